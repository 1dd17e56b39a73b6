"""What each key does: a state and a key give the next state. Nothing here touches the terminal."""

from collections.abc import Callable

from hlreader.limits import NARROWEST, WIDEST
from hlreader.reader.screen.home import GO_ON
from hlreader.reader.screen.keys import Key
from hlreader.reader.screen.popup import awaits_articles, grows
from hlreader.reader.session import popup_keys, reading_aloud
from hlreader.reader.session import search as searching
from hlreader.reader.session import terms as walking
from hlreader.reader.session.context import SIZE_NAMES, SPACING_NAMES, ReaderContext
from hlreader.reader.session.scrolling import (
    at_place,
    at_top,
    is_in_view,
    laid_out_again,
    target_in_view,
)
from hlreader.reader.session.state import Look, Popup, PopupKind, Request, Search, State, Visit
from hlreader.reader.text.book import FRONT
from hlreader.reader.text.view import START
from hlreader.themes import ThemeName

PATIENCE = 0.1
"""Seconds to read articles before the home page is shown without them."""
_SLICE = 0.02
_WHEEL = 3
"""How many lines a notch of the mouse wheel moves."""
_WIDTH_STEP = 4
_NO_CHOICES = Look()


def start(
    context: ReaderContext,
    columns: int,
    rows: int,
    look: Look = _NO_CHOICES,
    place: int = FRONT,
) -> State:
    """Return the first state."""
    state = State(max(columns, 1), max(rows, 1), look)
    return at_place(state, context, place)


def resized(state: State, context: ReaderContext, columns: int, rows: int) -> State:
    """Return the state in a window of another size, with the same text at the top."""
    changed = state._replace(columns=max(columns, 1), rows=max(rows, 1))
    return reading_aloud.followed(state, laid_out_again(state, changed, context), context)


def opened(state: State, context: ReaderContext, book: int, place: int = FRONT) -> State:
    """Return the state after an article has been opened at a place.

    Backspace returns to the place before, which may be the home page.
    """
    history = () if state.at_home else (*state.history, Visit(state.book, state.place))
    state = state._replace(
        book=book, place=FRONT, top=START, chosen=-1, popups=(), history=history,
        search=Search(), pending="", teach="", reread=None, request=Request(), voice=None,
    )  # fmt: skip
    return at_place(state, context, place)


def home(state: State, context: ReaderContext) -> State:
    """Return the state with the home page open, which may wait for its articles."""
    context.catalogue.articles.read_on(PATIENCE)
    state = state._replace(popups=(), chosen=-1, search=Search(), pending="", voice=None)
    return popup_keys.opened(state, context, Popup(PopupKind.HOME))


def found(state: State, context: ReaderContext, query: str) -> State:
    """Return the state with the articles listed that a search finds."""
    return popup_keys.opened(state, context, Popup(PopupKind.FOUND, query))


def own_words(state: State, context: ReaderContext) -> State:
    """Return the state with a question to answer in one's own words: the first, or the next."""
    if not context.book(state).article.teach_back:
        return state._replace(notice=context.words.no_questions)
    from hlreader.reader.screen.teach_back import Step  # few readers ask

    subject = state.teach or Step().subject
    state = state._replace(chosen=-1, reread=None)
    return popup_keys.opened(state, context, Popup(PopupKind.TEACH, subject))


_IN_QUESTIONS = ("b", "q")
"""The letters that are keys while a question is asked: back a page, and quit."""


def press(state: State, key: Key, context: ReaderContext) -> State:
    """Return the state after a key. If something is read aloud, the voice follows."""
    after = _pressed(state, key, context)
    stays = (after.book, after.place) == (state.book, state.place)
    if not stays and key.name not in ("tab", "shift-tab"):
        after = after._replace(walked=False)
    return reading_aloud.followed(state, after, context)


def _pressed(state: State, key: Key, context: ReaderContext) -> State:
    offered = state.offered and key.name in ("+", "=")
    state = state._replace(notice="", request=Request(), offered=offered)
    if state.typed is not None:
        return _asked(searching.typed(state, key, context), context)
    if state.pending and key.name in ("escape", "q", "backspace"):
        return state._replace(pending="")
    if state.pending == "word":  # any other move cancels this
        state = state._replace(pending="")
    if jumped := popup_keys.jumped(state, key, context):
        return jumped
    if _is_typed_answer(state, key):
        return state._replace(notice=context.words.no_typing)
    if key.name in _LOOKS:
        return _LOOKS[key.name](state, context)
    if key.name == "ctrl-l":
        return state._replace(request=Request("redraw"))
    if key.name == "!":
        return _danger(state, context)
    if state.popups:
        return _in_popup(state, key, context)
    return _in_text(state, key, context)


def _is_typed_answer(state: State, key: Key) -> bool:
    """Return whether a key is a letter of an answer that someone types under a question.

    It must not do what the key does elsewhere.
    """
    asked = bool(state.popups) and state.popups[-1].kind is PopupKind.TEACH
    return asked and len(key.name) == 1 and key.name.isalpha() and key.name not in _IN_QUESTIONS


def _in_text(state: State, key: Key, context: ReaderContext) -> State:
    """Return the state after a key while the text is shown."""
    aloud = reading_aloud.press(state, key.name, context)
    if aloud:
        return aloud
    if key.name == "click":
        return walking.choose_at(state, context, key.column, key.row)
    action = _ACTIONS.get(key.name)
    return action(state, context) if action else state


def _asked(state: State, context: ReaderContext) -> State:
    """Return the state after a key at a prompt. Its text may be a word, or a search of all."""
    kind, text, _ = state.request
    if kind not in ("word", "find"):
        return state
    state = state._replace(request=Request())
    popup = Popup(PopupKind.WORD if kind == "word" else PopupKind.FOUND, text)
    return popup_keys.opened(state, context, popup) if text else state


def _in_popup(state: State, key: Key, context: ReaderContext) -> State:
    """Return the state after a key in a pop-out, which may ask for what another key does."""
    state = popup_keys.press(state, key, context)
    if state.request.kind != "key":
        return state
    return _ASKED_FOR[state.request.subject](state._replace(request=Request()), context)


def advance(state: State, context: ReaderContext) -> State:
    """Read a little more of the document, for a move to the end or a search."""
    if state.pending == "search":
        return searching.advance(state, context)
    if state.pending == "word":
        return walking.advance(state, context)
    if awaits_articles(state, context) and not state.pending:
        return popup_keys.with_articles(state, context, _SLICE)
    book = context.book(state)
    if state.popups and not state.pending:
        book.gather()
        return popup_keys.grown(state, context)
    book.read_on()
    if state.pending == "end" and book.complete:
        return _end(state._replace(pending=""), context)
    return state


def wants_more(state: State, context: ReaderContext) -> bool:
    """Return whether more of the document must be read now: for a search, the end, or a list."""
    return bool(state.pending) or grows(state, context) or awaits_articles(state, context)


# Moving


def _lines(count: int) -> Callable[[State, ReaderContext], State]:
    def move(state: State, context: ReaderContext) -> State:
        top = context.view(state).scroll(state.top, count, context.areas(state).text)
        return _moved(state, context, at_top(state, context, top), forward=count > 0)

    return move


def _half(sign: int) -> Callable[[State, ReaderContext], State]:
    def move(state: State, context: ReaderContext) -> State:
        view, rows = context.view(state), context.areas(state).text
        count = max(rows // view.typography.lettering.height // 2, 1)
        return _lines(sign * count)(state, context)

    return move


def _page_down(state: State, context: ReaderContext) -> State:
    top = context.view(state).page_down(state.top, context.areas(state).text)
    return _moved(state, context, at_top(state, context, top), forward=True)


def _page_up(state: State, context: ReaderContext) -> State:
    top = context.view(state).page_up(state.top, context.areas(state).text)
    return _moved(state, context, at_top(state, context, top), forward=False)


def _moved(before: State, context: ReaderContext, after: State, *, forward: bool) -> State:
    """Return the state after a move, with a notice if the page could not move."""
    if before.top != after.top:
        return _elsewhere(after, context)
    words = context.words
    return after._replace(notice=words.the_end if forward else words.the_beginning)


def _elsewhere(state: State, context: ReaderContext) -> State:
    """Return the state without the chosen word if it is out of view, because no key mentions it."""
    if state.chosen < 0 or is_in_view(
        state, context, context.view(state).target_spot(state.chosen)
    ):
        return state
    return state._replace(chosen=-1)


def _home(state: State, context: ReaderContext) -> State:
    return _elsewhere(at_top(state, context, START), context)


def _end(state: State, context: ReaderContext) -> State:
    if not context.book(state).complete:
        return state._replace(pending="end")
    top = context.view(state).last_top(context.areas(state).text)
    return _elsewhere(at_top(state, context, top), context)


def _content(state: State, context: ReaderContext) -> State:
    return _elsewhere(at_place(state, context, context.book(state).first_content()), context)


def _danger(state: State, context: ReaderContext) -> State:
    """Go to the section about the danger signs; at home, choose an article that has one."""
    if state.at_home:
        state = state._replace(popups=state.popups[:1])
        return popup_keys.opened(state, context, Popup(PopupKind.DANGER))
    place = context.book(state).place_of_danger_signs()
    if place is None:
        return state._replace(notice=context.words.no_danger)
    if state.place != place:
        state = state._replace(history=(*state.history, Visit(state.book, state.place)))
    return at_place(state._replace(popups=(), chosen=-1), context, place)


def _back(state: State, context: ReaderContext) -> State:
    """Return to the place before the last jump, or to the home page."""
    if not state.history:
        return home(state, context)
    visit = state.history[-1]
    state = state._replace(history=state.history[:-1], book=visit.book, chosen=-1, reread=None)
    return at_place(state, context, visit.place)


# Choosing


def _enter(state: State, context: ReaderContext) -> State:
    if state.reread and state.chosen < 0:
        return own_words(state, context)
    if state.chosen < 0:
        state = state._replace(chosen=searching.found_word(state, context))
    word = context.book(state).word_at(state.chosen) if state.chosen >= 0 else None
    if word is None:
        return state._replace(notice=context.words.choose_first)
    state = target_in_view(state, context)
    return popup_keys.opened(state, context, Popup(PopupKind.WORD, word.term.term))


def _escape(state: State, context: ReaderContext) -> State:
    if state.chosen >= 0 and state.walked:
        return _back(state, context)
    if state.search.query or state.chosen >= 0 or state.reread:
        return state._replace(chosen=-1, search=Search(), reread=None)
    return state._replace(notice=context.words.q_quits)


def _quit(state: State, _: ReaderContext) -> State:
    return state._replace(request=Request("quit"))


def _opener(kind: PopupKind) -> Callable[[State, ReaderContext], State]:
    return lambda state, context: popup_keys.opened(state, context, Popup(kind))


# Looks: these keys work in pop-outs too


def _bigger(state: State, context: ReaderContext) -> State:
    """Go to the next larger letters. If there are none, say so, and offer more space around them.

    A second press takes the offer.
    """
    size = context.size(state)
    larger = context.larger(state)
    if larger is not None:
        return _sized(state, context, larger)
    words = context.words
    if size < context.normal:
        return _sized(state, context, context.normal)
    if context.step(state).lettering.scale > 1 or context.spaced(state) is None:
        return state._replace(notice=words.largest)
    if not state.offered:
        can_grow = context.steps[-1].lettering.scale > 1
        offer = words.too_small if can_grow else words.cannot_grow
        return state._replace(notice=offer, offered=True)
    return _sized(state, context, context.spaced(state) or size)._replace(offered=True)


def _smaller(state: State, context: ReaderContext) -> State:
    size = context.smaller(state)
    return (
        state._replace(notice=context.words.smallest)
        if size is None
        else _sized(state, context, size)
    )


def _sized(state: State, context: ReaderContext, size: int) -> State:
    name = context.steps[size].name
    names = dict(zip(SIZE_NAMES, context.words.sizes, strict=True))
    text = names.get(name) or context.words.times.format(count=name)
    notice = context.words.size.format(name=text)
    return _looking(state, context, state.look._replace(size=size), notice)


def _normal(state: State, context: ReaderContext) -> State:
    return _sized(state, context, context.normal)


def _wider(sign: int) -> Callable[[State, ReaderContext], State]:
    def change(state: State, context: ReaderContext) -> State:
        now = context.measure(state)
        wanted = now + sign * _WIDTH_STEP
        wanted -= wanted % _WIDTH_STEP if sign > 0 else -(-wanted % _WIDTH_STEP)
        width = min(max(wanted, NARROWEST), WIDEST)
        changed = state._replace(look=state.look._replace(width=width))
        after = context.measure(changed)
        if after == now:
            words = context.words
            return state._replace(notice=words.widest if sign > 0 else words.narrowest)
        changed = changed._replace(look=changed.look._replace(width=after))
        return _looking(state, context, changed.look, context.words.width.format(count=after))

    return change


def _spacing(state: State, context: ReaderContext) -> State:
    number = (state.look.spacing + 1) % len(SPACING_NAMES)
    notice = context.words.spacing.format(name=context.words.spacings[number])
    return _looking(state, context, state.look._replace(spacing=number), notice)


def _theme(state: State, context: ReaderContext) -> State:
    if not context.depth:
        return state._replace(notice=context.words.no_colours)
    names = list(ThemeName)
    number = (names.index(ThemeName(state.look.theme)) + 1) % len(names)
    notice = context.words.theme.format(name=context.words.themes[number])
    return _looking(state, context, state.look._replace(theme=names[number].value), notice)


def _looking(state: State, context: ReaderContext, look: Look, notice: str) -> State:
    return laid_out_again(state, state._replace(look=look, notice=notice), context)


_LOOKS = {
    "+": _bigger, "=": _bigger, "-": _smaller, "_": _smaller, "0": _normal,
    "]": _wider(1), "[": _wider(-1), "s": _spacing, "t": _theme,
}  # fmt: skip

_ACTIONS: dict[str, Callable[[State, ReaderContext], State]] = {
    "space": _page_down, "page-down": _page_down, "f": _page_down,
    "page-up": _page_up, "b": _page_up,
    "half-down": _half(1), "half-up": _half(-1), "d": _half(1), "u": _half(-1),
    "down": _lines(1), "up": _lines(-1), "j": _lines(1), "k": _lines(-1),
    "wheel-down": _lines(_WHEEL), "wheel-up": _lines(-_WHEEL),
    "home": _home, "end": _end, "G": _end,
    "c": _content, "backspace": _back,
    "tab": lambda state, context: walking.choose_word(state, context, forward=True),
    "shift-tab": lambda state, context: walking.choose_word(state, context, forward=False),
    "enter": _enter, "escape": _escape,
    "g": _opener(PopupKind.WORDS), "o": _opener(PopupKind.OUTLINE),
    "r": _opener(PopupKind.RELATED), "l": _opener(PopupKind.LINKS),
    "?": _opener(PopupKind.HELP), "h": home, "i": own_words,
    "/": searching.prompt("search"), "w": searching.prompt("word"),
    "a": reading_aloud.begin,
    "n": searching.forward, "N": searching.backward,
    "q": _quit,
}  # fmt: skip

_ASKED_FOR: dict[str, Callable[[State, ReaderContext], State]] = {
    "h": home, GO_ON: popup_keys.closed, "!": _danger, "w": searching.prompt("word"),
    "/": searching.prompt("find"), "+": _bigger, "?": _opener(PopupKind.HELP), "q": _quit,
}  # fmt: skip
"""What entries of the home page do."""
