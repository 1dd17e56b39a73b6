"""Which hard words of a document to define in print: those that it does not explain itself."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from hlreader.glossary.words.annotate import (
    PAGE,
    Annotations,
    Finds,
    annotate_blocks,
    no_annotations,
)
from hlreader.glossary.words.explanations import explainer
from hlreader.models import (
    Block,
    Document,
    Heading,
    RunningText,
    Term,
    prose_text,
    running_texts,
)


def unexplained(
    document: Document, matcher: Finds, *, in_each_section: bool = False
) -> Annotations:
    """Return the first uses of the glossary's terms in a document, or in each of its sections.

    A term is left out if the text explains it there: in the same paragraph, or in the next. The
    terms of tables stay: they are listed below the table.
    """
    return unexplained_in(document.blocks, matcher, in_each_section=in_each_section)


def unexplained_in(
    blocks: Sequence[Block], matcher: Finds, *, in_each_section: bool = False
) -> Annotations:
    """Return the terms to explain in blocks, as ``unexplained`` does for a document."""
    found = no_annotations()
    seen: set[str] = set()
    texts = {text.offset: text for text in running_texts(blocks)}
    following = dict(pairwise(texts))
    for start in range(0, len(blocks), PAGE):
        for section in _sections(blocks[start : start + PAGE], in_each_section):
            page = annotate_blocks(section, matcher, set() if in_each_section else seen)
            found.in_tables.update(page.in_tables)
            found.in_cells.update(page.in_cells)
            for offset, matches in page.in_paragraphs.items():
                near = [texts[one] for one in (offset, following.get(offset)) if one is not None]
                left = tuple(
                    match
                    for match in matches
                    if not any(_is_explained(match.term, text, matcher) for text in near)
                )
                if left:
                    found.in_paragraphs[offset] = left
    return found


def _sections(blocks: Sequence[Block], apart: bool) -> Iterator[Sequence[Block]]:  # noqa: FBT001
    """Yield blocks up to each heading if they are to be kept ``apart``, else all of them."""
    begun = 0
    for number, block in enumerate(blocks):
        if apart and isinstance(block, Heading) and number:
            yield blocks[begun:number]
            begun = number
    yield blocks[begun:]


def _is_explained(term: Term, text: RunningText, matcher: Finds) -> bool:
    """Return whether a text uses a term and explains it."""
    if text.kind == "heading":
        return False
    written = prose_text(text.runs)
    uses = [match for match in matcher.find(written) if match.term.term == term.term]
    if not uses:
        return False
    explains = explainer(written)
    return any(map(explains, uses))
