"""The reader in a terminal: opened, used, disturbed, left; and the terminal as it was before."""

import fcntl
import os
import signal
import struct
import sys
import termios
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from hlreader.reader.screen.window import LEAVE
from tests import emulator
from tests.conftest import LIMIT
from tests.emulator import Profile
from tests.pseudo_terminal import PseudoTerminal

COMMAND = [sys.executable, "-m", "hlreader", "read", "metastatic"]
DRAWN = "\x1b[?2026l"
"""What ends each drawing of the window."""
BUTTONS, SGR_MOUSE, PASTE, WRAP = 1000 << 5, 1006 << 5, 2004 << 5, 7 << 5

Start = Callable[..., PseudoTerminal]


@pytest.fixture
def environ(tmp_path: Path) -> Mapping[str, str]:
    folders = {f"XDG_{kind}_HOME": str(tmp_path / kind) for kind in ("CONFIG", "STATE")}
    return {"TERM": "xterm-256color", "PATH": os.defpath, "LC_ALL": "C.UTF-8",
            "HOME": str(tmp_path), "XDG_CACHE_HOME": os.environ["XDG_CACHE_HOME"],
            **folders}  # fmt: skip


@pytest.fixture
def start(environ: Mapping[str, str]) -> Iterator[Start]:
    """Open the reader in a terminal, and wait until its first page is there."""
    opened: list[PseudoTerminal] = []

    def begin(
        *arguments: str,
        profile: Profile = emulator.XTERM,
        columns: int = 80,
        rows: int = 24,
        command: list[str] = COMMAND,
        text: str = "quit",
        **more: str,
    ) -> PseudoTerminal:
        terminal = PseudoTerminal(profile, columns, rows)
        opened.append(terminal)
        terminal.start([*command, *arguments], {**environ, **more})
        if text:
            see(terminal, text)
        return terminal

    yield begin
    for terminal in opened:
        terminal.__exit__(None, None, None)


def see(terminal: PseudoTerminal, text: str) -> None:
    """Let the reader run until the screen shows a text."""
    assert terminal.wait(lambda: text in page(terminal)), page(terminal)


def page(terminal: PseudoTerminal) -> str:
    """Return what the screen shows, as one text."""
    return " ".join(" ".join(terminal.screen.rows()).split())


def press(terminal: PseudoTerminal, keys: str, text: str) -> None:
    """Type keys, and wait until the screen shows a text."""
    terminal.press(keys)
    see(terminal, text)


def press_until(terminal: PseudoTerminal, key: str, condition: Callable[[], bool]) -> None:
    """Type a key again and again until a condition holds: the first may end something else."""

    def holds() -> bool:
        if not condition():
            terminal.press(key)
        return condition()

    assert terminal.wait(holds), page(terminal)


def press_and_see_a_change(terminal: PseudoTerminal, key: str) -> None:
    """Type a key, and wait until the window shows something else."""
    before = page(terminal)
    terminal.press(key)
    assert terminal.wait(lambda: page(terminal) != before), before


def assert_restored(terminal: PseudoTerminal) -> None:
    """Check that the terminal is as it was found."""
    terminal.drain()
    screen = terminal.screen
    assert terminal.settings() == terminal.before
    assert screen.alternate is None
    assert not screen.cursor.hidden
    assert set(screen.doubles()) == {""}
    assert not {BUTTONS, SGR_MOUSE, PASTE} & screen.mode
    assert WRAP in screen.mode


# A novice


def test_a_novice_finds_out_what_scintigraphy_means_in_letters_three_times_as_tall(
    start: Start,
) -> None:
    # Given the article on a screen
    terminal = start(profile=emulator.KITTY, columns=100, rows=40)
    assert "letter size" in page(terminal)

    # When the letters are made three times as tall, as the line of keys says
    for size in ("1.5", "2", "3"):
        press(terminal, "+", f"size {size}")
    scales = {row: block.scale for row, _, block in terminal.screen.blocks()}
    assert set(scales.values()) == {3}

    # And the word is looked for, and explained
    press(terminal, "/", "Search")
    press(terminal, "scintigraphy\r", "1 of 1")
    press(terminal, "\x1b", "quit")
    for _ in range(12):
        press_and_see_a_change(terminal, "\t")
        before = page(terminal)
        press(terminal, "\r", "Say it")
        explained = page(terminal)
        press_and_see_a_change(terminal, "\x1b")
        if "sin-TIG-ruh-fee" in explained:
            break
    assert "sin-TIG-ruh-fee" in explained

    # Then it is closed, the same sentence is there, and the reader leaves
    assert page(terminal) == before
    assert "scintigraphy" in before
    terminal.press("q")
    assert terminal.end() == 0
    assert_restored(terminal)


def test_words_that_name_no_article_list_the_articles_that_are_about_them(start: Start) -> None:
    terminal = start(command=[*COMMAND[:-1], "heart attack signs"], text="Articles about")

    assert "1 Heart attack and its signs" in page(terminal)
    press(terminal, "1", "h home")
    terminal.press("q")
    assert terminal.end() == 0


def test_the_place_and_the_choices_are_there_the_next_time(start: Start) -> None:
    terminal = start(columns=100, rows=30)
    press(terminal, "  ", "Which treatments")
    press(terminal, "ts", "wide")
    top = terminal.screen.rows()[2]
    terminal.press("q")
    assert terminal.end() == 0

    again = start(columns=100, rows=30, text="stopped last time")

    assert again.screen.rows()[2] == top
    assert again.screen.buffer[2][3].bg != "default"


def test_a_private_file_leaves_no_trace(start: Start, tmp_path: Path) -> None:
    letter = tmp_path / "letter.md"
    letter.write_text("# My letter\n\n" + "A line about me.\n\n" * 100, "utf-8")
    command = [sys.executable, "-m", "hlreader", "read", str(letter)]
    terminal = start(command=command, text="My letter")
    press(terminal, "   ", "%")
    terminal.press("q")
    assert terminal.end() == 0

    state = tmp_path / "STATE" / "hlreader" / "places.json"
    assert not state.exists() or "letter" not in state.read_text("utf-8")


def test_nothing_is_remembered_if_that_is_wanted(start: Start, tmp_path: Path) -> None:
    terminal = start(HLREADER_REMEMBER="no")
    press(terminal, "  t", "Colours: light")
    terminal.press("q")
    assert terminal.end() == 0

    assert not (tmp_path / "STATE").exists()
    assert not (tmp_path / "CONFIG").exists()


# Where it opens, and where it prints


@pytest.mark.parametrize(
    ("arguments", "more"),
    [(("--print",), {}), (("--plain",), {}), ((), {"TERM": "dumb"})],
    ids=["--print", "--plain", "TERM=dumb"],
)
def test_it_prints_and_ends_where_it_should(
    start: Start, arguments: tuple[str, ...], more: dict[str, str]
) -> None:
    terminal = start(*arguments, text="", **more)

    assert terminal.end() == 0
    assert "\x1b[?1049h" not in terminal.sent
    assert "It does not replace your" in " ".join(terminal.sent.split())


def test_an_article_from_a_pipe_is_read_with_keys_from_the_terminal(start: Start) -> None:
    command = ["sh", "-c", f"cat README.md | {sys.executable} -m hlreader read -"]
    terminal = start(command=command, text="hlreader")
    press(terminal, "/", "Search for:")
    press(terminal, "glossary\r", "“glossary”: 1 of")
    terminal.press("q")

    assert terminal.end() == 0
    assert_restored(terminal)


def test_an_article_that_is_not_there_leaves_the_screen_alone(start: Start) -> None:
    terminal = start(command=[*COMMAND[:-1], "nonsense"], text="There is no article")

    assert terminal.end() == 1
    assert "1049" not in terminal.sent


# Leaving


@pytest.mark.parametrize("size", ["1", "2", "3"])
def test_after_q_the_terminal_is_as_it_was(start: Start, size: str) -> None:
    terminal = start("--text-size", size, columns=100, rows=30, text="%")
    terminal.press("   \t\rq")
    terminal.press("q")

    assert terminal.end() == 0
    assert_restored(terminal)


def test_what_is_typed_after_q_is_for_who_reads_next(start: Start) -> None:
    terminal = start()

    # When q comes with more after it, in one go
    terminal.press("  \t\x1b[Bqls -l\n")

    assert terminal.end() == 0
    assert terminal.waiting() == b"ls -l\n"


def test_a_q_that_ends_nothing_keeps_nothing_back(start: Start) -> None:
    terminal = start()

    # When q closes a pop-out, and is in what is looked for
    press(terminal, "gq/equip\x7f\x7f\x7f\x7f\x7fquality of life\r", "“quality of life”")

    terminal.press("\x1bq")
    assert terminal.end() == 0


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (signal.SIGTERM, -signal.SIGTERM),
        (signal.SIGHUP, -signal.SIGHUP),
        (signal.SIGQUIT, -signal.SIGQUIT),
        (signal.SIGUSR1, -signal.SIGUSR1),
        (signal.SIGUSR2, -signal.SIGUSR2),
        (signal.SIGALRM, -signal.SIGALRM),
        (signal.SIGPIPE, -signal.SIGPIPE),
        (signal.SIGXCPU, -signal.SIGXCPU),
        (signal.SIGINT, 130),
    ],
)
def test_signals_end_it_and_leave_the_terminal_whole(
    start: Start, number: signal.Signals, code: int
) -> None:
    terminal = start("--text-size", "2", columns=100, rows=30, text="%")
    assert terminal.process

    terminal.process.send_signal(number)

    assert terminal.end() == code
    assert_restored(terminal)


def test_control_c_ends_it(start: Start) -> None:
    terminal = start()
    terminal.press("\x03")

    assert terminal.end() == 130
    assert_restored(terminal)


def test_an_error_in_the_program_leaves_the_terminal_whole(start: Start, tmp_path: Path) -> None:
    broken = (
        "import sys; from hlreader.cli import main; "
        "from hlreader.reader.session import key_actions as keys; "
        "keys._LOOKS['t'] = lambda state, context: 1 // 0; sys.exit(main(['read', 'metastatic']))"
    )
    terminal = start(command=[sys.executable, "-c", broken])
    terminal.press("t")

    assert terminal.end() == 3
    assert_restored(terminal)
    assert "something went wrong" in terminal.sent
    assert "Traceback" not in terminal.sent


def test_a_terminal_that_goes_away_ends_it(start: Start) -> None:
    terminal = start()
    assert terminal.process
    os.close(terminal.master)
    terminal.master = os.open(os.devnull, os.O_RDWR)

    assert terminal.process.wait(LIMIT) in (0, -signal.SIGHUP)


# Disturbances


def test_the_window_may_change_at_any_moment(start: Start) -> None:
    terminal = start(columns=100, rows=30)
    press(terminal, " \t", "▶")
    for columns, rows in ((40, 12), (1, 1), (3, 2), (200, 60), (20, 5), (80, 24)):
        drawn = terminal.sent.count(DRAWN)
        resize(terminal, columns, rows)
        assert terminal.wait(lambda: terminal.sent.count(DRAWN) > drawn)  # noqa: B023 - at once
    see(terminal, "▶")
    terminal.press("q")

    assert terminal.end() == 0
    assert_restored(terminal)


def resize(terminal: PseudoTerminal, columns: int, rows: int) -> None:
    """Give the window another size, and tell the program."""
    assert terminal.process
    terminal.screen.resize(rows, columns)
    fcntl.ioctl(terminal.slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    terminal.process.send_signal(signal.SIGWINCH)


def test_control_z_gives_the_terminal_back_and_fg_takes_it_again(start: Start) -> None:
    shell = ["bash", "--norc", "--noprofile", "-i"]
    terminal = start(command=shell, text="$", PS1="$ ")
    terminal.press(f"{' '.join(COMMAND)} --text-size 2\r")
    see(terminal, "% ")
    see(terminal, "quit")
    terminal.press(" ")
    see(terminal, "%")

    press(terminal, "\x1a", "Stopped")
    assert terminal.screen.alternate is None
    assert set(terminal.screen.doubles()) == {""}
    assert terminal.settings()[3] & termios.ISIG

    press(terminal, "fg\r", "quit")
    assert terminal.screen.alternate is not None
    press(terminal, "q", "fg")  # the shell is back: what is typed sooner is the reader's
    terminal.press("exit\r")
    terminal.end()
    assert terminal.screen.alternate is None
    assert not terminal.screen.cursor.hidden


def test_after_stop_and_continue_the_page_is_drawn_again(start: Start) -> None:
    terminal = start()
    assert terminal.process
    terminal.process.send_signal(signal.SIGSTOP)
    terminal.screen.feed("\x1b[?1049l\x1b[2Jsomething else")
    terminal.process.send_signal(signal.SIGCONT)

    see(terminal, "quit")
    assert terminal.screen.alternate is not None


@pytest.mark.parametrize(
    ("surroundings", "mouse"),
    [({"TERM": "xterm-256color"}, True), ({"TERM": "screen.xterm-256color"}, False),
     ({"TERM": "xterm", "STY": "42.pts-1"}, False),
     ({"TERM": "screen-256color", "TMUX": "socket,1,0"}, True)],
)  # fmt: skip
def test_in_gnu_screen_which_then_holds_escape_back_the_mouse_is_left_alone(
    start: Start,
    surroundings: dict[str, str],
    mouse: bool,  # noqa: FBT001
) -> None:
    terminal = start(profile=emulator.SCREEN, **surroundings)

    assert ({BUTTONS, SGR_MOUSE} <= terminal.screen.mode) is mouse


def test_nothing_of_the_page_stays_where_there_is_no_alternate_screen() -> None:
    leave = LEAVE  # what a terminal is sent at the end

    assert leave.index("\x1b[H\x1b[2J") < leave.index("\x1b[?1049l")


@pytest.mark.parametrize(
    "profile",
    [emulator.SILENT, emulator.ALACRITTY, emulator.TMUX, emulator.SCREEN, emulator.FOOT],
    ids=["silent", "alacritty", "tmux", "screen", "foot"],
)
def test_it_opens_in_terminals_that_answer_little_or_nothing(
    start: Start, profile: Profile
) -> None:
    terminal = start(profile=profile)
    press(terminal, "\t\r", "Say it")
    terminal.press("\x1bq")

    assert terminal.end() == 0
    assert_restored(terminal)
    assert not "".join(terminal.screen.swallowed).strip()


def test_keys_typed_before_the_first_page_count(start: Start) -> None:
    terminal = start(text="")
    terminal.press("?")

    see(terminal, "one line")


def test_a_paste_runs_no_commands(start: Start) -> None:
    terminal = start()
    before = terminal.screen.rows()
    terminal.press("\x1b[200~q\x03qqq\x1b[A /x\r\x1b[201~")
    press(terminal, "t", "Colours: light")

    assert terminal.screen.rows()[:-1] == before[:-1]


def test_a_terminal_without_utf_8_gets_plain_signs(start: Start) -> None:
    terminal = start(LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0", PYTHONIOENCODING="ascii")
    press(terminal, "\t\r", "Say it")
    terminal.press("\x1bq")

    assert terminal.end() == 0
    assert terminal.sent.isascii()


def test_a_late_answer_of_the_terminal_is_no_key(start: Start) -> None:
    terminal = start(profile=emulator.SILENT)
    before = terminal.screen.rows()
    terminal.press("\x1bP>|XTerm(390)\x1b\\\x1b[>41;390;0c\x1b[3;1R\x1b[?64;1;2c")
    press(terminal, "t", "Colours: light")

    assert terminal.screen.rows()[:-1] == before[:-1]


# Disturbances while the terminal is asked what it can do


def asked(start: Start, **more: object) -> PseudoTerminal:
    """Start the reader in a terminal that has not answered yet."""
    terminal = start(profile=emulator.SILENT, text="", **more)
    terminal.until("\x1b[c")
    return terminal


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, -signal.SIGTERM), (signal.SIGHUP, -signal.SIGHUP)]
)
def test_a_signal_ends_it_while_it_waits_for_answers(
    start: Start, number: signal.Signals, code: int
) -> None:
    terminal = asked(start)
    assert terminal.process

    terminal.process.send_signal(number)

    assert terminal.end() == code
    assert_restored(terminal)


def test_stopped_while_it_waits_for_answers_it_goes_on_when_it_may(start: Start) -> None:
    terminal = asked(start)
    assert terminal.process

    terminal.process.send_signal(signal.SIGSTOP)
    os.waitid(os.P_PID, terminal.process.pid, os.WSTOPPED | os.WNOWAIT)
    terminal.process.send_signal(signal.SIGCONT)

    see(terminal, "quit")
    terminal.press("q")
    assert terminal.end() == 0
    assert_restored(terminal)


def test_the_window_may_change_while_it_waits_for_answers(start: Start) -> None:
    terminal = asked(start)

    for columns, rows in [(40, 12), (1, 1), (200, 60), (2, 1), (100, 30)] * 10:
        resize(terminal, columns, rows)
        terminal.turn(0)

    see(terminal, "quit")
    assert len(terminal.screen.rows()) == 30
    terminal.press("q")
    assert terminal.end() == 0
    assert_restored(terminal)


@pytest.mark.parametrize(
    "answers",
    [
        "\x1b[999999999;99999999R" * 4 + "\x1b[?62c",
        "\x1bP>|\x1b]0;evil\x07XTerm(390)\x1b\\\x1b[?62c",
        "\x1b[?" + "1;" * 5000 + "c",
        "\x1b[3;1R\x1b[3;3R\x1b[3;5R",
        "\x1b" * 3000 + "\x1b[?62c",
        "\x1bP>|" + "kitty" * 2000,
        "\x00\x80\xff\x1b[>" + "9" * 400 + "c\x1b[?62c",
    ],
    ids=["numbers", "sequences", "long", "no end", "escapes", "name without end", "bytes"],
)
def test_whatever_it_is_answered_it_opens_and_leaves_all_as_it_was(
    start: Start, answers: str
) -> None:
    terminal = asked(start)

    flood(terminal, answers.encode("latin-1"))

    see(terminal, "When breast cancer spreads")
    terminal.press("\x1b")
    see(terminal, "quit")
    assert "evil" not in page(terminal)
    press_until(terminal, "t", lambda: "Colours" in page(terminal))
    terminal.press("\x1b\x03")
    assert terminal.end() == 130
    assert_restored(terminal)


# More than anyone types


def flood(terminal: PseudoTerminal, data: bytes) -> None:
    """Type more than fits into the terminal at once."""
    os.set_blocking(terminal.master, False)
    while data:
        try:
            data = data[os.write(terminal.master, data) :]
        except BlockingIOError:
            terminal.turn(0.05)
        terminal.turn(0)
    os.set_blocking(terminal.master, True)


def test_a_megabyte_is_pasted_and_nothing_happens(start: Start) -> None:
    terminal = start()
    before = terminal.screen.rows()

    flood(terminal, b"\x1b[200~" + b"q\x03\x1a?g " * 150_000 + b"\x1b[201~")
    press(terminal, "t", "Colours: light")

    assert terminal.screen.rows()[:-1] == before[:-1]


def test_a_megabyte_is_pasted_into_a_search(start: Start) -> None:
    terminal = start()
    press(terminal, "/", "Search for:")

    flood(terminal, b"\x1b[200~" + b"tracer " * 150_000 + b"\x1b[201~")
    press(terminal, "\r", "is not in this article")


def test_keys_by_the_thousand_are_all_taken(start: Start) -> None:
    terminal = start()

    flood(terminal, b"jk \tb\x1b[B\x1b[<64;3;3M" * 200)
    press(terminal, "t", "Colours: light")
    terminal.press("\x1b")
    terminal.press("q")

    assert terminal.end() == 0
    assert_restored(terminal)


# What is read goes away


def test_the_file_may_be_deleted_or_changed_while_it_is_read(start: Start, tmp_path: Path) -> None:
    file = tmp_path / "leaflet.md"
    file.write_text("# A leaflet\n\n" + "Take one pill a day.\n\n" * 20_000 + "The end is here.\n")
    terminal = start(command=[*COMMAND[:-1], str(file)])
    press(terminal, " ", "one pill")

    file.write_text("All is new.\n")
    file.unlink()

    press(terminal, "G", "The end is here.")
    terminal.press("q")
    assert terminal.end() == 0
    assert_restored(terminal)


@pytest.mark.parametrize(("columns", "rows"), [(1, 1), (2, 1), (1, 40), (300, 100)])
def test_a_window_of_any_size_can_be_left(start: Start, columns: int, rows: int) -> None:
    terminal = start(columns=columns, rows=rows, text="")
    terminal.until(DRAWN)
    process = terminal.process
    assert process
    for keys in ("\t", "\r", "+", "+", "g", "\x1b", "?", "\x1b", "G"):
        terminal.press(keys)
        terminal.taken()

    press_until(terminal, "q", lambda: process.poll() is not None)
    assert terminal.end() == 0
    assert_restored(terminal)


# Teach-back

TEACH_BACK = [sys.executable, "-m", "hlreader", "teach-back", "metastatic"]


def test_teach_back_asks_leads_back_to_the_text_and_keeps_nothing(
    start: Start, tmp_path: Path
) -> None:
    terminal = start(command=TEACH_BACK, text="what does metastatic mean?")
    assert "the cancer has spread past" not in page(terminal)  # the text gives nothing away

    press(terminal, "\r", "Look for this in the answer")
    press(terminal, "2", "ask again")
    assert "Metastatic means that the cancer has spread" in page(terminal)
    press(terminal, "\r", "in another way")
    press(terminal, "\r", "Look for this in the answer")
    press(terminal, "\r", "Question 2 of 5")
    terminal.press("q")

    assert terminal.end() == 0
    assert_restored(terminal)
    assert not [path for path in (tmp_path / "STATE").rglob("*") if path.is_file()]


@pytest.mark.parametrize(("keys", "code"), [("q", 0), ("\x03", 130), ("\x1b", None)])
def test_teach_back_is_left_cleanly(start: Start, keys: str, code: int | None) -> None:
    terminal = start(command=TEACH_BACK, text="what does metastatic mean?")

    terminal.press(keys)
    if code is None:  # Escape leads to the article, and q leaves it
        see(terminal, "Reading level")
        terminal.press("q")

    assert terminal.end() == (code or 0)
    assert_restored(terminal)


def test_in_plain_mode_teach_back_is_a_talk_line_by_line(start: Start, tmp_path: Path) -> None:
    terminal = start("--plain", command=TEACH_BACK, text="see what to look for")

    press(terminal, "It has spread\r", "Look for this in the answer")
    press(terminal, "n\r", "Heading: What does metastatic mean?")
    press(terminal, "\r", "in another way: A friend")
    terminal.press("q\r")

    assert terminal.end() == 0
    assert "\x1b" not in terminal.sent
    assert_restored(terminal)
    assert not [path for path in (tmp_path / "STATE").rglob("*") if path.is_file()]


@pytest.mark.parametrize(("keys", "code"), [("\x04", 0), ("\x03", 130)])
def test_the_talk_is_left_cleanly(start: Start, keys: str, code: int) -> None:
    terminal = start("--plain", command=TEACH_BACK, text="see what to look for")

    terminal.press(keys)

    assert terminal.end() == code
    assert "Traceback" not in terminal.sent


def test_other_words_for_teach_back_list_articles_and_the_chosen_one_is_asked_about(
    start: Start,
) -> None:
    terminal = start(command=[*TEACH_BACK[:-1], "bone", "scan"], text="Articles about")

    press(terminal, "\r", "Question 1 of 5")
    terminal.press("q")

    assert terminal.end() == 0
    assert_restored(terminal)
