"""Where each word of a text stands, so that no rule need go through all the words itself."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from itertools import accumulate, chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hlreader.checker.text import Passage


class Concordance:
    """The words of passages, each with all its places. Words are in lower case."""

    def __init__(self, passages: "Sequence[Passage]") -> None:
        self._passages = passages
        self._first = [0, *accumulate(len(passage.words) for passage in passages)]
        self._numbers: defaultdict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(chain.from_iterable(one.words for one in passages)):
            self._numbers[word].append(number)

    @property
    def vocabulary(self) -> Set[str]:
        """The words, each once, in the order in which they first come."""
        return self._numbers.keys()

    def uses(self, words: Set[str]) -> "Iterator[tuple[Passage, int]]":
        """Yield where any of the words stands, in reading order: the passage, and its number."""
        numbers = [self._numbers[word] for word in self._numbers.keys() & words]
        return map(self._place, sorted(chain.from_iterable(numbers)))

    def first_use(self, word: str) -> "tuple[Passage, int]":
        """Return where a word of the vocabulary stands first."""
        return self._place(self._numbers[word][0])

    def passages(self, words: Set[str]) -> "list[Passage]":
        """Return the passages in which any of the words stands, in reading order."""
        return list(dict.fromkeys(passage for passage, _ in self.uses(words)))

    def _place(self, number: int) -> "tuple[Passage, int]":
        passage = bisect_right(self._first, number) - 1
        return self._passages[passage], number - self._first[passage]
