"""An entry as the JSON in which an index holds it, and back, checked."""

import json
from typing import Any

from hlreader.glossary.index import DamagedIndexError
from hlreader.models import Source, Term
from hlreader.sanitize import is_clean

_TEXTS = ("term", "plain", "pronunciation", "more", "technical", "reviewed", "audience", "language")
_LISTS = ("aliases", "abbreviations", "forms", "see_also")
_FLAGS = ("case_sensitive", "no_autolink")
_FIELDS = frozenset((*_TEXTS, *_LISTS, *_FLAGS, "source"))

_to_json = json.JSONEncoder(ensure_ascii=False).encode
_from_json = json.JSONDecoder().decode


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
        fields: Any = _from_json(record)
        if fields.keys() != _FIELDS or type(line) is not int:
            raise DamagedIndexError
        for name in _LISTS:
            fields[name] = tuple(fields[name])
        source = Source(**fields["source"]) if fields["source"] else None
        fields["source"] = source
        texts = [*map(fields.__getitem__, _TEXTS), *(source or ())]
        for name in _LISTS:
            texts += fields[name]
        whole = "".join(texts)
        clean = whole.isprintable() or is_clean(whole)
        if not clean or any(type(fields[name]) is not bool for name in _FLAGS):
            raise DamagedIndexError
    except (ValueError, TypeError, AttributeError, RecursionError):
        raise DamagedIndexError from None
    return Term(**fields, line=line)
