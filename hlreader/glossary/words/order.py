"""The order of terms in lists and exports. It is alphabetical, and the same on every machine."""

from collections.abc import Iterable
from unicodedata import combining, normalize

from hlreader.language import primary
from hlreader.models import Term


def sort_key(text: str) -> tuple[str, str]:
    """Return the sort key of a name: its letters without case and accents, then the name itself."""
    bare = "".join(letter for letter in normalize("NFKD", text) if not combining(letter))
    return bare.casefold(), text


def in_order(terms: Iterable[Term], language: str = "", beginning: str = "") -> list[Term]:
    """Return the sorted terms of a language (or of each language in turn) with this beginning."""
    start = sort_key(beginning)[0]
    found = [
        term
        for term in terms
        if is_spoken(term, language) and sort_key(term.term)[0].startswith(start)
    ]
    return sorted(found, key=lambda term: (primary(term.language), sort_key(term.term)))


def is_spoken(term: Term, language: str) -> bool:
    """Return whether an entry is in a language. True for every entry if ``language`` is empty."""
    return not language or primary(term.language) == primary(language)
