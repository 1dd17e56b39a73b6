"""Open a file to import: find its encoding and its format, and read its table."""

from pathlib import Path
from typing import get_args

from hlreader import limits
from hlreader.documents.source import decode, read_bytes, read_standard_input
from hlreader.errors import NotFoundError, UsageError
from hlreader.glossary.imports import TableFormat, json_objects, separated
from hlreader.glossary.imports.table import Table
from hlreader.messages import Message
from hlreader.sanitize import shown

_STANDARD_INPUT = "-"


def read_table(
    path: Path,
    format: TableFormat | None = None,  # noqa: A002
    *,
    has_header: bool | None = None,
) -> Table:
    """Return the table in a file, or on standard input for ``-``.

    Without ``format``, the file's name gives it, and on standard input the first letter.
    ``has_header`` says whether the first row has names. If it is None, this finds out. Raises
    UsageError for a missing file or an unknown format, UnreadableError, or ContentError.
    """
    if str(path) == _STANDARD_INPUT:
        name, data = "standard input", read_standard_input()
    else:
        name = shown(path)
        format = format or _format_of(path)  # noqa: A001
        try:
            data = read_bytes(path, shown(path), limits.LARGEST_GLOSSARY)
        except NotFoundError as error:
            raise UsageError(error.message, hint=error.hint) from None
    text, encoding = _decoded(data, name)
    if not format:
        format = "json" if text.lstrip()[:1] in ("[", "{") else "csv"  # noqa: A001
    if format == "json":
        return json_objects.read(text, name)._replace(encoding=encoding)
    table = separated.read(text, name, "\t" if format == "tsv" else "", has_header=has_header)
    return table._replace(encoding=encoding)


def _format_of(path: Path) -> TableFormat:
    ending = path.suffix.lower().removeprefix(".")
    for known in get_args(TableFormat):
        if ending == known:
            return known  # type: ignore[no-any-return]
    raise UsageError(
        Message("{path}: hlreader imports .csv, .tsv and .json files.", path=path),
        hint=Message("Save a spreadsheet as CSV, or say what it is with --format."),
    )


def _decoded(data: bytes, name: str) -> tuple[str, str]:
    """Return a file's clean text and its encoding: Windows-1252 if it is not in Unicode.

    Spreadsheets in Western Europe and America save CSV in it, unless the user chooses another
    encoding.
    """
    encoding = "utf-8"
    if not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            data.decode()
        except UnicodeDecodeError:
            encoding = "cp1252"
    return decode(data, name, encoding), encoding
