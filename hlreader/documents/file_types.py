"""Detect the type of a file by its first bytes, or else by its name.

The types that hlreader reads are in ``FORMATS``. Others are here, so that a message can say what a
file is and what to do.
"""

import re

from hlreader.documents.formats import FORMATS
from hlreader.errors import UnreadableError
from hlreader.messages import Message

_WEB_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_SNIFFED = 4096
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SIGNATURES = (
    (re.compile(rb"%PDF-"), "pdf"),
    (re.compile(rb"\s*\{\\rtf"), "rtf"),
    (re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8|II\*\0|MM\0\*|BM.{4}\0\0\0\0|RIFF.{4}WEBP|8BPS"
                rb"|.{4}ftyp(?:heic|heix|mif1|msf1|avif)", re.DOTALL), "picture"),
    (re.compile(rb"AT&TFORM"), "picture"),
    (re.compile(rb"Rar!\x1a|7z\xbc\xaf|\x1f\x8b|BZh\d|\xfd7zXZ|\x28\xb5\x2f\xfd|.{257}ustar",
                re.DOTALL), "archive"),
    (re.compile(rb"%!PS"), "postscript"),
    (re.compile(rb"\xffWPC"), "old"),
    (re.compile(rb"ID3|\xff[\xfb\xf3\xf2]|OggS|fLaC|RIFF.{4}(?:WAVE|AVI )|.{4}ftyp|\x1aE\xdf\xa3",
                re.DOTALL), "recording"),
    (re.compile(rb".{60}BOOKMOBI", re.DOTALL), "kindle"),
    (re.compile(rb"bplist00"), "webarchive"),
    (re.compile(rb"(?:From: <Saved by|MIME-Version:|Snapshot-Content-Location:)"
                rb"(?=.*multipart/related)", re.DOTALL | re.IGNORECASE), "mhtml"),
)  # fmt: skip
_STREAMS = (
    ("EncryptedPackage", "locked"),
    ("WordDocument", "doc"),
    ("Workbook", "sheet"),
    ("PowerPoint Document", "ppt"),
)
"""The types of old Office files, by the names of their streams."""
_MIME_TYPES = (
    (b"application/epub+zip", "epub"),
    (b"application/vnd.oasis.opendocument.text", "odt"),
    (b"application/vnd.oasis.opendocument.spreadsheet", "sheet"),
    (b"application/vnd.oasis.opendocument.presentation", "odp"),
    (b"application/vnd.oasis.opendocument", "drawing"),
)
_PARTS = (
    ("word/", "docx"),
    ("ppt/", "pptx"),
    ("xl/", "sheet"),
    ("META-INF/container.xml", "epub"),
    ("content.xml", "odt"),
    ("Index/", "pages"),
    ("index.apxl", "pages"),
)
"""The types of ZIP archives, by the beginnings of their parts' names."""

_UNREADABLE = {
    "doc": (
        Message("an old Word file (.doc)"),
        Message("Open it in a word processor, and save it as .docx."),
    ),
    "ppt": (
        Message("an old PowerPoint file (.ppt)"),
        Message("Open it in PowerPoint, and save it as .pptx."),
    ),
    "locked": (
        Message("an Office file that is locked with a password"),
        Message("Save it without one."),
    ),
    "old": (
        Message("a file of an old program"),
        Message("Open it in a word processor, and save it as .docx."),
    ),
    "picture": (
        Message("a picture"),
        Message("Run it through text recognition (OCR), and read the text it gives."),
    ),
    "recording": (Message("a recording"), Message("Read a transcript of it instead.")),
    "sheet": (
        Message("a spreadsheet"),
        Message("Copy the text into a text or Word file, and read that."),
    ),
    "odp": (
        Message("an OpenDocument presentation (.odp)"),
        Message("Save it as .pptx, or as a PDF."),
    ),
    "drawing": (Message("an OpenDocument drawing"), Message("Save it as a PDF.")),
    "pages": (
        Message("a file of Apple's Pages, Keynote or Numbers"),
        Message("Export it as Word (.docx) or PDF."),
    ),
    "archive": (Message("an archive"), Message("Unpack it, and read the files in it.")),
    "postscript": (Message("a PostScript file"), Message("Turn it into a PDF, and read that.")),
    "kindle": (
        Message("an e-book for Kindle"),
        Message("Turn it into an EPUB, for example with Calibre."),
    ),
    "webarchive": (
        Message("a web page as Safari archives it"),
        Message("Save it as page source (.html)."),
    ),
    "mhtml": (
        Message("a web page in one file (.mhtml)"),
        Message("Save it as a complete web page (.html)."),
    ),
}
"""The name of each unreadable type, and what to do."""

_SUFFIXES = {
    suffix: kind
    for kind, suffixes in {
        "doc": ".doc .dot",
        "ppt": ".ppt .pps",
        "old": ".wpd .wps .sxw .abw .works",
        "picture": ".png .jpg .jpeg .gif .bmp .tif .tiff .webp .heic .heif .avif .svg .psd .djvu",
        "recording": ".mp3 .m4a .wav .ogg .flac .mp4 .mov .avi .mkv .webm",
        "sheet": ".csv .tsv .xls .xlsx .xlsm .ods .numbers",
        "odp": ".odp",
        "drawing": ".odg",
        "pages": ".pages .key",
        "archive": ".zip .rar .7z .tar .gz .tgz .bz2 .xz",
        "postscript": ".ps .eps",
        "kindle": ".mobi .azw .azw3",
        "webarchive": ".webarchive",
        "mhtml": ".mht .mhtml",
    }.items()
    for suffix in suffixes.split()
}

_FOUND = {
    "pdf": "a PDF", "docx": "a Word file", "pptx": "a PowerPoint file", "html": "a web page",
    "odt": "an OpenDocument text", "epub": "an e-book (EPUB)", "rtf": "a Rich Text file",
}  # fmt: skip


def kind_of(data: bytes) -> str:
    """Return a key of ``FORMATS``, an unreadable type, or "" for text and unknown types."""
    head = data[:_SNIFFED]
    if head.startswith(_ZIP):
        return _kind_of_zip(data)
    if head.startswith(_OLE):
        return next((kind for name, kind in _STREAMS if name.encode("utf-16-le") in data), "old")
    for signature, kind in _SIGNATURES:
        if signature.match(head):
            return kind
    return "html" if _WEB_PAGE.match(head) else ""


def _kind_of_zip(data: bytes) -> str:
    import zipfile
    import zlib
    from io import BytesIO

    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
            with archive.open("mimetype") if "mimetype" in names else BytesIO() as stream:
                said = stream.read(_SNIFFED)
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, RuntimeError):
        # It may be cut short. Names are not compressed, and neither is the type, which comes first.
        names = [name for name, _ in _PARTS if name.encode() in data]
        said = data[:_SNIFFED]
    for mime_type, kind in _MIME_TYPES:
        if mime_type in said:
            return kind
    for start, kind in _PARTS:
        if any(name.startswith(start) for name in names):
            return kind
    return "archive"


def unreadable_kind(suffix: str) -> str:
    """Return the unreadable type by a file name extension, or "" if there is none."""
    return _SUFFIXES.get(suffix.lower(), "")


def refuse(kind: str, name: str) -> None:
    """Raise UnreadableError for an unreadable type. Do nothing for any other."""
    if kind in _UNREADABLE:
        what, hint = _UNREADABLE[kind]
        raise UnreadableError(Message("{name}: this is {what}.", name=name, what=what), hint=hint)


def _wanted(expected: str) -> str:
    """Return the name of the expected format for a message, or "" for any text."""
    if FORMATS[expected].is_text:
        return ""
    return "a PDF" if expected == "pdf" else f"{_FOUND[expected]} (.{expected})"


def refuse_other_kinds(data: bytes, name: str, expected: str) -> None:
    """Raise UnreadableError if a file is clearly not in the expected format ("" for any).

    Text formats may have each other's names: a web page may be saved as ``.txt``. A PDF may have
    other bytes before it, because PDF readers look for its mark in the first kilobyte.
    """
    kind = kind_of(data)
    refuse(kind, name)
    if not expected or kind == expected or (expected == "pdf" and b"%PDF-" in data[:1024]):
        return
    wanted = _wanted(expected)
    if kind and (wanted or not FORMATS[kind].is_text):
        raise UnreadableError(
            Message(
                "{name}: this is {found}, not {value}.",
                name=name,
                found=_FOUND[kind],
                value=wanted or "text",
            ),
            hint=Message(
                "Rename it to end in {suffixes}, or add --format {kind}.",
                suffixes=FORMATS[kind].suffixes[0],
                kind=kind,
            ),
        )
    if wanted:
        raise UnreadableError(
            Message(
                "{name}: this is not {wanted}, although the name says so.", name=name, wanted=wanted
            ),
            hint=Message("Save it again, or use --format to say what it is."),
        )
