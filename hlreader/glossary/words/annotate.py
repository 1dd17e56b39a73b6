"""Where to explain the hard words of a document: at the first use on a page.

An article is one page, and a long text several. Never in headings, links or code. The reader uses
this; ``unexplained`` has what printed pages use.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

from hlreader.models import Block, Document, Match, Runs, Term, prose_text, running_texts

PAGE = 256
"""How many blocks are a page: more than an article has."""


class Finds(Protocol):
    """Finds words to explain: a matcher of a glossary, or one that knows more words."""

    def prepare(self, texts: Iterable[str]) -> None:
        """Read at once what ``find`` will need for some texts."""

    def find(self, text: str) -> Iterator[Match]:
        """Yield the words to explain in a text, in order and without overlaps."""


class Annotations(NamedTuple):
    """The terms to explain, by the ``offset`` of the paragraph or table they are in.

    A paragraph's matches have offsets into its ``prose_text``. A table has its terms; ``in_cells``
    says where in its cells they are, by the offset of a cell's first run.
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

    Callers that read a page in several goes pass the terms ``seen`` on it so far, and more are
    added.
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
    """Yield the stretches of running text that are links or code."""
    start = 0
    for run in runs:
        end = start + len(run.text)
        if run.code or run.link:
            yield start, end
        start = end
