"""The published formulas. Each docstring names the source. Results are not rounded.

``GRADES`` names the formulas that give a school grade of the United States for any text.

Some were made for samples: SMOG for 30 sentences, Linsear Write for 100 words, FORCAST for 150.
Here they are computed on the whole text in proportion, so all parts of it weigh the same, and the
score does not depend on how samples are chosen.
"""

from collections.abc import Callable
from math import floor, sqrt
from typing import TypeAlias

from hlreader.readability.counts import Counts

Formula: TypeAlias = Callable[[Counts], float]

SMOG_SENTENCES = 30
"""SMOG is defined for 30 sentences. With fewer it is an estimate."""


def smog(counts: Counts) -> float:
    """Return SMOG by the regression: 1.0430 √(30 p/s) + 3.1291.

    McLaughlin, "SMOG grading: a new readability formula", Journal of Reading 12 (1969) 639-646,
    gives this equation next to the simpler rule of ``smog_mclaughlin``.
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

    In the equation of 1948 the constant is added to every text. Here, as in most programs since, it
    is added only above 5 %, so a text of only listed words scores low.
    """
    unfamiliar = 100 * counts.unfamiliar_words / counts.words
    adjustment = 3.6365 if unfamiliar > 5 else 0.0  # noqa: PLR2004
    return 0.1579 * unfamiliar + 0.0496 * counts.words / counts.sentences + adjustment


def dale_chall_1995(counts: Counts) -> float:
    """Return the New Dale-Chall cloze score: 64 - 0.95 unfamiliar in 100 words - 0.69 w/s.

    It is the percentage of left-out words that readers can fill in, so a high score means easy.
    ``dale_chall_1995_level`` gives the reading level. Chall and Dale, "Readability Revisited: the
    New Dale-Chall Readability Formula", Brookline Books (1995). It uses the word list of
    ``dale_chall``, so a text has one count of unfamiliar words. The list of 1995 differs in some
    words.
    """
    unfamiliar = 100 * counts.unfamiliar_words / counts.words
    return 64 - 0.95 * unfamiliar - 0.69 * counts.words / counts.sentences


def dale_chall_1995_level(cloze: float) -> str:
    """Return the reading level of a New Dale-Chall cloze score, by the bands of 1995.

    The bands are for whole scores, so the score is rounded first.

    >>> dale_chall_1995_level(42.0)
    '5-6'
    """
    whole = floor(cloze + 0.5)
    return next((level for lowest, level in _DALE_CHALL_1995_BANDS if whole >= lowest), "16+")


_DALE_CHALL_1995_BANDS = (
    (58, "1"), (54, "2"), (50, "3"), (45, "4"), (40, "5-6"), (34, "7-8"), (28, "9-10"),
    (22, "11-12"), (16, "13-15"),
)  # fmt: skip


def linsear_write(counts: Counts) -> float:
    """Return the Linsear Write grade, on the whole text in proportion to 100 words.

    A word of one or two syllables is worth 1 point, a longer one 3. The points per sentence are
    halved. If they were 20 or fewer, 1 is subtracted. It was made for the US Air Force. Klare
    describes it in "Assessing readability", Reading Research Quarterly 10 (1974) 62-102. O'Hayre's
    older "Lensear Write" (1966) is a different formula.
    """
    easy = counts.words - counts.polysyllables
    provisional = (easy + 3 * counts.polysyllables) / counts.sentences
    return provisional / 2 - (provisional <= LINSEAR_EASY)


LINSEAR_EASY = 20
"""Linsear Write subtracts a grade if a sentence has at most this many points."""


def spache(counts: Counts) -> float:
    """Return Spache's grade, revised: 0.121 w/s + 0.082 % unfamiliar + 0.659.

    It is for books of the first four grades. Above that it says little. Spache, "Good Reading for
    Poor Readers", Garrard (1974). The word list is that of the npm package spache. In a sample of
    100 words, he counts each unfamiliar word once. Here it counts each time, since there are no
    samples, so a text that repeats its hard words scores a little higher.
    """
    unfamiliar = 100 * counts.spache_unfamiliar_words / counts.words
    return 0.121 * counts.words / counts.sentences + 0.082 * unfamiliar + 0.659


def lix(counts: Counts) -> float:
    """Return LIX: w/s + % long words (more than six letters). About 20 (easy) to 60 (hard).

    Björnsson, "Läsbarhet", Liber (1968). It works for any language.
    """
    return counts.words / counts.sentences + 100 * counts.long_words / counts.words


def rix(counts: Counts) -> float:
    """Return RIX: long words (more than six letters) in a sentence. ``rix_level`` gives the grade.

    Anderson, "Lix and Rix: variations on a little-known readability index", Journal of Reading 26
    (1983) 490-496.
    """
    return counts.long_words / counts.sentences


def rix_level(value: float) -> str:
    """Return the school grade of a RIX value by Anderson's table of 1983.

    >>> rix_level(1.9)
    '6'
    """
    return next((level for lowest, level in _RIX_TABLE if value >= lowest), "1")


_RIX_TABLE = (
    (7.2, "college"), (6.2, "12"), (5.3, "11"), (4.5, "10"), (3.7, "9"), (3.0, "8"), (2.4, "7"),
    (1.8, "6"), (1.3, "5"), (0.8, "4"), (0.5, "3"), (0.2, "2"),
)  # fmt: skip


def forcast(counts: Counts) -> float:
    """Return FORCAST: 20 - N/10, where N is the number of one-syllable words in 150.

    It does not use sentences, so it suits forms and tables. Caylor, Sticht, Fox and Ford,
    "Methodologies for determining reading requirements of military occupational specialties",
    HumRRO Technical Report 73-5 (1973), for grades 5 to 12.
    """
    return 20 - FORCAST_WORDS * counts.one_syllable_words / counts.words / 10


FORCAST_WORDS = 150
"""FORCAST is defined for a sample of this many words."""


FORMULAS: dict[str, Formula] = {
    "smog": smog,
    "smog_mclaughlin": smog_mclaughlin,
    "flesch_kincaid_grade": flesch_kincaid_grade,
    "flesch_reading_ease": flesch_reading_ease,
    "gunning_fog": gunning_fog,
    "coleman_liau_index": coleman_liau_index,
    "automated_readability_index": automated_readability_index,
    "dale_chall": dale_chall,
    "dale_chall_1995": dale_chall_1995,
    "linsear_write": linsear_write,
    "spache": spache,
    "lix": lix,
    "rix": rix,
    "forcast": forcast,
}
"""Each score's public name and its formula."""

GRADES = (
    "smog",
    "smog_mclaughlin",
    "flesch_kincaid_grade",
    "gunning_fog",
    "coleman_liau_index",
    "automated_readability_index",
    "linsear_write",
    "forcast",
)
"""The formulas whose score is a school grade. Spache's is not here: its grades end at the
fourth."""

LEVELS: dict[str, Callable[[float], str]] = {
    "dale_chall_1995": dale_chall_1995_level,
    "rix": rix_level,
}
"""The formulas whose authors give a table from scores to school grades."""
