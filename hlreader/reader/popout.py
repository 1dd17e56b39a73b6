"""Keys while a pop-out is open."""

from hlreader.reader.desk import Desk
from hlreader.reader.frame import compose, target_at
from hlreader.reader.keys import Key
from hlreader.reader.moving import at_place
from hlreader.reader.panel import Choice, box, content, last_top, line_of_choice
from hlreader.reader.state import LISTS, Panel, PanelKind, Request, State, Visit


def opened(state: State, desk: Desk, panel: Panel) -> State:
    """Return the state with a pop-out more; of a list the first entry is chosen."""
    if panel.kind in LISTS and content(panel, state, desk).choices:
        panel = panel._replace(chosen=0)
    return state._replace(panels=(*state.panels, panel))


def press(state: State, key: Key, desk: Desk) -> State:
    """Return the state after a key in a pop-out."""
    panel = state.panels[-1]
    name = key.name
    if name in ("escape", "q"):
        return state._replace(panels=())
    if name == "?" and panel.kind is PanelKind.HELP:
        return state._replace(panels=state.panels[:-1])
    if name == "?":
        return opened(state, desk, Panel(PanelKind.HELP))
    if name in ("backspace", "left"):
        return state._replace(panels=state.panels[:-1])
    if name in ("enter", "right"):
        return _enter(state, desk)
    if name == "click":
        return _click(state, desk, key)
    if name == "tab" or (name in ("down", "j") and panel.kind in LISTS):
        return _choose(state, desk, 1)
    if name == "shift-tab" or (name in ("up", "k") and panel.kind in LISTS):
        return _choose(state, desk, -1)
    return _scroll(state, desk, name)


def _enter(state: State, desk: Desk) -> State:
    """Follow the choice; where nothing is chosen, Enter closes what Enter opened."""
    panel = state.panels[-1]
    choices = content(panel, state, desk).choices
    if 0 <= panel.chosen < len(choices):
        return _follow(state, desk, choices[panel.chosen])
    return state._replace(panels=state.panels[:-1])


def _follow(state: State, desk: Desk, choice: Choice) -> State:
    if choice.kind == "word":
        return opened(state, desk, Panel(PanelKind.WORD, choice.subject))
    if choice.kind == "address":
        return opened(state, desk, Panel(PanelKind.ADDRESS, choice.subject))
    if choice.kind == "open":
        return state._replace(request=Request("open", choice.subject))
    visit = Visit(state.book, state.place)
    state = state._replace(panels=(), history=(*state.history, visit), chosen=-1)
    return at_place(state, desk, choice.offset)


def _changed(state: State, panel: Panel) -> State:
    return state._replace(panels=(*state.panels[:-1], panel))


def _choose(state: State, desk: Desk, step: int) -> State:
    """Return the state with the next choice chosen, and in view."""
    panel = state.panels[-1]
    count = len(content(panel, state, desk).choices)
    if not count:
        return _scroll(state, desk, "down" if step > 0 else "up")
    start = panel.chosen if panel.chosen >= 0 or step > 0 else count
    return in_view(_changed(state, panel._replace(chosen=(start + step) % count)), desk)


def in_view(state: State, desk: Desk) -> State:
    """Return the state with the choice of the pop-out in view."""
    panel = state.panels[-1]
    laid = box(state, desk)
    line = line_of_choice(laid.lines, panel.chosen)
    top = panel.top
    if panel.chosen == 0 and line < laid.page:
        top = 0
    elif 0 <= line < top:
        top = line
    while line >= 0 and line >= top + laid.page:
        top += 1
    return _changed(state, panel._replace(top=top))


def _scroll(state: State, desk: Desk, name: str) -> State:
    panel = state.panels[-1]
    laid = box(state, desk)
    page = max(laid.page - 1, 1)
    steps = {
        "down": 1, "j": 1, "up": -1, "k": -1, "wheel-down": 3, "wheel-up": -3,
        "space": page, "page-down": page, "f": page, "page-up": -page, "b": -page,
        "home": -len(laid.lines), "end": len(laid.lines), "G": len(laid.lines),
    }  # fmt: skip
    if name not in steps:
        return state
    heights = [desk.view(state).height(line) for line in laid.lines]
    room = sum(desk.view(state).height(line) for line in laid.shown) if laid.more_below else 0
    last = last_top(heights, room) if laid.more_below else panel.top
    top = min(max(panel.top + steps[name], 0), max(last, 0))
    moved = _changed(state, panel._replace(top=top))
    return _choose_shown(moved, desk) if panel.kind in LISTS else moved


def _choose_shown(state: State, desk: Desk) -> State:
    """Return the state with a choice that is in view: after a list was scrolled."""
    panel = state.panels[-1]
    shown = [piece.target for line in box(state, desk).shown for piece in line.pieces]
    targets = [target for target in shown if target >= 0]
    if not targets or panel.chosen in targets:
        return state
    chosen = targets[0] if panel.chosen < targets[0] else targets[-1]
    return _changed(state, panel._replace(chosen=chosen))


def _click(state: State, desk: Desk, key: Key) -> State:
    """Return the state after a click: a choice is followed; beside the pop-out it closes it."""
    laid = box(state, desk)
    if not laid.first_row <= key.row < laid.first_row + laid.rows:
        areas = desk.areas(state)
        inside = key.row < areas.title + areas.text
        return state._replace(panels=()) if inside else state
    target = target_at(compose(state, desk), key.column, key.row)
    if target < 0:
        return state
    return _enter(_changed(state, state.panels[-1]._replace(chosen=target)), desk)
