"""JSON with an indent, as ``json.dumps(value, indent=2)`` has it, in pieces as they come.

The standard library writes an indent in slow Python and needs the whole value at once. Here its
fast encoder writes all that has no list or object inside, and iterators are written as lists.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from json import JSONEncoder
from typing import Any

_NESTED = (dict, list, tuple, Iterator)


def json_text(value: Any, *, ascii_only: bool, line: str = "\n") -> Iterator[str]:
    """Yield the text of a value in pieces. ``line`` is the line end with the indent so far."""
    inner = line + "  "
    encode = _encoder(inner, ascii_only).encode
    if isinstance(value, dict):
        opening, closing = "{", "}"
        members: Iterable[Any] = value.items()
    elif isinstance(value, _NESTED):
        opening, closing = "[", "]"
        members = ((None, item) for item in value)
    else:
        yield encode(value)
        return
    before = opening + inner
    for nested, group in groupby(members, _is_nested):
        if not nested:
            flat = dict(group) if isinstance(value, dict) else [item for _, item in group]
            yield before + encode(flat)[1:-1]
            before = "," + inner
            continue
        for key, item in group:
            yield before if key is None else f"{before}{encode(key)}: "
            yield from json_text(item, ascii_only=ascii_only, line=inner)
            before = "," + inner
    yield line + closing if before[0] == "," else opening + closing


@cache
def _encoder(inner: str, ascii_only: bool) -> JSONEncoder:  # noqa: FBT001
    return JSONEncoder(ensure_ascii=ascii_only, separators=("," + inner, ": "))


def _is_nested(member: tuple[Any, Any]) -> bool:
    return isinstance(member[1], _NESTED)
