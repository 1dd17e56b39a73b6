"""List the pages of an audit that fit a condition."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from hlreader.actions.output import write_json, write_log, write_note
from hlreader.audit.dataset import folder_of
from hlreader.audit.query import pages_where
from hlreader.exits import Exit
from hlreader.messages import Message
from hlreader.sanitize import clean_line


def list_pages(folder: Path, condition: str, *, as_json: bool = False) -> Exit:
    """Print the pages of an audit that fit a condition. Exit with 1 if there are none."""
    found = pages_where(folder_of(folder), condition)
    if as_json:
        rows = [_plain(row) for row in found]
        write_json(rows)
        return Exit.OK if rows else Exit.NO
    counted = _Counted(found)
    write_log(f"{_line(row)}\n" for row in counted)
    write_note(Message("{count} pages.", count=f"{counted.count:,}"))
    return Exit.OK if counted.count else Exit.NO


class _Counted:
    """Rows, counted as they pass."""

    def __init__(self, rows: Iterator[dict[str, Any]]) -> None:
        self._rows = rows
        self.count = 0

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for row in self._rows:
            self.count += 1
            yield row


def _line(row: dict[str, Any]) -> str:
    grade = "-" if row["grade"] is None else f"{row['grade']:.1f}"
    words = "-" if row["words"] is None else str(row["words"])
    return f"{grade:>5} {words:>7}  {clean_line(row['address'])}"


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()
    }
