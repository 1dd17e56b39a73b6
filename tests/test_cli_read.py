"""``hlreader read``, as a reader meets it."""

import io
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len

from hlreader.exits import Exit
from tests.conftest import ROOT, Result

Run = Callable[..., Result]

ESCAPE = "\x1b"


def test_an_article_shows_all_that_a_reader_needs(run: Run) -> None:
    result = run("read", "metastatic")

    assert result.code == Exit.OK
    lines = result.out.splitlines()
    assert lines[1:3] == ["Breast cancer", "When breast cancer spreads"]
    assert "Not yet reviewed by a clinician" in lines
    assert re.search(r"^Reading level: grade \d+ \(SMOG\)\. About \d+ minutes to read\.$",
                     result.out, re.MULTILINE)  # fmt: skip
    for part in ("Sources", "Read next", "It does not replace your care team."):
        assert part in " ".join(result.out.split())
    assert re.search(r"scintigraphy(?: \[|: )a kind of scan", " ".join(result.out.split()))


def test_without_a_name_it_says_where_the_names_are(run: Run) -> None:
    result = run("read")

    assert result.code == Exit.USAGE
    assert result.err == "hlreader: Name an article. Run `hlreader list` to see them all.\n"


def test_the_beginning_of_a_name_is_enough(run: Run) -> None:
    assert run("read", "metas").out == run("read", "metastatic").out


def test_a_name_may_be_typed_in_words(run: Run) -> None:
    assert run("read", "Breast", "cancer").out == run("read", "breast-cancer").out


def test_an_unknown_name_gives_the_closest(run: Run) -> None:
    result = run("read", "metastatc")

    assert (result.code, result.out) == (Exit.NO, "")
    assert result.err == "hlreader: There is no article `metastatc`. Closest: metastatic.\n"


def test_a_misspelled_word_of_the_glossary_is_pointed_to(run: Run) -> None:
    assert "`hlreader define scintigraphy` explains the word." in run("read", "scintigrafy").err


def test_a_name_in_other_words_names_what_a_search_finds(run: Run) -> None:
    result = run("read", "heart attack signs")

    assert result.code == Exit.NO
    assert "There is no article `heart attack signs`. Closest: heart-attack, " in result.err


def test_a_spanish_title_is_found_in_english_surroundings(run: Run) -> None:
    assert "Quimioterapia paso a paso" in run("read", "quimioterapia").out


def test_a_word_of_the_glossary_is_pointed_to(run: Run) -> None:
    result = run("read", "scintigraphy")

    assert result.code == Exit.NO
    assert "`hlreader define scintigraphy` explains the word." in result.err


def test_an_ambiguous_beginning_lists_the_candidates(run: Run, library: Path) -> None:
    (library / "sore-knee.md").write_text("Your knee hurts.\n", "utf-8")

    result = run("read", "sore", "--library", library)

    assert result.code == Exit.NO
    assert "sore-knee, sore-throat" in result.err


def test_an_organisation_reads_its_own_articles_and_words(
    run: Run, library: Path, glossary_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flags = run("read", "sore-throat", "--library", library, "--glossary", glossary_file)
    monkeypatch.setenv("HLREADER_LIBRARY", str(library))
    monkeypatch.setenv("HLREADER_GLOSSARY", str(glossary_file))
    surroundings = run("read", "sore-throat")

    assert "tonsillitis [sore, swollen lumps at the back of the throat]" in " ".join(
        flags.out.split()
    )
    assert "Fever. When to call. (hlreader read fever)" in " ".join(flags.out.split())
    assert surroundings.out == flags.out


def test_a_broken_related_article_is_left_out(run: Run, library: Path) -> None:
    (library / "fever.md").write_text("---\ntitle: [\n---\nText.\n", "utf-8")

    result = run("read", "sore-throat", "--library", library)

    assert (result.code, result.err) == (Exit.OK, "")
    assert "Read next" not in result.out


def test_a_file_is_read_by_its_path(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Your test was normal. You need no new test.\n", "utf-8")

    assert "You need no new test." in run("read", path).out


def test_standard_input_is_read(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    piped = io.TextIOWrapper(io.BytesIO(b"# Your visit\n\nCome at **nine**.\n"), "utf-8")
    monkeypatch.setattr("sys.stdin", piped)

    result = run("read", "-")

    assert "Your visit\n==========\n" in result.out
    assert "Come at nine." in result.out


def test_broken_front_matter_names_file_and_line(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "broken.md"
    path.write_text("---\ntitle: A\ntitle: B\n---\nText.\n", "utf-8")

    result = run("read", path)

    assert (result.code, result.out) == (Exit.UNREADABLE, "")
    assert f"{path}:3:1: the key title appears twice." in result.err
    assert result.err.count("\n") == 1


@pytest.mark.parametrize("width", [20, 47, 200])
def test_no_line_is_wider_than_the_width(run: Run, width: int) -> None:
    for extra in ([], ["--plain"], ["--definitions", "notes", "--text-size", "xx-large"]):
        result = run("read", "metastatic", "--width", str(width), *extra)

        widest = max(result.out.splitlines(), key=cell_len)
        assert cell_len(widest) <= width, (extra, widest)


@pytest.mark.parametrize("width", ["19", "201", "wide"])
def test_a_width_that_cannot_be_is_refused(run: Run, width: str) -> None:
    result = run("read", "metastatic", "--width", width)

    assert result.code == Exit.USAGE
    assert "--width" in result.err


def test_a_larger_text_size_gives_shorter_lines_and_more_air(run: Run) -> None:
    def shape(size: str) -> tuple[int, int]:
        lines = run("read", "metastatic", "--text-size", size).out.splitlines()
        return max(map(len, lines)), lines.count("")

    sizes = [shape(size) for size in ("small", "normal", "large", "x-large", "xx-large")]

    assert sizes == sorted(sizes, key=lambda size: (-size[0], size[1]))
    assert len(set(sizes)) == len(sizes)


def test_definitions_can_be_at_the_end_or_nowhere(run: Run) -> None:
    notes = run("read", "metastatic", "--definitions", "notes").out
    off = run("read", "metastatic", "--definitions", "off").out

    body, _, explained = notes.partition("Words explained")
    number = re.search(r"Chemotherapy\s+\[(\d+)\]", body)
    assert number
    assert re.search(rf"\[{number[1]}\] chemotherapy \([-\w]+\): Treatment with", explained)
    assert "[" not in off


def test_plain_mode_says_the_structure_in_words(run: Run) -> None:
    result = run("read", "imaging-tests", "--plain")

    assert "Title: Imaging tests: what each scan is like." in result.out
    assert re.search(r"^Heading: .*\?$", result.out, re.MULTILINE)
    assert re.search(r"^List of \d items\.$", result.out, re.MULTILINE)
    assert re.search(r"^Table, \d columns, \d rows\.$", result.out, re.MULTILINE)
    assert re.search(r"^Test: CT scan\. ", result.out, re.MULTILINE)
    assert not set(result.out) & set("│─┼•┌└═")


def test_a_simple_terminal_gets_plain_mode(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")

    assert "Title: When breast cancer spreads." in run("read", "metastatic").out


def test_a_pipe_gets_no_escape_sequence(run: Run) -> None:
    assert ESCAPE not in run("read", "metastatic", "--theme", "dark").out


@pytest.mark.parametrize(
    ("environment", "arguments", "styled"),
    [
        ({"FORCE_COLOR": "1"}, [], True),
        ({}, ["--color", "always"], True),
        ({"FORCE_COLOR": "1"}, ["--color", "never"], False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, [], False),
        ({"NO_COLOR": "1"}, ["--color", "always"], True),
    ],
)
def test_colour_is_the_readers_choice(
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    arguments: list[str],
    styled: bool,  # noqa: FBT001
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert (ESCAPE in run("read", "metastatic", *arguments).out) is styled


def on_a_terminal(*command: str, **environment: str) -> str:
    """Return what a command prints on a pseudo-terminal of 80 columns."""
    leader, follower = pty.openpty()
    surroundings = {**os.environ, "COLUMNS": "80", "TERM": "xterm-256color", **environment}
    with subprocess.Popen(
        [sys.executable, "-m", "hlreader", *command, "--print"],
        cwd=ROOT, stdin=follower, stdout=follower, stderr=follower, env=surroundings,
    ) as process:  # fmt: skip
        os.close(follower)
        written = b""
        try:
            while piece := os.read(leader, 65536):
                written += piece
        except OSError:  # the other end is closed
            pass
        process.wait()
    os.close(leader)
    return written.decode()


def test_on_a_terminal_headings_and_words_stand_out() -> None:
    page = on_a_terminal("read", "metastatic")

    assert re.search(rf"{ESCAPE}\[1;38;5;\d+mWhat does metastatic mean\?{ESCAPE}\[m", page)


def test_what_to_read_next_has_only_its_title_in_bold() -> None:
    written = on_a_terminal("read", "metastatic")

    assert re.search(r"\x1b\[1mBreast cancer treatments\.\x1b\[m Surgery", written)


def test_no_color_on_a_terminal_leaves_weight_but_no_colour() -> None:
    written = on_a_terminal("read", "metastatic", "--theme", "dark", NO_COLOR="1")

    codes = {code for found in re.findall(r"\x1b\[([\d;]*)m", written) for code in found.split(";")}
    assert "1" in codes
    assert codes <= {"", "0", "1", "3", "4"}


@pytest.mark.parametrize("term", ["xterm", "xterm-256color", "screen"])
def test_a_theme_has_its_own_colours_in_every_terminal_that_has_them(term: str) -> None:
    written = on_a_terminal("read", "metastatic", "--theme", "dark", TERM=term, COLORTERM="")

    assert "38;5;" in written
    assert not re.search(r"\x1b\[[\d;]*\b(3[0-7]|9[0-7])m", written)


def test_a_narrow_terminal_is_never_overrun() -> None:
    written = on_a_terminal("read", "metastatic", "--width", "100", COLUMNS="40")

    plain = re.sub(r"\x1b\[[\d;]*m", "", written)
    assert max(map(cell_len, plain.splitlines())) <= 40
