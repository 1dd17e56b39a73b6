"""HL201 hard-word."""

from collections.abc import Iterator

from hlreader.checker.rule import Found, found_at
from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.words.wordlists import word_list

CODE = "HL201"
NAME = "hard-word"

FAILS = """\
Utilize the inhaler prior to exercise. It alleviates wheezing.
"""
PASSES = """\
Use the inhaler before exercise. It eases wheezing.
"""


def check(text: CheckedText) -> Iterator[Found]:
    """Find hard words that plain words can replace.

    Why: readers stop at words that nobody says. Most of these words can be replaced by one that
    everyone says, and the text loses nothing. The rule leaves alone words in the glossary (see
    HL204) and medical words that the text explains.

    Instead: use the plain word that the finding shows. If it shows several, choose the one that
    fits.
    """
    for hit in word_list("hard_words").find(text.english_words):
        if text.is_in_term(hit.passage, hit.start):
            continue
        yield found_at(
            hit.passage,
            hit.start,
            hit.end,
            f'"{hit.written}" is a hard word.',
            f"Write {_or(hit.plain)}.",
            hit.replacement,
        )
    medical = list(word_list("medical_words").find(text.english_words))
    explained_elsewhere = text.in_glossary(hit.written for hit in medical)
    for hit in medical:
        if hit.written in explained_elsewhere or hit.passage.explains(hit.start, hit.end):
            continue
        yield found_at(
            hit.passage,
            hit.start,
            hit.end,
            f'"{hit.written}" is a medical word.',
            f"Write {_or(hit.plain)}.",
        )


def _or(words: tuple[str, ...]) -> str:
    return " or ".join(f'"{word}"' for word in words)
