"""Read the letters of a PDF and their places with PDFium.

Only this module and ``page_objects`` import pypdfium2. Calls to PDFium are slow, so there are few:
for the ends of most lines, and for the starts of words if a line was set in several steps.
"""

import ctypes
import re
from collections.abc import Sequence
from itertools import pairwise
from math import hypot, isfinite
from typing import Any, NamedTuple, TypeAlias

from hlreader.documents.pdf.lines import SUPERSCRIPT, WIDE_SPACE, Line
from hlreader.documents.pdf.page_objects import dots, fields
from hlreader.documents.pdf.right_to_left import in_order, is_mostly_right_to_left
from hlreader.documents.pdf.xmp import facts
from hlreader.errors import UnreadableError
from hlreader.messages import Message

MOST_PAGES = 2000
"""The most pages to read: more than in any book for patients, fewer than in an attack."""

MOST_LETTERS = 5_000_000
"""The most letters to read from all pages."""

_RAISED = 0.15
_SMALLEST = 0.1
_LARGEST_SLANTED = 20.0
_SLANT = 0.1  # text is slanted if it rises or falls by this share of its width
_HEAVY = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_FORCE_BOLD = 1 << 18
_FILLED_AND_STROKED = 2  # some programs draw bold letters like this
_PASSWORD_NEEDED = 4


_CATALOG = re.compile(rb"/Type\s*/Catalog\b")
_OBJECT = re.compile(rb"\b(\d{1,10})\s+(\d{1,5})\s+obj\b")
_WORD = re.compile(r"\S+")
_DIGITS = re.compile(r"[0-9]+(?![0-9]*\s?[/⁄])")  # not the upper part of a fraction
_HYPHENS = str.maketrans("\ufffe\x02\xad\u2010\u2011", "-----")


_Span: TypeAlias = tuple[int, int, tuple[tuple[float, int], ...]]
"""The start and end of a piece of a line, and the starts of its words."""


class Printed(NamedTuple):
    """The printed contents of a page."""

    frames: "list[Frame]"
    """The text for each rotation of the page. The first has most of the text."""
    dots: tuple[Line, ...] = ()
    """Drawn shapes that may be bullets. Their height is the height of their middle."""


Frame: TypeAlias = list[Line]
"""Lines with the same rotation, in the order of the file. Some are in pieces."""

_LINE = re.compile("[^\r\n\ufffe]*[^\\s\ufffe][^\r\n\ufffe]*\ufffe?")
"""A line in PDFium's text. A hyphen at its end is U+FFFE, without a line break after it."""


def read(data: bytes, name: str) -> tuple[dict[str, str], list[Printed]]:
    """Return the properties of a PDF (for ``properties``) and the contents of its pages.

    Raises UnreadableError, with the next step.
    """
    pdf = _opened(data, name)
    try:
        if len(pdf) > MOST_PAGES:
            raise UnreadableError(
                Message(
                    "{name}: this PDF has too many pages ({count}).", name=name, count=len(pdf)
                ),
                hint=Message("Split it into parts of {most_pages} pages.", most_pages=MOST_PAGES),
            )
        return _properties(pdf, data), _pages(pdf, name)
    finally:
        pdf.close()


def _opened(data: bytes, name: str) -> Any:
    """Return PDFium's document. If the end of the file is damaged, try again with a new end."""
    import pypdfium2

    for attempt in (data, _with_new_end(data)):
        try:
            pdf = pypdfium2.PdfDocument(attempt)
        except pypdfium2.PdfiumError as error:
            if error.err_code == _PASSWORD_NEEDED:
                raise UnreadableError(
                    Message("{name}: this PDF is locked with a password.", name=name),
                    hint=Message("Open it with the password, and save it without one."),
                ) from None
            continue
        if len(pdf):
            return pdf
        pdf.close()
    raise _damaged(name)


def _with_new_end(data: bytes) -> bytes:
    """Return a PDF with a new end that names its catalogue, the root of all objects."""
    catalogs = [*_CATALOG.finditer(data)]
    starts = list(_OBJECT.finditer(data, 0, catalogs[-1].start() if catalogs else 0))
    if not starts:
        return data
    return data + b"\ntrailer << /Root %b %b R >>\nstartxref\n0\n%%%%EOF\n" % starts[-1].groups()


def _damaged(name: str, what: str = "this PDF") -> UnreadableError:
    return UnreadableError(
        Message("{name}: {what} is damaged.", name=name, what=what),
        hint=Message("Copy or download it again, or open it and print it to a new PDF."),
    )


def _properties(pdf: Any, data: bytes) -> dict[str, str]:
    """Return what a PDF says of its text in its properties, or else in its metadata."""
    said = pdf.get_metadata_dict()
    own = {
        "title": said.get("Title", ""),
        "author": said.get("Author", ""),
        "language": _language(pdf),
    }
    return {**own, **facts(data), **{fact: text for fact, text in own.items() if text}}


def _language(pdf: Any) -> str:
    import pypdfium2.raw as pdfium

    size = pdfium.FPDFCatalog_GetLanguage(pdf, None, 0)
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFCatalog_GetLanguage(pdf, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")


def _pages(pdf: Any, name: str) -> list[Printed]:
    from pypdfium2 import PdfiumError

    found: list[Printed] = []
    letters = 0
    for number in range(len(pdf)):
        try:
            page = pdf[number]
            printed = page.get_textpage()
        except PdfiumError:
            raise _damaged(name, f"page {number + 1} of this PDF") from None
        text = printed.get_text_range()
        letters += len(text)
        if letters > MOST_LETTERS:
            raise UnreadableError(
                Message("{name}: this PDF has too much text.", name=name), hint=Message("Split it.")
            )
        letters_of = _Page(printed, text)
        frames = letters_of.frames()
        if filled := fields(page):
            frames = [[*(frames[0] if frames else []), *filled], *frames[1:]]
        drawn = dots(page) if frames and _has_indents(frames[0]) else ()
        if letters_of.mirrored:
            drawn = tuple(dot._replace(x=-dot.right, right=-dot.x) for dot in drawn)
        found.append(Printed(frames, drawn))
        printed.close()
        page.close()
    return found


def _has_indents(frame: Frame) -> bool:
    """Return whether a line is indented more than another. Then there may be a list."""
    margin = min(line.x for line in frame)
    return any(line.x - margin > line.size for line in frame)


class _Page:
    """The letters of a page, read from PDFium."""

    def __init__(self, printed: Any, text: str) -> None:
        import pypdfium2.raw as pdfium

        self._pdfium = pdfium
        self._raw = printed.raw
        self._text = text
        self._numbers = self._letter_numbers(printed.count_chars())
        self._x, self._y, self._right, self._top = (ctypes.c_double() for _ in range(4))
        self._matrix = pdfium.FS_MATRIX()
        self._fonts: dict[int | None, bool] = {}
        self.mirrored = is_mostly_right_to_left(text)
        self._turn = 0
        """The rotation of the current letters, in quarter turns to the left. 4 means slanted."""

    def _letter_numbers(self, count: int) -> list[int] | range:
        """Return PDFium's number for each letter of the text."""
        text = self._text
        if count == len(text):
            return range(count)
        ask = self._pdfium.FPDFText_GetCharIndexFromTextIndex
        unit = 0
        numbers = []
        for letter in text:
            numbers.append(max(0, ask(self._raw, unit)))
            unit += 1 + (letter > "\uffff")
        return numbers

    def frames(self) -> list[Frame]:
        """Return the pieces of the page by rotation. The rotation of most letters comes first."""
        frames: dict[int, Frame] = {}
        for line in _LINE.finditer(self._text):
            found = self._line(line)
            if found:
                frames.setdefault(self._turn, []).extend(found)
        return sorted(frames.values(), key=lambda frame: -sum(len(one.text) for one in frame))

    def _line(self, line: "re.Match[str]") -> list[Line]:
        text = line[0].rstrip()
        start = line.start() + len(text) - len(text.lstrip())
        text = text.lstrip()
        first, last = self._numbers[start], self._numbers[start + len(text) - 1]
        if len(text) == 1 or _address(self._thing(last)) == _address(self._thing(first)):
            piece = self._piece(text, start)
            return [piece] if piece else []
        spans = self._spans(text, start)
        pieces = (self._piece(text[begin:end], start + begin, words) for begin, end, words in spans)
        return [piece for piece in pieces if piece]

    def _piece(
        self, text: str, start: int, words: tuple[tuple[float, int], ...] = ()
    ) -> Line | None:
        """Return the piece of the line that begins at a letter, unless it is not to be read."""
        numbers = self._numbers
        main = numbers[start + _longest(words, len(text))]
        size = self._size_and_turn(main)
        if not size:
            return None
        x, y = self._origin(main)
        last = numbers[start + len(text) - 1]
        if self.mirrored:
            left, right = self._ends(numbers[start], last)
        else:
            left, right = words[0][0] if words else x, self._ends(last, last)[1]
        bold = self._is_bold(numbers[start]) and all(
            self._is_bold(numbers[start + at]) for _, at in words[1:]
        )
        text = self._with_superscripts(text, start, y, size)
        if self.mirrored:
            edges = [self._box(numbers[start + at])[:2] for at in range(len(text))]
            text = in_order(text, edges)
        if not text.isascii():
            text = text.translate(_HYPHENS)
        left, right = min(left, right), max(left, right)
        if not isfinite(left + right + y + size):
            left = right = y = 0.0
            size, words = _SMALLEST, ()
        return Line(text, left, right, y, size, bold, words)

    def _spans(self, text: str, start: int) -> list[_Span]:
        """Return where to cut a line that was set in several steps, and the starts of its words."""
        numbers = self._numbers
        size = self._size_and_turn(numbers[start])
        found = []
        for match in _WORD.finditer(text):
            number = numbers[start + match.start()]
            x = self._ends(number, number)[0] if self.mirrored else self._origin(number)[0]
            found.append((x, *match.span()))
        spans = []
        begun, words = 0, [(found[0][0], 0)]
        for (x, at, end), (following, next_at, _) in pairwise(found):
            step = following - x
            if self.mirrored or not 0 <= step < size * (0.4 * (end - at) + 0.9):
                right = self._ends(numbers[start + at], numbers[start + end - 1])[1]
                if not -2 * size < following - right < WIDE_SPACE * size:
                    spans.append((begun, end, tuple(words)))
                    begun, words = next_at, []
            words.append((following, next_at - begun))
        spans.append((begun, len(text), tuple(words)))
        return spans

    def _with_superscripts(self, text: str, start: int, y: float, size: float) -> str:
        """Return a text with raised digits as superscripts: ten to the ninth is not 109."""
        raised = [
            at for match in _DIGITS.finditer(text) for at in range(*match.span())
            if self._box(self._numbers[start + at])[2] - y > _RAISED * size
        ]  # fmt: skip
        if not raised or len(raised) == len(text):
            return text
        letters = [*text]
        for at in raised:
            letters[at] = letters[at].translate(SUPERSCRIPT)
        return "".join(letters)

    def _thing(self, number: int) -> Any:
        """Return the page object that a letter belongs to."""
        return self._pdfium.FPDFText_GetTextObject(self._raw, number)

    def _is_bold(self, number: int) -> bool:
        pdfium = self._pdfium
        thing = self._thing(number)
        if not thing:
            return False
        font = pdfium.FPDFTextObj_GetFont(thing)
        address = _address(font)
        if address not in self._fonts:
            name = ctypes.create_string_buffer(128)
            pdfium.FPDFFont_GetBaseFontName(font, name, len(name))
            self._fonts[address] = bool(
                _HEAVY.search(name.value.decode("utf-8", "replace"))
                or pdfium.FPDFFont_GetFlags(font) & _FORCE_BOLD
            )
        return (
            self._fonts[address]
            or pdfium.FPDFTextObj_GetTextRenderMode(thing) == _FILLED_AND_STROKED
        )

    def _size_and_turn(self, number: int) -> float:
        """Return the size of a letter, and record its rotation.

        0 means that it is not to be read.
        """
        matrix = self._matrix
        self._pdfium.FPDFText_GetMatrix(self._raw, number, matrix)
        along, across = matrix.a, matrix.b
        size: float = self._pdfium.FPDFText_GetFontSize(self._raw, number)
        size = max(abs(size) * (hypot(matrix.c, matrix.d) or 1.0), _SMALLEST)
        slanted = min(abs(along), abs(across)) > _SLANT * max(abs(along), abs(across))
        if slanted and size > _LARGEST_SLANTED:
            return 0.0  # "DRAFT" across the page
        if slanted:
            self._turn = 4
        elif abs(along) >= abs(across):
            self._turn = 0 if along >= 0 or matrix.d > 0 else 2
        else:
            self._turn = 1 if across > 0 else 3
        return size

    def _origin(self, number: int) -> tuple[float, float]:
        self._pdfium.FPDFText_GetCharOrigin(self._raw, number, self._x, self._y)
        if not (self._turn or self.mirrored):
            return self._x.value, self._y.value
        x, y = _turned(self._turn, self._x.value, self._y.value)
        return (-x if self.mirrored else x), y

    def _ends(self, first: int, last: int) -> tuple[float, float]:
        """Return the start of the first letter and the end of the last."""
        if not (self.mirrored or self._turn):
            left, right, _ = self._box(last)
            return (left if first == last else self._box(first)[0]), right
        boxes = [self._box(first), self._box(last)]
        left, right = min(box[0] for box in boxes), max(box[1] for box in boxes)
        return (-right, -left) if self.mirrored else (left, right)

    def _box(self, number: int) -> tuple[float, float, float]:
        """Return the start, the end and the lower edge of a letter."""
        x, right, y, top = self._x, self._right, self._y, self._top
        self._pdfium.FPDFText_GetCharBox(self._raw, number, x, right, y, top)
        if not self._turn:
            return x.value, right.value, y.value
        one = _turned(self._turn, x.value, y.value)
        other = _turned(self._turn, right.value, top.value)
        return min(one[0], other[0]), max(one[0], other[0]), min(one[1], other[1])


def _address(handle: Any) -> int | None:
    return ctypes.cast(handle, ctypes.c_void_p).value


def _longest(words: Sequence[tuple[float, int]], length: int) -> int:
    """Return the start of the longest word in a text."""
    longest = most = 0
    end = length + 1
    for _, start in reversed(words):
        if end - start > most:
            longest, most = start, end - start
        end = start
    return longest


def _turned(turn: int, x: float, y: float) -> tuple[float, float]:
    """Return a place on a page after rotating the page."""
    if turn == 0:
        return x, y
    return ((y, -x), (-x, -y), (-y, x), (x, y))[turn - 1]
