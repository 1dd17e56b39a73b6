"""Pop-outs: what stands in each kind, what can be chosen there, and where it lies on the window."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from hlreader.models import Term
from hlreader.reader.desk import Desk
from hlreader.reader.flow import AnyFlow, Flow
from hlreader.reader.fold import Line, Piece
from hlreader.reader.layout import lines_of
from hlreader.reader.state import Panel, PanelKind, State

_ARTICLE_LINK = re.compile(r"(?:\./)?([a-z0-9]+(?:-[a-z0-9]+)*)(?:\.md)?")


class Choice(NamedTuple):
    """What choosing leads to: a ``word``, a place to ``go`` to, an article, an ``address``."""

    kind: str
    subject: str = ""
    offset: int = 0


class Content(NamedTuple):
    """What a pop-out shows. A piece whose target is n stands for choice n."""

    flows: Sequence[AnyFlow]
    choices: tuple[Choice, ...]


class Box(NamedTuple):
    """A pop-out laid out: its lines, those in view, the window's rows it takes."""

    lines: tuple[Line, ...]
    shown: tuple[Line, ...]
    first_row: int
    rows: int
    """With the rule."""
    rule_above: bool
    more_above: bool
    more_below: bool
    page: int
    """How many lines fit."""


def content(panel: Panel, state: State, desk: Desk) -> Content:
    """Return what a pop-out shows."""
    return _CONTENTS[panel.kind](panel, state, desk)


def box(state: State, desk: Desk) -> Box:
    """Return the top pop-out, laid out over the lower rows, or the upper if the word is there."""
    panel = state.panels[-1]
    areas = desk.areas(state)
    view = desk.view(state)
    setting = view.setting
    wide = max(state.columns - 2 * len(areas.margin) * setting.letter, setting.letter)
    limit = min(max(setting.limit, min(wide, 60 * setting.letter)), wide)
    lines = lines_of(content(panel, state, desk).flows, setting._replace(limit=limit))
    room = areas.title + areas.text
    rule = 1 if room > 3 else 0  # noqa: PLR2004
    heights = [view.height(line) for line in lines]
    needed = sum(heights)
    inside = min(needed, max(room - rule, 1))
    if inside < needed:
        inside = max(room - rule, 1)
    top = min(max(panel.top, 0), last_top(heights, inside))
    shown: list[Line] = []
    used = 0
    for line, height in zip(lines[top:], heights[top:], strict=True):
        if used + height > inside and shown:
            break
        shown.append(line)
        used += height
    first = room - inside - rule
    above = True
    row = _chosen_row(state, desk)
    if first > 0 and row >= first and inside + rule <= row:
        first, above = 0, False
    below = top + len(shown) < len(lines)
    count = len(shown)
    return Box(lines, tuple(shown), first, inside + rule, above and rule > 0, top > 0, below, count)


def last_top(heights: Sequence[int], rows: int) -> int:
    """Return the first line shown when the last one is in view."""
    used = 0
    for number in range(len(heights) - 1, -1, -1):
        used += heights[number]
        if used > rows:
            return min(number + 1, len(heights) - 1)
    return 0


def _chosen_row(state: State, desk: Desk) -> int:
    """Return the last row of the chosen word on the window, -1 if it is not in view."""
    view, areas = desk.view(state), desk.areas(state)
    for _, line, row in view.visible(state.top, areas.text):
        if state.chosen >= 0 and any(piece.target == state.chosen for piece in line.pieces):
            return areas.title + row + view.height(line) - 1
    return -1


def line_of_choice(lines: Sequence[Line], choice: int) -> int:
    """Return the first line that shows a choice, -1 if none does."""
    for number, line in enumerate(lines):
        if any(piece.target == choice for piece in line.pieces):
            return number
    return -1


def _title(text: str) -> Flow:
    return Flow((Piece(text, "title"),), 0)


def _paragraph(text: str, role: str = "") -> Flow:
    return Flow((Piece(text, role),), 0)


def _list(
    title: str,
    entries: Sequence[tuple[str, Choice]],
    state: State,
    desk: Desk,
    empty: str = "",
    note: Sequence[str] = (),
) -> Content:
    """Return a list to choose from; while the document is not read to its end, it says so."""
    flows: list[AnyFlow] = [_title(title)]
    for number, (text, _) in enumerate(entries):
        extra = (Piece(f"  {note[number]}", "note"),) if note and note[number] else ()
        flows.append(
            Flow((Piece(text, "term", target=number), *extra), 0, "  ", "    ", tight=number > 0)
        )
    book = desk.book(state)
    if not book.complete:
        percent = round(100 * book.share_read)
        flows.append(_paragraph(desk.words.looking.format(percent=percent), "note"))
    elif not entries:
        flows.append(_paragraph(empty))
    return Content(flows, tuple(choice for _, choice in entries))


def _word(panel: Panel, state: State, desk: Desk) -> Content:
    """Return an entry of the glossary."""
    words, book = desk.words, desk.book(state)
    language = book.article.language
    hit = book.glossary.lookup(panel.subject, language)
    if hit is None:
        return Content([_paragraph(words.no_entry.format(word=panel.subject))], ())
    term = hit.term
    flows = [_title(term.term)]
    if term.pronunciation:
        flows.append(_paragraph(words.say_it.format(text=term.pronunciation))._replace(tight=True))
    flows += [_paragraph(text) for text in (term.plain, term.more) if text]
    if term.technical:
        flows.append(_paragraph(words.technical.format(text=term.technical), "note"))
    names = ", ".join((*term.aliases, *term.abbreviations))
    if names:
        flows.append(_paragraph(words.other_names.format(names=names)))
    return Content(*_with_see_also(flows, term, desk, state))


def _with_see_also(
    flows: list[Flow], term: Term, desk: Desk, state: State
) -> tuple[list[Flow], tuple[Choice, ...]]:
    book = desk.book(state)
    others = []
    for name in term.see_also:
        hit = book.glossary.lookup(name, book.article.language)
        if hit and hit.term.term != term.term:
            others.append(name)
    if others:
        pieces = [Piece(f"{desk.words.see_also} ")]
        for number, name in enumerate(others):
            pieces += [Piece(", ")] if number else []
            pieces.append(Piece(name, "term", target=number))
        flows.append(Flow(tuple(pieces), 0))
    return flows, tuple(Choice("word", name) for name in others)


def _words(_: Panel, state: State, desk: Desk) -> Content:
    """Return the hard words of the article, in the order of the alphabet."""
    book = desk.book(state)
    terms = {
        word.term.term: word.offset
        for part in range(book.parts_read - 1, 0, -1)
        for word in reversed(book.words(part))
    }
    entries = [
        (name, Choice("word", name, terms[name])) for name in sorted(terms, key=str.casefold)
    ]
    return _list(desk.words.words_title, entries, state, desk, desk.words.no_words)


def _outline(_: Panel, state: State, desk: Desk) -> Content:
    entries = [
        ("  " * max(one.level - 2, 0) + one.text, Choice("go", "", one.offset))
        for one in desk.book(state).outline()
    ]
    return _list(desk.words.outline_title, entries, state, desk, desk.words.no_headings)


def _related(_: Panel, state: State, desk: Desk) -> Content:
    related = desk.book(state).related
    entries = [(one.title, Choice("open", one.slug)) for one in related]
    words = desk.words
    return _list(
        words.related_title,
        entries,
        state,
        desk,
        words.no_related,
        [one.opening for one in related],
    )


def _links(_: Panel, state: State, desk: Desk) -> Content:
    links = list(desk.book(state).links())
    entries = [(link.text or link.address, _link_choice(link.address)) for link in links]
    notes = ["" if link.text == link.address else link.address for link in links]
    return _list(desk.words.links_title, entries, state, desk, desk.words.no_links, notes)


def _link_choice(address: str) -> Choice:
    """Return what a link leads to. Another article is opened; an address is only ever shown."""
    found = _ARTICLE_LINK.fullmatch(address)
    return Choice("open", found[1]) if found else Choice("address", address)


def _address(panel: Panel, _: State, desk: Desk) -> Content:
    words = desk.words
    flows = [_title(words.address_title), _paragraph(panel.subject), _paragraph(words.address_note)]
    return Content(flows, ())


def _help(_: Panel, __: State, desk: Desk) -> Content:
    flows: list[AnyFlow] = [_title(desk.words.help_title)]
    for number, (keys, what) in enumerate(desk.words.help_lines):
        pieces = (Piece(keys, "strong"), Piece(f"  {what}"))
        flows.append(Flow(pieces, 0, "", "    ", tight=number > 0))
    return Content(flows, ())


_CONTENTS = {
    PanelKind.WORD: _word,
    PanelKind.WORDS: _words,
    PanelKind.OUTLINE: _outline,
    PanelKind.RELATED: _related,
    PanelKind.LINKS: _links,
    PanelKind.ADDRESS: _address,
    PanelKind.HELP: _help,
}
