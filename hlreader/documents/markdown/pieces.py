"""Cut a Markdown text into pieces of whole top-level blocks, and parse them one by one.

Later text changes a block only while it is open, and only the last top-level block can be open. So
the last block of a piece is left out, and the next piece begins with it.

Callers that show pages use ``chunks``, which also cuts long blocks between items, rows or lines.
The rest of such a block is parsed after a copy of the lines that open it, such as the header of a
table or the first line of a fence.

A link may be defined anywhere in the text. The first link with its address elsewhere starts a
search of the parts of the text that may have definitions.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple, TypeAlias

from markdown_it import MarkdownIt
from markdown_it.common.normalize_url import normalizeLink
from markdown_it.common.utils import normalizeReference
from markdown_it.rules_block import StateBlock, reference
from markdown_it.token import Token
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.admon.index import admonition
from mdit_py_plugins.container import container_plugin

from hlreader import limits
from hlreader.documents.chunks import Sizes, place_to_cut
from hlreader.documents.lines import line_starts
from hlreader.documents.markdown.inline import Helpers, note_mark
from hlreader.patterns import lazy

PIECE = 16 * 1024
"""The approximate number of characters to parse at a time."""

# A definition, or a block that continues over blank lines until it is closed: a fence, some kinds
# of HTML. This searches for line starts anywhere, which is several times faster.
_LANDMARK = lazy(r"\]:|```|~~~|<(?i:[!?]|script|pre|style|textarea)")
_DEFINITION = "]:"
_BEFORE_LABEL = lazy(r"(?:[ \t>]|[-+*]|\d{1,9}[.)])*")
# A footnote or other text: after an address there are words that are not a title.
_NO_DEFINITION = lazy(r"\]:[ \t]*+(?:<[^<>\n]{,999}>|[^\s<]\S{,999}+)[ \t]++[^\s\"'(]")
# A definition on its own line. Most can be read without the parser.
_SIMPLE = lazy(
    r" {0,3}\[(?!\^)(?=[^\]\n]*[^\]\s])([^\[\]\\\n]+)\]:"
    r"[ \t]+((?:https?://)?[\w#/.][\w#/.,=?~+-]*)[ \t]*(?:\n(?=[ \t]*(?:\n|\[|\Z))|\Z)",
    re.ASCII,
)
_LONGEST = 1000
"""The most characters in a label, and before it on its line."""
_INDENTED = 4
"""A line that begins with this many spaces is code."""
_TAB = re.compile(r'=== {1,3}[!+]?"([^"\n]+)"[ \t]*')
"""The first line of a tab: its title."""
_FENCE = lazy(r"(`{3,}+)[^`\n]*+\n|(~{3,}+).*+\n")
# After a blank line, a line with this start is not in a list, so it is at the top level.
_TOP_LEVEL = lazy(r"(?![-+*](?:\s|\Z)|\d{1,9}[.)](?:\s|\Z))\S")

_References: TypeAlias = dict[str, Any]


class Piece(NamedTuple):
    """The tokens of whole blocks, from an offset in the source up to an ``end``."""

    tokens: Sequence[Token]
    line_starts: Sequence[int]
    """The offsets of lines, at least those of the piece. Tokens refer to lines by number."""
    end: int
    start: int = 0
    continues: bool = False
    """Whether its first block continues the last block of the piece before."""


def pieces(text: str, start: int) -> Iterator[Piece]:
    """Yield the pieces of a clean Markdown text from an offset on."""
    references = _Definitions(text, start)
    parser = _parser()
    while start < len(text):
        piece = _piece(parser, text, start, references, PIECE)
        yield piece
        start = piece.end


def _parser() -> MarkdownIt:
    """Return a parser of CommonMark with common extensions of GitHub and site generators.

    These are tables, struck out text, footnotes, notes in boxes ("!!! note", ":::note"), and tabs
    ('=== "Adults"').
    """
    # Some levels more, or the parser drops the rest of the text when it gets there.
    deepest = limits.DEEPEST_MARKDOWN + 10
    parser = MarkdownIt("commonmark", {"maxNesting": deepest}).enable(["table", "strikethrough"])
    parser.block.ruler.before("table", "innermost", _innermost)
    parser.inline.ruler.before("link", "note_mark", note_mark)
    parser.block.ruler.at("reference", _reference)
    admon_plugin(parser)
    parser.block.ruler.before("admonition", "tab", _tab)
    container_plugin(parser, "box", validate=_is_box)
    parser.helpers = Helpers()  # type: ignore[assignment]
    return parser.disable("text_join")  # keeps entities and escapes separate, with their source


def _innermost(state: StateBlock, line: int, last: int, silent: bool) -> bool:  # noqa: FBT001, ARG001
    """Read what is nested too deeply as one paragraph, with the marks that it begins with."""
    if state.level < limits.DEEPEST_MARKDOWN:
        return False
    end = line + 1
    while end < last and not state.isEmpty(end) and state.sCount[end] >= state.blkIndent:
        end += 1
    content = state.getLines(line, end, state.blkIndent, keepLastLF=False).strip()
    state.line = end
    state.push("paragraph_open", "p", 1).map = [line, end]
    text = state.push("inline", "", 0)
    text.content, text.map, text.children = content, [line, end], []
    state.push("paragraph_close", "p", -1)
    return True


def _tab(state: StateBlock, line: int, last: int, silent: bool) -> bool:  # noqa: FBT001
    """Read a tab, as site makers with Markdown have them, as a box with its title."""
    start = state.bMarks[line] + state.tShift[line]
    found = _TAB.match(state.src, start, state.eMarks[line])
    if not found:
        return False
    written, before = state.src, len(state.tokens)
    state.src = f"{written[:start]}!!!{written[start + 3 :]}"
    try:
        read = admonition(state, line, last, silent)
    finally:
        state.src = written
    titles = (token for token in state.tokens[before:] if token.type == "inline")
    if read and not silent and (title := next(titles, None)):
        title.content = found[1]
    return read


def _is_box(info: str, *_: str) -> bool:
    """Return whether a line of colons opens a box, that is, whether it names a kind of box."""
    return bool(info.strip())


def _reference(state: StateBlock, line: int, last: int, silent: bool) -> bool:  # noqa: FBT001
    """Read the definition of a link. The definition of a footnote, ``[^1]: …``, is text."""
    start = state.bMarks[line] + state.tShift[line]
    return not state.src.startswith("[^", start) and reference(state, line, last, silent)


def _piece(parser: MarkdownIt, text: str, start: int, references: _References, size: int) -> Piece:
    """Return the piece of about this size that begins at a top-level block."""
    while True:
        blank = text.find("\n\n", start + size)
        end = blank + 2 if blank >= 0 else len(text)
        tokens = parser.parse(text[start:end], {"references": references})
        starts = [start + offset for offset in line_starts(text[start:end])]
        if end == len(text) or not tokens:
            return Piece(tokens, starts, end)
        last = _last(tokens, 0)
        first_line = _line(tokens[last])
        if first_line:
            return Piece(tokens[:last], starts, starts[first_line])
        size = 4 * size or 1  # at most a third of it is parsed twice


def _last(tokens: Sequence[Token], level: int, kind: str = "") -> int:
    """Return the number of the last token that begins a block (of a kind) at a level, or 0."""
    begun = (
        number
        for number, token in enumerate(tokens)
        if token.level == level and token.nesting >= 0 and kind in ("", token.type)
    )
    return max(begun, default=0)


def _line(token: Token) -> int:
    return token.map[0] if token.map else 0


# Chunks


# Line starts at which a block may be cut.
_PROSE = lazy(r" {0,3}(?:> ?)?[^\W\d_]")
_CODE = lazy(r"(?: {4}|\t)[ \t]*\S")
_ANY = re.compile("")


class _Opened(NamedTuple):
    """A block that continues: the start and end of the lines that open it, in the source."""

    start: int = 0
    end: int = 0


class _Cut(NamedTuple):
    """A cut in a block: its place, and how many tokens stay. If none, parse up to the cut again."""

    place: int
    tokens: Sequence[Token] | None = None
    opened: _Opened = _Opened()


def chunks(text: str, start: int, sizes: Sizes) -> Iterator[Piece]:
    """Yield the pieces of a clean Markdown text from an offset on, and cut long blocks too."""
    references = _Definitions(text, start)
    parser = _parser()
    opened: _Opened | None = None
    while start < len(text):
        piece, opened = _chunk(parser, text, start, references, opened, sizes)
        yield piece
        start = piece.end


def _chunk(
    parser: MarkdownIt,
    text: str,
    start: int,
    references: _References,
    opened: _Opened | None,
    sizes: Sizes,
) -> tuple[Piece, _Opened | None]:
    """Return the piece that begins at a place, and the opening lines of a block that continues."""
    continues, (first, stop) = opened is not None, opened or _Opened()
    before = text[first:stop]
    starts_before = [first + offset for offset in line_starts(before)][:-1]

    def parsed(end: int) -> tuple[list[Token], list[int]]:
        starts = [start + offset for offset in line_starts(text[start:end])]
        tokens = parser.parse(before + text[start:end], {"references": references})
        return tokens, [*starts_before, *starts]

    size = sizes.chunk
    while True:
        end = _end_of_line(text, start + size, sizes.paragraph)
        tokens, starts = parsed(end)
        if end == len(text) or not tokens:
            return Piece(tokens, starts, end, start, continues), None
        last = _last(tokens, 0)
        line = _line(tokens[last])
        if line > len(starts_before):
            return Piece(tokens[:last], starts, starts[line], start, continues), None
        cut = _cut(text, tokens, starts, len(starts_before), end, sizes.paragraph)
        if cut:
            if cut.tokens is None:
                tokens, starts = parsed(cut.place)
            piece = Piece(cut.tokens or tokens, starts, cut.place, start, continues)
            return piece, opened if opened and stop else cut.opened
        size = max(2 * size, sizes.paragraph)


def _end_of_line(text: str, place: int, longest: int) -> int:
    """Return the end of the line at a place. If the line is too long, return a space in it."""
    end = text.find("\n", place, place + longest)
    if end >= 0 or place + longest >= len(text):
        return end + 1 or len(text)
    return place_to_cut(text, place, place + longest)


def _cut(
    text: str, tokens: Sequence[Token], starts: Sequence[int], before: int, end: int, longest: int
) -> _Cut | None:
    """Return the cut in the only block of a piece, if it can be cut.

    ``before`` is how many lines before the piece open the block. Paragraphs are cut after
    ``longest`` characters.
    """
    kind = tokens[0].type
    if kind in ("bullet_list_open", "ordered_list_open"):
        return _cut_between(tokens, starts, before, 1, "list_item_open")
    if kind == "blockquote_open":
        cut = _cut_between(tokens, starts, before, 1)
        if cut or tokens[1].type != "paragraph_open":
            return cut
    if kind == "table_open":
        cut = _cut_between(tokens, starts, max(before, 2), 2, "tr_open")
        return cut and cut._replace(opened=_Opened(starts[0], starts[2]))
    if kind in ("paragraph_open", "blockquote_open"):
        long = end - starts[before] >= longest
        return _cut_lines(text, starts, end, _PROSE) if long else None
    if kind == "fence":
        lines = tokens[0].map[1] if tokens[0].map else 0
        cut = _cut_lines(text, starts[1:lines], end, _ANY)
        return cut and cut._replace(opened=_Opened(starts[0], starts[1]))
    return _cut_lines(text, starts, end, _CODE) if kind == "code_block" else None


def _cut_between(
    tokens: Sequence[Token], starts: Sequence[int], before: int, level: int, kind: str = ""
) -> _Cut | None:
    """Return the cut before the last part of a block, if it has other parts."""
    last = _last(tokens, level, kind)
    line = _line(tokens[last])
    return _Cut(starts[line], tokens[:last]) if line > before else None


def _cut_lines(text: str, starts: Sequence[int], end: int, wanted: re.Pattern[str]) -> _Cut | None:
    """Return the cut before the last line that matches ``wanted`` and does not follow a blank line.

    If there is none, cut at the end, if that is inside a line.
    """
    for before, start in reversed([*pairwise(starts)]):
        if start < end and text[before:start].strip() and wanted.match(text, start):
            return _Cut(start)
    return None if text.endswith("\n", 0, end) else _Cut(end)


# Definitions of links


class _Definitions(dict[str, Any]):
    """The definitions of links in a text, in the parser's form. They are found on first use."""

    def __init__(self, text: str, start: int) -> None:
        super().__init__()
        self._unread: tuple[str, int] | None = (text, start)

    def _read(self) -> None:
        if self._unread:
            text, start = self._unread
            self._unread = None
            self.update(_references(text, start))

    def __contains__(self, label: object) -> bool:
        self._read()
        return super().__contains__(label)

    def __setitem__(self, label: str, definition: Any) -> None:
        """Store nothing: all definitions are known, and other text in a chunk may look like one."""

    def get(self, label: str, default: Any = None) -> Any:
        self._read()
        found = super().get(label, default)
        return {"title": "", "href": normalizeLink(found)} if isinstance(found, str) else found


def _references(text: str, start: int) -> _References:
    """Return the definitions of links in a text, as the parser keeps them, or their addresses.

    From landmark to landmark: from the last place before it that is at the top level, a landmark's
    block is parsed, so that a definition in a fence is not mistaken for one.
    """
    references: _References = {}
    last = _last_definition(text, start)
    if last < 0:
        return references
    parser = _parser()
    parser.disable("inline")
    for landmark in _LANDMARK.finditer(text, start, last + len(_DEFINITION)):
        found = landmark.start()
        defines = landmark[0] == _DEFINITION and not _NO_DEFINITION.match(text, found)
        if found < start or not (defines or _begins_line(text, found)):
            continue
        start = _top_level_before(text, start, found)
        if start == found:
            start = _end_of_fence(text, found)
        while simple := _SIMPLE.match(text, start):
            references.setdefault(normalizeReference(simple[1]), simple[2])
            start = simple.end()
        while start <= found:
            start = _piece(parser, text, start, references, found - start).end
    return references


def _last_definition(text: str, start: int) -> int:
    """Return the place of the last colon that may be part of a definition, or -1."""
    found = text.rfind(_DEFINITION, start)
    while found >= 0:
        label = text.rfind("[", max(found - _LONGEST, start), found)
        line = text.rfind("\n", max(label - _LONGEST, 0), label) + 1
        escaped = label > 0 and text[label - 1] == "\\"
        begins = label >= 0 and (escaped or _BEFORE_LABEL.fullmatch(text, line, label))
        if begins and not _NO_DEFINITION.match(text, found):
            return found
        found = text.rfind(_DEFINITION, start, found)
    return -1


def _begins_line(text: str, place: int) -> bool:
    """Return whether at most three spaces come before a place on its line."""
    line = place
    while line > max(place - _INDENTED, 0) and text[line - 1] == " ":
        line -= 1
    return line == 0 or text[line - 1] == "\n"


def _end_of_fence(text: str, start: int) -> int:
    """Return the end of a top-level fence at ``start``, or ``start`` if there is none."""
    opening = _FENCE.match(text, start)
    if not opening:
        return start
    fence = opening[1] or opening[2]
    closing = re.compile(rf"^ {{0,3}}{fence}{fence[0]}*[ \t]*$", re.MULTILINE)
    closed = closing.search(text, opening.end())
    return closed.end() if closed else len(text)


def _top_level_before(text: str, start: int, found: int) -> int:
    """Return the last top-level offset up to ``found``, or ``start`` if there is no other."""
    blank = text.rfind("\n\n", start, found)
    while blank >= 0:
        if _TOP_LEVEL.match(text, blank + 2):
            return blank + 2
        blank = text.rfind("\n\n", start, blank + 1)
    return start
