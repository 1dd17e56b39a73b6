"""Move the page: the top line and the place that outlives a new layout always change together."""

from hlreader.reader.session.context import ReaderContext
from hlreader.reader.session.state import State
from hlreader.reader.text.view import Spot


def at_top(state: State, context: ReaderContext, top: Spot) -> State:
    """Return the state with a line at the top of the page."""
    if top == state.top:
        return state
    view = context.view(state)
    return state._replace(top=top, place=view.line(view.text_from(top)).start)


def at_place(state: State, context: ReaderContext, place: int) -> State:
    """Return the state with a place at the top of the page, or as near as the end lets it be.

    The place is kept even then: in a smaller window it may come to the top again.
    """
    view = context.view(state)
    top = view.settle(view.spot(place), context.areas(state).text)
    return state._replace(top=top, place=place)


def with_line_in_view(state: State, context: ReaderContext, line: Spot) -> State:
    """Return the state with a line in view: the page moves only if it must."""
    return at_top(
        state, context, context.view(state).reveal(state.top, line, context.areas(state).text)
    )


def is_in_view(state: State, context: ReaderContext, line: Spot) -> bool:
    """Return whether a line is in view."""
    shown = context.view(state).visible(state.top, context.areas(state).text)
    return any(spot == line for spot, _, _ in shown)


def target_in_view(state: State, context: ReaderContext) -> State:
    """Return the state with the chosen word in view, if one is chosen."""
    if state.chosen < 0:
        return state
    return with_line_in_view(state, context, context.view(state).target_spot(state.chosen))


def laid_out_again(before: State, after: State, context: ReaderContext) -> State:
    """Return the state in a new layout, at the same place in the text.

    A chosen word that was in view stays in view.
    """
    kept = before.chosen >= 0 and is_in_view(
        before, context, context.view(before).target_spot(before.chosen)
    )
    after = at_place(after, context, after.place)
    return target_in_view(after, context) if kept else after
