"""Find the article that someone names by its title."""

import unicodedata
from collections.abc import Iterable

from hlreader.glossary.words.keys import tokens
from hlreader.models import Article


def best(name: str, articles: Iterable[Article]) -> Article | None:
    """Return the article that fits a name best, None if none fits or two fit equally well.

    The whole title fits better than its beginning.
    """
    wanted = _words(name)
    fits = [(_fit(wanted, article), article) for article in articles] if wanted else []
    most = max((fit for fit, _ in fits), default=0)
    found = [article for fit, article in fits if fit == most]
    return found[0] if most and len(found) == 1 else None


def _fit(wanted: list[str], article: Article) -> int:
    title = _words(article.title)
    return (title[: len(wanted)] == wanted) + (title == wanted)


def _words(text: str) -> list[str]:
    """Return the words of a text, in small letters without accents."""
    letters = unicodedata.normalize("NFD", text.replace("-", " ").replace("_", " "))
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return [word.casefold() for word in tokens(bare)]
