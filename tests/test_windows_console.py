"""The reader in a Windows console that is made up: the parts that need no real one."""

import signal
import subprocess
import sys
from collections import deque
from collections.abc import Callable
from pathlib import Path

import pytest

from hlreader.actions import interactive
from hlreader.actions.find_article import ArticleRequest
from hlreader.actions.preferences import Flags, load_preferences
from hlreader.locations import cache_path, state_folder
from hlreader.reader.screen import console as module
from hlreader.reader.screen import platforms
from hlreader.reader.screen.console import ConsoleWindow, WindowsConsole
from hlreader.reader.screen.keys import Key
from hlreader.reader.screen.window import Ended
from hlreader.terminal import Terminal
from tests.emulator import SILENT, Emulator


class FakeConsole:
    """A console with keys that someone will type, and a screen in memory.

    ``None`` among the keys is a pause: no key waits until time has passed, and until the page is
    shown where one is drawn.
    """

    def __init__(self, *keys: str | None, columns: int = 80, rows: int = 24) -> None:
        self.keys = deque[str | None](
            letter for key in keys for letter in ([None] if key is None else key)
        )
        self.screen = Emulator(columns, rows, SILENT)
        self.pages: list[str] = []
        self.time = 0.0
        self.taken = 0
        self.gone = False
        self.dimensions = columns, rows

    def take(self) -> None:
        self.taken += 1

    def give_back(self) -> None:
        self.taken -= 1

    def has_key(self) -> bool:
        return bool(self.keys) and self.keys[0] is not None

    def character(self) -> str:
        return self.keys.popleft() or ""

    def write(self, data: bytes) -> None:
        if self.gone:
            raise OSError("The handle is invalid.")
        self.screen.feed(data.decode())
        self.pages.append("\n".join(self.screen.rows()))

    def size(self) -> tuple[int, int]:
        return self.dimensions

    def now(self) -> float:
        return self.time

    def pause(self, seconds: float) -> None:
        self.time += seconds
        if self.keys and self.keys[0] is None and (not self.pages or self.pages[-1].strip()):
            self.keys.popleft()


def keys_of(console: FakeConsole) -> list[str]:
    """Return the names of the keys until nothing more is typed."""
    names: list[str] = []
    with ConsoleWindow(console) as opened:
        while console.keys:
            names += [key.name for key in opened.wait(0.1)[0]]
    return names


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        (["a", " ", "\r", "\t"], ["a", "space", "enter", "tab"]),
        (["\xe0H", "\xe0P", "\xe0I", "\xe0Q", "\x00G"], ["up", "down", "page-up", "page-down",
                                                        "home"]),
        (["\x1b[A", "\x1b[6~"], ["up", "page-down"]),
        (["\x1b", None, "q"], ["escape", "q"]),
        (["\xe0", None, "q"], ["à", "q"]),
        (["\x00;", "q"], ["q"]),
        (["\ud83d\ude00"], ["😀"]),
        (["\x1a", "q"], ["q"]),
        (["\b"], ["backspace"]),
    ],
)  # fmt: skip
def test_keys_of_the_console_are_those_of_a_terminal(
    typed: list[str | None], names: list[str]
) -> None:
    assert keys_of(FakeConsole(*typed)) == names


@pytest.mark.parametrize("key", ["\x03", "\x1c"])
def test_ctrl_c_ends_the_reader_and_gives_the_console_back(key: str) -> None:
    console = FakeConsole(key)

    def read() -> None:
        with ConsoleWindow(console) as opened:
            opened.open()
            opened.wait()

    with pytest.raises(Ended) as ended:
        read()

    assert ended.value.signal == signal.SIGINT
    assert console.taken == 0
    assert console.screen.rows() == [""] * 24 or not any(map(str.strip, console.screen.rows()))


def test_a_new_size_of_the_window_is_noticed() -> None:
    console = FakeConsole()
    with ConsoleWindow(console) as opened:
        assert opened.wait(0.1) == ([], False)
        console.dimensions = 100, 30

        assert opened.wait(0.1) == ([], True)
        assert opened.size() == (100, 30)


def test_it_waits_for_the_end_of_a_spoken_sentence_too() -> None:
    class Sentence:
        def fileno(self) -> int:
            return -1

        def is_ready(self) -> bool:
            return console.time >= 3

    console = FakeConsole()
    with ConsoleWindow(console) as opened:
        assert opened.wait(also=Sentence()) == ([], False)

    assert 3 <= console.time < 4


def test_a_console_that_is_gone_ends_the_reader() -> None:
    console = FakeConsole()
    console.gone = True

    with ConsoleWindow(console) as opened, pytest.raises(Ended):
        opened.open()

    assert console.taken == 0


def test_what_was_typed_early_comes_first() -> None:
    console = FakeConsole("b")
    with ConsoleWindow(console) as opened:
        opened.type_ahead(b"a")

        assert opened.wait() == ([Key("a"), Key("b")], False)


def test_someone_can_read_an_article_in_the_console(monkeypatch: pytest.MonkeyPatch) -> None:
    # Given a console where someone turns the page, looks a word up, and leaves
    console = FakeConsole(None, "\xe0Q", None, "\t", None, "\r", None, "\x1b", None, "q")
    monkeypatch.setattr(platforms, "keys_of_window", lambda: 0)
    monkeypatch.setattr("hlreader.reader.app.window_on", lambda *_: ConsoleWindow(console))
    monkeypatch.delattr("os.getsid")
    monkeypatch.setattr("sys.stdout", Output())
    terminal = Terminal(sys.stdout, True, 80, True, True, False, True)  # noqa: FBT003

    # When the reader opens on it
    opened = interactive.read_interactively(
        ArticleRequest("metastatic"), load_preferences(Flags()), terminal
    )

    # Then they see the article, another page, and a word explained; all is given back
    assert opened
    assert any("When breast cancer spreads" in page for page in console.pages)
    assert len({page for page in console.pages if page.strip()}) > 2
    assert console.taken == 0
    assert not any(map(str.strip, console.screen.rows()))


class Output:
    """Standard output that is a console."""

    encoding = "utf-8"

    def fileno(self) -> int:
        return 1

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        return len(text)

    def flush(self) -> None:
        """Nothing waits."""


# --- The real console, with functions of Windows that are made up ---------------------------------


class Kernel:
    """The console functions of Windows. Each handle has a mode."""

    def __init__(self, *, knows_sequences: bool = True) -> None:
        self.modes = {-10: 0x1F7, -11: 0x3}
        self.knows_sequences = knows_sequences

    def GetStdHandle(self, end: int) -> int:  # noqa: N802
        return end

    def GetConsoleMode(self, handle: int, mode: "Number") -> bool:  # noqa: N802
        mode.value = self.modes[handle]
        return True

    def SetConsoleMode(self, handle: int, mode: int) -> bool:  # noqa: N802
        if mode & 0x200 and not self.knows_sequences:
            return False
        self.modes[handle] = mode
        return True

    def SetConsoleOutputCP(self, page: int) -> None:  # noqa: N802
        assert page == 65001


class Number:
    """A number of C."""

    value = 0


class Ctypes:
    """What the console uses of ``ctypes``."""

    c_uint32 = Number

    def __init__(self, kernel: Kernel) -> None:
        self.windll = self
        self.kernel32 = kernel

    def byref(self, number: Number) -> Number:
        return number


class Msvcrt:
    """What the console uses of ``msvcrt``."""

    def kbhit(self) -> int:
        return 1

    def getwch(self) -> str:
        return "x"


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> Callable[[Kernel], Kernel]:
    """Give the console the functions of Windows."""

    def use(kernel: Kernel) -> Kernel:
        modules = {"ctypes": Ctypes(kernel), "msvcrt": Msvcrt()}
        monkeypatch.setattr(module, "import_module", modules.__getitem__)
        return kernel

    return use


def test_the_console_delivers_keys_at_once_and_is_given_back(
    windows: Callable[[Kernel], Kernel],
) -> None:
    kernel = windows(Kernel())
    before = dict(kernel.modes)
    console = WindowsConsole(1)

    console.take()
    during = dict(kernel.modes)
    console.give_back()

    assert during[-10] & 0x7 == 0  # no lines, no echo, and Ctrl-C as a key
    assert during[-10] & 0x200
    assert during[-11] & 0x4
    assert kernel.modes == before
    assert (console.has_key(), console.character()) == (True, "x")


def test_a_console_without_sequences_gets_the_article_in_print(
    windows: Callable[[Kernel], Kernel],
) -> None:
    windows(Kernel(knows_sequences=False))
    assert platforms.keys_of_window("win32") is None

    windows(Kernel())
    assert platforms.keys_of_window("win32") == 0
    assert isinstance(platforms.window_on(0, 1, "utf-8", "win32"), ConsoleWindow)


def test_without_the_modules_of_any_terminal_the_article_is_printed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(platforms, "keys_of_window", raising(ImportError))
    terminal = Terminal(sys.stdout, True, 80, True, True, False, True)  # noqa: FBT003

    assert not interactive.read_interactively(
        ArticleRequest("metastatic"), load_preferences(Flags()), terminal
    )


def raising(error: type[Exception]) -> Callable[..., object]:
    """Return a function that raises an error."""

    def call(*_: object) -> object:
        raise error

    return call


# --- Other parts that depend on the system --------------------------------------------------------


@pytest.mark.parametrize(
    ("platform", "cache", "state"),
    [
        ("win32", "/local/hlreader/cache", "/local/hlreader"),
        ("darwin", "/home/ann/Library/Caches/hlreader",
         "/home/ann/Library/Application Support/hlreader"),
        ("linux", "/home/ann/.cache/hlreader", "/home/ann/.local/state/hlreader"),
    ],
)  # fmt: skip
def test_each_system_has_its_folders(
    platform: str, cache: str, state: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for kind in ("CACHE", "STATE"):
        monkeypatch.delenv(f"XDG_{kind}_HOME")
    monkeypatch.setenv("HOME", "/home/ann")
    monkeypatch.setenv("LOCALAPPDATA", "/local")
    monkeypatch.setattr(sys, "platform", platform)

    assert (cache_path(), str(state_folder())) == (cache, state)


STARTED_FROM_NOTHING = """
import sys
from hlreader.checker.runner import check

if __name__ == "__main__":
    alone = check(sys.argv[1], jobs=1)
    sys.platform = "darwin"
    assert len(alone.files) == 2
    assert check(sys.argv[1], jobs=2) == alone
"""
"""A program, since new processes import the file that began them."""


def test_texts_are_checked_by_new_processes_where_a_fork_is_not_safe(tmp_path: Path) -> None:
    # Given two texts, and a system where processes start from nothing
    (tmp_path / "texts").mkdir()
    for name in ("one", "two"):
        text = f"# Part {name}\n\nYou can eat and drink. Rest well at home.\n"
        (tmp_path / "texts" / f"{name}.md").write_text(text, "utf-8")
    program = tmp_path / "program.py"
    program.write_text(STARTED_FROM_NOTHING, "utf-8")

    # When two processes check them, then the report is that of one process
    subprocess.run([sys.executable, program, tmp_path / "texts"], check=True)
