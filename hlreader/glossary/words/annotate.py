"""Find where to explain the hard words of a document: at their first use on a page.

An article is one page, and a long text is several. Words in headings, links and code are not
explained. The reader uses this. Printed pages use ``unexplained``.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

from hlreader.models import Block, Document, Match, Runs, Term, prose_text, running_texts

PAGE = 256
"""How many blocks a page has. An article has fewer."""


class Finds(Protocol):
    """The interface of a matcher: it finds the words to explain."""

    def prepare(self, texts: Iterable[str]) -> None:
        """Read all that ``find`` will need for these texts at once."""

    def find(self, text: str) -> Iterator[Match]:
        """Yield the words to explain in a text, in order and without overlaps."""


class Annotations(NamedTuple):
    """The terms to explain, by the ``offset`` of the paragraph or table they are in.

    The matches of a paragraph have offsets into its ``prose_text``. A table has only the terms.
    ``in_cells`` has their matches, by the offset of a cell's first run.
    """

    in_paragraphs: dict[int, tuple[Match, ...]]
    in_tables: dict[int, tuple[Term, ...]]
    in_cells: dict[int, tuple[Match, ...]]


def no_annotations() -> Annotations:
    """Return annotations that explain nothing."""
    return Annotations({}, {}, {})


def annotate(document: Document, matcher: Finds) -> Annotations:
    """Return the first uses of the glossary's terms on each page of a document."""
    found = no_annotations()
    for start in range(0, len(document.blocks), PAGE):
        page = annotate_blocks(document.blocks[start : start + PAGE], matcher)
        found.in_paragraphs.update(page.in_paragraphs)
        found.in_tables.update(page.in_tables)
        found.in_cells.update(page.in_cells)
    return found


def annotate_blocks(
    blocks: Sequence[Block], matcher: Finds, seen: set[str] | None = None
) -> Annotations:
    """Return the first uses of the glossary's terms in the blocks of one page.

    Callers that read a page in several steps pass the terms ``seen`` on it so far. This adds to
    them.
    """
    in_paragraphs, in_cells = {}, {}
    in_tables: defaultdict[int, list[Term]] = defaultdict(list)
    seen = set() if seen is None else seen
    matcher.prepare(prose_text(text.runs) for text in running_texts(blocks) if text.is_prose)
    for text in running_texts(blocks):
        if text.kind == "heading":
            continue
        found = tuple(_unseen(text.runs, matcher, seen))
        if found and text.is_prose:
            in_paragraphs[text.offset] = found
        elif found:
            in_cells[text.offset] = found
            in_tables[text.block.offset] += [match.term for match in found]
    tables = {offset: tuple(terms) for offset, terms in in_tables.items()}
    return Annotations(in_paragraphs, tables, in_cells)


def _unseen(runs: Runs, matcher: Finds, seen: set[str]) -> Iterator[Match]:
    """Yield the matches in running text whose term is not in ``seen``, and add it."""
    barred = list(_barred(runs))
    starts = [start for start, _ in barred]
    for match in matcher.find(prose_text(runs)):
        if match.term.term in seen:
            continue
        last = bisect_left(starts, match.end) - 1
        if last >= 0 and match.start < barred[last][1]:
            continue
        seen.add(match.term.term)
        yield match


def _barred(runs: Runs) -> Iterator[tuple[int, int]]:
    """Yield the start and end of links and code in running text."""
    start = 0
    for run in runs:
        end = start + len(run.text)
        if run.code or run.link:
            yield start, end
        start = end
