"""Where to explain the hard words of a document: at the first use in each section.

Never in headings, links or code. The reader, printed pages and check all use this.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hlreader.glossary.words.match import Matcher
from hlreader.models import (
    Block,
    Document,
    Heading,
    Match,
    Paragraph,
    Runs,
    Table,
    Term,
    plain_text,
    walk,
)


class Annotations(NamedTuple):
    """The terms to explain, by the ``offset`` of the paragraph or table they are in.

    A paragraph's matches have offsets into its ``plain_text``. A table has its terms; ``in_cells``
    says where in its cells they are, by the offset of a cell's first run.
    """

    in_paragraphs: dict[int, tuple[Match, ...]]
    in_tables: dict[int, tuple[Term, ...]]
    in_cells: dict[int, tuple[Match, ...]]


def no_annotations() -> Annotations:
    """Return annotations that explain nothing."""
    return Annotations({}, {}, {})


def annotate(document: Document, matcher: Matcher) -> Annotations:
    """Return the first uses of the glossary's terms in each section of a document."""
    return annotate_blocks(document.blocks, matcher)


def annotate_blocks(
    blocks: Sequence[Block], matcher: Matcher, seen: set[str] | None = None
) -> Annotations:
    """Return the first uses of the glossary's terms in blocks that begin with a section.

    Callers that read a section in several steps pass the terms ``seen`` so far; this adds to them.
    """
    annotations = no_annotations()
    seen = set() if seen is None else seen
    paragraphs = (block for block in walk(blocks) if isinstance(block, Paragraph))
    matcher.prepare(plain_text(block.runs) for block in paragraphs)
    for block in walk(blocks):
        if isinstance(block, Heading):
            seen.clear()
        elif isinstance(block, Paragraph):
            found = tuple(_unseen(block.runs, matcher, seen))
            if found:
                annotations.in_paragraphs[block.offset] = found
        elif isinstance(block, Table):
            terms: list[Term] = []
            for cell in (cell for row in (block.header, *block.rows) for cell in row):
                found = tuple(_unseen(cell, matcher, seen))
                if found:
                    annotations.in_cells[cell[0].offset] = found
                    terms += [match.term for match in found]
            if terms:
                annotations.in_tables[block.offset] = tuple(terms)
    return annotations


def _unseen(runs: Runs, matcher: Matcher, seen: set[str]) -> Iterator[Match]:
    """Yield the matches in running text whose term is not in ``seen``, and add it."""
    barred = list(_barred(runs))
    starts = [start for start, _ in barred]
    for match in matcher.find(plain_text(runs)):
        if match.term.term in seen:
            continue
        last = bisect_left(starts, match.end) - 1
        if last >= 0 and match.start < barred[last][1]:
            continue
        seen.add(match.term.term)
        yield match


def _barred(runs: Runs) -> Iterator[tuple[int, int]]:
    """Yield the stretches of running text that are links or code."""
    start = 0
    for run in runs:
        end = start + len(run.text)
        if run.code or run.link:
            yield start, end
        start = end
