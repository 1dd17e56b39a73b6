"""Explain a word that has no entry by its parts. The text always says so.

Imports almost nothing: see ``table.py``.
"""

import re

from hlreader.glossary.parts.analysis import take_apart
from hlreader.glossary.parts.store import find_table
from hlreader.glossary.words.keys import key
from hlreader.language import DEFAULT, primary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from hlreader.glossary.glossary import Hit
    from hlreader.glossary.parts.analysis import Explanation
    from hlreader.glossary.parts.table import Table
    from hlreader.models import Term

_MEANING = "The parts of this word mean: {parts}."
_SENSE = "So it likely means: {sense}."

# English plurals only: an ending of Greek or Latin ("-ides") may be a part of its own.
_PLURALS = (
    (re.compile(r"ies$"), "y"),
    (re.compile(r"(?<=[oey])ses$"), "sis"),
    (re.compile(r"(?<=[^s])s$"), ""),
)


def explain_by_parts(
    word: str, language: str, find: "Callable[[], Table]" = find_table
) -> "Explanation | None":
    """Return the meaning of a word's parts, or None if it is not certain or not in this language.

    ``find`` returns the table of parts. Its errors are passed on.
    """
    if primary(language) != DEFAULT or not word.strip().isalpha():
        return None
    return explain_with(find(), word)


def explain_with(table: "Table", word: str) -> "Explanation | None":
    """Return the meaning of a word's parts with the parts of a table, or None."""
    readings = (take_apart(form, table) for form in _forms(key(word)))
    return next((reading for reading in readings if reading), None)


def _forms(word: str) -> "Iterator[str]":
    """Yield a word, and its singular if it may be a plural."""
    yield word
    for plural, singular in _PLURALS:
        form = plural.sub(singular, word)
        if form != word:
            yield form


def in_words(found: "Explanation") -> tuple[str, str]:
    """Return the sentences that explain a word: one for its parts, one for its likely meaning."""
    parts = " + ".join(f"{part} ({meaning})" for part, meaning in found.parts)
    sense = _SENSE.format(sense=found.sense) if found.sense else ""
    return _MEANING.format(parts=parts), sense


def by_parts(word: str, language: str) -> "Hit | None":
    """Return an entry made from the parts of a word, to show it like any entry.

    None if not certain.
    """
    found = explain_by_parts(word, language)
    if not found:
        return None
    from hlreader.glossary.glossary import Hit

    return Hit(as_entry(word, found), "parts", parts=found.parts)


def as_entry(word: str, found: "Explanation") -> "Term":
    """Return an explanation as an entry."""
    from hlreader.models import Term

    plain, more = in_words(found)
    return Term(word.strip(), plain, more=more)
