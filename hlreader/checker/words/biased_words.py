"""Shared code of the rules about people: find the words of a list, and suggest better ones."""

from collections.abc import Iterator

from hlreader.checker.rule import Found, found_at
from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.words.phrase_match import PhraseMatch
from hlreader.checker.words.wordlists import word_list
from hlreader.patterns import lazy

__all__ = ["find_biased_words"]

_OF_A_PERSON = frozenset(
    "who whose is was has had may might can could should must will would does did or and but with "
    "in on at to from needs takes gets feels if when as than for because since".split()
)
_THINGS = frozenset(
    "charity charities shelter process phase patient person man woman child body brain parking "
    "toilet list room leave pay days day bay people".split()
)
_STUDIES = frozenset(
    "trial trials study studies evidence review reviews data method methods research analysis "
    "analyses design estimates town city country region economy industry area".split()
)
_BODY = lazy(
    r"\b(?:Institutes?|Cent(?:er|re)s?|Administration|Society|Association|Foundation|Department|"
    r"Council|Agency|Office|Alliance|Commission|Committee|Hotline|Helpline|Act|Services?|Anonymous|"
    r"League|Network|Trust|Union|Bureau|Board)\b"
)
"""Words in the names of organisations."""
_BEFORE = 4
_MAY_BE_ADJECTIVES = ("ic", "ive", "iac")


def find_biased_words(text: CheckedText, name: str, what: str) -> Iterator[Found]:
    """Yield a problem for each word of the list ``name``. ``what`` ends the message.

    Words in quotation marks are left alone, because the text only mentions or quotes them.
    """
    for words in (text.english_words, text.other_english_words):
        for hit in word_list(name).find(words):
            if hit.passage.is_quoted(hit.start, hit.end) or _is_in_name(hit):
                continue
            if _is_meant(hit):
                message = f'"{hit.written}" {what}.'
                yield found_at(hit.passage, *hit.span, message, hit.instead)


def _is_in_name(hit: PhraseMatch) -> bool:
    """Return whether a word is part of a name: "Alcoholics Anonymous", "Alcohol Abuse Institute".

    Its capital says so inside a sentence, and the capital of the next word at the beginning of one.
    """
    passage = hit.passage
    if not hit.written[:1].isupper():
        return False
    if not passage.is_prose:
        return hit.word > 0 and _BODY.search(passage.text) is not None
    following = hit.word + len(hit.written.split())
    if passage.sentence_of(hit.word).first_word != hit.word:
        return True
    if following >= len(passage.words) or passage.text[hit.end : hit.end + 1] != " ":
        return False
    after = passage.written(following)
    return after[:1].isupper() and after != "I"


def _is_meant(hit: PhraseMatch) -> bool:
    """Return whether a word that may be an adjective is a noun here: "a diabetic who"."""
    passage, words = hit.passage, hit.passage.words
    following = hit.word + len(hit.written.split())
    if words[hit.word].startswith("suffer") and not _STUDIES.isdisjoint(
        words[max(0, hit.word - _BEFORE) : hit.word]
    ):
        return False
    if hit.end >= len(passage.text) or following >= len(words):
        return True
    if words[hit.word] == "the" and words[hit.word + 1] not in ("elderly", "aged"):
        return words[following] not in _THINGS and not passage.written(following)[0].isupper()
    if not hit.advice.noun or not hit.written.lower().endswith(_MAY_BE_ADJECTIVES):
        return True
    if passage.text[hit.end] in ".,;:!?)":
        return words[max(0, hit.word - 1)] not in ("is", "are", "was", "not")
    return words[following] in _OF_A_PERSON
