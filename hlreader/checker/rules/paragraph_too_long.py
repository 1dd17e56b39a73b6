"""HL102 paragraph-too-long."""

from collections.abc import Iterator

from hlreader.checker.rule import Found, found_at
from hlreader.checker.text.checked_text import CheckedText

CODE = "HL102"
NAME = "paragraph-too-long"

_SENTENCE = "Drink a glass of water with the tablet, and sit up for half an hour. "
FAILS = f"{_SENTENCE * 8}\n"
PASSES = f"{_SENTENCE * 3}\n\n{_SENTENCE * 3}\n"


def check(text: CheckedText) -> Iterator[Found]:
    """Find paragraphs with more words than the limit.

    Why: a block of text without a gap looks hard, so many people never start it. Slow readers lose
    their place.

    Instead: keep to one idea per paragraph. Start a new one with the next idea, or make a list.
    """
    limit = text.settings.max_paragraph_words
    for passage in text.prose:
        count = len(passage.words)
        if count > limit:
            yield found_at(
                passage,
                0,
                len(passage.text),
                f"This paragraph has {count} words, more than {limit}.",
                "Start a new one with each new idea.",
            )
