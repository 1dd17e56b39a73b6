"""Word files (.docx), with python-docx: headings, paragraphs, lists, tables and links as blocks.

A Word file has no lines. Its place is the number of the paragraph, counted from 1 through the whole
body, empty paragraphs and those in table cells included, and a column in it: ``Document.source``
holds one paragraph per line. Text boxes come after the paragraph that they belong to. Headers,
footers, footnotes, comments, tables of contents, deleted and hidden text are not read. A paragraph
is a heading by its style or outline level; a list item by its numbering or a list style. The only
module that imports python-docx.
"""

import io
import re
import zipfile
import zlib
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Any, NamedTuple, TypeAlias

from hlreader.documents.properties import custom_properties, properties
from hlreader.documents.tables import blocks_of_rows
from hlreader.errors import UnreadableError
from hlreader.models import (
    Block,
    Document,
    Heading,
    ItemList,
    ListItem,
    Paragraph,
    Quotation,
    Run,
    Runs,
    without_end_space,
)
from hlreader.sanitize import clean, clean_line, neutralise

TAKES = bytes

LARGEST_UNPACKED = 200 * 1024 * 1024
"""The most bytes that a file may unpack to. More is a mistake or an attack (a ZIP bomb)."""

LARGEST_TEXT = 40 * 1024 * 1024
"""The most bytes of XML; more than a hundred books of text."""

MOST_PARAGRAPHS = 100_000
"""The most paragraphs, including those of table cells: more than 3,000 pages have."""

MOST_TAGS = 2_000_000
"""The most tags. Each costs time and memory, even in a small file."""

_PARAGRAPH = re.compile(rb"<(?:\w+:)?p[\s/>]")

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_SKIPPED = frozenset(
    f"{_W}{tag}" for tag in ("del", "moveFrom", "pPr", "rPr", "instrText", "delText", "sectPr")
)
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_CONTENTS = re.compile(r"toc(?: heading| \d)|table of (?:figures|authorities)")
_BREAKS = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "-"}
_CUSTOM = "/docProps/custom.xml"
_DEEPEST_STYLE = 20
_DEEPEST_LIST = 8
_LIST_STYLE = re.compile(r"list (?:bullet|number)(?: ([1-5]))?")


def parse(data: bytes, name: str) -> Document:
    """Return the document of a Word file. Raises UnreadableError."""
    import docx

    _refuse_bombs(data, name)
    try:
        word: Any = docx.Document(io.BytesIO(data))
        reader = _Reader(word)
        blocks = tuple(reader.blocks(word.element.body))
        said = _properties(word)
    except (MemoryError, KeyboardInterrupt):
        raise
    except Exception as error:  # python-docx and lxml may raise anything
        raise UnreadableError(
            f"{name}: this Word file is damaged ({type(error).__name__}).",
            hint="Open it in a word processor and save it again as .docx.",
        ) from None
    starts = [0]
    for line in reader.lines[:-1]:
        starts.append(starts[-1] + len(line) + 1)
    source = "\n".join(reader.lines)
    return Document(name, source, blocks, properties(**said), tuple(starts))


def _refuse_bombs(data: bytes, name: str) -> None:
    """Raise UnreadableError for an archive that is not a Word file or unpacks to too much."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            _refuse_others({part.filename for part in parts}, name)
            too_much = _is_too_much(archive, parts)
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, RuntimeError):
        raise UnreadableError(
            f"{name}: this Word file is damaged. It is cut short or not a ZIP archive.",
            hint="Copy or download it again.",
        ) from None
    if too_much:
        raise UnreadableError(
            f"{name}: this Word file unpacks to far more than a text needs.",
            hint="If you trust it, save it as plain text.",
        )


def _refuse_others(names: set[str], name: str) -> None:
    if "[Content_Types].xml" not in names or not any(part.startswith("word/") for part in names):
        raise UnreadableError(
            f"{name}: this is a ZIP archive but not a Word file.",
            hint="Save the text as .docx, or as plain text.",
        )


def _is_too_much(archive: zipfile.ZipFile, parts: Sequence[zipfile.ZipInfo]) -> bool:
    """Return whether an archive unpacks to more than a text needs, in bytes or in elements."""
    texts = [part for part in parts if part.filename.endswith((".xml", ".rels"))]
    if sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        return True
    if sum(part.file_size for part in texts) > LARGEST_TEXT:
        return True
    tags = paragraphs = 0
    for part in texts:
        content = archive.read(part)
        tags += content.count(b"<")
        paragraphs += sum(1 for _ in _PARAGRAPH.finditer(content))
        if tags > MOST_TAGS or paragraphs > MOST_PARAGRAPHS:
            return True
    return False


def _properties(word: Any) -> dict[str, str]:
    """Return what a file's properties say of its text."""
    core = word.core_properties
    parts = (part for part in word.part.package.iter_parts() if part.partname == _CUSTOM)
    custom = next((custom_properties(part.blob) for part in parts), {})
    return {
        "title": core.title or "",
        "language": _language(word),
        "author": core.author or "",
        "topic": core.category or "",
        **custom,
    }


def _language(word: Any) -> str:
    """Return the language of a file's text: its default, or that of its properties."""
    for found in word.styles.element.iter(f"{_W}lang"):
        value = found.get(f"{_W}val")
        if value:
            return str(value)
    return str(word.core_properties.language or "")


class _Numbering(NamedTuple):
    """A list item's list, its depth from 0, and whether it is numbered."""

    list: str
    depth: int
    numbered: bool


_Items: TypeAlias = deque[tuple[_Numbering, ListItem]]
_Found: TypeAlias = list[Block | list[Paragraph]]
"""Blocks. Paragraphs in a list are a quotation that may still grow."""


class _Reader:
    """Turns the elements of a Word file's body into blocks, and its paragraphs into lines."""

    def __init__(self, word: Any) -> None:
        self.links = {key: rel.target_ref for key, rel in word.part.rels.items() if rel.is_external}
        self.styles = {style.get(f"{_W}styleId"): style for style in word.styles.element}
        self.formats = _number_formats(word)
        self.lines: list[str] = []
        self.length = 0
        self.counts: dict[str, int] = {}  # the number of items so far in each numbered list

    def blocks(self, body: Any) -> list[Block]:
        """Return the blocks of a body or a table cell."""
        found: _Found = []
        items: _Items = deque()
        for element, parts in _content(body):
            if element.tag == f"{_W}tbl":
                self.end_list(found, items)
                found.extend(self.table(element))
                continue
            numbering = self.numbering(element)
            level = self.level(element)
            runs, offset = self.paragraph(parts)
            if not runs or any(map(_CONTENTS.fullmatch, self.style_names(element))):
                pass
            elif level:
                self.end_list(found, items)
                found.append(Heading(runs, level, offset))
            elif numbering:
                items.append((numbering, ListItem((Paragraph(runs, offset),), offset)))
            else:
                self.end_list(found, items)
                self.add_prose(found, element, Paragraph(runs, offset))
            for box in (box for part in parts for box in _outermost(part, "txbxContent")):
                self.end_list(found, items)
                found.extend(self.blocks(box))
        self.end_list(found, items)
        return [
            Quotation(tuple(one), one[0].offset) if isinstance(one, list) else one for one in found
        ]

    def add_prose(self, found: _Found, element: Any, paragraph: Paragraph) -> None:
        """Add a paragraph; those in a style for quotations are together in one."""
        if not any("quote" in name for name in self.style_names(element)):
            found.append(paragraph)
        elif found and isinstance(found[-1], list):
            found[-1].append(paragraph)
        else:
            found.append([paragraph])

    def end_list(self, found: _Found, items: _Items) -> None:
        """Add the lists from a row of list items, nested by depth."""
        while items:
            found.append(self.take_list(items))

    def take_list(self, items: _Items) -> ItemList:
        """Take the items of one list from the front, with the deeper ones inside them.

        A numbered list that continues after other text keeps counting, as in Word.
        """
        first = items[0][0]
        taken: list[tuple[int, list[Block]]] = []
        while items:
            numbering, item = items[0]
            if numbering.depth > first.depth:
                taken[-1][1].append(self.take_list(items))
            elif numbering != first:
                break
            else:
                taken.append((item.offset, [*item.blocks]))
                items.popleft()
        start = None
        if first.numbered:
            start = self.counts.get(first.list, 0) + 1 if first.depth == 0 else 1
            self.counts[first.list] = start + len(taken) - 1
        inside = tuple(ListItem(tuple(blocks), offset) for offset, blocks in taken)
        return ItemList(inside, start, inside[0].offset)

    def paragraph(self, parts: Sequence[Any]) -> tuple[Runs, int]:
        """Return the runs and offset of a paragraph, and keep it as the next line of the source.

        ``parts`` are the elements that hold its text.
        """
        start = self.length + (1 if self.lines else 0)
        runs: list[Run] = []
        line = ""
        for run in (run for part in parts for run in self.pieces(part, "")):
            text = neutralise(clean(run.text))
            if not line:
                text = text.lstrip()
            if text:
                runs.append(run._replace(text=text, offset=start + len(line)))
                line += text.replace("\n", " ")
        self.lines.append(line)
        self.length = start + len(line)
        return without_end_space(runs), start

    def pieces(self, element: Any, link: str) -> Iterator[Run]:
        """Yield the text of a paragraph or of what is in one."""
        for child in element:
            if child.tag in _SKIPPED or not isinstance(child.tag, str):
                continue
            if child.tag == f"{_W}r":
                yield from _run(child, link)
            elif child.tag == f"{_W}hyperlink":
                target = self.links.get(child.get(f"{_R}id"), "")
                yield from self.pieces(child, clean_line(target))
            elif child.tag in (f"{_W}ins", f"{_W}smartTag", f"{_W}moveTo", f"{_W}fldSimple",
                               f"{_W}sdt", f"{_W}sdtContent"):  # fmt: skip
                yield from self.pieces(child, link)

    def table(self, element: Any) -> list[Block]:
        """Return a table. One with a single column is layout, and gives its blocks."""
        rows = [
            [cell for cell in _inside(row) if cell.tag == f"{_W}tc"]
            for row in _inside(element)
            if row.tag == f"{_W}tr" and row.find(f"{_W}trPr/{_W}del") is None
        ]
        rows = [row for row in rows if row]
        if not rows:
            return []
        if all(len(row) == 1 for row in rows):
            return [block for row in rows for cell in row for block in self.blocks(cell)]
        offset = self.length + (1 if self.lines else 0)
        cells = [[self.cell(cell) for cell in row] for row in rows]
        return blocks_of_rows(cells, offset)

    def cell(self, element: Any) -> Runs:
        """Return the text of all paragraphs in a table's cell."""
        runs: list[Run] = []
        for paragraph in _paragraphs(element):
            found, offset = self.paragraph((paragraph,))
            if runs and found:
                runs.append(Run(" ", offset))
            runs.extend(found)
        return tuple(runs)

    def style_of(self, element: Any) -> Iterator[Any]:
        """Yield the paragraph's style, and the styles that it is based on."""
        found = element.find(f"{_W}pPr/{_W}pStyle")
        name = found.get(f"{_W}val") if found is not None else None
        for _ in range(_DEEPEST_STYLE):
            style = self.styles.get(name)
            if name is None or style is None:
                return
            yield style
            base = style.find(f"{_W}basedOn")
            name = base.get(f"{_W}val") if base is not None else None

    def style_names(self, element: Any) -> list[str]:
        """Return the names of a paragraph's styles in small letters."""
        names = (style.find(f"{_W}name") for style in self.style_of(element))
        return [str(name.get(f"{_W}val")).lower() for name in names if name is not None]

    def level(self, element: Any) -> int:
        """Return the level of a heading, or 0 for any other paragraph."""
        for name in self.style_names(element):
            if name == "title":
                return 1
            if name.startswith("heading ") and name[8:].isdigit():
                return min(max(int(name[8:]), 1), 6)
        for holder in (element, *self.style_of(element)):
            outline = holder.find(f"{_W}pPr/{_W}outlineLvl")
            if outline is not None and outline.get(f"{_W}val") in list("012345"):
                return int(outline.get(f"{_W}val")) + 1
        return 0

    def numbering(self, element: Any) -> _Numbering | None:
        """Return which list a paragraph is an item of, or None."""
        for holder in (element, *self.style_of(element)):
            found = holder.find(f"{_W}pPr/{_W}numPr")
            if found is None:
                continue
            number, depth = (found.find(f"{_W}{tag}") for tag in ("numId", "ilvl"))
            if number is None:
                continue
            key = str(number.get(f"{_W}val"))
            if key == "0":
                return None
            level = str(depth.get(f"{_W}val")) if depth is not None else "0"
            deep = min(int(level), _DEEPEST_LIST) if level.isdigit() else 0
            deep = max(deep, self.depth_by_style(element))
            return _Numbering(key, deep, self.formats.get((key, level), "bullet") != "bullet")
        for name in self.style_names(element):
            if _LIST_STYLE.fullmatch(name):
                numbered = name.startswith("list number")
                return _Numbering(name, self.depth_by_style(element), numbered)
        return None

    def depth_by_style(self, element: Any) -> int:
        """Return how deep a list item is by its style: 1 for "List Bullet 2"."""
        for name in self.style_names(element):
            found = _LIST_STYLE.fullmatch(name)
            if found:
                return int(found[1] or 1) - 1
        return 0


def _number_formats(word: Any) -> dict[tuple[str, str], str]:
    """Return the number format of each list and level: "bullet", "decimal" and so on."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    rels = [rel for rel in word.part.rels.values() if rel.reltype == RELATIONSHIP_TYPE.NUMBERING]
    if not rels:
        return {}
    root = rels[0].target_part.element
    abstract = {
        one.get(f"{_W}abstractNumId"): {
            level.get(f"{_W}ilvl"): form.get(f"{_W}val")
            for level in one.iter(f"{_W}lvl")
            if (form := level.find(f"{_W}numFmt")) is not None
        }
        for one in root.iter(f"{_W}abstractNum")
    }
    formats = {}
    for one in root.iter(f"{_W}num"):
        based = one.find(f"{_W}abstractNumId")
        if based is not None:
            for level, form in abstract.get(based.get(f"{_W}val"), {}).items():
                formats[one.get(f"{_W}numId"), level] = form
    return formats


def _content(body: Any) -> Iterator[tuple[Any, Sequence[Any]]]:
    """Yield the paragraphs and tables of a body in order, including those in content controls.

    With each comes what holds its text. A paragraph whose end was deleted becomes an empty one,
    its text before that of the next.
    """
    elements = [one for one in _inside(body) if one.tag in (f"{_W}p", f"{_W}tbl")]
    merged: list[Any] = []
    for element, after in zip_longest(elements, elements[1:]):
        is_deleted = element.find(f"{_W}pPr/{_W}rPr/{_W}del") is not None
        if is_deleted and after is not None and after.tag == f"{_W}p":
            merged.append(element)
            yield element, ()
        else:
            yield element, (*merged, element)
            merged = []


def _paragraphs(element: Any) -> Iterator[Any]:
    """Yield the paragraphs in an element, each with those of its text boxes after it."""
    for paragraph in _outermost(element, "p"):
        yield paragraph
        for box in _outermost(paragraph, "txbxContent"):
            yield from _paragraphs(box)


def _outermost(element: Any, tag: str) -> Iterator[Any]:
    """Yield the outermost elements of a tag, without the copies for old programs."""
    if next(element.iter(f"{_W}{tag}"), None) is None:
        return
    for child in element:
        if child.tag == f"{_W}{tag}":
            yield child
        elif child.tag != _FALLBACK:
            yield from _outermost(child, tag)


def _inside(parent: Any) -> Iterator[Any]:
    """Yield an element's children; those of content controls and insertions in their place."""
    for child in parent:
        if child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"):
            if not _is_contents(child):
                yield from _inside(child)
        else:
            yield child


def _is_contents(control: Any) -> bool:
    """Return whether a content control is a table of contents."""
    gallery = control.find(f"{_W}sdtPr/{_W}docPartObj/{_W}docPartGallery")
    return gallery is not None and gallery.get(f"{_W}val") == "Table of Contents"


def _run(element: Any, link: str) -> Iterator[Run]:
    """Yield a run's text in its style; none if it is hidden."""
    strong, emphasis, hidden = (_is_on(element, tag) for tag in ("b", "i", "vanish"))
    text = ""
    for child in element:
        if child.tag == f"{_W}t":
            text += child.text or ""
        elif isinstance(child.tag, str):
            text += _BREAKS.get(child.tag.removeprefix(_W), "")
    if text and not hidden:
        yield Run(text, 0, strong, emphasis, code=False, link=link)


def _is_on(run: Any, tag: str) -> bool:
    found = run.find(f"{_W}rPr/{_W}{tag}")
    return found is not None and found.get(f"{_W}val") not in ("0", "false", "off", "none")
