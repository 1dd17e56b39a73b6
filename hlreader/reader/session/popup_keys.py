"""Keys while a pop-out is open."""

from hlreader.layout.flow import Flow
from hlreader.reader.screen.entries import Choice, Content
from hlreader.reader.screen.frame import compose, target_at
from hlreader.reader.screen.keys import Key
from hlreader.reader.screen.popup import (
    Box,
    box,
    content,
    fitting,
    last_top,
    line_of_choice,
    top_showing,
)  # fmt: skip
from hlreader.reader.session.context import ReaderContext
from hlreader.reader.session.scrolling import at_place
from hlreader.reader.session.state import LISTS, Popup, PopupKind, Request, State, Visit
from hlreader.reader.text.find import folded


def opened(state: State, context: ReaderContext, popup: Popup) -> State:
    """Return the state with another pop-out. In a list, the first entry is chosen."""
    return grown(state._replace(popups=(*state.popups, popup)), context)


def grown(state: State, context: ReaderContext) -> State:
    """Return the state after a list has grown. If it was empty, its first entry is chosen."""
    popup = state.popups[-1]
    choices = content(popup, state, context).choices if popup.kind in LISTS else ()
    if not choices or popup.chosen >= 0:
        return state
    first = choices[0] == Choice("key", "!") and len(choices) > 1  # nobody asked for that yet
    return _choose(state, context, int(first))


def closed(state: State, context: ReaderContext) -> State:
    """Return the state without pop-outs. The home page stays if nothing is open under it."""
    if not state.at_home:
        return state._replace(popups=())
    if len(state.popups) > 1:
        return state._replace(popups=state.popups[:1])
    if context.book(state).nothing:
        return state._replace(notice=context.words.q_quits)
    return state._replace(popups=())


def spells(state: State, key: Key) -> bool:
    """Return whether a key is a letter typed in a list. On the home page, letters are keys."""
    kind = state.popups[-1].kind if state.popups else PopupKind.HOME
    in_list = kind in LISTS and kind is not PopupKind.HOME
    return in_list and len(key.name) == 1 and key.name.isalpha()


def spelled(state: State, key: Key, context: ReaderContext) -> State:
    """Return the state after a letter in a list. It chooses the first entry that begins with it.

    The same letter again goes to the next such entry. A letter that begins no entry works like
    other keys, but does not change the look.
    """
    popup = state.popups[-1]
    names = _names(content(popup, state, context))
    letter = folded(key.name)
    for prefix in (popup.typed + letter, letter):
        found = [number for number, name in enumerate(names) if name.startswith(prefix)]
        if found:
            after = (number for number in found if number > popup.chosen)
            again = prefix == letter == popup.typed
            number = next(after, found[0]) if again else found[0]
            chosen = _choose(state, context, number)
            return _changed(chosen, chosen.popups[-1]._replace(typed=prefix))
    return press(state, key, context)


def _names(found: Content) -> list[str]:
    """Return the text of each choice, in small letters without accents."""
    names = [""] * len(found.choices)
    for flow in found.flows:
        for piece in flow.pieces if isinstance(flow, Flow) else ():
            if piece.target >= 0:
                names[piece.target] = names[piece.target] or folded(piece.text.lstrip())
    return names


def press(state: State, key: Key, context: ReaderContext) -> State:
    """Return the state after a key in a pop-out."""
    popup = state.popups[-1]._replace(typed="")
    state = _changed(state, popup)
    name = key.name
    found = content(popup, state, context)
    if name in found.keys:
        return _follow(state, context, found.choices[found.keys.index(name)])
    if name == "q" and popup.kind is PopupKind.TEACH and state.only_teach:
        return state._replace(request=Request("quit"))
    if name in ("escape", "q", "h"):
        return closed(state, context) if name != "h" or state.at_home else _asks_for(state, "h")
    if name == "?" and popup.kind is PopupKind.HELP:
        return state._replace(popups=state.popups[:-1])
    if name == "?":
        return opened(state, context, Popup(PopupKind.HELP))
    if name in ("backspace", "left"):
        return (
            state._replace(popups=state.popups[:-1]) if state.popups[1:] else closed(state, context)
        )
    if name in ("enter", "right"):
        return _enter(state, context)
    if name == "click":
        return _click(state, context, key)
    if name in ("tab", "shift-tab"):
        return _choose_next(state, context, 1 if name == "tab" else -1)
    return _walk(state, context, name) if popup.kind in LISTS else _scroll(state, context, name)


def _enter(state: State, context: ReaderContext) -> State:
    """Follow the choice. If nothing is chosen, Enter closes the pop-out that Enter opened.

    In a question, it follows the first choice.
    """
    popup = state.popups[-1]
    choices = content(popup, state, context).choices
    chosen = max(popup.chosen, 0) if popup.kind is PopupKind.TEACH else popup.chosen
    if 0 <= chosen < len(choices):
        return _follow(state, context, choices[chosen])
    return state._replace(popups=state.popups[:-1])


def _asks_for(state: State, key: str) -> State:
    """Return the state with a request for what a key does."""
    return state._replace(request=Request("key", key))


def _follow(state: State, context: ReaderContext, choice: Choice) -> State:
    if choice.kind == "word":
        return opened(state, context, Popup(PopupKind.WORD, choice.subject))
    if choice.kind == "address":
        return opened(state, context, Popup(PopupKind.ADDRESS, choice.subject))
    if choice.kind == "open":
        return state._replace(request=Request("open", choice.subject, choice.offset))
    if choice.kind == "topic":
        return opened(state, context, Popup(PopupKind.TOPIC, choice.subject))
    if choice.kind == "key":
        return _asks_for(state, choice.subject)
    if choice.kind == "teach":
        state = _changed(state, Popup(PopupKind.TEACH, choice.subject))
        return state._replace(teach=choice.subject)
    if choice.kind == "reread":
        from hlreader.reader.session.teaching import reread  # few readers ask

        return reread(state, context, int(choice.subject))
    if choice.kind == "close":
        return closed(state._replace(teach=""), context)
    visit = Visit(state.book, state.place)
    state = state._replace(popups=(), history=(*state.history, visit), chosen=-1)
    return at_place(state, context, choice.offset)


def _changed(state: State, popup: Popup) -> State:
    return state._replace(popups=(*state.popups[:-1], popup))


def _choose_next(state: State, context: ReaderContext, step: int) -> State:
    """Return the state with the next choice chosen. After the last comes the first."""
    popup = state.popups[-1]
    count = len(content(popup, state, context).choices)
    if not count:
        return _scroll(state, context, "down" if step > 0 else "up")
    start = popup.chosen if popup.chosen >= 0 or step > 0 else count
    return _choose(state, context, (start + step) % count)


def _choose(state: State, context: ReaderContext, number: int) -> State:
    """Return the state with a choice chosen and in view, and the title too if it is close."""
    state = _changed(state, state.popups[-1]._replace(chosen=number))
    laid = box(state, context)
    top = top_showing(laid, line_of_choice(laid.lines, number))
    if number == 0 and top < fitting(laid.heights, 0, laid.inside):
        top = top_showing(laid._replace(top=0), line_of_choice(laid.lines, 0))
    return _changed(state, state.popups[-1]._replace(top=top))


def _steps(laid: Box) -> dict[str, int]:
    """Return the number of lines for each key."""
    page, whole = max(len(laid.shown) - 1, 1), len(laid.lines)
    return {
        "down": 1, "j": 1, "up": -1, "k": -1, "wheel-down": 3, "wheel-up": -3,
        "space": page, "page-down": page, "f": page, "page-up": -page, "b": -page,
        "home": -whole, "end": whole, "G": whole,
    }  # fmt: skip


def _walk(state: State, context: ReaderContext, name: str) -> State:
    """Return the state with another entry of a list chosen."""
    popup = state.popups[-1]
    last = len(content(popup, state, context).choices) - 1
    step = _steps(box(state, context)).get(name, 0)
    if not step or last < 0:
        return state
    if abs(step) == 1:
        return _choose_next(state, context, step)
    return _choose(state, context, min(max(popup.chosen + step, 0), last))


def _scroll(state: State, context: ReaderContext, name: str) -> State:
    laid = box(state, context)
    step = _steps(laid).get(name, 0)
    if state.popups[-1].kind is PopupKind.TEACH and not (laid.more_above or laid.more_below):
        return _choose_next(state, context, step) if abs(step) == 1 else state
    top = min(max(laid.top + step, 0), last_top(laid.heights, laid.inside))
    return _changed(state, state.popups[-1]._replace(top=top))


def _click(state: State, context: ReaderContext, key: Key) -> State:
    """Return the state after a click. It follows a choice. Outside the pop-out, it closes it."""
    laid = box(state, context)
    if not laid.first_row <= key.row < laid.first_row + laid.rows:
        areas = context.areas(state)
        inside = key.row < areas.title + areas.text
        return state._replace(popups=()) if inside else state
    target = target_at(compose(state, context), key.column, key.row)
    if target < 0:
        return state
    return _enter(_changed(state, state.popups[-1]._replace(chosen=target)), context)
