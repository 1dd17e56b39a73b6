"""Plain text: find paragraphs by blank lines, lists by bullets, and headings by their look.

The rules, for text that people paste or save from the web:

- a line that begins with a bullet or a number and a dot begins a list item;
- a line of at most ten words between blank lines that begins with a capital letter or a digit and
  has no mark at its end is a heading, if the text has any other paragraph;
- a line of more than 25 words was not wrapped, so it is a paragraph of its own;
- all other lines up to a blank line are one paragraph.

Menus of a web page that was saved as text are left out, if prose remains. A menu has *labels*:
lines of at most ten words without a mark at their end. The next word would have fitted on the line,
compared with the widest line around it, or with 40 letters on a page with typical labels of the web
("Search", "Privacy policy"). These are removed:

- lines without a blank line between them (at least three, or two among other labels), if more than
  half are labels and most begin with a capital letter. Sentences among them are teasers and go too;
- four or more lines in a row that look like headings, without prose between them. Before prose, the
  last one stays as its heading, unless it says who wrote or reviewed the page. At the end of the
  text, the whole row is removed.
"""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple, TypeAlias

from hlreader.documents.byline_words import SECTION
from hlreader.documents.bylines import byline_parts, is_beside
from hlreader.documents.lazy import LazyDocument
from hlreader.models import Block, Document, Heading, ItemList, ListItem, Paragraph, Run

_BULLET = re.compile(r"[ \t]*(?:[•◦▪‣·*–-]|(\d{1,3})[.)])[ \t]+(?=\S)")
_HEADING = re.compile(r"[^\W_a-z].*[\w)'’\"”?]")
_HEADING_WORDS = 10
_PARAGRAPH_WORDS = 25
_FEWEST_LABELS = 3
_WEB_SIGNS = re.compile(
    r"^[ \t]*(?:skip to (?:main )?content|(?:main )?menu|search|log ?in|sign (?:in|up)|print|share|"
    r"privacy policy|cookies?(?: policy)?|terms of use|contact us|about us|home|©.*|advertisement)"
    r"[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_FEWEST_SIGNS = 2
_ENDS = 3000
_WEB_WIDTH = 40
_LONGEST_ROW = 3
_END_MARK = re.compile(r"[.!?:;,…]['\"’”»)\]]*$")
_ITEM_START = re.compile(r"['\"‘“«(¿¡]*[A-Z\dÀ-Þ©]")
_BYLINE = re.compile(
    r"(?:(?:medically |clinically )?(?:reviewed|written|updated|published)|by|last (?:reviewed|"
    r"updated)|posted|date|revisado|escrito|actualizado|por)\b",
    re.IGNORECASE,
)


class _Line(NamedTuple):
    """A line that is not blank: its text without spaces around it, and its place."""

    text: str
    offset: int
    bullet: "re.Match[str] | None"
    words: int
    byline: bool = False


_Group: TypeAlias = list[_Line]


TAKES = str


def parse(text: str, name: str) -> Document:
    """Return the document of a clean plain text."""
    return parse_lazily(text, name).whole()


def parse_lazily(text: str, name: str) -> LazyDocument:
    """Return the document of a clean plain text, with blocks that are read on demand."""
    return LazyDocument(name, text, {}, lambda: _read(text))


def _read(text: str) -> Iterator[Block]:
    items: list[ListItem] = []
    number: str | None = None  # the number of the first item, or None for bullets
    for group, heading in _without_menus(_with_bylines(_groups(text)), _widest_label(text)):
        offset, bullet = group[0].offset, group[0].bullet
        if items and (not bullet or (bullet[1] is None) != (number is None)):
            yield _list(items, number)
            items = []
        runs = (_run(group),)
        if heading:
            yield Heading(runs, 2, offset)
        elif bullet:
            number = number if items else bullet[1]
            items.append(ListItem((Paragraph(runs, offset),), offset))
        else:
            yield Paragraph(runs, offset)
    if items:
        yield _list(items, number)


def _list(items: list[ListItem], number: str | None) -> ItemList:
    return ItemList(tuple(items), int(number) if number else None, items[0].offset)


def _groups(text: str) -> Iterator[_Group]:
    """Yield the lines of each paragraph, heading or list item."""
    group: _Group = []
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        line = text[start : end if end >= 0 else len(text)]
        bullet = _BULLET.match(line)
        content = line[bullet.end() :] if bullet else line.lstrip()
        offset = start + len(line) - len(content)
        found = _Line(content.rstrip(), offset, bullet, len(content.split()))
        if group and (bullet or not content or _begins_paragraph(group[-1], found)):
            yield group
            group = []
        if content:
            group.append(found)
        start += len(line) + 1
    if group:
        yield group


def _with_bylines(groups: Iterator[_Group]) -> Iterator[_Group]:
    """Yield groups, with bylines as groups of their own."""
    early = True
    for group in groups:
        if not group[0].bullet and _is_byline(" ".join(line.text for line in group), early=early):
            yield [line._replace(byline=True) for line in group]
            continue
        lines = _bylines_in(group, early=early) if len(group) > 1 else group
        for _, part in groupby(lines, key=lambda line: line.byline):
            yield list(part)
        early = early and sum(line.words for line in group) <= _PARAGRAPH_WORDS


def _is_byline(text: str, *, early: bool) -> bool:
    return any(one.kind != "section" for one in byline_parts(text, early=early))


def _bylines_in(group: _Group, *, early: bool) -> _Group:
    """Return the lines of a group, with bylines marked.

    Neither a byline nor a name in it is in the middle of a sentence.
    """
    lines: _Group = []
    for number, line in enumerate(group):
        above, below = group[max(number - 1, 0)], group[min(number + 1, len(group) - 1)]
        apart = above.words <= _HEADING_WORDS or _END_MARK.search(above.text)
        byline = apart and not below.text[0].islower() and _is_byline(line.text, early=early)
        lines.append(line._replace(byline=bool(byline)))
    return [
        line._replace(byline=line.byline or (after.byline and is_beside(line.text)))
        for line, after in zip(lines, (*lines[1:], lines[-1]), strict=True)
    ]


def _begins_paragraph(above: _Line, line: _Line) -> bool:
    """Return whether a paragraph begins without a blank line, as in text with one per line."""
    if above.bullet or max(above.words, line.words) <= _PARAGRAPH_WORDS:
        return False
    return above.words <= _HEADING_WORDS or _END_MARK.search(above.text) is not None


def _widest_label(text: str) -> int:
    """Return how wide a label may always be: more than 0 if the text looks like a web page."""
    signs = {match[0].lower() for match in _WEB_SIGNS.finditer(text[:_ENDS] + text[-_ENDS:])}
    return _WEB_WIDTH if len(signs) >= _FEWEST_SIGNS else 0


def _without_menus(groups: Iterator[_Group], width: int) -> Iterator[tuple[_Group, bool]]:
    """Yield the groups that are not menus of a web page, each with whether it is a heading.

    ``width`` is the least width of a line that the next word must fit into. A text has headings
    only if it also has something else. If it does not, all groups stay.
    """
    row: list[_Group] = []
    has_prose = False
    for group in groups:
        among_labels = any(not label[0].byline for label in row)
        if group[0].byline or _is_heading(group) or _is_menu(group, width, among_labels):
            row.append(group)
        else:
            has_prose = True
            yield from ((label, not label[0].byline) for label in _row_before_prose(row))
            yield group, False
            row = []
    last = _row_at_end(row)
    if not has_prose:
        has_prose = not all(group[0].byline or _is_heading(group) for group in last)
        last = last if has_prose else row
    yield from ((group, has_prose and _is_heading(group)) for group in last)


def _is_menu(group: _Group, width: int, among_labels: bool) -> bool:  # noqa: FBT001
    """Return whether more than half of a group's lines are labels, and most begin like items."""
    if len(group) < _FEWEST_LABELS - among_labels or group[0].bullet:
        return False
    widest = max(width, *(len(line.text) for line in group))
    following = [len(line.text.split(None, 1)[0]) + 1 for line in group[1:]]
    labels = sum(
        line.words <= _HEADING_WORDS
        and not _END_MARK.search(line.text)
        and len(line.text) + word <= widest
        for line, word in zip(group, [*following, 0], strict=True)
    )
    items = sum(_ITEM_START.match(line.text) is not None for line in group)
    return 2 * labels > len(group) and 2 * items > len(group)


def _row_before_prose(row: list[_Group]) -> list[_Group]:
    """Return the groups that stay in a row of headings, menus and bylines before prose."""
    alone = [group for group in row if len(group) == 1 or group[0].byline]
    if _is_short(row):
        return alone
    labels = [group for group in alone if not group[0].byline]
    *before, title = [group for group in labels if not _BYLINE.match(group[0].text)] or [[]]
    sections = [group for group in before if SECTION.fullmatch(group[0].text)][-1:]
    kept = [[line._replace(byline=True) for line in group] for group in sections]
    return [*kept, *(group for group in alone if group is title or group[0].byline)]


def _row_at_end(row: list[_Group]) -> list[_Group]:
    """Return the groups that stay in a row of headings and menus at the end of the text."""
    return row if _is_short(row) else [group for group in row if group[0].byline]


def _is_short(row: list[_Group]) -> bool:
    """Return whether a row is so short that all of it may be headings."""
    return sum(len(group) for group in row if not group[0].byline) <= _LONGEST_ROW


def _is_heading(group: _Group) -> bool:
    text = group[0].text
    return (
        len(group) == 1
        and not (group[0].bullet or group[0].byline)
        and group[0].words <= _HEADING_WORDS
        and _HEADING.fullmatch(text) is not None
    )


def _run(group: _Group) -> Run:
    """Return a group's lines as one run. Only line ends change.

    Indentation stays as spaces, so that offsets stay valid. The layout removes them.
    """
    first = group[0].offset
    if len(group) == 1:
        return Run(group[0].text, first)
    text = ""
    for line in group:
        text += " " * (line.offset - first - len(text)) + line.text
    return Run(text, first)
