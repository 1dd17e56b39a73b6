"""HL402 stigmatising-word."""

from collections.abc import Iterator

from hlreader.checker.rule import Found
from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.words.biased_words import find_biased_words

CODE = "HL402"
NAME = "stigmatising-word"

FAILS = """\
The elderly and addicts need more time. He is wheelchair-bound.
"""
PASSES = """\
Older adults and people with an addiction need more time. He uses a wheelchair. Breast cancer and
sex are not bad words, and alcoholic drinks are drinks.
"""


def check(text: CheckedText) -> Iterator[Found]:
    """Find words that put people down: "addict", "the elderly", "committed suicide".

    Why: people who feel judged stop reading, and may not come back for care. We made this list of
    words. It does not include parts of the body, illnesses or sex.

    Instead: say what the person has or does: "person with an addiction", "older adults".
    """
    return find_biased_words(text, "stigmatising_words", "can hurt the people it means")
