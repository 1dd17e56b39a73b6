"""Cuts a Markdown text into pieces of whole top-level blocks, parsed one after another.

What follows a block changes it only while it is open, and of the blocks at the top level only the
last can be open. So a piece of the text is parsed up to some blank line, its last block is left
aside, and the next piece begins at it.

A link may be defined anywhere in the text. So before the first piece, the parts of the text that
may hold a definition are looked at.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, TypeAlias

from markdown_it import MarkdownIt
from markdown_it.token import Token

from hlreader.documents.lines import line_starts

PIECE = 16 * 1024
"""About how many characters are parsed at a time."""

_DEEPEST = 40
"""How deep quotations and lists may nest; what lies deeper is left out by the parser."""

_DEFINITION = "]:"
# A definition, or what goes on over blank lines until it is closed: a fence, some kinds of HTML.
_LANDMARK = re.compile(
    r"^ {0,3}(?:```|~~~|<(?:[!?]|script|pre|style|textarea))|\]:", re.MULTILINE | re.IGNORECASE
)
# Behind a blank line, a line that begins so is in no list, and so at the top level.
_TOP_LEVEL = re.compile(r"(?![-+*](?:\s|\Z)|\d{1,9}[.)](?:\s|\Z))\S")

_References: TypeAlias = dict[str, Any]


class Piece(NamedTuple):
    """The tokens of whole blocks, from an offset in the source up to an ``end``."""

    tokens: Sequence[Token]
    line_starts: Sequence[int]
    """The offsets of the piece's lines, and of more: the tokens tell lines by their numbers."""
    end: int


def pieces(text: str, start: int) -> Iterator[Piece]:
    """Yield the pieces of a clean Markdown text from an offset on."""
    references = _references(text, start)
    parser = _parser()
    while start < len(text):
        piece = _piece(parser, text, start, references, PIECE)
        yield piece
        start = piece.end


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable("table")
    return parser.disable("text_join")  # keeps entities and escapes apart, each with its source


def _piece(parser: MarkdownIt, text: str, start: int, references: _References, size: int) -> Piece:
    """Return the piece that begins at a top-level block, of about a size."""
    while True:
        blank = text.find("\n\n", start + size)
        end = blank + 2 if blank >= 0 else len(text)
        tokens = parser.parse(text[start:end], {"references": references})
        starts = [start + offset for offset in line_starts(text[start:end])]
        if end == len(text) or not tokens:
            return Piece(tokens, starts, end)
        last = max(number for number, token in enumerate(tokens) if _begins_block(token))
        first_line = (tokens[last].map or [0])[0]
        if first_line:
            return Piece(tokens[:last], starts, starts[first_line])
        size = 2 * size or 1


def _begins_block(token: Token) -> bool:
    return token.level == 0 and token.nesting >= 0


def _references(text: str, start: int) -> _References:
    """Return the definitions of links in a text, as the parser keeps them.

    From landmark to landmark: from the last place before it that is at the top level, a landmark's
    block is parsed, so that a definition in a fence is known for what it is.
    """
    references: _References = {}
    last = text.rfind(_DEFINITION, start)
    if last < 0:
        return references
    parser = _parser()
    parser.disable("inline")
    for landmark in _LANDMARK.finditer(text, start, last + len(_DEFINITION)):
        found = landmark.start()
        if found >= start:
            start = _top_level_before(text, start, found)
        while start <= found:
            start = _piece(parser, text, start, references, found - start).end
    return references


def _top_level_before(text: str, start: int, found: int) -> int:
    """Return the last offset up to ``found`` at the top level; ``start`` if there is no other."""
    blank = text.rfind("\n\n", start, found)
    while blank >= 0:
        if _TOP_LEVEL.match(text, blank + 2):
            return blank + 2
        blank = text.rfind("\n\n", start, blank + 1)
    return start
