"""Comments in a text that silence a rule: for the block behind them, or for a region.

    <!-- hlreader: ignore HL101 because the law asks for these words -->
    <!-- hlreader: off HL201, HL202 because this part is for nurses -->   ... until ...
    <!-- hlreader: on HL201 -->

Codes and names both serve. ``ignore`` holds for the next block, or for the one it stands in.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from hlreader.models import CodeBlock, Document, walk

_COMMENT = re.compile(
    r"<!--\s*hlreader:\s*(?P<what>ignore|off|on)\b(?P<rules>[^>]*?)(?:\bbecause\b(?P<reason>[^>]*?))?-->"
)
_ADDRESSED = re.compile(r"<!--\s*hlreader\b:?\s*(?P<word>[^\s>]*)[^>]*?-->")
_SEPARATORS = re.compile(r"[\s,;]+")


class Ignore(NamedTuple):
    """A comment, and the stretch of the source, ``start`` to ``end``, in which it holds."""

    rules: tuple[str, ...]
    reason: str
    offset: int
    """Where the comment itself begins."""
    length: int
    start: int
    end: int

    def covers(self, offset: int) -> bool:
        """Tell whether what begins at an offset stands where the comment holds."""
        return self.start <= offset < self.end


class Misread(NamedTuple):
    """A comment that speaks to hlreader in words it does not know, and the first of them."""

    word: str
    offset: int
    length: int


def ignores(document: Document) -> Iterator[Ignore]:
    """Yield the comments of a document that silence rules, each word of one on its own."""
    found = _comments(document, _COMMENT)
    for number, match in enumerate(found):
        if match["what"] == "on":
            continue
        rules = tuple(word for word in _SEPARATORS.split(match["rules"]) if word)
        reason = (match["reason"] or "").strip()
        for rule in rules or ("",):
            if match["what"] == "off":
                start, end = match.end(), _end_of_region(document, found[number + 1 :], rule)
            else:
                start, end = _block(document, match.start(), match.end())
            length = match.end() - match.start()
            yield Ignore((rule,) if rule else (), reason, match.start(), length, start, end)


def misread_comments(document: Document) -> Iterator[Misread]:
    """Yield the comments of a document that are meant for hlreader and silence nothing."""
    for match in _comments(document, _ADDRESSED):
        if not _COMMENT.match(match[0]):
            yield Misread(match["word"], match.start(), len(match[0]))


def _comments(document: Document, pattern: "re.Pattern[str]") -> "list[re.Match[str]]":
    """Return the comments that fit a pattern, but for those in code, which are examples."""
    if "hlreader" not in document.source:
        return []
    code = [(block.offset, block.offset + len(block.text)) for block in walk(document.blocks)
            if isinstance(block, CodeBlock)]  # fmt: skip
    return [
        match
        for match in pattern.finditer(document.source)
        if not any(start <= match.start() < end for start, end in code)
    ]


def _end_of_region(document: Document, later: "list[re.Match[str]]", rule: str) -> int:
    for match in later:
        if match["what"] == "on":
            words = [word for word in _SEPARATORS.split(match["rules"]) if word]
            if not words or rule in words:
                return match.start()
    return len(document.source)


def _block(document: Document, start: int, end: int) -> tuple[int, int]:
    """Return where the block reaches that a comment stands in or, alone on its lines, before."""
    source = document.source
    before = source[source.rfind("\n", 0, start) + 1 : start]
    line_end = source.find("\n", end)
    after = source[end : line_end if line_end >= 0 else len(source)]
    offsets = [block.offset for block in document.blocks]
    if before.strip() or after.strip():
        begin = max((offset for offset in offsets if offset <= start), default=start)
        behind = [offset for offset in offsets if offset > start]
        # A comment at the very beginning of its block stands before the block's first word.
        if not before.strip() and behind and not source[end : behind[0]].strip():
            begin = behind.pop(0)
    else:
        behind = [offset for offset in offsets if offset >= end]
        begin = behind.pop(0) if behind else end
    return begin, behind[0] if behind else len(source)
