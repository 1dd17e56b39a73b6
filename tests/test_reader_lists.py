"""Lists at every size: all entries can be reached, seen and chosen, and the keys are named."""

import re
from collections.abc import Sequence

import pytest

from hlreader.layout.flow import Flow
from hlreader.library.gradual import GradualArticles
from hlreader.models import Article
from hlreader.reader.screen.popup import content
from hlreader.reader.session import key_actions as session
from hlreader.reader.session.context import Catalogue, ReaderContext
from hlreader.reader.session.size_steps import nearest, steps_of
from hlreader.reader.session.state import Look, State
from hlreader.reader.text.book import NOTHING, Book
from hlreader.reader.wording import ENGLISH, SPANISH, ReaderWording
from hlreader.textsize.available_sizes import letterings
from hlreader.textsize.capabilities import Capabilities
from hlreader.textsize.sizes import parse as parse_size
from tests.reader_harness import (
    KITTY,
    TMUX,
    VTE,
    WORDS,
    XTERM,
    article,
    context,
    keys_line,
    lines,
    press,
    shown,
)
from tests.reader_harness import opened as in_article

CALL = "Drink well.\n\n## When should I call?\n\nCall for a rash.\n"
SIGNS = """danger_signs:
  section: When should I call?
  signs: [a rash that spreads, a fever of 100.4 degrees or higher, trouble breathing]
"""
TOPICS = (
    "Bones and muscles", "Breathing", "Cancer", "Diabetes", "Feelings and sleep", "Heart and blood",
    "Kidneys", "Medicines", "Pregnancy", "Skin", "Staying well", "Tests and scans",
)  # fmt: skip
ARTICLES = tuple(
    article(CALL, f"title: What to know about {topic.lower()}\ntopic: {topic}\n{SIGNS}", slug)
    for topic in TOPICS
    for slug in ["".join(letter for letter in topic.lower() if letter.isalpha())]
)

EACH_WINDOW = pytest.mark.parametrize(("columns", "rows"), [(80, 24), (40, 12), (100, 30)])
EACH_SIZE = pytest.mark.parametrize(
    ("terminal", "size"),
    [(TMUX, "1"), (TMUX, "x-large"), (TMUX, "3"), (TMUX, "4"), (XTERM, "2"), (XTERM, "4"),
     (KITTY, "1.5"), (KITTY, "7"), (VTE, "4")],
    ids=lambda one: getattr(one, "name", one),
)  # fmt: skip


def at_home(
    columns: int, rows: int, terminal: Capabilities, size: str,
    words: ReaderWording = ENGLISH, articles: Sequence[Article] = ARTICLES,
) -> tuple[State, ReaderContext]:  # fmt: skip
    """Return the reader at home in letters of a size."""
    catalogue = Catalogue(GradualArticles(lambda: articles))
    steps = steps_of(letterings(terminal))
    on = ReaderContext([Book(NOTHING, (), WORDS)], steps, words, catalogue=catalogue)
    look = Look(size=nearest(on.steps, parse_size(size).scale))
    return session.home(session.start(on, columns, rows, look), on), on


def names(state: State, on: ReaderContext) -> list[str]:
    """Return the text of each entry of the list on top."""
    found = content(state.popups[-1], state, on)
    texts = dict.fromkeys(range(len(found.choices)), "")
    for flow in found.flows:
        for piece in flow.pieces if isinstance(flow, Flow) else ():
            if piece.target >= 0:
                texts[piece.target] += piece.text
    return [*texts.values()]


def letters(text: str) -> str:
    """Return a text without spaces and marks, as it is cut into lines in any way."""
    return re.sub(r"[\s>▶]", "", text)


def assert_all_can_be_chosen(state: State, on: ReaderContext) -> None:
    """Go down the list: each entry has the mark, and its text is in view from start to end."""
    state = press(state, on, "home")
    for number, name in enumerate(names(state, on)):
        assert state.popups[-1].chosen == number
        assert letters(name) in letters(shown(state, on)), shown(state, on)
        assert any(re.match(r" *[>▶]", line) for line in lines(state, on)), name
        assert {"Enter", "Entrar"} & set(keys_line(state, on).split()), keys_line(state, on)
        state = press(state, on, "down")


@EACH_SIZE
@EACH_WINDOW
@pytest.mark.parametrize("words", [ENGLISH, SPANISH], ids=["English", "Spanish"])
def test_home_begins_at_its_top_and_all_of_it_can_be_chosen(
    columns: int, rows: int, terminal: Capabilities, size: str, words: ReaderWording
) -> None:
    state, on = at_home(columns, rows, terminal, size, words)

    top = shown(state, on)
    assert words.danger[1] in top or words.danger[0] in top
    assert "1 Bones and" in top
    assert {"!", words.enter, "q"} <= set(keys_line(state, on).split())
    assert_all_can_be_chosen(state, on)


@EACH_SIZE
@EACH_WINDOW
@pytest.mark.parametrize("key", ["!", "3", "12"])
def test_each_article_of_a_list_can_be_chosen(
    columns: int, rows: int, terminal: Capabilities, size: str, key: str
) -> None:
    state, on = at_home(columns, rows, terminal, size)

    inside = press(state, on, " ".join(key))

    assert len(inside.popups) == 2
    assert_all_can_be_chosen(inside, on)


@EACH_SIZE
@EACH_WINDOW
@pytest.mark.parametrize("key", ["g", "o", "r", "l"])
def test_each_entry_of_an_articles_lists_can_be_chosen(
    columns: int, rows: int, terminal: Capabilities, size: str, key: str
) -> None:
    on = context(terminal=terminal)

    assert_all_can_be_chosen(in_article(on, columns, rows, size, key), on)


@EACH_SIZE
@EACH_WINDOW
def test_space_leaves_out_no_entry_of_a_list(
    columns: int, rows: int, terminal: Capabilities, size: str
) -> None:
    state, on = at_home(columns, rows, terminal, size)
    state = press(state, on, "! home")
    seen = ""

    for _ in ARTICLES:
        seen += shown(state, on)
        state = press(state, on, "space")

    assert [one.title for one in ARTICLES if letters(one.title) not in letters(seen)] == []


def test_the_signs_themselves_are_listed() -> None:
    state, on = at_home(80, 24, TMUX, "1")

    page = shown(press(state, on, "!"), on)

    assert "a rash that spreads; a fever of 100.4 degrees or higher; trouble breathing." in page


def test_more_than_nine_topics_have_numbers() -> None:
    state, on = at_home(80, 40, TMUX, "1")

    assert "12 Tests and scans" in shown(state, on)
    assert "What to know about tests and scans" in shown(press(state, on, "1 2"), on)
    assert "What to know about skin" in shown(press(state, on, "1 0"), on)
    assert "What to know about breathing" in shown(press(state, on, "2"), on)


def test_a_figure_that_another_number_begins_with_chooses_and_says_what_follows() -> None:
    state, on = at_home(100, 40, TMUX, "1")

    waiting = press(state, on, "down down 1")

    assert "Enter opens 1. For 10, type the next figure." in keys_line(waiting, on)
    assert "What to know about bones and muscles" in shown(press(waiting, on, "enter"), on)
    assert "What to know about cancer" in shown(press(waiting, on, "3"), on)  # there is no 13
    assert len(press(waiting, on, "down").popups) == 1


def test_a_figure_that_is_no_entrys_number_keeps_its_meaning() -> None:
    state, on = at_home(80, 24, TMUX, "3", articles=ARTICLES[:2])

    assert on.step(press(state, on, "0")).scale == 1


@pytest.mark.parametrize("words", [ENGLISH, SPANISH], ids=["English", "Spanish"])
@EACH_WINDOW
def test_the_keys_of_home_are_named_with_those_for_letters_and_help(
    columns: int, rows: int, words: ReaderWording
) -> None:
    state, on = at_home(columns, rows, TMUX, "1", words)

    named = set(keys_line(state, on).split())

    assert {"!", words.arrows, words.enter, "+", "q"} <= named
    assert columns == 40 or "?" in named


def test_many_topics_leave_out_the_gaps_so_that_the_tools_are_in_view() -> None:
    state, on = at_home(80, 24, TMUX, "1")

    page = shown(state, on)

    assert "w Look up a word / Search the articles + Larger letters" in page
    assert press(state, on, "q").request.kind == "quit"


def test_of_many_signs_the_first_are_listed() -> None:
    signs = "danger_signs:\n  section: When should I call?\n  signs: [a, b, c, d, e]\n"
    many = article(CALL, f"title: Stroke\ntopic: Heart\n{signs}", "stroke")
    state, on = at_home(80, 24, TMUX, "1", articles=[many])

    assert "Stroke a; b; c; …" in shown(press(state, on, "!"), on)
