"""Join the pieces of text on a printed page into lines.

Pieces at the same height are one line if the spaces between them are no wider than between words. A
bullet or number before a text is its label.
"""

import re
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

WIDE_SPACE = 0.8
"""The widest space between two words, in letter sizes. After a wider one, a new line begins."""

_LETTER_WIDTH = 0.5
_OVERLAP = 0.15
_SPACE = 0.12
_SAME_HEIGHT = 0.3
_LABEL_SPACE = 4.0
_NUMBER_SPACE = 2.0
_DOT_SPACE = 2.5
_DOT_HEIGHT = 0.7

LABEL = re.compile(
    r"(?:[•◦▪▫‣⁃∙·●○■□➢➤❖✓✔\uf0b7\uf0a7\uf0d8\uf0fc\uf06f\ufffd*–-]|(\d{1,3}|[a-z])[.)])(?:\s+|$)"
)
"""A bullet, or a number with its punctuation, before a list item."""

_LABEL_APART = re.compile(r"o|§|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})[.)]")
_RAISED_NUMBERS = re.compile(r"[\d,–-]+")
SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
"""Raised digits are kept like this until it is clear whether they are a power or a note's mark."""

_LEADER = re.compile(r"\s*(?:[.·…]\s*){5,}")
_NUMBER = re.compile(r"\d{1,3}")


class Line(NamedTuple):
    """A line, or a piece of one.

    Places are in points. They increase upwards and to the right, or to the left on pages that are
    read from right to left.
    """

    text: str
    x: float
    right: float
    y: float
    """The height of its baseline."""
    size: float
    """The size of its letters."""
    bold: bool
    """Whether all its letters are bold."""
    words: tuple[tuple[float, int], ...] = ()
    """The start of each word, on the page and in ``text``.

    Empty if the line was set in one step.
    """
    label: str = ""
    """The bullet or number before it."""
    label_x: float = 0.0
    order: int = 0
    """Its number among the lines in the file."""

    @property
    def outer(self) -> float:
        """Where its label begins, or the line if it has none."""
        return self.label_x if self.label else self.x


def lines_of(pieces: Sequence[Line], dots: Sequence[Line] = ()) -> list[Line]:
    """Return the lines of pieces, from top to bottom.

    A dot that is drawn before a line is its label. Other dots are left out.
    """
    numbered: list[Line] = []
    for number, piece in enumerate(pieces):
        if numbered and _is_power(numbered[-1], piece):
            raised = piece._replace(text=piece.text.translate(SUPERSCRIPT), y=numbered[-1].y)
            numbered[-1] = join(numbered[-1], raised, "")
        else:
            numbered.append(piece._replace(order=number))
    lines = [line for row in _rows(numbered) for line in _joined(row)]
    return [_with_dot(line, dots) for line in lines] if dots else lines


def _with_dot(line: Line, dots: Sequence[Line]) -> Line:
    for dot in dots:
        gap = line.x - dot.right
        at_height = 0 < dot.y - line.y < _DOT_HEIGHT * line.size
        if not line.label and at_height and 0 < gap < _DOT_SPACE * line.size:
            return line._replace(label=dot.text, label_x=dot.x)
    return line


def _is_power(line: Line, piece: Line) -> bool:
    """Return whether a piece is a small number, raised at the end of a line."""
    return (
        0.1 < (piece.y - line.y) / line.size < 0.7  # noqa: PLR2004
        and piece.size < 0.85 * line.size
        and -0.1 < (piece.x - line.right) / line.size < 0.3  # noqa: PLR2004
        and _RAISED_NUMBERS.fullmatch(piece.text) is not None
    )


def _rows(pieces: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the pieces at the same height together, from left to right."""
    row: list[Line] = []
    for piece in sorted(pieces, key=attrgetter("y"), reverse=True):
        if row and row[0].y - piece.y > _SAME_HEIGHT * min(row[0].size, piece.size):
            yield sorted(row, key=attrgetter("x"))
            row = []
        row.append(piece)
    if row:
        yield sorted(row, key=attrgetter("x"))


def _joined(row: list[Line]) -> list[Line]:
    """Return the lines that the pieces of a row form."""
    if any(_LEADER.search(piece.text) for piece in row):
        return [_with_short_leader(row)]
    if len(row) == 1:
        return row
    made = [row[0]]
    for piece in row[1:]:
        before = made[-1]
        gap = piece.x - before.right
        smaller = min(before.size, piece.size)
        if _is_label(before, gap, alone=len(row) == 2):  # noqa: PLR2004
            made[-1] = piece._replace(
                label=before.text, label_x=before.x, order=min(before.order, piece.order)
            )
        elif -_OVERLAP * smaller < gap < WIDE_SPACE * piece.size:
            made[-1] = join(before, piece, " " if gap > _SPACE * smaller else "")
        else:
            made.append(piece)
    return made


def _with_short_leader(row: list[Line]) -> Line:
    """Return a row as one line, with leader dots before a number as one sign."""
    whole = row[0]
    for piece in row[1:]:
        whole = join(whole, piece)
    return whole._replace(text=_LEADER.sub(" … ", whole.text).strip(), words=())


def join(before: Line, piece: Line, space: str = " ") -> Line:
    """Return a line with a piece added at its end."""
    text = f"{before.text}{space}"
    words = (
        *(before.words or ((before.x, 0),)),
        *((x, len(text) + at) for x, at in (piece.words or ((piece.x, 0),))),
    )
    main = max(before, piece, key=lambda line: len(line.text))
    return before._replace(
        text=text + piece.text,
        right=max(before.right, piece.right),
        y=main.y,
        size=main.size,
        bold=before.bold and piece.bold,
        words=words,
        order=min(before.order, piece.order),
    )


def _is_label(line: Line, gap: float, *, alone: bool) -> bool:
    """Return whether a piece is the label of the text after the gap."""
    if line.label or gap < 0:
        return False
    if LABEL.fullmatch(line.text) or _LABEL_APART.fullmatch(line.text):
        return gap < _LABEL_SPACE * line.size
    return alone and bool(_NUMBER.fullmatch(line.text)) and gap < _NUMBER_SPACE * line.size


def split(line: Line, at: float) -> list[Line]:
    """Return a line in two parts, cut before the word at a place if a wide space is before it."""
    start = next(start for x, start in line.words if x == at)
    right = tuple((x, begin - start) for x, begin in line.words if begin >= start)
    left = tuple(word for word in line.words if word[1] < start)
    return [
        line._replace(
            text=line.text[:start].rstrip(), right=at - WIDE_SPACE * line.size, words=left
        ),
        line._replace(text=line.text[start:], x=at, words=right, label="", label_x=0.0),
    ]


def has_room(line: Line, following: Line, right: float) -> bool:
    """Return whether the first word of the following line would have fitted on this line."""
    word = following.text.split(maxsplit=1)[0]
    width = _LETTER_WIDTH * line.size * (len(word) + 1) + line.size
    return line.right + width < right
