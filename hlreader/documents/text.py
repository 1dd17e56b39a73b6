"""Plain text: paragraphs between blank lines, lists by their bullets, headings by their look.

The rules, for text that people paste or save from the web:

- a line that begins with a bullet or a number and a dot begins a list item;
- a line of at most ten words that stands alone, begins with a capital letter or a digit and has
  no mark at its end is a heading, if the text has any other paragraph;
- all other lines up to a blank line are one paragraph.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from hlreader.documents.lines import line_starts
from hlreader.models import Block, Document, Heading, ItemList, ListItem, Paragraph, Run
from hlreader.sanitize import neutralise

_BULLET = re.compile(r"[ \t]*(?:[•◦▪‣·*–-]|(\d{1,3})[.)])[ \t]+(?=\S)")
_HEADING = re.compile(r"[^\W_a-z].*[\w)'’\"”?]")
_HEADING_WORDS = 10


class _Line(NamedTuple):
    """A line that is not blank: its text without the space around it, and where that stands."""

    text: str
    offset: int
    bullet: "re.Match[str] | None"

TAKES = str


def parse(text: str, name: str) -> Document:
    """Return the document of a clean plain text."""
    starts = line_starts(text)
    groups = list(_groups(text, starts))
    headings = [_is_heading(group) for group in groups]
    has_prose = not all(headings)
    blocks: list[Block] = []
    for group, heading in zip(groups, headings, strict=True):
        if heading and has_prose:
            blocks.append(Heading((_run(group),), 2, group[0].offset))
        elif group[0].bullet:
            _add_item(blocks, group)
        else:
            blocks.append(Paragraph((_run(group),), group[0].offset))
    return Document(name, text, tuple(blocks), {}, starts)


def _groups(text: str, starts: tuple[int, ...]) -> Iterator[list[_Line]]:
    """Yield the lines of each paragraph, heading or list item."""
    group: list[_Line] = []
    for start, end in zip(starts, [*starts[1:], len(text) + 1], strict=True):
        line = text[start : end - 1]
        bullet = _BULLET.match(line)
        content = line[bullet.end() :] if bullet else line.lstrip()
        if group and (bullet or not content):
            yield group
            group = []
        if content:
            offset = start + len(line) - len(content)
            group.append(_Line(content.rstrip(), offset, bullet))
    if group:
        yield group


def _is_heading(group: list[_Line]) -> bool:
    text = group[0].text
    return (
        len(group) == 1
        and not group[0].bullet
        and len(text.split()) <= _HEADING_WORDS
        and _HEADING.fullmatch(text) is not None
    )


def _run(group: list[_Line]) -> Run:
    """Return a group's lines as one run, letter for letter but for the line ends.

    Indentation stays as spaces, so that offsets hold; layout folds them.
    """
    first = group[0].offset
    text = ""
    for line in group:
        text += " " * (line.offset - first - len(text)) + line.text
    return Run(neutralise(text), first)


def _add_item(blocks: list[Block], group: list[_Line]) -> None:
    """Add a list item to the list that the last block is, or begin a list."""
    bullet = group[0].bullet
    number = bullet[1] if bullet else None
    item = ListItem((Paragraph((_run(group),), group[0].offset),), group[0].offset)
    last = blocks[-1] if blocks else None
    if isinstance(last, ItemList) and (last.start is None) == (number is None):
        blocks[-1] = last._replace(items=(*last.items, item))
    else:
        blocks.append(ItemList((item,), int(number) if number else None, group[0].offset))
