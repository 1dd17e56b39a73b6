"""Make the table of word frequencies, ``hlreader/readability/data/word_rarity.txt``.

    pip install wordfreq==3.1.1 && python -m tests.benchmarks.make_word_rarity

The table is wordfreq's small English list (Robyn Speer; data CC BY-SA 4.0), cut to words of Latin
letters and rounded to a tenth of a Zipf unit. Its licence and sources are in WORDFREQ-LICENSE
next to it.
"""

import re
from pathlib import Path

from tests.benchmarks.word_tables import write_words

TABLE = Path(__file__).parents[2] / "hlreader" / "readability" / "data" / "word_rarity.txt"

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)*")
_HEAD = """\
# How common English words are: Zipf frequency (log10 of uses in a billion words) in tenths.
# Derived from the small English list of wordfreq 3.1.1 by Robyn Speer, CC BY-SA 4.0: cut to words
# of Latin letters, without possessives of listed words, and rounded. Sources and licence:
# WORDFREQ-LICENSE. Made by tests/benchmarks/make_word_rarity.py.
"""


def table() -> dict[str, int]:
    """Return the words with their frequency in tenths of a Zipf unit."""
    from wordfreq import get_frequency_list

    found: dict[str, float] = {}
    for centibels, bucket in enumerate(get_frequency_list("en", "small")):
        for word in bucket:
            if _WORD.fullmatch(word):
                found[word] = 9 - centibels / 100  # a centibel is a hundredth of a power of ten
    return {
        word: round(zipf * 10)
        for word, zipf in found.items()
        if not (word.endswith("'s") and word[:-2] in found)
    }


def main() -> None:
    """Write the table."""
    tenths = table()
    write_words(TABLE, _HEAD, tenths)
    print(f"{len(tenths)} words")


if __name__ == "__main__":
    main()
