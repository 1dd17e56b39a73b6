"""Fold styled text into lines of at most the measure, and print them with Rich.

A page is a list of lines. Nothing is wider than the page: Rich folds long words, indents shrink on
a narrow page, and a wide table becomes cards.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from rich.console import Console, ConsoleOptions, RenderResult
from rich.segment import Segment
from rich.style import Style
from rich.text import Text

from hlreader.limits import NARROWEST
from hlreader.terminal import Terminal

_MOST_INDENT = 4
_SPACES = re.compile(r"[ \t]*[ \t\xa0][ \t\xa0]+|\t")


class Page:
    """The lines of a page, for Rich to print.

    With a style for the whole page, every line is filled up to ``width`` with its background.
    """

    def __init__(self, lines: Iterable[Text], style: str = "", width: int = 0) -> None:
        self.lines = list(lines)
        self.style = Style.parse(style)
        self.fill = width if style else 0

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the segments of each line (Rich's console protocol)."""
        for line in self.segments(console):
            yield from line
            yield Segment.line()

    def segments(self, console: Console) -> Iterator[list[Segment]]:
        """Yield the segments of each line, without the line's end."""
        for line in self.lines:
            line.stylize_before(line.style)  # Rich leaves it out on a line without spans
            line.style = ""
            if self.fill:
                line.pad_right(self.fill - line.cell_len)
                line.stylize_before(self.style)
            yield [*line.render(console)]


def _color_system(terminal: Terminal) -> Literal["auto", "standard"] | None:
    """Return how Rich is to send styles: not at all, as it detects, or plainly to a file."""
    if not terminal.styles:
        return None
    return "auto" if terminal.is_terminal and not terminal.dumb else "standard"


def console_for(terminal: Terminal, width: int) -> Console:
    """Return a Rich console that writes pages of a width to a terminal."""
    return Console(
        file=terminal.stream,
        width=width,
        color_system=_color_system(terminal),
        force_terminal=terminal.styles,
        no_color=not terminal.colors,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )


def tidy(text: str) -> str:
    """Return text with each run of spaces as one space."""
    return _SPACES.sub(" ", text)


def styled(text: str, style: str = "") -> Text:
    """Return text in one style."""
    return Text(tidy(text), style, end="")


def fold(console: Console, text: Text, width: int, first: str = "", rest: str = "") -> list[Text]:
    """Return text as lines of at most ``width`` cells.

    ``first`` goes before the first line and ``rest`` before the others, inside the width.
    """
    prefix = max(len(first), len(rest))
    lines = list(text.wrap(console, max(1, width - prefix), overflow="fold"))
    for line in lines:
        line.rstrip()
    return hang(lines, first, rest) if prefix else lines


def hang(lines: Iterable[Text], first: str, rest: str) -> list[Text]:
    """Return lines with ``first`` before the first of them and ``rest`` before the others."""
    return [
        Text(rest if row else first, end="").append_text(line) for row, line in enumerate(lines)
    ]


def underlined(lines: list[Text], sign: str) -> list[Text]:
    """Return a heading's lines with a rule under them, for output without styles."""
    widest = max((line.cell_len for line in lines), default=0)
    return [*lines, Text(sign * widest, end="")]


def indent(width: int, wanted: int = _MOST_INDENT) -> int:
    """Return how far to indent on a page of this width: less on a narrow one."""
    return min(wanted, max(0, (width - NARROWEST) // 5))


def join(blocks: Iterable[list[Text]], gap: int) -> list[Text]:
    """Return the lines of blocks, with ``gap`` blank rows between each two."""
    lines: list[Text] = []
    for block in blocks:
        if block and lines:
            lines.extend(Text(end="") for _ in range(gap))
        lines.extend(block)
    return lines
