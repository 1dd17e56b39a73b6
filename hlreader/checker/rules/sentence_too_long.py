"""HL101 sentence-too-long."""

from collections.abc import Iterator

from hlreader.checker.rule import Found
from hlreader.checker.text.checked_text import CheckedText

CODE = "HL101"
NAME = "sentence-too-long"

FAILS = """\
If you have had a mastectomy and the doctor who did it has told you that lymph nodes were taken out
too, you should not let anyone take blood from the arm on that side.
"""
PASSES = """\
Did the doctor take out lymph nodes too? Then do not let anyone take blood from the arm on that
side.
"""


def check(text: CheckedText) -> Iterator[Found]:
    """Find sentences with more words than the limit.

    Why: slow readers forget how a long sentence began before they reach its end. Plain-language
    guides ask for 15 to 20 words on average and no more than 25.

    Instead: write one idea per sentence. Split it at "and", "which" or "because", or make a list.
    """
    limit = text.settings.max_sentence_words
    for passage in text.prose:
        for sentence in passage.sentences:
            if sentence.words > limit:
                yield Found(
                    sentence.start,
                    sentence.end,
                    f"This sentence has {sentence.words} words, more than {limit}.",
                    "Split it, with one idea in each sentence.",
                )
