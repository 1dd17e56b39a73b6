"""What is said of an open article, part by part. The parts are those of the book."""

from hlreader.glossary.parts.finder import Finder
from hlreader.glossary.words.annotate import Annotations, no_annotations
from hlreader.glossary.words.unexplained import unexplained_in
from hlreader.reader.text.book import FRONT, Book
from hlreader.speech.utterances import (
    Reading,
    Utterance,
    end_utterances,
    front_utterances,
    utterances,
)

_KEPT = 50
"""How many parts to keep."""


class SpokenBook:
    """The utterances of a book. The same part always has the same ones."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._finder = Finder(book.glossary, book.article.language)
        self._explained: dict[int, Annotations] = {}
        self._said: dict[int, tuple[Utterance, ...]] = {}

    def utterances(self, part: int) -> tuple[Utterance, ...]:
        """Return what is said of a part. A long block is said in the part where it begins."""
        if part not in self._said:
            if len(self._said) >= _KEPT:
                self._said.clear()
            self._said[part] = self._utterances(part)
        return self._said[part]

    def _utterances(self, part: int) -> tuple[Utterance, ...]:
        book, none = self._book, no_annotations()
        if part <= 0:
            return tuple(front_utterances(book.front_lines(), self._reading(none), FRONT))
        if not book.has(part):
            return ()
        if book.complete and part == book.parts_read - 1:
            reading = self._reading(none)
            return tuple(end_utterances(book.end_lines(), reading, book.end))
        block = book.whole_block(part)
        if block is None:
            return ()
        return (
            *utterances((block,), self._reading(self._annotations(part))),
            *front_utterances(book.facts_after(part), self._reading(none)),
        )

    def _reading(self, explained: Annotations) -> Reading:
        return Reading(self._book.article.language, self._finder, explained)

    def _annotations(self, part: int) -> Annotations:
        """Return the words to explain on the page of a part, but not those that it explains."""
        if not self._book.marks_words:
            return no_annotations()
        first, blocks = self._book.page_of(part)
        if first not in self._explained:
            self._explained[first] = unexplained_in(blocks, self._finder)
        return self._explained[first]
