"""Keys while a pop-out is open."""

from hlreader.layout.flow import Flow
from hlreader.reader.screen.entries import Choice, Content
from hlreader.reader.screen.frame import compose, target_at
from hlreader.reader.screen.keys import Key
from hlreader.reader.screen.popup import (
    Box,
    awaits_articles,
    box,
    chooses,
    content,
    fitting,
    last_top,
    lines_of_choice,
    top_showing,
    whole_choices,
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
    choices = content(popup, state, context).choices if chooses(popup, state, context) else ()
    if not choices or popup.chosen >= 0 or awaits_articles(state, context):
        return state
    first = choices[0] == Choice("key", "!") and len(choices) > 1  # nobody asked for that yet
    return _choose(state, context, int(first))


def with_articles(state: State, context: ReaderContext, seconds: float) -> State:
    """Return the state of the home page after some more articles have been read.

    When all have been, the topics come into it. What someone has chosen by then stays chosen.
    """
    popup, articles = state.popups[-1], context.catalogue.articles
    choices = content(popup, state, context).choices
    articles.read_on(seconds)
    if not articles.complete:
        return state
    kept = choices[popup.chosen] if popup.chosen >= 0 else None
    state = _changed(state, popup._replace(chosen=-1, top=0))
    choices = content(state.popups[-1], state, context).choices
    return _choose(state, context, choices.index(kept)) if kept else grown(state, context)


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


def jumped(state: State, key: Key, context: ReaderContext) -> State | None:
    """Return the state after a letter or a figure that chooses an entry, None for other keys."""
    if spells(state, key):
        return spelled(state, key, context)
    return counted(state, key, context) if counts(state, key, context) else None


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


def counts(state: State, key: Key, context: ReaderContext) -> bool:
    """Return whether a key is a figure of an entry's number."""
    if not (state.popups and key.name.isdecimal()):
        return False
    popup = state.popups[-1]
    keys = content(popup, state, context).keys
    return key.name in keys or _number(popup, key) in keys


def _number(popup: Popup, key: Key) -> str:
    """Return the number that the figures typed so far make."""
    return (popup.typed if popup.typed.isdecimal() else "") + key.name


def counted(state: State, key: Key, context: ReaderContext) -> State:
    """Return the state after a figure. If no other number begins so, it opens that entry.

    If one does, as 12 begins with 1, the entry is only chosen: Enter or one more figure follows.
    """
    popup = state.popups[-1]
    found = content(popup, state, context)
    number = _number(popup, key)
    if number not in found.keys:
        number = key.name
    chosen = found.keys.index(number)
    longer = [one for one in found.keys if one.startswith(number) and one != number]
    state = _choose(state, context, chosen)
    if not longer:
        state = _changed(state, state.popups[-1]._replace(typed=""))
        return _follow(state, context, found.choices[chosen])
    notice = context.words.or_one_more.format(number=number, longer=longer[0])
    return _changed(state, state.popups[-1]._replace(typed=number))._replace(notice=notice)


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
    only_this = popup.kind is PopupKind.TEACH and state.only_teach
    if name == "q" and (only_this or popup.kind is PopupKind.HOME):
        return state._replace(request=Request("quit"))
    if name in ("escape", "q", "h"):
        return closed(state, context) if name != "h" or state.at_home else _asks_for(state, "h")
    if name == "?":
        in_help = popup.kind is PopupKind.HELP
        without = state._replace(popups=state.popups[:-1])
        return without if in_help else opened(state, context, Popup(PopupKind.HELP))
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
    if name == "w":
        return state if popup.kind is PopupKind.TEACH else _asks_for(state, "w")
    return (_walk if chooses(popup, state, context) else _scroll)(state, context, name)


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
    first, last = lines_of_choice(laid.lines, number)
    top = top_showing(laid, last)
    top = top_showing(laid._replace(top=top), first)
    if number == 0 and top < fitting(laid.heights, 0, laid.inside):
        top = top_showing(laid._replace(top=0), lines_of_choice(laid.lines, 0)[1])
        top = min(top, first)
    return _changed(state, state.popups[-1]._replace(top=top))


def _steps(laid: Box) -> dict[str, int]:
    """Return the number of lines for each key."""
    page, whole = max(len(laid.shown) - 1, 1), len(laid.lines)
    return {
        "down": 1, "j": 1, "up": -1, "k": -1, "wheel-down": 3, "wheel-up": -3,
        "space": page, "page-down": page, "f": page, "page-up": -page, "b": -page,
        "home": -whole, "end": whole, "G": whole,
    }  # fmt: skip


def _turn(state: State, context: ReaderContext, laid: Box, *, forward: bool) -> State:
    """Return the state with the next page of a list, which leaves out no entry."""
    count = len(content(state.popups[-1], state, context).choices)
    whole = whole_choices(laid) or [state.popups[-1].chosen]
    number = min(whole[-1] + 1, count - 1) if forward else max(whole[0] - 1, 0)
    state = _choose(state, context, number)
    if forward and whole[-1] + 1 == number:
        state = _changed(
            state, state.popups[-1]._replace(top=lines_of_choice(laid.lines, number)[0])
        )
    return state


_PAGES = ("space", "page-down", "f", "page-up", "b")


def _walk(state: State, context: ReaderContext, name: str) -> State:
    """Return the state with another entry of a list chosen."""
    popup = state.popups[-1]
    last = len(content(popup, state, context).choices) - 1
    laid = box(state, context)
    step = _steps(laid).get(name, 0)
    if not step or last < 0:
        return state
    if abs(step) == 1:
        return _choose_next(state, context, step)
    if name in _PAGES:
        return _turn(state, context, laid, forward=step > 0)
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
