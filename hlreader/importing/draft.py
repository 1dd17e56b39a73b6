"""Make a draft of an article from a document."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from hlreader.importing.front_matter import Facts, facts_of, front_matter
from hlreader.importing.links import Links, with_links
from hlreader.importing.markdown import is_notes, markdown
from hlreader.importing.stale import stale_fields
from hlreader.library.article import MOST_SIGNS, article_from
from hlreader.library.danger_signs import FoundSigns, find_danger_signs
from hlreader.models import (
    Block,
    Document,
    Heading,
    ItemList,
    Paragraph,
    Quotation,
    Run,
    Table,
    heading_named,
    one_line,
    running_texts,
    walk,
)

_TOP, _LOWEST = 2, 6
"""The levels of headings in an article. Its title has level 1."""
_PICTURE = "[picture"


class Kept(NamedTuple):
    """How many of each thing a draft has from its page."""

    headings: int = 0
    lists: int = 0
    tables: int = 0
    quotations: int = 0
    notes: int = 0
    pictures: int = 0
    """Each is its description now."""
    undescribed: int = 0
    """How many of the pictures have no description."""
    links: int = 0
    dropped_links: int = 0
    """Links that only work on the page that they are from. Their text stays."""


class Draft(NamedTuple):
    """A draft of an article."""

    text: str
    """The whole Markdown file."""
    facts: Facts
    kept: Kept
    signs: tuple[FoundSigns, ...]
    """The lists of danger signs in the text. The first goes into the front matter if it fits."""
    lost_questions: int = 0
    """How many questions for teach-back name a heading that the text no longer has."""
    stale: tuple[str, ...] = ()
    """The fields of a hand-out that differ from its text, since someone changed that."""


def draft_of(document: Document, seen: str = "") -> Draft:
    """Return a draft from a document. Its text is the document's own.

    ``seen`` is all that readers see of a hand-out, also what hlreader added. If its danger signs
    are no longer those of the article, they are looked for in the text.
    """
    article = article_from(document, "")
    facts = facts_of(document, article)
    stale = stale_fields(facts, seen) if seen else ()
    if "danger_signs" in stale:
        kept = {name: value for name, value in facts.fields.items() if name != "danger_signs"}
        facts = facts._replace(fields=kept)
    blocks: tuple[Block, ...] = article.document.blocks
    if not (facts.is_whole or facts.slug):
        blocks = _with_bylines(document.blocks, blocks, facts.fields["topic"])
    written = document.source.startswith(("---", "+++"))
    base = facts.origin.url if facts.origin else ""
    links = Links(base, to_articles=bool(facts.slug) or written)
    found = [run.link for run in _runs(blocks) if run.link]
    blocks = tuple(_from_second_level([*with_links(blocks, links.kept)]))
    known, facts = facts, _with_headings(facts, blocks)
    signs = tuple(find_danger_signs(blocks))
    first = next((one.signs for one in signs if fits(one, blocks)), None)
    has_signs = known.fields.get("danger_signs") or "danger_signs" in stale
    is_free_of_signs = facts.slug and not has_signs
    text = f"{front_matter(facts, None if is_free_of_signs else first)}\n{markdown(blocks)}"
    dropped = sum(not links.kept(link) for link in dict.fromkeys(found))
    return Draft(
        text,
        facts,
        _count(blocks)._replace(dropped_links=dropped),
        signs,
        len(known.fields.get("teach_back") or ()) - len(facts.fields.get("teach_back") or ()),
        stale,
    )


def _with_headings(facts: Facts, blocks: tuple[Block, ...]) -> Facts:
    """Return facts without those that name a heading which the text no longer has.

    Someone may have changed the headings of a hand-out.
    """
    fields = dict(facts.fields)
    if not _is_about(fields.get("danger_signs"), blocks):
        fields.pop("danger_signs", None)
    if isinstance(questions := fields.get("teach_back"), list):
        fields["teach_back"] = [one for one in questions if _is_about(one, blocks)]
    return facts._replace(fields=fields)


def _is_about(part: object, blocks: tuple[Block, ...]) -> bool:
    """Return whether a part of the front matter names a heading of the text as its section."""
    section = part.get("section") if isinstance(part, dict) else None
    return isinstance(section, str) and heading_named(blocks, section) is not None


def fits(found: FoundSigns, blocks: Iterable[Block]) -> bool:
    """Return whether a list of danger signs may be in the front matter of an article."""
    section, signs = found.signs
    return bool(section) and len(signs) <= MOST_SIGNS and heading_named(blocks, section) is not None


def _with_bylines(
    all_blocks: Iterable[Block], kept: Iterable[Block], topic: str
) -> tuple[Block, ...]:
    """Return the kept blocks and the bylines, in their order. The topic is not one."""
    ids = {id(block) for block in kept}
    return tuple(
        block
        for block in all_blocks
        if id(block) in ids or not (isinstance(block, Heading) or _says(block, topic))
    )


def _says(block: Block, text: str) -> bool:
    return isinstance(block, Paragraph) and one_line(block.runs) == text


def _from_second_level(blocks: list[Block]) -> Iterator[Block]:
    """Yield blocks, with the highest of their headings at level 2, below the title."""
    levels = [block.level for block in walk(blocks) if isinstance(block, Heading)]
    down = _TOP - min(levels, default=_TOP)
    for block in blocks:
        yield _moved(block, down) if down else block


def _moved(block: Block, down: int) -> Block:
    if isinstance(block, Heading):
        return block._replace(level=min(block.level + down, _LOWEST))
    if isinstance(block, Quotation):
        return block._replace(blocks=tuple(_moved(one, down) for one in block.blocks))
    if isinstance(block, ItemList):
        items = tuple(
            item._replace(blocks=tuple(_moved(one, down) for one in item.blocks))
            for item in block.items
        )
        return block._replace(items=items)
    return block


def _runs(blocks: Iterable[Block]) -> Iterator[Run]:
    for text in running_texts(blocks):
        yield from text.runs


def _count(blocks: tuple[Block, ...]) -> Kept:
    runs = [*_runs(blocks)]
    pictures = [run.text for run in runs if run.aside and run.text.startswith(_PICTURE)]
    kinds = [type(block) for block in walk(blocks)]
    notes = [block for block in walk(blocks) if isinstance(block, ItemList) and is_notes(block)]
    return Kept(
        kinds.count(Heading),
        kinds.count(ItemList) - len(notes),
        kinds.count(Table),
        kinds.count(Quotation),
        sum(len(block.items) for block in notes),
        len(pictures),
        sum(text == "[picture]" for text in pictures),
        len({run.link for run in runs if run.link}),
    )
