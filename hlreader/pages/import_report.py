"""The changes of an import and the rows that it left out, as text and as a record for JSON."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from hlreader.errors import ContentError
from hlreader.glossary.editing.yaml_writer import entry_lines
from hlreader.glossary.imports.entries import Conflict, Entry
from hlreader.glossary.imports.merge import MergeResult
from hlreader.pages.exports.json import entry_fields


def import_text(merged: MergeResult, path: Path, source: str, *, dry_run: bool) -> Iterator[str]:
    """Yield the rows that were left out, then the entries that were written.

    ``dry_run`` says that nothing was written, and shows the entries instead.
    """
    left_out: Sequence[Conflict | ContentError] = sorted(
        (*merged.conflicts, *merged.faults), key=lambda row: row.line
    )
    for row in left_out:
        yield from _conflict(row, source) if isinstance(row, Conflict) else (f"{row}\n",)
    would = "Would add" if dry_run else "Added"
    if dry_run:
        for title, entries in (("Would replace", merged.replaced), (would, merged.added)):
            if entries:
                yield f"{title}:\n"
                for entry in entries:
                    yield "".join(f"{line}\n" for line in entry_lines(entry.terms))
    yield f"{would} {_count(merged.added, 'entry', 'entries')} to {path}"
    if merged.replaced:
        yield f", and {'replace' if dry_run else 'replaced'} {len(merged.replaced)}"
    yield ".\n"
    if merged.unchanged:
        yield f"{_rows(merged.unchanged)} brought nothing new.\n"
    if left_out:
        yield f"{_rows(len(left_out))} left out: see above.\n"
    if any(conflict.where.rpartition(":")[0] != source for conflict in merged.conflicts):
        yield "To let the new meanings win, use --replace.\n"


def _conflict(row: Conflict, source: str) -> Iterator[str]:
    yield f"{source}:{row.line}:1: `{row.term}` has another meaning already.\n"
    yield f"  {source}:{row.line}: {row.here}\n"
    yield f"  {row.where}: {row.there}\n"


def _count(entries: Sequence[Entry], one: str, more: str) -> str:
    return f"1 {one}" if len(entries) == 1 else f"{len(entries)} {more}"


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count} rows"


def import_record(merged: MergeResult, path: Path, source: str, *, dry_run: bool) -> dict[str, Any]:
    """Return the changes and the rows left out for JSON."""
    return {
        "schema": 1,
        "output": str(path),
        "written": not dry_run and bool(merged.added or merged.replaced),
        "added": [_entry(entry) for entry in merged.added],
        "replaced": [_entry(entry) for entry in merged.replaced],
        "unchanged": merged.unchanged,
        "conflicts": [{"path": source, **conflict._asdict()} for conflict in merged.conflicts],
        "invalid": [
            {"path": fault.file, "line": fault.line, "reason": _reason(fault)}
            for fault in merged.faults
        ],
    }


def _entry(entry: Entry) -> dict[str, Any]:
    first, *translations = [entry_fields(term) for term in entry.terms]
    return {"line": entry.line, "entry": first, "translations": translations}


def _reason(fault: ContentError) -> str:
    message = fault.message.split(f":{fault.line}:{fault.column}: ", 1)[-1]
    return f"{message} {fault.hint}".rstrip()
