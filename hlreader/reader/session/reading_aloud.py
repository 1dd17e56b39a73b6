"""Read aloud: which sentence is said now, and what the keys do meanwhile. Pure.

The state says what should be heard, and the app makes the voice say it. The page follows the voice:
the sentence is in view. When the user turns the page, the voice follows the page.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from hlreader.limits import FASTEST, SLOWEST
from hlreader.reader.session.context import ReaderContext
from hlreader.reader.session.scrolling import is_in_view, with_line_in_view
from hlreader.reader.session.state import Search, SpokenPlace, State

if TYPE_CHECKING:
    from hlreader.speech.utterances import Utterance

_STEP = 20
"""Words a minute between two speeds."""
_FAR = 1 << 40


def begin(state: State, context: ReaderContext) -> State:
    """Return the state in which the voice begins with the first sentence on the screen."""
    voice = _first_on_screen(state, context)
    if voice is None:
        return state._replace(notice=context.words.the_end)
    state = state._replace(voice=voice, chosen=-1, search=Search(), reread=None)
    return _shown(state, context)


def stopped(state: State, _: ReaderContext | None = None) -> State:
    """Return the state without a voice."""
    return state._replace(voice=None)


def press(state: State, name: str, context: ReaderContext) -> State | None:
    """Return the state after a key while the voice reads, or None if the key means what it did."""
    action = _KEYS.get(name)
    return action(state, context) if state.voice and action else None


def followed(before: State, after: State, context: ReaderContext) -> State:
    """Return the state after any other key: the voice stays with the book and the page."""
    if not after.voice:
        return after
    if after.book != before.book or after.at_home:
        return stopped(after)
    if after.popups or after.typed is not None or after.pending or _is_shown(after, context):
        return after
    if (after.look, after.columns, after.rows) != (before.look, before.columns, before.rows):
        return _shown(after, context)
    voice = _first_on_screen(after, context)
    if voice is None:
        return after
    return after._replace(voice=voice._replace(paused=after.voice.paused))


def finished(state: State, context: ReaderContext) -> State:
    """Return the state after the sentence has been said: the next one, or the end."""
    return _moved(state, context, 1)


def now(state: State, context: ReaderContext) -> "Utterance | None":
    """Return what is to be heard now, or None for silence.

    A pop-out, a prompt or a pause silences the voice. After that, it begins the sentence again.
    """
    silent = state.popups or state.typed is not None or state.pending
    if not state.voice or state.voice.paused or silent:
        return None
    return context.spoken(state).utterances(state.voice.part)[state.voice.number]


def _first_on_screen(state: State, context: ReaderContext) -> SpokenPlace | None:
    """Return the first sentence that begins on the screen, or else after it."""
    view = context.view(state)
    top = view.text_from(state.top)
    place = view.line(top).start
    book, spoken = context.book(state), context.spoken(state)
    part = top.part
    while part > 0 and not spoken.utterances(part):  # it may be a chunk of a long block
        part -= 1
    for number, utterance in enumerate(spoken.utterances(part)):
        begins = max((start for start, _ in utterance.places[:1]), default=-_FAR)
        if begins >= place or (part == top.part and top.line == 0):
            return SpokenPlace(part, number)
    part = max(part, top.part) + 1
    while book.has(part):
        if spoken.utterances(part):
            return SpokenPlace(part)
        part += 1
    return None


def _moved(state: State, context: ReaderContext, step: int) -> State:
    """Return the state with another sentence. After the last one, the voice ends."""
    voice = state.voice
    if not voice:
        return state
    book, spoken = context.book(state), context.spoken(state)
    part, number = voice.part, voice.number + step
    while not 0 <= number < len(spoken.utterances(part)):
        part += step
        if part < 0:
            part, number = voice.part, voice.number
            break
        if not book.has(part):
            return state._replace(voice=None, notice=context.words.the_end)
        number = 0 if step > 0 else len(spoken.utterances(part)) - 1
    voice = SpokenPlace(part, number, voice.paused, voice.turn + 1)
    return _shown(state._replace(voice=voice), context)


def _places(state: State, context: ReaderContext) -> tuple[tuple[int, int], ...]:
    """Return the places of the sentence. hlreader's own words are where the next sentence is."""
    voice = state.voice
    if not voice:
        return ()
    said = context.spoken(state).utterances(voice.part)
    near = (*said[voice.number :], *reversed(said[: voice.number]))
    return next((one.places for one in near if one.places), ())


def _is_shown(state: State, context: ReaderContext) -> bool:
    """Return whether a part of the sentence is in view."""
    view, places = context.view(state), _places(state, context)
    ends = {place for start, end in places for place in (start, max(start, end - 1))}
    return not places or any(is_in_view(state, context, view.offset_spot(end)) for end in ends)


def _shown(state: State, context: ReaderContext) -> State:
    """Return the state with the sentence in view: its end if there is room, and its beginning."""
    places = _places(state, context)
    if not places:
        return state
    view = context.view(state)
    first, last = view.offset_spot(places[0][0]), view.offset_spot(max(places[-1][1] - 1, 0))
    if places[0][0] < 0:
        last = first
    for line in (max(first, last), first):
        state = with_line_in_view(state, context, line)
    return state


# Keys


def _pause(state: State, context: ReaderContext) -> State:
    voice = state.voice
    assert voice  # noqa: S101 - ``press`` has looked
    notice = "" if voice.paused else context.words.paused
    return state._replace(voice=voice._replace(paused=not voice.paused), notice=notice)


def _sentence(step: int) -> Callable[[State, ReaderContext], State]:
    return lambda state, context: _moved(state, context, step)


def _faster(step: int) -> Callable[[State, ReaderContext], State]:
    def change(state: State, context: ReaderContext) -> State:
        speed = min(max(_next_speed(state.look.speed, step), SLOWEST), FASTEST)
        look = state.look._replace(speed=speed)
        return state._replace(look=look, notice=context.words.voice_speed.format(count=speed))

    return change


def _next_speed(now: int, step: int) -> int:
    """Return the next multiple of a step above a speed, or below it if the step is negative."""
    beyond = now % abs(step)
    return now - beyond + step if step > 0 else now - (beyond or -step)


_KEYS: dict[str, Callable[[State, ReaderContext], State]] = {
    "space": _pause, "left": _sentence(-1), "right": _sentence(1),
    "<": _faster(-_STEP), ",": _faster(-_STEP), ">": _faster(_STEP), ".": _faster(_STEP),
    "escape": stopped, "a": stopped,
}  # fmt: skip
