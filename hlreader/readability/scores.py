"""From a text to its counts and scores."""

from collections.abc import Iterator, Sequence
from math import inf
from typing import Any, Final

from hlreader import documents
from hlreader.documents.lazy import LazyDocument
from hlreader.language import DEFAULT, primary
from hlreader.messages import Message
from hlreader.models import Block, Document, Place, prose_text, run_ends, source_offset
from hlreader.readability.counting_rules import DEFAULT_RULES, CountingRules
from hlreader.readability.counts import Counts, Tally, pack, unpack
from hlreader.readability.difficulty import Difficulty, Load, difficulty, sum_loads
from hlreader.readability.document_sentences import Splits, groups, units
from hlreader.readability.formulas import FORCAST_WORDS, SMOG_SENTENCES
from hlreader.readability.identify import document_language
from hlreader.readability.languages import Language, language_of
from hlreader.readability.sentence_scores import ScoredSentence, ScoredSentences
from hlreader.sanitize import clean

FEWEST_WORDS = 5
"""A text with fewer words gets no score: a grade for a word or two would mean nothing."""

RELIABLE_WORDS = 100
"""The formulas were made for passages of about 100 words. Below that they are estimates."""

_FIELDS = ("counts", "scores", "sentences", "warnings")


class Score:
    """The counts of a text, and its scores.

    ``scores`` maps each formula's name to its value, or to None if the text is too short.
    ``warnings`` says in plain words which scores are only estimates. ``result["smog"]`` and
    ``result["words"]`` also give scores and counts by name.

    This is not a data class, because importing dataclasses takes a tenth of the time of checking a
    page.
    """

    __slots__ = ("_load", "counts", "scores", "sentences", "warnings")

    def __init__(
        self,
        counts: Counts,
        scores: dict[str, float | None],
        sentences: Sequence[ScoredSentence],
        warnings: tuple[str, ...],
        load: Load | None = None,
    ) -> None:
        self.counts: Final = counts
        self.scores: Final = scores
        self.sentences: Final = sentences
        self.warnings: Final = warnings
        self._load: Final = load

    def without_sentences(self) -> "Score":
        """Return a copy without the sentences, which take more memory than the text."""
        load = sum_loads(loads(self))
        return Score(self.counts, self.scores, (), self.warnings, load)

    def __eq__(self, other: object) -> bool:
        """Return whether another score has the same sentences, places and counts."""
        if not isinstance(other, Score):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in _FIELDS)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        """Return the counts and scores, but not the sentences, since there may be many."""
        return f"Score(counts={self.counts}, scores={self.scores})"

    @property
    def difficulty_parts(self) -> Difficulty | None:
        """The difficulty of the whole text with its parts, or None if too short or not English."""
        return difficulty(self._load or sum_loads(loads(self)))

    @property
    def difficulty(self) -> float | None:
        """The difficulty of the whole text, in grades. None if it is too short or not English."""
        parts = self.difficulty_parts
        return parts.grade if parts else None

    def __getitem__(self, name: str) -> Any:
        """Return a field, a score or a count by its name. Raises KeyError.

        ``counts`` is a dict.
        """
        if name == "counts":
            return self.counts._asdict()
        if name in _FIELDS or name in {"difficulty", "difficulty_parts"}:
            return getattr(self, name)
        if name in self.scores:
            return self.scores[name]
        if name in Counts._fields:
            return getattr(self.counts, name)
        raise KeyError(name)


def score(
    text: str | Document | LazyDocument, language: str = "", rules: CountingRules = DEFAULT_RULES
) -> Score:
    """Return the counts and scores of a text.

    A string is plain text: blank lines separate paragraphs, and bullets mark list items.
    ``language`` is a tag such as en or es-MX. Without it, the front matter of a document or the
    words of the text decide. If they do not, the text counts as English. ``rules`` say how to count
    lists, headings and numbers.
    """
    document = documents.open_text(clean(text), "text", "text") if isinstance(text, str) else text
    scorer = Scorer(document, language, rules)
    for blocks in groups(documents.stream(document)):
        scorer.add(blocks)
        scorer.splits.clear()
    return scorer.score()


class Scorer:
    """Scores a document group by group (``prose.groups``), so it need not all be in memory.

    ``with_difficulty`` computes the difficulty of each sentence in the same pass, for callers that
    need it. Callers may share ``splits``.
    """

    def __init__(
        self,
        document: Document | LazyDocument,
        language: str = "",
        rules: CountingRules = DEFAULT_RULES,
        splits: Splits | None = None,
        *,
        with_difficulty: bool = False,
    ) -> None:
        tag = language or document_language(document)
        self.language = language_of(tag)
        self.rules = rules
        self.tally = Tally(self.language.count_word, rules.numbers)
        self._place = document.place
        self._sentences = ScoredSentences(tag)
        self._counts = 0
        self.splits = Splits() if splits is None else splits
        self._with_difficulty = with_difficulty

    def add(self, blocks: Sequence[Block]) -> list[tuple[str, list[int]]]:
        """Count a group of blocks.

        Return its pieces of text, each with the packed counts of its sentences.
        """
        added = []
        for runs in units(blocks, self.rules):
            text, ends = prose_text(runs), run_ends(runs)
            counts = []
            for sentence in self.splits[text]:
                packed = self.tally.count(sentence.words)
                place = self._place(source_offset(runs, sentence.start, ends))
                self._sentences.add(sentence.text, place, packed)
                if self._with_difficulty:
                    self._sentences.add_load(sentence.words)
                counts.append(packed)
            self._counts += sum(counts)
            added.append((text, counts))
        return added

    def score(self) -> Score:
        """Return the counts and scores of everything added."""
        counts = unpack(self._counts)
        scores = formula_scores(counts, self.language)
        return Score(counts, scores, self._sentences, warnings(counts, self.language))


def formula_scores(counts: Counts, language: Language) -> dict[str, float | None]:
    """Return each formula's score by name. All are None if the text is too short."""
    too_short = counts.words < FEWEST_WORDS
    return {
        name: None if too_short else formula(counts) for name, formula in language.formulas.items()
    }


def warnings(counts: Counts, language: Language) -> tuple[str, ...]:
    """Return, in plain words, which scores are only estimates and why."""
    if not language.formulas:
        return (Message("no formula for this language: counts only"),)
    if counts.words < FEWEST_WORDS:
        count = counts.words
        words = Message("1 word") if count == 1 else Message("{count} words", count=count)
        text = Message(
            "too short to score: {words}, at least {least} are needed",
            words=words, least=FEWEST_WORDS,
        )  # fmt: skip
        return (text,)
    found = []
    if counts.words < RELIABLE_WORDS:
        found.append(
            Message(
                "a short text: {count} words; below {least} every score is an estimate",
                count=counts.words,
                least=RELIABLE_WORDS,
            )
        )
    elif "forcast" in language.formulas and counts.words < FORCAST_WORDS:
        found.append(
            Message(
                "FORCAST is made for {least} words; from {count} it is an estimate",
                count=counts.words,
                least=FORCAST_WORDS,
            )
        )
    if "smog" in language.formulas and counts.sentences < SMOG_SENTENCES:
        found.append(
            Message(
                "SMOG is made for {least} sentences; from {count} it is an estimate",
                count=counts.sentences,
                least=SMOG_SENTENCES,
            )
        )
    return tuple(found)


def loads(result: Score) -> Sequence[Load]:
    """Return the load of each sentence. Loads are empty if the text is not English."""
    if isinstance(result.sentences, ScoredSentences):
        return result.sentences.loads()
    return [sentence.load or Load() for sentence in result.sentences]


def grades(result: Score) -> Sequence[float | None]:
    """Return the difficulty of each sentence. None if it is too short or not English."""
    if isinstance(result.sentences, ScoredSentences):
        return result.sentences.grades()
    return [sentence.difficulty for sentence in result.sentences]


def packed_sentences(result: Score) -> Iterator[tuple[str, Place, int]]:
    """Yield the text, the place and the packed counts (``counts.pack``) of each sentence."""
    if isinstance(result.sentences, ScoredSentences):
        return result.sentences.packed()
    return ((found.text, found.place, pack(found.counts)) for found in result.sentences)


def rewrite_order(result: Score) -> list[int]:
    """Return the numbers of the sentences of a text in the order to rewrite them.

    A sentence weighs as much as it is long and difficult: its words up to 20, half of the others,
    and 1.25 times its difficulty. So one rare word does not bring a short sentence to the top.
    ``tests/benchmarks/rewrite_labels.tsv`` has what an editor chose.

    Sentences that are too short for a difficulty come last, in the order of the text. In languages
    other than English, the sentences with most syllables come first.
    """
    numbers = range(len(result.sentences))
    if numbers and primary(result.sentences[0].language) != DEFAULT:
        return sorted(numbers, key=lambda number: -result.sentences[number].counts.syllables)
    known, sums = grades(result), loads(result)

    def rank(number: int) -> float:
        grade, words = known[number], sums[number].words
        if grade is None:
            return inf
        usual = min(words, _USUAL_LENGTH)
        return -(usual + (words - usual) / 2 + _DIFFICULTY_WEIGHT * grade)

    return sorted(numbers, key=rank)


_USUAL_LENGTH = 20
_DIFFICULTY_WEIGHT = 1.25


def to_rewrite(result: Score) -> list[ScoredSentence]:
    """Return the sentences of a text in the order to rewrite them (``rewrite_order``)."""
    return [result.sentences[number] for number in rewrite_order(result)]
