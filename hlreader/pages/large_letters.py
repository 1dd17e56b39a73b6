"""A page written in large letters."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TextIO

from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style

from hlreader.pages.layout import Page
from hlreader.textsize.faces.dec import SINGLE
from hlreader.textsize.lettering import Face, Lettering, Span

_MARK = "x"

_SYSTEMS = {
    "standard": ColorSystem.STANDARD,
    "256": ColorSystem.EIGHT_BIT,
    "truecolor": ColorSystem.TRUECOLOR,
}
"""By Rich's names. Without one, nothing is styled."""


def write_page(
    page: Page, console: Console, lettering: Lettering, columns: int, stream: TextIO
) -> None:
    """Write a page line by line. No row is wider than ``columns``."""
    for segments in page.segments(console):
        spans = list(_spans(segments, console))
        if sum(lettering.width(span.text) for span in spans) > columns:
            spans = [Span("".join(span.text for span in spans))]  # styles can cost a column each
        stream.writelines(f"{row}\n" for row in lettering.draw(spans))
    if lettering.face is Face.DEC:
        stream.write(SINGLE)  # the row of the prompt


def _spans(segments: Iterable[Segment], console: Console) -> Iterator[Span]:
    system = _SYSTEMS.get(console.color_system or "")
    for text, style, _ in segments:
        yield Span(text, _sgr(style, system, console.no_color) if style else "")


@lru_cache
def _sgr(style: Style, system: ColorSystem | None, no_color: bool) -> str:  # noqa: FBT001
    """Return the parameters of SGR that Rich writes for a style."""
    style = style.without_color if no_color else style
    before = style.render(_MARK, color_system=system).partition(_MARK)[0]
    return before.removeprefix("\x1b[").removesuffix("m")
