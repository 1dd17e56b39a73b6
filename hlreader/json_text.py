"""Write JSON like ``json.dumps(value, indent=2)``, but in pieces, as soon as they are known.

The standard library indents in slow Python, and needs the whole value at once. Here an iterator is
written as a list, one piece for each item. Iterators inside items are written piece by piece, too.
A function is called only when its value is written, so a total can come after the items that it
counts. Characters that could control a terminal or a CI server are escaped. This does not change
the value.
"""

from collections.abc import Callable, Iterator
from json import dumps
from json.encoder import encode_basestring, encode_basestring_ascii
from math import isfinite
from typing import Any, TypeAlias

from hlreader.sanitize import json_safe

_Quote: TypeAlias = Callable[[str], str]

_INDENT = "  "
_MANY = (dict, list, tuple, Iterator)


def json_text(value: Any, *, ascii_only: bool = False) -> Iterator[str]:
    """Yield the text of a value in pieces."""
    return _pieces(value, _quoted_in_ascii if ascii_only else _quoted, "\n")


def _quoted(text: str) -> str:
    quoted: str = encode_basestring(text)
    return quoted if quoted.isprintable() and "##" not in quoted else json_safe(quoted)


def _quoted_in_ascii(text: str) -> str:
    quoted: str = encode_basestring_ascii(text)
    return json_safe(quoted) if "##" in quoted else quoted


def _pieces(value: Any, quote: _Quote, line: str) -> Iterator[str]:
    """Yield the text of a value. ``line`` is the line end with the indent so far."""
    if callable(value):
        value = value()
    if not isinstance(value, _MANY):
        yield _text(value, quote, line)
        return
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    inner = line + _INDENT
    before = opening + inner
    if isinstance(value, dict):
        for key, item in value.items():
            yield f"{before}{quote(key)}: "
            yield from _pieces(item, quote, inner)
            before = "," + inner
    else:
        in_one_piece = isinstance(value, Iterator)
        for item in value:
            if in_one_piece and not _has_more_to_come(item):
                yield before + _text(item, quote, inner)
            else:
                yield before
                yield from _pieces(item, quote, inner)
            before = "," + inner
    yield line + closing if before[0] == "," else opening + closing


def _has_more_to_come(item: Any) -> bool:
    """Return whether an object holds an iterator or a function, whose value is not known yet."""
    return isinstance(item, dict) and any(
        isinstance(value, Iterator) or callable(value) for value in item.values()
    )


def _text(value: Any, quote: _Quote, line: str) -> str:
    """Return the text of a value in one piece."""
    if isinstance(value, str):
        return quote(value)
    if value is None:
        return "null"
    if isinstance(value, int) and not isinstance(value, bool):
        return int.__repr__(value)
    if isinstance(value, float) and isfinite(value):
        return float.__repr__(value)
    if isinstance(value, bool | float):
        return dumps(value)
    inner = line + _INDENT
    if isinstance(value, dict):
        texts = [f"{quote(key)}: {_text(item, quote, inner)}" for key, item in value.items()]
    else:
        texts = [_text(item, quote, inner) for item in value]
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    if not texts:
        return opening + closing
    return opening + inner + ("," + inner).join(texts) + line + closing
