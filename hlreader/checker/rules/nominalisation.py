"""HL203 nominalisation."""

from collections.abc import Iterator

from hlreader.checker.rule import Found, Severity, found_at
from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.text.passage import Passage
from hlreader.checker.words.inflection import verb_forms
from hlreader.checker.words.phrase_match import PhraseMatch
from hlreader.checker.words.wordlists import word_list

CODE = "HL203"
NAME = "nominalisation"
SEVERITY = Severity.ADVICE

FAILS = """\
The nurse will perform an examination of the wound and conduct a review of your drugs.
"""
PASSES = """\
The nurse will examine the wound and review your drugs.
"""

_LITTLE = frozenset(
    form
    for verb in (
        "make perform conduct do give provide undertake achieve require undergo receive"
    ).split()
    for form in verb_forms(verb)
)
_MAKE = frozenset(verb_forms("make"))  # "makes the measurement difficult" means something else
_BETWEEN = frozenset("a an the any some further regular full thorough careful brief your".split())
_MOST_BETWEEN = 3
_PREPOSITIONS = frozenset(
    "for after before during by with without require requires need needs "
    "allow allows prevent prevents cause causes involves involve".split()
)
# After "the", these nouns are more often things than actions: "the review of trials found".
_THINGS = frozenset(
    "review analysis collection description distribution selection decision discussion explanation "
    "observation improvement comparison arrangement maintenance inquiry calculation".split()
)


def check(text: CheckedText) -> Iterator[Found]:
    """Find nouns that hide a verb: "perform an examination of", "the removal of".

    Why: the verb says what happens. When it becomes a noun, the sentence needs an empty verb too
    and often does not say who acts.

    Instead: use the verb: "examine", "take out".
    """
    for hit in word_list("nominalisations").find(text.english_words):
        passage = hit.passage
        first = _first(passage, hit)
        if first is not None:
            start = passage.word_start(first)
            yield found_at(
                passage,
                start,
                hit.end,
                f'"{passage.text[start : hit.end]}" hides a verb.',
                f'Use the verb, such as "{hit.advice.plain[0]}".',
            )


def _first(passage: Passage, hit: PhraseMatch) -> int | None:
    """Return the number of the first word of the phrase that hides a verb, or None."""
    words, place = passage.words, hit.word
    before = place - 1
    while before >= 0 and place - before <= _MOST_BETWEEN and words[before] in _BETWEEN:
        before -= 1
    if before >= 0 and words[before] in _LITTLE:
        is_object = words[before] not in _MAKE or words[before + 1] in ("a", "an", "any", "some")
        return before if is_object or hit.written.endswith("s") else None
    if before >= 1 and words[before - 1 : before + 1] == ("carry", "out"):
        return before - 1
    following = words[place + 1 : place + 2]
    if following == ("of",) and place and words[place - 1] in _PREPOSITIONS:
        return place
    if words[place].endswith("s") or words[place] in _THINGS:
        return None
    if following == ("of",) and place and words[place - 1] == "the":
        return place - 1
    if following == ("of",) and passage.sentence_of(place).first_word == place:
        return place
    return None
