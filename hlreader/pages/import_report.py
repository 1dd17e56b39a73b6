"""The changes of an import and the rows that it left out, as text and as a record for JSON."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from hlreader.errors import ContentError
from hlreader.glossary.editing.yaml_writer import entry_lines
from hlreader.glossary.imports.entries import Conflict, Entry
from hlreader.glossary.imports.merge import MergeResult
from hlreader.messages import Message, said
from hlreader.pages.exports.json import entry_fields


def import_text(merged: MergeResult, path: Path, source: str, *, dry_run: bool) -> Iterator[str]:
    """Yield the rows that were left out, then the entries that were written.

    ``dry_run`` says that nothing was written, and shows the entries instead.
    """
    left_out: Sequence[Conflict | ContentError] = sorted(
        (*merged.conflicts, *merged.faults), key=lambda row: row.line
    )
    for row in left_out:
        yield from _conflict(row, source) if isinstance(row, Conflict) else (f"{row.told()}\n",)
    if dry_run:
        would = ((said("Would replace:"), merged.replaced), (said("Would add:"), merged.added))
        for title, entries in would:
            if entries:
                yield f"{title}\n"
                for entry in entries:
                    yield "".join(f"{line}\n" for line in entry_lines(entry.terms))
    yield f"{_written(merged, path, dry_run=dry_run)}\n"
    if merged.unchanged:
        yield said("{rows} brought nothing new.", rows=_rows(merged.unchanged)) + "\n"
    if left_out:
        yield said("{rows} left out: see above.", rows=_rows(len(left_out))) + "\n"
    if any(conflict.where.rpartition(":")[0] != source for conflict in merged.conflicts):
        yield said("To let the new meanings win, use --replace.") + "\n"


def _conflict(row: Conflict, source: str) -> Iterator[str]:
    meant = said("`{term}` has another meaning already.", term=row.term)
    yield f"{source}:{row.line}:1: {meant}\n"
    yield f"  {source}:{row.line}: {row.here}\n"
    yield f"  {row.where}: {row.there}\n"


def _written(merged: MergeResult, path: Path, *, dry_run: bool) -> str:
    """Return how many entries were added and replaced, or would be."""
    added, replaced = len(merged.added), len(merged.replaced)
    entries = Message("1 entry") if added == 1 else Message("{count} entries", count=added)
    fields = {"entries": entries, "path": path, "replaced": replaced}
    if dry_run and replaced:
        return said("Would add {entries} to {path}, and replace {replaced}.", **fields)
    if replaced:
        return said("Added {entries} to {path}, and replaced {replaced}.", **fields)
    if dry_run:
        return said("Would add {entries} to {path}.", **fields)
    return said("Added {entries} to {path}.", **fields)


def _rows(count: int) -> Message:
    return Message("1 row") if count == 1 else Message("{count} rows", count=count)


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
