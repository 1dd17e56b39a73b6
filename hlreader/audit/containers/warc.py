"""WARC files of a crawl. ISO 28500. Records are read one by one; gzip and zstd are detected."""

import codecs
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, cast

import fsspec
from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from hlreader.audit.containers import Columns, Cut
from hlreader.audit.page import Page
from hlreader.documents.source import BYTE_ORDER_MARKS, read_stream
from hlreader.errors import UnreadableError
from hlreader.messages import Message
from hlreader.sanitize import clean_line

_OK = 200
_TYPES = {
    "text/html": "html", "application/xhtml+xml": "html",
    "text/plain": None, "text/markdown": "markdown",
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "pptx",
    "application/vnd.oasis.opendocument.text": "odt",
    "application/rtf": "rtf", "text/rtf": "rtf",
    "application/epub+zip": "epub",
    "application/octet-stream": None, "": None,
}  # fmt: skip
"""The declared types of pages, and their formats. None: the bytes decide.

Other records of a crawl are no pages: pictures, styles, scripts, data.
"""


def cut(address: str, size: int, columns: Columns) -> Iterator[Cut]:  # noqa: ARG001
    """Yield ranges of pages."""
    cuts: list[Cut] = []
    broken: Exception | None = None
    try:
        with _opened(address) as stream:
            for number, record in enumerate(_records(stream)):
                if number % size == 0:
                    cuts.append(Cut(record.stream_pos, 0, 0))
                cuts[-1] = cuts[-1]._replace(size=cuts[-1].size + 1)
    except (OSError, ValueError) as error:  # cut short: the records before it are good
        broken = error
    if len(cuts) > 1 and not _begins_at(address, cuts[1].start):
        # It is compressed in one piece and not record by record, so read it from its beginning.
        cuts = [Cut(0, number * size, each.size) for number, each in enumerate(cuts)]
    yield from cuts
    if broken:
        raise broken


def _begins_at(address: str, start: int) -> bool:
    """Return whether a reader can begin at a record."""
    with _opened(address) as stream:
        stream.seek(start)
        try:
            return any(record.stream_pos == start for record in _records(stream))
        except (OSError, ValueError):
            return False


def pages(address: str, cut: Cut, columns: Columns) -> Iterator[Page]:  # noqa: ARG001
    """Yield the pages of a range."""
    left = cut.size
    with _opened(address) as stream:
        stream.seek(cut.start)
        for number, record in enumerate(_records(stream)):
            if number < cut.skip:
                continue
            yield _page(record)
            left -= 1
            if not left:
                return


@contextmanager
def _opened(address: str) -> Iterator[Any]:
    with fsspec.open(address, "rb") as stream:
        yield stream


def _records(stream: Any) -> Iterator[WarcRecord]:
    """Yield the records that are pages. Their bytes have not been read yet."""
    kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    for record in ArchiveIterator(stream, record_types=kinds, auto_decode="all"):
        if _is_page(record):
            yield record


def _is_page(record: WarcRecord) -> bool:
    http = record.http_headers
    if record.is_http and (http is None or http.status_code != _OK):
        return False
    return _type(record) in _TYPES


def _type(record: WarcRecord) -> str:
    declared = record.http_content_type if record.is_http else record.headers.get("Content-Type")
    return (declared or "").partition(";")[0].strip().lower()


def _page(record: WarcRecord) -> Page:
    address = clean_line(record.headers.get("WARC-Target-URI") or "")
    expected = record.content_length
    try:
        data = read_stream(cast(BinaryIO, record.reader), address)
    except UnreadableError as error:
        return Page(address, error=str(error))
    if len(data) < expected and not _is_encoded(record):
        message = Message("{name}: the file ends in the middle of this page.", name=address)
        return Page(address, error=str(message))
    kind = _TYPES[_type(record)]
    charset = record.http_charset if record.is_http else None
    return Page(address, in_utf_8(data, charset or ""), format=kind)


def _is_encoded(record: WarcRecord) -> bool:
    headers = record.http_headers if record.is_http else None
    if headers is None:
        return False
    return any(headers.get(name) for name in ("Content-Encoding", "Transfer-Encoding"))


def in_utf_8(data: bytes, charset: str) -> bytes:
    """Return a text as UTF-8 with a byte order mark if a server declared another charset.

    As in browsers, a byte order mark in the text itself comes first. A charset that is unknown or
    does not fit is left to the parser of the format.
    """
    try:
        name = codecs.lookup(charset).name if charset else ""
        if name in ("", "utf-8") or any(data.startswith(mark) for mark, _ in BYTE_ORDER_MARKS):
            return data
        return codecs.BOM_UTF8 + data.decode(name).encode()
    except (LookupError, ValueError):
        return data
