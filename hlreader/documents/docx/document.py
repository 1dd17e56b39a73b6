"""Word files (.docx): headings, paragraphs, lists, tables, links and notes as blocks.

A Word file has no lines. A place is the number of the paragraph and a column in it. Paragraphs
count from 1 through the whole body, including empty ones and those in table cells. Text boxes come
after the paragraph that they belong to, and notes at the end. Headers and footers come last.
Comments, tables of contents, and deleted, struck out and hidden text are not read. The style or
outline level makes a paragraph a heading. Numbering or a list style makes it a list item.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from hlreader.documents.docx.body import Body
from hlreader.documents.docx.handout import added_notes, handout_of
from hlreader.documents.docx.names import W, is_on, value
from hlreader.documents.docx.numbering import Numbering
from hlreader.documents.docx.styles import Styles
from hlreader.documents.docx.text import Inline, Note
from hlreader.documents.margins import as_margins
from hlreader.documents.ooxml import A, R, diagram_paragraphs
from hlreader.documents.package import Element, Package, Relationship, readable
from hlreader.documents.properties import office_properties
from hlreader.documents.transcript import Transcript, as_notes
from hlreader.errors import UnreadableError
from hlreader.messages import Message
from hlreader.models import Document, Paragraph

TAKES = bytes

_TITLE = Message("Word file")
_MARGINS = (f"{W}headerReference", f"{W}footerReference")


def parse(data: bytes, name: str) -> Document:
    """Return the document of a Word file. Raises UnreadableError."""
    package = Package(data, name, _TITLE)
    with readable(name, _TITLE):
        return _document(package, name)


def parse_article(data: bytes, name: str) -> Document:
    """Return a Word file like ``parse``, but of a hand-out only its article and its fields."""
    package = Package(data, name, _TITLE)
    with readable(name, _TITLE):
        return _document(package, name, only_article=True)


def _document(package: Package, name: str, *, only_article: bool = False) -> Document:
    main = package.related("officeDocument") or "word/document.xml"
    root = package.xml(main)
    text = None if root is None else root.find(f"{W}body")
    if root is None or text is None:
        raise UnreadableError(
            Message("{name}: this Word file is damaged. Its text is missing.", name=name),
            hint=Message("Open it in a word processor and save it again as .docx."),
        )
    parts = {one.kind: one.target for one in package.relationships(main).values()}
    styles = Styles(package.xml(parts.get("styles", "")))
    numbering = Numbering(package.xml(parts.get("numbering", "")), styles)
    handout = handout_of(package, styles) if only_article else None
    added = added_notes(package.xml(parts.get("footnotes", ""))) if handout else frozenset()
    bookmarks = handout.links() if handout else {}
    transcript = Transcript()

    def body(part: str) -> Body:
        related = package.relationships(part)
        links = {key: one.target for key, one in related.items() if one.is_external}
        inline = Inline(styles, links, transcript.languages, bookmarks=bookmarks, added=added)
        drawn = partial(_drawn, package, related)
        return Body(styles, numbering, inline, transcript, drawn, is_handout=bool(handout))

    reader = body(main)
    blocks = reader.blocks(text)
    blocks += as_notes(_notes(package, reader.inline.notes, parts, body))
    if handout:
        return transcript.document(
            name, blocks, **{**office_properties(package), **handout.fields()}
        )
    blocks += as_margins(_margins(package, root, main, body), blocks)
    return transcript.document(name, blocks, **office_properties(package))


def _margins(
    package: Package, root: Element, main: str, body: Callable[[str], Body]
) -> Iterator[Paragraph]:
    """Yield the paragraphs of the headers and footers that pages have."""
    related = package.relationships(main)
    settings = package.xml(
        next((one.target for one in related.values() if one.kind == "settings"), "")
    )
    parts_even = settings is not None and is_on(settings.find(f"{W}evenAndOddHeaders"))
    parts: dict[str, None] = {}
    for section in root.iter(f"{W}sectPr"):
        kinds = {"", "default"} | ({"even"} if parts_even else set())
        kinds |= {"first"} if is_on(section.find(f"{W}titlePg")) else set()
        for one in section:
            if one.tag in _MARGINS and value(one, "type") in kinds:
                target = related.get(one.get(f"{R}id", ""))
                parts |= {target.target: None} if target else {}
    for part in parts:
        margin = package.xml(part)
        yield from [] if margin is None else body(part).note(margin)


def _notes(
    package: Package, notes: Iterable[Note], parts: Mapping[str, str], body: Callable[[str], Body]
) -> Iterator[tuple[str, list[Paragraph]]]:
    """Yield the mark and the text of each note that has a mark in the text."""
    texts: dict[str, tuple[Body, dict[str, Element]]] = {}
    for note in notes:
        if note.kind not in texts:
            part = parts.get(f"{note.kind}s", "")
            root = package.xml(part)
            found = [] if root is None else root.findall(f"{W}{note.kind}")
            texts[note.kind] = body(part), {value(one, "id"): one for one in found}
        reader, by_key = texts[note.kind]
        if note.key in by_key:
            yield note.mark, reader.note(by_key[note.key])


def _drawn(
    package: Package, related: Mapping[str, Relationship], paragraph: Element
) -> Iterator[str]:
    """Yield the texts of the diagrams (SmartArt) in a paragraph."""
    for text in diagram_paragraphs(package, related, paragraph):
        said = "".join(one.text or "" for one in text.iter(f"{A}t")).strip()
        if said:
            yield said
