"""Turn groups of printed lines into blocks, and write the text of each page.

A hyphen at the end of a line is removed before a small letter, unless the document has the word
with its hyphen elsewhere, or the word begins with "self", "well" or similar.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from hlreader.documents.lists import DEEPEST
from hlreader.documents.pdf.lines import Line
from hlreader.documents.pdf.paragraphs import Group, Placed
from hlreader.documents.superscripts import raised
from hlreader.documents.tables import blocks_of_rows
from hlreader.models import Block, Heading, ItemList, ListItem, Paragraph, Run, Runs
from hlreader.sanitize import neutralise

_DEEPER = 0.5
_HYPHENATED = re.compile(r"(?<![^\W\d_])[^\W\d_]+(?:-[^\W\d_]+)+")
_LAST_PART = re.compile(r"(?<![^\W\d_])([^\W\d_]+)-$")
_FIRST_PART = re.compile(r"[^\W\d_]+")
_KEEPS_HYPHEN = frozenset(
    "self well follow check long short high low half non all x t e co ex over-the day".split()
)
_LIGATURES = {
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
    "\ufb05": "st", "\ufb06": "st",
}  # fmt: skip
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_NO_SPACES = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
"""A Chinese or Japanese letter. There are no spaces between words."""

_RAISED = re.compile(r"\[?[⁰¹²³⁴-⁹]+(?:[,–-][⁰¹²³⁴-⁹]+)*\]?(?![⁰¹²³⁴-⁹]*\s?[/⁄])")
_LOWERED = {ord(sign): digit for digit, sign in zip("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹", strict=True)}


class _Written(NamedTuple):
    """Written text: the number of its page, its column there, and the text."""

    page: int
    column: int
    text: str
    aside: bool
    """Whether it is the mark of a note."""


class _Item(NamedTuple):
    """An item of a list. ``number`` is None for a bullet."""

    runs: Runs
    number: int | None
    line: Line
    """Its first line."""

    def is_in(self, item: "_Item") -> bool:
        """Return whether its label and its text are further to the right than another item's."""
        mine, other = self.line, item.line
        indent = min(mine.label_x - other.label_x, mine.x - other.x)
        return indent > _DEEPER * other.size


def blocks_of(groups: Iterable[Group], pages: int) -> tuple[tuple[Block, ...], list[str]]:
    """Return the blocks of groups, and the text of each page on one line.

    Offsets refer to these texts joined by newlines.
    """
    groups = [*groups]
    writer = _Writer(groups, pages)
    written = [(group, writer.group(group)) for group in groups]
    texts = ["".join(parts) for parts in writer.parts]
    starts = [0]
    for text in texts:
        starts.append(starts[-1] + len(text) + 1)

    def runs_of(pieces: Iterable[_Written], group: Group) -> Runs:
        return tuple(
            Run(text, starts[page] + column, aside=aside or group.aside)
            for page, column, text, aside in pieces
        )

    blocks: list[Block] = []
    for is_item, found in groupby(written, key=lambda one: bool(one[0].label and not one[0].level)):
        if is_item:
            items = [_item(group, runs_of(cells[0][0], group)) for group, cells in found]
            blocks += _lists([item for item in items if item.runs])
            continue
        for group, cells in found:
            rows = [[runs_of(cell, group) for cell in row] for row in cells]
            if group.rows:
                offset = next((runs[0].offset for row in rows for runs in row if runs), 0)
                blocks += blocks_of_rows(rows, offset)
            elif runs := rows[0][0]:
                offset = runs[0].offset
                blocks.append(
                    Heading(runs, group.level, offset) if group.level else Paragraph(runs, offset)
                )
    return tuple(blocks), texts


def _item(group: Group, runs: Runs) -> _Item:
    return _Item(runs, _number(group.label), group.lines[0][1])


def _number(label: str) -> int | None:
    sign = label.strip("(.)")
    return int(sign) if sign.isdecimal() else None


def _lists(items: Sequence[_Item], depth: int = 0) -> list[Block]:
    """Return the lists of items. An item further to the right is inside the item above it."""
    blocks: list[Block] = []
    made: list[ListItem] = []
    first = at = 0
    while at < len(items):
        item = items[at]
        expected = None if items[first].number is None else (items[first].number or 0) + len(made)
        if made and item.number != expected:
            blocks.append(ItemList(tuple(made), items[first].number, made[0].offset))
            made, first = [], at
        end = at + 1
        while depth < DEEPEST and end < len(items) and items[end].is_in(item):
            end += 1
        offset = item.runs[0].offset
        inner = _lists(items[at + 1 : end], depth + 1)
        made.append(ListItem((Paragraph(item.runs, offset), *inner), offset))
        at = end
    if made:
        blocks.append(ItemList(tuple(made), items[first].number, made[0].offset))
    return blocks


class _Writer:
    """Writes the text of each page."""

    def __init__(self, groups: Sequence[Group], pages: int) -> None:
        self.parts: list[list[str]] = [[] for _ in range(pages)]
        self._lengths = [0] * pages
        whole = " ".join(line.text for group in groups for _, line in group.lines)
        self._hyphenated = {match[0].lower() for match in _HYPHENATED.finditer(whole)}

    def group(self, group: Group) -> list[list[list[_Written]]]:
        """Write the text of a group.

        Return it as rows of cells. Without a table, it is one cell.
        """
        if group.rows:
            return [[self._cell(cell) for cell in row] for row in group.rows]
        lines = group.lines
        if group.label and (group.level or _keeps_label(group.label)):
            page, line = lines[0]
            lines = [(page, line._replace(text=f"{group.label} {line.text}")), *lines[1:]]
        return [[self._cell(lines)]]

    def _cell(self, lines: Sequence[Placed]) -> list[_Written]:
        found: list[_Written] = []
        for page, joined in groupby(self._joined(lines), key=itemgetter(1)):
            if self._lengths[page]:
                self._write(page, " ")
            for text, aside in _with_notes("".join(text for text, _ in joined)):
                found.append(_Written(page, self._lengths[page], text, aside))
                self._write(page, text)
        return found

    def _write(self, page: int, text: str) -> None:
        self.parts[page].append(text)
        self._lengths[page] += len(text)

    def _joined(self, lines: Sequence[Placed]) -> Iterator[tuple[str, int]]:
        """Yield the text of each line, with a space or nothing for the next line, and its page."""
        texts = [_clean(line.text) for _, line in lines]
        for index, (page, _) in enumerate(lines):
            text = texts[index]
            if index + 1 < len(texts):
                text = self._before_next(text, texts[index + 1])
            if text:
                yield text, page

    def _before_next(self, text: str, follows: str) -> str:
        """Return the text of a line before the next line: with a space, or without its hyphen."""
        part, rest = _LAST_PART.search(text), _FIRST_PART.match(follows)
        if not text or text.endswith(" "):
            return text
        if _NO_SPACES.match(text[-1]) and _NO_SPACES.match(follows):
            return text
        if not part:
            return text if text.endswith(("-", "/")) and rest else f"{text} "
        if not rest or not follows[0].islower():
            return text
        compound = f"{part[1]}-{rest[0]}".lower()
        if compound in self._hyphenated or part[1].lower() in _KEEPS_HYPHEN:
            return text
        return text[:-1]


def _with_notes(text: str) -> Iterator[tuple[str, bool]]:
    """Yield a text in pieces, and whether each is the mark of a note."""
    done = 0
    for match in _RAISED.finditer(text):
        shown, aside = raised(text[: match.start()], match[0].translate(_LOWERED))
        if aside:
            if match.start() > done:
                yield text[done : match.start()], False
            yield shown, True
            done = match.end()
    if done < len(text):
        yield text[done:], False


def _keeps_label(label: str) -> bool:
    """Return whether a label is a letter. The text may refer to it: "step b"."""
    return label.strip("(.)").isalpha() and label not in "o§"


def _clean(text: str) -> str:
    text = neutralise(text).strip()
    return text if text.isascii() else _LIGATURE.sub(lambda match: _LIGATURES[match[0]], text)
