"""HL221 spanish-hard-word."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from hlreader.checker.rule import Found, found_at
from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.text.concordance import Phrase
from hlreader.checker.text.passage import Passage
from hlreader.checker.words import spanish

CODE = "HL221"
NAME = "spanish-hard-word"

_IN_PASSIVE = frozenset(("se", "ser", "sido"))

FAILS = """\
---
language: es
---

Previamente a la intervención quirúrgica, se utilizará un antiséptico.
"""
PASSES = """\
---
language: es
---

Antes de la operación, la enfermera le limpia la piel.
"""


def check(text: CheckedText) -> Iterator[Found]:
    """Find hard Spanish words that plain words can replace.

    Why: readers stop at words that nobody says. The rule leaves alone words that the text explains.
    Its messages are in Spanish.

    Instead: use the plain word that the finding shows, in the form that the sentence needs.
    """
    listed = spanish.hard_words()
    for passage, first, phrase in text.spanish_words.phrases(_filed()):
        start, end = passage.word_start(first), passage.word_end(first + len(phrase) - 1)
        if (
            passage.is_code(start)
            or passage.explains(start, end)
            or _is_name(text, passage, start, end)
        ):
            continue
        advice = listed[phrase]
        if advice.same_form and not _IN_PASSIVE.isdisjoint(
            passage.words[max(0, first - 2) : first]
        ):
            continue  # HL121 finds it
        say = spanish.WRITE_IN_FORM if advice.same_form else spanish.WRITE
        yield found_at(
            passage,
            start,
            end,
            spanish.HARD_WORD.format(word=passage.text[start:end]),
            say.format(plain=spanish.in_quotes(advice.plain)),
        )


def _is_name(text: CheckedText, passage: Passage, start: int, end: int) -> bool:
    """Return whether a phrase is part of a longer term, such as "ósea" in "médula ósea"."""
    return any(
        match.start <= start and end <= match.end and match.end - match.start > end - start
        for match in text.terms_in(passage)
    )


@cache
def _filed() -> dict[str, list[tuple[int, Phrase]]]:
    """Return the phrases by their longest word, with the number of words before it."""
    filed: defaultdict[str, list[tuple[int, Phrase]]] = defaultdict(list)
    for phrase in spanish.hard_words():
        longest = max(phrase, key=len)
        filed[longest].append((phrase.index(longest), phrase))
    return filed
