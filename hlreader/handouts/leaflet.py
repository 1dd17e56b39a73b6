"""What a hand-out holds: an article, its hard words explained, and the team to call.

All formats draw the same ``Leaflet``, so none of them decides what to say.
"""

from typing import NamedTuple

from hlreader.glossary import Glossary
from hlreader.glossary.words.annotate import Annotations, annotate
from hlreader.handouts.paper import Paper
from hlreader.header_and_footer import Related, related_to
from hlreader.models import Article, Term
from hlreader.wording import Wording, wording_for


class Clinic(NamedTuple):
    """Who gives out the hand-out. Empty fields leave lines to write on."""

    name: str = ""
    phone: str = ""


class Leaflet(NamedTuple):
    """An article as a hand-out."""

    article: Article
    annotations: Annotations
    """Where each hard word is first used: there it is marked and explained."""
    terms: tuple[Term, ...]
    """The hard words in the order of their first use, each once."""
    related: tuple[Related, ...]
    wording: Wording
    """The words around the article, in its language."""
    clinic: Clinic = Clinic()
    paper: Paper = Paper()


def leaflet(
    article: Article,
    related: tuple[Article, ...],
    glossary: Glossary,
    clinic: Clinic = Clinic(),  # noqa: B008 - it is immutable
    paper: Paper = Paper(),  # noqa: B008
) -> Leaflet:
    """Return an article as a hand-out, with the words that the glossary explains in it."""
    found = annotate(article.document, glossary.matcher(article.language))
    places = sorted((found.in_paragraphs | found.in_cells).items())
    terms = {match.term.term: match.term for _, matches in places for match in matches}
    return Leaflet(
        article,
        found,
        tuple(terms.values()),  # a long text marks a word again on each of its pages
        related_to(related),
        wording_for(article.language),
        clinic,
        paper,
    )
