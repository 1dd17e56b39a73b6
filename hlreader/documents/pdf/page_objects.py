"""What a page of a PDF shows besides its letters: drawn bullets, and the text in forms.

Nothing is run: PDFium reads the fields of a form as they were saved.
"""

import ctypes
from typing import Any

from hlreader.documents.pdf.lines import Line

_LEAST_DOT, _MOST_DOT = 1.0, 8.0
_SQUARE = 0.7
_MOST_DRAWN = 20_000
_MOST_DOTS = 200
_MOST_FIELDS = 1000
_LARGEST_LETTERS = 11.0


def dots(page: Any) -> tuple[Line, ...]:
    """Return what is drawn on a page and may be a bullet: it is small, and as wide as high.

    The height of each is that of its middle.
    """
    import pypdfium2.raw as pdfium

    found = []
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for number in range(min(pdfium.FPDFPage_CountObjects(page), _MOST_DRAWN)):
        thing = pdfium.FPDFPage_GetObject(page, number)
        if pdfium.FPDFPageObj_GetType(thing) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        pdfium.FPDFPageObj_GetBounds(thing, left, bottom, right, top)
        width, height = right.value - left.value, top.value - bottom.value
        square = min(width, height) > _SQUARE * max(width, height)
        if square and _LEAST_DOT < width < _MOST_DOT:
            middle = (bottom.value + top.value) / 2
            found.append(Line("•", left.value, right.value, middle, width, bold=False))
    return tuple(found[:_MOST_DOTS])


def fields(page: Any) -> list[Line]:
    """Return what the fields of a form on a page hold, and the notes typed on it."""
    import pypdfium2.raw as pdfium

    found = []
    rectangle = pdfium.FS_RECTF()
    keys = {pdfium.FPDF_ANNOT_WIDGET: b"V", pdfium.FPDF_ANNOT_FREETEXT: b"Contents"}
    for number in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MOST_FIELDS)):
        note = pdfium.FPDFPage_GetAnnot(page, number)
        if not note:
            continue
        key = keys.get(pdfium.FPDFAnnot_GetSubtype(note))
        is_text = key and pdfium.FPDFAnnot_GetValueType(note, key) == pdfium.FPDF_OBJECT_STRING
        text = " ".join(_string(note, key).split()) if key and is_text else ""
        if text and pdfium.FPDFAnnot_GetRect(note, rectangle):
            left, right = sorted((rectangle.left, rectangle.right))
            bottom, top = sorted((rectangle.bottom, rectangle.top))
            size = min(_LARGEST_LETTERS, 0.7 * (top - bottom))
            middle = (bottom + top - 0.7 * size) / 2
            found.append(Line(text, left, right, middle, size, bold=False))
        pdfium.FPDFPage_CloseAnnot(note)
    return found


def _string(note: Any, key: bytes) -> str:
    import pypdfium2.raw as pdfium

    size = pdfium.FPDFAnnot_GetStringValue(note, key, None, 0)
    buffer = ctypes.create_string_buffer(size)
    letters = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
    pdfium.FPDFAnnot_GetStringValue(note, key, letters, size)
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")
