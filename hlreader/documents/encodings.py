"""Detect the encoding of a text: UTF-8, UTF-16, windows-1252 or none of these.

If a text is not UTF-8, another encoding is used only if it is clear. If it is not, the text is
refused, because a leaflet with wrong letters is worse than none.
"""

import re

from hlreader.documents.source import BYTE_ORDER_MARKS, decode

_SNIFFED = 8192
_HALF = 0.5
_MOST_HIGH = 0.2
"""The largest share of letters beyond ASCII in a Western language."""
_STRAYS = 0.3
"""The largest share of stray bytes among the characters beyond ASCII in a UTF-8 text.

In a text with another encoding, nearly all would be stray.
"""
_STRANGE = 0.1
"""The largest share of misplaced characters among those beyond ASCII in a windows-1252 text."""
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]")
_HIGH = re.compile(r"[^\x00-\x7f]")
_LETTERS = re.compile(r"[^\W\d_]")
# No Western language has these: a capital or sign inside a word, or an undefined byte.
_OUT_OF_PLACE = re.compile(
    r"(?<=[a-zß-öø-ÿ])(?:[À-ÖØ-Þ]|[^\x00-\x7fÀ-ÿŠŽŒšžœŸƒªº’‘“”–—…\xad·\xa0])(?=[a-zß-öø-ÿ])"
    r"|[\ufffd×÷ªº¹²³](?=[a-zß-öø-ÿ])"
)


def decode_text(data: bytes, name: str) -> str:
    """Return the clean text of a file of prose. Raises UnreadableError.

    Stray bytes in a UTF-8 text become U+FFFD.
    """
    encoding = _encoding(data)
    if not encoding:
        return decode(data, name, prose=True)
    return decode(data, name, encoding, "replace", prose=True)


def _encoding(data: bytes) -> str:
    """Return the encoding of a text that is not valid UTF-8, or "" if it is not clear."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return encoding
    if b"\0" in data[:_SNIFFED]:
        return _wide(data)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _narrow(data)
    return ""


def _wide(data: bytes) -> str:
    """Return the kind of UTF-16 of a text in which every second byte is zero, or ""."""
    head = data[: _SNIFFED - _SNIFFED % 2]
    half = len(head) / 2
    for encoding, start in (("utf-16-le", 1), ("utf-16-be", 0)):
        if head[start::2].count(0) > _HALF * half and not head[1 - start :: 2].count(0):
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                continue
            return "" if _CONTROLS.search(text) else encoding
    return ""


def _narrow(data: bytes) -> str:
    """Return "utf-8" for a text with a few stray bytes, or windows-1252 if it clearly is."""
    text = data.decode("utf-8", "replace")
    strays = text.count("\N{REPLACEMENT CHARACTER}")
    if strays <= _STRAYS * len(_HIGH.findall(text)):
        return "utf-8"
    text = data.decode("cp1252", "replace")
    high = len(_HIGH.findall(text))
    if high > _MOST_HIGH * len(_LETTERS.findall(text)) or _CONTROLS.search(text):
        return ""
    strange = len(_OUT_OF_PLACE.findall(text)) + text.count("\N{REPLACEMENT CHARACTER}")
    return "cp1252" if strange <= _STRANGE * high else ""
