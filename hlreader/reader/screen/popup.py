"""Pop-outs: the content of each kind, its choices, and its place in the window."""

import re
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from hlreader.glossary.parts.explain import by_parts
from hlreader.header_and_footer import meanings
from hlreader.language import primary
from hlreader.layout.flow import AnyFlow, Flow
from hlreader.layout.lines import lines_of
from hlreader.layout.typography import Typography
from hlreader.layout.wrap import Line, Piece
from hlreader.models import Term
from hlreader.reader.screen import home
from hlreader.reader.screen.entries import (
    Choice,
    Content,
    Entry,
    entry_space,
    listed,
    paragraph,
    title,
)
from hlreader.reader.session.context import ReaderContext
from hlreader.reader.session.state import LISTS, Popup, PopupKind, State
from hlreader.reader.text.book import FRONT, Book
from hlreader.reader.text.find import folded
from hlreader.reader.text.view import View
from hlreader.reader.wording import ReaderWording

_ARTICLE_LINK = re.compile(r"(?:\./)?([a-z0-9]+(?:-[a-z0-9]+)*)(?:\.md)?")


class Box(NamedTuple):
    """The layout of a pop-out: its lines, the lines in view, and its rows in the window."""

    lines: tuple[Line, ...]
    heights: tuple[int, ...]
    top: int
    """The number of the first line in view."""
    shown: tuple[Line, ...]
    first_row: int
    inside: int
    """How many rows its lines take."""
    rule_above: bool
    has_rule: bool
    margin: str
    """The text before its lines."""
    view: View
    """The view in whose letters it is set."""

    @property
    def rows(self) -> int:
        """How many rows it takes, including the rule."""
        return self.inside + self.has_rule

    @property
    def more_above(self) -> bool:
        """Whether there are lines above the view."""
        return self.top > 0

    @property
    def more_below(self) -> bool:
        """Whether there are lines below the view."""
        return self.top + len(self.shown) < len(self.lines)


LISTED = (*LISTS, PopupKind.HELP)
"""The pop-outs whose letters are smaller than the text's if too few lines would be in view."""

_GROWING = (PopupKind.WORDS, PopupKind.OUTLINE, PopupKind.LINKS)


def grows(state: State, context: ReaderContext) -> bool:
    """Return whether the top pop-out is a list that grows while the document is read."""
    in_list = bool(state.popups) and state.popups[-1].kind in _GROWING
    return in_list and not context.book(state).gathered


def awaits_articles(state: State, context: ReaderContext) -> bool:
    """Return whether the home page is on top and the articles have not all been read."""
    at_home = bool(state.popups) and state.popups[-1].kind is PopupKind.HOME
    return at_home and not context.catalogue.articles.complete


def content(popup: Popup, state: State, context: ReaderContext) -> Content:
    """Return the content of a pop-out."""
    key = _key(popup, state, context)
    if key not in context.contents:
        if len(context.contents) >= _KEPT:
            context.contents.clear()
        context.contents[key] = _CONTENTS[popup.kind](popup, state, context)
    found: Content = context.contents[key]
    return found


def chooses(popup: Popup, state: State, context: ReaderContext) -> bool:
    """Return whether the arrows choose from a pop-out: from a list, or from words to look up."""
    words = popup.kind is PopupKind.WORD and content(popup, state, context).keys
    return popup.kind in LISTS or bool(words)


def _lines(state: State, context: ReaderContext, typography: Typography) -> tuple[Line, ...]:
    """Return the lines of the top pop-out."""
    popup = state.popups[-1]
    key = (*_key(popup, state, context), typography)
    if key not in context.contents:
        context.contents[key] = tuple(lines_of(content(popup, state, context).flows, typography))
    found: tuple[Line, ...] = context.contents[key]
    return found


def _key(popup: Popup, state: State, context: ReaderContext) -> tuple[object, ...]:
    """Return a key of everything that the content of a pop-out depends on.

    A growing list is made again each time its length has doubled, and when it is complete.
    """
    book = context.book(state)
    size = -1 if book.gathered else book.entries.bit_length()  # not True, which equals 1
    ready = context.catalogue.articles.complete
    tight = popup.kind is PopupKind.HOME and home.is_tight(state, context)
    return popup.kind, popup.subject, state.book, size, context.is_compact(state), ready, tight


_KEPT = 8
"""How many contents to cache."""


_POPUP_LETTERS = 60
"""A pop-out has lines of this many letters, if there is room."""


def box(state: State, context: ReaderContext) -> Box:
    """Return the top pop-out over the lower rows, or over the upper rows if the word is below.

    The home page takes all rows, and so does a question, since the text would give the answer away.
    """
    popup = state.popups[-1]
    takes_all = popup.kind in (PopupKind.HOME, PopupKind.TEACH)
    areas = context.areas(state)
    inner = context.listing(state) if popup.kind in LISTED else state
    view = context.view(inner)
    typography = view.typography
    letters = max(context.measure(inner), min(context.room(inner), _POPUP_LETTERS))
    limit = max(min(typography.lettering.width("n" * letters), state.columns), typography.limit)
    margin = context.margin(inner, letters)
    lines = _lines(state, context, typography._replace(limit=limit))
    heights = tuple(view.height(line) for line in lines)
    room = areas.text if takes_all else areas.title + areas.text
    # In a lower window the rows are needed, and large letters that fill the window need no rule.
    has_rule = room > 3 and not takes_all  # noqa: PLR2004
    has_rule = has_rule and (typography.lettering.height == 1 or sum(heights) < room)
    inside = room if takes_all else min(sum(heights), max(room - has_rule, 1))
    top = min(max(popup.top, 0), last_top(heights, inside))
    shown = lines[top : top + fitting(heights, top, inside)]
    if takes_all:
        first, above, has_rule = areas.title, True, False
        return Box(lines, heights, top, shown, first, inside, above, has_rule, margin, view)
    first = room - inside - has_rule
    row = _chosen_row(state, context)
    above = 0 < first <= row and inside + has_rule <= row - context.step(state).lettering.height + 1
    return Box(
        lines, heights, top, shown, 0 if above else first, inside, not above, has_rule, margin, view
    )


def fitting(heights: Sequence[int], top: int, rows: int) -> int:
    """Return how many lines from ``top`` on fit into ``rows`` rows, at least one."""
    used = 0
    for count, height in enumerate(islice(heights, top, None)):
        used += height
        if used > rows:
            return max(count, 1)
    return max(len(heights) - top, 1)


def last_top(heights: Sequence[int], rows: int) -> int:
    """Return the first line in view if the last line is in view."""
    top = len(heights) - 1
    used = heights[top]
    while top > 0 and used + heights[top - 1] <= rows:
        top -= 1
        used += heights[top]
    return max(top, 0)


def top_showing(laid: Box, line: int) -> int:
    """Return the first line in view after scrolling as little as possible to show a line."""
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
    """Return the last row of the chosen word in the window, or -1 if it is not in view."""
    view, areas = context.view(state), context.areas(state)
    for _, line, row in view.visible(state.top, areas.text):
        if state.chosen >= 0 and any(piece.target == state.chosen for piece in line.pieces):
            return areas.title + row + view.height(line) - 1
    return -1


def lines_of_choice(lines: Sequence[Line], choice: int) -> tuple[int, int]:
    """Return the first and the last line of a choice, with its note, or -1 for both."""
    first = last = -1
    for number, line in enumerate(lines):
        targets = {piece.target for piece in line.pieces if piece.target >= 0}
        if choice in targets:
            first, last = (number if first < 0 else first), number
        elif first >= 0 and targets:
            break
        elif first >= 0 and not line.blank:
            last = number  # the rest of its note
    return first, last


def whole_choices(laid: Box) -> list[int]:
    """Return the choices in view of which no line is out of view."""
    end = laid.top + len(laid.shown)
    targets = [piece.target for line in laid.shown for piece in line.pieces if piece.target >= 0]
    places = {choice: lines_of_choice(laid.lines, choice) for choice in dict.fromkeys(targets)}
    return [choice for choice, (first, last) in places.items() if laid.top <= first and last < end]


def _growing(found: Content, empty: str, state: State, context: ReaderContext) -> Content:
    """Return a list, with a message if it is empty when the whole document has been read."""
    if found.choices or not context.book(state).gathered:
        return found
    return Content([*found.flows, paragraph(empty)], ())


def _word(popup: Popup, state: State, context: ReaderContext) -> Content:
    """Return an entry of the glossary."""
    words, book = context.words, context.book(state)
    language = book.article.language
    hit = book.glossary.lookup(popup.subject, language) or by_parts(popup.subject, language)
    guessed = hit is None
    if hit is None:
        meant = _meant(popup.subject, book)
        hit = book.glossary.lookup(meant[0], language) if len(meant) == 1 else None
        if hit is None:
            return _missed(popup.subject, words, meant)
    term = hit.term
    flows = [title(term.term)]
    if guessed and not folded(term.term).startswith(folded(popup.subject)):
        flows.insert(0, paragraph(words.closest_entry.format(word=popup.subject), "note"))
    if term.pronunciation:
        flows.append(paragraph(words.say_it.format(text=term.pronunciation))._replace(space="item"))
    marked, others = _with_words_marked(term, book)
    flows += marked
    if term.technical:
        flows.append(paragraph(words.technical.format(text=term.technical), "note"))
    names = ", ".join((*term.aliases, *term.abbreviations))
    if names:
        flows.append(paragraph(words.other_names.format(names=names)))
    return Content(*_with_see_also(flows, others, term, context, state))


def _missed(asked: str, words: ReaderWording, names: Sequence[str]) -> Content:
    """Return the pop-out for a word without an entry: the words that may be meant."""
    entries = [Entry(name, Choice("word", name), "", "term") for name in names]
    found = listed(words.no_entry.format(word=asked), entries, numbered=True)
    above = [paragraph(words.did_you_mean)] if names else []
    return found._replace(flows=[*found.flows[:1], *above, *found.flows[1:]])


def _meant(asked: str, book: Book) -> list[str]:
    """Return the terms that may be meant: those that begin with it, or the most similar ones."""
    from hlreader.glossary.ask import ask  # only for words that someone typed

    language, beginning = book.article.language, folded(asked)
    if len(asked) >= _FEWEST_TYPED:
        begin = (term.term for term in book.glossary.terms if primary(term.language) == language)
        found = sorted((name for name in begin if folded(name).startswith(beginning)), key=len)
        if found:
            return found[:_MOST_MEANT]
    answer = ask(book.glossary, asked, language)
    names = [phrase.hit.term.term for phrase in answer.phrases] or list(answer.suggestions)
    return list(dict.fromkeys([answer.hit.term.term] if answer.hit else names))[:_MOST_MEANT]


_FEWEST_TYPED = 3
"""How many letters of a word are enough to find it."""
_MOST_MEANT = 9


def _with_words_marked(term: Term, book: Book) -> tuple[list[Flow], list[str]]:
    """Return the meaning of a term, and the hard words marked in it: they can be explained too."""
    language = book.article.language
    matcher = book.glossary.matcher(language)
    texts = [*meanings(term)]
    matcher.prepare(texts)
    flows, others = [], list[str]()
    for text in texts:
        pieces, end = [], 0
        for match in matcher.find(text):
            name = match.term.term
            if name in (term.term, *others):
                continue
            pieces += [Piece(text[end : match.start])]
            pieces += [Piece(text[match.start : match.end], "term", target=len(others))]
            others.append(name)
            end = match.end
        flows.append(Flow((*pieces, Piece(text[end:])), 0))
    return flows, others


def _with_see_also(
    flows: list[Flow], marked: Sequence[str], term: Term, context: ReaderContext, state: State
) -> tuple[list[Flow], tuple[Choice, ...]]:
    """Return the entry with its other words, and what each word in it leads to."""
    book = context.book(state)
    others = [*marked]
    for name in term.see_also:
        hit = book.glossary.lookup(name, book.article.language)
        if hit and hit.term.term not in (term.term, *marked):
            others.append(name)
    if others[len(marked) :]:
        pieces = [Piece(f"{context.words.see_also} ")]
        for number, name in enumerate(others[len(marked) :]):
            pieces += [Piece(", ")] if number else []
            pieces.append(Piece(name, "term", target=len(marked) + number))
        flows.append(Flow(tuple(pieces), 0))
    return flows, tuple(Choice("word", name) for name in others)


def _words(_: Popup, state: State, context: ReaderContext) -> Content:
    """Return the hard words of the article in alphabetical order."""
    where = context.book(state).listed
    entries = [
        Entry(name, Choice("word", name, where[name]), "", "term")
        for name in sorted(where, key=str.casefold)
    ]
    return _growing(
        listed(context.words.words_title, entries, compact=context.is_compact(state)),
        context.words.no_words, state, context,
    )  # fmt: skip


def _outline(_: Popup, state: State, context: ReaderContext) -> Content:
    entries = [
        Entry("  " * max(one.level - 2, 0) + one.text, Choice("go", "", one.offset))
        for one in context.book(state).outline
    ]
    words = context.words
    found = listed(words.outline_title, entries, compact=context.is_compact(state))
    return _growing(found, words.no_headings, state, context)


def _related(_: Popup, state: State, context: ReaderContext) -> Content:
    related = context.book(state).related
    entries = [Entry(one.title, Choice("open", one.slug, FRONT), one.opening) for one in related]
    compact = context.is_compact(state)
    found = listed(context.words.related_title, entries, compact=compact)
    if not related:
        return Content([*found.flows, paragraph(context.words.no_related)], ())
    return found


def _links(_: Popup, state: State, context: ReaderContext) -> Content:
    links = context.book(state).links
    entries = [
        Entry(
            link.text or link.address,
            _link_choice(link.address),
            "" if link.text == link.address else link.address,
            "link",
        )
        for link in links
    ]
    compact = context.is_compact(state)
    found = listed(context.words.links_title, entries, compact=compact)
    return _growing(found, context.words.no_links, state, context)


def _link_choice(address: str) -> Choice:
    """Return the target of a link. Another article is opened. An address is only shown."""
    found = _ARTICLE_LINK.fullmatch(address)
    return Choice("open", found[1], FRONT) if found else Choice("address", address)


def _address(popup: Popup, _: State, context: ReaderContext) -> Content:
    words = context.words
    flows = [title(words.address_title), paragraph(popup.subject), paragraph(words.address_note)]
    return Content(flows, ())


def _help(_: Popup, __: State, context: ReaderContext) -> Content:
    flows: list[AnyFlow] = [title(context.words.help_title)]
    for number, (keys, what) in enumerate(context.words.help_lines):
        pieces = (Piece(keys, "strong"), Piece(f"  {what}"))
        flows.append(Flow(pieces, 0, "", "    ", space=entry_space(number)))
    return Content(flows, ())


def _teach_back(popup: Popup, state: State, context: ReaderContext) -> Content:
    from hlreader.reader.screen.teach_back import teach_back  # few readers ask

    return teach_back(popup, state, context)


_CONTENTS = {
    PopupKind.WORD: _word,
    PopupKind.WORDS: _words,
    PopupKind.OUTLINE: _outline,
    PopupKind.RELATED: _related,
    PopupKind.LINKS: _links,
    PopupKind.ADDRESS: _address,
    PopupKind.HELP: _help,
    PopupKind.HOME: home.home,
    PopupKind.TOPIC: home.topic,
    PopupKind.DANGER: home.danger,
    PopupKind.FOUND: home.found,
    PopupKind.TEACH: _teach_back,
}
