"""The prose of a document, which is what counts: its sentences, with their places.

``CountingRules`` can change these rules: paragraphs, list items and quotations count, each on its
own, so a list without full stops is not one endless sentence. Headings, tables, code and the front
matter do not count, because they are not sentences.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from hlreader.models import (
    Block,
    Document,
    Heading,
    ItemList,
    Paragraph,
    Place,
    Quotation,
    Run,
    Runs,
    prose_text,
    run_ends,
    source_offset,
)
from hlreader.readability.counting_rules import DEFAULT_RULES, CountingRules
from hlreader.readability.sentences import split_sentences
from hlreader.readability.words import list_words


class ProseSentence(NamedTuple):
    """A sentence of a document: its text, and its start and end in the source."""

    text: str
    offset: int
    end: int


def sentences(document: Document, rules: CountingRules = DEFAULT_RULES) -> Iterator[ProseSentence]:
    """Yield the sentences of a document's prose in reading order."""
    for runs in units(document.blocks, rules):
        ends = run_ends(runs)
        for sentence in split_sentences(prose_text(runs)):
            first = source_offset(runs, sentence.start, ends)
            last = source_offset(runs, sentence.end - 1, ends)
            yield ProseSentence(_on_one_line(sentence.text), first, last + 1)


class SplitSentence(NamedTuple):
    """A sentence in a piece of text, ``piece[start:end]``: its text on one line, and its words."""

    text: str
    words: list[str]
    start: int
    end: int


def split_words(text: str) -> Iterator[SplitSentence]:
    """Yield the sentences of a piece of text with their words."""
    for sentence in split_sentences(text):
        read = _on_one_line(sentence.text)
        yield SplitSentence(read, list_words(read), sentence.start, sentence.end)


def _on_one_line(text: str) -> str:
    """Return a text with each run of white space as one space."""
    if text.isprintable() and "  " not in text:  # most are: only " " prints
        return text
    return " ".join(text.split())


class Splits(dict[str, list[SplitSentence]]):
    """The sentences of pieces of text. ``splits[text]`` splits each piece only once."""

    def __missing__(self, text: str) -> list[SplitSentence]:
        found = self[text] = list(split_words(text))
        return found


def groups(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Yield each block with the lists right after it, whose items may continue its sentence.

    Groups are counted independently of each other.
    """
    group: list[Block] = []
    for block in blocks:
        if group and not isinstance(block, ItemList):
            yield group
            group = []
        group.append(block)
    if group:
        yield group


def units(blocks: Iterable[Block], rules: CountingRules) -> Iterator[Runs]:
    """Yield the pieces of text to split into sentences.

    With ``lists="sentences"``, a list joins the paragraph before it.
    """
    read_on: list[Run] = []
    for block in blocks:
        if isinstance(block, ItemList) and rules.lists == "sentences":
            for runs in _inside(block, rules):
                read_on += [*_space_after(read_on), *runs]
            continue
        if read_on:
            yield tuple(read_on)
            read_on = []
        if isinstance(block, Paragraph):
            read_on += block.runs
        else:
            yield from _inside(block, rules)
    if read_on:
        yield tuple(read_on)


def _inside(block: Block, rules: CountingRules) -> Iterator[Runs]:
    """Yield the texts that count in a heading, a quotation or a list."""
    if isinstance(block, Heading) and rules.headings == "count":
        yield block.runs
    elif isinstance(block, Quotation):
        yield from units(block.blocks, rules)
    elif isinstance(block, ItemList) and rules.lists != "off":
        for item in block.items:
            yield from units(item.blocks, rules)


def _space_after(runs: list[Run]) -> list[Run]:
    """Return the space between a text and the list item that continues it."""
    return [Run(" ", runs[-1].offset + len(runs[-1].text))] if runs else []


def place(document: Document, sentence: ProseSentence) -> Place:
    """Return the line and column at which a sentence begins."""
    return document.place(sentence.offset)
