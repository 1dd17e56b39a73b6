"""Plain text: paragraphs between blank lines, lists by their bullets, headings by their look.

The rules, for text that people paste or save from the web:

- a line that begins with a bullet or a number and a dot begins a list item;
- a line of at most ten words that stands alone, begins with a capital letter or a digit and has
  no mark at its end is a heading, if the text has any other paragraph;
- a line of more than 25 words was not broken to fit a width, and is a paragraph of its own;
- all other lines up to a blank line are one paragraph.

The menus of a web page saved as text are left out, if prose remains. A menu is made of *labels*:
lines of at most ten words without a mark at their end, which end though the next word would have
fitted. These go:

- lines without a blank line between them (at least three, or two among other labels) of which more
  than half are labels and most begin with a capital letter, with the sentences among them: teasers;
- four or more lines that stand alone like headings, one after another, with no prose between. Of
  such a row before prose the last stays, as its heading; a line that says who wrote or reviewed
  the page, and when, is not taken for it. At the end of the text the whole row goes.
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
_PARAGRAPH_WORDS = 25
_FEWEST_LABELS = 3
_LONGEST_ROW = 3
_END_MARK = re.compile(r"[.!?:;,…]['\"’”»)\]]*$")
_ITEM_START = re.compile(r"['\"‘“«(¿¡]*[A-Z\dÀ-Þ]")
_BYLINE = re.compile(
    r"(?:(?:medically |clinically )?(?:reviewed|written|updated|published)|by|last (?:reviewed|"
    r"updated)|posted|date|revisado|escrito|actualizado|por)\b",
    re.IGNORECASE,
)


class _Line(NamedTuple):
    """A line that is not blank: its text without the space around it, and where that stands."""

    text: str
    offset: int
    bullet: "re.Match[str] | None"


TAKES = str


def parse(text: str, name: str) -> Document:
    """Return the document of a clean plain text."""
    starts = line_starts(text)
    groups = _without_menus(list(_groups(text, starts)))
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
        found = _Line(content.rstrip(), start + len(line) - len(content), bullet)
        if group and (bullet or not content or _begins_paragraph(group[-1], found)):
            yield group
            group = []
        if content:
            group.append(found)
    if group:
        yield group


def _begins_paragraph(above: _Line, line: _Line) -> bool:
    """Tell whether a paragraph begins without a blank line: in text with one to a line."""
    counts = [len(one.text.split()) for one in (above, line)]
    ended = _END_MARK.search(above.text) is not None or counts[0] <= _HEADING_WORDS
    return ended and not above.bullet and max(counts) > _PARAGRAPH_WORDS


def _without_menus(groups: list[list[_Line]]) -> list[list[_Line]]:
    """Return the groups without the menus of a web page, or all if nothing else is there."""
    kept: list[list[_Line]] = []
    row: list[list[_Line]] = []
    for group in groups:
        if _is_heading(group) or _is_menu(group, among_labels=bool(row)):
            row.append(group)
        else:
            kept += [*_row_before_prose(row), group]
            row = []
    kept += _row_at_end(row)
    return kept if any(not _is_heading(group) for group in kept) else groups


def _is_menu(group: list[_Line], *, among_labels: bool) -> bool:
    """Tell whether more than half of a group's lines are labels, and most begin like items."""
    if len(group) < _FEWEST_LABELS - among_labels or group[0].bullet:
        return False
    widest = max(len(line.text) for line in group)
    following = [len(line.text.split()[0]) + 1 for line in group[1:]]
    labels = sum(
        len(line.text.split()) <= _HEADING_WORDS
        and not _END_MARK.search(line.text)
        and len(line.text) + word <= widest
        for line, word in zip(group, [*following, 0], strict=True)
    )
    items = sum(_ITEM_START.match(line.text) is not None for line in group)
    return 2 * labels > len(group) and 2 * items > len(group)


def _row_before_prose(row: list[list[_Line]]) -> list[list[_Line]]:
    """Return what stays of a row of headings and menus before prose."""
    alone = [group for group in row if len(group) == 1]
    if sum(map(len, row)) <= _LONGEST_ROW:
        return alone
    titles = [group for group in alone if not _BYLINE.match(group[0].text)]
    return titles[-1:]


def _row_at_end(row: list[list[_Line]]) -> list[list[_Line]]:
    """Return what stays of a row of headings and menus at the end of the text."""
    return row if sum(map(len, row)) <= _LONGEST_ROW else []


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
