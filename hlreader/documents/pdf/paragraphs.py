"""From the lines of pages, in reading order, to paragraphs, headings, items and tables.

The rules:

- A paragraph ends where the gap to the next line is wider than usual, where the size or weight of
  the letters changes, at a label, and before an indented line if the text before it ended with a
  mark. It ends as well after a line that had room for the next word, if that begins with a capital.
  Where lines end so in mid-sentence, each one that begins with a capital is a paragraph.
- One without a mark at its end goes on in the next column or on the next page if that begins with
  a small letter. So does a table whose columns are at the same places.
- A paragraph of at most 15 words without a full stop in larger or bolder letters than most of the
  text is a heading. The level is the rank of its size, and of its weight for one size.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple, TypeAlias

from hlreader.documents.pdf.lines import LABEL, Line, has_room
from hlreader.documents.pdf.tables import Grid

_WIDE_GAP = 1.35
_WIDER_GAP = 1.12
_OTHER_SIZE = 0.12
_INDENT = 0.8
_LARGER = 1.12
_HEADING_WORDS = 15
_TITLE = 1.3
_TITLE_WORDS = 30
_WIDEST_PITCH = 1.6
_DEEPEST_HEADING = 6
_NARROW = 0.6
_MOST_FOOTNOTES = 8

_END_MARK = re.compile(r"[.!?:…؟。]['\"’”»)\]⁰¹²³⁴-⁹,–*†‡§¶]*$")
_LED = re.compile(r" … \S+$")
"""A word and a number with dots between, as in a table of contents."""

_WORD = re.compile(r"[^\W\d_]{2,}")

Placed: TypeAlias = tuple[int, Line]
"""The number of a page, from 0, and a line on it."""


class Group(NamedTuple):
    """The lines of a paragraph, heading or item; or a table."""

    lines: list[Placed]
    label: str = ""
    """The bullet or number of an item."""
    level: int = 0
    """That of a heading; 0 for other texts."""
    rows: tuple[tuple[tuple[Placed, ...], ...], ...] = ()
    """The rows of a table: the lines of each cell."""


def groups_of(pages: Sequence[Sequence[Line | Grid]]) -> list[Group]:
    """Return what the lines and tables of pages make, in order."""
    found = [*_with_whole_tables(pages)]
    lines = [(page, one) for page, one in found if isinstance(one, Line)]
    pitches = _pitches(lines)
    groups: list[Group] = []
    run: list[Placed] = []
    for page, one in found:
        if isinstance(one, Line):
            run.append((page, _labelled(one)))
            continue
        groups += _paragraphs(run, pitches)
        run = []
        rows = tuple(tuple(tuple(cell) for cell in row) for row in one)
        groups.append(Group([], rows=rows))
    groups += _paragraphs(run, pitches)
    return _with_headings(groups)


PlacedRow: TypeAlias = list[list[Placed]]


def _with_whole_tables(
    pages: Sequence[Sequence[Line | Grid]],
) -> Iterator[tuple[int, Line | list[PlacedRow]]]:
    """Yield the lines of pages, and tables with what is of them on the next pages."""
    open_table: list[PlacedRow] = []
    for page, found in enumerate(pages):
        for number, one in enumerate(found):
            if isinstance(one, Grid):
                rows = [[[(page, line) for line in cell] for cell in row] for row in one.rows]
                if open_table and number == 0 and _same_columns(open_table, rows):
                    repeated = len(open_table) > 1 and _text(rows[0]) == _text(open_table[0])
                    open_table += rows[repeated:]
                    continue
                yield from _finished(open_table)
                open_table = rows
            else:
                yield from _finished(open_table)
                open_table = []
                yield page, one
    yield from _finished(open_table)


def _finished(rows: list[PlacedRow]) -> Iterator[tuple[int, Line | list[PlacedRow]]]:
    """Yield a table; one of one row is only lines side by side."""
    if len(rows) > 1:
        yield 0, rows
    else:
        yield from (placed for row in rows for cell in row for placed in cell)


def _same_columns(rows: list[PlacedRow], more: list[PlacedRow]) -> bool:
    left, right = _column_starts(rows), _column_starts(more)
    return len(rows[0]) == len(more[0]) and all(
        abs(left[column] - right[column]) < 1 for column in left.keys() & right.keys()
    )


def _column_starts(rows: list[PlacedRow]) -> dict[int, float]:
    starts: dict[int, float] = {}
    for row in rows:
        for column, cell in enumerate(row):
            for _, line in cell:
                starts[column] = min(starts.get(column, line.outer), line.outer)
    return starts


def _text(row: PlacedRow) -> list[list[str]]:
    return [[line.text for _, line in cell] for cell in row]


def _labelled(line: Line) -> Line:
    """Return a line with the label that its text begins with apart."""
    match = None if line.label else LABEL.match(line.text)
    if not match or match.end() == len(line.text):
        return line
    starts = [x for x, at in line.words if at == match.end()]
    return line._replace(
        text=line.text[match.end() :],
        label=match[0].rstrip(),
        label_x=line.x,
        x=starts[0] if starts else line.x,
        words=(),
    )


def _pitches(lines: Sequence[Placed]) -> dict[int, float]:
    """Return the usual distance between two lines of a paragraph, by the size of their letters.

    A line that begins with a small letter goes on with a paragraph.
    """
    gaps: dict[int, list[float]] = {}
    inside: dict[int, list[float]] = {}
    for (page, above), (other, below) in pairwise(lines):
        gap = above.y - below.y
        if page == other and _same_look(above, below) and 0.5 * below.size < gap < 3 * above.size:
            gaps.setdefault(round(below.size), []).append(gap)
            if below.text[0].islower() and not below.label:
                inside.setdefault(round(below.size), []).append(gap)
    # The smaller gaps are those inside paragraphs, whatever the number of paragraphs of one line.
    usual = {
        size: min(median(found), 1.2 * min(found), _WIDEST_PITCH * size)
        for size, found in gaps.items()
    }
    return usual | {size: median(found) for size, found in inside.items()}


def _same_look(one: Line, other: Line) -> bool:
    return abs(one.size - other.size) <= _OTHER_SIZE * max(one.size, other.size, 1.0) and (
        one.bold == other.bold
    )


def _paragraphs(lines: Sequence[Placed], pitches: dict[int, float]) -> list[Group]:
    """Return the paragraphs and items that lines make."""
    ends = _ends_by_hand(lines, pitches)
    groups: list[Group] = []
    last_number: str = ""
    for number, (page, line) in enumerate(lines):
        open_group = _before_footnotes(groups, page, line)
        if (
            open_group
            and number not in ends
            and _goes_on(open_group, page, line, pitches, last_number)
        ):
            text = f"{line.label} {line.text}" if line.label else line.text
            open_group.lines.append((page, line._replace(text=text)))
        else:
            groups.append(Group([(page, line)], line.label))
            last_number = line.label or last_number
    return groups


def _before_footnotes(groups: Sequence[Group], page: int, line: Line) -> Group | None:
    """Return the last group; for the first line of a page, that before the smaller ones."""
    for group in reversed(groups[-_MOST_FOOTNOTES:]):
        above_page, above = group.lines[-1]
        if above_page == page or above.size > line.size * (1 - _OTHER_SIZE):
            return group
    return groups[-1] if groups else None


def _goes_on(
    group: Group, page: int, line: Line, pitches: dict[int, float], last_label: str
) -> bool:
    """Return whether a line belongs to the paragraph of the lines before it."""
    above_page, above = group.lines[-1]
    ended = _END_MARK.search(above.text) is not None
    if line.label and not _is_stray(line.label, last_label, ended=ended):
        return False
    if not _same_look(above, line) or _LED.search(above.text):
        return False
    gap = above.y - line.y
    if above_page != page or gap < -0.5 * line.size:  # the next page, the next column
        return not ended and line.text[0].islower()
    usual = pitches.get(round(line.size), 1.2 * line.size)
    if gap > _WIDE_GAP * usual or (gap > _WIDER_GAP * usual and _begins(line.text)):
        return False
    if gap < 0.5 * line.size:  # the same line, in pieces
        return True
    further_out = group.label and line.x < above.x - _INDENT * line.size
    if further_out and (ended or _begins(line.text)):
        return False  # it is not of the item
    return (
        not ended
        or bool(group.label)
        or line.x - above.x <= _INDENT * line.size
        or (len(group.lines) == 1)
    )


def _is_stray(label: str, last: str, *, ended: bool) -> bool:
    """Return whether what looks like a label may be the end of a sentence: "grade / 3. Then"."""
    value = _value(label)
    return value is not None and not ended and value != 1 and value != (_value(last) or 0) + 1


def _value(label: str) -> int | None:
    """Return the number that a label is, or None for a bullet."""
    sign = label.strip("(.)")
    if sign.isdecimal():
        return int(sign)
    return ord(sign) - ord("a") + 1 if len(sign) == 1 and "a" <= sign <= "z" else None


def _begins(text: str) -> bool:
    """Return whether a text may be the beginning of a sentence or title."""
    first = text.lstrip("\"'“‘«([¿¡")[:1]
    return first.isupper() or first.isdecimal()


def _ends_by_hand(lines: Sequence[Placed], pitches: dict[int, float]) -> set[int]:
    """Return the numbers of the lines before which the author, not the margin, ended a line."""
    ends: set[int] = set()
    widest = max((line.right for _, line in lines), default=0.0)
    start = 0
    for number in range(1, len(lines) + 1):
        if number < len(lines) and _close(lines[number - 1], lines[number], pitches):
            continue
        ends |= _ends_in_run(lines[start:number], start, widest)
        start = number
    return ends


def _close(above: Placed, below: Placed, pitches: dict[int, float]) -> bool:
    gap = above[1].y - below[1].y
    usual = pitches.get(round(below[1].size), 1.2 * below[1].size)
    same = above[0] == below[0] and not below[1].label and _same_look(above[1], below[1])
    return same and 0.5 * below[1].size < gap <= _WIDE_GAP * usual


def _ends_in_run(run: Sequence[Placed], start: int, widest: float) -> set[int]:
    """Return the same for lines of one look, close together, that are numbered from ``start``."""
    if len(run) == 1:
        return set()
    right = max(line.right for _, line in run)
    begun = [
        number for number in range(1, len(run))
        if _begins(run[number][1].text) and not run[number - 1][1].text.endswith(("-", ","))
    ]  # fmt: skip
    unended = {number for number in begun if not _END_MARK.search(run[number - 1][1].text)}
    roomy = {number for number in begun if has_room(run[number - 1][1], run[number][1], right)}
    first = run[0][1]
    listed = (
        len(unended) == len(run) - 1
        and not _END_MARK.search(run[-1][1].text)
        and not first.bold
        and right - first.x < _NARROW * (widest - first.x)
    )
    if listed or unended & roomy:
        return {start + number for number in begun}
    return {start + number for number in roomy}


def _with_headings(groups: Sequence[Group]) -> list[Group]:
    looks: Counter[tuple[float, bool]] = Counter()
    for group in groups:
        for _, line in group.lines:
            looks[round(line.size), line.bold] += len(line.text)
    if not looks:
        return [*groups]
    body = looks.most_common(1)[0][0]
    headings = [_is_heading(group, *body) for group in groups]
    ranks = sorted(
        {_look(group) for group, heading in zip(groups, headings, strict=True) if heading},
        reverse=True,
    )
    return [
        group._replace(level=min(ranks.index(_look(group)) + 1, _DEEPEST_HEADING))
        if heading else group
        for group, heading in zip(groups, headings, strict=True)
    ]  # fmt: skip


def _look(group: Group) -> tuple[float, bool]:
    first = group.lines[0][1]
    return round(first.size * 2) / 2, first.bold


def _is_heading(group: Group, body_size: float, body_bold: bool) -> bool:  # noqa: FBT001
    if group.rows or (group.label and _value(group.label) is None):
        return False
    first = group.lines[0][1]
    text = " ".join(line.text for _, line in group.lines)
    bolder = all(line.bold for _, line in group.lines) and not body_bold
    letters = sum(map(len, _WORD.findall(text)))
    return (
        (first.size > _LARGER * body_size or (bolder and first.size > body_size / _LARGER))
        and len(text.split())
        <= (_TITLE_WORDS if first.size > _TITLE * body_size else _HEADING_WORDS)
        and not text.endswith((".", ":", ";", ","))
        and letters > sum(letter.isdecimal() for letter in text)
    )
