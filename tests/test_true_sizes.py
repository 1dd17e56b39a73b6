"""``hlreader read`` at true sizes, and ``hlreader doctor``, as a reader meets them."""

import json
import os
import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from rich.cells import cell_len

from hlreader.exits import Exit
from hlreader.glossary import Glossary
from hlreader.layout.styles import Depth
from hlreader.library.find import load_article
from hlreader.pages.article import PageStyle, article_page
from hlreader.pages.reading import Definitions, Reading
from hlreader.textsize import SPACINGS, TextSize
from hlreader.textsize.available_sizes import measure
from hlreader.textsize.faces.block import Block
from hlreader.textsize.faces.dec import Dec
from hlreader.textsize.faces.osc66 import OneAndAHalf, Osc66
from hlreader.textsize.lettering import Lettering
from hlreader.themes import ThemeName
from tests.conftest import Result
from tests.emulator import KITTY, OLD_XTERM, TMUX, VTE, XTERM, Emulator, Profile
from tests.pseudo_terminal import PseudoTerminal

Run = Callable[..., Result]

LEAFLET = """\
# Your bone scan

A **bone scan** shows if cancer has spread. Ask: “How long?” It takes *about* ½ hour.

- Drink water – a glass an hour
- 漢 and שלום are letters too

| Test | When |
|---|---|
| Blood test | Monday morning |
"""


@pytest.fixture
def leaflet(tmp_path: Path, glossary_file: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "leaflet.md"
    path.write_text(LEAFLET, "utf-8")
    monkeypatch.setenv("HLREADER_GLOSSARY", str(glossary_file))
    return path


@pytest.fixture
def environ(tmp_path: Path, glossary_file: Path) -> Mapping[str, str]:
    return {"TERM": "xterm-256color", "PATH": os.defpath, "LC_ALL": "C.UTF-8",
            "HLREADER_GLOSSARY": str(glossary_file), "XDG_CACHE_HOME": os.environ["XDG_CACHE_HOME"],
            "XDG_CONFIG_HOME": str(tmp_path),
            "PYTHONPATH": os.pathsep.join(sys.path)}  # fmt: skip


def shown(
    profile: Profile, columns: int, leaflet: Path, environ: Mapping[str, str], *options: str
) -> PseudoTerminal:
    """Return a high terminal in which the leaflet has been printed."""
    terminal = PseudoTerminal(profile, columns, 400)
    command = [sys.executable, "-m", "hlreader", "read", str(leaflet), "--print", *options]
    terminal.start([*command, "--definitions", "off"], environ)
    assert terminal.end() == 0, terminal.sent
    return terminal


@pytest.mark.parametrize(
    ("profile", "columns", "size", "scales"),
    [(KITTY, 80, "2", {2}), (KITTY, 47, "large", {1.5})],
)  # fmt: skip
def test_a_terminal_with_sized_letters_gets_them(
    profile: Profile, columns: int, size: str, scales: set[float],
    leaflet: Path, environ: Mapping[str, str],
) -> None:  # fmt: skip
    with shown(profile, columns, leaflet, environ, "--text-size", size) as terminal:
        blocks = terminal.screen.blocks()

        assert {block.scale for _, _, block in blocks} == scales
        text = "".join(block.text for _, _, block in blocks)
        assert "Ask: “How long?”" in re.sub(r"\s+", " ", text) or size in ("7", "1.5", "large")
        assert "漢" in text
        assert terminal.screen.swallowed == []


def test_a_terminal_with_double_lines_gets_them_and_the_prompt_stays_single(
    leaflet: Path, environ: Mapping[str, str]
) -> None:
    with shown(XTERM, 60, leaflet, environ, "--text-size", "2") as terminal:
        rows, doubles = terminal.screen.rows(), terminal.screen.doubles()

        place = rows.index("A bone scan shows if cancer")
        assert rows[place] == rows[place + 1]
        assert doubles[place : place + 2] == ["top", "bottom"]
        assert doubles[terminal.screen.cursor.y :] == [""] * (400 - terminal.screen.cursor.y)
        assert doubles.count("top") == doubles.count("bottom") > 8


def test_an_old_xterm_gets_letters_that_it_survives(
    leaflet: Path, environ: Mapping[str, str]
) -> None:
    with shown(OLD_XTERM, 60, leaflet, environ, "--text-size", "2") as terminal:
        double = [
            row
            for row, attribute in zip(
                terminal.screen.rows(), terminal.screen.doubles(), strict=True
            )
            if attribute
        ]

        assert double
        assert not any("漢" in row or "ש" in row for row in double)
        assert any("漢" in row for row in terminal.screen.rows())


FACES: list[tuple[Lettering, Profile]] = [
    (OneAndAHalf(), KITTY),
    *((Osc66(scale), KITTY) for scale in range(2, 8)),
    (Dec(), XTERM),
    (Dec(any_letter=False), OLD_XTERM),
    (Block("6x8", 2), TMUX),
    (Block("8x12", 2), TMUX),
    (Block("6x12", 4), VTE),
    (Block("8x16", 4), VTE),
]


@pytest.mark.parametrize("columns", [20, 47, 80, 200])
@pytest.mark.parametrize(("face", "profile"), FACES)
def test_at_every_width_no_line_wraps_and_none_is_lost(
    face: Lettering, profile: Profile, columns: int, leaflet: Path, glossary_file: Path
) -> None:
    # Given the leaflet, laid out for a terminal of so many columns
    letters = measure(face, columns)
    style = PageStyle(face, letters, SPACINGS[TextSize.NORMAL], ThemeName.DARK, True, Depth.TRUE)  # noqa: FBT003
    reading = Reading(
        load_article(str(leaflet)), (), Glossary.load(glossary_file), Definitions.INLINE
    )

    # When its page is written in large letters
    written = "".join(f"{row}\n" for row in article_page(reading, style))

    # Then each line has the rows that it takes: one that wraps would take more
    screen = Emulator(columns, written.count("\n") + 8, profile)
    screen.feed(written.replace("\n", "\r\n"))
    assert screen.cursor.y == written.count("\n")
    assert screen.swallowed == []
    text = "".join(block.text for _, _, block in screen.blocks()) if profile is KITTY else (
        "".join(screen.rows()))  # fmt: skip
    assert "漢" in text


def test_on_a_terminal_the_default_size_asks_nothing(
    leaflet: Path, environ: Mapping[str, str]
) -> None:
    with shown(KITTY, 80, leaflet, environ) as terminal:
        assert "\x1b[c" not in terminal.sent
        assert "\x1b]66" not in terminal.sent


@pytest.mark.parametrize(("method", "size"), [("block", "3"), ("block", "4"), ("block", "7")])
def test_block_letters_go_into_a_pipe_only_on_request(
    run: Run, leaflet: Path, method: str, size: str
) -> None:
    plain = run("read", leaflet, "--text-size", size)
    blocks = run("read", leaflet, "--text-size", size, "--text-size-method", method)

    assert "bone scan shows" in plain.out
    assert "▌" not in plain.out
    assert "▌" in blocks.out
    assert max(map(cell_len, blocks.out.splitlines())) <= 80
    assert "\x1b" not in blocks.out


@pytest.mark.parametrize("width", [20, 33, 66])
def test_the_width_of_block_letters_is_counted_in_letters(
    run: Run, leaflet: Path, width: int
) -> None:
    result = run("read", leaflet, "--text-size", "3", "--text-size-method", "block",
                 "--width", str(width))  # fmt: skip

    longest = max(map(cell_len, result.out.splitlines()))
    assert width * 3 - 24 < longest <= width * 3


@pytest.mark.parametrize("method", ["osc66", "dec"])
def test_in_a_pipe_letters_that_need_a_terminal_keep_their_size(
    run: Run, leaflet: Path, method: str
) -> None:
    result = run("read", leaflet, "--text-size", "2", "--text-size-method", method)

    assert (result.code, result.err) == (Exit.OK, "")
    assert result.out == run("read", leaflet, "--text-size", "2").out


@pytest.mark.parametrize(
    ("method", "reason"),
    [("osc66", "the cursor did not move as the protocol says"),
     ("dec", "tmux shows a double line twice")],
)  # fmt: skip
def test_a_face_that_is_not_proved_is_refused_with_the_next_step(
    method: str, reason: str, leaflet: Path, environ: Mapping[str, str]
) -> None:
    with PseudoTerminal(TMUX, 200) as terminal:
        command = [sys.executable, "-m", "hlreader", "read", str(leaflet), "--text-size", "2"]
        terminal.start([*command, "--text-size-method", method], environ)

        assert terminal.end() == Exit.USAGE
        assert " ".join(" ".join(terminal.screen.rows()).split()) == (
            f"hlreader: --text-size-method {method} does not work in this terminal: {reason}."
            " Use `auto`, or run `hlreader doctor` to see what works."
        )


def test_a_size_that_cannot_be_is_refused(run: Run, leaflet: Path) -> None:
    result = run("read", leaflet, "--text-size", "9")

    assert (result.code, result.out) == (Exit.USAGE, "")
    assert result.err.startswith("hlreader: --text-size: `9` is not a text size. Use 1 to 7")


def test_plain_letters_carry_no_style(run: Run, leaflet: Path) -> None:
    result = run("read", leaflet, "--color", "always", "--text-size-method", "plain")

    assert "\x1b" not in result.out


def test_a_theme_fills_the_lines_of_block_letters(run: Run, leaflet: Path) -> None:
    result = run("read", leaflet, "--text-size", "3", "--text-size-method", "block",
                 "--theme", "dark", "--color", "always", "--width", "24")  # fmt: skip

    rows = [re.sub(r"\x1b\[[\d;]*m", "", row) for row in result.out.splitlines()]
    assert {cell_len(row) for row in rows} == {72}


# The doctor


def test_the_doctor_says_what_there_is_and_why(run: Run) -> None:
    result = run("doctor")

    assert result.code == Exit.OK
    for words in ("Your terminal", "this is not a terminal", "(osc66)  no: ", "(block)  yes: ",
                  "Text sizes that will be used", "Where things are", "glossary.yaml"):  # fmt: skip
        assert words in re.sub(r" {2,}", "  ", result.out), words


def test_the_doctor_speaks_json(run: Run) -> None:
    found = json.loads(run("doctor", "--json").out)

    assert found["schema"] == 1
    assert found["answers"] is None
    assert [size["size"] for size in found["sizes"]] == ["1"]
    assert set(found["places"]) >= {"articles", "glossary", "cache"}


def test_the_doctor_names_the_faces_of_a_terminal(environ: Mapping[str, str]) -> None:
    with PseudoTerminal(XTERM, 100, 40) as terminal:
        terminal.start([sys.executable, "-m", "hlreader", "doctor"], environ)

        assert terminal.end() == 0
        page = "\n".join(terminal.screen.rows())
        assert re.search(r"name +XTerm 390", page)
        assert "yes: the cursor stopped at column 50 of 100" in page
        assert re.search(r"2 +dec, 50 letters to a line", page)
        assert re.search(r"3 +block, 33 letters to a line", page)
        assert max(map(len, terminal.screen.rows())) <= 100


@pytest.mark.parametrize("columns", [40, 60, 80, 100])
def test_no_word_of_the_doctor_is_cut_at_the_edge(columns: int, environ: Mapping[str, str]) -> None:
    with PseudoTerminal(XTERM, columns, 60) as terminal:
        terminal.start([sys.executable, "-m", "hlreader", "doctor"], environ)
        assert terminal.end() == 0

    page = re.sub(r"\x1b[^a-zA-Z]*[a-zA-Z]", "", terminal.sent)
    lines = [line for line in page.split("\r\n") if "/" not in line]  # but paths stay whole
    assert max(map(len, lines)) <= columns


def test_the_doctor_shows_no_control_character_of_the_surroundings(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM_PROGRAM", "evil\x1b]0;title\x07\x1b[2J")

    for arguments in (["doctor"], ["doctor", "--json"]):
        assert "\x1b" not in run(*arguments).out
