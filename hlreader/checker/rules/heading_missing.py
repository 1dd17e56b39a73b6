"""HL503 heading-missing."""

from collections.abc import Iterator

from hlreader.checker.rule import Found, found_at
from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.text.passage import Passage

CODE = "HL503"
NAME = "heading-missing"

_PARAGRAPH = "Rest the ankle for two days. Put ice on it for ten minutes at a time.\n\n"
FAILS = _PARAGRAPH * 24
PASSES = f"{_PARAGRAPH * 12}## When can I walk?\n\n{_PARAGRAPH * 12}"


def check(text: CheckedText) -> Iterator[Found]:
    """Find long parts of a text without a heading.

    Why: readers look for their question before they read. Headings show where the answer is, and
    give readers a place to rest. PEMAT and the CDC Clear Communication Index ask for them.

    Instead: add a heading where the next question begins, in the reader's words: "When can I walk?"
    """
    limit = text.settings.max_section_words
    stretch: list[tuple[Passage, int]] = []
    for passage in text.passages:
        if passage.kind == "heading":
            yield from _too_long(stretch, limit)
            stretch = []
        elif passage.is_prose:
            stretch.append((passage, len(passage.words)))
    yield from _too_long(stretch, limit)


def _too_long(stretch: list[tuple[Passage, int]], limit: int) -> Iterator[Found]:
    count = sum(words for _, words in stretch)
    if count > limit:
        before = 0
        for passage, words in stretch:
            before += words
            if before > limit:
                yield found_at(
                    passage,
                    0,
                    len(passage.text),
                    f"{count} words without a heading, more than {limit}.",
                    "Add one where the next question begins.",
                )
                return
