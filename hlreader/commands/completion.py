"""Complete words in the shell: terms of the glossary and names of articles.

An error must never disturb the command line that someone is typing. There is no completion then.
"""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress

import typer

_SPECIAL = re.compile(r"[\s\"$`\\&;|<>()!*?\[\]{}#~]")
"""Characters with a special meaning in shells, without the apostrophe."""


def complete_term(context: typer.Context, incomplete: str) -> list[str]:
    """Return the terms that continue the words typed so far.

    The words of a longer term are completed one after another, so it needs no quotes.
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


def complete_rule(incomplete: str) -> list[tuple[str, str]]:
    """Return the codes of rules that start with this, each with the rule's name, or the names.

    Several rules may have commas between them.
    """
    with suppress(Exception):
        from hlreader.checker.rules import all_rules

        before, comma, last = incomplete.rpartition(",")
        codes = [(rule.code, rule.name) for rule in all_rules()]
        codes += [] if last[:2].upper() == "HL" or not last else [(name, "") for _, name in codes]
        return [
            (f"{before}{comma}{word}", note)
            for word, note in sorted(codes)
            if word.lower().startswith(last.lower())
        ]
    return []


def complete_setting(incomplete: str) -> list[tuple[str, str]]:
    """Return the settings that start with this, each with what it is."""
    with suppress(Exception):
        from hlreader.messages import translated
        from hlreader.settings import SETTINGS

        return [
            (key, translated(setting.help))
            for key, setting in SETTINGS.items()
            if key.startswith(incomplete)
        ]
    return []


def complete_value(context: typer.Context, incomplete: str) -> list[str]:
    """Return the values of the setting named before that start with this."""
    with suppress(Exception):
        from hlreader.settings import SETTINGS

        values = SETTINGS[context.params["key"]].values
        return [value for value in values if value.startswith(incomplete)]
    return []


def _next_words(names: Iterable[str], typed: Sequence[str]) -> Iterator[str]:
    """Yield each possible next word once, in upper or lower case like the letters typed.

    An apostrophe becomes a typographic one, because a shell would take it for a quotation mark.
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
