"""Remove running headers, footers and page numbers from the margins of pages.

They are among the first or last three rows of a page. A row is running if at least two pages and
two fifths of all pages have the same words at the same height, ignoring the page number. On three
pages, it is enough that it begins or ends with the page number, because many headers name the
chapter. One of several lines side by side, close to a row that is not running, is the header of a
table. A page number is at the very top or bottom, with nothing near it.

A footer may hold a text that is nowhere else, such as a telephone number. So each running text that
is not in the body is kept once.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple, TypeAlias

from hlreader.documents.margins import PAGE_NUMBER, only_there, words_of
from hlreader.documents.pdf.lines import Line

_EDGE = 3
_SAME_HEIGHT = 4.0
_BESIDE = 0.5
_CLOSE = 2.2
_ALONE = 1.6

_NUMBER = re.compile(
    r"[-–—|\s]*+(?:page|página|pág\.?|p\.|seite|pagina)?\s*+(?:\d{1,3}|[ivxl]{1,6})\s*+"
    r"(?:(?:of|de|/|von|sur|di)\s*+\d{1,4})?[-–—|\s]*+",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[0-9]{1,4}")
_BEFORE_NUMBER = re.compile(
    r"[-–—|·•,\s(\[]*(?:\b(?:page|página|pág\.?|p\.|seite|pagina))?\s*$", re.IGNORECASE
)
_AFTER_NUMBER = re.compile(
    r"\A\s*(?:(?:of|de|/|von|sur|di)\s*[0-9]{1,4}\b)?[-–—|·•,\s)\]]*", re.IGNORECASE
)
_NUMBER_AT_END = re.compile(r"^[0-9]{1,4}(?=\s)|(?<=\s)[0-9]{1,4}$")
_MOST_NUMBERS = 4
_ITS_PAGE = "\0page "
_PRINTED_AT = re.compile(r"[\d/.-]{6,10},? \d{1,2}:\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?", re.IGNORECASE)
"""The date and time of printing, which browsers set above each page."""

_FEWEST_PAGES = 3

_Row: TypeAlias = list[Line]
_Key: TypeAlias = tuple[str, int]
"""What a line has in common with lines on other pages, and its approximate height."""


class Parts(NamedTuple):
    """The lines of a document, with its margins apart."""

    bodies: list[list[Line]]
    """The lines of each page without running headers, footers and page numbers."""
    running: list[Line]
    """The lines of the margins that are not in the body: each once, without the page's number."""


def parts_of(pages: Sequence[Sequence[Line]]) -> Parts:
    """Return the lines of pages with the margins apart."""
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
    bodies, margins = [], []
    for page, (lines, found) in enumerate(zip(pages, rows, strict=True)):
        running: dict[int, Line] = {}
        for inward in (found, found[::-1]):
            edge = inward[: min(_EDGE, (len(inward) + 1) // 2)]
            repeated = [all(common & _keys(line, page) for line in row) for row in edge]
            running |= {id(line): line for row in _running(inward, repeated) for line in row}
        margins += [_without_number(line, page, common) for line in running.values()]
        kept = [line for line in lines if id(line) not in running]
        numbers = _page_numbers(kept)
        bodies.append([line for line in kept if line not in numbers])
    if not any(bodies):
        return Parts([[*page] for page in pages], [])
    return Parts(bodies, [*_only_there(margins, bodies)])


def _without_number(line: Line, page: int, common: Set[_Key]) -> Line:
    """Return a running line without the number of its page."""
    for common_words, match in _with_its_number(line, page):
        if any((common_words, at) in common for at in _heights(line)):
            if not match:
                break
            parts = (
                _BEFORE_NUMBER.sub("", line.text[: match.start()]),
                _AFTER_NUMBER.sub("", line.text[match.end() :], count=1),
            )
            return line._replace(text=" ".join(filter(None, parts)), words=())
    return line


def _only_there(margins: Iterable[Line], bodies: Sequence[Sequence[Line]]) -> Iterator[Line]:
    """Yield each text of the margins once, unless it is one or two lines of the body."""
    known: set[str] = set()
    for body in bodies:
        texts = [words_of(line.text) for line in body]
        known.update(texts)
        known.update(" ".join(pair) for pair in pairwise(texts))
    for line in only_there(margins, lambda line: line.text, known):
        if not _PRINTED_AT.fullmatch(line.text):
            yield line._replace(text=f"{line.label} {line.text}".strip(), label="")


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
    return {(words, at) for words, _ in _with_its_number(line, page) for at in _heights(line)}


def _heights(line: Line) -> tuple[int, int]:
    height = int(line.y // _SAME_HEIGHT)
    return height, height + 1


def _with_its_number(line: Line, page: int) -> Iterator[tuple[str, "re.Match[str] | None"]]:
    """Yield what a line may have in common with others, and what is the page's number in it."""
    text = line.text.casefold()
    yield text, None
    for match in [*_NUMBER.finditer(text)][:_MOST_NUMBERS]:
        yield f"{text[: match.start()]}#{int(match[0]) - page}{text[match.end() :]}", match
    for match in _NUMBER_AT_END.finditer(text):
        yield f"{_ITS_PAGE}{int(match[0]) - page}", match


def _page_numbers(lines: Sequence[Line]) -> set[Line]:
    """Return the page numbers: the first or last line if it has nothing near it."""
    if len(lines) < 2:  # noqa: PLR2004
        return set()
    ends = {max(lines, key=attrgetter("y")), min(lines, key=attrgetter("y"))}
    return {
        line for line in ends
        if PAGE_NUMBER.fullmatch(line.text)
        and all(abs(line.y - other.y) > _ALONE * line.size for other in lines if other is not line)
    }  # fmt: skip
