"""Read the groups of a Rich Text file: its paragraphs, the ends of cells and rows, and its notes.

A group inherits the look of text and paragraphs from the group around it. Some groups are
destinations: their text is a title, a note, a picture, or is not read.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from locale import windows_locale
from typing import Any, ClassVar, NamedTuple, TypeAlias

from hlreader import limits
from hlreader.documents.rtf.tokens import (
    CODE_PAGES,
    SYMBOL_SET,
    WORDS,
    Token,
    decoded,
    paired,
    tokens,
)
from hlreader.documents.symbols import from_font
from hlreader.models import Run, picture_text
from hlreader.sanitize import clean_line

_SKIPPED = frozenset(
    "colortbl ftnsep ftnsepc aftnsep "
    "aftnsepc ftncn aftncn nonshppict shprslt private xe tc txe rxe operator company "
    "subject keywords doccomm manager hlinkbase creatim revtim printim buptim comment "
    "mrPr mctrlPr mmathPr".split()
)
"""Groups without text to read."""
_STARRED = frozenset(
    "shpinst shptxt picprop shppict fldinst ud mmath moMath moMathPara footnote sn sv sp "
    "userprops".split()
)
"""Groups to read although they have a star, which tells old programs to skip them."""
_MARGINS = frozenset(f"{place}{pages}" for place in ("header", "footer") for pages in ("", *"lrf"))
_NAMED = _MARGINS | frozenset(
    "fonttbl stylesheet info title author category userprops propname staticval pict footnote "
    "shptxt fldinst listtext pntext sp sn sv upr ud".split()
)
"""Groups whose text is not part of the running text."""
_TEXTS = frozenset(["", "footnote", "shptxt", *_MARGINS])
_BETWEEN = {"mden": "/", "msup": "^"}
"""The signs between two parts of a formula."""
_BUTTON = re.compile(r"\s*MACROBUTTON\s+\S+\s+(.*)", re.DOTALL)
"""A field that shows its own instruction, such as a placeholder."""
_RAISED = 4
"""Text at least this far above the line is raised. In half points."""
_HYPERLINK = re.compile(r'HYPERLINK\s+"([^"]*)"')
_SAID = {"b": "strong", "i": "emphasis", "v": "hidden", "strike": "hidden", "striked": "hidden",
         "deleted": "hidden", "super": "raised", "f": "font", "lang": "language", "uc": "skipped",
         "s": "style", "ls": "list", "ilvl": "depth"}  # fmt: skip
"""Control words, and the fields of ``Look`` that they set."""
_TURNED_ON = ("b", "i", "v", "strike", "striked", "deleted", "super")


class Look(NamedTuple):
    """The look of a group's text and paragraphs."""

    destination: str = ""
    strong: int = 0
    emphasis: int = 0
    hidden: int = 0
    """Whether text is hidden, struck out or deleted."""
    raised: int = 0
    font: int = -1
    language: int = 0
    skipped: int = 1
    """How many characters after a Unicode character are for programs without Unicode."""
    style: int = 0
    level: int = 0
    """The level of a heading, or 0."""
    list: int = 0
    depth: int = 0
    in_table: bool = False
    link: str = ""


class RichParagraph(NamedTuple):
    """A paragraph: its text in pieces that may be raised, and the label of its item."""

    pieces: tuple[tuple[Run, bool], ...]
    look: Look
    label: str = ""


class CellEnd(NamedTuple):
    """The end of a table cell. Everything before it is in the cell."""


class RowCell(NamedTuple):
    """A cell in the definition of a row: its right edge, and whether it is merged upwards."""

    end: int
    joins_above: bool = False
    joins_left: bool = False


class RowEnd(NamedTuple):
    """The end of a row."""

    cells: tuple[RowCell, ...]
    is_head: bool


Event: TypeAlias = RichParagraph | CellEnd | RowEnd


@dataclass
class Rich:
    """The contents of a file."""

    events: list[Event] = field(default_factory=list)
    notes: list[tuple[str, list[Event]]] = field(default_factory=list)
    margins: list[Event] = field(default_factory=list)
    """Its headers and footers."""
    styles: dict[int, str] = field(default_factory=dict)
    """The names of its styles."""
    levels: dict[int, int] = field(default_factory=dict)
    """The styles of headings, and their levels."""
    said: dict[str, str] = field(default_factory=dict)
    """Its "title", "author" and "category", and the properties that its user has added."""
    language: str = ""
    """The language of the styles."""
    languages: Counter[str] = field(default_factory=Counter)


@dataclass
class _Flow:
    """A text that is being read: of the file, of a note, or of a text box."""

    events: list[Event]
    pieces: list[tuple[Run, bool]] = field(default_factory=list)
    boxes: list[Event] = field(default_factory=list)
    """The contents of the text boxes in the paragraph. They come after it."""
    label: str = ""


@dataclass
class _Font:
    name: str = ""
    encoding: str = ""


def _tag(language: int) -> str:
    """Return the language with this number in Windows, or ""."""
    return windows_locale.get(language, "").replace("_", "-")


class Reader:
    """Reads a file once, token by token."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._rich = Rich()
        self._look = Look()
        self._outer: list[Look] = []
        self._flows = [_Flow(self._rich.events)]
        self._encoding = "cp1252"
        self._fonts: dict[int, _Font] = {}
        self._default_font = 0
        self._bytes = b""
        self._unicode = ""
        self._to_skip = 0
        self._starred = self._opening = False
        self._instruction = self._property = self._description = ""
        self._cells: list[RowCell] = []
        self._cell = RowCell(0)
        self._is_head = False

    def read(self) -> Rich:
        """Return the contents of the file.

        Raises RecursionError if groups are nested too deeply.
        """
        for token in tokens(self._data):
            if token.kind == "text":
                self._take_bytes(token.data)
            elif token.kind == "u":
                self._take_unicode(token.number or 0)
            else:
                self._settle()
                self._take(token)
        self._settle()
        self._end_paragraph(is_last=True)
        return self._rich

    @property
    def _flow(self) -> _Flow:
        return self._flows[-1]

    # Groups and destinations

    def _take(self, token: Token) -> None:
        if token.kind == "{":
            if len(self._outer) > limits.DEEPEST_RTF:
                raise RecursionError
            self._outer.append(self._look)
            self._opening = True
        elif token.kind == "}":
            left = self._look.destination
            self._look = self._outer.pop() if self._outer else Look()
            if left != self._look.destination:
                self._leave(left)
        elif token.kind == "*":
            self._starred = True
            return
        elif token.kind == "sign":
            self._say(token.text)
        else:
            if self._opening:
                self._enter(token.kind)
            self._word(token.kind, token.number)
        self._opening = token.kind == "{"
        self._starred = False

    def _enter(self, kind: str) -> None:
        """Begin a group, which may be a destination."""
        if kind in _SKIPPED or (self._starred and kind not in _STARRED):
            self._look = self._look._replace(destination="skipped")
        if self._look.destination == "skipped":
            return
        if kind == "ud":  # the Unicode form of a text, after one for old programs
            around = next(one.destination for one in self._outer[::-1] if one.destination != "upr")
            self._look = self._look._replace(destination="" if around in _TEXTS else around)
        elif kind in _NAMED:
            self._look = self._look._replace(destination=kind)
        if kind in _BETWEEN:
            self._say(_BETWEEN[kind])
        elif kind in ("footnote", "shptxt", *_MARGINS):
            self._look = Look(kind, font=self._look.font, language=self._look.language)
            self._flows.append(_Flow([]))
        elif kind in ("sp", "propname"):
            self._property = ""
        elif kind == "field":
            self._instruction = ""
        elif kind == "fldrslt":
            found = _HYPERLINK.search(self._instruction)
            self._look = self._look._replace(link=clean_line(found[1]) if found else "")

    def _leave(self, kind: str) -> None:
        """End a destination."""
        if kind == "pict":
            if self._look.destination != "skipped":
                text = picture_text(clean_line(self._description))
                self._flow.pieces.append((Run(text, 0, aside=True), False))
            self._description = ""
        elif kind == "fldinst":
            button = _BUTTON.match(self._instruction)
            self._say(button[1] if button else "")
        elif kind in ("footnote", "shptxt", *_MARGINS) and len(self._flows) > 1:
            self._end_paragraph(is_last=True)
            ended = self._flows.pop()
            if kind == "shptxt":
                self._flow.boxes += ended.events
                return
            if kind in _MARGINS:
                self._rich.margins += ended.events
                return
            mark = str(len(self._rich.notes) + 1)
            self._rich.notes.append((mark, ended.events))
            self._flow.pieces.append((Run(f"[{mark}]", 0, aside=True), False))

    # Words

    def _word(self, word: str, number: int | None) -> None:
        look = self._look
        if word in WORDS and not (word == "par" and look.destination in _TEXTS):
            self._say(WORDS[word])
        elif word in _SAID:
            value = int(word in _TURNED_ON) if number is None else number
            said: dict[str, Any] = {_SAID[word]: value}
            self._look = look._replace(**said)
        elif word in self._MEANT:
            self._MEANT[word](self, number or 0)
        elif word.startswith("cl"):
            self._merge(word)

    def _merge(self, word: str) -> None:
        if word == "clvmrg":
            self._cell = self._cell._replace(joins_above=True)
        elif word == "clmrg":
            self._cell = self._cell._replace(joins_left=True)

    def _plain(self, _: int) -> None:
        self._look = self._look._replace(strong=0, emphasis=0, hidden=0, raised=0, font=-1)

    def _up(self, number: int) -> None:
        self._look = self._look._replace(raised=int(number >= _RAISED))

    def _not_raised(self, _: int) -> None:
        self._look = self._look._replace(raised=0)

    def _paragraph_defaults(self, _: int) -> None:
        self._look = self._look._replace(style=0, level=0, list=0, depth=0, in_table=False)

    def _in_table(self, _: int) -> None:
        self._look = self._look._replace(in_table=True)

    def _outline(self, number: int) -> None:
        level = number + 1 if 0 <= number < 6 else 0  # noqa: PLR2004 - 9 is the body text
        if self._look.destination == "stylesheet":
            self._rich.levels[self._look.style] = level
        else:
            self._look = self._look._replace(level=level)

    def _code_page(self, number: int) -> None:
        self._encoding = {65001: "utf-8", 10000: "mac-roman"}.get(number, f"cp{number}")

    def _macintosh(self, _: int) -> None:
        self._encoding = "mac-roman"

    def _usual_font(self, number: int) -> None:
        self._default_font = number

    def _usual_language(self, number: int) -> None:
        self._look = self._look._replace(language=number)

    def _character_set(self, number: int) -> None:
        font = self._fonts.setdefault(self._look.font, _Font())
        font.encoding = "symbol" if number == SYMBOL_SET else CODE_PAGES.get(number, "")

    def _begin_row(self, _: int) -> None:
        self._cells, self._cell, self._is_head = [], RowCell(0), False

    def _head(self, _: int) -> None:
        self._is_head = True

    def _end_of_cell(self, number: int) -> None:
        self._cells.append(self._cell._replace(end=number))
        self._cell = RowCell(0)

    def _end_cell(self, _: int) -> None:
        if self._look.destination in _TEXTS:
            self._in_table(0)
            self._end_paragraph()
            self._flow.events.append(CellEnd())

    def _end_row(self, _: int) -> None:
        if self._look.destination in _TEXTS:
            self._flow.events.append(RowEnd(tuple(self._cells), self._is_head))

    def _end_inner_cell(self, _: int) -> None:
        self._say(" ")

    def _end_paragraph(self, _: int = 0, *, is_last: bool = False) -> None:
        """End a paragraph. The last one may have no end of its own, and may be empty."""
        flow = self._flow
        if flow.pieces or not is_last:
            look = self._look._replace(
                level=self._look.level or self._rich.levels.get(self._look.style, 0)
            )
            flow.events.append(RichParagraph(tuple(flow.pieces), look, flow.label.strip()))
        flow.events += flow.boxes
        flow.pieces, flow.boxes, flow.label = [], [], ""

    # Text

    def _take_bytes(self, data: bytes) -> None:
        """Add bytes of letters, except replacements for a Unicode character."""
        if self._to_skip:
            skipped = min(self._to_skip, len(data))
            self._to_skip -= skipped
            data = data[skipped:]
        if data and self._unicode:
            self._settle()
        self._bytes += data
        self._opening = False

    def _take_unicode(self, number: int) -> None:
        if self._bytes:
            self._settle()
        self._unicode += chr(number % 0x10000)
        self._to_skip = self._look.skipped

    def _settle(self) -> None:
        """Add the letters that are waiting."""
        self._to_skip = 0
        data, self._bytes = self._bytes, b""
        text, self._unicode = paired(self._unicode), ""
        if not (data or text):
            return
        number = self._look.font if self._look.font >= 0 else self._default_font
        font = self._fonts.get(number, _Font())
        is_symbol = font.encoding == "symbol" and self._look.destination != "fonttbl"
        if data:
            text = decoded(data, "latin-1" if is_symbol else font.encoding or self._encoding)
        name = font.name.split(";")[0].strip()
        self._say(from_font(text, name or "Symbol") if is_symbol else text)

    def _say(self, text: str) -> None:  # noqa: C901 - a line for each destination
        """Add a text to its destination."""
        look, kind = self._look, self._look.destination
        if kind in _TEXTS:
            if not look.hidden:
                if tag := _tag(look.language):
                    self._rich.languages[tag] += len(text.strip())
                run = Run(text, 0, look.strong > 0, look.emphasis > 0, link=look.link)
                self._flow.pieces.append((run, look.raised > 0))
        elif kind in ("listtext", "pntext"):
            self._flow.label += text
        elif kind == "fonttbl":
            self._fonts.setdefault(look.font, _Font()).name += text
        elif kind == "stylesheet":
            self._rich.language = self._rich.language or _tag(look.language)
            self._rich.styles[look.style] = self._rich.styles.get(look.style, "") + text
        elif kind in ("title", "author", "category", "staticval"):
            name = self._property.strip() if kind == "staticval" else kind
            self._rich.said[name] = self._rich.said.get(name, "") + text
        elif kind == "fldinst":
            self._instruction += text
        elif kind in ("sn", "propname"):
            self._property += text
        elif kind == "sv" and self._property.strip() == "wzDescription":
            self._description += text

    _MEANT: ClassVar[dict[str, Callable[["Reader", int], None]]] = {
        "par": _end_paragraph,
        "sect": _end_paragraph,
        "plain": _plain,
        "up": _up,
        "nosupersub": _not_raised,
        "pard": _paragraph_defaults,
        "intbl": _in_table,
        "outlinelevel": _outline,
        "ansicpg": _code_page,
        "mac": _macintosh,
        "deff": _usual_font,
        "deflang": _usual_language,
        "fcharset": _character_set,
        "trowd": _begin_row,
        "trhdr": _head,
        "cellx": _end_of_cell,
        "cell": _end_cell,
        "row": _end_row,
        "nestcell": _end_inner_cell,
    }
    """The methods for control words."""
