"""Answers to look-ups as lines of JSON. Hits and misses have one format, version 1.

``data/record.schema.json`` describes the format. Lines are joined from strings, not made from
objects, because scripts need tens of thousands per second. Imports almost nothing: see
``index.py``.
"""

from json.encoder import encode_basestring as quoted
from json.encoder import encode_basestring_ascii as quoted_in_ascii

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Quote = Callable[[str], str]
    """A function that writes a text as JSON:

    ``quoted``, or ``quoted_in_ascii`` for output without Unicode.
    """

__all__ = ["FIELD", "ITEM", "hit_line", "miss_line", "quoted", "quoted_in_ascii"]

FIELD, ITEM = "\x1f", "\x1e"
"""The separators of fields in a record, and of items in a field.

Fields have no control characters.
"""

_FOUND = (
    '{"schema": 1, "query": %s, "found": true, "match": "%s", "glossary": %s, "entry": %s, '
    '"suggestions": [], "parts": [%s], "phrases": []}\n'
)
_MISSING = (
    '{"schema": 1, "query": %s, "found": false, "match": null, "glossary": null, "entry": null, '
    '"suggestions": [%s], "parts": [], "phrases": []}\n'
)
_ENTRY = (
    '{"term": "%s", "plain": "%s", "aliases": %s, "abbreviations": %s, "forms": %s, '
    '"case_sensitive": %s, "no_autolink": %s, "pronunciation": "%s", "more": "%s", '
    '"technical": "%s", "see_also": %s, "source": %s, "reviewed": "%s", "audience": "%s", '
    '"language": "%s", "senses": %s}'
)
_SENSE = '{"field": "%s", "plain": "%s", "more": "%s"}'
_PART = '{"part": %s, "meaning": %s}'
_SOURCE = '{"title": "%s", "publisher": "%s", "year": "%s", "url": "%s"}'

_FIELD, _ITEM, _NEXT = "\\u001f", "\\u001e", '", "'
"""The separators in a quoted record, and the separator of a list."""

_BACKSLASH, _QUOTED_BACKSLASH = "\x1d", "\\u001d"
"""Replaces a backslash until the fields are split."""


def hit_line(
    query: str,
    match: str,
    glossary: str,
    record: str,
    quote: "Quote" = quoted,
    parts: "Iterable[tuple[str, str]]" = (),
) -> str:
    """Return the line of a hit.

    ``record`` is the entry in the form of the index. ``parts`` are the parts of a word with their
    meanings. Raises ValueError if the record is broken.
    """
    listed = ", ".join([_PART % (quote(part), quote(meaning)) for part, meaning in parts])
    return _FOUND % (quote(query), match, quote(glossary), _entry(record, quote), listed)


def miss_line(query: str, suggestions: "Iterable[str]", quote: "Quote" = quoted) -> str:
    """Return the line of a miss."""
    return _MISSING % (quote(query), ", ".join(map(quote, suggestions)))


def _entry(record: str, quote: "Quote") -> str:
    """Return an entry with its fields in the order of ``records.pack``.

    The whole record is quoted at once. A call for each field would take twice the time.
    """
    if "\\" in record:  # so that each separator in the quoted text is a real one
        record = record.replace("\\", _BACKSLASH)
    (
        term, plain, aliases, abbreviations, forms, case_sensitive, no_autolink, pronunciation,
        more, technical, see_also, source, reviewed, audience, language, senses,
    ) = quote(record)[1:-1].split(_FIELD)  # fmt: skip
    entry = _ENTRY % (
        term,
        plain,
        _items(aliases),
        _items(abbreviations),
        _items(forms),
        "true" if case_sensitive else "false",
        "true" if no_autolink else "false",
        pronunciation,
        more,
        technical,
        _items(see_also),
        _source(source),
        reviewed,
        audience,
        language,
        _senses(senses) if senses else "[]",
    )
    return entry.replace(_QUOTED_BACKSLASH, "\\\\") if _QUOTED_BACKSLASH in entry else entry


def _items(quoted_items: str) -> str:
    """Return a JSON list. Its items are quoted already, but without the outer quotation marks."""
    return f'["{quoted_items.replace(_ITEM, _NEXT)}"]' if quoted_items else "[]"


def _senses(quoted_items: str) -> str:
    parts = quoted_items.split(_ITEM)
    senses = [_SENSE % tuple(parts[at : at + 3]) for at in range(0, len(parts), 3)]
    return f"[{', '.join(senses)}]"


def _source(quoted_items: str) -> str:
    if not quoted_items:
        return "null"
    title, publisher, year, url = quoted_items.split(_ITEM)
    return _SOURCE % (title, publisher, year, url)
