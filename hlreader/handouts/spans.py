"""Running text as spans: each has one style, and the hard words in it have their notes."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from hlreader.models import Match, Run, Runs, Term, plain_text

_CLOSING_QUOTES = ('"', "”", "»")
"""The note of a word in quotation marks comes after them."""

_SCHEMES = ("https://", "http://", "mailto:", "tel:")


class Span(NamedTuple):
    """A stretch of text in one style. A newline in it is a line break."""

    text: str
    run: Run
    """Its style."""
    is_term: bool = False
    """Whether it is part of a hard word that has a note."""
    note: Term | None = None
    """The word to explain in a note right after this span."""

    @property
    def link(self) -> str:
        """The address outside the library that it leads to, or an empty string."""
        return self.run.link if leads_outside(self.run.link) else ""


def leads_outside(address: str) -> bool:
    """Return whether a link leads somewhere from a file on its own, and can do no harm.

    Links to other articles and to places on a web page lead nowhere from there.
    """
    return address.lower().startswith(_SCHEMES)


def spans(runs: Runs, matches: Iterable[Match] = ()) -> Iterator[Span]:
    """Yield the spans of a text. ``matches`` are the words to explain in it."""
    text = plain_text(runs)
    found = tuple(matches)
    terms = [(match.start, match.end) for match in found]
    notes = {_place_of_note(text, match.end): match.term for match in found}
    cuts = {place for term in terms for place in term} | notes.keys()
    start = 0
    for run in runs:
        end = start + len(run.text)
        places = sorted({start, end} | {place for place in cuts if start < place < end})
        for begin, stop in pairwise(places):
            is_term = any(first <= begin < last for first, last in terms)
            yield Span(text[begin:stop], run, is_term, notes.get(stop))
        start = end


def _place_of_note(text: str, end: int) -> int:
    """Return where the mark of a word's note goes, for a word that ends at ``end``."""
    return end + (text[end : end + 1] in _CLOSING_QUOTES)
