"""Where the links of a page lead, and the names of the places on it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, Protocol

from hlreader.handouts.html.elements import followable
from hlreader.models import Block, Heading, one_line, walk

MAIN = "main_text"
"""The place that "Skip to content" leads to.

All names that hlreader gives have a low line, which those of headings never have.
"""

_NOT_IN_NAMES = re.compile(r"[\W_]+")
_ARTICLE = re.compile(r"(?:\./)?([a-z0-9]+(?:-[a-z0-9]+)*)(?:\.md)?(#.*)?")


class Pages(Protocol):
    """The other pages that a page can lead to."""

    def article(self, slug: str) -> str:
        """Return the address of an article's page, or an empty text if there is none."""

    def word(self, term: str) -> str:
        """Return the address of a word's page, or an empty text if there is none."""


class NoPages:
    """For a hand-out that is one file: there are no other pages."""

    def article(self, slug: str) -> str:  # noqa: ARG002
        """Return an empty text."""
        return ""

    def word(self, term: str) -> str:  # noqa: ARG002
        """Return an empty text."""
        return ""


class Places(NamedTuple):
    """The names of the headings of a page."""

    by_offset: Mapping[int, str]
    by_text: Mapping[str, str]
    """By the text of the heading. The first of several counts."""


def places(blocks: Iterable[Block]) -> Places:
    """Return a name for each heading. No two are the same."""
    by_offset: dict[int, str] = {}
    by_text: dict[str, str] = {}
    used: set[str] = set()
    for heading, text in _headings(blocks):
        name = _new(place_name(text) or "section", used)
        by_offset[heading.offset] = name
        by_text.setdefault(text, name)
    return Places(by_offset, by_text)


def place_name(text: str) -> str:
    """Return a text as the name of a place or a file: "What is it?" is "what-is-it"."""
    return _NOT_IN_NAMES.sub("-", text.casefold()).strip("-")


def _headings(blocks: Iterable[Block]) -> Iterator[tuple[Heading, str]]:
    for block in walk(blocks):
        if isinstance(block, Heading) and (text := one_line(block.runs).strip()):
            yield block, text


def _new(name: str, used: set[str]) -> str:
    """Return a name, with a number if it is used already."""
    number, chosen = 1, name
    while chosen in used:
        number += 1
        chosen = f"{name}-{number}"
    used.add(chosen)
    return chosen


def leads_to_article(address: str) -> bool:
    """Return whether a link has the form of one to another article: ``treatments.md``."""
    return _ARTICLE.fullmatch(address) is not None


def target(address: str, pages: Pages, names: Iterable[str]) -> str:
    """Return where a link of an article leads on this page, or an empty text for nowhere safe.

    ``names`` are those of the places on the page.
    """
    if address.startswith("#"):
        return address if address[1:] in names else ""
    found = _ARTICLE.fullmatch(address)
    if found:
        page = pages.article(found[1])
        return page + (found[2] or "") if page else ""
    return followable(address)
