"""Pop-outs: what is in each kind, what can be chosen there, and where it lies on the window."""

import re
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from hlreader.glossary.parts.explain import by_parts
from hlreader.header_and_footer import meanings
from hlreader.layout.flow import AnyFlow, Flow
from hlreader.layout.lines import lines_of
from hlreader.layout.setting import Setting, Space
from hlreader.layout.wrap import Line, Piece
from hlreader.models import Term
from hlreader.reader.session.context import ReaderContext
from hlreader.reader.session.state import Panel, PanelKind, State

_ARTICLE_LINK = re.compile(r"(?:\./)?([a-z0-9]+(?:-[a-z0-9]+)*)(?:\.md)?")


class Choice(NamedTuple):
    """What choosing leads to: a ``word``, a place to ``go`` to, an article, an ``address``."""

    kind: str
    subject: str = ""
    offset: int = 0


class Content(NamedTuple):
    """What a pop-out shows. A piece with the target n is choice n."""

    flows: Sequence[AnyFlow]
    choices: tuple[Choice, ...]


class Box(NamedTuple):
    """A pop-out laid out: its lines, those in view, the window's rows it takes."""

    lines: tuple[Line, ...]
    heights: tuple[int, ...]
    top: int
    """The first line in view."""
    shown: tuple[Line, ...]
    first_row: int
    inside: int
    """The rows for its lines."""
    rule_above: bool
    has_rule: bool

    @property
    def rows(self) -> int:
        """The rows it takes, with the rule."""
        return self.inside + self.has_rule

    @property
    def more_above(self) -> bool:
        """Whether lines above are out of view."""
        return self.top > 0

    @property
    def more_below(self) -> bool:
        """Whether lines below are out of view."""
        return self.top + len(self.shown) < len(self.lines)


_GROWING = (PanelKind.WORDS, PanelKind.OUTLINE, PanelKind.LINKS)


def grows(state: State, context: ReaderContext) -> bool:
    """Return whether the top pop-out is a list that is complete only when all has been read."""
    in_list = bool(state.panels) and state.panels[-1].kind in _GROWING
    return in_list and not context.book(state).gathered


def content(panel: Panel, state: State, context: ReaderContext) -> Content:
    """Return what a pop-out shows."""
    key = _key(panel, state, context)
    if key not in context.contents:
        if len(context.contents) >= _KEPT:
            context.contents.clear()
        context.contents[key] = _CONTENTS[panel.kind](panel, state, context)
    found: Content = context.contents[key]
    return found


def _lines(state: State, context: ReaderContext, setting: Setting) -> tuple[Line, ...]:
    """Return the lines of the top pop-out."""
    panel = state.panels[-1]
    key = (*_key(panel, state, context), setting)
    if key not in context.contents:
        context.contents[key] = tuple(lines_of(content(panel, state, context).flows, setting))
    found: tuple[Line, ...] = context.contents[key]
    return found


def _key(panel: Panel, state: State, context: ReaderContext) -> tuple[object, ...]:
    """Return what the content of a pop-out depends on.

    A list that grows is made again when it has doubled, and when it is complete.
    """
    book = context.book(state)
    return panel.kind, panel.subject, state.book, book.gathered or book.entries.bit_length()


_KEPT = 8
"""How many contents are kept."""


def box(state: State, context: ReaderContext) -> Box:
    """Return the top pop-out, laid out over the lower rows, or the upper if the word is there."""
    panel = state.panels[-1]
    areas = context.areas(state)
    view = context.view(state)
    setting = view.setting
    wide = max(state.columns - 2 * len(areas.margin) * setting.letter, setting.letter)
    limit = min(max(setting.limit, min(wide, 60 * setting.letter)), wide)
    lines = _lines(state, context, setting._replace(limit=limit))
    heights = tuple(view.height(line) for line in lines)
    room = areas.title + areas.text
    has_rule = room > 3  # noqa: PLR2004 - in a lower window the rows are needed
    inside = min(sum(heights), max(room - has_rule, 1))
    top = min(max(panel.top, 0), last_top(heights, inside))
    shown = lines[top : top + fitting(heights, top, inside)]
    first = room - inside - has_rule
    row = _chosen_row(state, context)
    above = 0 < first <= row and inside + has_rule <= row - view.setting.lettering.height + 1
    return Box(lines, heights, top, shown, 0 if above else first, inside, not above, has_rule)


def fitting(heights: Sequence[int], top: int, rows: int) -> int:
    """Return how many lines from ``top`` on fit into ``rows`` rows; one always does."""
    used = 0
    for count, height in enumerate(islice(heights, top, None)):
        used += height
        if used > rows:
            return max(count, 1)
    return max(len(heights) - top, 1)


def last_top(heights: Sequence[int], rows: int) -> int:
    """Return the first line in view when the last one is."""
    top = len(heights) - 1
    used = heights[top]
    while top > 0 and used + heights[top - 1] <= rows:
        top -= 1
        used += heights[top]
    return max(top, 0)


def top_showing(laid: Box, line: int) -> int:
    """Return the first line in view when a line is, moved no more than needed."""
    if line < 0:
        return laid.top
    if line < laid.top:
        return line
    first, used = line, laid.heights[line]
    while first > laid.top and used + laid.heights[first - 1] <= laid.inside:
        first -= 1
        used += laid.heights[first]
    return first


def _chosen_row(state: State, context: ReaderContext) -> int:
    """Return the last row of the chosen word on the window, -1 if it is not in view."""
    view, areas = context.view(state), context.areas(state)
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


def _space(number: int) -> Space:
    """Return what separates an entry of a list from what is above it."""
    return "item" if number else "paragraph"


def _list(title: str, entries: Sequence[tuple[str, Choice]], notes: Sequence[str] = ()) -> Content:
    """Return a list to choose from, with a note after each entry."""
    flows: list[AnyFlow] = [_title(title)]
    for number, (text, _) in enumerate(entries):
        extra = (Piece(f"  {notes[number]}", "note"),) if notes and notes[number] else ()
        pieces = (Piece(text, "term", target=number), *extra)
        flows.append(Flow(pieces, 0, "  ", "    ", space=_space(number)))
    return Content(flows, tuple(choice for _, choice in entries))


def _growing(found: Content, empty: str, state: State, context: ReaderContext) -> Content:
    """Return a list, with a message if it is empty when the whole document has been read."""
    if found.choices or not context.book(state).gathered:
        return found
    return Content([*found.flows, _paragraph(empty)], ())


def _word(panel: Panel, state: State, context: ReaderContext) -> Content:
    """Return an entry of the glossary."""
    words, book = context.words, context.book(state)
    language = book.article.language
    hit = book.glossary.lookup(panel.subject, language) or by_parts(panel.subject, language)
    if hit is None:
        return Content([_paragraph(words.no_entry.format(word=panel.subject))], ())
    term = hit.term
    flows = [_title(term.term)]
    if term.pronunciation:
        flows.append(
            _paragraph(words.say_it.format(text=term.pronunciation))._replace(space="item")
        )
    flows += map(_paragraph, meanings(term))
    if term.technical:
        flows.append(_paragraph(words.technical.format(text=term.technical), "note"))
    names = ", ".join((*term.aliases, *term.abbreviations))
    if names:
        flows.append(_paragraph(words.other_names.format(names=names)))
    return Content(*_with_see_also(flows, term, context, state))


def _with_see_also(
    flows: list[Flow], term: Term, context: ReaderContext, state: State
) -> tuple[list[Flow], tuple[Choice, ...]]:
    book = context.book(state)
    others = []
    for name in term.see_also:
        hit = book.glossary.lookup(name, book.article.language)
        if hit and hit.term.term != term.term:
            others.append(name)
    if others:
        pieces = [Piece(f"{context.words.see_also} ")]
        for number, name in enumerate(others):
            pieces += [Piece(", ")] if number else []
            pieces.append(Piece(name, "term", target=number))
        flows.append(Flow(tuple(pieces), 0))
    return flows, tuple(Choice("word", name) for name in others)


def _words(_: Panel, state: State, context: ReaderContext) -> Content:
    """Return the hard words of the article, in the order of the alphabet."""
    listed = context.book(state).listed
    entries = [
        (name, Choice("word", name, listed[name])) for name in sorted(listed, key=str.casefold)
    ]
    return _growing(
        _list(context.words.words_title, entries), context.words.no_words, state, context
    )


def _outline(_: Panel, state: State, context: ReaderContext) -> Content:
    entries = [
        ("  " * max(one.level - 2, 0) + one.text, Choice("go", "", one.offset))
        for one in context.book(state).outline
    ]
    words = context.words
    return _growing(_list(words.outline_title, entries), words.no_headings, state, context)


def _related(_: Panel, state: State, context: ReaderContext) -> Content:
    related = context.book(state).related
    entries = [(one.title, Choice("open", one.slug)) for one in related]
    found = _list(context.words.related_title, entries, [one.opening for one in related])
    if not related:
        return Content([*found.flows, _paragraph(context.words.no_related)], ())
    return found


def _links(_: Panel, state: State, context: ReaderContext) -> Content:
    links = context.book(state).links
    entries = [(link.text or link.address, _link_choice(link.address)) for link in links]
    notes = ["" if link.text == link.address else link.address for link in links]
    found = _list(context.words.links_title, entries, notes)
    return _growing(found, context.words.no_links, state, context)


def _link_choice(address: str) -> Choice:
    """Return what a link leads to. Another article is opened; an address is only ever shown."""
    found = _ARTICLE_LINK.fullmatch(address)
    return Choice("open", found[1]) if found else Choice("address", address)


def _address(panel: Panel, _: State, context: ReaderContext) -> Content:
    words = context.words
    flows = [_title(words.address_title), _paragraph(panel.subject), _paragraph(words.address_note)]
    return Content(flows, ())


def _help(_: Panel, __: State, context: ReaderContext) -> Content:
    flows: list[AnyFlow] = [_title(context.words.help_title)]
    for number, (keys, what) in enumerate(context.words.help_lines):
        pieces = (Piece(keys, "strong"), Piece(f"  {what}"))
        flows.append(Flow(pieces, 0, "", "    ", space=_space(number)))
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
