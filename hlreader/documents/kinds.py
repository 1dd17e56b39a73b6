"""The kind of a file by its first bytes, whatever its name."""

import re

from hlreader.errors import UnreadableError

_WEB_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_SNIFFED = 4096
_SIGNATURES = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "docx"),
    (b"PK\x05\x06", "docx"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"{\\rtf", "rtf"),
)
_REFUSED = {
    "ole": (
        "an old Office file (.doc), or one with a password",
        "Save it as .docx, without a password.",
    ),
    "rtf": ("a Rich Text file (.rtf)", "Save it as .docx."),
}
_FOUND = {"pdf": "a PDF", "docx": "a Word file or another ZIP archive", "html": "a web page"}
_WANTED = {"pdf": "a PDF", "docx": "a Word file (.docx)"}


def kind_of(data: bytes) -> str:
    """Return "pdf", "docx" (or any other ZIP), "ole" (old Office), "rtf", "html", or ""."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    return "html" if _WEB_PAGE.match(data[:_SNIFFED]) else ""


def refuse_other_kinds(data: bytes, name: str, expected: str) -> None:
    """Raise UnreadableError if a file is clearly not of the format expected ("" for any).

    Text of any kind passes for text of any other: a web page may be saved as ``.txt``. A PDF may
    have other bytes in front, as its readers look for its mark in the first kilobyte.
    """
    kind = kind_of(data)
    if kind in _REFUSED:
        what, hint = _REFUSED[kind]
        raise UnreadableError(f"{name}: this is {what}.", hint=hint)
    if not expected or kind == expected or (expected == "pdf" and b"%PDF-" in data[:1024]):
        return
    wanted = _WANTED.get(expected)
    if kind in ("pdf", "docx") or (wanted and kind):
        raise UnreadableError(
            f"{name}: this is {_FOUND[kind]}, not {wanted or 'text'}.",
            hint=f"Rename it to end in .{kind}, or add --format {kind}.",
        )
    if wanted:
        raise UnreadableError(
            f"{name}: this is not {wanted}, although the name says so.",
            hint="Save it again, or use --format to say what it is.",
        )
