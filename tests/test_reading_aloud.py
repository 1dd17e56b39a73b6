"""Reading aloud in the reader: what is said, what is marked, and what the keys do meanwhile."""

import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from hlreader.reader.screen.frame import compose
from hlreader.reader.session import key_actions as session
from hlreader.reader.session import reading_aloud
from hlreader.reader.session.context import ReaderContext
from hlreader.reader.session.state import State
from hlreader.reader.wording import SPANISH
from tests.fake_voice import FakeVoice
from tests.pseudo_terminal import PseudoTerminal
from tests.reader_harness import context, keys_line, opened, press, shown


def heard(state: State, on: ReaderContext) -> str:
    """Return what is to be heard now."""
    utterance = reading_aloud.now(state, on)
    return utterance.said if utterance else ""


def marked(state: State, on: ReaderContext) -> str:
    """Return the text that the window shows in reverse, with single spaces."""
    spans = [
        span.text
        for strip in compose(state, on).strips
        for span in strip.spans
        if "7" in span.style.split(";")
    ]
    return " ".join(" ".join(spans).split())


def read_on(state: State, on: ReaderContext, count: int = 1) -> State:
    """Return the state after the voice has said so many sentences."""
    for _ in range(count):
        state = reading_aloud.finished(state, on)
    return state


def all_heard(state: State, on: ReaderContext) -> list[str]:
    said = []
    while state.voice:
        said.append(heard(state, on))
        state = read_on(state, on)
    return said


def test_it_begins_with_the_first_sentence_on_the_screen() -> None:
    on = context()
    state = opened(on, keys="c")

    state = press(state, on, "a")

    assert heard(state, on) == "You may need a biopsy before you start."
    assert marked(state, on) == "You may need a biopsy before you start."


def test_from_the_front_it_reads_the_whole_article_to_its_end() -> None:
    on = context()

    said = all_heard(press(opened(on), on, "a"), on)

    assert said[:2] == ["Section: Tests.", "Title: Your scan."]
    assert "biopsy: a test of a small piece of tissue." in said
    assert "Test: Bone scan." in said
    assert said[said.index("1. Drink water.") - 1] == "List of 2 items."
    assert "Heading: Read next." in said
    assert len(said) == len(all_heard(press(opened(on, 20, 8), on, "a"), on))


def test_after_the_last_sentence_the_voice_ends_and_says_so() -> None:
    on = context("One.", related=())
    state = press(opened(on), on, "a")

    while state.voice:
        state = read_on(state, on)

    assert state.notice == on.words.the_end
    assert marked(state, on) == ""


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (40, 12), (20, 6)])
def test_what_is_said_is_in_view(columns: int, rows: int) -> None:
    on = context()
    state = press(opened(on, columns, rows), on, "a")

    while state.voice:
        places = on.spoken_places(state)
        if places:
            start = on.book(state).article.document.source[max(places[0][0], 0) :][:4].strip()
            assert marked(state, on), (heard(state, on), start)
        state = read_on(state, on)


def test_space_pauses_and_goes_on_with_the_same_sentence() -> None:
    on = context()
    state = press(opened(on, keys="c"), on, "a")

    paused = press(state, on, "space")

    assert heard(paused, on) == ""
    assert marked(paused, on) == "You may need a biopsy before you start."
    assert "go on" in keys_line(paused, on)
    again = press(paused, on, "space")
    assert heard(again, on) == heard(state, on)


def test_left_and_right_go_to_other_sentences() -> None:
    on = context()
    state = press(opened(on, keys="c"), on, "a")

    state = press(state, on, "right right")
    assert heard(state, on) == "It does not hurt much."

    state = press(state, on, "left left")
    assert heard(state, on) == "You may need a biopsy before you start."


def test_left_at_the_very_beginning_says_it_again() -> None:
    on = context()
    state = press(opened(on), on, "a")

    again = press(state, on, "left")

    assert heard(again, on) == heard(state, on) == "Section: Tests."
    assert again.voice != state.voice


@pytest.mark.parametrize(
    ("keys", "speed"),
    [(">", 160), (".", 160), ("> >", 180), ("<", 140), (",", 140), ("> <", 140),
     (" ".join("<" * 20), 80), (" ".join(">" * 20), 400)],
)  # fmt: skip
def test_it_gets_slower_and_faster_in_steps(keys: str, speed: int) -> None:
    on = context()

    state = press(opened(on), on, "a " + keys)

    assert state.look.speed == speed
    assert str(speed) in state.notice


@pytest.mark.parametrize("key", ["escape", "a"])
def test_it_stops(key: str) -> None:
    on = context()
    state = press(opened(on, 120), on, "a " + key)

    assert state.voice is None
    assert marked(state, on) == ""
    assert "a read aloud" in keys_line(state, on)


def test_a_pop_out_silences_it_until_it_is_closed() -> None:
    on = context()
    state = press(opened(on, keys="c"), on, "a")
    before = heard(state, on)

    state = press(state, on, "tab enter")
    assert "tissue" in shown(state, on)
    assert heard(state, on) == ""

    state = press(state, on, "escape")
    assert heard(state, on) == before


def test_when_the_page_is_turned_the_voice_follows() -> None:
    on = context()
    state = press(opened(on, 60, 10, keys="c"), on, "a")

    state = press(state, on, "page-down")

    assert heard(state, on) == "Heading: Which scans may I have?"
    assert marked(state, on) == "Which scans may I have?"


def test_when_the_page_is_turned_in_a_table_the_voice_follows_too() -> None:
    # Given hlreader's own words about a table, which have no place in the text
    on = context()
    state = press(opened(on, 60, 10, keys="c"), on, "a")
    while not heard(state, on).startswith("Table"):
        state = read_on(state, on)
    assert "You get a tracer" in shown(state, on)

    # When the reader leaves the table, then the voice does
    state = press(state, on, "page-down page-down")
    assert "You get a tracer" not in shown(state, on)
    assert marked(read_on(state, on), on)
    assert "Table" not in heard(state, on)


def test_one_line_down_leaves_a_sentence_in_view_alone() -> None:
    on = context()
    state = press(opened(on, 30, 8, keys="c"), on, "a")

    assert heard(press(state, on, "down"), on) == heard(state, on)


def test_larger_letters_and_a_smaller_window_keep_the_sentence_in_view() -> None:
    on = context()
    state = read_on(press(opened(on, 80, 24, keys="c"), on, "a"), on, 6)
    before = heard(state, on)

    state = session.resized(state, on, 40, 8)
    assert heard(state, on) == before
    assert marked(state, on)

    state = press(state, on, "+ + s")
    assert heard(state, on) == before
    assert marked(state, on)


def test_home_and_another_article_end_it() -> None:
    on = context()
    state = press(opened(on), on, "a")

    assert press(state, on, "h").voice is None
    assert session.opened(state, on, 0).voice is None


def test_the_keys_are_in_the_help_and_in_the_bar() -> None:
    on = context()

    assert "a read aloud" in keys_line(opened(on, 120), on)
    assert "read aloud from here" in shown(opened(on, 100, 60, keys="?"), on)
    bar = keys_line(press(opened(on, 120), on, "a"), on)
    for part in ("Space pause", "Left back one sentence", "< > slower, faster", "Esc stop"):
        assert part in bar


def test_in_spanish_too() -> None:
    on = context(words=SPANISH)

    bar = keys_line(press(opened(on, 140), on, "a"), on)

    assert "Espacio pausa" in bar
    assert "Izquierda frase anterior" in bar


def test_a_long_list_is_said_as_one_although_it_is_laid_out_in_chunks() -> None:
    items = "\n".join(f"- Item {number} has some words to fill the line." for number in range(150))
    on = context(items, related=())

    said = all_heard(press(opened(on, keys="c"), on, "a"), on)

    assert said[0] == "List of 150 items."
    assert said.count("End of list.") == 1
    assert sum("Item" in one for one in said) == 150


# In a terminal, with a program in the place of the voice


@pytest.fixture
def fake(tmp_path: Path) -> Iterator[FakeVoice]:
    voice = FakeVoice(tmp_path / "bin")
    yield voice
    voice.close()


@pytest.fixture
def environ(tmp_path: Path, fake: FakeVoice) -> Mapping[str, str]:
    folders = {f"XDG_{kind}_HOME": str(tmp_path / kind) for kind in ("CONFIG", "STATE")}
    return {"TERM": "xterm-256color", "PATH": f"{fake.folder}:{os.defpath}", "LC_ALL": "C.UTF-8",
            "HOME": str(tmp_path), "XDG_CACHE_HOME": os.environ["XDG_CACHE_HOME"],
            **folders}  # fmt: skip


def page(terminal: PseudoTerminal) -> str:
    return " ".join(" ".join(terminal.screen.rows()).split())


def said(terminal: PseudoTerminal, fake: FakeVoice) -> str:
    """Let the reader run until the voice begins, and return what it says."""
    assert terminal.wait(fake.has_begun), page(terminal)
    return fake.next().text.strip()


def reader(*options: str) -> list[str]:
    return [sys.executable, "-m", "hlreader", "read", "metastatic", *options]


def test_a_reader_listens_pauses_goes_back_and_stops(
    environ: Mapping[str, str], fake: FakeVoice
) -> None:
    with PseudoTerminal(columns=100, rows=30) as terminal:
        terminal.start(reader("--aloud"), environ)
        assert said(terminal, fake) == "Section: Breast cancer."
        fake.let_end()
        assert said(terminal, fake) == "Title: When breast cancer spreads."

        terminal.press(" ")
        assert terminal.wait(lambda: "Space go on" in page(terminal)), page(terminal)
        terminal.press(" ")
        assert said(terminal, fake) == "Title: When breast cancer spreads."

        terminal.press("\x1b[D")
        assert said(terminal, fake) == "Section: Breast cancer."
        terminal.press(">")
        assert said(terminal, fake) == "Section: Breast cancer."
        assert "160 words a minute" in page(terminal) or terminal.wait(
            lambda: "160 words a minute" in page(terminal)
        )

        terminal.press("\x1b")
        assert terminal.wait(lambda: "Space next page" in page(terminal)), page(terminal)
        terminal.press("q")
        assert terminal.end() == 0
    assert not fake.has_begun()


def test_the_key_reads_from_here_and_quitting_silences_the_voice(
    environ: Mapping[str, str], fake: FakeVoice
) -> None:
    with PseudoTerminal(columns=100, rows=30) as terminal:
        terminal.start(reader(), environ)
        assert terminal.wait(lambda: "quit" in page(terminal))
        terminal.press("ca")
        assert terminal.wait(fake.has_begun)
        spoken = fake.next()
        assert spoken.text.startswith("Breast cancer that has spread can be treated")

        terminal.press("q")
        assert terminal.end() == 0

    assert spoken.has_ended()


def test_the_speed_is_there_the_next_time(environ: Mapping[str, str], fake: FakeVoice) -> None:
    for keys, speed in ((">q", "150"), ("q", "160")):
        with PseudoTerminal(columns=100, rows=30) as terminal:
            terminal.start(reader("--aloud"), environ)
            assert terminal.wait(fake.has_begun)
            assert fake.next().options[3] == speed
            terminal.press(keys)
            assert terminal.end() == 0
        while fake.has_begun():
            fake.next()


def test_without_a_voice_the_key_says_what_to_install_and_the_reader_goes_on(
    environ: Mapping[str, str], tmp_path: Path
) -> None:
    nothing = {**environ, "PATH": str(tmp_path)}
    with PseudoTerminal(columns=120, rows=30) as terminal:
        terminal.start(reader(), nothing)
        assert terminal.wait(lambda: "quit" in page(terminal))
        terminal.press("a")
        assert terminal.wait(lambda: "espeak-ng" in page(terminal)), page(terminal)
        terminal.press("q")
        assert terminal.end() == 0


def test_without_a_voice_aloud_is_an_error_of_one_line(
    environ: Mapping[str, str], tmp_path: Path
) -> None:
    with PseudoTerminal(columns=120, rows=30) as terminal:
        terminal.start(reader("--aloud"), {**environ, "PATH": str(tmp_path)})

        assert terminal.end() == 2

    assert "no voice to read aloud with" in terminal.sent
    assert "\x1b[?1049h" not in terminal.sent
