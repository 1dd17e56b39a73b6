"""What of a document is read as prose, and so counts: its sentences, with their places.

The rules: paragraphs, list items and quotations count, each on its own, so that a list without
full stops is not one endless sentence. Headings, tables, code and the front matter do not count:
they are not sentences.
"""

from collections.abc import Iterator
from typing import NamedTuple

from hlreader.models import Document, Paragraph, Place, plain_text, source_offset, walk
from hlreader.readability.sentences import split_sentences


class ProseSentence(NamedTuple):
    """A sentence of a document: its text, and where it begins and ends in the source."""

    text: str
    offset: int
    end: int


def sentences(document: Document) -> Iterator[ProseSentence]:
    """Yield the sentences of a document's prose in reading order."""
    for block in walk(document.blocks):
        if isinstance(block, Paragraph):
            text = plain_text(block.runs)
            for sentence in split_sentences(text):
                first = source_offset(block.runs, sentence.start)
                last = source_offset(block.runs, sentence.end - 1)
                yield ProseSentence(" ".join(sentence.text.split()), first, last + 1)


def place(document: Document, sentence: ProseSentence) -> Place:
    """Return the line and column at which a sentence begins."""
    return document.place(sentence.offset)
