"""The margins of pages: running headers, footers and page numbers.

Lines among the first or last three of a page that are, but for their digits, at the same height on
at least two and two fifths of the pages are running headers and footers. A page number is at the
very top or bottom.
"""

import re
from collections import Counter
from collections.abc import Sequence

from hlreader.documents.pdf.lines import Line

_EDGE = 3
_SAME_HEIGHT = 4.0

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
        kept = [
            line for line in page
            if line not in edge or max(seen[key] for key in _keys(line)) < least
        ]  # fmt: skip
        numbers = _page_numbers(kept)
        bodies.append([line for at, line in enumerate(kept) if at not in numbers])
    return bodies


def _page_numbers(lines: Sequence[Line]) -> set[int]:
    """Return which lines are page numbers: the first or last ones of a page, but never all."""
    found: set[int] = set()
    for sign in (-1, 1):
        for at in sorted(range(len(lines)), key=lambda at: sign * lines[at].y):
            is_last = len(found) + 1 >= len(lines)
            if is_last or at in found or not _PAGE_NUMBER.fullmatch(lines[at].text):
                break
            found.add(at)
    return found


def _keys(line: Line) -> list[tuple[str, int]]:
    """Return what a running line has in common on all pages: its words, and about its height."""
    height = int(line.y // _SAME_HEIGHT)
    text = _DIGITS.sub("#", line.text.casefold())
    return [(text, height), (text, height + 1)]
