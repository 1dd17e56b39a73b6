"""HL201 hard-word."""

from collections.abc import Iterator

from hlreader.checker.rule import Found, found_at
from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.words.phrase_match import PhraseMatch
from hlreader.checker.words.wordlists import word_list
from hlreader.patterns import lazy

CODE = "HL201"
NAME = "hard-word"
YIELDS_TO = ("HL105", "HL202", "HL203")

FAILS = """\
Utilize the inhaler prior to exercise. It alleviates wheezing.
"""
PASSES = """\
Use the inhaler before exercise. It eases wheezing.
"""

_EXPLANATION_AFTER = lazy(
    r"[\"”’]?\s*(?:\((?!\s*(?:e\.?g|for\s+example|such\s+as|see)\b)[a-z][^()]{2,80}\)"
    r"|,?\s+(?:that\s+is|which\s+means|meaning|i\.e\.|in\s+other\s+words)\b)"
)


def check(text: CheckedText) -> Iterator[Found]:
    """Find hard words that plain words can replace.

    Why: readers stop at words that nobody says. Most of these words can be replaced by one that
    everyone says, and the text loses nothing. The rule leaves alone words in the glossary (see
    HL204) and medical words that the text explains.

    Instead: use the plain word that the finding shows. If it shows several, choose the one that
    fits.
    """
    for hit in word_list("hard_words").find(text.english_words):
        if (
            text.is_in_term(hit.passage, hit.start)
            or hit.is_in_name
            or hit.only_before_nouns
            or _explains_after(hit)
        ):
            continue
        yield found_at(
            hit.passage,
            *hit.span,
            f'"{hit.written}" is a hard word.',
            hit.instead or "Say it in another way.",
            hit.replacement,
        )
    medical = list(word_list("medical_words").find(text.english_words))
    explained_elsewhere = text.in_glossary(hit.written for hit in medical)
    for hit in medical:
        if (
            hit.written in explained_elsewhere
            or hit.is_in_name
            or text.is_in_term(hit.passage, hit.start)
            or hit.passage.explains(hit.start, hit.end)
        ):
            continue
        yield found_at(
            hit.passage,
            *hit.span,
            f'"{hit.written}" is a medical word.',
            hit.instead or "Use plain words, or explain it.",
        )


def _explains_after(hit: PhraseMatch) -> bool:
    """Return whether plain words come right after a hard word: "subside (go away)"."""
    return _EXPLANATION_AFTER.match(hit.passage.text, hit.end) is not None
