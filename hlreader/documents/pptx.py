"""PowerPoint files (.pptx): slides and speaker notes as blocks.

The title of a slide is a heading. Speaker notes come after their slide, in a quotation, and footers
last. Numbers of slides and hidden slides are not read. A presentation has no lines. Its place is
the number of the slide, and a column in its text.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from hlreader.documents.formulas import MATH, as_text
from hlreader.documents.lists import DEEPEST, Item, Mark, in_style, nested
from hlreader.documents.margins import as_margins
from hlreader.documents.ooxml import ALTERNATIVES, A, R, diagram_paragraphs, first_of
from hlreader.documents.package import Element, Package, Relationship, readable, whole_number
from hlreader.documents.properties import office_properties
from hlreader.documents.superscripts import settled
from hlreader.documents.symbols import from_font
from hlreader.documents.tables import Cell, Merged, blocks_of_rows, one_text, with_merged
from hlreader.documents.transcript import Transcript
from hlreader.errors import UnreadableError
from hlreader.messages import Message
from hlreader.models import (
    Block,
    Document,
    Heading,
    ListItem,
    Paragraph,
    Quotation,
    Run,
    Runs,
    picture_text,
)
from hlreader.sanitize import clean_line

TAKES = bytes

_TITLE = Message("PowerPoint file")
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_TITLES = ("title", "ctrTitle")
_FURNITURE = ("sldNum", "dt", "ftr", "hdr", "sldImg")
_BULLETED = ("body", "obj", "")
"""The kinds of placeholders whose paragraphs are list items by default."""
_STYLES = {"alphaLc": "a", "alphaUc": "A", "romanLc": "i", "romanUc": "I"}
_BULLETS = ("buNone", "buChar", "buBlip", "buAutoNum")


def parse(data: bytes, name: str) -> Document:
    """Return the document of a PowerPoint file. Raises UnreadableError."""
    package = Package(data, name, _TITLE)
    with readable(name, _TITLE):
        return _document(package, name)


def _document(package: Package, name: str) -> Document:
    main = package.related("officeDocument") or "ppt/presentation.xml"
    root = package.xml(main)
    if root is None:
        raise UnreadableError(
            Message(
                "{name}: this {title} is damaged. Its slides are missing.", name=name, title=_TITLE
            ),
            hint=Message("Open it in PowerPoint and save it again as .pptx."),
        )
    related = package.relationships(main)
    transcript = Transcript()
    blocks: list[Block] = []
    footers: list[Paragraph] = []
    for one in root.iter(f"{_P}sldId"):
        target = related.get(one.get(f"{R}id", ""))
        slide = None if target is None else package.xml(target.target)
        transcript.begin_line()
        if target and slide is not None and slide.get("show") not in ("0", "false"):
            reader = _Slide(package, target.target, transcript)
            blocks += reader.blocks(slide)
            footers += reader.footers
    blocks += as_margins(footers, blocks)
    return transcript.document(name, blocks, **office_properties(package))


class _Place(NamedTuple):
    """A placeholder for text on a slide: "title", "body", ..., or None for a text box."""

    kind: str | None
    number: str = ""


class _Slide:
    """Reads a slide."""

    def __init__(self, package: Package, part: str, transcript: Transcript) -> None:
        self._package = package
        self._related: Mapping[str, Relationship] = package.relationships(part)
        self._transcript = transcript
        self._layouts = [*self._layers()]
        self.footers: list[Paragraph] = []
        """What is at the foot of the slide, once ``blocks`` has read it."""

    def _layers(self) -> Iterator[Element]:
        """Yield the layout of the slide, and the master of the layout."""
        related = self._related
        for kind in ("slideLayout", "slideMaster"):
            part = next((one.target for one in related.values() if one.kind == kind), "")
            root = self._package.xml(part)
            if root is None:
                return
            yield root
            related = self._package.relationships(part)

    def blocks(self, slide: Element) -> list[Block]:
        """Return the blocks of the slide, its title first, and the speaker notes."""
        shapes = [*_shapes(slide)]
        shapes.sort(key=lambda shape: _place(shape).kind not in _TITLES)
        found = [block for shape in shapes for block in self._shape(shape)]
        notes = next((one for one in self._related.values() if one.kind == "notesSlide"), None)
        root = None if notes is None else self._package.xml(notes.target)
        said: list[Block] = []
        for shape in [] if root is None else _shapes(root):
            if _place(shape).kind == "body":
                said += self._paragraphs(shape, _Place(None))
        if said:
            title = (Run("Speaker notes", said[0].offset, strong=True, aside=True),)
            found.append(Quotation((Paragraph(title, said[0].offset), *said), said[0].offset))
        return found

    def _shape(self, shape: Element) -> Iterator[Block]:
        about = next(shape.iter(f"{_P}cNvPr"), None)
        if about is not None and about.get("hidden") in ("1", "true"):
            return
        place = _place(shape)
        if place.kind == "ftr":
            self.footers.append(Paragraph(*self._transcript.write(self._whole(shape))))
        if place.kind in _FURNITURE:
            return
        table = shape.find(f".//{A}tbl")
        if table is not None:
            yield from self._table(table)
            return
        if shape.tag in (f"{_P}pic", f"{_P}graphicFrame"):
            said = "" if about is None else clean_line(about.get("descr", ""))
            runs, offset = self._transcript.write([Run(picture_text(said), 0, aside=True)])
            yield Paragraph(runs, offset)
            yield from self._diagram(shape)
            return
        if place.kind in _TITLES:
            title, offset = self._transcript.write(self._whole(shape))
            if title:
                yield Heading(title, 1 if place.kind == "ctrTitle" else 2, offset)
            return
        yield from self._paragraphs(shape, place)

    def _diagram(self, shape: Element) -> Iterator[Block]:
        """Yield the texts of a diagram (SmartArt)."""
        for paragraph in diagram_paragraphs(self._package, self._related, shape):
            runs, offset = self._transcript.write(self._runs(paragraph))
            if runs:
                yield Paragraph(runs, offset)

    def _paragraphs(self, shape: Element, place: _Place) -> list[Block]:
        """Return the paragraphs and lists in a shape."""
        found: list[Block] = []
        items: list[Item] = []
        counts: dict[int, int] = {}
        styles = [*self._styles(shape, place)]
        for paragraph in shape.iter(f"{A}p"):
            runs, offset = self._transcript.write(self._runs(paragraph))
            if not runs:
                continue
            mark = _mark(paragraph, styles, place, counts)
            if mark:
                items.append((mark, ListItem((Paragraph(runs, offset),), offset)))
            else:
                found += [*nested(items), Paragraph(runs, offset)]
                items.clear()
        return found + nested(items)

    def _styles(self, shape: Element, place: _Place) -> Iterator[Element]:
        """Yield the list styles for the paragraphs of a placeholder, the most specific first."""
        own = shape.find(f".//{A}lstStyle")
        yield from [] if own is None else [own]
        for layout in self._layouts if place.kind is not None else []:
            for other in _shapes(layout):
                there = _place(other)
                style = other.find(f".//{A}lstStyle")
                same = there.kind is not None and (
                    (place.number and there.number == place.number) or there.kind == place.kind
                )
                if same and style is not None:
                    yield style
            usual = layout.find(f"{_P}txStyles/{_P}bodyStyle")
            yield from [] if usual is None else [usual]

    def _table(self, table: Element) -> list[Block]:
        rows: list[list[Cell]] = []
        first = None
        for row in table.iter(f"{A}tr"):
            rows.append([])
            for cell in row.findall(f"{A}tc"):
                runs, offset = self._transcript.write(self._whole(cell))
                first = offset if first is None else first
                rows[-1].append(_merged(cell, runs))
        return blocks_of_rows(with_merged(rows), first or 0)

    def _whole(self, holder: Element) -> Runs:
        """Return the text of all paragraphs in an element."""
        return one_text(tuple(self._runs(paragraph)) for paragraph in holder.iter(f"{A}p"))

    def _runs(self, paragraph: Element) -> Iterator[Run]:
        return settled(self._pieces(paragraph))

    def _pieces(self, paragraph: Element) -> Iterator[tuple[Run, bool]]:
        """Yield the text of a paragraph. Each piece says whether it is raised."""
        for child in paragraph:
            said = child.find(f"{A}rPr")
            said = Element("rPr") if said is None else said
            if child.tag == f"{A}br":
                yield Run("\n", 0), False
            elif child.tag == ALTERNATIVES:
                yield from first_of([*self._pieces(form)] for form in child)
            elif child.tag == f"{MATH}oMath":
                yield Run(as_text(child), 0), False
            elif child.tag in (f"{A}r", f"{A}fld"):
                if said.get("strike", "noStrike") == "noStrike":
                    yield self._run(child, said)
            elif child.tag not in (f"{A}pPr", f"{A}endParaRPr"):
                yield from self._pieces(child)

    def _run(self, run: Element, said: Element) -> tuple[Run, bool]:
        text = "".join(one.text or "" for one in run.iter(f"{A}t"))
        for tag in (f"{A}sym", f"{A}latin"):
            font = said.find(tag)
            text = text if font is None else from_font(text, font.get("typeface", ""))
        language = said.get("lang", "")
        if language:
            self._transcript.languages[language] += len(text.strip())
        click = said.find(f"{A}hlinkClick")
        target = None if click is None else self._related.get(click.get(f"{R}id", ""))
        link = clean_line(target.target) if target and target.is_external else ""
        baseline = said.get("baseline", "0").removesuffix("%")
        is_raised = whole_number(baseline, 0) > 0
        strong, emphasis = (said.get(key) in ("1", "true") for key in ("b", "i"))
        return Run(text, 0, strong, emphasis, link=link), is_raised


def _shapes(element: Element) -> Iterator[Element]:
    """Yield the shapes on a slide, with those of groups in place of the groups."""
    for child in element:
        if child.tag in (f"{_P}sp", f"{_P}pic", f"{_P}graphicFrame", f"{_P}cxnSp"):
            yield child
        elif child.tag == ALTERNATIVES:
            yield from first_of([*_shapes(form)] for form in child)
        else:
            yield from _shapes(child)


def _place(shape: Element) -> _Place:
    found = shape.find(f"*/{_P}nvPr/{_P}ph")
    return _Place(None) if found is None else _Place(found.get("type", ""), found.get("idx", ""))


def _mark(
    paragraph: Element, styles: Iterable[Element], place: _Place, counts: dict[int, int]
) -> Mark | None:
    """Return the place of a paragraph in its list, or None. Updates ``counts``."""
    said = paragraph.find(f"{A}pPr")
    depth = 0 if said is None else min(whole_number(said.get("lvl"), 0), DEEPEST)
    holders = [said, *(style.find(f"{A}lvl{depth + 1}pPr") for style in styles)]
    bullet = next(
        (one for holder in holders if holder is not None for one in holder
         if one.tag.removeprefix(A) in _BULLETS),
        None,
    )  # fmt: skip
    kind = "" if bullet is None else bullet.tag.removeprefix(A)
    for deeper in [one for one in counts if one > depth or (one == depth and kind != "buAutoNum")]:
        del counts[deeper]
    if kind == "buAutoNum" and bullet is not None:
        first = whole_number(bullet.get("startAt"), 1)
        counts[depth] = counts[depth] + 1 if depth in counts else first
        return Mark("", depth, counts[depth], _label(counts[depth], bullet.get("type", "")))
    if kind == "buNone" or (not kind and place.kind not in _BULLETED):
        return None
    return Mark("", depth)


def _label(number: int, kind: str) -> str:
    """Return a number in PowerPoint's format: "b)" for the kind "alphaLcParenR"."""
    text = in_style(number, _STYLES.get(kind[:7], ""))
    if kind.endswith("ParenBoth"):
        return f"({text})"
    return f"{text})" if kind.endswith("ParenR") else text if kind.endswith("Plain") else f"{text}."


def _merged(cell: Element, text: Runs) -> Cell:
    if cell.get("vMerge") in ("1", "true"):
        return Merged.ABOVE
    return Merged.LEFT if cell.get("hMerge") in ("1", "true") else text
