"""Read the pages of a part, on a worker. A broken container gives a page with its error."""

from collections.abc import Iterator

from hlreader.audit.containers import Columns, Cut, container
from hlreader.audit.page import Page
from hlreader.audit.part import File, Part
from hlreader.documents.file_types import unreadable_kind
from hlreader.documents.formats import SUFFIXES
from hlreader.documents.source import read_stream
from hlreader.errors import HlreaderError
from hlreader.messages import Message
from hlreader.sanitize import clean_line, shown


def pages_of(part: Part, columns: Columns) -> Iterator[Page]:
    """Yield the pages of a part in order."""
    if part.kind == "errors":
        yield from (Page(file.shown, error=file.path) for file in part.files)
    elif part.kind == "files":
        yield from (Page(file.shown, path=file.path, plain=file.plain) for file in part.files)
    elif part.kind == "remote":
        yield from map(_remote, part.files)
    else:
        yield from _contained(part, columns)


def _contained(part: Part, columns: Columns) -> Iterator[Page]:
    cut = Cut(part.start, part.skip, part.size)
    try:
        yield from container(part.kind).pages(part.container, cut, columns)
    except HlreaderError as error:
        yield Page(shown(part.container), error=str(error))
    except Exception as error:  # a library's own errors have no common class
        yield Page(shown(part.container), error=reason_of(part.container, error))


def _remote(file: File) -> Page:
    import fsspec

    inner = file.path.partition("::")[0]
    suffix = "." + inner.rpartition(".")[2].lower()
    kind = None if unreadable_kind(suffix) else SUFFIXES.get(suffix)
    try:
        with fsspec.open(file.path, "rb") as stream:
            return Page(file.shown, read_stream(stream, file.shown), format=kind)
    except HlreaderError as error:
        return Page(file.shown, error=str(error))
    except Exception as error:
        return Page(file.shown, error=reason_of(file.shown, error))


def reason_of(name: str, error: Exception) -> str:
    """Return the message for an error of a library that read a file."""
    reason = clean_line(str(error)) or type(error).__name__
    return str(Message("{name}: cannot be read ({reason}).", name=shown(name), reason=reason))
