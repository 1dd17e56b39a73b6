"""Teach-back in the reader: from a question to its place in the text, and back to the question."""

from hlreader.reader.screen.teach_back import Step
from hlreader.reader.session.context import ReaderContext
from hlreader.reader.session.scrolling import at_place, is_in_view
from hlreader.reader.session.state import Reread, Search, State, Visit


def reread(state: State, context: ReaderContext, number: int) -> State:
    """Return the state at the sentence that answers a question, with the sentence marked.

    As much of what is above it is in view as fits: the heading, or what leads in its list.
    """
    book = context.book(state)
    question = book.article.teach_back[number]
    place = book.place_of_answer(question)
    state = state._replace(
        popups=(), chosen=-1, search=Search(), teach=Step("again", number).subject
    )
    if place is None:
        return state._replace(reread=Reread(0, 0))
    state = state._replace(
        history=(*state.history, Visit(state.book, state.place)),
        reread=Reread(place.start, place.end),
    )
    view = context.view(state)
    for start in (place.heading, place.blocks[0].offset, place.start):
        state = at_place(state, context, start)
        if all(is_in_view(state, context, view.spot(at)) for at in (place.start, place.end - 1)):
            break
    return state
