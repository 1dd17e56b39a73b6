"""From a text to its counts and scores."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import inf
from typing import Any, NamedTuple

from hlreader import documents
from hlreader.language import DEFAULT, primary
from hlreader.models import Document, Place
from hlreader.readability.counts import Counts
from hlreader.readability.difficulty import Difficulty, Load, difficulty, load, sum_loads
from hlreader.readability.formulas import FORCAST_WORDS, SMOG_SENTENCES
from hlreader.readability.languages import Language, language_of
from hlreader.readability.prose import place, sentences
from hlreader.readability.rules import DEFAULT_RULES, CountingRules
from hlreader.sanitize import clean

FEWEST_WORDS = 5
"""A text of fewer words gets no score: a grade for a word or two would mean nothing."""

RELIABLE_WORDS = 100
"""The formulas were made on passages of about 100 words; below that they are estimates."""


class ScoredSentence(NamedTuple):
    """A sentence of a text, its place and its counts."""

    text: str
    place: Place
    counts: Counts
    language: str = DEFAULT

    @property
    def load(self) -> Load | None:
        """What its difficulty follows from; None in other languages than English."""
        return load(self.text) if primary(self.language) == DEFAULT else None

    @property
    def difficulty_parts(self) -> Difficulty | None:
        """The difficulty of the sentence with its parts; None if too short or not English."""
        return difficulty(self.load or Load())

    @property
    def difficulty(self) -> float | None:
        """The difficulty of the sentence, in grades; None if too short or not English."""
        parts = self.difficulty_parts
        return parts.grade if parts else None


@dataclass(frozen=True, slots=True)
class Score:
    """The counts of a text and the scores that follow from them.

    ``scores`` maps each formula's name to its value, or to None where the text is too short for
    it to mean anything; ``warnings`` says in plain words which scores are only estimates.
    Counts and scores can be asked for by name: ``result["smog"]``, ``result["words"]``.
    """

    counts: Counts
    scores: dict[str, float | None]
    sentences: tuple[ScoredSentence, ...]
    warnings: tuple[str, ...]

    @property
    def difficulty_parts(self) -> Difficulty | None:
        """The difficulty of the whole text with its parts; None if too short or not English."""
        return difficulty(sum_loads(sentence.load or Load() for sentence in self.sentences))

    @property
    def difficulty(self) -> float | None:
        """The difficulty of the whole text, in grades; None if too short or not English."""
        parts = self.difficulty_parts
        return parts.grade if parts else None

    def __getitem__(self, name: str) -> Any:
        """Return a field, a score or a count by its name, ``counts`` as a dict. Raises KeyError."""
        if name == "counts":
            return self.counts._asdict()
        if name in self.__slots__ or name in {"difficulty", "difficulty_parts"}:
            return getattr(self, name)
        if name in self.scores:
            return self.scores[name]
        if name in Counts._fields:
            return getattr(self.counts, name)
        raise KeyError(name)


def score(text: str | Document, language: str = "", rules: CountingRules = DEFAULT_RULES) -> Score:
    """Return the counts and scores of a text.

    A string is taken as plain text: paragraphs between blank lines, list items by their bullets.
    ``language`` is a tag such as en or es-MX; without it a document's front matter says it, else
    the text is English. ``rules`` say how lists, headings and numbers count.
    """
    document = documents.parse(clean(text), "text", "text") if isinstance(text, str) else text
    tag = language or str(document.front_matter.get("language", "")) or DEFAULT
    spoken = language_of(tag)
    scored = tuple(
        ScoredSentence(
            found.text, place(document, found), spoken.measure(found.text, rules.numbers), tag
        )
        for found in sentences(document, rules)
    )
    counts = sum_counts(sentence.counts for sentence in scored)
    return Score(counts, formula_scores(counts, spoken), scored, warnings(counts, spoken))


def sum_counts(counts: Iterable[Counts]) -> Counts:
    """Return the sum of the counts of many sentences."""
    columns = list(zip(*counts, strict=True))
    return Counts(*map(sum, columns)) if columns else Counts()


def formula_scores(counts: Counts, language: Language) -> dict[str, float | None]:
    """Return each formula's score by name, None for all of them on too short a text."""
    too_short = counts.words < FEWEST_WORDS
    return {
        name: None if too_short else formula(counts) for name, formula in language.formulas.items()
    }


def warnings(counts: Counts, language: Language) -> tuple[str, ...]:
    """Return, in plain words, how far the scores of such a text can be trusted."""
    if not language.formulas:
        return ("no formula for this language: counts only",)
    if counts.words < FEWEST_WORDS:
        words = "1 word" if counts.words == 1 else f"{counts.words} words"
        return (f"too short to score: {words}, at least {FEWEST_WORDS} are needed",)
    found = []
    if counts.words < RELIABLE_WORDS:
        found.append(
            f"a short text: {counts.words} words; below {RELIABLE_WORDS} every score is an estimate"
        )
    elif "forcast" in language.formulas and counts.words < FORCAST_WORDS:
        found.append(
            f"FORCAST is made for {FORCAST_WORDS} words; from {counts.words} it is an estimate"
        )
    if "smog" in language.formulas and counts.sentences < SMOG_SENTENCES:
        found.append(
            f"SMOG is made for {SMOG_SENTENCES} sentences; "
            f"from {counts.sentences} it is an estimate"
        )
    return tuple(found)


def hardest(result: Score) -> list[ScoredSentence]:
    """Return the sentences of a text, the most difficult first.

    Sentences that are too short for a difficulty come last, in their order. So do all in other
    languages than English, the longer first.
    """

    def rank(sentence: ScoredSentence) -> tuple[float, int]:
        grade = sentence.difficulty
        if grade is not None:
            return -grade, 0
        english = primary(sentence.language) == DEFAULT
        return inf, 0 if english else -sentence.counts.syllables

    return sorted(result.sentences, key=rank)
