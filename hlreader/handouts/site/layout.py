"""Where each page of a site is, and how one page leads to another.

All names are of ASCII letters, digits and hyphens, so that every file system and server keeps them.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from hlreader.models import Article, Term

HOME = "index.html"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
OTHER_LETTER = "0-9"
"""The page of the words that begin with no letter from a to z."""

_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")
_RESERVED = re.compile(r"con|prn|aux|nul|index|(?:com|lpt)\d")
"""Windows keeps these names for devices."""


class Volume(NamedTuple):
    """The articles and words of a language. The first volume of a site is at its top."""

    language: str
    articles: tuple[Article, ...]
    terms: tuple[Term, ...]


class Shelf(NamedTuple):
    """Where the pages of a volume are. Paths begin at the top of the site."""

    volume: Volume
    root: str
    """The folder of the volume with a slash at its end, or an empty text for the top."""
    articles: Mapping[str, Article]
    """By slug."""
    words: Mapping[str, str]
    """The names of the files of words, without folder and ending, by entry."""
    names: Mapping[str, str]
    """The entry that each name of a word belongs to, in small letters."""

    @property
    def home(self) -> str:
        """The path of the page with all articles."""
        return self.root + HOME

    @property
    def words_home(self) -> str:
        """The path of the page that leads to the words of each letter."""
        return f"{self.root}words/{HOME}"

    def article(self, slug: str) -> str:
        """Return the path of an article, or an empty text if this volume has none."""
        return f"{self.root}articles/{slug}.html" if slug in self.articles else ""

    def word(self, name: str) -> str:
        """Return the path of the page for a word, by any of its names, or an empty text."""
        entry = name if name in self.words else self.names.get(name.casefold(), "")
        return f"{self.root}words/{self.words[entry]}.html" if entry else ""

    def letter(self, letter: str) -> str:
        """Return the path of the page with the words that begin with a letter."""
        return f"{self.root}letters/{letter}.html"

    def by_letter(self) -> dict[str, list[Term]]:
        """Return the words by their first letter. Both are sorted."""
        found: dict[str, list[Term]] = {}
        for term in sorted(self.volume.terms, key=lambda one: (file_name(one.term), one.term)):
            first = file_name(term.term)[:1]
            found.setdefault(first if first and first in _LETTERS else OTHER_LETTER, []).append(
                term
            )
        return dict(sorted(found.items()))


def shelf(volume: Volume, root: str) -> Shelf:
    """Return where the pages of a volume are."""
    names: dict[str, str] = {}
    for term in volume.terms:
        for name in (term.term, *term.aliases, *term.abbreviations):
            names.setdefault(name.casefold(), term.term)
    articles = {article.slug: article for article in volume.articles}
    return Shelf(volume, root, articles, _files(term.term for term in volume.terms), names)


def file_name(text: str) -> str:
    """Return a text as the name of a file: "Crohn's disease" is "crohn-s-disease".

    It is empty if the text has no Latin letter and no digit. ``search.js`` has the same rule.
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return _NOT_IN_NAMES.sub("-", plain.lower()).strip("-")


def _files(entries: Iterable[str]) -> dict[str, str]:
    """Return a file name for each entry. No two are the same."""
    files: dict[str, str] = {}
    used: set[str] = set()
    for entry in entries:
        name = file_name(entry) or "word"
        name = f"{name}-word" if _RESERVED.fullmatch(name) else name
        number, chosen = 1, name
        while chosen in used:
            number += 1
            chosen = f"{name}-{number}"
        used.add(chosen)
        files[entry] = chosen
    return files


class Links:
    """The links of a page to the other pages of the site."""

    def __init__(self, here: str, shelves: Sequence[Shelf]) -> None:
        """Take the path of the page, and all shelves, its own first."""
        self._up = "../" * here.count("/")
        self._shelves = shelves

    def to(self, path: str) -> str:
        """Return the address of a path, or an empty text for an empty one."""
        return self._up + path if path else ""

    def article(self, slug: str) -> str:
        """Return the address of an article, in the first volume that has it."""
        return self.to(next(filter(None, (one.article(slug) for one in self._shelves)), ""))

    def word(self, term: str) -> str:
        """Return the address of a word's page."""
        return self.to(self._shelves[0].word(term))
