"""Each score as a line of arithmetic: its formula, with the counts of a text put in."""

from string import Formatter

from hlreader.readability.counts import Counts
from hlreader.readability.formulas import LINSEAR_EASY

_ARITHMETIC = {
    "smog": "1.043 × √(30 × {polysyllables} / {sentences}) + 3.1291",
    "smog_mclaughlin": "3 + √(30 × {polysyllables} / {sentences})",
    "flesch_kincaid_grade": "0.39 × {words} / {sentences} + 11.8 × {syllables} / {words} − 15.59",
    "flesch_reading_ease": (
        "206.835 − 1.015 × {words} / {sentences} − 84.6 × {syllables} / {words}"
    ),
    "gunning_fog": "0.4 × ({words} / {sentences} + 100 × {complex_words} / {words})",
    "coleman_liau_index": (
        "0.0588 × 100 × {letters} / {words} − 0.296 × 100 × {sentences} / {words} − 15.8"
    ),
    "automated_readability_index": (
        "4.71 × {letters} / {words} + 0.5 × {words} / {sentences} − 21.43"
    ),
    "dale_chall": "0.1579 × 100 × {unfamiliar_words} / {words} + 0.0496 × {words} / {sentences}",
    "dale_chall_1995": (
        "64 − 0.95 × 100 × {unfamiliar_words} / {words} − 0.69 × {words} / {sentences}"
    ),
    "linsear_write": "({words} + 2 × {polysyllables}) / {sentences} / 2",
    "spache": (
        "0.121 × {words} / {sentences} + 0.082 × 100 × {spache_unfamiliar_words} / {words} + 0.659"
    ),
    "lix": "{words} / {sentences} + 100 × {long_words} / {words}",
    "rix": "{long_words} / {sentences}",
    "forcast": "20 − 150 × {one_syllable_words} / {words} / 10",
    "fernandez_huerta": "206.84 − 60 × {syllables} / {words} − 1.02 × {words} / {sentences}",
    "szigriszt_pazos": "206.84 − 62.3 × {syllables} / {words} − {words} / {sentences}",
    "gutierrez_polini": "95.2 − 9.7 × {letters} / {words} − 0.35 × {words} / {sentences}",
    "crawford": (
        "−0.205 × 100 × {sentences} / {words} + 0.049 × 100 × {syllables} / {words} − 3.407"
    ),
}


def arithmetic(name: str, counts: Counts) -> str:
    """Return a formula with the numbers put in: "3 + √(30 × 12 / 30)".

    Some formulas add a term only for some texts. The line shows it only then.
    """
    line = _ARITHMETIC[name].format_map(counts._asdict())
    if name == "dale_chall" and 100 * counts.unfamiliar_words / counts.words > 5:  # noqa: PLR2004
        line += " + 3.6365"
    points = counts.words + 2 * counts.polysyllables
    if name == "linsear_write" and points / counts.sentences <= LINSEAR_EASY:
        line += " − 1"
    return line


def counts_used(name: str) -> frozenset[str]:
    """Return the names of the counts that a formula uses."""
    return frozenset(field for _, field, _, _ in Formatter().parse(_ARITHMETIC[name]) if field)
