"""Walk from one marked word to the next, or choose one with the mouse."""

from hlreader.reader import popout
from hlreader.reader.desk import Desk
from hlreader.reader.frame import compose, target_at
from hlreader.reader.moving import is_in_view, target_in_view
from hlreader.reader.searching import found_word
from hlreader.reader.state import Panel, PanelKind, State

_MOST_PARTS = 3000
"""How far to look for a word: a long text may have none."""


def choose_word(state: State, desk: Desk, *, forward: bool) -> State:
    """Return the state with the next word chosen, the first one in view if none was."""
    view = desk.view(state)
    if state.chosen >= 0 and is_in_view(state, desk, view.target_spot(state.chosen)):
        return _step(state, desk, state.chosen, forward=forward)
    targets = [
        piece.target
        for _, line, _ in view.visible(state.top, desk.areas(state).text)
        for piece in line.pieces
        if piece.target >= 0
    ]
    found = found_word(state, desk)
    if found in targets:
        return state._replace(chosen=found)
    if targets:
        return state._replace(chosen=targets[0 if forward else -1])
    return _step(state, desk, state.place, forward=forward)


def _step(state: State, desk: Desk, offset: int, *, forward: bool) -> State:
    """Return the state with the word after (or before) an offset chosen; round the end."""
    book = desk.book(state)
    here = book.part_at(offset)
    step = 1 if forward else -1
    part = here
    for _ in range(_MOST_PARTS):
        offsets = [word.offset for word in book.words(part)]
        if part == here:
            offsets = [one for one in offsets if (one > offset if forward else one < offset)]
        if offsets:
            found = offsets[0 if forward else -1]
            return target_in_view(state._replace(chosen=found), desk)
        part += step
        if part < 0 or not book.has(part):
            break
    return _round(state, desk, forward=forward)


def _round(state: State, desk: Desk, *, forward: bool) -> State:
    """Return the state with the first word of all chosen, or the last."""
    book = desk.book(state)
    parts = range(1, book.parts_read) if forward else range(book.parts_read - 1, 0, -1)
    for part in parts:
        words = book.words(part)
        if words:
            found = words[0 if forward else -1].offset
            said = desk.words.first_word_again if forward else desk.words.last_word_again
            notice = said if found != state.chosen else ""
            return target_in_view(state._replace(chosen=found), desk)._replace(notice=notice)
    return state._replace(notice=desk.words.no_words)


def choose_at(state: State, desk: Desk, column: int, row: int) -> State:
    """Return the state after a click: a word is chosen; one that was chosen is explained."""
    target = target_at(compose(state, desk), column, row)
    if target < 0:
        return state
    word = desk.book(state).word_at(target)
    if target == state.chosen and word:
        return popout.opened(state, desk, Panel(PanelKind.WORD, word.term.term))
    return state._replace(chosen=target)
