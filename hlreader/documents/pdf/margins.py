"""The margins of pages: running headers, footers and page numbers.

Lines among the first or last three of a page that are, but for their digits, at the same height on
at least two and two fifths of the pages are running headers and footers, unless they are the head
of a table. A page number is at the very top or bottom, with nothing near it.
"""

import re
from collections import Counter
from collections.abc import Sequence

from hlreader.documents.pdf.lines import Line

_EDGE = 3
_SAME_HEIGHT = 4.0
_BESIDE = 0.5
_CLOSE = 2.2
_ALONE = 1.6

_PAGE_NUMBER = re.compile(
    r"[-–—|\s]*+(?:page|página|pág\.?|p\.|seite|pagina)?\s*+(?:\d{1,4}|[ivxl]{1,6})\s*+"
    r"(?:(?:of|de|/|von|sur|di)\s*+\d{1,4})?[-–—|\s]*+",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")


def without_margins(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Return the lines of each page without running headers, footers and page numbers."""
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
        running = {
            line for line in edge
            if max(seen[key] for key in _keys(line)) >= least and not _is_head_of_table(line, page)
        }  # fmt: skip
        kept = [line for line in page if line not in running]
        numbers = _page_numbers(kept)
        bodies.append([line for line in kept if line not in numbers])
    return bodies


def _is_head_of_table(line: Line, page: Sequence[Line]) -> bool:
    """Return whether a line is one of several side by side, right above the next line."""
    drops = [line.y - other.y for other in page if other is not line]
    beside = any(abs(drop) < _BESIDE * line.size for drop in drops)
    return beside and any(_BESIDE * line.size < drop < _CLOSE * line.size for drop in drops)


def _page_numbers(lines: Sequence[Line]) -> set[Line]:
    """Return the page numbers: a first or last line, if it is not the only one, and is alone."""
    if len(lines) == 1:
        return set()
    ends = {max(lines, key=lambda line: line.y), min(lines, key=lambda line: line.y)}
    return {
        line for line in ends
        if _PAGE_NUMBER.fullmatch(line.text)
        and all(abs(line.y - other.y) > _ALONE * line.size for other in lines if other is not line)
    }  # fmt: skip


def _keys(line: Line) -> list[tuple[str, int]]:
    """Return what a running line has in common on all pages: its words, and about its height."""
    height = int(line.y // _SAME_HEIGHT)
    text = _DIGITS.sub("#", line.text.casefold())
    return [(text, height), (text, height + 1)]
