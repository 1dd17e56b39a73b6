"""The home page: from it every article, every word and every tool can be reached by keys."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import perf_counter

import pytest

from hlreader.actions.open_glossary import open_words
from hlreader.glossary import Glossary
from hlreader.layout.flow import Flow
from hlreader.library.gradual import GradualArticles
from hlreader.library.search import search
from hlreader.models import Article, Term
from hlreader.pages.home import home_page
from hlreader.reader.screen.keys import Key
from hlreader.reader.screen.popup import box, content
from hlreader.reader.session import key_actions as session
from hlreader.reader.session.context import Catalogue, ReaderContext
from hlreader.reader.session.size_steps import steps_of
from hlreader.reader.session.state import State
from hlreader.reader.text.book import NOTHING, Book
from hlreader.reader.wording import ENGLISH, SPANISH, ReaderWording
from hlreader.textsize.available_sizes import letterings
from hlreader.wording import wording_for
from tests.reader_harness import TMUX, WORDS, article, book, keys_line, press, shown, typed

SIGNS = "danger_signs:\n  section: When should I call?\n  signs: [a rash]\n"
CALL = "Drink well.\n\n## When should I call?\n\nCall for a rash.\n"
ARTICLES = (
    article("Rest well.", "title: How to rest\ntopic: Home\n", "rest"),
    article(CALL, f"title: Fever\ntopic: Home\n{SIGNS}", "fever"),
    article("A biopsy is quick.", "title: Your biopsy\ntopic: Tests\n", "biopsy"),
    article("Many words.", "title: On its own\n", "alone"),
)


def at_home(
    columns: int = 80,
    rows: int = 24,
    words: ReaderWording = ENGLISH,
    last: tuple[str, int] = ("", 0),
    articles: Sequence[Article] = ARTICLES,
) -> tuple[State, ReaderContext]:
    """Return the reader as it begins at home."""
    catalogue = Catalogue(
        GradualArticles(lambda: articles),
        lambda query: search(query, articles, WORDS),
        lambda: last,
    )
    on = ReaderContext(
        [Book(NOTHING, (), WORDS)], steps_of(letterings(TMUX)), words, catalogue=catalogue
    )
    return session.home(session.start(on, columns, rows), on), on


def opened(state: State, on: ReaderContext) -> State:
    """Return the state when the article that it asks for has been opened, as the app does it."""
    asked = state.request
    assert asked.kind == "open"
    found = next(one for one in ARTICLES if one.slug == asked.subject)
    on.books.append(Book(found, iter(found.document.blocks), WORDS))
    return session.opened(state, on, len(on.books) - 1, asked.place)


def test_home_names_what_there_is_and_the_keys_for_it() -> None:
    page = shown(*at_home())

    for entry in (
        "! When to get help now", "1 Home (2)", "2 Tests (1)", "3 Other topics (1)",
        "w Look up a word", "/ Search the articles", "+ Larger letters", "q Leave",
    ):  # fmt: skip
        assert entry in page
    assert "Go on reading" not in page


def test_home_says_that_it_gets_the_articles_ready_and_then_shows_them() -> None:
    # Given a library of which the first article takes a while to read
    def slowly() -> Iterator[Article]:
        wait_until = perf_counter() + session.PATIENCE
        while perf_counter() < wait_until:
            pass
        yield from ARTICLES

    on = ReaderContext(
        [Book(NOTHING, (), WORDS)], steps_of(letterings(TMUX)), ENGLISH,
        catalogue=Catalogue(GradualArticles(slowly)),
    )  # fmt: skip

    # When home opens, and someone chooses a word to look up
    state = session.home(session.start(on, 80, 24), on)
    page = shown(state, on)
    state = session.press(state, Key("down"), on)
    state = session.press(state, Key("down"), on)
    assert "Look up a word" in chosen(state, on)

    # Then it says what it does, its keys work, and the choice stays when the topics have come
    assert ENGLISH.getting_ready in page
    assert "1 Home" not in page
    assert session.press(state, Key("q"), on).request.kind == "quit"
    while session.wants_more(state, on):
        state = session.advance(state, on)
    assert "1 Home (2)" in shown(state, on)
    assert ENGLISH.getting_ready not in shown(state, on)
    assert "Look up a word" in chosen(state, on)


def chosen(state: State, on: ReaderContext) -> str:
    """Return the text of the chosen entry."""
    popup = state.popups[-1]
    pieces = [
        piece
        for flow in content(popup, state, on).flows
        if isinstance(flow, Flow)
        for piece in flow.pieces
    ]
    return "".join(piece.text for piece in pieces if piece.target == popup.chosen)


def test_every_article_can_be_reached_by_its_topic() -> None:
    state, on = at_home()
    reached = set()
    for topic in "123":
        inside = press(state, on, topic)
        for number in range(1, len(content(inside.popups[-1], inside, on).choices) + 1):
            reached.add(press(inside, on, str(number)).request.subject)

    assert reached == {one.slug for one in ARTICLES}


def test_arrows_and_enter_do_the_same() -> None:
    state, on = at_home()

    assert press(state, on, "enter down enter").request.subject == "rest"


def test_one_goes_on_reading_where_one_stopped() -> None:
    state, on = at_home(last=("fever", 120))

    assert "m Go on reading: Fever" in shown(state, on)
    assert press(state, on, "m").request[:] == ("open", "fever", 120)
    assert press(state, on, "enter").request[:] == ("open", "fever", 120)


def test_an_article_opened_from_home_leads_home_again() -> None:
    state, on = at_home()

    there = opened(press(state, on, "1 2"), on)

    assert not there.popups
    for key in ("h", "backspace"):
        assert ENGLISH.home_title in shown(press(there, on, key), on)


def test_home_over_an_article_leads_back_into_it() -> None:
    state, on = at_home()
    there = opened(press(state, on, "1 1"), on)
    home = press(there, on, "h")

    assert "m Go on reading: Fever" in shown(home, on)
    for key in ("m", "h", "escape", "backspace", "enter"):
        assert not press(home, on, key).popups


def test_home_itself_is_left_with_q_only() -> None:
    state, on = at_home()

    assert press(state, on, "q").request.kind == "quit"
    for key in ("escape", "backspace", "h"):
        assert ENGLISH.q_quits in keys_line(press(state, on, key), on)


def test_help_first_leads_to_the_section_of_the_danger_signs() -> None:
    state, on = at_home()

    signs = press(state, on, "!")
    there = opened(press(signs, on, "enter"), on)

    assert "In an emergency" in shown(signs, on)
    assert shown(there, on).index("When should I call?") < shown(there, on).index("Call for a rash")
    assert "Rest well" not in shown(signs, on)


def test_a_word_is_looked_up_by_typing_it() -> None:
    state, on = at_home()

    found = press(press(press(state, on, "w"), on, typed("scintigraphy")), on, "enter")

    assert "A scan that uses a little of something radioactive." in shown(found, on)
    assert ENGLISH.home_title in shown(press(found, on, "escape"), on)


def looked_up(text: str) -> str:
    """Return what the window shows after a word has been looked up at home."""
    state, on = at_home()
    return shown(press(press(press(state, on, "w"), on, typed(text)), on, "enter"), on)


def test_the_beginning_of_a_word_is_enough_if_only_one_word_begins_so() -> None:
    assert "sin-TIG-ruh-fee" in looked_up("scint")


def test_of_several_words_that_may_be_meant_a_figure_chooses_one() -> None:
    state, on = at_home()

    missed = press(press(press(state, on, "w"), on, typed("bio")), on, "enter")

    assert "A test of a small piece of tissue." in shown(missed, on)
    several = press(press(press(state, on, "w"), on, typed("tracer nu")), on, "enter")
    assert "Did you mean: ▶ 1 tracer number" in shown(several, on)
    assert "One of many doses." in shown(press(several, on, "1"), on)


def test_a_word_that_nothing_is_like_has_no_entry() -> None:
    assert "There is no entry for “qqq”." in looked_up("qqq")
    assert "Did you mean" not in looked_up("qqq")


def test_a_word_can_be_looked_up_from_an_article_too() -> None:
    on = ReaderContext([book()], steps_of(letterings(TMUX)), ENGLISH)
    state = session.start(on, 80, 24)

    found = press(press(press(state, on, "w"), on, typed("tracer")), on, "enter")

    assert "A small dose that gives off rays." in shown(found, on)
    assert not press(found, on, "escape").popups


def test_a_search_of_all_articles_opens_one_at_the_sentence() -> None:
    state, on = at_home()

    found = press(press(press(state, on, "/"), on, typed("call rash")), on, "enter")

    assert "1 Fever Call for a rash." in shown(found, on)
    assert press(found, on, "1").request.place == ARTICLES[1].document.source.index("Call for")


def test_a_search_that_finds_nothing_says_what_to_try() -> None:
    state, on = at_home()

    found = press(press(press(state, on, "/"), on, typed("what is the")), on, "enter")

    assert "No article is about" in shown(found, on)


def test_an_empty_library_says_so() -> None:
    assert ENGLISH.no_articles in shown(*at_home(articles=()))


@pytest.mark.parametrize(("columns", "rows"), [(40, 12), (60, 20), (80, 24), (100, 30), (200, 60)])
@pytest.mark.parametrize("grow", ["", "+"])
def test_every_entry_of_home_can_be_seen_in_windows_of_all_sizes(
    columns: int, rows: int, grow: str
) -> None:
    state, on = at_home(columns, rows)
    state = press(state, on, grow)
    count = len(content(state.popups[-1], state, on).choices)
    seen = set()
    for _ in range(count):
        seen |= {piece.target for line in box(state, on).shown for piece in line.pieces}
        state = press(state, on, "down")

    assert seen >= set(range(count))


@pytest.mark.parametrize("rows", [12, 24])
def test_the_line_of_keys_at_home_says_how_to_open_and_to_leave(rows: int) -> None:
    line = keys_line(*at_home(40 if rows == 12 else 80, rows))

    assert "Enter open" in line
    assert "q quit" in line
    assert "! " in line


def test_a_spanish_home_is_in_spanish() -> None:
    page = shown(*at_home(words=SPANISH))

    assert "¿Sobre qué quiere leer?" in page
    assert not re.search(r"\b(the|read|word)\b", page)


def test_topics_in_the_language_of_the_reader_come_first() -> None:
    spanish = article("Descanse.", "title: Descanso\ntopic: Salud\nlanguage: es\n", "descanso")
    catalogue = Catalogue(GradualArticles(lambda: (*ARTICLES, spanish)), language="es")
    on = ReaderContext(
        [Book(NOTHING, (), WORDS)], steps_of(letterings(TMUX)), SPANISH, catalogue=catalogue
    )

    page = shown(session.home(session.start(on, 80, 24), on), on)

    assert "1 Salud (1) 2 Home (2) en inglés" in page
    text = home_page((*ARTICLES, spanish), "", "es")
    assert text.index("Salud") < text.index("Home")


@pytest.mark.parametrize("language", ["en", "es"])
def test_home_as_text_names_every_article_and_what_to_type(language: str) -> None:
    page, wording = home_page(ARTICLES, "fever", language), wording_for(language)

    for one in ARTICLES:
        assert f"{one.title}\nhlreader read {one.slug}" in page
    assert "hlreader define" in page
    assert wording.to_go_on.format(title="Fever", slug="fever") in page
    assert page.count("Home.") == 1


def test_the_article_read_last_and_those_in_the_readers_language_come_first() -> None:
    # Given articles with danger signs in two languages, and one that was read last
    library = (
        article(CALL, f"title: Asthma\ntopic: Lungs\n{SIGNS}", "asthma"),
        article(CALL, f"title: Fiebre\nlanguage: es\ntopic: Lungs\n{SIGNS}", "fiebre"),
        article(CALL, f"title: Stroke\ntopic: Lungs\n{SIGNS}", "stroke"),
    )
    catalogue = Catalogue(
        GradualArticles(lambda: library), lambda _: [], lambda: ("stroke", 0), "es"
    )
    on = ReaderContext(
        [Book(NOTHING, (), WORDS)], steps_of(letterings(TMUX)), SPANISH, catalogue=catalogue
    )
    state = session.home(session.start(on, 80, 24), on)

    # When the reader asks for help first, and for a topic
    help_first = " ".join(shown(press(state, on, "!"), on).split())
    topic = " ".join(shown(press(state, on, "1"), on).split())

    # Then these come first, and the others say that they are in English
    assert re.search(r"1 Stroke \(en inglés\) .*2 Fiebre .*3 Asthma \(en inglés\)", help_first)
    assert topic.index("Fiebre") < topic.index("Asthma (en inglés)")


@pytest.mark.usefixtures("empty_cache")
def test_a_note_says_that_words_are_compiled_the_first_time(
    few_words: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # Given a glossary without an index, which counts as a long one
    monkeypatch.setattr(
        "hlreader.actions.open_glossary._LONG", (few_words / "glossary.yaml").stat().st_size - 1
    )

    open_words(None, tells_wait=True)

    assert "Getting the words ready." in capsys.readouterr().err


@pytest.mark.usefixtures("empty_cache", "few_words")
def test_there_is_no_such_note_for_a_short_glossary(capsys: pytest.CaptureFixture[str]) -> None:
    open_words(None, tells_wait=True)

    assert capsys.readouterr().err == ""


def test_there_is_no_such_note_when_the_words_have_been_compiled(
    capsys: pytest.CaptureFixture[str],
) -> None:
    open_words(None, tells_wait=True)

    assert capsys.readouterr().err == ""


def test_a_misspelled_word_shows_the_closest_entry_and_says_so() -> None:
    state, on = at_home()

    page = shown(press(press(state, on, "w"), on, [*typed("sintigrafy"), Key("enter")]), on)

    assert "There is no entry for “sintigrafy”. This one is closest:" in page
    assert "A scan that uses a little of something radioactive." in page


def test_the_words_that_someone_may_mean_are_chosen_with_the_arrows() -> None:
    # Given two entries that are like what someone typed
    glossary = Glossary([Term("metastasis", "Spread of cancer."), Term("metastases", "Spots.")])
    on = ReaderContext([Book(NOTHING, (), glossary)], steps_of(letterings(TMUX)), ENGLISH)
    state = session.home(session.start(on, 80, 24), on)

    # When they look it up
    asked = press(press(state, on, "w"), on, [*typed("metastisis"), Key("enter")])

    # Then the first is chosen, the keys say how to take it, and another word can follow at once
    assert "Did you mean:" in shown(asked, on)
    assert "Arrows choose · Enter open" in keys_line(asked, on)
    first, second = (shown(press(asked, on, keys), on) for keys in ("enter", "down enter"))
    assert {"Spread of cancer.", "Spots."} == {
        meaning for meaning in ("Spread of cancer.", "Spots.") if meaning in first + second
    }
    assert "Look up the word:" in keys_line(press(asked, on, "w"), on)
