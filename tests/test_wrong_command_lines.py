"""A hundred wrong command lines: each gets one line that says what to type, and an exit code.

The codes: 1 if nothing has the name, 2 if the command line is wrong, 3 if a file cannot be read.
"""

import os
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from hlreader.exits import Exit
from hlreader.settings import settings_file
from tests.conftest import Result

Run = Callable[..., Result]

NO_ADDRESS = "hlreader reads files, not web addresses. Save the page in your browser"
EXAMPLE = "For example: `hlreader "

WRONG: dict[str, tuple[str, int]] = {
    # A word in place of a command
    "raed": ("There is no command `raed`. Did you mean `hlreader read`?", 2),
    "raed metastatic": ("Did you mean `hlreader read metastatic`?", 2),
    "chek leaflet.md": ("Did you mean `hlreader check leaflet.md`?", 2),
    "metastatic": ("To read: `hlreader read metastatic`.", 2),
    "Metastatic": ("To read: `hlreader read metastatic`.", 2),
    "breast cancer": ("To read: `hlreader read breast-cancer`. To look it up: `hlreader define", 2),
    "scintigraphy": ("To look it up: `hlreader define scintigraphy`.", 2),
    "bone scan": ("To look it up: `hlreader define bone scan`.", 2),
    "leaflet.md": ("To read the file: `hlreader read leaflet.md`. To check it: `hlreader check", 2),
    "leaflet.docx": ("To read the file: `hlreader read leaflet.docx`.", 2),
    "'my leaflet.pdf'": ("`hlreader read 'my leaflet.pdf'`", 2),
    "folder": ("To check the folder: `hlreader check folder`.", 2),
    "https://example.org/a": (NO_ADDRESS, 2),
    "lookup biopsy": ("Did you mean `hlreader define biopsy`?", 2),
    "find scan": ("Did you mean `hlreader search scan`?", 2),
    "articles": ("Did you mean `hlreader list`?", 2),
    "settings": ("Did you mean `hlreader config`?", 2),
    "teachback metastatic": ("Did you mean `hlreader teach-back metastatic`?", 2),
    "quiz metastatic": ("Did you mean `hlreader teach-back metastatic`?", 2),
    "teach-back": ("Name an article. Run `hlreader list`", 2),
    "teach-back bre": ("More than one article begins with `bre`", 1),
    "version": ("Did you mean `hlreader --version`?", 2),
    "zzzqq": ("There is no command `zzzqq`. Run `hlreader --help` to see them all.", 2),
    "''": ("Run `hlreader --help`", 2),
    "help raed": ("Did you mean `hlreader read --help`?", 2),
    # Options
    "--versoin": ("There is no option `--versoin`. Did you mean `--version`?", 2),
    "-x": ("There is no option `-x`. Try `hlreader --help`.", 2),
    "--width abc": ("--width: `abc` is not a valid value. Use 20 to 200.", 2),
    "--width": ("`--width` needs a value. Write `--width N`.", 2),
    "--lang": ("`--lang` needs a value. Write `--lang LANGUAGE`.", 2),
    "--lang klingon list": ("--lang: `klingon` is not a language tag. Write en, es or es-MX.", 2),
    # read
    "read": ("Name an article. Run `hlreader list` to see them all.", 2),
    "read ''": ("Name an article.", 2),
    "read ' '": ("Name an article.", 2),
    "read zzzqq": ("There is no article `zzzqq`. `hlreader list` shows them all.", 1),
    "read metastasis": ("`hlreader define metastasis` explains the word.", 1),
    "read folder": ("A folder here has this name. Name a file in it.", 1),
    "read notes": ("A file here has this name. To read it: `hlreader read ./notes`.", 1),
    "read ./notes": ("If it is one of these, add --format markdown", 2),
    "read ./folder": ("./folder: this is a folder. Name a file in it.", 3),
    "read nofile.md": ("nofile.md: this file does not exist. Check the path.", 2),
    "read nowhere.md": ("nowhere.md: this link leads nowhere. Change or remove it.", 3),
    "read noise.md": ("noise.md: this is a binary file, not text. Save it as text first.", 3),
    "read https://example.org/a": (NO_ADDRESS, 2),
    "read www.example.org": (NO_ADDRESS, 2),
    "read metastatic --width abc": ("--width: `abc` is not a valid value. Use 20 to 200.", 2),
    "read metastatic --width 5": ("--width: `5` is not a valid value. Use 20 to 200.", 2),
    "read metastatic --width": ("`--width` needs a value. Write `--width N`.", 2),
    "read metastatic --text-size": ("`--text-size` needs a value. Write `--text-size SIZE`.", 2),
    "read metastatic --text-size 9": ("--text-size: `9` is not a text size. Use 1 to 7", 2),
    "read metastatic --text-size huge": ("`huge` is not a text size.", 2),
    "read metastatic --text-size-method dce": ("Did you mean `dec`? Use auto, osc66, dec", 2),
    "read metastatic --spacing huge": ("--spacing: `huge` is not a valid value. Use normal", 2),
    "read metastatic --theme drak": ("--theme: `drak` is not a valid value. Did you mean", 2),
    "read metastatic --definitions all": ("Use inline, sections, notes, off.", 2),
    "read metastatic --color maybe": ("Use auto, always, never.", 2),
    "read metastatic --format foo": ("--format: `foo` is not a valid value. Use markdown", 2),
    "read metastatic --format json": ("For the form of the report: `--output-format json`.", 2),
    "read metastatic --lang klingon": ("`klingon` is not a language tag.", 2),
    "read metastatic --lang spanish": ("Write `--lang es`.", 2),
    "read metastatic --json": ("There is no option `--json`. Try `hlreader read --help`.", 2),
    "read metastatic --txt-size 3": ("Did you mean `--text-size` or `--text-size-method`?", 2),
    "read metastatic --plain=yes": ("`--plain` does not take a value. Write `--plain` alone.", 2),
    "read metastatic --library nofolder": ("nofolder: this library folder does not exist.", 2),
    "read metastatic --library leaflet.md": ("leaflet.md: this library is not a folder.", 2),
    "read metastatic --glossary nofile": ("nofile: this glossary file does not exist.", 2),
    # check
    "check": (EXAMPLE + "check leaflet.docx", 2),
    "check ''": ("The name of the file is empty. Name a file.", 2),
    "check nofile.md": ("nofile.md: this file or folder does not exist. Check the path.", 2),
    "check leaflet.md nofile.md": ("nofile.md: this file or folder does not exist.", 2),
    "check folder": ("folder: this folder has no text that hlreader can read.", 2),
    "check https://example.org/a": (NO_ADDRESS, 2),
    "check leaflet.md --max-grade abc": ("--max-grade: `abc` is not a limit. Write 8, or", 2),
    "check leaflet.md --max-grade -1": ("--max-grade: `-1` is not a limit. Write 8, or", 2),
    "check leaflet.md --select HL999": ("There is no rule `HL999`. Rules of this kind: HL901", 2),
    "check leaflet.md --ignore HL377": ("There is no rule `HL377`. Rules of this kind: HL301", 2),
    "check leaflet.md --ignore ABC12": ("no rule `ABC12`. Run `hlreader rules` to list them.", 2),
    "check leaflet.md --select passive": ("Did you mean passive-voice?", 2),
    "check leaflet.md --profile who": ("--profile: `who` is not a valid value. Use ama", 2),
    "check leaflet.md --output-format markdwn": ("Did you mean `markdown`?", 2),
    "check leaflet.md --format html5": ("--format: `html5` is not a valid value.", 2),
    "check leaflet.md --format sarif": ("`--output-format sarif`.", 2),
    "check leaflet.md --lang e": ("--lang: `e` is not a language tag.", 2),
    "check leaflet.md --jobs 0": ("--jobs: `0` is not a valid value. Use a number from 1 on.", 2),
    "check leaflet.md --config nofile": ("nofile: this file does not exist.", 2),
    "check leaflet.md --baseline nofile": ("--baseline nofile --update-baseline", 2),
    "check leaflet.md --update-baseline": ("Add --baseline FILE.", 2),
    "check leaflet.md --fail-on never": ("Use advice, warning, error.", 2),
    "check leaflet.md --compare vale": ("--compare: `vale` is not a valid value. Use textstat", 2),
    "check leaflet.md --json --statistics": ("Use only one of them.", 2),
    "check - --watch": ("`--watch` cannot be used with standard input. Name a file.", 2),
    # rules
    "rules HL999": ("There is no rule `HL999`. Rules of this kind: HL901, HL902.", 2),
    "rules ''": ("There is nothing to look for. For example: `hlreader rules HL101`.", 2),
    "rules HL101 HL102": ("`hlreader rules` has no use for `HL102`.", 2),
    # define, search, list
    "define": ("`hlreader define` needs WORD. For example: `hlreader define bone scan`.", 2),
    "define ''": ("There is nothing to look for. For example: `hlreader define biopsy`.", 2),
    "define '' --json": ("There is nothing to look for.", 2),
    "define biopsy --format json": ("There is no option `--format`.", 2),
    "define biopsy --jsn": ("Did you mean `--json`?", 2),
    "define biopsy --lang 12": ("--lang: `12` is not a language tag.", 2),
    "define biopsy --glossary nofile": ("nofile: this glossary file does not exist.", 2),
    "search": (EXAMPLE + "search bone scan`.", 2),
    "search ''": ("There is nothing to look for.", 2),
    "list metastatic": ("`hlreader list` has no use for `metastatic`.", 2),
    "list --library nofolder": ("nofolder: this library folder does not exist.", 2),
    # config
    "config show": ("has no command `show`. It has get, set, list, path, reset.", 2),
    "config theme": ("Did you mean `hlreader config get theme`?", 2),
    "config theme dark": ("Did you mean `hlreader config set theme dark`?", 2),
    "config get": (EXAMPLE + "config get theme`.", 2),
    "config get colour": ("There is no setting `colour`. There are text-size", 2),
    "config set theme": ("`hlreader config set` needs VALUE.", 2),
    "config set theme purple": ("theme: `purple` is not a valid value. Use default", 2),
    # glossary
    "glossary lokup": ("Did you mean `hlreader glossary lookup`?", 2),
    "glossary define biopsy": ("Did you mean `hlreader define biopsy`?", 2),
    "glossary lookup": ("There is nothing to look for.", 2),
    "glossary lookup ''": ("There is nothing to look for.", 2),
    "glossary lookup biopsy --stdin": ("--stdin cannot be used with words.", 2),
    "glossary lookup biopsy --fields foo": ("There is no field `foo`. Fields: term", 2),
    "glossary find": (EXAMPLE + "glossary find leaflet.md`.", 2),
    "glossary find nofile.md": ("nofile.md: this file or folder does not exist.", 2),
    "glossary missing nofile.md": ("nofile.md: this file or folder does not exist.", 2),
    "glossary check nofile.yaml": ("nofile.yaml: this glossary file does not exist.", 2),
    "glossary check folder": ("folder: this is a folder. Name a file in it.", 3),
    "glossary import nofile.csv": ("nofile.csv: this file does not exist. Check the path.", 2),
    "glossary import leaflet.md": ("hlreader imports .csv, .tsv and .json files.", 2),
    "glossary export --format xml": ("--format: `xml` is not a valid value. Use json", 2),
    "glossary export --output leaflet.md": ("leaflet.md already exists. Use --force", 2),
}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a leaflet, notes, an empty folder, a broken link and noise."""
    (tmp_path / "leaflet.md").write_text("# Rest\n\nRest well at home.\n", "utf-8")
    (tmp_path / "notes").write_text("Drink water.\n", "utf-8")
    (tmp_path / "folder").mkdir()
    (tmp_path / "nowhere.md").symlink_to("gone.md")
    (tmp_path / "noise.md").write_bytes(bytes(range(256)))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("line", WRONG)
def test_a_wrong_command_line_gets_one_line_with_the_next_step(run: Run, line: str) -> None:
    said, code = WRONG[line]

    result = run(*shlex.split(line))

    assert (result.code, result.out) == (code, "")
    assert result.err.startswith("hlreader: ")
    assert result.err.endswith((".\n", "?\n"))
    assert result.err.count("\n") == 1
    assert said in result.err


@pytest.mark.usefixtures("desk")
def test_what_is_proposed_for_a_wrong_line_works(run: Run) -> None:
    # Given what hlreader proposes, when it is typed, then it is not a wrong command line
    for line, (_, code) in WRONG.items():
        said = run(*shlex.split(line)).err
        if code != Exit.USAGE or "nofile" in line or "Did you mean `hlreader" not in said:
            continue
        proposed = shlex.split(said.split("Did you mean `hlreader ", 1)[1].split("`")[0])
        if proposed not in (["read"], ["glossary", "lookup"]):  # these need a word, as typed
            assert run(*proposed).code in (Exit.OK, Exit.NO), proposed


@pytest.mark.parametrize("line", ["", "config", "glossary", "help", "help read", "help config get"])
def test_a_command_that_needs_more_shows_its_help(run: Run, line: str) -> None:
    result = run(*line.split())

    assert (result.code, result.err) == (Exit.OK, "")
    assert "hlreader " in result.out
    assert not settings_file().exists()


@pytest.mark.parametrize(
    "command",
    [
        "read", "check", "glossary find", "glossary missing", "glossary check", "glossary import",
        "define biopsy --glossary", "check leaflet.md --config", "check leaflet.md --baseline",
    ],
)  # fmt: skip
@pytest.mark.usefixtures("desk")
def test_a_missing_file_has_one_exit_code_everywhere(run: Run, command: str) -> None:
    result = run(*command.split(), "no-such-file.csv")

    assert result.code == Exit.USAGE
    assert "no-such-file.csv: this" in result.err
    assert "does not exist." in result.err


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("command", ["check", "glossary find", "glossary missing"])
def test_a_broken_link_is_not_called_missing(run: Run, command: str) -> None:
    result = run(*command.split(), "nowhere.md")

    assert result.code == Exit.UNREADABLE
    assert result.err == "hlreader: nowhere.md: this link leads nowhere. Change or remove it.\n"


@pytest.mark.parametrize("line", ["read {}", "check {}", "glossary check {}", "list --library {}"])
def test_a_file_that_may_not_be_seen_is_not_called_missing(
    run: Run, line: str, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given a folder that this user must not look into; the superuser may, so the system is asked
    # through functions that refuse
    locked = str(desk / "locked" / "leaflet.md")
    for name in ("stat", "lstat", "open"):
        monkeypatch.setattr(os, name, refusing(getattr(os, name), locked))
    monkeypatch.setattr(Path, "open", refusing(Path.open, locked))

    result = run(*line.format(locked).split())

    assert result.code == Exit.UNREADABLE
    assert "you do not have access to this" in result.err
    assert "not exist" not in result.err


def refusing(function: Callable[..., object], path: str) -> Callable[..., object]:
    """Return the function, but without access to a path."""

    def call(name: object, *arguments: object, **options: object) -> object:
        if str(name) == path:
            raise PermissionError(13, "Permission denied", path)
        return function(name, *arguments, **options)

    return call


def test_a_glossary_with_an_error_has_something_to_fix(run: Run, tmp_path: Path) -> None:
    # Given a glossary that cannot be used
    words = tmp_path / "words.yaml"
    words.write_text("- term: fever\n", "utf-8")

    result = run("glossary", "check", words)

    assert result.code == Exit.UNREADABLE
    assert "`fever` has no plain meaning." in result.err
    assert "Nothing to fix" not in result.out


@pytest.mark.parametrize("command", ["read biopsy", "define biopsy", "list"])
def test_a_language_without_texts_is_named(run: Run, command: str) -> None:
    result = run(*command.split(), "--lang", "fr")

    assert (result.code, result.err) == (
        Exit.OK,
        "hlreader: There is nothing in `fr` so far.\n",
    )
    assert result.out
