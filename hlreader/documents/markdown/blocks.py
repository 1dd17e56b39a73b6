"""CommonMark with tables and front matter, read piece by piece.

``pieces`` cuts the text and ``inline`` reads running text. Only these three modules import
markdown-it.
"""

import re
from collections.abc import Iterator
from html import unescape
from itertools import pairwise

from markdown_it.token import Token

from hlreader.documents import front_matter
from hlreader.documents.chunks import Chunk, Continued, Sizes
from hlreader.documents.lazy import LazyDocument
from hlreader.documents.markdown import pieces as markdown_pieces
from hlreader.documents.markdown.inline import Aligner, HtmlTags
from hlreader.documents.markdown.pieces import Piece
from hlreader.documents.markdown.site_tags import without_tags
from hlreader.models import (
    Block,
    CodeBlock,
    Divider,
    Document,
    Heading,
    ItemList,
    ListItem,
    Paragraph,
    Quotation,
    Run,
    Runs,
    Table,
    plain_text,
    without_end_space,
)
from hlreader.patterns import TAG_ATTRIBUTES, lazy
from hlreader.sanitize import is_invisible, neutralise

_HTML_PIECES = lazy(
    rf"""
      (?P<hidden> <!--.*?(?:-->|\Z) | <(?P<raw>script|style|template)\b.*?(?:</(?P=raw)\s*>|\Z) )
    | (?P<block> </?(?:address|article|aside|blockquote|br|caption|dd|details|div|dl|dt|figcaption|
        figure|footer|form|h[1-6]|header|hr|legend|li|main|nav|ol|option|p|pre|section|summary|table|
        tbody|td|tfoot|th|thead|title|tr|ul)\b{TAG_ATTRIBUTES}> )
    | (?P<tag> </?[a-z]{TAG_ATTRIBUTES}> | <[!?][^<>]*> )
    | (?P<entity> &(?:\#\d+|\#x[0-9a-f]+|\w+); )
    | (?P<line> \n )
    | [^<&\n]+ | [<&]
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)

# GitHub's notes in quotations, the title of a box, and the box of a task in a list.
_ALERT = lazy(r"\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]\s*", re.IGNORECASE)
_BOX_TITLE = lazy(r"(?:\w+(?:\[(?=.*\]))?|\{[^}]*\})\s*(?P<title>[^\]]+)\]?")
_TASK = lazy(r"\[[ xX]\](?=\s)")

TAKES = str


def parse(text: str, name: str) -> Document:
    """Return the document of a clean Markdown text. Raises ContentError for bad front matter."""
    return parse_lazily(text, name).whole()


def parse_lazily(text: str, name: str) -> LazyDocument:
    """Return the document of a clean Markdown text, with blocks that are read on demand.

    Raises ContentError for bad front matter.
    """
    fields, body = front_matter.split(text, name)
    masked = without_tags(text, name)
    return LazyDocument(
        name,
        text,
        fields,
        lambda: _read(masked, body),
        chunks=lambda sizes: _chunks(masked, body, sizes),
    )


def _read(text: str, body: int) -> Iterator[Block]:
    for piece in markdown_pieces.pieces(text, body):
        yield from _Reader(piece, text).blocks()


def _chunks(text: str, body: int, sizes: Sizes) -> Iterator[Chunk]:
    """Yield the blocks. A block that continues one of the piece before is ``Continued``."""
    before: Block = Divider(0)
    for piece in markdown_pieces.chunks(text, body, sizes):
        continues = piece.continues
        for block in _Reader(piece, text).blocks():
            if continues:
                before = _rest(block, before, piece)
                if before != CodeBlock("", piece.start):  # only the end of a fence
                    yield Continued(before)
            else:
                before = block
                yield block
            continues = False


def _rest(block: Block, before: Block, piece: Piece) -> Block:
    """Return a block as the rest of the block before, without the lines that open it."""
    if isinstance(block, ItemList) and isinstance(before, ItemList) and before.start is not None:
        return block._replace(start=before.start + len(before.items))
    if isinstance(block, Table):
        return block._replace(header=(), offset=piece.start)
    return block._replace(offset=piece.start) if isinstance(block, CodeBlock) else block


class _Reader:
    """Turns markdown-it's flat tokens into nested blocks."""

    def __init__(self, piece: Piece, source: str) -> None:
        self.tokens = iter(piece.tokens)
        self.source = source
        self.starts = piece.line_starts
        self.end = piece.end

    def offset(self, token: Token) -> int:
        """Return the offset of the first character, other than a space, of a token's first line."""
        if not token.map:
            return 0
        start = self.starts[min(token.map[0], len(self.starts) - 1)]
        while start < len(self.source) and self.source[start] in " \t":
            start += 1
        return start

    def blocks(self, end: str = "") -> Iterator[Block]:
        """Yield the blocks up to the token of type ``end``, or all of them."""
        for token in self.tokens:
            if token.type == end:
                return
            builder = _BUILDERS.get(token.type)
            if builder:
                yield from builder(self, token, self.offset(token))

    def heading(self, token: Token, offset: int) -> Iterator[Block]:
        yield Heading(self.inline("heading_close"), int(token.tag[1]), offset)

    def paragraph(self, _: Token, __: int) -> Iterator[Block]:
        runs = self.inline("paragraph_close")
        notes = [*self.notes(runs)]
        if notes:
            yield ItemList(tuple(notes), None, notes[0].offset)
        elif runs:
            yield Paragraph(runs, runs[0].offset)

    def notes(self, runs: Runs) -> Iterator[ListItem]:
        """Yield the footnotes in a paragraph of footnotes (``[^1]: The text of a note.``)."""
        starts = [
            number
            for number, (run, after) in enumerate(pairwise(runs))
            if run.aside and after.text.startswith(":") and self.begins_line(run.offset)
        ]
        if starts[:1] != [0]:
            return
        for start, end in pairwise([*starts, len(runs)]):
            mark, text, *more = runs[start:end]
            text = text._replace(text=text.text[1:], offset=text.offset + 1)  # without the colon
            note = without_end_space([one._replace(aside=True) for one in (mark, text, *more)])
            yield ListItem((Paragraph(note, mark.offset),), mark.offset)

    def begins_line(self, offset: int) -> bool:
        """Return whether only spaces and quotation markers come before an offset on its line."""
        return not self.source[self.source.rfind("\n", 0, offset) + 1 : offset].strip(" >\t")

    def bullet_list(self, _: Token, offset: int) -> Iterator[Block]:
        yield ItemList(self.items("bullet_list_close"), None, offset)

    def ordered_list(self, token: Token, offset: int) -> Iterator[Block]:
        start = token.attrGet("start")
        number = 1 if start is None else int(start)
        yield ItemList(self.items("ordered_list_close"), number, offset)

    def quotation(self, _: Token, offset: int) -> Iterator[Block]:
        blocks = tuple(self.blocks("blockquote_close"))
        first = blocks[0] if blocks else None
        kind = _ALERT.match(plain_text(first.runs)) if isinstance(first, Paragraph) else None
        if kind and isinstance(first, Paragraph) and _is_sign(first.runs[0]):
            blocks = (*_titled(kind[1], first, kind.end()), *blocks[1:])
        yield Quotation(blocks, offset)

    def box(self, token: Token, offset: int) -> Iterator[Block]:
        """Yield a note in a box as a quotation, with its title as the first paragraph."""
        end = token.type.replace("_open", "_close")
        info = token.info.strip()
        title: Runs = ()
        if token.type == "container_box_open" and (named := _BOX_TITLE.fullmatch(info)):
            at = self.source.find(named["title"], offset)
            title = (Run(neutralise(named["title"]), max(at, offset), strong=True),)
        first = (Paragraph(title, title[0].offset),) if title else ()
        yield Quotation((*first, *self.blocks(end)), offset)

    def box_title(self, _: Token, __: int) -> Iterator[Block]:
        runs = tuple(run._replace(strong=True) for run in self.inline("admonition_title_close"))
        if runs:
            yield Paragraph(runs, runs[0].offset)

    def code(self, token: Token, offset: int) -> Iterator[Block]:
        yield CodeBlock(neutralise(token.content.rstrip("\n")), offset)

    def divider(self, _: Token, offset: int) -> Iterator[Block]:
        yield Divider(offset)

    def items(self, end: str) -> tuple[ListItem, ...]:
        items = []
        for token in self.tokens:
            if token.type == end:
                break
            if token.type == "list_item_open":
                inside = _without_box(tuple(self.blocks("list_item_close")))
                items.append(ListItem(inside, self.offset(token)))
        return tuple(items)

    def table(self, _: Token, offset: int) -> Iterator[Block]:
        rows: list[list[Runs]] = []
        in_row = row_end = 0  # where to look for the row's next cell in the source
        for token in self.tokens:
            if token.type == "table_close":
                break
            if token.type == "tr_open":
                rows.append([])
                in_row = self.offset(token)
                row_end = self.source.find("\n", in_row)
                row_end = self.end if row_end < 0 else row_end
            elif token.type == "inline":
                written = token.content.replace("|", "\\|")  # the parser removed the backslash
                found = self.source.find(written, in_row, row_end)
                in_row = found if found >= 0 else in_row
                token.content = written
                rows[-1].append(self.runs(token, [in_row]))
                in_row += len(written)
        width = len(rows[0])
        cells = [tuple((row + [()] * width)[:width]) for row in rows]
        yield Table(cells[0], tuple(cells[1:]), offset)

    def inline(self, end: str) -> Runs:
        """Return the runs of the one inline token before the token of type ``end``."""
        runs: Runs = ()
        for token in self.tokens:
            if token.type == end:
                break
            if token.type == "inline":
                runs = self.runs(token, self.content_lines(token))
        return runs

    def content_lines(self, token: Token) -> list[int]:
        """Return the offset of each line of an inline token's content.

        The parser removes the markers of lists and quotations from the lines.
        """
        offsets = []
        line = token.map[0] if token.map else 0
        for content in token.content.split("\n"):
            start = self.starts[min(line, len(self.starts) - 1)]
            end = self.starts[line + 1] - 1 if line + 1 < len(self.starts) else self.end
            found = self.source.rfind(content, start, end)
            offsets.append(found if found >= 0 else start)
            line += 1
        return offsets

    def runs(self, token: Token, content_lines: list[int]) -> Runs:
        return tuple(Aligner(token, content_lines).runs())

    def html(self, token: Token, _: int) -> Iterator[Block]:
        """Yield the text of a block of HTML as paragraphs.

        Comments, scripts, styles and tags are left out. The tag of a block begins a paragraph.
        """
        aligner = Aligner(token, self.content_lines(token))
        tags = HtmlTags()
        runs: list[Run] = []
        for piece in _HTML_PIECES.finditer(token.content):
            if piece["block"]:
                yield from _paragraph(runs)
                runs = []
            elif piece["tag"]:
                tags.read(piece["tag"])
            elif not piece["hidden"]:
                text = unescape(piece[0]) if piece["entity"] else piece[0].replace("\n", " ")
                lead = 0 if runs else len(text) - len(text.lstrip())
                if not is_invisible(text[lead:]):
                    at = aligner.source_offset(piece.start() + lead)
                    before = runs[-1].text if runs else ""
                    runs += tags.runs(before, Run(neutralise(text[lead:]), at))
        yield from _paragraph(runs)


def _paragraph(runs: list[Run]) -> Iterator[Block]:
    """Yield a paragraph of runs without spaces at its end, if it has any text."""
    kept = without_end_space(runs)
    if kept:
        yield Paragraph(kept, kept[0].offset)


def _is_sign(run: Run) -> bool:
    """Return whether a note may begin with a run. An escaped bracket is a run of its own."""
    return not run.code and len(run.text) > 1


def _titled(kind: str, first: Paragraph, end: int) -> Iterator[Block]:
    """Yield the kind of a note ("Warning") as an aside, then its first paragraph."""
    yield Paragraph((Run(kind.capitalize(), first.offset, strong=True, aside=True),), first.offset)
    rest = _from(first.runs, end)
    if rest:
        yield Paragraph(rest, rest[0].offset)


def _without_box(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks of a list item, with the checkbox of a task as an aside."""
    first = blocks[0] if blocks else None
    box = _TASK.match(first.runs[0].text) if isinstance(first, Paragraph) else None
    if not (box and isinstance(first, Paragraph)):
        return blocks
    mark = first.runs[0]._replace(text=box[0], aside=True)
    return (Paragraph((mark, *_from(first.runs, box.end())), first.offset), *blocks[1:])


def _from(runs: Runs, index: int) -> Runs:
    """Return runs without the first ``index`` characters of their text."""
    kept = []
    for run in runs:
        cut = min(index, len(run.text))
        index -= cut
        if run.text[cut:]:
            kept.append(run._replace(text=run.text[cut:], offset=run.offset + cut))
    return tuple(kept)


_BUILDERS = {
    "heading_open": _Reader.heading,
    "paragraph_open": _Reader.paragraph,
    "bullet_list_open": _Reader.bullet_list,
    "ordered_list_open": _Reader.ordered_list,
    "blockquote_open": _Reader.quotation,
    "table_open": _Reader.table,
    "fence": _Reader.code,
    "code_block": _Reader.code,
    "hr": _Reader.divider,
    "admonition_open": _Reader.box,
    "admonition_title_open": _Reader.box_title,
    "container_box_open": _Reader.box,
    "html_block": _Reader.html,
}
"""The method that reads the block of each token."""
