"""JSON lines: an object on each line, with the text in one of its fields."""

import json
from collections.abc import Iterator
from typing import Any

from hlreader.audit.containers import Columns, Cut
from hlreader.audit.containers.lines import lines_of
from hlreader.audit.containers.tables import page_of, require
from hlreader.audit.page import Page
from hlreader.messages import Message
from hlreader.sanitize import shown


def cut(address: str, size: int, columns: Columns) -> Iterator[Cut]:
    """Yield ranges of lines. ``Cut.skip`` is 0."""
    start, count = 0, 0
    with lines_of(address) as lines:
        before = lines.position
        for line in lines:
            if line.strip():
                if not count:
                    start = before
                if not (start or count):
                    require(columns, _fields(line), address)
                count += 1
                if count == size:
                    yield Cut(start, 0, count)
                    count = 0
            before = lines.position
    if count:
        yield Cut(start, 0, count)


def pages(address: str, cut: Cut, columns: Columns) -> Iterator[Page]:
    """Yield the pages of a range. A line that is not an object gives a page with an error."""
    left = cut.size
    with lines_of(address, cut.start) as lines:
        before = cut.start
        for line in lines:
            if line.strip():
                place = f"{shown(address)}:{before}"
                yield _page(line, place, columns)
                left -= 1
                if not left:
                    return
            before = lines.position


def _page(line: str, place: str, columns: Columns) -> Page:
    """Return the page of a line. Without a name, it has the byte of its line as its name."""
    values = _parsed(line)
    if values is None:
        message = Message("{place}: this line is not a JSON object.", place=place)
        return Page(place, error=str(message))
    page = page_of(place, 0, values, columns.name_column([*values]), columns)
    return page._replace(address=place) if page.address == f"{place}:1" else page


def _parsed(line: str) -> dict[str, Any] | None:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _fields(line: str) -> list[str]:
    return [*(_parsed(line) or ())]
