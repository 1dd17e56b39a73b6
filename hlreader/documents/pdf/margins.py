"""Remove running headers, footers and page numbers from the margins of pages.

They are among the first or last three rows of a page. A row is running if at least two pages and
two fifths of all pages have the same words at the same height, ignoring the page number. On three
pages, it is enough that it begins or ends with the page number, because many headers name the
chapter. One of several lines side by side, close to a row that is not running, is the header of a
table. A page number is at the very top or bottom, with nothing near it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import TypeAlias

from hlreader.documents.pdf.lines import Line

_EDGE = 3
_SAME_HEIGHT = 4.0
_BESIDE = 0.5
_CLOSE = 2.2
_ALONE = 1.6

_PAGE_NUMBER = re.compile(
    r"[-–—|\s]*+(?:page|página|pág\.?|p\.|seite|pagina)?\s*+(?:\d{1,3}|[ivxl]{1,6})\s*+"
    r"(?:(?:of|de|/|von|sur|di)\s*+\d{1,4})?[-–—|\s]*+",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[0-9]{1,4}")
_NUMBER_AT_END = re.compile(r"^[0-9]{1,4}(?=\s)|(?<=\s)[0-9]{1,4}$")
_MOST_NUMBERS = 4
_ITS_PAGE = "\0page "
_FEWEST_PAGES = 3

_Row: TypeAlias = list[Line]
_Key: TypeAlias = tuple[str, int]
"""What a line has in common with lines on other pages, and its approximate height."""


def without_margins(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Return the lines of each page without running headers, footers and page numbers."""
    rows = [_rows(page) for page in pages]
    seen: Counter[_Key] = Counter()
    for page, found in enumerate(rows):
        edge = found if len(found) < 2 * _EDGE else found[:_EDGE] + found[-_EDGE:]
        seen.update({key for row in edge for line in row for key in _keys(line, page)})
    share = 0.4 * len(pages)
    common = {
        key for key, times in seen.items()
        if times >= max(_FEWEST_PAGES if key[0].startswith(_ITS_PAGE) else 2, share)
    }  # fmt: skip
    bodies = []
    for page, (lines, found) in enumerate(zip(pages, rows, strict=True)):
        running = set()
        for inward in (found, found[::-1]):
            edge = inward[: min(_EDGE, (len(inward) + 1) // 2)]
            repeated = [all(common & _keys(line, page) for line in row) for row in edge]
            running |= {id(line) for row in _running(inward, repeated) for line in row}
        kept = [line for line in lines if id(line) not in running]
        numbers = _page_numbers(kept)
        bodies.append([line for line in kept if line not in numbers])
    return bodies if any(bodies) else [[*page] for page in pages]


def _rows(page: Sequence[Line]) -> list[_Row]:
    """Return the lines of a page from top to bottom, with lines at the same height together."""
    rows: list[_Row] = []
    for line in sorted(page, key=attrgetter("y"), reverse=True):
        if rows and rows[-1][0].y - line.y < _BESIDE * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _running(rows: Sequence[_Row], repeated: Sequence[bool]) -> Iterator[_Row]:
    """Yield the running rows. ``rows`` begin at an edge. ``repeated`` is for the first ones."""
    inner = False
    for number in reversed(range(len(repeated))):
        row = rows[number]
        following = rows[number + 1][0] if number + 1 < len(rows) else None
        far = following is None or abs(row[0].y - following.y) > _CLOSE * row[0].size
        inner = repeated[number] and (len(row) == 1 or inner or far)
        if inner:
            yield row


def _keys(line: Line, page: int) -> set[_Key]:
    text = line.text.casefold()
    common = {text}
    for match in [*_NUMBER.finditer(text)][:_MOST_NUMBERS]:
        common.add(f"{text[: match.start()]}#{int(match[0]) - page}{text[match.end() :]}")
    common |= {f"{_ITS_PAGE}{int(match[0]) - page}" for match in _NUMBER_AT_END.finditer(text)}
    height = int(line.y // _SAME_HEIGHT)
    return {(words, at) for words in common for at in (height, height + 1)}


def _page_numbers(lines: Sequence[Line]) -> set[Line]:
    """Return the page numbers: the first or last line if it has nothing near it."""
    if len(lines) < 2:  # noqa: PLR2004
        return set()
    ends = {max(lines, key=attrgetter("y")), min(lines, key=attrgetter("y"))}
    return {
        line for line in ends
        if _PAGE_NUMBER.fullmatch(line.text)
        and all(abs(line.y - other.y) > _ALONE * line.size for other in lines if other is not line)
    }  # fmt: skip
