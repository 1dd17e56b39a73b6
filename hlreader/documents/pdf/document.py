"""PDF files, with PDFium: printed letters become blocks.

A PDF has no lines of text, only letters at places. So a place in the document is the number of the
page (from 1) and a column in its text. ``Document.source`` has one line for each page, joined from
its printed lines. Each step has a module: ``letters`` (pieces of text and their places), ``lines``,
``columns`` (reading order and tables), ``margins`` (running headers), ``paragraphs`` and
``blocks``.
"""

from itertools import accumulate

from hlreader.documents.pdf.blocks import blocks_of
from hlreader.documents.pdf.columns import in_reading_order
from hlreader.documents.pdf.letters import read
from hlreader.documents.pdf.lines import lines_of
from hlreader.documents.pdf.margins import parts_of
from hlreader.documents.pdf.paragraphs import Group, groups_of
from hlreader.documents.properties import properties
from hlreader.errors import UnreadableError
from hlreader.messages import Message
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
            Message("{name}: this PDF has no text. It may be a scan.", name=name),
            hint=Message("Run it through text recognition (OCR) first."),
        )
    upright, running = parts_of([frames[0] if frames else [] for frames in pages])
    bodies = [
        [found for frame in (body, *frames[1:]) for found in in_reading_order(frame)]
        for body, frames in zip(upright, pages, strict=True)
    ]
    # What the margins repeat comes last, so its place is on the last page.
    margins = [Group([(len(pages) - 1, line)], aside=True) for line in running]
    blocks, texts = blocks_of([*groups_of(bodies), *margins], len(pages))
    starts = (0, *accumulate(len(text) + 1 for text in texts[:-1]))
    return Document(name, "\n".join(texts), blocks, properties(**said), starts)
