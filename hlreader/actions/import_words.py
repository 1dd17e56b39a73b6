"""Import words: read a table, merge it into a glossary file, and write the file."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from hlreader.actions.output import write_note
from hlreader.errors import UnreadableError, UsageError, unwritable
from hlreader.files import Expected, make_folder, write_whole
from hlreader.glossary.files_in_use import Places, user_glossary
from hlreader.glossary.imports import TableFormat
from hlreader.glossary.imports.columns import Columns, assign
from hlreader.glossary.imports.entries import read_entries
from hlreader.glossary.imports.merge import MergeResult, merge
from hlreader.glossary.imports.table import Table
from hlreader.glossary.imports.table_files import read_table
from hlreader.messages import Message
from hlreader.sanitize import shown


def import_words(
    source: Path,
    output: Path | None,
    places: Places,
    *,
    format: TableFormat | None = None,  # noqa: A002
    chosen: Mapping[str, str],
    has_header: bool | None = None,
    replace: bool = False,
    write: bool = True,
) -> tuple[Path, MergeResult]:
    """Put the entries of a table into a glossary file, and return its path and what changed.

    Raises HlreaderError, and writes nothing then.
    """
    path = output or _own_glossary()
    table = read_table(source, format, has_header=has_header)
    columns = assign(table, chosen)
    _note_assumptions(table, columns)
    real = os.path.realpath(path)
    others = [Path(used) for used in places.paths if os.path.realpath(used) != real]
    before = _read(path)
    merged = merge(
        read_entries(table, columns), path, _decoded(before, path), others, replace=replace
    )
    if write and (merged.added or merged.replaced):
        if output is None:
            make_folder(path.parent)
        _write(path, merged.text.encode(), "nothing" if before is None else before)
    return path, merged


def parse_choices(choices: Sequence[str]) -> dict[str, str]:
    """Return the column for each field in a list of ``FIELD=COLUMN``. Raises UsageError."""
    chosen = {}
    for choice in choices:
        field, equals, column = choice.partition("=")
        if not (equals and field.strip() and column.strip()):
            raise UsageError(
                Message("--column: `{choice}` is not a field and a column.", choice=choice),
                hint=Message('Write it as plain="Lay definition".'),
            )
        chosen[field.strip()] = column.strip()
    return chosen


def _own_glossary() -> Path:
    own = user_glossary()
    if not own:
        raise UsageError(
            Message("This user has no home folder."), hint=Message("Name a file with --output.")
        )
    return Path(own)


def _note_assumptions(table: Table, columns: Columns) -> None:
    """Write notes on what hlreader assumed about a table."""
    if table.encoding != "utf-8":
        write_note(
            Message("{name} is not in UTF-8. hlreader read it as Windows-1252.", name=table.name)
        )
    if not table.has_header:
        held = ", ".join(f"{name} is `{held.field}`" for name, held in columns.known.items())
        write_note(
            Message(
                "{name} has no header that hlreader knows: column {held}.",
                name=table.name,
                held=held,
            )
        )
    if columns.ignored:
        names = ", ".join(f"`{name}`" for name in columns.ignored)
        write_note(Message("not imported, since no field has such a name: {names}.", names=names))


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnreadableError(
            Message("{path}: cannot be read ({reason}).", path=shown(path), reason=reason)
        ) from None


def _decoded(data: bytes | None, path: Path) -> str:
    try:
        return (data or b"").decode()
    except UnicodeDecodeError:
        raise UnreadableError(
            Message("{path}: this is not UTF-8 text.", path=shown(path)),
            hint=Message("Save the file as UTF-8."),
        ) from None


def _write(path: Path, data: bytes, expect: Expected) -> None:
    try:
        write_whole(path, data, expect=expect)
    except FileExistsError:
        raise UnreadableError(
            Message("{path}: it was made in the meantime.", path=path),
            hint=Message("Run it again."),
        ) from None
    except OSError as error:
        raise unwritable(path, error) from None
