"""``--compare textstat``: textstat's scores next to ours, and why they differ.

This is for editors who have older figures from textstat. We give textstat the same prose, with one
sentence per line. It would have to download its own dictionary of English syllables, so NLTK gets a
folder with our syllables. textstat can still find different sentences and words, call other words
difficult, and use other numbers in its formulas. Only this module imports textstat and nltk.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from math import isclose
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import Any, NamedTuple

from hlreader.checker.reports.titles import COUNTS, SCORES
from hlreader.checker.runner import FileReport
from hlreader.language import DEFAULT, primary
from hlreader.readability import Counts, count_syllables
from hlreader.readability.arithmetic import counts_used

TOLERANCE = 1e-6
"""The largest difference at which scores count as equal."""

_DIGITS = 8

_LANGUAGES = {"en": "en_US", "es": "es"}

_SCORES = {
    "smog": "smog_index",
    "flesch_kincaid_grade": "flesch_kincaid_grade",
    "flesch_reading_ease": "flesch_reading_ease",
    "gunning_fog": "gunning_fog",
    "coleman_liau_index": "coleman_liau_index",
    "automated_readability_index": "automated_readability_index",
    "dale_chall": "dale_chall_readability_score",
    "spache": "spache_readability",
    "lix": "lix",
    "rix": "rix",
    "fernandez_huerta": "fernandez_huerta",
    "szigriszt_pazos": "szigriszt_pazos",
    "gutierrez_polini": "gutierrez_polini",
    "crawford": "crawford",
}
"""Our scores and textstat's functions. Linsear Write is not here, because it needs an option."""

_FORMULA_DIFFERS = {
    "coleman_liau_index": "textstat uses 0.058 instead of 0.0588",
    "automated_readability_index": "textstat counts punctuation as letters",
    "spache": "textstat uses the 1953 numbers and another word list",
}
"""How textstat's formulas differ from the published ones, even when all counts agree."""

_ABSENT = {
    "smog_mclaughlin": "textstat has only the regression formula",
    "dale_chall_1995": "textstat has none: its second Dale-Chall score is a different one",
    "forcast": "textstat has none",
}

_one_at_a_time = Lock()  # NLTK has one data path for the whole process


class Row(NamedTuple):
    """Our score, textstat's, and why they differ. The reason is empty if they are the same."""

    name: str
    ours: float
    theirs: float | None
    why: str


class Comparison(NamedTuple):
    """A file's counts and scores next to textstat's."""

    version: str
    ours: Counts
    theirs: dict[str, int]
    rows: tuple[Row, ...]


def compare(file: FileReport) -> Comparison | None:
    """Return the figures of a file next to textstat's, or None if it has no scores."""
    language = _LANGUAGES.get(primary(file.language))
    values = {name: x for name, x in file.score.scores.items() if x is not None}
    if not values or not language:
        return None
    text = "\n".join(sentence.text for sentence in file.score.sentences)
    with _textstat(text, language) as textstat:
        counts = _counts(textstat, text, english=primary(file.language) == DEFAULT)
        theirs = {name: getattr(textstat, _SCORES[name])(text) for name in values.keys() & _SCORES}
        if "linsear_write" in values:
            theirs["linsear_write"] = textstat.linsear_write_formula(
                text, strict_lower=False, strict_upper=False
            )
    ours = file.score.counts
    differing = {name for name, count in counts.items() if count != getattr(ours, name)}
    rows = [_row(name, value, theirs.get(name), differing) for name, value in values.items()]
    return Comparison(version("textstat"), ours, counts, tuple(rows))


def _row(name: str, ours: float, theirs: float | None, differing: set[str]) -> Row:
    if theirs is None:
        return Row(name, ours, None, _ABSENT[name])
    if isclose(ours, theirs, rel_tol=0, abs_tol=TOLERANCE):
        return Row(name, ours, theirs, "")
    reasons = [_FORMULA_DIFFERS[name]] if name in _FORMULA_DIFFERS else []
    counts = [COUNTS[count] for count in COUNTS if count in counts_used(name) & differing]
    if counts:
        reasons.append(f"counts differ: {', '.join(counts)}")
    return Row(name, ours, theirs, "; ".join(reasons) or "for an unknown reason")


@contextmanager
def _textstat(text: str, language: str) -> Iterator[Any]:
    """Yield a textstat that uses our syllables in place of its English dictionary.

    Restore the state of textstat and NLTK afterwards.
    """
    # No other module may import them. With our dictionary they do not need the network.
    from nltk import corpus, data  # type: ignore[import-untyped]  # noqa: TID251
    from nltk.corpus.reader import CMUDictCorpusReader  # type: ignore[import-untyped]  # noqa: TID251
    from nltk.corpus.util import LazyCorpusLoader  # type: ignore[import-untyped]  # noqa: TID251
    from textstat.backend.utils._get_cmudict import get_cmudict  # noqa: TID251
    from textstat.textstat import textstatistics  # noqa: TID251

    textstat = textstatistics()
    textstat.set_lang(language)
    with _one_at_a_time, TemporaryDirectory() as folder:
        dictionary = Path(folder, "corpora", "cmudict", "cmudict")
        dictionary.parent.mkdir(parents=True)
        words = set(textstat.remove_punctuation(text).lower().split())
        dictionary.write_text("".join(_entry(word) for word in sorted(words)), "utf-8")
        before = data.path, corpus.cmudict
        data.path = [folder]
        corpus.cmudict = LazyCorpusLoader("cmudict", CMUDictCorpusReader, ["cmudict"])
        get_cmudict.cache_clear()
        try:
            yield textstat
        finally:
            data.path, corpus.cmudict = before
            get_cmudict.cache_clear()


def _entry(word: str) -> str:
    """Return a line for NLTK's dictionary: a word, and a vowel for each of our syllables."""
    vowels = " B ".join(["AH0"] * max(1, count_syllables(word)))
    return f"{word} 1 {vowels}\n"


def _counts(textstat: Any, text: str, *, english: bool) -> dict[str, int]:
    """Return textstat's counts. Only English has difficult words."""
    counts = {
        "words": textstat.lexicon_count(text),
        "sentences": textstat.sentence_count(text),
        "syllables": textstat.syllable_count(text),
        "polysyllables": textstat.polysyllabcount(text),
        "letters": textstat.letter_count(text),
        "long_words": textstat.long_word_count(text),
        "one_syllable_words": textstat.monosyllabcount(text),
    }
    if english:
        counts["complex_words"] = textstat.difficult_words(text, 3, unique=False)
        counts["unfamiliar_words"] = textstat.difficult_words(text, 0, unique=False)
        counts["spache_unfamiliar_words"] = textstat.difficult_words(text, 2, unique=False)
    return {name: counts[name] for name in COUNTS if name in counts}


def lines(file: FileReport) -> Iterator[str]:
    """Yield the lines for a file in the text report."""
    comparison = compare(file)
    if comparison is None:
        yield "  No score to compare with textstat."
        return
    yield f"  {f'Compared with textstat {comparison.version}':<36}{'hlreader':>10}{'textstat':>10}"
    for name, theirs in comparison.theirs.items():
        ours = getattr(comparison.ours, name)
        yield f"    {COUNTS[name]:<34}{ours:>10}{theirs:>10}  {_verdict(ours, theirs)}"
    for row in comparison.rows:
        shown = "-" if row.theirs is None else f"{row.theirs:.4f}"
        yield f"    {SCORES[row.name]:<34}{row.ours:>10.4f}{shown:>10}  {row.why or 'the same'}"


def _verdict(ours: int, theirs: int) -> str:
    return "the same" if ours == theirs else f"textstat counts {theirs - ours:+d}"


def record(file: FileReport) -> dict[str, Any]:
    """Return the fields for a file in the JSON report."""
    comparison = compare(file)
    if comparison is None:
        return {"textstat": None}
    ours = comparison.ours._asdict()
    return {
        "textstat": {
            "version": comparison.version,
            "counts": comparison.theirs,
            "counts_differ": [name for name, n in comparison.theirs.items() if n != ours[name]],
            "scores": {
                row.name: None if row.theirs is None else round(row.theirs, _DIGITS)
                for row in comparison.rows
            },
            "same": [row.name for row in comparison.rows if not row.why],
            "why": {row.name: row.why for row in comparison.rows if row.why},
        }
    }
