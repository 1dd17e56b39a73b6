"""The text of a paragraph: runs with their styles, pictures, formulas, fields and marks of notes.

Unknown elements are searched too, so that no wrapper hides words.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from hlreader.documents.docx.names import DRAWING, W, is_on, number, value
from hlreader.documents.docx.styles import Properties, Styles
from hlreader.documents.formulas import MATH, as_text
from hlreader.documents.lists import in_roman
from hlreader.documents.ooxml import ALTERNATIVES, R, first_of
from hlreader.documents.package import Element
from hlreader.documents.symbols import from_font
from hlreader.models import Run, picture_text
from hlreader.sanitize import clean_line

_SKIPPED = frozenset(
    f"{W}{tag}"
    for tag in (
        "del", "moveFrom", "pPr", "rPr", "instrText", "delText", "delInstrText", "sectPr",
        "txbxContent", "sdtPr", "rubyPr", "customXmlPr", "smartTagPr", "annotationRef",
    )
)  # fmt: skip
_BREAKS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\t", f"{W}ptab": "\t",
           f"{W}noBreakHyphen": "-"}  # fmt: skip
_HYPERLINK = re.compile(r'\s*HYPERLINK\s+"([^"]*)"')
_BUTTON = re.compile(r"\s*MACROBUTTON\s+\S+\s+(.*\S)", re.DOTALL)
"""A field that shows its own instruction, such as a placeholder."""
_RAISED = 4
"""Text at least this far above the line is raised. In half points."""
_PICTURES = ("pic", "chart", "relIds", "imagedata")
_DECORATIVE = "decorative"
_EAST_ASIAN = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")

Piece: TypeAlias = tuple[Run, bool]
"""A run, and whether it is raised."""


class Note(NamedTuple):
    """A note that has a mark in the text."""

    mark: str
    kind: str
    """"footnote" or "endnote"."""
    key: str


@dataclass
class _Field:
    """An open field: its instruction, and whether this is still being read."""

    instruction: str = ""
    in_instruction: bool = True
    link: str = ""


class Inline:
    """Reads the contents of paragraphs, in their order."""

    def __init__(
        self,
        styles: Styles,
        links: Mapping[str, str],
        languages: Counter[str],
        *,
        bookmarks: Mapping[str, str],
        added: Collection[str],
    ) -> None:
        """``links`` are addresses by id. ``languages`` gets how much text is in each language.

        In a hand-out, ``bookmarks`` are addresses by the names of the bookmarks around the words
        that lead there, and ``added`` are the ids of the footnotes that explain words.
        """
        self._bookmarks = bookmarks
        self._added = added
        self._marked: dict[str, str] = {}
        """The addresses of open bookmarks by id."""
        self._styles = styles
        self._links = links
        self._languages = languages
        self._fields: list[_Field] = []
        """The open fields. Each is inside the one before."""
        self.notes: list[Note] = []
        """The notes found so far."""

    def runs(self, paragraph: Element) -> list[Piece]:
        """Return the text of a paragraph."""
        return [*self._pieces(paragraph, "", self._styles.of_paragraph(paragraph))]

    def _pieces(self, element: Element, link: str, style: str) -> Iterator[Piece]:
        for child in element:
            tag = child.tag
            if tag in _SKIPPED:
                continue
            if tag == f"{W}r":
                marked = next(iter(self._marked.values()), "")
                yield from self._run(child, link or marked, style)
            elif tag == f"{W}bookmarkStart":
                if value(child, "name") in self._bookmarks:
                    self._marked[value(child, "id")] = self._bookmarks[value(child, "name")]
            elif tag == f"{W}bookmarkEnd":
                self._marked.pop(value(child, "id"), None)
            elif tag == f"{W}hyperlink":
                target = clean_line(self._links.get(child.get(f"{R}id", ""), ""))
                yield from self._pieces(child, target or link, style)
            elif tag == f"{MATH}oMath":
                yield Run(as_text(child), 0, link=link), False
            elif tag == ALTERNATIVES:
                yield from first_of([*self._pieces(form, link, style)] for form in child)
            else:
                yield from self._pieces(child, link, style)

    def _run(self, run: Element, link: str, style: str) -> Iterator[Piece]:
        """Yield a run's text in its style, unless it is hidden or struck out."""
        said = self._styles.run_properties(run, style)
        if any(is_on(said.get(f"{W}{tag}")) for tag in ("vanish", "strike", "dstrike")):
            for mark in run.iter(f"{W}fldChar"):
                [*self._field(mark)]
            return
        own = self._styles.emphasis(run)
        strong, emphasis = is_on(own.get(f"{W}b")), is_on(own.get(f"{W}i"))
        is_raised = (
            value(said.get(f"{W}vertAlign")) == "superscript"
            or number(said.get(f"{W}position")) >= _RAISED
        )
        link = link or next((field.link for field in self._fields if field.link), "")
        text = ""
        for part in self._parts(run, said, style):
            if isinstance(part, str):
                text += part
                continue
            if text:
                yield Run(text, 0, strong, emphasis, link=link), is_raised
                text = ""
            yield part
        if text:
            yield Run(text, 0, strong, emphasis, link=link), is_raised

    def _parts(  # noqa: C901 - a line for each element
        self, parent: Element, said: Properties, style: str
    ) -> Iterator[str | Piece]:
        """Yield the contents of a run: its text, and pieces such as pictures and notes."""
        for child in parent:
            tag = child.tag
            if tag == f"{W}fldChar":
                yield from self._field(child)
            elif tag == f"{W}instrText" and self._fields:
                self._fields[-1].instruction += child.text or ""
            elif tag in _SKIPPED or any(field.in_instruction for field in self._fields):
                continue
            elif tag == f"{W}t":
                yield self._text(child.text or "", said)
            elif tag == f"{W}sym":
                yield _symbol(child)
            elif tag in _BREAKS:
                yield _BREAKS[tag]
            elif tag == f"{W}ruby":
                yield from self._ruby(child, style)
            elif tag == ALTERNATIVES:
                yield from first_of([*self._parts(form, said, style)] for form in child)
            elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                yield from self._note(child)
            elif tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
                yield from _picture(child)
            else:
                yield from self._parts(child, said, style)

    def _text(self, text: str, said: Properties) -> str:
        fonts = said.get(f"{W}rFonts")
        font = value(fonts, "ascii") or value(fonts, "hAnsi")
        languages = said.get(f"{W}lang")
        kind = "val"
        if is_on(said.get(f"{W}rtl")):
            kind = "bidi"
        elif _EAST_ASIAN.search(text):
            kind = "eastAsia"
        language = value(languages, kind)
        if language and language.lower() != "x-none":
            self._languages[language] += len(text.strip())
        return from_font(text, font)

    def _field(self, mark: Element) -> Iterator[Piece]:
        """Update the open fields, whose instructions are not read. Yield a form's checkbox."""
        kind = value(mark, "fldCharType")
        if kind == "begin":
            self._fields.append(_Field())
            box = mark.find(f"{W}ffData/{W}checkBox")
            if box is not None:
                checked = box.find(f"{W}checked")
                checked = box.find(f"{W}default") if checked is None else checked
                yield Run("☑ " if is_on(checked) else "☐ ", 0, aside=True), False
        elif self._fields and kind == "separate":
            field = self._fields[-1]
            field.in_instruction = False
            found = _HYPERLINK.match(field.instruction)
            field.link = clean_line(found[1]) if found else ""
        elif self._fields and kind == "end":
            field = self._fields.pop()
            shown = _BUTTON.match(field.instruction) if field.in_instruction else None
            if shown and not any(outer.in_instruction for outer in self._fields):
                yield Run(shown[1], 0), False

    def _note(self, reference: Element) -> Iterator[Piece]:
        kind = reference.tag.removeprefix(W).removesuffix("Reference")
        if kind == "footnote" and value(reference, "id") in self._added:
            return
        count = sum(note.kind == kind for note in self.notes) + 1
        mark = in_roman(count) if kind == "endnote" else str(count)
        self.notes.append(Note(mark, kind, value(reference, "id")))
        if value(reference, "customMarkFollows") in ("", "0", "false"):
            yield Run(f"[{mark}]", 0, aside=True), False

    def _ruby(self, ruby: Element, style: str) -> Iterator[Piece]:
        """Yield a word, with its pronunciation after it in brackets."""
        for name, before, after in (("rubyBase", "", ""), ("rt", " (", ")")):
            part = ruby.find(f"{W}{name}")
            found = [] if part is None else [*self._pieces(part, "", style)]
            if found:
                yield from ((Run(text, 0), False) for text in [before] if text)
                yield from found
                yield from ((Run(text, 0), False) for text in [after] if text)


def _symbol(symbol: Element) -> str:
    try:
        letter = chr(int(value(symbol, "char"), 16))
    except (ValueError, OverflowError):
        return ""
    return from_font(letter, value(symbol, "font"))


def _picture(holder: Element) -> Iterator[Piece]:
    """Yield the description of a picture. Shapes and lines without one are left out."""
    names = [one.tag.rpartition("}")[2] for one in holder.iter()]
    said = ""
    for one in holder.iter():
        if one.tag == f"{DRAWING}docPr":
            said = said or one.get("descr", "")
        else:
            said = said or one.get("alt", "")
    said = clean_line(said)
    is_shown = any(name in names for name in _PICTURES)
    is_decorative = any(
        one.tag.endswith(_DECORATIVE) and one.get("val") in ("1", "true") for one in holder.iter()
    )
    if said or (is_shown and not is_decorative):
        yield Run(picture_text(said), 0, aside=True), False
