"""Where in a document its hard words are to be explained: at the first use in each section.

Never in headings, links or code. Reader, printed pages and check all ask here.
"""

from collections.abc import Iterator
from typing import NamedTuple

from hlreader.glossary.match import Matcher
from hlreader.models import (
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
    """The terms to explain, by the ``offset`` of the paragraph or table they stand in.

    A paragraph's matches have offsets into its ``plain_text``; a table has its terms only.
    """

    in_paragraphs: dict[int, tuple[Match, ...]]
    in_tables: dict[int, tuple[Term, ...]]


def annotate(document: Document, matcher: Matcher) -> Annotations:
    """Return the first uses of the glossary's terms in each section of a document."""
    annotations = Annotations({}, {})
    seen: set[str] = set()
    paragraphs = (block for block in walk(document.blocks) if isinstance(block, Paragraph))
    matcher.prepare(plain_text(block.runs) for block in paragraphs)
    for block in walk(document.blocks):
        if isinstance(block, Heading):
            seen.clear()
        elif isinstance(block, Paragraph):
            found = tuple(_unseen(block.runs, matcher, seen))
            if found:
                annotations.in_paragraphs[block.offset] = found
        elif isinstance(block, Table):
            cells = [cell for row in (block.header, *block.rows) for cell in row]
            terms = [match.term for cell in cells for match in _unseen(cell, matcher, seen)]
            if terms:
                annotations.in_tables[block.offset] = tuple(terms)
    return annotations


def _unseen(runs: Runs, matcher: Matcher, seen: set[str]) -> Iterator[Match]:
    """Yield the matches in running text whose term is not in ``seen``, and add it."""
    barred = list(_barred(runs))
    for match in matcher.find(plain_text(runs)):
        if match.term.term in seen:
            continue
        if any(start < match.end and match.start < end for start, end in barred):
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
