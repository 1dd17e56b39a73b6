"""E-books (EPUB): the chapters, in the order of the book.

A chapter is read like a web page, but completely. An e-book has no lines. A place is the number of
the chapter, which is a file in the book, and a column in its text.
"""

import posixpath
import re
from collections.abc import Iterable, Iterator

from hlreader.documents.html.page import blocks_of_page
from hlreader.documents.package import Element, Package, resolved
from hlreader.documents.properties import review_in
from hlreader.documents.transcript import Transcript
from hlreader.errors import UnreadableError
from hlreader.messages import Message
from hlreader.models import (
    Block,
    CodeBlock,
    Document,
    Heading,
    ItemList,
    Paragraph,
    Quotation,
    Run,
    Runs,
    Table,
    plain_text,
)

TAKES = bytes

_TITLE = Message("e-book")
_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document")
# XML may close any element in its own tag. HTML ignores that.
_SELF_CLOSED = re.compile(
    rb"<(?!area\b|base\b|br\b|col\b|embed\b|hr\b|img\b|input\b|link\b|meta\b|source\b|track\b|wbr\b)"
    rb"([A-Za-z][\w:-]*+)((?:\s+[^<>\"']*+(?:\"[^\"<]*+\"|'[^'<]*+'))*+\s*+)/>"
)


def parse(data: bytes, name: str) -> Document:
    """Return the document of an e-book. Raises UnreadableError."""
    package = Package(data, name, _TITLE)
    container = package.xml(_CONTAINER)
    file = "" if container is None else _first(container, "rootfile").get("full-path", "")
    book = package.xml(file)
    if book is None:
        raise UnreadableError(
            Message(
                "{name}: this {title} is damaged. It does not say what is in it.",
                name=name,
                title=_TITLE,
            ),
            hint=Message("Copy or download it again."),
        )
    chapters = [*_chapters(book, posixpath.dirname(file))]
    _refuse_locked(package, chapters, name)
    transcript = Transcript()
    blocks: list[Block] = []
    for chapter in chapters:
        page = _SELF_CLOSED.sub(rb"<\1\2></\1>", package.read(chapter))
        transcript.begin_line()
        blocks += _written(blocks_of_page(page, name), transcript)
    if not blocks:
        raise UnreadableError(
            Message(
                "{name}: this {title} has no text. It may be made of pictures.",
                name=name,
                title=_TITLE,
            ),
            hint=Message("Run them through text recognition (OCR) first."),
        )
    said = _facts(book)
    return transcript.document(name, _under_title(blocks, said["title"]), **said)


def _facts(book: Element) -> dict[str, str]:
    """Return what a book says of itself, by the names of ``properties``."""
    roles = {
        one.get("refines", "").removeprefix("#"): one.text or ""
        for one in _named(book, "meta")
        if one.get("property") == "role"
    }
    authors, reviewers = [], []
    for tag, usual in (("creator", "aut"), ("contributor", "")):
        for one in _named(book, tag):
            attributes = (value for name, value in one.items() if name.endswith("}role"))
            role = (next(attributes, "") or roles.get(one.get("id", "")) or usual).strip()
            authors += [one.text or ""] if role == "aut" else []
            reviewers += [one.text or ""] if role == "rev" else []
    own = {
        one.get("property", "").rpartition(":")[2] or one.get("name", ""): (
            one.text or one.get("content") or ""
        )
        for one in _named(book, "meta")
    }
    return {
        "title": _first(book, "title").text or "",
        "language": _first(book, "language").text or "",
        "author": ", ".join(filter(None, authors)),
        **review_in({"reviewed_by": ", ".join(filter(None, reviewers)), **own}),
    }


def _named(root: Element, name: str) -> Iterator[Element]:
    """Yield the elements with a name. Older books have other namespaces, or none."""
    return (one for one in root.iter() if one.tag.rpartition("}")[2] == name)


def _first(root: Element, name: str) -> Element:
    """Return the first element with a name, or an empty element."""
    return next(_named(root, name), Element(name))


def _chapters(book: Element, folder: str) -> Iterator[str]:
    """Yield the parts to read, in order. Tables of contents are left out."""
    contents = {
        resolved(folder, one.get("href", "").partition("#")[0])
        for one in _named(book, "reference")
        if one.get("type") == "toc"
    }
    items = {one.get("id"): one for one in _named(book, "item")}
    read = set()
    for reference in _named(book, "itemref"):
        item = items.get(reference.get("idref"))
        if item is None or item.get("media-type") not in _PAGES:
            continue
        part = resolved(folder, item.get("href", ""))
        is_contents = "nav" in item.get("properties", "").split() or part in contents
        if not is_contents and part not in read:
            read.add(part)
            yield part


def _refuse_locked(package: Package, chapters: Iterable[str], name: str) -> None:
    """Raise UnreadableError if a chapter is encrypted. Encrypted fonts do not matter."""
    locks = package.xml(_ENCRYPTION)
    locked = [] if locks is None else _named(locks, "CipherReference")
    if {resolved("", one.get("URI", "")) for one in locked} & set(chapters):
        raise UnreadableError(
            Message(
                "{name}: this {title} is locked against copying (DRM).", name=name, title=_TITLE
            ),
            hint=Message("Ask for a copy without a lock."),
        )


def _under_title(blocks: list[Block], title: str) -> list[Block]:
    """Return blocks with headings one level lower, unless one of them is the book's title."""
    tops = [plain_text(one.runs) for one in blocks if isinstance(one, Heading) and one.level == 1]
    if not title.strip() or not tops or tops == [title.strip()]:
        return blocks
    return [
        one._replace(level=min(one.level + 1, 6)) if isinstance(one, Heading) else one
        for one in blocks
    ]


def _written(blocks: Iterable[Block], transcript: Transcript) -> Iterator[Block]:
    """Yield a chapter's blocks, each at its place in the transcript."""
    for block in blocks:
        if isinstance(block, (Heading, Paragraph)):
            runs, offset = transcript.write(block.runs)
            yield block._replace(runs=runs, offset=offset)
        elif isinstance(block, CodeBlock):
            _, offset = transcript.write([Run(block.text, 0)])
            yield block._replace(offset=offset)
        elif isinstance(block, Quotation):
            inside = tuple(_written(block.blocks, transcript))
            yield Quotation(inside, inside[0].offset if inside else 0)
        elif isinstance(block, ItemList):
            items = [
                item._replace(blocks=tuple(_written(item.blocks, transcript)))
                for item in block.items
            ]
            placed = [item._replace(offset=item.blocks[0].offset) for item in items if item.blocks]
            if placed:
                yield block._replace(items=tuple(placed), offset=placed[0].offset)
        elif isinstance(block, Table):
            rows = [_row(row, transcript) for row in (block.header, *block.rows)]
            offsets = (cell[0].offset for row in rows for cell in row if cell)
            yield Table(rows[0], tuple(rows[1:]), next(offsets, 0))
        else:
            yield block._replace(offset=transcript.write([])[1])


def _row(cells: Iterable[Runs], transcript: Transcript) -> tuple[Runs, ...]:
    return tuple(transcript.write(cell)[0] for cell in cells)
