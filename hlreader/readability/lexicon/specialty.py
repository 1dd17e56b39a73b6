"""How special English words are: how much harder or easier than their frequency suggests.

"Chemotherapy" and "transcriptome" are about as rare, but patients hear only one of them. The values
in ``data/word_specialty.txt`` say how much such words differ. They were fitted to how people rate
medical sentences. Word vectors carry what is learned about "genome" over to "transcriptome"
(``tests/benchmarks/fit_difficulty.py``).
"""

from functools import cache, lru_cache
from pathlib import Path

from hlreader.readability.lexicon.rarity import listed_form, rarity
from hlreader.readability.lexicon.word_table import WordTable
from hlreader.readability.words import parts

UNLISTED = "?"
"""The entry for rare words that are not in the table."""


@cache
def _table() -> WordTable:
    return WordTable(Path(__file__).parents[1] / "data" / "word_specialty.txt")


def listed_part(word: str) -> str | None:
    """Return the form of a word to look up, or None if it is common or has no letter.

    The form of a compound is its rarest part.
    """
    if not word[:1].isalpha() or not rarity(word):
        return None
    pieces = parts(word)
    return listed_form(max(pieces, key=rarity) if len(pieces) > 1 else word)


@lru_cache(maxsize=65536)
def specialty(word: str) -> float:
    """Return how much harder a word is than its rarity suggests. Easier words are negative.

    >>> specialty("water"), specialty("transcriptome") > specialty("chemotherapy")
    (0.0, True)
    """
    form = listed_part(word)
    if form is None:
        return 0.0
    tenths = _table().get(form)
    if tenths is None:
        tenths = _table().get(UNLISTED) or 0
    return tenths / 10
