"""PDF files with a text layer, with pypdf: the lines that are printed become blocks.

A PDF knows no lines of text, only letters at places. Its place is the number of the page, counted
from 1, and a column in the page's text: ``Document.source`` holds one page to a line, as it was put
together from the printed lines (see ``printed``). The only module that knows pypdf.
"""

import io
import logging
import re
from collections.abc import Iterator
from itertools import pairwise
from math import hypot
from typing import Any, NamedTuple

from hlreader.documents.pdf.lines import LETTER_WIDTH, PrintedLine
from hlreader.documents.pdf.printed import blocks_of
from hlreader.documents.properties import properties
from hlreader.errors import UnreadableError
from hlreader.models import Document
from hlreader.sanitize import clean_line

TAKES = bytes

MOST_PAGES = 2000
"""The most pages that are read: more than any book for patients, less than an attack."""

_LIGATURES = {
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
    "\ufb05": "st", "\ufb06": "st",
}  # fmt: skip
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_SLANT = 0.1  # of the way to the right, so much up or down is slanted
_HEAVY = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)


def parse(data: bytes, name: str) -> Document:
    """Return the document of a PDF. Raises UnreadableError, with the next step."""
    import pypdf
    from pypdf.errors import DependencyError

    logging.getLogger("pypdf").addHandler(logging.NullHandler())  # its remarks are not ours
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableError(
                f"{name}: this PDF is locked with a password.",
                hint="Open it with the password, and save it without one.",
            )
        count = len(reader.pages)
        if count > MOST_PAGES:
            raise UnreadableError(
                f"{name}: this PDF has too many pages ({count}).",
                hint=f"Split it into parts of {MOST_PAGES} pages.",
            )
        pages = [_lines(page) for page in reader.pages]
        language = str(reader.root_object.get("/Lang") or "")
    except UnreadableError:
        raise
    except DependencyError:
        raise UnreadableError(
            f"{name}: this PDF is locked against copying.",
            hint="Print it to a new PDF, and read that.",
        ) from None
    except Exception as error:  # pypdf may raise anything for a broken file
        raise UnreadableError(
            f"{name}: this PDF is damaged ({type(error).__name__}).",
            hint="Copy or download it again, or open it and print it to a new PDF.",
        ) from None
    if not any(pages):
        raise UnreadableError(
            f"{name}: this PDF has no text. It may be a scan.",
            hint="Run it through text recognition (OCR) first.",
        )
    blocks, texts = blocks_of(pages)
    starts = [0]
    for text in texts[:-1]:
        starts.append(starts[-1] + len(text) + 1)
    return Document(name, "\n".join(texts), blocks, properties(language=language), tuple(starts))


class _Piece(NamedTuple):
    """Letters that are set in one go."""

    text: str
    x: float
    y: float
    size: float
    heavy: bool


def _printed(pieces: list[_Piece]) -> Iterator[PrintedLine]:
    """Yield the line that pieces make, if it has letters, with the cells it may consist of."""
    line = _set_line(pieces)
    if line:
        starts = [
            0,
            *(at for at in range(1, len(pieces)) if _stands_apart(*pieces[at - 1 : at + 1])),
        ]
        cells = [_set_line(pieces[start:end]) for start, end in pairwise([*starts, len(pieces)])]
        inked = tuple(cell for cell in cells if cell)
        yield line._replace(cells=inked if len(inked) > 1 else ())


def _stands_apart(before: _Piece, piece: _Piece) -> bool:
    """Return whether a piece is further off than a space and what letters differ in width."""
    spaced = before.text[-1].isspace() or piece.text[0].isspace()
    return spaced and piece.x - before.x > before.size * (2 + LETTER_WIDTH * len(before.text))


def _set_line(pieces: list[_Piece]) -> PrintedLine | None:
    """Return the line that pieces make, or None if they have no letters."""
    text = clean_line("".join(piece.text for piece in pieces).replace("\xad", "-"))
    inked = [piece for piece in pieces if piece.text.strip()]
    if not text or not inked:
        return None
    size = max(inked, key=lambda piece: len(piece.text)).size
    return PrintedLine(text, inked[0].x, inked[0].y, size, all(piece.heavy for piece in inked))


def _lines(page: Any) -> list[PrintedLine]:
    """Return the lines of a page, in the order in which they were set."""
    found: list[PrintedLine] = []
    pieces: list[_Piece] = []

    def end_line() -> None:
        found.extend(_printed(pieces))
        pieces.clear()

    def take(text: str, cm: Any, tm: Any, font: Any, size: float) -> None:
        if _is_slanted(tm, cm):
            return  # "DRAFT" across the page
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        scale = (hypot(tm[2], tm[3]) or 1.0) * (hypot(cm[2], cm[3]) or 1.0)
        heavy = bool(font) and _HEAVY.search(str(font.get("/BaseFont"))) is not None
        for number, part in enumerate(text.split("\n")):
            if number:
                end_line()
            if part:
                letters = _LIGATURE.sub(lambda match: _LIGATURES[match[0]], part)
                pieces.append(_Piece(letters, x, y, size * scale, heavy))

    page.extract_text(visitor_text=take)
    end_line()
    return found


def _is_slanted(tm: Any, cm: Any) -> bool:
    """Return whether letters are neither upright nor on their side."""
    along: float = abs(tm[0] * cm[0] + tm[1] * cm[2])
    across: float = abs(tm[0] * cm[1] + tm[1] * cm[3])
    return min(along, across) > _SLANT * max(along, across)
