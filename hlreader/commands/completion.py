"""What the shell offers for a half-typed word: terms of the glossary, names of articles.

A fault here must never break the command line that someone is typing: nothing is offered then.
"""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress

import typer

_SPECIAL = re.compile(r"[\s\"$`\\&;|<>()!*?\[\]{}#~]")
"""Characters that mean something to a shell, besides the apostrophe."""


def complete_term(context: typer.Context, incomplete: str) -> list[str]:
    """Return the terms that continue the words typed so far.

    A term of several words is offered word for word, as they are typed, so that it needs no
    quotes.
    """
    typed = [*(context.params.get("word") or ()), incomplete]
    with suppress(Exception):
        from hlreader.glossary import Glossary
        from hlreader.glossary.files_in_use import find_places
        from hlreader.language import preferred

        named = context.params.get("glossary")
        terms = Glossary.load(find_places(named).paths).terms
        language = context.params.get("lang") or preferred(os.environ)
        own_first = sorted(terms, key=lambda term: term.language != language)
        return sorted(_next_words([term.term for term in own_first], typed))
    return []


def complete_article(context: typer.Context, incomplete: str) -> list[str]:
    """Return the names of articles that start with this."""
    with suppress(Exception):
        from hlreader.library.find import Library

        slugs = Library(context.params.get("library")).slugs()
        return sorted(slug for slug in slugs if slug.startswith(incomplete))
    return []


def _next_words(names: Iterable[str], typed: Sequence[str]) -> Iterator[str]:
    """Yield each possible next word once, in the case of the letters typed.

    An apostrophe becomes the typographic one, which opens no quotation in a shell.
    """
    *before, incomplete = (_plain(word) for word in typed)
    seen = set()
    for name in names:
        words = name.replace("'", "’").split(" ")
        place = len(before)
        if len(words) <= place or [_plain(word) for word in words[:place]] != before:
            continue
        word = words[place]
        if _plain(word).startswith(incomplete) and not _SPECIAL.search(word):
            offered = typed[-1] + word[len(typed[-1]) :]
            if offered not in seen:
                seen.add(offered)
                yield offered


def _plain(word: str) -> str:
    return word.replace("'", "’").casefold()
