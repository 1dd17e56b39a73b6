"""OpenDocument texts (.odt), as LibreOffice writes them: headings, lists, tables, notes as blocks.

As in a Word file, a place is the number of the paragraph and a column in it. Headers and footers
come last. Tables of contents, comments, and deleted, struck out and hidden text are not read.
"""

from collections.abc import Iterable, Iterator

from hlreader.documents.lists import DEEPEST, Item, Mark, nested
from hlreader.documents.margins import as_margins
from hlreader.documents.odt.names import DRAW, META, OFFICE, SKIPPED, STYLE, TABLE, TERMS, TEXT
from hlreader.documents.odt.numbering import Numbering, OpenList
from hlreader.documents.odt.styles import Styles
from hlreader.documents.odt.text import Inline
from hlreader.documents.package import Element, Package, readable, whole_number
from hlreader.documents.properties import review_in
from hlreader.documents.tables import Cell, Merged, Repeats, blocks_of_rows, one_text, with_merged
from hlreader.documents.transcript import Transcript, as_notes, with_whole_quotations
from hlreader.errors import UnreadableError
from hlreader.messages import Message
from hlreader.models import Block, Document, Heading, ListItem, Paragraph, Quotation, Runs

TAKES = bytes

_TITLE = Message("OpenDocument text")
_MARGINS = frozenset(
    f"{STYLE}{place}{pages}" for place in ("header", "footer") for pages in ("", "-left", "-first")
)


def parse(data: bytes, name: str) -> Document:
    """Return the document of an OpenDocument text. Raises UnreadableError."""
    package = Package(data, name, _TITLE)
    with readable(name, _TITLE):
        return _document(package, name)


def _document(package: Package, name: str) -> Document:
    if b"encryption-data" in package.read("META-INF/manifest.xml"):
        raise UnreadableError(
            Message("{name}: this {title} is locked with a password.", name=name, title=_TITLE),
            hint=Message("Save it without one."),
        )
    content = package.xml("content.xml")
    body = None if content is None else content.find(f"{OFFICE}body/{OFFICE}text")
    if content is None or body is None:
        raise UnreadableError(
            Message(
                "{name}: this {title} is damaged. Its text is missing.", name=name, title=_TITLE
            ),
            hint=Message("Open it in LibreOffice, and save it again."),
        )
    roots = [root for root in (package.xml("styles.xml"), content) if root is not None]
    reader = _Reader(Styles(roots), package)
    blocks = reader.blocks(body)
    blocks += as_notes(reader.notes())
    blocks += as_margins(reader.margins(roots), blocks)
    meta = package.xml("meta.xml")
    said = {} if meta is None else dict(_facts(meta))
    return reader.transcript.document(name, blocks, **said)


def _facts(meta: Element) -> Iterator[tuple[str, str]]:
    """Yield what the properties of a text say of it, by the names of ``properties``."""
    names = {
        "title": (f"{TERMS}title",),
        "language": (f"{TERMS}language",),
        "author": (f"{META}initial-creator", f"{TERMS}creator"),  # the other one saved it last
    }
    for fact, tags in names.items():
        yield fact, next(filter(None, (meta.findtext(f".//{tag}") for tag in tags)), "")
    own = meta.iter(f"{META}user-defined")
    yield from review_in({one.get(f"{META}name", ""): one.text or "" for one in own}).items()


class _Reader:
    """Turns the elements of a text into blocks, and its paragraphs into lines."""

    def __init__(self, styles: Styles, package: Package) -> None:
        self.transcript = Transcript()
        self._styles = styles
        self._numbering = Numbering(styles.lists)
        self._inline = Inline(styles, package, self.transcript.languages)

    def blocks(self, parent: Element) -> list[Block]:
        """Return the blocks in a text, a section, a cell or a text box."""
        found: list[Block] = []
        for child in parent:
            tag = child.tag
            if tag in SKIPPED or child.get(f"{TEXT}display") == "none":
                continue
            if tag in (f"{TEXT}p", f"{TEXT}h"):
                self._add_prose(found, child)
            elif tag in (f"{TEXT}list", f"{TEXT}numbered-paragraph"):
                items = [*self._items(child, None, 0)]
                found += nested(items)
            elif tag == f"{TABLE}table":
                found += self._table(child)
            else:
                found += self.blocks(child)
        return with_whole_quotations(found)

    def notes(self) -> Iterator[tuple[str, list[Paragraph]]]:
        """Yield the mark and the text of each note."""
        for mark, body in self._inline.notes:
            yield mark, [Paragraph(*self._paragraph(one)) for one in body.iter(f"{TEXT}p")]

    def margins(self, roots: Iterable[Element]) -> Iterator[Paragraph]:
        """Yield the paragraphs of headers and footers."""
        for margin in (one for root in roots for one in root.iter() if one.tag in _MARGINS):
            if margin.get(f"{STYLE}display") != "false":
                for one in margin.iter(f"{TEXT}p"):
                    yield Paragraph(*self._paragraph(one))

    def _add_prose(self, found: list[Block], element: Element) -> None:
        """Add a paragraph or heading, and the text boxes anchored in it."""
        runs, offset = self._paragraph(element)
        styles = self._styles.chain("paragraph", element.get(f"{TEXT}style-name", ""))
        names = [style.get(f"{STYLE}name", "").lower() for style in styles]
        level = _level(element, styles)
        if not runs:
            pass
        elif level or "title" in names:
            found.append(Heading(runs, level or 1, offset))
        elif any(name.startswith("quot") for name in names):
            found.append(Quotation((Paragraph(runs, offset),), offset))
        else:
            found.append(Paragraph(runs, offset))
        found += self._boxes(element)

    def _boxes(self, element: Element) -> Iterator[Block]:
        for child in element:
            if child.tag == f"{DRAW}text-box":
                yield from self.blocks(child)
            elif child.tag not in SKIPPED:
                yield from self._boxes(child)

    def _items(self, element: Element, outer: OpenList | None, depth: int) -> Iterator[Item]:
        """Yield the items of a list, each before the items of the lists in it."""
        listed = self._numbering.begin(element, outer)
        if element.tag == f"{TEXT}numbered-paragraph":
            depth = max(whole_number(element.get(f"{TEXT}level"), 1) - 1, 0)
            holders = [element]
        else:
            holders = [one for one in element if one.tag.startswith(f"{TEXT}list-")]
        for holder in holders:
            mark = None
            has_text = any(child.tag in (f"{TEXT}p", f"{TEXT}h") for child in holder)
            if has_text and holder.tag != f"{TEXT}list-header":
                mark = self._numbering.mark(holder, listed, min(depth, DEEPEST))
            blocks: list[Block] = []
            deeper: list[Item] = []
            for child in holder:
                if child.tag == f"{TEXT}list":
                    deeper += self._items(child, listed, depth + 1)
                elif child.tag in (f"{TEXT}p", f"{TEXT}h"):
                    self._add_prose(blocks, child)
            if blocks:
                place = mark or Mark(listed.key, min(depth, DEEPEST))
                inside = tuple(with_whole_quotations(blocks))
                yield place, ListItem(inside, inside[0].offset)
            yield from deeper

    def _paragraph(self, element: Element) -> tuple[Runs, int]:
        """Return the runs and offset of a paragraph, the next line of the transcript."""
        return self.transcript.write_paragraph(self._inline.runs(element))

    def _table(self, table: Element) -> list[Block]:
        """Return a table. A table with one column is for layout, so return its blocks."""
        rows = [*_rows(table)]
        heads = sum(is_head for _, is_head in rows)
        if all(len([*row]) <= 1 for row, _ in rows):
            return [block for row, _ in rows for cell in row for block in self.blocks(cell)]
        filled: list[list[Cell]] = []
        repeats = Repeats()
        first = None
        for row, _ in rows:
            filled.append([])
            across = 0
            for cell in row:
                repeated = repeats.allowed(_number(cell, "number-columns-repeated"))
                if cell.tag == f"{TABLE}covered-table-cell":
                    for _ in range(repeated):
                        filled[-1].append(Merged.LEFT if across > 0 else Merged.ABOVE)
                        across -= 1
                elif cell.tag == f"{TABLE}table-cell":
                    runs, offset = self._cell(cell)
                    first = offset if first is None else first
                    filled[-1] += [runs] * repeated
                    across = _number(cell, "number-columns-spanned") - 1
        width = max((_used(row) for row in filled), default=0)
        return blocks_of_rows(with_merged([row[:width] for row in filled], heads), first or 0)

    def _cell(self, cell: Element) -> tuple[Runs, int]:
        """Return the text of all paragraphs in a cell, and its start."""
        written = [
            self._paragraph(one) for one in cell.iter() if one.tag in (f"{TEXT}p", f"{TEXT}h")
        ]
        return one_text(runs for runs, _ in written), written[0][1] if written else 0


def _level(element: Element, styles: list[Element]) -> int:
    """Return the level of a heading, or 0 for any other paragraph."""
    levels = [element.get(f"{TEXT}outline-level")]
    levels += [style.get(f"{STYLE}default-outline-level") for style in styles]
    found = whole_number(next((level for level in levels if level), ""), 0)
    if found:
        return min(found, 6)
    return 1 if element.tag == f"{TEXT}h" else 0


def _number(element: Element, name: str) -> int:
    return whole_number(element.get(f"{TABLE}{name}"), 1)


def _rows(table: Element, *, is_head: bool = False) -> Iterator[tuple[Element, bool]]:
    """Yield the rows of a table, each with whether it is in the header."""
    for child in table:
        if child.tag == f"{TABLE}table-row":
            yield child, is_head
        elif child.tag == f"{TABLE}table-header-rows":
            yield from _rows(child, is_head=True)
        elif child.tag in (f"{TABLE}table-rows", f"{TABLE}table-row-group"):
            yield from _rows(child, is_head=is_head)


def _used(row: list[Cell]) -> int:
    """Return how many cells a row has, not counting empty ones at its end."""
    return max((number for number, cell in enumerate(row, 1) if cell), default=0)
