"""Explain a word that has no entry by its parts, and always say so.

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
    """Return what the parts of a word mean; None if that is not sure, or not in this language.

    ``find`` finds the table of parts. Raises what it raises.
    """
    if primary(language) != DEFAULT or not word.strip().isalpha():
        return None
    return explain_with(find(), word)


def explain_with(table: "Table", word: str) -> "Explanation | None":
    """Return the same with the parts of a table."""
    readings = (take_apart(form, table) for form in _forms(key(word)))
    return next((reading for reading in readings if reading), None)


def _forms(word: str) -> "Iterator[str]":
    """Yield a word, and what it may be the plural of."""
    yield word
    for plural, singular in _PLURALS:
        form = plural.sub(singular, word)
        if form != word:
            yield form


def in_words(found: "Explanation") -> tuple[str, str]:
    """Return the sentences that explain a word: what its parts mean, and what it likely means."""
    parts = " + ".join(f"{part} ({meaning})" for part, meaning in found.parts)
    sense = _SENSE.format(sense=found.sense) if found.sense else ""
    return _MEANING.format(parts=parts), sense


def by_parts(word: str, language: str) -> "Hit | None":
    """Return the same as an entry made from the parts, so that it is shown as entries are."""
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
