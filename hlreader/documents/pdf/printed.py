"""From the lines printed on pages to paragraphs, headings and lists.

The rules:

- Running headers and footers go: lines among the first or last three of a page that stand, but for
  their digits, at the same height on at least two and two fifths of the pages. So do page numbers
  at the very top or bottom.
- A paragraph ends where the gap to the next line is larger than usual, where the size or the weight
  of the letters changes, at a bullet or number, before an indented line or after a short line if
  the text before ended with a mark. One that has no mark at its end goes on in the next column or
  on the next page if that begins with a small letter.
- Lines that are side by side are a table or columns: see ``printed_lines``.
- A hyphen at the end of a line goes if a small letter follows, unless the word is with its
  hyphen elsewhere in the document, or begins with "self", "well" or the like.
- A paragraph of at most 15 words without a full stop in larger or bold letters is a heading; the
  largest size is level 1.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby, pairwise
from operator import itemgetter
from statistics import median
from typing import NamedTuple

from hlreader.documents.pdf.lines import BULLET, PrintedLine, right_end, stretches
from hlreader.documents.tables import blocks_of_rows
from hlreader.models import Block, Heading, ItemList, ListItem, Paragraph, Run, Runs
from hlreader.sanitize import neutralise

_EDGE = 3
_SAME_HEIGHT = 4.0
_WIDE_GAP = 1.35
_OTHER_SIZE = 0.12
_SHORT_LINE = 0.8
_INDENT = 0.8
_LARGER = 1.12
_HEADING_WORDS = 15
_DEEPEST_HEADING = 4

_PAGE_NUMBER = re.compile(
    r"[-–—|\s]*+(?:page|página|pág\.?|p\.)?\s*+(?:\d{1,4}|[ivxl]{1,6})\s*+"
    r"(?:(?:of|de|/)\s*+\d{1,4})?[-–—|\s]*+",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_END_MARK = re.compile(r"[.!?:…]['\"’”»)\]]*$")
_HYPHENATED = re.compile(r"(?<![^\W\d_])[^\W\d_]+(?:-[^\W\d_]+)+")
_LAST_PART = re.compile(r"(?<![^\W\d_])([^\W\d_]+)-$")
_FIRST_PART = re.compile(r"[^\W\d_]+")
_KEEPS_HYPHEN = frozenset(
    "self well follow check long short high low half non all x t e co ex over-the day".split()
)


class _Group(NamedTuple):
    """The lines of a paragraph, or the cells of a table, each with the number of its page."""

    lines: list[tuple[int, PrintedLine]]
    bullet: "re.Match[str] | None" = None
    cells: tuple[int, ...] = ()
    """How many cells each row of a table has."""


def blocks_of(pages: Sequence[Sequence[PrintedLine]]) -> tuple[tuple[Block, ...], list[str]]:
    """Return the blocks of the pages, and the text of each page on one line.

    Offsets count in these texts joined by newlines.
    """
    bodies = _without_margins(pages)
    groups = _groups(bodies)
    sizes: Counter[float] = Counter()
    for body in bodies:
        for line in body:
            sizes[round(line.size)] += len(line.text)
    body_size = sizes.most_common(1)[0][0] if sizes else 0
    kinds = [_is_heading(group, body_size) for group in groups]
    larger = {
        round(group.lines[0][1].size)
        for group, heading in zip(groups, kinds, strict=True)
        if heading and group.lines[0][1].size > _LARGER * body_size
    }
    ranks = sorted(larger, reverse=True)
    setter = _Setter(bodies)
    for group, heading in zip(groups, kinds, strict=True):
        if group.cells:
            setter.table(group)
        elif heading:
            size = round(group.lines[0][1].size)
            level = ranks.index(size) + 1 if size in larger else len(ranks) + 1
            setter.heading(group, min(max(level, 1), _DEEPEST_HEADING))
        elif group.bullet:
            setter.item(group)
        else:
            setter.paragraph(group)
    return setter.finish()


def _without_margins(pages: Sequence[Sequence[PrintedLine]]) -> list[list[PrintedLine]]:
    """Return the pages' lines without running headers, footers and page numbers."""
    edges = []
    for page in pages:
        by_height = sorted(page, key=lambda line: -line.y)
        edges.append({*by_height[:_EDGE], *by_height[-_EDGE:]})
    seen: Counter[tuple[str, int]] = Counter()
    for edge in edges:
        seen.update({key for line in edge for key in _keys(line)})
    least = max(2, 0.4 * len(pages))
    bodies = []
    for page, edge in zip(pages, edges, strict=True):
        kept = [
            line for line in page
            if line not in edge or max(seen[key] for key in _keys(line)) < least
        ]  # fmt: skip
        numbers = _page_numbers(kept)
        bodies.append([line for at, line in enumerate(kept) if at not in numbers])
    return bodies


def _page_numbers(lines: Sequence[PrintedLine]) -> set[int]:
    """Return which lines are page numbers: the first or last ones of a page, but never all."""
    found: set[int] = set()
    for sign in (-1, 1):
        for at in sorted(range(len(lines)), key=lambda at: sign * lines[at].y):
            is_last = len(found) + 1 >= len(lines)
            if is_last or at in found or not _PAGE_NUMBER.fullmatch(lines[at].text):
                break
            found.add(at)
    return found


def _keys(line: PrintedLine) -> list[tuple[str, int]]:
    """Return what a running line has in common on all pages: its words, and about its height."""
    height = int(line.y // _SAME_HEIGHT)
    text = _DIGITS.sub("#", line.text.casefold())
    return [(text, height), (text, height + 1)]


def _groups(pages: Sequence[Sequence[PrintedLine]]) -> list[_Group]:
    """Return the lines of all pages by paragraph."""
    usual = _usual_gaps(pages)
    groups: list[_Group] = []
    for number, page in enumerate(pages):
        widest = max((right_end(line) for line in page), default=0.0)
        for found in stretches(page):
            if isinstance(found, list):
                lines = [(number, cell) for row in found for cell in row.cells]
                groups.append(_Group(lines, cells=tuple(len(row.cells) for row in found)))
                continue
            bullet = BULLET.match(found.text)
            before = groups[-1].lines[-1] if groups and not groups[-1].cells else None
            same = before is not None and before[0] == number
            if (
                before is None
                or bullet
                or not _goes_on(groups[-1], found, usual, widest, same_page=same)
            ):
                groups.append(_Group([(number, found)], bullet))
            else:
                groups[-1].lines.append((number, found))
    return groups


def _usual_gaps(pages: Sequence[Sequence[PrintedLine]]) -> dict[int, float]:
    """Return the usual distance between two lines, by the size of their letters."""
    gaps: dict[int, list[float]] = {}
    for page in pages:
        for above, below in pairwise(page):
            gap = above.y - below.y
            if _same_look(above, below) and 0.5 * below.size < gap < 3 * above.size:
                gaps.setdefault(round(below.size), []).append(gap)
    # The smaller gaps are those inside paragraphs, whatever the number of paragraphs of one line.
    return {size: min(median(found), 1.2 * min(found)) for size, found in gaps.items()}


def _same_look(one: PrintedLine, other: PrintedLine) -> bool:
    return abs(one.size - other.size) <= _OTHER_SIZE * max(one.size, other.size, 1.0) and (
        one.bold == other.bold
    )


def _goes_on(
    group: _Group, line: PrintedLine, usual: dict[int, float], widest: float, *, same_page: bool
) -> bool:
    """Return whether a line belongs to the paragraph of the lines before it."""
    above = group.lines[-1][1]
    if group.bullet and len(group.lines) == 1 and BULLET.fullmatch(above.text):
        return True  # the bullet was set apart from its text
    if not _same_look(above, line):
        return False
    ended = _END_MARK.search(above.text) is not None
    gap = above.y - line.y
    if not same_page or gap < -0.5 * line.size:  # the next page, the next column
        return not ended and line.text[0].islower()
    if gap > _WIDE_GAP * usual.get(round(line.size), 1.2 * line.size):
        return False
    if gap < 0.5 * line.size:  # the same line, in pieces
        return True
    if group.bullet and line.x < above.x - _INDENT * line.size:
        return False  # set further out than the item's text
    if not ended or group.bullet:
        return True
    indented = line.x - above.x > _INDENT * line.size and len(group.lines) > 1
    return not indented and right_end(above) >= _SHORT_LINE * widest


def _is_heading(group: _Group, body_size: float) -> bool:
    first = group.lines[0][1]
    text = " ".join(line.text for _, line in group.lines)
    stands_out = first.size > _LARGER * body_size or all(line.bold for _, line in group.lines)
    return (
        stands_out
        and (not group.bullet or group.bullet[1] is not None)
        and len(text.split()) <= _HEADING_WORDS
        and not text.endswith((".", ":", ";", ","))
    )


class _Setter:
    """Makes blocks of groups, and writes down the text of each page as it goes."""

    def __init__(self, pages: Sequence[Sequence[PrintedLine]]) -> None:
        self.parts: list[list[str]] = [[] for _ in pages]
        self.lengths = [0] * len(pages)
        whole = " ".join(line.text for page in pages for line in page)
        self.hyphenated = {match[0].lower() for match in _HYPHENATED.finditer(whole)}
        self.made: list[tuple[str, object, int | None, list[tuple[int, int, str]]]] = []

    def heading(self, group: _Group, level: int) -> None:
        self.made.append(("heading", level, None, self.write(group, 0)))

    def paragraph(self, group: _Group) -> None:
        self.made.append(("paragraph", None, None, self.write(group, 0)))

    def item(self, group: _Group) -> None:
        bullet = group.bullet
        number = int(bullet[1]) if bullet and bullet[1] else None
        self.made.append(("item", None, number, self.write(group, bullet.end() if bullet else 0)))

    def table(self, group: _Group) -> None:
        lines = iter(group.lines)
        cells = [
            [self.write(_Group([next(lines)]), 0) for _ in range(count)] for count in group.cells
        ]
        self.made.append(("table", cells, None, cells[0][0]))

    def write(self, group: _Group, skip: int) -> list[tuple[int, int, str]]:
        """Write a group's text on its pages; return its pieces as page, column and text."""
        pieces: list[tuple[int, int, str]] = []
        for page, joined in groupby(self.joined(group, skip), key=itemgetter(1)):
            text = "".join(text for text, _ in joined)
            lead = " " if self.lengths[page] else ""
            pieces.append((page, self.lengths[page] + len(lead), text))
            self.parts[page] += (lead, text)
            self.lengths[page] += len(lead) + len(text)
        return pieces

    def joined(self, group: _Group, skip: int) -> Iterator[tuple[str, int]]:
        """Yield the text of each line with what joins it to the next, and its page."""
        texts = [neutralise(line.text) for _, line in group.lines]
        texts[0] = texts[0][skip:]
        for index, (page, _) in enumerate(group.lines):
            text = texts[index]
            if index + 1 < len(texts):
                text = self.before_next(text, texts[index + 1])
            if text:
                yield text, page

    def before_next(self, text: str, follows: str) -> str:
        """Return a line's text as it comes before the next line: a space, or a hyphen undone."""
        part, rest = _LAST_PART.search(text), _FIRST_PART.match(follows)
        if not text or text.endswith(" "):
            return text
        if not part:
            return text if text.endswith(("-", "/")) and rest else f"{text} "
        if not rest or not follows[0].islower():
            return text
        compound = f"{part[1]}-{rest[0]}".lower()
        if compound in self.hyphenated or part[1].lower() in _KEEPS_HYPHEN:
            return text
        return text[:-1]

    def finish(self) -> tuple[tuple[Block, ...], list[str]]:
        """Return the blocks and the pages' texts."""
        starts = [0, *accumulate(length + 1 for length in self.lengths)]
        blocks: list[Block] = []
        items: list[ListItem] = []
        numbered: int | None = None  # the first number of the list that the items make

        def end_list() -> None:
            if items:
                blocks.append(ItemList(tuple(items), numbered, items[0].offset))
                items.clear()

        for kind, level, number, pieces in self.made:
            runs: Runs = tuple(Run(text, starts[page] + at) for page, at, text in pieces)
            if not runs:
                continue
            offset = runs[0].offset
            if kind != "item" or (numbered is None) != (number is None):
                end_list()
            if kind == "table" and isinstance(level, list):
                rows = [
                    [tuple(Run(text, starts[page] + at) for page, at, text in cell) for cell in row]
                    for row in level
                ]
                blocks += blocks_of_rows(rows, offset)
            elif kind == "heading":
                blocks.append(Heading(runs, int(str(level)), offset))
            elif kind == "paragraph":
                blocks.append(Paragraph(runs, offset))
            else:
                numbered = numbered if items else number
                items.append(ListItem((Paragraph(runs, offset),), offset))
        end_list()
        return tuple(blocks), ["".join(parts) for parts in self.parts]
