"""OpenDocument texts (.odt), as LibreOffice writes them: headings, lists, tables, notes as blocks.

As in a Word file, the place is the number of the paragraph and a column in it. Tables of contents,
comments, and deleted, struck out and hidden text are not read.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from hlreader.documents.lists import DEEPEST, Item, Mark, in_letters, in_roman, nested
from hlreader.documents.package import Element, Package
from hlreader.documents.superscripts import settled
from hlreader.documents.symbols import from_font
from hlreader.documents.tables import Cell, Merged, blocks_of_rows, with_merged
from hlreader.documents.transcript import Transcript, as_notes
from hlreader.errors import UnreadableError
from hlreader.models import Block, Document, Heading, ListItem, Paragraph, Quotation, Run, Runs
from hlreader.sanitize import clean_line

TAKES = bytes

_TITLE = "OpenDocument text"
_NAMES = "{urn:oasis:names:tc:opendocument:xmlns:"
_OFFICE, _TEXT, _TABLE, _STYLE, _DRAW = (
    f"{_NAMES}{name}:1.0}}" for name in ("office", "text", "table", "style", "drawing")
)
_FO, _SVG = (f"{_NAMES}{name}-compatible:1.0}}" for name in ("xsl-fo", "svg"))
_LINK = "{http://www.w3.org/1999/xlink}href"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_TERMS = "{http://purl.org/dc/elements/1.1/}"
_MATH = "{http://www.w3.org/1998/Math/MathML}"
_SKIPPED = frozenset(
    [
        *(f"{_TEXT}{tag}" for tag in (
            "table-of-content", "illustration-index", "table-index", "tracked-changes",
            "sequence-decls", "variable-decls", "user-field-decls", "hidden-paragraph", "ruby-text",
            "note",
        )),
        *(f"{_OFFICE}{tag}" for tag in ("annotation", "annotation-end", "forms", "scripts")),
        f"{_MATH}annotation",
        f"{_SVG}title", f"{_SVG}desc",
    ]
)  # fmt: skip
_LAYOUTS = frozenset([f"{_TEXT}section", f"{_TEXT}index-body", f"{_TABLE}table-row-group"])
_HEAVY = ("bold", "600", "700", "800", "900")
_SPACES = re.compile(r"[ \t\r\n]+")
_DEEPEST_STYLE = 20
_MOST_REPEATED = 1000


def parse(data: bytes, name: str) -> Document:
    """Return the document of an OpenDocument text. Raises UnreadableError."""
    package = Package(data, name, _TITLE)
    try:
        return _document(package, name)
    except RecursionError:
        raise UnreadableError(
            f"{name}: what is in this {_TITLE} is nested too deeply.",
            hint="Save it as plain text.",
        ) from None


def _document(package: Package, name: str) -> Document:
    if b"encryption-data" in package.read("META-INF/manifest.xml"):
        raise UnreadableError(
            f"{name}: this {_TITLE} is locked with a password.", hint="Save it without one."
        )
    content = package.xml("content.xml")
    body = None if content is None else content.find(f"{_OFFICE}body/{_OFFICE}text")
    if content is None or body is None:
        raise UnreadableError(
            f"{name}: this {_TITLE} is damaged. Its text is missing.",
            hint="Open it in LibreOffice, and save it again.",
        )
    roots = [root for root in (package.xml("styles.xml"), content) if root is not None]
    reader = _Reader(_Styles(roots), package)
    blocks = reader.blocks(body)
    blocks += as_notes(reader.notes_read())
    meta = package.xml("meta.xml")
    title, language = (
        "" if meta is None else meta.findtext(f".//{_TERMS}{key}") or ""
        for key in ("title", "language")
    )
    return reader.transcript.document(name, blocks, title=title, language=language)


class _Look(NamedTuple):
    """How text looks."""

    strong: bool = False
    emphasis: bool = False
    hidden: bool = False
    """Whether it is hidden or struck out."""
    raised: bool = False
    language: str = ""
    font: str = ""


class _Styles:
    """The styles of a file, those of its own text included."""

    def __init__(self, roots: list[Element]) -> None:
        self._styles: dict[tuple[str, str], Element] = {}
        self.lists: dict[str, Element] = {}
        usual: list[Element] = []
        for root in roots:
            for style in root.iter(f"{_STYLE}style"):
                key = style.get(f"{_STYLE}family", ""), style.get(f"{_STYLE}name", "")
                self._styles[key] = style
            for style in root.iter(f"{_TEXT}list-style"):
                self.lists[style.get(f"{_STYLE}name", "")] = style
            usual += [
                style
                for style in root.iter(f"{_STYLE}default-style")
                if style.get(f"{_STYLE}family") == "paragraph"
            ]
        self.usual = _Look()
        for style in usual:
            self.usual = _changed(self.usual, style)

    def chain(self, family: str, name: str) -> list[Element]:
        """Return a style, the style it is based on, and so on."""
        found: list[Element] = []
        while len(found) < _DEEPEST_STYLE and (family, name) in self._styles:
            found.append(self._styles[family, name])
            name = found[-1].get(f"{_STYLE}parent-style-name", "")
        return found

    def look(self, look: _Look, family: str, name: str) -> _Look:
        """Return how text looks in a style, in text that looks as said."""
        for style in reversed(self.chain(family, name)):
            look = _changed(look, style)
        return look


def _changed(look: _Look, style: Element) -> _Look:
    """Return a look with the changes that one style makes."""
    said = style.find(f"{_STYLE}text-properties")
    if said is None:
        return look
    weight, slant = said.get(f"{_FO}font-weight"), said.get(f"{_FO}font-style")
    if style.get(f"{_STYLE}family") == "text":
        look = look._replace(
            strong=look.strong
            if weight is None
            else weight in ("bold", "600", "700", "800", "900"),
            emphasis=look.emphasis if slant is None else slant in ("italic", "oblique"),
        )
    shown, struck = said.get(f"{_TEXT}display"), said.get(f"{_STYLE}text-line-through-style")
    if shown is not None or struck is not None:
        look = look._replace(hidden=shown == "none" or struck not in (None, "none"))
    position = said.get(f"{_STYLE}text-position")
    if position is not None:
        first = position.split()[0] if position.split() else ""
        look = look._replace(raised=first == "super" or (first[:1].isdigit() and first[0] != "0"))
    language, country = said.get(f"{_FO}language"), said.get(f"{_FO}country")
    if language:
        known = "" if language in ("zxx", "none") else language
        region = "" if country in (None, "none") else f"-{country}"
        look = look._replace(language=f"{known}{region}" if known else "")
    font = said.get(f"{_STYLE}font-name") or said.get(f"{_FO}font-family")
    return look if font is None else look._replace(font=font.strip("'\""))


class _List(NamedTuple):
    """A list that is being read: its style, and how far each depth has been counted."""

    key: str
    style: str
    counts: dict[int, int]


class _Reader:
    """Turns the elements of a text into blocks, and its paragraphs into lines."""

    def __init__(self, styles: _Styles, package: Package) -> None:
        self.transcript = Transcript()
        self._styles = styles
        self._package = package
        self._notes: list[tuple[str, Element]] = []
        self._counts: dict[str, dict[int, int]] = {}
        """How far lists have been counted, by their ids and styles."""

    def blocks(self, parent: Element) -> list[Block]:
        """Return the blocks in a text, a section, a cell or a text box."""
        found: list[Block] = []
        for child in parent:
            tag = child.tag
            if tag in _SKIPPED or child.get(f"{_TEXT}display") == "none":
                continue
            if tag in (f"{_TEXT}p", f"{_TEXT}h"):
                self._add_prose(found, child)
            elif tag in (f"{_TEXT}list", f"{_TEXT}numbered-paragraph"):
                items = [*self._items(child, None, 0)]
                found += nested(items)
            elif tag == f"{_TABLE}table":
                found += self._table(child)
            else:
                found += self.blocks(child)
        return found

    def notes_read(self) -> Iterator[tuple[str, list[Paragraph]]]:
        """Yield the mark and the text of each note."""
        for mark, body in self._notes:
            yield mark, [Paragraph(*self._paragraph(one)) for one in body.iter(f"{_TEXT}p")]

    def _add_prose(self, found: list[Block], element: Element) -> None:
        """Add a paragraph or heading, and what stands in text boxes anchored in it."""
        runs, offset = self._paragraph(element)
        styles = self._styles.chain("paragraph", element.get(f"{_TEXT}style-name", ""))
        names = [style.get(f"{_STYLE}name", "").lower() for style in styles]
        level = _level(element, styles)
        if not runs:
            pass
        elif level or "title" in names:
            found.append(Heading(runs, level or 1, offset))
        elif any(name.startswith("quot") for name in names):
            before = found.pop() if found and isinstance(found[-1], Quotation) else None
            inside = before.blocks if isinstance(before, Quotation) else ()
            start = before.offset if before else offset
            found.append(Quotation((*inside, Paragraph(runs, offset)), start))
        else:
            found.append(Paragraph(runs, offset))
        found += self._boxes(element)

    def _boxes(self, element: Element) -> Iterator[Block]:
        for child in element:
            if child.tag == f"{_DRAW}text-box":
                yield from self.blocks(child)
            elif child.tag not in _SKIPPED:
                yield from self._boxes(child)

    def _items(self, element: Element, outer: _List | None, depth: int) -> Iterator[Item]:
        """Yield the items of a list, each before those of the lists in it."""
        listed = self._list(element, outer)
        if element.tag == f"{_TEXT}numbered-paragraph":
            level = element.get(f"{_TEXT}level", "1")
            depth = int(level) - 1 if level.isdecimal() else 0
            holders = [element]
        else:
            holders = [one for one in element if one.tag.startswith(f"{_TEXT}list-")]
        for holder in holders:
            mark = None
            has_text = any(child.tag in (f"{_TEXT}p", f"{_TEXT}h") for child in holder)
            if has_text and holder.tag != f"{_TEXT}list-header":
                mark = self._mark(holder, listed, min(depth, DEEPEST))
            blocks: list[Block] = []
            deeper: list[Item] = []
            for child in holder:
                if child.tag == f"{_TEXT}list":
                    deeper += self._items(child, listed, depth + 1)
                elif child.tag in (f"{_TEXT}p", f"{_TEXT}h"):
                    self._add_prose(blocks, child)
            if blocks:
                place = mark or Mark(listed.key, min(depth, DEEPEST))
                offset = next(one.offset for one in blocks)
                yield place, ListItem(tuple(blocks), offset)
            yield from deeper

    def _list(self, element: Element, outer: _List | None) -> _List:
        """Return a list, as far as it has been counted if it goes on with another."""
        if outer:
            return outer._replace(style=element.get(f"{_TEXT}style-name", outer.style))
        style = element.get(f"{_TEXT}style-name", "")
        own = element.get(_ID) or element.get(f"{_TEXT}list-id") or ""
        before = element.get(f"{_TEXT}continue-list", "")
        if not before and element.get(f"{_TEXT}continue-numbering") == "true":
            before = style
        if element.tag == f"{_TEXT}numbered-paragraph":
            before = own or style
        counts = self._counts.get(before, {}) if before else {}
        for key in filter(None, (own, style)):
            self._counts[key] = counts
        return _List(own or style, style, counts)

    def _mark(self, item: Element, listed: _List, depth: int) -> Mark:
        levels = {
            int(level.get(f"{_TEXT}level", "1")) - 1: level
            for level in self._styles.lists.get(listed.style, Element("none"))
            if level.get(f"{_TEXT}level", "").isdecimal()
        }
        level = levels.get(depth)
        counts = listed.counts
        for deeper in [one for one in counts if one > depth]:
            del counts[deeper]
        if level is None or level.tag != f"{_TEXT}list-level-style-number":
            return Mark(listed.key, depth)
        start = item.get(f"{_TEXT}start-value") or level.get(f"{_TEXT}start-value") or "1"
        first = int(start) if start.isdecimal() else 1
        is_first = depth not in counts or item.get(f"{_TEXT}start-value")
        counts[depth] = first if is_first else counts[depth] + 1
        return Mark(listed.key, depth, counts[depth], _label(levels, depth, counts))

    def _paragraph(self, element: Element) -> tuple[Runs, int]:
        """Return the runs and offset of a paragraph, the next line of the transcript."""
        name = element.get(f"{_TEXT}style-name", "")
        look = self._styles.look(self._styles.usual, "paragraph", name)
        return self.transcript.write_paragraph(settled([*self._pieces(element, look, "")]))

    def _pieces(self, element: Element, look: _Look, link: str) -> Iterator[tuple[Run, bool]]:
        """Yield the text of an element, each piece with whether it is raised."""
        yield from self._said(_spaced(element.text), look, link)
        for child in element:
            tag = child.tag
            if tag == f"{_TEXT}span":
                named = child.get(f"{_TEXT}style-name", "")
                yield from self._pieces(child, self._styles.look(look, "text", named), link)
            elif tag == f"{_TEXT}a":
                yield from self._pieces(child, look, clean_line(child.get(_LINK, "")) or link)
            elif tag == f"{_TEXT}note":
                yield from self._note(child)
            elif tag == f"{_TEXT}ruby":
                yield from self._ruby(child, look, link)
            elif tag == f"{_DRAW}frame":
                yield from self._frame(child)
            elif tag in _SIGNS:
                yield from self._said(_SIGNS[tag](child), look, link)
            elif tag not in _SKIPPED and child.get(f"{_TEXT}is-hidden") != "true":
                yield from self._pieces(child, look, link)
            yield from self._said(_spaced(child.tail), look, link)

    def _said(self, text: str, look: _Look, link: str) -> Iterator[tuple[Run, bool]]:
        if text and not look.hidden:
            if look.language:
                self.transcript.languages[look.language] += len(text.strip())
            shown = from_font(text, look.font)
            yield Run(shown, 0, look.strong, look.emphasis, link=link), look.raised

    def _note(self, note: Element) -> Iterator[tuple[Run, bool]]:
        mark = "".join((note.findtext(f"{_TEXT}note-citation") or "").split())
        body = note.find(f"{_TEXT}note-body")
        if body is not None:
            mark = mark or str(len(self._notes) + 1)
            self._notes.append((mark, body))
            yield Run(f"[{mark}]", 0, aside=True), False

    def _ruby(self, ruby: Element, look: _Look, link: str) -> Iterator[tuple[Run, bool]]:
        base, said = ruby.find(f"{_TEXT}ruby-base"), ruby.findtext(f"{_TEXT}ruby-text")
        if base is not None:
            yield from self._pieces(base, look, link)
        yield from self._said(f" ({said})" if said else "", look, link)

    def _frame(self, frame: Element) -> Iterator[tuple[Run, bool]]:
        """Yield what is said of a picture, or a formula. Text boxes are read as blocks."""
        if frame.find(f"{_DRAW}text-box") is not None:
            return
        formula = frame.find(f"{_DRAW}object")
        if formula is not None:
            root = self._package.xml(formula.get(_LINK, "").removeprefix("./") + "/content.xml")
            math = root if root is not None and root.tag == f"{_MATH}math" else formula
            text = " ".join("".join(_math(math)).split())
            if text:
                yield Run(text, 0), False
                return
        said = clean_line(frame.findtext(f"{_SVG}desc") or frame.findtext(f"{_SVG}title") or "")
        yield Run(f"[picture: {said}]" if said else "[picture]", 0, aside=True), False

    def _table(self, table: Element) -> list[Block]:
        """Return a table. One with a single column is layout, and gives its blocks."""
        rows = [*_rows(table)]
        heads = sum(is_head for _, is_head in rows)
        if all(len([*row]) <= 1 for row, _ in rows):
            return [block for row, _ in rows for cell in row for block in self.blocks(cell)]
        filled: list[list[Cell]] = []
        first = None
        for row, _ in rows:
            filled.append([])
            across = 0
            for cell in row:
                repeated = min(_number(cell, "number-columns-repeated"), _MOST_REPEATED)
                if cell.tag == f"{_TABLE}covered-table-cell":
                    for _ in range(repeated):
                        filled[-1].append(Merged.LEFT if across > 0 else Merged.ABOVE)
                        across -= 1
                elif cell.tag == f"{_TABLE}table-cell":
                    runs, offset = self._cell(cell)
                    first = offset if first is None else first
                    filled[-1] += [runs] * repeated
                    across = _number(cell, "number-columns-spanned") - 1
        width = max((_used(row) for row in filled), default=0)
        return blocks_of_rows(with_merged([row[:width] for row in filled], heads), first or 0)

    def _cell(self, cell: Element) -> tuple[Runs, int]:
        """Return the text of all paragraphs in a cell, and where it begins."""
        runs: list[Run] = []
        first = None
        for element in cell.iter():
            if element.tag in (f"{_TEXT}p", f"{_TEXT}h"):
                found, offset = self._paragraph(element)
                first = offset if first is None else first
                runs += [Run(" ", offset), *found] if runs and found else found
        return tuple(runs), first or 0


def _level(element: Element, styles: list[Element]) -> int:
    """Return the level of a heading, or 0 for any other paragraph."""
    levels = [element.get(f"{_TEXT}outline-level")]
    levels += [style.get(f"{_STYLE}default-outline-level") for style in styles]
    found = next((level for level in levels if level), "")
    if found.isdecimal() and found != "0":
        return min(int(found), 6)
    return 1 if element.tag == f"{_TEXT}h" else 0


def _number(element: Element, name: str) -> int:
    text = element.get(f"{_TABLE}{name}", "1")
    return int(text) if text.isdecimal() and len(text) < 6 else 1  # noqa: PLR2004


def _rows(table: Element, *, is_head: bool = False) -> Iterator[tuple[Element, bool]]:
    """Yield the rows of a table, each with whether it is in its head."""
    for child in table:
        if child.tag == f"{_TABLE}table-row":
            yield child, is_head
        elif child.tag == f"{_TABLE}table-header-rows":
            yield from _rows(child, is_head=True)
        elif child.tag in (f"{_TABLE}table-rows", f"{_TABLE}table-row-group"):
            yield from _rows(child, is_head=is_head)


def _used(row: list[Cell]) -> int:
    """Return how many cells a row has, without the empty ones at its end."""
    return max((number for number, cell in enumerate(row, 1) if cell), default=0)


def _label(levels: dict[int, Element], depth: int, counts: dict[int, int]) -> str:
    """Return the number of an item as it is shown, perhaps with those of higher levels."""
    level = levels[depth]
    shown = level.get(f"{_TEXT}display-levels", "1")
    above = min(int(shown), depth + 1) if shown.isdecimal() else 1
    parts = []
    for one in range(depth - above + 1, depth + 1):
        form = levels[one].get(f"{_STYLE}num-format", "") if one in levels else ""
        if form:
            parts.append(_shown(counts.get(one, 1), form))
    prefix, suffix = (level.get(f"{_STYLE}num-{end}", "") for end in ("prefix", "suffix"))
    return f"{prefix}{'.'.join(parts)}{suffix}".strip()


def _shown(number: int, form: str) -> str:
    if form in ("a", "A"):
        text = in_letters(number, repeated=False)
    elif form in ("i", "I"):
        text = in_roman(number)
    else:
        return str(number)
    return text.upper() if form.isupper() else text


def _math(element: Element) -> Iterator[str]:
    """Yield the text of a formula (MathML) in one line."""
    tag = element.tag.removeprefix(_MATH)
    sign = {"mfrac": "/", "msup": "^", "msub": "_"}.get(tag, "")
    if element.tag in _SKIPPED:
        return
    yield "√" if tag == "msqrt" else ""
    yield (element.text or "").strip()
    for number, child in enumerate(element):
        yield sign if number else ""
        yield from _math(child)


def _spaced(text: str | None) -> str:
    """Return text with white space as it is read: one space."""
    return _SPACES.sub(" ", text or "")


def _spaces(element: Element) -> str:
    count = element.get(f"{_TEXT}c", "1")
    return " " * min(int(count) if count.isdecimal() else 1, _MOST_REPEATED)


_SIGNS: dict[str, Callable[[Element], str]] = {
    f"{_TEXT}s": _spaces,
    f"{_TEXT}tab": lambda _: "\t",
    f"{_TEXT}line-break": lambda _: "\n",
}
