"""Answers to look-ups as lines of JSON: one shape for a hit and a miss, version 1.

``data/record.schema.json`` describes the shape. The lines are put together from texts, not from
objects: a script asks for tens of thousands a second. Imports next to nothing: see ``index.py``.
"""

try:
    from _json import encode_basestring as quoted  # json itself takes a tenth of a start
    from _json import encode_basestring_ascii as quoted_in_ascii
except ImportError:
    from json.encoder import py_encode_basestring as quoted
    from json.encoder import py_encode_basestring_ascii as quoted_in_ascii

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Quote = Callable[[str], str]
    """Writes a text as JSON: ``quoted``, or ``quoted_in_ascii`` for outputs without Unicode."""

__all__ = ["FIELD", "ITEM", "hit_line", "miss_line", "quoted", "quoted_in_ascii"]

FIELD, ITEM = "\x1f", "\x1e"
"""Stand in a record between the fields of an entry, and between the items of one."""

_FOUND = (
    '{"schema": 1, "query": %s, "found": true, "match": "%s", "glossary": %s, "entry": %s, '
    '"suggestions": []}\n'
)
_MISSING = (
    '{"schema": 1, "query": %s, "found": false, "match": null, "glossary": null, "entry": null, '
    '"suggestions": [%s]}\n'
)
_ENTRY = (
    '{"term": %s, "plain": %s, "aliases": %s, "abbreviations": %s, "forms": %s, '
    '"case_sensitive": %s, "no_autolink": %s, "pronunciation": %s, "more": %s, "technical": %s, '
    '"see_also": %s, "source": %s, "reviewed": %s, "audience": %s, "language": %s}'
)
_SOURCE = '{"title": %s, "publisher": %s, "year": %s, "url": %s}'


def hit_line(query: str, match: str, glossary: str, record: str, quote: "Quote" = quoted) -> str:
    """Return the line of a hit.

    ``record`` is its entry as an index holds it. Raises ValueError for one that is none.
    """
    return _FOUND % (quote(query), match, quote(glossary), _entry(record, quote))


def miss_line(query: str, suggestions: "Iterable[str]", quote: "Quote" = quoted) -> str:
    """Return the line of a miss."""
    return _MISSING % (quote(query), ", ".join(map(quote, suggestions)))


def _entry(record: str, quote: "Quote") -> str:
    """Return an entry, of which ``records.pack`` tells the order of its fields."""
    (
        term, plain, aliases, abbreviations, forms, case_sensitive, no_autolink, pronunciation,
        more, technical, see_also, source, reviewed, audience, language,
    ) = record.split(FIELD)  # fmt: skip

    def items(text: str) -> str:
        return f"[{', '.join(map(quote, text.split(ITEM)))}]" if text else "[]"

    return _ENTRY % (
        quote(term),
        quote(plain),
        items(aliases),
        items(abbreviations),
        items(forms),
        "true" if case_sensitive else "false",
        "true" if no_autolink else "false",
        quote(pronunciation),
        quote(more),
        quote(technical),
        items(see_also),
        _SOURCE % _source(source, quote) if source else "null",
        quote(reviewed),
        quote(audience),
        quote(language),
    )


def _source(text: str, quote: "Quote") -> tuple[str, str, str, str]:
    title, publisher, year, url = map(quote, text.split(ITEM))
    return title, publisher, year, url
