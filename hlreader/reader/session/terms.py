"""Move from one marked word to the next, or choose one with the mouse."""

from time import perf_counter

from hlreader.reader.screen.frame import compose, target_at
from hlreader.reader.session import popup_keys
from hlreader.reader.session.context import ReaderContext
from hlreader.reader.session.scrolling import is_in_view, target_in_view
from hlreader.reader.session.search import found_word
from hlreader.reader.session.state import Popup, PopupKind, State, Visit, Walk
from hlreader.reader.text.book import Book

_SLICE = 0.02
"""Seconds to look for a word before the window is drawn again. A long text may have none."""


def choose_word(state: State, context: ReaderContext, *, forward: bool) -> State:
    """Return the state with the next word chosen, or the first one in view if none was chosen."""
    view = context.view(state)
    if state.chosen >= 0 and is_in_view(state, context, view.target_spot(state.chosen)):
        return _from(state, context, state.chosen, forward=forward)
    targets = [
        piece.target
        for _, line, _ in view.visible(state.top, context.areas(state).text)
        for piece in line.pieces
        if piece.target >= 0
    ]
    found = found_word(state, context)
    if found in targets:
        return state._replace(chosen=found)
    if targets:
        return state._replace(chosen=targets[0 if forward else -1])
    return _from(state, context, state.place, forward=forward, none_here=True)


def _from(
    state: State, context: ReaderContext, place: int, *, forward: bool, none_here: bool = False
) -> State:
    """Return the state with the word after (or before) a place chosen, also past the end."""
    part = context.book(state).part_at(place)
    return _walked(state, context, Walk(part, place, forward, none_here=none_here))


def advance(state: State, context: ReaderContext) -> State:
    """Continue a long move."""
    return _walked(state, context, state.walk)


def _walked(state: State, context: ReaderContext, walk: Walk) -> State:
    """Return the state with the next word chosen, or with the move to continue."""
    book = context.book(state)
    begun = book.part_at(walk.begun)
    stop = perf_counter() + _SLICE
    while True:
        found = [word.offset for word in book.words(walk.part)]
        if walk.part == begun and not walk.round:
            found = [
                one for one in found if (one > walk.begun if walk.forward else one < walk.begun)
            ]
        if found:
            return _arrived(state, context, walk, found[0 if walk.forward else -1])
        if walk.round and (walk.part >= begun if walk.forward else walk.part <= max(begun, 1)):
            return state._replace(pending="", notice=context.words.no_words)
        walk = _next(walk, book)
        if perf_counter() >= stop:
            return state._replace(pending="word", walk=walk)


def _next(walk: Walk, book: Book) -> Walk:
    """Return a move at the next part. After the end comes the beginning."""
    part = walk.part + (1 if walk.forward else -1)
    if part >= 1 and book.has(part):
        return walk._replace(part=part)
    return walk._replace(part=1 if walk.forward else book.parts_read - 1, round=True)


def _arrived(state: State, context: ReaderContext, walk: Walk, word: int) -> State:
    """Return the state with a word chosen, and a notice if it is not where one expects it.

    If the page has moved, Escape leads back to the page where the walk began.
    """
    words = context.words
    text = words.first_word_again if walk.forward else words.last_word_again
    notice = text if walk.round and word != state.chosen else ""
    after = target_in_view(state._replace(chosen=word, pending=""), context)
    if walk.none_here and after.top != state.top:
        notice = words.none_here
    if after.top != state.top and not state.walked:
        visit = Visit(state.book, state.place)
        after = after._replace(history=(*state.history, visit), walked=True)
    return after._replace(notice=notice)


def choose_at(state: State, context: ReaderContext, column: int, row: int) -> State:
    """Return the state after a click. It chooses a word, or explains the chosen word."""
    target = target_at(compose(state, context), column, row)
    if target < 0:
        return state
    word = context.book(state).word_at(target)
    if target == state.chosen and word:
        return popup_keys.opened(state, context, Popup(PopupKind.WORD, word.term.term))
    return state._replace(chosen=target)
