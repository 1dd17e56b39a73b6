"""Index the words of a text, so that rules need not scan all words."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import accumulate, chain
from typing import TypeAlias

from hlreader.checker.text.passage import Passage, Sentence

Phrase: TypeAlias = tuple[str, ...]
"""Consecutive words in lower case."""

_BETWEEN = ("",)
"""Separates passages, so that no phrase extends over two."""


class Concordance:
    """The words of passages in lower case, with all their places."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = passages
        lengths = (len(passage.words) + len(_BETWEEN) for passage in passages)
        self._first = [0, *accumulate(lengths)]
        self._words = tuple(
            chain.from_iterable((*passage.words, *_BETWEEN) for passage in passages)
        )
        self._numbers: defaultdict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(self._words):
            self._numbers[word].append(number)
        self._numbers.pop(*_BETWEEN, None)

    @property
    def vocabulary(self) -> Set[str]:
        """The different words, in the order of their first use."""
        return self._numbers.keys()

    def uses(self, words: Set[str]) -> Iterator[tuple[Passage, int]]:
        """Yield each use of the words in reading order: the passage and the word's number."""
        numbers = [self._numbers[word] for word in self._numbers.keys() & words]
        return map(self._place, sorted(chain.from_iterable(numbers)))

    def first_use(self, word: str) -> tuple[Passage, int]:
        """Return the first use of a word of the vocabulary."""
        return self._place(self._numbers[word][0])

    def sentences(self, words: Set[str]) -> Iterator[tuple[Passage, Sentence]]:
        """Yield each sentence with any of the words once, in reading order."""
        last: tuple[Passage, Sentence] | None = None
        for passage, word in self.uses(words):
            found = passage, passage.sentence_of(word)
            if found != last:
                yield found
            last = found

    def phrases(
        self, sought: Mapping[str, Iterable[tuple[int, Phrase]]]
    ) -> Iterator[tuple[Passage, int, Phrase]]:
        """Yield each use of the phrases in reading order: the passage, its first word's number.

        ``sought`` lists each phrase under one of its words, with the number of words before that
        word. If phrases overlap, the first wins. If they start together, the longest wins.
        """
        found = sorted(
            (number - before, -len(phrase), phrase)
            for word in self._numbers.keys() & sought.keys()
            for number in self._numbers[word]
            for before, phrase in sought[word]
            if self._words[max(0, number - before) : number - before + len(phrase)] == phrase
        )
        free = 0
        for first, length, phrase in found:
            if first >= free:
                free = first - length
                yield *self._place(first), phrase

    def _place(self, number: int) -> tuple[Passage, int]:
        passage = bisect_right(self._first, number) - 1
        return self._passages[passage], number - self._first[passage]
