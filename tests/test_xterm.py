"""In a real xterm on a virtual screen, larger letters are larger.

Needs Debian's packages xvfb, xterm, imagemagick and fonts-dejavu-core.
"""

import os
import select
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.conftest import LIMIT, ROOT

TOOLS = ("Xvfb", "xterm", "import")
MISSING = [tool for tool in TOOLS if not shutil.which(tool)]
WIDE, HIGH = 300, 260
"""The part of the screen that is looked at, in pixels; the window covers it."""

pytestmark = pytest.mark.skipif(
    bool(MISSING), reason=f"{', '.join(MISSING)} not installed: see the top of the file"
)

# Run in the xterm: ask it what it can show, draw an H at a size, and wait until it has been drawn:
# then it answers where the cursor is.
PROGRAM = """
import os, signal, sys, tty
from hlreader.textsize.available_sizes import Method, choose
from hlreader.textsize.lettering import Span
from hlreader.textsize.sizes import parse
from hlreader.textsize.tty import capabilities_of

found = capabilities_of(sys.stdin, sys.stdout, os.environ)
lettering = choose(parse(sys.argv[1]), Method.AUTO, found, 60)
print("\\x1b[?25l\\x1b[2J", end="")
for number, row in enumerate(lettering.draw([Span("H")])):
    print(f"\\x1b[{number + 3};1H{row}", end="", flush=True)
tty.setcbreak(0)
print("\x1b[6n", end="", flush=True)
while os.read(0, 1) != b"R":
    pass
with open(sys.argv[2], "w") as said:
    said.write(f"{lettering.face} {found.name} {found.reason('dec')}")
signal.pause()
"""


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    """Start a virtual screen and return its name."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "800x600x24",
         "-nolisten", "tcp"],
        pass_fds=[writing], stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writing)
    with os.fdopen(reading) as pipe:
        number = pipe.readline().strip()
    assert number, "the virtual screen did not start"
    yield f":{number}"
    server.terminate()
    server.wait(LIMIT)


@pytest.fixture
def environ(display: str, tmp_path: Path) -> Mapping[str, str]:
    return {"DISPLAY": display, "PATH": os.environ["PATH"], "HOME": str(tmp_path),
            "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT),
            "XDG_CACHE_HOME": str(tmp_path)}  # fmt: skip


def picture(environ: Mapping[str, str]) -> bytes:
    """Return what is looked at, a byte a pixel, from black 0 to white 255."""
    done = subprocess.run(
        ["import", "-silent", "-window", "root", "-crop", f"{WIDE}x{HIGH}+0+0", "-depth", "8",
         "gray:-"],
        env=dict(environ), check=True, capture_output=True,
    )  # fmt: skip
    assert len(done.stdout) == WIDE * HIGH
    return done.stdout


def height(pixels: bytes) -> int:
    """Return the height of what is black in a white window, in pixels; 0 for nothing yet."""
    if min(pixels[:WIDE]) < 255:
        return 0
    rows = [row for row in range(HIGH) if min(pixels[row * WIDE : (row + 1) * WIDE]) < 100]
    return rows[-1] - rows[0] + 1 if rows else 0


def drawn(size: str, environ: Mapping[str, str], folder: Path) -> tuple[int, str]:
    """Return the height of an H at a size in an xterm, and what xterm said of itself."""
    said = folder / f"said-{size}"
    os.mkfifo(said)
    with subprocess.Popen(
        ["xterm", "-fa", "DejaVu Sans Mono", "-fs", "16", "-bg", "white", "-fg", "black",
         "-b", "0", "-bw", "0", "+sb", "-geometry", "60x14+0+0",
         "-e", sys.executable, "-c", PROGRAM, size, str(said)],
        env=dict(environ), stderr=subprocess.DEVNULL,
    ) as xterm:  # fmt: skip
        try:
            words = heard(said)
            before, found = -1, 0
            while not found == before > 0:  # two pictures alike: the window has been drawn
                assert xterm.poll() is None, "xterm ended"
                before, found = found, height(picture(environ))
        finally:
            xterm.send_signal(signal.SIGTERM)
            xterm.wait(LIMIT)
    return found, words


def heard(pipe: Path) -> str:
    """Return what comes through a named pipe, up to its end."""
    with os.fdopen(os.open(pipe, os.O_RDONLY | os.O_NONBLOCK), encoding="utf-8") as stream:
        poll = select.poll()
        poll.register(stream, select.POLLIN)
        assert poll.poll(LIMIT * 1000), "nothing was drawn"
        os.set_blocking(stream.fileno(), True)
        return stream.read()


def test_a_capital_h_is_twice_as_tall_in_double_lines_and_more_than_thrice_in_blocks(
    environ: Mapping[str, str], tmp_path: Path
) -> None:
    heights = {size: drawn(size, environ, tmp_path) for size in ("1", "2", "3", "4")}

    faces = {size: said.split()[0] for size, (_, said) in heights.items()}
    assert faces == {"1": "spacing", "2": "dec", "3": "block", "4": "block"}
    assert "XTerm" in heights["2"][1]
    assert "the cursor stopped at column 30 of 60" in heights["2"][1]
    one, two, three, four = (tall for tall, _ in heights.values())
    assert one > 5
    assert 1.75 <= two / one <= 2.25
    assert three / one >= 3
    assert four > three
