"""CommonMark with tables and front matter. The only module that knows markdown-it.

markdown-it tells on which lines a block stands, but not where in them its words do. ``_Aligner``
finds each piece of text again in the source, in order, so that every run has its offset.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from html import unescape

from markdown_it import MarkdownIt
from markdown_it.token import Token

from hlreader.documents import front_matter
from hlreader.documents.lines import line_starts
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
    without_end_space,
)
from hlreader.sanitize import clean_line, neutralise

_DEEPEST = 40
"""How deep quotations and lists may nest; what lies deeper is left out by the parser."""

_SOFT_HYPHEN = "\xad"
_ATTRIBUTES = r"""(?: [^<>"'] | "[^"]*" | '[^']*' )*"""
_HTML_PIECES = re.compile(
    rf"""
      (?P<hidden> <!--.*?(?:-->|\Z) | <(?P<raw>script|style|template)\b.*?(?:</(?P=raw)\s*>|\Z) )
    | (?P<block> </?(?:address|article|aside|blockquote|br|caption|dd|details|div|dl|dt|figcaption|
        figure|footer|form|h[1-6]|header|hr|legend|li|main|nav|ol|option|p|pre|section|summary|table|
        tbody|td|tfoot|th|thead|title|tr|ul)\b{_ATTRIBUTES}> )
    | (?P<tag> </?[a-z]{_ATTRIBUTES}> | <[!?][^<>]*> )
    | (?P<entity> &(?:\#\d+|\#x[0-9a-f]+|\w+); )
    | (?P<line> \n )
    | [^<&\n]+ | [<&]
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_LINE_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)
_REST_OF_LINK = re.compile(
    r"""  # an address in parentheses, perhaps with a title
      \]\(\s* (?: <[^<>\n]*> | (?: \\. | [^\s()\\] | \( (?: \\. | [^\s()\\] )* \) )* )
        (?: \s+ (?: "(?:\\.|[^"\\])*" | '(?:\\.|[^'\\])*' | \((?:\\.|[^()\\])*\) ) )? \s*\)
    | \]\[[^\]]*\]  # to a definition elsewhere
    | \]            # to a definition of the same name
    | >             # an address in angle brackets
    """,
    re.VERBOSE,
)

TAKES = str


def parse(text: str, name: str) -> Document:
    """Return the document of a clean Markdown text. Raises ContentError for its front matter."""
    fields, body = front_matter.split(text, name)
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable("table")
    parser.disable("text_join")  # keeps entities and escapes apart, each with its source
    starts = line_starts(text)
    first_line = text.count("\n", 0, body)
    reader = _Reader(parser.parse(text[body:]), text, starts, first_line)
    return Document(name, text, reader.blocks(), fields, starts)


class _Reader:
    """Turns markdown-it's flat tokens into nested blocks."""

    def __init__(
        self, tokens: Sequence[Token], source: str, starts: Sequence[int], first_line: int
    ) -> None:
        self.tokens = iter(tokens)
        self.source = source
        self.starts = starts
        self.first_line = first_line

    def offset(self, token: Token) -> int:
        """Return where a token's first line has its first character that is not a space."""
        if not token.map:
            return 0
        start = self.starts[min(token.map[0] + self.first_line, len(self.starts) - 1)]
        while start < len(self.source) and self.source[start] in " \t":
            start += 1
        return start

    def blocks(self, end: str = "") -> tuple[Block, ...]:
        """Return the blocks up to the token of type ``end``, or all of them."""
        return tuple(self._blocks(end))

    def _blocks(self, end: str) -> Iterator[Block]:
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
        if runs:
            yield Paragraph(runs, runs[0].offset)

    def bullet_list(self, _: Token, offset: int) -> Iterator[Block]:
        yield ItemList(self.items("bullet_list_close"), None, offset)

    def ordered_list(self, token: Token, offset: int) -> Iterator[Block]:
        start = token.attrGet("start")
        number = 1 if start is None else int(start)
        yield ItemList(self.items("ordered_list_close"), number, offset)

    def quotation(self, _: Token, offset: int) -> Iterator[Block]:
        yield Quotation(self.blocks("blockquote_close"), offset)

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
                items.append(ListItem(self.blocks("list_item_close"), self.offset(token)))
        return tuple(items)

    def table(self, _: Token, offset: int) -> Iterator[Block]:
        rows: list[list[Runs]] = []
        in_row = 0  # where in the source the row's next cell is to be looked for
        for token in self.tokens:
            if token.type == "table_close":
                break
            if token.type == "tr_open":
                rows.append([])
                in_row = self.offset(token)
            elif token.type == "inline":
                written = token.content
                found = self.source.find(written, in_row)
                if "|" in written:  # the parser took the backslash off
                    written = written.replace("|", "\\|")
                    found = self.source.find(written, in_row)
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
        """Return where in the source each line of an inline token's content begins.

        The parser takes the markers of lists and quotations off the front of each line.
        """
        offsets = []
        line = (token.map[0] if token.map else 0) + self.first_line
        for content in token.content.split("\n"):
            start = self.starts[min(line, len(self.starts) - 1)]
            end = self.starts[line + 1] - 1 if line + 1 < len(self.starts) else len(self.source)
            found = self.source.rfind(content, start, end)
            offsets.append(found if found >= 0 else start)
            line += 1
        return offsets

    def runs(self, token: Token, content_lines: list[int]) -> Runs:
        return tuple(_Aligner(token, content_lines).runs())

    def html(self, token: Token, _: int) -> Iterator[Block]:
        """Yield the text of a block of HTML as paragraphs.

        Comments, scripts, styles and tags are left out; the tag of a block begins a paragraph.
        """
        aligner = _Aligner(token, self.content_lines(token))
        runs: list[Run] = []
        for piece in _HTML_PIECES.finditer(token.content):
            if piece["block"]:
                yield from _paragraph(runs)
                runs = []
            elif not (piece["hidden"] or piece["tag"]):
                text = unescape(piece[0]) if piece["entity"] else piece[0].replace("\n", " ")
                lead = 0 if runs else len(text) - len(text.lstrip())
                if text[lead:] and text != _SOFT_HYPHEN:
                    at = aligner.source_offset(piece.start() + lead)
                    runs.append(Run(neutralise(text[lead:]), at))
        yield from _paragraph(runs)


def _paragraph(runs: list[Run]) -> Iterator[Block]:
    """Yield a paragraph of runs without the space at its end, if it has any text."""
    kept = without_end_space(runs)
    if kept:
        yield Paragraph(kept, kept[0].offset)


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
    "html_block": _Reader.html,
}
"""What reads the block that a token begins."""


class _Aligner:
    """Finds the text of an inline token again in the source."""

    def __init__(self, token: Token, content_lines: list[int]) -> None:
        self.token = token
        self.content = token.content
        self.content_lines = content_lines
        self.breaks = line_starts(token.content)
        self.position = 0  # in the content: what stands before is done

    def source_offset(self, position: int) -> int:
        line = bisect_right(self.breaks, position) - 1
        return self.content_lines[line] + position - self.breaks[line]

    def take(self, literal: str) -> int:
        """Move past the next place where ``literal`` stands; return its source offset."""
        found = self.content.find(literal, self.position)
        if found < 0:  # the parser changed it: the place reached so far is the nearest
            return self.source_offset(self.position)
        self.position = found + len(literal)
        return self.source_offset(found)

    def skip_link(self) -> None:
        """Move past the closing bracket of a link and the address behind it."""
        rest = _REST_OF_LINK.search(self.content, self.position)
        if rest:
            self.position = rest.end()

    def runs(self) -> Iterator[Run]:
        """Yield the runs of the inline token."""
        strong = emphasis = 0
        links: list[str] = []
        for child in self.token.children or ():
            if child.type in ("strong_open", "strong_close"):
                strong += child.nesting
            elif child.type in ("em_open", "em_close"):
                emphasis += child.nesting
            elif child.type == "link_open":
                links.append(clean_line(str(child.attrGet("href") or "")))
            elif child.type == "link_close":
                links.pop()
                self.skip_link()
            else:
                text, at = self.text(child)
                if text and text != _SOFT_HYPHEN:
                    code = child.type == "code_inline"
                    link = links[-1] if links else ""
                    yield Run(neutralise(text), at, strong > 0, emphasis > 0, code, link)

    def text(self, child: Token) -> tuple[str, int]:
        """Return the text of a token that is not markup, and its source offset."""
        if child.type == "text":
            return child.content, self.take(child.content)
        if child.type == "text_special":  # an entity or an escape
            return child.content, self.take(child.markup)
        if child.type == "softbreak":
            return " ", self.take("\n")
        if child.type == "hardbreak":
            return "\n", self.take("\n")
        if child.type == "code_inline":
            self.take(child.markup)
            at = self.take(child.content)
            self.take(child.markup)
            return child.content, at
        if child.type == "image":
            at = self.take("![")
            self.skip_link()
            return f"[picture: {child.content}]" if child.content else "[picture]", at
        at = self.take(child.content)  # html_inline: a line break counts, other tags do not
        return "\n" if _LINE_BREAK_TAG.fullmatch(child.content) else "", at
