"""What all hand-outs on paper have in common: PDF, Word and text draw these parts."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from hlreader import header_and_footer
from hlreader.handouts.leaflet import Leaflet
from hlreader.handouts.paper_wording import PaperWording, paper_wording_for
from hlreader.header_and_footer import FooterSection
from hlreader.models import (
    Article,
    Block,
    Heading,
    ItemList,
    Paragraph,
    Quotation,
    Table,
    Term,
    one_line,
    plain_text,
    running_texts,
    walk,
)

LINES_FOR_QUESTIONS = 4
"""How many lines there are to write own questions on."""

_QUESTION_MARKS = ("?", "؟", "？")
"""How a question ends in Latin script, in Arabic and in Chinese."""

_USUAL, _WIDE = 0.53, 0.85
_PADDING = 1.2
"""The space around the text of a cell, in em."""
_WIDEST_WISH = 15
"""A column of a table asks for at most this much room, in em."""
_RIGHT_TO_LEFT = ("R", "AL")
_DEEPEST_HEADING = 6
_DEEPEST_LIST = 9
"""How many lists and quotations can be in each other. Word has 9 levels."""
_TAG = re.compile(r"([A-Za-z]{2,3})(?:-[A-Za-z]{4})?(?:-([A-Za-z]{2}))?(?:-.*)?")


class Field(NamedTuple):
    """A field of the form: its label, and what is filled in or an empty string."""

    label: str
    value: str = ""


class Sheets(NamedTuple):
    """The parts of a hand-out on paper, around the blocks of its article."""

    leaflet: Leaflet
    words: PaperWording
    notes_above: tuple[str, ...]
    """Who wrote and who reviewed the article."""
    fields: tuple[Field, ...]
    """The form: name, date, team and telephone."""
    levels: Mapping[int, int]
    """The level of each heading, by its offset. No level is skipped; the title has level 1."""
    asks: ItemList | None
    """The list of questions to ask, each with a line to write on."""
    footer: tuple[FooterSection, ...]
    closing: tuple[str, ...]
    blocks: tuple[Block, ...]
    """The blocks of the article, without empty headings and with no deeper lists than Word has."""

    @property
    def article(self) -> Article:
        """The article."""
        return self.leaflet.article


def sheets(leaflet: Leaflet) -> Sheets:
    """Return the parts of a hand-out on paper."""
    article, wording = leaflet.article, leaflet.wording
    blocks = tuple(_drawable(article.document.blocks, _DEEPEST_LIST))
    words = paper_wording_for(article.language)
    above = (
        wording.draft if article.draft else "",
        header_and_footer.written_by(article, wording),
        header_and_footer.review(article, wording),
    )
    is_measured = article.grade is not None
    closing = (
        header_and_footer.measures(article, wording) if is_measured else "",
        header_and_footer.closing(article, wording),
    )
    fields = (
        Field(words.name),
        Field(words.date),
        Field(words.team, leaflet.clinic.name),
        Field(words.phone, leaflet.clinic.phone),
    )
    return Sheets(
        leaflet,
        words,
        tuple(filter(None, above)),
        fields,
        _levels(blocks),
        _questions(blocks),
        header_and_footer.footer(article, leaflet.related, wording),
        tuple(filter(None, closing)),
        blocks,
    )


def note_text(term: Term) -> tuple[str, str]:
    """Return a hard word with how to say it, and its meaning."""
    spoken = f" ({term.pronunciation})" if term.pronunciation else ""
    return f"{term.term}{spoken}: ", term.plain


def leads_on(block: Block) -> bool:
    """Return whether a block has to be on one page with the next: a heading, or "These are:"."""
    if isinstance(block, Paragraph):
        return plain_text(block.runs).rstrip().endswith(":")
    return isinstance(block, Heading)


def column_widths(table: Table, room: float) -> list[float]:
    """Return the widths of columns in em: room for the longest word, and more for long texts.

    They add up to ``room``, or to more if the table is too wide for the page.
    """
    needs, wishes = [], []
    for column in zip(table.header, *table.rows, strict=True):
        texts = list(map(plain_text, column))
        words = (word for text in texts for word in text.split())
        needs.append(max(map(_ems, words), default=0) + _PADDING)
        wishes.append(max(0, min(max(map(_ems, texts)), _WIDEST_WISH) + _PADDING - needs[-1]))
    spare = room - sum(needs)
    if spare < 0:
        return needs
    total = sum(wishes)
    if not total:
        return [need + spare / len(needs) for need in needs]
    return [need + spare * wish / total for need, wish in zip(needs, wishes, strict=True)]


def _ems(text: str) -> float:
    """Return about how wide a text is in em, for bold letters of a serif font."""
    return sum(_WIDE if letter.isupper() or letter in "mw—" else _USUAL for letter in text)


def language_of(tag: str) -> tuple[str, str]:
    """Return the language and the country of a tag: es and MX for es-MX.

    Either may be empty. Text that is no tag gives empty strings.
    """
    found = _TAG.fullmatch(tag)
    return (found[1].lower(), (found[2] or "").upper()) if found else ("", "")


def has_right_to_left(text: str) -> bool:
    """Return whether a text has letters of a script such as Arabic or Hebrew."""
    return not text.isascii() and any(
        unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in text
    )


def is_right_to_left(article: Article) -> bool:
    """Return whether most letters of an article belong to a script such as Arabic or Hebrew."""
    texts = (plain_text(text.runs) for text in running_texts(article.document.blocks))
    letters = Counter(unicodedata.bidirectional(letter) for text in texts for letter in text)
    return sum(letters[kind] for kind in _RIGHT_TO_LEFT) > letters["L"]


def _drawable(blocks: Iterable[Block], room: int) -> Iterator[Block]:
    """Yield blocks that every format can draw. ``room`` is how many levels may be inside.

    What is deeper comes as plain paragraphs, so that no text is lost.
    """
    for block in blocks:
        if isinstance(block, ItemList):
            inner = [tuple(_drawable(item.blocks, max(room - 1, 0))) for item in block.items]
            if room:
                items = zip(block.items, inner, strict=True)
                yield block._replace(
                    items=tuple(item._replace(blocks=blocks) for item, blocks in items)
                )
            else:
                yield from chain.from_iterable(inner)
        elif isinstance(block, Quotation):
            inside = tuple(_drawable(block.blocks, max(room - 1, 0)))
            if room:
                yield block._replace(blocks=inside)
            else:
                yield from inside
        elif not isinstance(block, Heading) or one_line(block.runs):
            yield block


def _levels(blocks: Iterable[Block]) -> dict[int, int]:
    """Return the level of each heading, from 2. Screen readers get lost where one is skipped."""
    levels, outer = {}, [0]
    for block in walk(blocks):
        if not isinstance(block, Heading):
            continue
        while len(outer) > 1 and outer[-1] >= block.level:
            outer.pop()
        outer.append(block.level)
        levels[block.offset] = min(len(outer), _DEEPEST_HEADING)
    return levels


def _questions(blocks: Iterable[Block]) -> ItemList | None:
    """Return the last list in which every item is a question.

    Articles end with the questions to ask. Other lists of questions explain what a test shows.
    """
    lists = [block for block in walk(blocks) if isinstance(block, ItemList) and _asks(block)]
    return lists[-1] if lists else None


def _asks(block: ItemList) -> bool:
    texts = [
        one_line(item.blocks[0].runs)
        for item in block.items
        if len(item.blocks) == 1 and isinstance(item.blocks[0], Paragraph)
    ]
    return len(texts) == len(block.items) and all(map(_is_question, texts))


def _is_question(text: str) -> bool:
    return text.endswith(_QUESTION_MARKS)
