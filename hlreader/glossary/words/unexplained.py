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

    A term is left out if the text explains it there: in the same paragraph, or in the next.
    """
    found = no_annotations()
    seen: set[str] = set()
    texts = {text.offset: text for text in running_texts(document.blocks)}
    following = dict(pairwise(texts))
    for start in range(0, len(document.blocks), PAGE):
        for section in _sections(document.blocks[start : start + PAGE], in_each_section):
            page = annotate_blocks(section, matcher, set() if in_each_section else seen)
            kept = {
                offset: tuple(
                    match
                    for match in matches
                    if not _is_explained(match.term, texts[offset], matcher)
                    and not (
                        offset in following
                        and _is_explained(match.term, texts[following[offset]], matcher)
                    )
                )
                for offset, matches in {**page.in_paragraphs, **page.in_cells}.items()
            }
            found.in_paragraphs.update({one: kept[one] for one in page.in_paragraphs if kept[one]})
            found.in_cells.update({one: kept[one] for one in page.in_cells if kept[one]})
            for offset, terms in page.in_tables.items():
                named = {match.term.term for one in page.in_cells for match in kept[one]}
                left = tuple(term for term in terms if term.term in named)
                if left:
                    found.in_tables[offset] = left
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
