"""HL002 paragraph-grade-over-limit."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator

from hlreader.checker.levels import EASE, Excess, limits
from hlreader.checker.reports.titles import SCORES
from hlreader.checker.rule import Found, found_at
from hlreader.checker.text.checked_text import CheckedText
from hlreader.readability.counts import Counts, Tally, unpack
from hlreader.readability.languages import language_of
from hlreader.readability.scores import packed_sentences
from hlreader.readability.words import list_words

CODE = "HL002"
NAME = "paragraph-grade-over-limit"

FAILS = """\
Ask us what you want to know.

Individuals undergoing anticoagulation therapy necessitate periodic laboratory monitoring,
particularly immediately following initiation of treatment. Concomitant administration of
nonsteroidal anti-inflammatory medication substantially increases the probability of
gastrointestinal bleeding, notwithstanding adequate supervision.
"""
PASSES = """\
While you take a blood thinner, you need blood tests now and then. You need more of them in the
first weeks. Do not take aspirin or other pain drugs with it unless your doctor says so. They can
make your stomach bleed.
"""

FEWEST_WORDS = 30
"""A paragraph with fewer words gets no grade, since one long word would decide it."""

_TELEPHONE = re.compile(r"\d[\d-]{5,}\d")

SLACK = 1.0
"""How far a paragraph may be over the limit. A grade of so few words is not more exact."""

EASE_SLACK = 10.0
"""The same for Szigriszt-Pazos, whose scale has about ten points for a band."""


def check(text: CheckedText) -> Iterator[Found]:
    """Find paragraphs whose reading level is over the limit.

    Why: a text can pass as a whole and still lose its readers in one paragraph. The rule uses
    Flesch-Kincaid, or Szigriszt-Pazos for Spanish, because SMOG needs 30 sentences. It leaves alone
    paragraphs of fewer than 30 words, where grades are not exact, and those less than one grade
    over the limit. Phone numbers do not count, and neither do the long sentences that HL101 finds.
    If a text has only one paragraph, HL001 checks it.

    Instead: replace long words with plain ones, and shorten the longest sentences.
    """
    spoken = language_of(text.language)
    if not spoken.grades:
        return
    allowed = limits(text.settings, text.language)
    name = EASE if EASE in allowed else [*spoken.grades][-1]
    if name not in allowed:  # the settings limit other formulas
        return
    limit = allowed[name] - EASE_SLACK if name == EASE else allowed[name] + SLACK
    paragraphs = _counts(text, text.settings.max_sentence_words)
    for number, counts in paragraphs.items() if len(text.prose) > 1 else ():
        if counts.words < FEWEST_WORDS:
            continue
        value = spoken.formulas[name](counts)
        if value < limit if name == EASE else value > limit:
            passage = text.passages[number]
            yield found_at(
                passage,
                0,
                len(passage.text),
                f"This paragraph has {Excess(SCORES[name], value, allowed[name])}.",
                "Replace its long words, and shorten its sentences.",
            )


def _counts(text: CheckedText, longest: int) -> dict[int, Counts]:
    """Return the counts of each paragraph, by the number of its passage.

    Sentences with more words than ``longest`` are left out, because HL101 finds them.
    """
    starts = [passage.source(0) for passage in text.passages]
    lines = text.document.line_starts
    without_figures = Tally(language_of(text.language).count_word, "off")
    found: Counter[int] = Counter()
    for sentence, place, packed in packed_sentences(text.score):
        offset = lines[place.line - 1] + place.column - 1
        if _TELEPHONE.search(sentence):
            packed = without_figures.count(list_words(sentence))  # noqa: PLW2901
        spaces = sentence.count(" ") + sentence.count("\n")
        if spaces >= longest and unpack(packed).words > longest:
            continue
        found[max(0, bisect_right(starts, offset) - 1)] += packed
    return {number: unpack(packed) for number, packed in found.items()}
