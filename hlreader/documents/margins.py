"""Headers and footers of documents, which are kept once.

They may hold what is nowhere else, such as a telephone number. So each text that is not in the body
is kept once, as the last thing of the document, and is no part of its sentences. Page numbers go.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from hlreader.models import Block, Paragraph, plain_text, running_texts

_T = TypeVar("_T")

PAGE_NUMBER = re.compile(
    r"[-–—|\s]*+(?:page|página|pág\.?|p\.|seite|pagina)?\s*+(?:\d{1,3}|[ivxl]{1,6})\s*+"
    r"(?:(?:of|de|/|von|sur|di)\s*+\d{1,4})?[-–—|\s]*+",
    re.IGNORECASE,
)
_NAMED_NUMBER = re.compile(
    r"[-–—|·•,\s]*\b(?:page|página|pág\.|seite|pagina)\s*\d{0,4}(?:\s*(?:of|de|von|di)\b\s*\d{0,4})?"
    r"[-–—|·•,\s]*",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_COUNTED = re.compile(
    r"\A(?:(?:chapter|part|section|appendix|capítulo|parte|sección)\s+)?[\d.]+\W+"
)


def words_of(text: str) -> str:
    """Return the words of a line, without the number of a chapter before them."""
    small = text.casefold()
    return " ".join(_WORD.findall(_COUNTED.sub("", small, count=1)) or _WORD.findall(small))


def only_there(margins: Iterable[_T], text_of: Callable[[_T], str], body: set[str]) -> Iterator[_T]:
    """Yield each thing of the margins once whose words are not among those of the body's lines."""
    known = {"", *body}
    for one in margins:
        words = words_of(text_of(one))
        if words not in known:
            known.add(words)
            yield one


def as_margins(margins: Iterable[Paragraph], blocks: Iterable[Block]) -> list[Paragraph]:
    """Return the paragraphs of headers and footers that are kept after blocks, as asides."""
    body = {words_of(plain_text(text.runs)) for text in running_texts(blocks)}
    texts = (one for one in margins if not PAGE_NUMBER.fullmatch(_without_number(one)))
    kept = only_there(texts, _without_number, body)
    return [one._replace(runs=tuple(run._replace(aside=True) for run in one.runs)) for one in kept]


def _without_number(paragraph: Paragraph) -> str:
    """Return the text of a paragraph without the number of its page, if it is named as that."""
    return _NAMED_NUMBER.sub(" ", plain_text(paragraph.runs)).strip()
