"""HL202 wordy-phrase."""

from collections.abc import Iterator

from hlreader.checker.rule import Found, found_at
from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.words.wordlists import word_list

CODE = "HL202"
NAME = "wordy-phrase"

FAILS = """\
In order to heal, rest the ankle at this point in time.
"""
PASSES = """\
To heal, rest the ankle now.
"""


def check(text: CheckedText) -> Iterator[Found]:
    """Find phrases that use many words to say what a few can say.

    Why: readers have to read each word, and empty words hide the others.

    Instead: use the shorter phrase, or leave it out.
    """
    for hit in word_list("wordy_phrases").find(text.english_words):
        if hit.is_in_name:
            continue
        yield found_at(
            hit.passage,
            *hit.span,
            f'"{hit.written}" is wordy.',
            hit.instead or "Say it in another way.",
            hit.replacement,
        )
