"""Draw the blocks of an article as HTML elements."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, takewhile
from typing import NamedTuple

from hlreader.glossary.words.annotate import Annotations
from hlreader.handouts.html.addresses import Pages, Places, leads_to_article, target
from hlreader.handouts.html.elements import NOTHING, Markup, element, escaped, filled, joined
from hlreader.handouts.html.language import Tongue, tongue_in
from hlreader.handouts.html.wording import PageWording
from hlreader.handouts.html.words import word_button
from hlreader.models import (
    Block,
    CodeBlock,
    Heading,
    ItemList,
    ListItem,
    Match,
    Paragraph,
    Quotation,
    Run,
    Runs,
    Table,
    one_line,
    plain_text,
    prose_text,
)

_TOP, _LOWEST = 2, 6
"""The levels of headings in an article. The title has level 1."""

_LABEL = re.compile(r"(?P<letter>[A-Za-z])\.|(?P<roman>[ivxlc]+|[IVXLC]+)\.")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


class Surroundings(NamedTuple):
    """What the blocks of a page need to know about it."""

    language: str
    annotations: Annotations
    numbers: Mapping[str, int]
    """The numbers of the hard words."""
    places: Places
    pages: Pages
    wording: PageWording


def drawn(blocks: Iterable[Block], around: Surroundings) -> Iterator[Markup]:
    """Yield the elements of an article's blocks."""
    return _Blocks(around).all(blocks)


class _Blocks:
    def __init__(self, around: Surroundings) -> None:
        self.around = around
        self.names = frozenset(around.places.by_offset.values())
        self.depth = _TOP - 1  # of the last heading
        self.section = ""
        self.tables = 0

    def all(self, blocks: Iterable[Block]) -> Iterator[Markup]:
        for block in blocks:
            yield self.block(block)

    def block(self, block: Block) -> Markup:
        if isinstance(block, Heading):
            return self.heading(block)
        if isinstance(block, Paragraph):
            return self.paragraph(block)
        if isinstance(block, ItemList):
            return self.item_list(block)
        if isinstance(block, Quotation):
            return element("blockquote", *self.all(block.blocks))
        if isinstance(block, Table):
            return self.table(block)
        if isinstance(block, CodeBlock):
            return element("pre", element("code", block.text))
        return element("hr")

    def heading(self, block: Heading) -> Markup:
        """Return a heading. Levels never skip one on the way down, whatever the article does."""
        name = self.around.places.by_offset.get(block.offset, "")
        if not name:
            return NOTHING
        self.depth = min(max(block.level, _TOP), self.depth + 1, _LOWEST)
        self.section = one_line(block.runs).strip()
        text = self.text(block.runs)
        lang, way = self.tongue(block.runs)
        return element(f"h{self.depth}", text, id=name, lang=lang, dir=way)

    def paragraph(self, block: Paragraph) -> Markup:
        lang, way = self.tongue(block.runs)
        return element("p", self.text(block.runs, block.offset), lang=lang, dir=way)

    def item_list(self, block: ItemList) -> Markup:
        if block.start is None and not any(item.label for item in block.items):
            return element("ul", *(element("li", *self.item(item)) for item in block.items))
        kinds = {kind for item in block.items if (kind := _counter(item.label)[0])}
        labels = any(item.label for item in block.items)
        if len(kinds) == 1 and all(_counter(item.label)[1] for item in block.items):
            numbered = (
                element("li", *self.item(item), value=str(_counter(item.label)[1]))
                for item in block.items
            )
            return element("ol", *numbered, type=kinds.pop())
        if not labels:
            start = "" if block.start == 1 else str(block.start)
            items = (element("li", *self.item(item)) for item in block.items)
            return element("ol", *items, start=start)
        labelled = (
            element(
                "li",
                element("span", f"{item.label} ", class_="label") if item.label else "",
                *self.item(item),
            )
            for item in block.items
        )
        return element("ul", *labelled, class_="labelled")

    def item(self, item: ListItem) -> Iterator[Markup]:
        """Yield the content of an item. A single paragraph needs no element of its own."""
        first, *rest = item.blocks or (Paragraph((), item.offset),)
        if isinstance(first, Paragraph):
            lang, way = self.tongue(first.runs)
            text = self.text(first.runs, first.offset)
            yield element("span", text, lang=lang, dir=way) if lang or way else text
        else:
            yield self.block(first)
        yield from self.all(rest)

    def table(self, block: Table) -> Markup:
        """Return a table with a caption, and scopes for the headers of columns and rows."""
        self.tables += 1
        wording = self.around.wording
        form = wording.table if self.section else wording.table_alone
        caption = element(
            "caption",
            filled(form, number=str(self.tables), heading=element("bdi", self.section)),
            data_hlreader="facts",
        )
        labels = [one_line(cell).strip() for cell in block.header]
        head = ""
        if any(labels):
            head = element(
                "thead",
                element("tr", *(_header_cell(self.cell(cell), "col") for cell in block.header)),
            )
        named = _first_cells_name_rows(block)
        rows = (element("tr", *self.row(cells, labels, named=named)) for cells in block.rows)
        body = element("tbody", *rows) if block.rows else ""
        return element("table", caption, head, body)

    def row(self, cells: tuple[Runs, ...], labels: list[str], *, named: bool) -> Iterator[Markup]:
        for column, cell in enumerate(cells):
            lang, way = self.tongue(cell)
            text = self.cell(cell)
            if named and not column:
                yield element("th", text, scope="row", lang=lang, dir=way)
                continue
            label = labels[column] if column < len(labels) else ""
            yield element("td", text, data_label=label, lang=lang, dir=way)

    def cell(self, runs: Runs) -> Markup:
        return self.text(runs, runs[0].offset, cell=True) if runs else NOTHING

    def tongue(self, runs: Runs) -> Tongue:
        return tongue_in(prose_text(runs), self.around.language)

    def text(self, runs: Runs, key: int = -1, *, cell: bool = False) -> Markup:
        """Return running text, with a button for each hard word in it."""
        annotations = self.around.annotations
        found = annotations.in_cells if cell else annotations.in_paragraphs
        parts = groupby(_split(runs, found.get(key, ())), key=lambda part: part[0])
        return joined(self.held(where, [one[1:] for one in group]) for where, group in parts)

    def held(self, where: int, parts: list[tuple[Match | None, Run]]) -> Markup:
        """Return text, or a hard word with the signs and number that stay on its line."""
        groups = groupby(parts, key=lambda part: part[0])
        text = joined(self.part(match, [run for _, run in group]) for match, group in groups)
        return text if where < 0 else element("span", text, class_="kept")

    def part(self, match: Match | None, runs: list[Run]) -> Markup:
        text = joined(
            self.linked(link, joined(map(_styled, group)))
            for link, group in groupby(runs, key=lambda run: run.link)
        )
        number = self.around.numbers.get(match.term.term) if match else None
        return word_button(number, text) if number else text

    def linked(self, link: str, text: Markup) -> Markup:
        """Return linked text. If it leads to an article, it says which, also without a link."""
        if not link or not text.strip():
            return text
        address = target(link, self.around.pages, self.names)
        article = link if leads_to_article(link) else ""
        if not (address or article):
            return text
        return element("a" if address else "span", text, href=address, data_article=article)


def _header_cell(text: Markup, scope: str) -> Markup:
    """Return a cell that names a column. One without text names nothing."""
    return element("th", text, scope=scope) if text else element("td")


def _first_cells_name_rows(table: Table) -> bool:
    """Return whether the first cells of rows name them: each has text, and no two are the same."""
    firsts = [one_line(row[0]).strip() if row else "" for row in table.rows]
    wide = any(len(row) > 1 for row in table.rows)
    return wide and all(firsts) and len(set(firsts)) == len(firsts)


def _split(runs: Runs, matches: Iterable[Match]) -> Iterator[tuple[int, Match | None, Run]]:
    """Yield runs, cut at hard words and at the signs beside them.

    Each comes with the place of the word that it belongs to, or -1, and with the match if it is in
    the word itself. Browsers may break a line beside a button, as after the quotation mark here:
    "stage 4".
    """
    text = plain_text(runs)
    spans: list[tuple[int, int, int, Match | None]] = []
    end = 0
    for match in matches:
        start = match.start - _signs(reversed(text[end : match.start]))
        spans.append((end, start, -1, None))
        stop = match.end + _signs(text[match.end :])
        spans.append((start, match.start, match.start, None))
        spans.append((match.start, match.end, match.start, match))
        spans.append((match.end, stop, match.start, None))
        end = stop
    spans.append((end, len(text), -1, None))
    position, rest = 0, list(reversed(runs))
    for _, stop, where, inside in spans:
        while position < stop:
            run = rest.pop()
            room = stop - position
            if len(run.text) > room:
                rest.append(run._replace(text=run.text[room:]))
                run = run._replace(text=run.text[:room])
            position += len(run.text)
            yield where, inside, run


def _signs(text: Iterable[str]) -> int:
    """Return how many letters of a text come before its first letter, digit or space."""
    return sum(1 for _ in takewhile(lambda one: not (one.isalnum() or one.isspace()), text))


def _styled(run: Run) -> Markup:
    """Return the text of a run with its styles. A line break stays one."""
    text = joined(map(escaped, run.text.split("\n")), element("br"))
    if run.code:
        text = element("code", text)
    if run.emphasis:
        text = element("em", text)
    if run.strong:
        text = element("strong", text)
    return element("span", text, class_="aside") if run.aside else text


def _counter(label: str) -> tuple[str, int]:
    """Return the ``type`` of a numbered list for a label such as "b." or "iv.", and its number.

    The number is 0 for another label. A single "i." counts as the Roman number.
    """
    found = _LABEL.fullmatch(label)
    if not found:
        return "", 0
    if found["letter"] and found["letter"] not in "iI":
        letter = found["letter"]
        return "a" if letter.islower() else "A", ord(letter.lower()) - ord("a") + 1
    numeral = label.rstrip(".")
    values = [_ROMAN[one] for one in numeral.lower()]
    number = sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))
    return "i" if numeral.islower() else "I", number
