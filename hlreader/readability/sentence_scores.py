"""The sentences of a scored text, each with its place, counts and difficulty."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, overload

from hlreader.language import DEFAULT, primary
from hlreader.models import Place
from hlreader.readability.counts import PACKED_BYTES, Counts, unpack
from hlreader.readability.difficulty import Difficulty, Load, difficulty, load


class ScoredSentence(NamedTuple):
    """A sentence of a text, its place and its counts."""

    text: str
    place: Place
    counts: Counts
    language: str = DEFAULT

    @property
    def load(self) -> Load | None:
        """Its load, or None if it is not English."""
        return load(self.text) if primary(self.language) == DEFAULT else None

    @property
    def difficulty_parts(self) -> Difficulty | None:
        """The difficulty of the sentence with its parts. None if it is too short or not English."""
        return difficulty(self.load or Load())

    @property
    def difficulty(self) -> float | None:
        """The difficulty of the sentence, in grades. None if it is too short or not English."""
        parts = self.difficulty_parts
        return parts.grade if parts else None


class ScoredSentences(Sequence[ScoredSentence]):
    """The sentences of a text in order. Their texts, places and counts are in columns.

    In a long text, a tuple for each sentence would take more memory than the text.
    """

    def __init__(self, language: str) -> None:
        self._language = language
        self._texts: list[str] = []
        self._places = array("I")
        self._counts = bytearray()
        self._english = primary(language) == DEFAULT
        self._loads: list[Load] = []
        self._grades: list[float | None] = []

    def add(self, text: str, place: Place, packed: int) -> None:
        """Add a sentence with its packed counts."""
        self._texts.append(text)
        self._places.extend(place)
        self._counts += packed.to_bytes(PACKED_BYTES, "little")

    def loads(self) -> Sequence[Load]:
        """Return the load of each sentence. Loads are empty if the text is not English."""
        known = self._loads
        if len(known) < len(self._texts):
            known = self._loads = known + [self._load(text) for text in self._texts[len(known) :]]
        return known

    def grades(self) -> Sequence[float | None]:
        """Return the difficulty of each sentence. None if it is too short or not English."""
        known = self._grades
        if len(known) < len(self._texts):
            parts = map(difficulty, self.loads())
            known = self._grades = [found.grade if found else None for found in parts]
        return known

    def add_load(self, words: list[str]) -> None:
        """Compute the load of the last sentence from its words."""
        self._loads.append(self._load(self._texts[-1], words))

    def _load(self, text: str, words: list[str] | None = None) -> Load:
        return load(text, words) if self._english else Load()

    def packed(self) -> Iterator[tuple[str, Place, int]]:
        """Yield the text, the place and the packed counts of each sentence."""
        places = map(Place, self._places[::2], self._places[1::2])
        for number, (text, place) in enumerate(zip(self._texts, places, strict=True)):
            counts = self._counts[PACKED_BYTES * number : PACKED_BYTES * (number + 1)]
            yield text, place, int.from_bytes(counts, "little")

    def __len__(self) -> int:
        return len(self._texts)

    @overload
    def __getitem__(self, number: int) -> ScoredSentence: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[ScoredSentence]: ...
    def __getitem__(self, number: int | slice) -> ScoredSentence | Sequence[ScoredSentence]:
        numbers = range(len(self))[number]
        if isinstance(numbers, range):
            return [self[index] for index in numbers]
        place = Place(*self._places[2 * numbers : 2 * numbers + 2])
        packed = self._counts[PACKED_BYTES * numbers : PACKED_BYTES * (numbers + 1)]
        counts = unpack(int.from_bytes(packed, "little"))
        return ScoredSentence(self._texts[numbers], place, counts, self._language)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Iterable) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]
