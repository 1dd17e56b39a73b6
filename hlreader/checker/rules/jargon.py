"""HL206 jargon."""

from collections.abc import Iterator

from hlreader.checker.rule import Found, Severity, found_at
from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.text.passage import Passage
from hlreader.checker.words.wordlists import word_list
from hlreader.readability.lexicon.jargon import (
    is_in_address,
    is_jargon,
    is_made_of_familiar_words,
)

CODE = "HL206"
NAME = "jargon"
SEVERITY = Severity.ADVICE

FAILS = """\
The scan found bronchiectasis and signs of a pneumothorax.
"""
PASSES = """\
The scan found bronchiectasis (wide, damaged airways). A grandmother knows the playground.
"""


def check(text: CheckedText) -> Iterator[Found]:
    """Find rare and medical words that neither the text nor the glossary explains.

    Why: readers get no help with these words. A rare word makes a sentence harder than a few extra
    words do. The rule leaves alone names, and words with an explanation next to them.

    Instead: use a common word, say what the word means, or add it to the glossary.
    """
    seen: set[str] = set()
    words = text.english_words
    jargon = [word for word in words.vocabulary if is_jargon(word) and not _is_listed(word)]
    known = text.in_glossary(jargon)
    for word in jargon:
        if word in seen or word in known:
            continue
        passage, index = words.first_use(word)
        start, end = passage.word_span(index)
        if passage.text[start].isupper() and _is_name(passage, index):
            continue
        last = _last(passage, index, seen)
        end = passage.word_end(last) if last > index else end
        if (
            text.is_in_term(passage, start)
            or passage.is_code(start)
            or is_made_of_familiar_words(word)
            or is_in_address(passage.text, start)
            or passage.explains(start, end)
        ):
            continue
        yield found_at(
            passage,
            start,
            end,
            f'"{passage.text[start:end]}" is jargon that few readers know.',
            "Use common words, or explain it.",
        )


def _last(passage: Passage, index: int, seen: set[str]) -> int:
    """Return the number of the last word in a row of jargon words."""
    words = passage.words
    while (
        index + 1 < len(words)
        and is_jargon(words[index + 1])
        and passage.word_start(index + 1) == passage.word_end(index) + 1
    ):
        index += 1
        seen.add(words[index])
    return index


def _is_name(passage: Passage, index: int) -> bool:
    """Return whether a word has a capital inside a sentence, or before another one: "Ana Ruiz"."""
    if passage.sentence_of(index).first_word != index:
        return True
    following = passage.written(index + 1) if index + 1 < len(passage.words) else ""
    return following[:1].isupper() and not following.isupper()


def _is_listed(word: str) -> bool:
    """Return whether another rule covers a word."""
    lists = ("hard_words", "medical_words", "person_first", "stigmatising_words", "blaming_words")
    return any(word in word_list(name).first_words for name in lists)
