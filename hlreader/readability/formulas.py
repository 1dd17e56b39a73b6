"""The published formulas, on counts. Each docstring names the source; results are not rounded.

All but the Flesch reading ease and the Dale-Chall score are school grades of the United States.
"""

from collections.abc import Callable
from math import sqrt
from typing import TypeAlias

from hlreader.readability.counts import Counts

Formula: TypeAlias = Callable[[Counts], float]

SMOG_SENTENCES = 30
"""SMOG is defined on 30 sentences; with fewer it is an estimate."""


def smog(counts: Counts) -> float:
    """Return SMOG by the regression: 1.0430 √(30 p/s) + 3.1291.

    McLaughlin, "SMOG grading: a new readability formula", Journal of Reading 12 (1969) 639-646,
    gives this equation beside the simpler rule of ``smog_mclaughlin``.
    """
    return 1.043 * sqrt(SMOG_SENTENCES * counts.polysyllables / counts.sentences) + 3.1291


def smog_mclaughlin(counts: Counts) -> float:
    """Return SMOG by McLaughlin's rule: 3 + √ of the polysyllables in 30 sentences (1969)."""
    return 3 + sqrt(SMOG_SENTENCES * counts.polysyllables / counts.sentences)


def flesch_kincaid_grade(counts: Counts) -> float:
    """Return the Flesch-Kincaid grade: 0.39 w/s + 11.8 syllables/w - 15.59.

    Kincaid, Fishburne, Rogers and Chissom, Research Branch Report 8-75, US Navy (1975).
    """
    return 0.39 * counts.words / counts.sentences + 11.8 * counts.syllables / counts.words - 15.59


def flesch_reading_ease(counts: Counts) -> float:
    """Return the Flesch reading ease, about 0 (hard) to 100 (easy).

    206.835 - 1.015 w/s - 84.6 syllables/w. Flesch, "A new readability yardstick", Journal of
    Applied Psychology 32 (1948) 221-233.
    """
    return (
        206.835 - 1.015 * counts.words / counts.sentences - 84.6 * counts.syllables / counts.words
    )


def gunning_fog(counts: Counts) -> float:
    """Return the Gunning Fog index: 0.4 (w/s + 100 complex/w).

    Gunning, "The Technique of Clear Writing", McGraw-Hill (1952).
    """
    return 0.4 * (counts.words / counts.sentences + 100 * counts.complex_words / counts.words)


def coleman_liau_index(counts: Counts) -> float:
    """Return the Coleman-Liau index: 0.0588 L - 0.296 S - 15.8.

    L and S are letters and sentences in 100 words. Coleman and Liau, "A computer readability
    formula designed for machine scoring", Journal of Applied Psychology 60 (1975) 283-284.
    """
    letters = 100 * counts.letters / counts.words
    sentences = 100 * counts.sentences / counts.words
    return 0.0588 * letters - 0.296 * sentences - 15.8


def automated_readability_index(counts: Counts) -> float:
    """Return the ARI: 4.71 letters/w + 0.5 w/s - 21.43.

    Senter and Smith, AMRL-TR-66-220, US Air Force (1967).
    """
    return 4.71 * counts.letters / counts.words + 0.5 * counts.words / counts.sentences - 21.43


def dale_chall(counts: Counts) -> float:
    """Return the Dale-Chall score of 1948: 0.1579 % unfamiliar + 0.0496 w/s (+ 3.6365 above 5 %).

    Dale and Chall, "A formula for predicting readability", Educational Research Bulletin 27
    (1948) 11-20, 28. 4.9 and below is grade 4, 9.0 to 9.9 is for students at college.
    """
    unfamiliar = 100 * counts.unfamiliar_words / counts.words
    adjustment = 3.6365 if unfamiliar > 5 else 0.0  # noqa: PLR2004
    return 0.1579 * unfamiliar + 0.0496 * counts.words / counts.sentences + adjustment


FORMULAS: dict[str, Formula] = {
    "smog": smog,
    "smog_mclaughlin": smog_mclaughlin,
    "flesch_kincaid_grade": flesch_kincaid_grade,
    "flesch_reading_ease": flesch_reading_ease,
    "gunning_fog": gunning_fog,
    "coleman_liau_index": coleman_liau_index,
    "automated_readability_index": automated_readability_index,
    "dale_chall": dale_chall,
}
"""Each score's public name and its formula."""
