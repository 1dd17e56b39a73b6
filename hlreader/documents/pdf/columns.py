"""The order in which the lines of a page are read: one below the other, as columns, or as a table.

The page is cut into slabs: lines that overlap in height, with nothing beside them. Slabs one below
the other that leave the same strip free from top to bottom are a band. Its columns are read one
after the other if they were set so, or if their lines are long, set by turns and close together.
Otherwise it is a table: see ``grids``.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence, Set
from itertools import pairwise
from typing import TypeAlias

from hlreader.documents.pdf.lines import WIDE_SPACE, Line, split
from hlreader.documents.pdf.tables import Grid, rows_of

Slab: TypeAlias = list[Line]
Strip: TypeAlias = tuple[float, float]
"""Where a strip of a page begins and ends, from left to right."""

_ASCENT, _DESCENT = 0.65, 0.2
_FARTHEST = 4.0
_ONE_PITCH = 1.6
_COLUMN_LETTERS = 25
_MOST_LINES_BEFORE = 12
_FEWEST_COLUMN_LINES = 4
_CLOSE = 1.5
_MOST_CELL_LINES = 8
_MOST_COLUMNS = 50
_DEEPEST = 8
_MOST_CROSSED = 0.25
_A_HAIR = 0.01
_ALIGNED = 1.0


def in_reading_order(lines: Sequence[Line], depth: int = 0) -> list[Line | Grid]:
    """Return the lines of a page, from the top down, as they are read.

    ``depth`` is in how many columns they are.
    """
    slabs = _slabs(lines)
    found: list[Line | Grid] = []
    at = 0
    for number, slab in enumerate(slabs):
        strips = _strips(slab) if number >= at and depth < _DEEPEST else []
        if not strips:
            continue
        start = _band_start(slabs, number, at, strips[0])
        found += (line for above in slabs[at:start] for line in above)
        at = _band_end(slabs, start, number)
        found += _read_band(slabs[start:at], depth + 1)
    found += (line for rest in slabs[at:] for line in rest)
    return found


def _slabs(lines: Sequence[Line]) -> list[Slab]:
    slabs: list[Slab] = []
    bottom = 0.0
    for line in sorted(lines, key=lambda line: -(line.y + _ASCENT * line.size)):
        if not slabs or line.y + _ASCENT * line.size <= bottom:
            slabs.append([])
            bottom = line.y - _DESCENT * line.size
        slabs[-1].append(line)
        bottom = min(bottom, line.y - _DESCENT * line.size)
    return slabs


def _strips(slab: Slab) -> list[Strip]:
    """Return what is free from the top to the bottom of a slab, between its lines."""
    if len(slab) == 1:
        return []
    found = []
    lines = sorted(slab, key=lambda line: line.outer)
    right = lines[0].right
    for line in lines[1:]:
        if line.outer - right > WIDE_SPACE * line.size:
            found.append((right, line.outer))
        right = max(right, line.right)
    return found if len(found) < _MOST_COLUMNS else []


def _left_free(strips: Sequence[Strip], slab: Slab) -> list[Strip]:
    """Return what a slab leaves free of strips."""
    free = list(strips)
    for line in slab:
        cut = []
        for left, right in free:
            if line.right <= left or line.outer >= right:
                cut.append((left, right))
                continue
            cut += [
                (one, other) for one, other in ((left, line.outer), (line.right, right))
                if other - one > WIDE_SPACE * line.size
            ]  # fmt: skip
        free = cut
    return free


def _band_start(slabs: Sequence[Slab], number: int, least: int, strip: Strip) -> int:
    """Return where the band begins in which a slab is the first with lines side by side.

    Lines of one column may be above it, but not of the first: that would be the text above.
    """
    start = number
    while (
        max(least, number - _MOST_LINES_BEFORE) < start
        and all(line.outer >= strip[1] - _ALIGNED for line in slabs[start - 1])
        and _goes_on(slabs[start - 1], slabs[start])
    ):
        start -= 1
    return start


def _band_end(slabs: Sequence[Slab], start: int, number: int) -> int:
    """Return the number after that of the last slab in the same band."""
    strips = _strips(slabs[number])
    starts = {_place(right) for _, right in strips}
    free = strips
    for above in slabs[start:number]:
        free = _left_free(free, above)
    end = number + 1
    broken = False  # whether lines of one column are between that do not go on with it
    for at in range(number + 1, len(slabs)):
        slab = [part for line in slabs[at] for part in _cut(line, starts)]
        free = _left_free(free, slab)
        if not free or _is_far(slabs[at - 1], slab):
            break
        strips = _strips(slab)
        if strips:
            if broken and not any(_is_near(right, starts) for _, right in strips):
                break
            starts.update(_place(right) for _, right in strips)
            end = at + 1
        elif end == at and _continues(slabs[start:at], slab):
            end = at + 1
        else:
            broken = True
    return end


def _place(x: float) -> int:
    """Return a place to the point."""
    return round(x)


def _is_near(x: float, places: Set[int]) -> bool:
    """Return whether a place is among others, give or take a point."""
    place = _place(x)
    return place in places or place - 1 in places or place + 1 in places


def _is_far(above: Slab, below: Slab) -> bool:
    gap = min(line.y for line in above) - max(line.y for line in below)
    return gap > _FARTHEST * max(line.size for line in below)


def _continues(band: Sequence[Slab], slab: Slab) -> bool:
    """Return whether a line below a band goes on with one of its columns."""
    for above in reversed(band[-_MOST_LINES_BEFORE:]):
        if any(_overlap(one, other) for one in above for other in slab):
            return _goes_on(above, slab)
    return False


def _goes_on(above: Slab, below: Slab) -> bool:
    """Return whether a line goes on with one above it: it is close and looks the same."""
    return any(
        _overlap(one, other)
        and one.bold == other.bold
        and abs(one.size - other.size) < 1
        and one.y - other.y < _ONE_PITCH * other.size
        for one in above
        for other in below
    )


def _overlap(one: Line, other: Line) -> bool:
    return one.outer < other.right and other.outer < one.right


def _read_band(band: Sequence[Slab], depth: int) -> list[Line | Grid]:
    starts = {_place(right) for slab in band for _, right in _strips(slab)}
    cut = [[part for line in slab for part in _cut(line, starts)] for slab in band]
    gutters = _gutters(cut)
    if not 0 < len(gutters) < _MOST_COLUMNS:
        return list(_by_rows([line for slab in band for line in slab]))
    columns = _columns(cut, gutters)
    if _are_columns(columns):
        if max(map(len, columns)) <= _MOST_CELL_LINES:
            return [Grid([columns])]  # it may be a row of a table on the page before
        return [found for column in columns for found in in_reading_order(column, depth)]
    below = _columns(cut[1:], gutters)
    if min(map(len, below)) > _MOST_CELL_LINES and _are_columns(below):
        head = _by_rows(list(band[0]))
        return [*head, *(found for column in below for found in in_reading_order(column, depth))]
    return [Grid(rows_of(columns))]


def _columns(slabs: Sequence[Slab], gutters: Sequence[float]) -> list[list[Line]]:
    """Return the lines of each column."""
    columns: list[list[Line]] = [[] for _ in range(len(gutters) + 1)]
    for slab in slabs:
        for line in slab:
            columns[bisect_right(gutters, line.outer)].append(line)
    return columns


def _cut(line: Line, starts: Set[int]) -> list[Line]:
    """Return a line cut before words that begin where lines in other slabs do after a strip."""
    parts = [line]
    for x, _ in line.words[1:]:
        if _is_near(x, starts):
            parts[-1:] = split(parts[-1], x)
    return parts


def _by_rows(lines: Sequence[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: (-round(line.y / line.size), line.outer))


def _gutters(band: Sequence[Slab]) -> list[float]:
    """Return where columns begin: at the right of the strips that few slabs cross.

    On the right of such a strip more lines begin than cross it.
    """
    edges: list[Strip] = []
    for slab in band:
        for first, last in _covered(slab):
            edges += [(first, 1), (last, -1)]
    edges.sort()
    most = int(_MOST_CROSSED * len(band))
    strips: list[tuple[float, float, int]] = []  # and how many slabs cross the end of it
    crossing = 0
    left: float | None = None
    for x, change in edges:
        if change > 0 and left is not None:
            strips.append((left, x, crossing))
            left = None
        crossing += int(change)
        if change < 0 and left is None and crossing <= most:
            left = x
    least = 0.5 * WIDE_SPACE * min(line.size for slab in band for line in slab)
    wide = [strip for strip in strips if strip[1] - strip[0] > least]
    if not wide:
        return []
    ends = [*(strip[0] for strip in wide[1:]), edges[-1][0] + 1]
    begun = [x for x, change in edges if change > 0]
    return [
        right - _A_HAIR for (_, right, crossed), end in zip(wide, ends, strict=True)
        if bisect_left(begun, end) - bisect_left(begun, right) > 2 * crossed
    ]  # fmt: skip


def _covered(slab: Slab) -> list[Strip]:
    """Return what the lines of a slab cover, from left to right."""
    covered: list[Strip] = []
    for line in sorted(slab, key=lambda line: line.outer):
        if covered and line.outer <= covered[-1][1]:
            covered[-1] = (covered[-1][0], max(covered[-1][1], line.right))
        else:
            covered.append((line.outer, line.right))
    return covered


def _are_columns(columns: Sequence[Sequence[Line]]) -> bool:
    if all(
        len(left) > 1 and len(right) > 1
        and max(line.order for line in left) < min(line.order for line in right)
        for left, right in pairwise(columns)
    ):  # fmt: skip
        return True
    if any(
        len(column) < _FEWEST_COLUMN_LINES
        or sum(len(line.text) for line in column) < _COLUMN_LETTERS * len(column)
        for column in columns
    ):
        return False
    gaps = [above.y - below.y for column in columns for above, below in pairwise(column)]
    return max(gaps) < _CLOSE * max(line.size for line in columns[0])
