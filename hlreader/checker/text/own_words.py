"""A team's own words: those to avoid, those with a better one, and those that are fine."""

from typing import NamedTuple


class OwnWord(NamedTuple):
    """A word or phrase to avoid, with the word to write instead, if any, and the reason."""

    words: str
    instead: str = ""
    reason: str = ""


class OwnWords(NamedTuple):
    """A team's own word list."""

    listed: tuple[OwnWord, ...] = ()
    """The words to avoid or to replace."""
    allowed: frozenset[str] = frozenset()
    """The words, in lower case, that are fine."""

    @property
    def settled(self) -> frozenset[str]:
        """All its words, in lower case. Other rules about words leave these to the list."""
        return self.allowed | {word.words.lower() for word in self.listed}


def is_among(words: frozenset[str], written: str) -> bool:
    """Return whether words in lower case have a word of a text, or its singular."""
    word = " ".join(written.lower().replace("’", "'").split()).rstrip(".")
    return word in words or word.removesuffix("s") in words


NO_WORDS = OwnWords()
