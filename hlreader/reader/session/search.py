"""Search in the article: the prompt, and moving from match to match."""

from collections.abc import Callable
from time import perf_counter

from hlreader.reader.screen.keys import Key
from hlreader.reader.session.context import ReaderContext
from hlreader.reader.session.scrolling import with_line_in_view
from hlreader.reader.session.state import Request, Search, State, Visit
from hlreader.reader.text import find as finding
from hlreader.sanitize import clean_line

_LONGEST = 200
_LONGEST_IN_NOTICE = 24
_SLICE = 0.02
"""Seconds of searching before the window is drawn again."""


def prompt(kind: str) -> Callable[[State, ReaderContext], State]:
    """Return the action of a key that opens an empty prompt."""
    return lambda state, _: state._replace(typed="", prompt=kind)


def typed(state: State, key: Key, context: ReaderContext) -> State:
    """Return the state after a key at the prompt. Only here is a paste read as text."""
    text = state.typed or ""
    left = state._replace(typed=None, prompt="")
    if key.name == "escape" or (key.name == "backspace" and not text):
        return left
    if key.name == "enter":
        if state.prompt == "search":
            return begin(left, context, text)
        return left._replace(request=Request(state.prompt, " ".join(text.split())))
    if key.name == "backspace":
        return state._replace(typed=text[:-1])
    if key.name == "half-up":  # Ctrl-U
        return state._replace(typed="")
    added = key.text if key.name == "paste" else " " if key.name == "space" else key.name
    if key.name != "paste" and len(added) != 1:
        return state
    added = clean_line(added) if len(added) > 1 else added
    return state._replace(typed=(text + added)[:_LONGEST])


def begin(state: State, context: ReaderContext, query: str) -> State:
    """Return the state after starting a search. An empty query repeats the last one."""
    if not query.strip():
        return forward(state, context) if state.search.query else state
    return state._replace(search=Search(query, origin=state.place), pending="search", chosen=-1)


def advance(state: State, context: ReaderContext) -> State:
    """Search some more parts. Go to the first match after the start of the search."""
    book, search = context.book(state), state.search
    found = list(search.found)
    part = search.searched
    stop = perf_counter() + _SLICE
    while perf_counter() < stop and book.has(part):
        found += finding.matches(book, search.query, part)
        part += 1
    done = not book.has(part)
    search = search._replace(found=tuple(found), searched=part)
    state = state._replace(search=search, pending="" if done else "search")
    if search.current < 0:
        numbers = [number for number, (start, _) in enumerate(found) if start >= search.origin]
        if numbers or (done and found):
            visit = Visit(state.book, state.place)
            state = state._replace(history=(*state.history, visit))
            return _at(state, context, numbers[0] if numbers else 0)
    if done and not found:
        notice = context.words.no_match.format(query=cut_short(search.query, context))
        return state._replace(notice=notice, search=Search())
    return state


def cut_short(query: str, context: ReaderContext) -> str:
    """Return the query cut for a notice, so that the rest of the notice is visible."""
    if len(query) <= _LONGEST_IN_NOTICE:
        return query
    return query[:_LONGEST_IN_NOTICE].rstrip() + ("..." if context.ascii_only else "…")


def forward(state: State, context: ReaderContext) -> State:
    """Go to the next match, or from the last to the first."""
    return _step(state, context, 1)


def backward(state: State, context: ReaderContext) -> State:
    """Go to the previous match."""
    return _step(state, context, -1)


def found_word(state: State, context: ReaderContext) -> int:
    """Return the start of the hard word at the current match, or -1."""
    search = state.search
    if not 0 <= search.current < len(search.found):
        return -1
    start, end = search.found[search.current]
    if start < 0:
        return -1
    words = context.book(state).words(context.book(state).part_at(start))
    touched = (word.offset for word in words
               if word.offset < end and start < word.offset + len(word.text))  # fmt: skip
    return next(touched, -1)


def _step(state: State, context: ReaderContext, step: int) -> State:
    search = state.search
    if not search.query:
        return prompt("search")(state, context)
    if not search.found:
        return state
    return _at(state, context, (search.current + step) % len(search.found))


def _at(state: State, context: ReaderContext, number: int) -> State:
    """Return the state with another current match, in view."""
    state = state._replace(search=state.search._replace(current=number), chosen=-1)
    line = context.view(state).offset_spot(state.search.found[number][0])
    return with_line_in_view(state, context, line)
