"""The source text for formats without lines, and the places in it.

``Document.source`` has one line for each unit of the file: a paragraph, a slide, or a chapter.
"""

from collections import Counter
from collections.abc import Iterable
from itertools import chain, groupby

from hlreader.documents.properties import properties
from hlreader.models import (
    Block,
    Document,
    ItemList,
    ListItem,
    Paragraph,
    Quotation,
    Run,
    Runs,
    without_end_space,
)
from hlreader.sanitize import clean, neutralise


class Transcript:
    """Records the text of a file in reading order."""

    def __init__(self) -> None:
        self.languages: Counter[str] = Counter()
        """How many characters are in each language, if the file says so."""
        self._parts: list[str] = []
        self._starts: list[int] = []
        self._length = 0

    def begin_line(self) -> None:
        """Begin the next unit of the file."""
        if self._starts:
            self._add("\n")
        self._starts.append(self._length)

    def write(self, runs: Iterable[Run], *, is_code: bool = False) -> tuple[Runs, int]:
        """Return clean runs with their places, and the place of the first.

        They go to the current line, after a space if it has text already. Code keeps the spaces
        before its first word.
        """
        if self._starts and self._length > self._starts[-1]:
            self._add(" ")
        start = self._length
        kept: list[Run] = []
        for run in runs:
            text = neutralise(clean(run.text))
            if not kept and not is_code:
                text = text.lstrip()
            if text:
                kept.append(run._replace(text=text, offset=self._length))
                self._add(text.replace("\n", " "))
        return without_end_space(kept), start

    def write_paragraph(self, runs: Iterable[Run], *, is_code: bool = False) -> tuple[Runs, int]:
        """Write runs to a line of their own."""
        self.begin_line()
        return self.write(runs, is_code=is_code)

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def document(
        self, name: str, blocks: Iterable[Block], *, language: str = "", **facts: str
    ) -> Document:
        """Return the document. Its language is that of most of the text.

        ``language`` counts if the text does not give a language. ``facts`` are for ``properties``.
        """
        most = self.languages.most_common(1)
        fields = properties(language=most[0][0] if most else language, **facts)
        source = "".join(self._parts)
        return Document(name, source, tuple(blocks), fields, tuple(self._starts) or (0,))


def with_whole_quotations(blocks: Iterable[Block]) -> list[Block]:
    """Return blocks with consecutive quotations joined.

    Office programs only have paragraphs in a style for quotations.
    """
    found: list[Block] = []
    for _, group in groupby(blocks, key=lambda block: isinstance(block, Quotation)):
        together = [*group]
        quotations = [block for block in together if isinstance(block, Quotation)]
        if quotations:
            inside = chain.from_iterable(one.blocks for one in quotations)
            found.append(Quotation(tuple(inside), quotations[0].offset))
        else:
            found += together
    return found


def as_notes(notes: Iterable[tuple[str, Iterable[Paragraph]]]) -> list[Block]:
    """Return the list of a text's notes, each with its mark as an aside."""
    items = []
    for mark, paragraphs in notes:
        inside = [
            one._replace(runs=tuple(run._replace(aside=True) for run in one.runs))
            for one in paragraphs
            if one.runs
        ]
        if inside:
            first = inside[0]
            marked = Run(f"[{mark}] ", first.offset, aside=True)
            inside[0] = first._replace(runs=(marked, *first.runs))
            items.append(ListItem(tuple(inside), first.offset))
    return [ItemList(tuple(items), None, items[0].offset)] if items else []
