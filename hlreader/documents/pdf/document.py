"""PDF files, with PDFium: the letters that are printed become blocks.

A PDF knows no lines of text, only letters at places. Its place is the number of the page, counted
from 1, and a column in the page's text: ``Document.source`` holds one page to a line, as it was put
together from the printed lines. The way there, a module a step: ``letters`` (pieces of text and
their places), ``lines``, ``columns`` (the order of lines; tables), ``margins`` (running headers),
``paragraphs`` and ``blocks``.
"""

from itertools import accumulate

from hlreader.documents.pdf.blocks import blocks_of
from hlreader.documents.pdf.columns import in_reading_order
from hlreader.documents.pdf.letters import read
from hlreader.documents.pdf.lines import lines_of
from hlreader.documents.pdf.margins import without_margins
from hlreader.documents.pdf.paragraphs import groups_of
from hlreader.documents.properties import properties
from hlreader.errors import UnreadableError
from hlreader.models import Document

TAKES = bytes


def parse(data: bytes, name: str) -> Document:
    """Return the document of a PDF. Raises UnreadableError, with the next step."""
    said, printed = read(data, name)
    pages = [
        [lines_of(frame, () if number else page.dots) for number, frame in enumerate(page.frames)]
        for page in printed
    ]
    if not any(pages):
        raise UnreadableError(
            f"{name}: this PDF has no text. It may be a scan.",
            hint="Run it through text recognition (OCR) first.",
        )
    upright = without_margins([frames[0] if frames else [] for frames in pages])
    bodies = [
        [found for frame in (body, *frames[1:]) for found in in_reading_order(frame)]
        for body, frames in zip(upright, pages, strict=True)
    ]
    blocks, texts = blocks_of(groups_of(bodies), len(pages))
    starts = (0, *accumulate(len(text) + 1 for text in texts[:-1]))
    return Document(name, "\n".join(texts), blocks, properties(**said), starts)
