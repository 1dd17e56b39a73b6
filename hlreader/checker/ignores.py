"""Comments in a text that turn off a rule, for the next block or for a region.

    <!-- hlreader: ignore HL101 because the law asks for these words -->
    <!-- hlreader: off HL201, HL202 because this part is for nurses -->   ... until ...
    <!-- hlreader: on HL201 -->

Both codes and names work. ``ignore`` applies to the next block, or to the block that it is in.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from hlreader.models import CodeBlock, Document, walk

_ORDER = re.compile(r"<!--\s*hlreader:\s*(?P<what>ignore|off|on)\b")
_ADDRESSED = re.compile(r"<!--\s*hlreader\b")
"""The beginning of a comment. Code finds its end: a pattern for the whole comment could read the
rest of the text for each comment that is not closed."""
_WORD = re.compile(r":?\s*(?P<word>[^\s>]*)")
_END = "-->"
_BECAUSE = re.compile(r"\bbecause\b")
_SEPARATORS = re.compile(r"[\s,;]+")
_SPACE = re.compile(r"\s*")
_REST_OF_LINE = re.compile(r"[^\S\n]*(?:\n|\Z)")


class Ignore(NamedTuple):
    """A comment, and the range ``source[start:end]`` that it applies to."""

    rules: tuple[str, ...]
    reason: str
    offset: int
    """Where the comment begins."""
    length: int
    start: int
    end: int


class Misread(NamedTuple):
    """A comment for hlreader with an unknown word."""

    word: str
    offset: int
    length: int


class _Comment(NamedTuple):
    """What a comment does: ignore, off or on."""

    start: int
    end: int
    what: str
    rules: tuple[str, ...]
    reason: str


def ignores(document: Document) -> Iterator[Ignore]:
    """Yield the comments of a document that turn off rules, once for each word."""
    found = [_comment(document.source, *comment) for comment in _comments(document, _ORDER)]
    switched_on = _switched_on(found)
    offsets = [block.offset for block in document.blocks]
    for comment in found:
        if comment.what == "on":
            continue
        start, end = comment.end, len(document.source)
        if comment.what == "ignore":
            start, end = _block(document.source, offsets, comment.start, comment.end)
        length = comment.end - comment.start
        for rule in comment.rules or ("",):
            if comment.what == "off":
                end = _end_of_region(switched_on, comment.end, rule, len(document.source))
            rules = (rule,) if rule else ()
            yield Ignore(rules, comment.reason, comment.start, length, start, end)


def misread_comments(document: Document) -> Iterator[Misread]:
    """Yield the comments of a document that are for hlreader but do nothing."""
    for opening, end in _comments(document, _ADDRESSED):
        start, said = opening.span()
        if not _ORDER.match(document.source, start, end):
            word = _WORD.match(document.source, said, end)
            yield Misread(word["word"] if word else "", start, end + len(_END) - start)


def _comments(
    document: Document, begins: "re.Pattern[str]"
) -> "Iterator[tuple[re.Match[str], int]]":
    """Yield the match for the beginning of each comment, and the offset where its words end.

    Comments in code are examples, so they are left out.
    """
    source = document.source
    if "hlreader" not in source:
        return
    code = [(block.offset, block.offset + len(block.text)) for block in walk(document.blocks)
            if isinstance(block, CodeBlock)]  # fmt: skip
    closed = last = 0
    for opening in begins.finditer(source):
        start, said = opening.span()
        if closed < said:
            closed = source.find(">", said)
        if closed < 0:
            return
        end = closed + 1 - len(_END)
        if start < last or end < said or not source.startswith(_END, end):
            continue
        last = closed
        number = bisect_right(code, (start, len(source))) - 1
        if number < 0 or start >= code[number][1]:
            yield opening, end


def _comment(source: str, opening: "re.Match[str]", end: int) -> _Comment:
    """Return what a comment does, from its beginning and the offset where its words end."""
    because = _BECAUSE.search(source, opening.end(), end)
    rules = source[opening.end() : because.start() if because else end]
    reason = source[because.end() : end].strip() if because else ""
    words = tuple(word for word in _SEPARATORS.split(rules) if word)
    return _Comment(opening.start(), end + len(_END), opening["what"], words, reason)


def _switched_on(comments: list[_Comment]) -> dict[str, list[int]]:
    """Return the offsets that switch each rule on again. The empty name means all rules."""
    found: dict[str, list[int]] = {}
    for comment in comments:
        if comment.what == "on":
            for rule in comment.rules or ("",):
                found.setdefault(rule, []).append(comment.start)
    return found


def _end_of_region(switched_on: dict[str, list[int]], start: int, rule: str, length: int) -> int:
    """Return the next offset that switches a rule on, or the length of the text."""
    ends = [length]
    for name in {rule, ""}:
        places = switched_on.get(name, [])
        ends += places[(number := bisect_left(places, start)) : number + 1]
    return min(ends)


def _block(source: str, offsets: list[int], start: int, end: int) -> tuple[int, int]:
    """Return the range of the block of a comment, or of the next if it is alone on its lines.

    Blocks begin at ``offsets``.
    """
    is_first = _begins_line(source, start)
    if is_first and _REST_OF_LINE.match(source, end):
        number = bisect_left(offsets, end)
        begin = offsets[number] if number < len(offsets) else end
    else:
        number = bisect_right(offsets, start) - 1
        begin = offsets[number] if number >= 0 else start
        following = offsets[number + 1] if number + 1 < len(offsets) else None
        # A comment at the very beginning of its block comes before the block's first word.
        if is_first and following is not None and _space_after(source, end) >= following:
            number, begin = number + 1, following
    return begin, offsets[number + 1] if number + 1 < len(offsets) else len(source)


def _begins_line(source: str, place: int) -> bool:
    """Return whether there is only white space before an offset on its line."""
    while place and source[place - 1] != "\n":
        place -= 1
        if not source[place].isspace():
            return False
    return True


def _space_after(source: str, place: int) -> int:
    """Return the offset where the white space after an offset ends."""
    space = _SPACE.match(source, place)
    return space.end() if space else place
