"""An entry as the JSON in which an index holds it, and back, checked."""

import json
from typing import Any

from hlreader.glossary.index import DamagedIndexError
from hlreader.models import Source, Term
from hlreader.sanitize import is_clean

_TEXTS = ("term", "plain", "pronunciation", "more", "technical", "reviewed", "audience", "language")
_LISTS = ("aliases", "abbreviations", "forms", "see_also")
_FLAGS = ("case_sensitive", "no_autolink")
_FIELDS = tuple(field for field in Term._fields if field != "line")
_TYPES = [
    tuple if field in _LISTS else bool if field in _FLAGS else str for field in _FIELDS
]  # fmt: skip
_SOURCE = _FIELDS.index("source")

_to_json = json.JSONEncoder(ensure_ascii=False).encode
_from_json = json.JSONDecoder().raw_decode


def pack(term: Term) -> str:
    """Return an entry as JSON: all its fields but its line, as ``define --json`` prints them."""
    fields = term._asdict()
    del fields["line"]
    fields["source"] = term.source._asdict() if term.source else None
    return _to_json(fields)


def unpack(record: str, line: int) -> Term:
    """Return the entry that ``pack`` was given. Raises DamagedIndexError for what it never wrote.

    An index is a file that others may have written: no type is taken for granted, and no letter.
    """
    try:
        fields: Any
        fields, end = _from_json(record)
        if end != len(record) or tuple(fields) != _FIELDS or type(line) is not int:
            raise DamagedIndexError
        items: list[str] = []
        for name in _LISTS:
            fields[name] = tuple(fields[name])
            items += fields[name]
        source = Source(**fields["source"]) if fields["source"] else None
        values = list(fields.values())
        values[_SOURCE] = ""
        whole = "".join((*items, *(source or ())))
        if [*map(type, values)] != _TYPES:
            raise DamagedIndexError
        if "\\" in record or not record.isprintable():  # something is escaped, or more than plain
            whole += "".join(map(fields.__getitem__, _TEXTS))
            if not whole.isprintable() and not is_clean(whole):
                raise DamagedIndexError
        values[_SOURCE] = source
    except (ValueError, TypeError, AttributeError, RecursionError):
        raise DamagedIndexError from None
    return Term._make((*values, line))
