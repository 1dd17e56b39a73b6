"""The line of keys at the bottom: in words, what can be done now, as much as fits."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from hlreader.layout.wrap import Piece, Width, text_of
from hlreader.reader.screen.popup import Box, box, content, grows
from hlreader.reader.session.context import ReaderContext
from hlreader.reader.session.search import cut_short, found_word
from hlreader.reader.session.state import LISTS, State


class Item(NamedTuple):
    """A key and what it does, in long and short words. The smaller the rank, the sooner kept."""

    key: str
    what: tuple[str, str]
    rank: int


_JOINT = " · "
_ASCII_JOINT = " | "
_LARGE_JOINT = "  "
"""Large letters leave room for few."""


def bar(state: State, context: ReaderContext, percent: str) -> tuple[Piece, ...]:
    """Return the line of keys, with what there is to say before it."""
    lettering = context.bar_lettering(state)
    limit = state.columns - (lettering.width(" ") if context.areas(state).margin else 0)
    joint = _ASCII_JOINT if context.ascii_only else _JOINT
    if lettering.height > 1:
        joint = _LARGE_JOINT
    if state.typed is not None:
        return _prompt(state, context, lettering.width, limit, joint)
    notice = _sentences(message(state, context), lettering.width, limit)
    items = _items(state, context)
    keys = fit(items, lettering.width, limit, joint, notice)
    if notice:
        keys = (Piece(notice, "strong"), *((Piece(joint), *keys) if keys else ()))
    room = limit - lettering.width(text_of(keys))
    if percent and room >= lettering.width(joint + percent):
        keys = (*keys, Piece(joint + percent))
    return keys


def _prompt(
    state: State, context: ReaderContext, width: Width, limit: int, joint: str
) -> tuple[Piece, ...]:
    words = context.words
    text = state.typed or ""
    label = words.search_for
    keys = fit(
        [Item(words.enter, words.find, 0), Item("Esc", words.cancel, 1)],
        width, limit // 2, joint, "",
    )  # fmt: skip
    while text and width(f"{label}{text} {joint}") > limit:
        text = text[1:]
    line = (Piece(label, "strong"), Piece(text), Piece(" ", "reverse"))
    if width(text_of(line) + joint + text_of(keys)) <= limit:
        return (*line, Piece(joint), *keys)
    return line


def _sentences(text: str, width: Width, limit: int) -> str:
    """Return as many sentences of a notice as fit, one at least."""
    while width(text) > limit and ". " in text:
        text = text[: text.rindex(". ") + 1]
    return text


def message(state: State, context: ReaderContext) -> str:
    """Return what there is to say: a notice, or how far a search or a long way has come."""
    words, book, search = context.words, context.book(state), state.search
    percent = round(100 * book.share_read)
    if state.notice:
        return state.notice
    if grows(state, context):
        return words.looking.format(percent=round(100 * book.share_gathered))
    if state.pending == "end":
        return words.reading_on.format(percent=percent)
    if state.pending == "word":
        return words.walking.format(percent=percent)
    if search.current >= 0 and state.chosen < 0 and not state.panels:
        form = words.matches_so_far if state.pending else words.matches
        number, count = search.current + 1, len(search.found)
        return form.format(query=cut_short(search.query, context), number=number, count=count)
    if state.pending == "search":
        return words.searching.format(percent=percent)
    return ""


def fit(
    items: Sequence[Item], width: Width, limit: int, joint: str, before: str
) -> tuple[Piece, ...]:
    """Return as many of the items as fit: the most needed ones in long words, if enough fit so.

    ``before`` is a text that is in front of them on the same line.
    """
    room = limit - (width(before + joint) if before else 0)
    wanted = sorted(items, key=lambda item: item.rank)
    least = min(_LEAST_IN_LONG, len(wanted))
    for count in range(len(wanted), least - 1, -1):
        long = dict.fromkeys(wanted[:count], 0)
        if width(text_of(_joined(items, long, joint))) <= room:
            break
    else:
        long = {}
    chosen = long
    for item in wanted[len(long) :]:
        tried = {**chosen, item: 1}
        if width(text_of(_joined(items, tried, joint))) <= room:
            chosen = tried
    return _joined(items, chosen, joint)


_LEAST_IN_LONG = 4
"""Use long words only if this many keys fit with them."""


def _joined(items: Sequence[Item], chosen: Mapping[Item, int], joint: str) -> tuple[Piece, ...]:
    """Return those of the items that are chosen, each in long words (0) or in short ones (1)."""
    pieces: list[Piece] = []
    for item in items:
        if item in chosen:
            pieces += [Piece(joint)] if pieces else []
            pieces += [Piece(item.key, "strong"), Piece(f" {item.what[chosen[item]]}")]
    return tuple(pieces)


def _items(state: State, context: ReaderContext) -> list[Item]:
    """Return what the keys do now."""
    words = context.words
    if state.pending:
        return [Item("Esc", words.cancel, 0)]
    if state.panels:
        return _panel_items(state, context, box(state, context))
    word = context.book(state).word_at(state.chosen) if state.chosen >= 0 else None
    if word:
        meaning = (words.meaning_of.format(word=word.text), words.meaning[1])
        return [
            Item(words.enter, meaning, 0), Item("Tab", words.next_word, 1),
            Item(words.space, words.next_page, 5), Item("Esc", words.let_go, 6),
            Item("+ -", words.bigger, 4), Item("?", words.help, 3), Item("q", words.quit, 2),
        ]  # fmt: skip
    if state.search.query:
        explain = [Item(words.enter, words.meaning, 0)] if found_word(state, context) >= 0 else []
        others = [Item("n", words.next_match, 1), Item("N", words.previous_match, 3)]
        return [
            *explain, *(others if len(state.search.found) > 1 else ()),
            Item("Esc", words.let_go, 2), Item("?", words.help, 4), Item("q", words.quit, 5),
        ]  # fmt: skip
    view = context.view(state)
    shown = view.visible(state.top, context.areas(state).text)
    items = [
        Item(words.space, words.next_page, 2), Item("Tab", words.next_word, 3),
        Item("+ -", words.bigger, 4), Item("/", words.find, 5),
        Item("?", words.help, 0), Item("q", words.quit, 1),
    ]  # fmt: skip
    if view.after(shown[-1][0]) is None:
        related = [Item("r", words.read_next, 3)] if context.book(state).related else []
        before = [Item("b", words.page_before, 3)] if view.before(state.top) is not None else []
        items = [*before, *related, *items[1:]]
    if state.history:
        items.insert(0, Item(words.back, words.go_back, 4))
    return items


def _panel_items(state: State, context: ReaderContext, laid: Box) -> list[Item]:
    words, panel = context.words, state.panels[-1]
    choices = content(panel, state, context).choices
    items = []
    if choices and panel.kind == "word":
        items.append(Item("Tab", words.see_also_next, 2))
    elif choices:
        items.append(Item(words.arrows, words.choose, 2))
    if choices and panel.chosen >= 0:
        items.append(Item(words.enter, words.open, 1))
    if laid.more_below or laid.more_above:
        more = words.more_below if laid.more_below else words.more_above
        key = words.space if laid.more_below else "b"
        items.append(Item(key, more, 5 if panel.kind in LISTS else 1))
    if len(state.panels) > 1:
        items.append(Item(words.back, words.go_back, 4))
    return [*items, Item("Esc", words.close, 0), Item("+ -", words.bigger, 6)]
