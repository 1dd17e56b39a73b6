"""Settings, kept in a file and changed by ``config``: a flag beats a variable beats the file."""

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from hlreader.actions.preferences import Flags, load_preferences
from hlreader.exits import Exit
from hlreader.settings import SETTINGS, settings_file
from tests.conftest import ROOT, Result

ELSEWHERE = Path("/dev/shm")  # noqa: S108 - the tests take names at random

Run = Callable[..., Result]


@pytest.fixture
def file() -> Path:
    """Give the settings file, its folder made."""
    path = settings_file()
    path.parent.mkdir(parents=True)
    return path


def test_what_is_set_is_got_and_listed(run: Run) -> None:
    assert run("config", "set", "theme", "Dark").code == Exit.OK
    assert run("config", "set", "text_size", "3").code == Exit.OK

    assert run("config", "get", "theme").out == "dark\n"
    assert run("config", "get", "text-size").out == "3\n"
    listed = run("config", "list").out
    assert "theme = dark" in listed
    assert "width = auto" in listed
    assert len(listed.splitlines()) == len(SETTINGS)


def test_the_path_is_reported_whether_or_not_there_is_a_file(run: Run) -> None:
    assert run("config", "path").out == f"{settings_file()}\n"


def test_a_setting_is_reset_and_so_are_all(run: Run) -> None:
    for key, value in (("theme", "dark"), ("width", "50")):
        run("config", "set", key, value)

    run("config", "reset", "theme")
    assert run("config", "get", "theme").out == "default\n"
    assert run("config", "get", "width").out == "50\n"

    run("config", "reset")
    assert run("config", "get", "width").out == "auto\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("get", "themme"), "There is no setting `themme`. Did you mean `theme`?"),
        (("set", "colour", "red"), "There is no setting `colour`."),
        (("set", "theme", "drak"), "theme: `drak` is not a valid value. Did you mean `dark`?"),
        (("set", "width", "500"), "width: `500` is not a valid value. Use 20 to 200, or auto."),
        (("set", "width", "wide"), "Use 20 to 200, or auto."),
        (("set", "width", "9" * 5000), "Use 20 to 200, or auto."),
        (("set", "text-size", "huge"), "text-size: `huge` is not a text size. Use 1 to 7"),
        (("reset", "themes"), "Did you mean `theme`?"),
    ],
)
def test_what_cannot_be_is_reported_in_a_line_with_the_next_step(
    run: Run, arguments: tuple[str, ...], said: str
) -> None:
    result = run("config", *arguments)

    assert (result.code, result.out) == (Exit.USAGE, "")
    assert said in result.err
    assert result.err.count("\n") == 1
    assert not settings_file().exists()


def test_comments_and_order_stay_when_a_setting_changes(run: Run, file: Path) -> None:
    file.write_text('# mine\nwidth = 60   # wide\n\ntheme = "dark"\n# end\n', "utf-8")

    run("config", "set", "theme", "light")
    run("config", "set", "spacing", "wide")

    assert file.read_text("utf-8") == (
        '# mine\nwidth = 60   # wide\n\ntheme = "light"\n# end\nspacing = "wide"\n'
    )


def test_numbers_are_written_as_numbers_and_words_in_quotes(run: Run, file: Path) -> None:
    for key, value in (("width", "60"), ("text-size", "3"), ("spacing", "wide")):
        run("config", "set", key, value)
    run("config", "set", "width", "auto")
    run("config", "set", "width", "070")

    assert file.read_text("utf-8") == 'width = 70\ntext-size = 3\nspacing = "wide"\n'


def test_a_width_may_be_written_in_any_digits(run: Run, file: Path) -> None:
    assert run("config", "set", "width", "٦٠").code == Exit.OK

    assert file.read_text("utf-8") == "width = 60\n"


def test_a_settings_file_that_is_a_link_stays_one(run: Run, file: Path, tmp_path: Path) -> None:
    # Given settings that are kept with someone's other files
    kept = tmp_path / "dotfiles" / "hlreader.toml"
    kept.parent.mkdir()
    kept.write_text("width = 60\n", "utf-8")
    file.symlink_to(kept)

    run("config", "set", "theme", "dark")
    run("config", "reset", "width")

    assert file.is_symlink()
    assert kept.read_text("utf-8") == 'theme = "dark"\n'
    assert [path.name for path in kept.parent.iterdir()] == ["hlreader.toml"]


def test_a_file_that_is_too_large_for_settings_is_not_read(run: Run, file: Path) -> None:
    # Given a file of one megabyte, and then one with a letter more
    line = "width = 60\n"
    file.write_text(line + "#" * ((1 << 20) - len(line)), "utf-8")
    assert run("config", "get", "width").out == "60\n"
    file.write_text(f"{file.read_text('utf-8')}#", "utf-8")

    for arguments in (("get", "width"), ("set", "width", "50")):
        result = run("config", *arguments)

        assert (result.code, result.out) == (Exit.UNREADABLE, "")
        assert (
            result.err == f"hlreader: {file}: this settings file is too large. Make it smaller.\n"
        )
    assert file.read_text("utf-8").startswith(line)


BROKEN = [
    ('theme = "dark\n', ":1:"),
    ("# x\ntheme = dark\n", ":2:"),
    ('theme = "dark"\ntheme = "light"\n', ":2:"),
    ('width = 60\ntheem = "dark"\n', ":2:1: There is no setting `theem`. Did you mean `theme`?"),
    ("width = 7\n", ":1:1: width: `7` is not a valid value."),
    ("theme = [1, 2]\n", ":1:1: `theme` must be a word or a number."),
    ("[theme]\ncolour = 1\n", ":1:1: `theme` must be a word or a number."),
    (f"# mine\ntheme = {'[' * 5000}\n", ":2:9: the TOML is broken: the nesting is too deep."),
    (f"# mine\n{'a.' * 5000}b = 1\n", ":2:1: the TOML is broken: the nesting is too deep."),
    (f"width = 60\nspacing = {'9' * 5000}\n", ":2:11: the TOML is broken: a number is too long."),
]


@pytest.mark.parametrize(("text", "said"), BROKEN)
def test_a_broken_file_is_reported_with_its_place_and_left_alone(
    run: Run, file: Path, text: str, said: str
) -> None:
    file.write_text(text, "utf-8")

    for arguments in (("list",), ("get", "theme"), ("set", "theme", "dark")):
        result = run("config", *arguments)

        assert (result.code, result.out) == (Exit.UNREADABLE, "")
        assert f"{file}{said}" in result.err
        assert result.err.count("\n") == 1
    assert file.read_text("utf-8") == text


def test_a_broken_file_keeps_nobody_from_reading(run: Run, file: Path) -> None:
    file.write_text("theme = dark\n", "utf-8")

    result = run("read", "metastatic")

    assert result.code == Exit.OK
    assert "When breast cancer spreads" in result.out
    assert result.err.count("\n") == 1
    assert f"{file}:1:" in result.err


@pytest.mark.parametrize(
    "text", ["theme = dark\n", f"theme = {'[' * 5000}", f"width = {'9' * 5000}"]
)
def test_reset_moves_a_broken_file_aside(run: Run, file: Path, text: str) -> None:
    file.write_text(text, "utf-8")

    result = run("config", "reset")

    assert result.code == Exit.OK
    assert Path(result.out.split()[-1]).read_text("utf-8") == text
    assert run("config", "get", "theme").out == "default\n"


def test_a_broken_file_that_cannot_be_moved_is_reported(run: Run, file: Path) -> None:
    # Given a broken file, and a folder where it would go
    file.write_text("theme = dark\n", "utf-8")
    (file.parent / "settings.toml.broken" / "kept").mkdir(parents=True)

    result = run("config", "reset")

    assert (result.code, result.out) == (Exit.UNREADABLE, "")
    assert f"{file}: cannot be moved (" in result.err
    assert file.read_text("utf-8") == "theme = dark\n"


def test_a_file_in_another_encoding_is_reported_and_left_alone(run: Run, file: Path) -> None:
    file.write_bytes("# Größe\nwidth = 60\n".encode("latin-1"))

    for arguments in (("list",), ("set", "theme", "dark")):
        result = run("config", *arguments)

        assert (result.code, result.out) == (Exit.UNREADABLE, "")
        assert f"{file}: this is not UTF-8 text. Save it as UTF-8." in result.err
    assert file.read_bytes() == "# Größe\nwidth = 60\n".encode("latin-1")


def test_a_flag_beats_a_variable_which_beats_the_file(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert load_preferences(Flags()).width is None
    run("config", "set", "width", "30")
    assert load_preferences(Flags()).width == 30
    monkeypatch.setenv("HLREADER_WIDTH", "40")
    assert load_preferences(Flags()).width == 40
    assert load_preferences(Flags(width=50)).width == 50
    assert "(HLREADER_WIDTH)" in run("config", "list").out


def test_a_variable_that_cannot_be_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HLREADER_THEME", "purple")

    result = run("read", "metastatic")

    assert (result.code, result.out) == (Exit.USAGE, "")
    assert "HLREADER_THEME: `purple` is not a valid value." in result.err


def test_a_file_that_says_yes_or_no_in_the_manner_of_toml_is_understood(
    run: Run, file: Path
) -> None:
    file.write_text("remember = false\n", "utf-8")

    assert run("config", "get", "remember").out == "no\n"


def test_a_folder_that_cannot_be_written_is_reported(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", "/dev/null")

    result = run("config", "set", "theme", "dark")

    assert result.code == Exit.UNREADABLE
    assert result.err.count("\n") == 1


# --- The file itself -----------------------------------------------------------------------------

posix = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="files have no owner and mode here")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@posix
@pytest.mark.parametrize("before", [0o600, 0o644, 0o640])
def test_the_files_mode_stays(run: Run, file: Path, before: int) -> None:
    file.write_text("width = 60\n", "utf-8")
    file.chmod(before)

    assert run("config", "set", "theme", "dark").code == Exit.OK

    assert mode(file) == before


@posix
def test_a_new_file_and_its_folders_are_the_users_alone(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))

    assert run("config", "set", "theme", "dark").code == Exit.OK

    file = settings_file()
    assert [mode(path) for path in (file, file.parent, file.parent.parent)] == [0o600, 0o700, 0o700]


@pytest.mark.parametrize("exists", [True, False])
def test_a_link_to_a_file_elsewhere_stays_a_link(
    run: Run,
    file: Path,
    tmp_path: Path,
    exists: bool,  # noqa: FBT001
) -> None:
    # Given settings that are kept with other dotfiles, on another file system where there is one
    folder = ELSEWHERE if ELSEWHERE.is_dir() else tmp_path
    kept = folder / f"hlreader-test-{os.urandom(8).hex()}.toml"
    file.symlink_to(kept)
    if exists:
        kept.write_text("# mine\n", "utf-8")
    try:
        result = run("config", "set", "theme", "dark")
        written = kept.read_text("utf-8")
    finally:
        kept.unlink(missing_ok=True)

    assert result.code == Exit.OK
    assert written == ("# mine\n" if exists else "") + 'theme = "dark"\n'
    assert file.is_symlink()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"# mine\r\nwidth = 60\r\n", b'# mine\r\nwidth = 70\r\ntheme = "dark"\r\n'),
        (b"\xef\xbb\xbfwidth = 60\r\n", b'\xef\xbb\xbfwidth = 70\r\ntheme = "dark"\r\n'),
        (b"width = 60", b'width = 70\ntheme = "dark"\n'),
        (b"# a\r\nwidth = 60\n# b", b'# a\r\nwidth = 70\r\n# b\r\ntheme = "dark"\r\n'),
        ("# a\u2028b\x85c\nwidth = 60\n".encode(),
         '# a\u2028b\x85c\nwidth = 70\ntheme = "dark"\n'.encode()),
        (b"", b'width = 70\ntheme = "dark"\n'),
    ],
)  # fmt: skip
def test_all_other_bytes_stay(run: Run, file: Path, before: bytes, after: bytes) -> None:
    file.write_bytes(before)

    run("config", "set", "width", "70")
    run("config", "set", "theme", "dark")

    assert file.read_bytes() == after


def test_a_value_of_several_lines_is_not_cut_in_half(run: Run, file: Path) -> None:
    before = 'theme = """\ndark"""\nwidth = 60\n'
    file.write_text(before, "utf-8")

    result = run("config", "set", "theme", "light")

    assert result.code == Exit.UNREADABLE
    assert result.err == (
        f"hlreader: {file}: this setting cannot be changed here. Change it in an editor.\n"
    )
    assert file.read_text("utf-8") == before


@posix
def test_a_file_that_is_read_only_is_reported_and_left_alone(run: Run, file: Path) -> None:
    file.write_text("width = 60\n", "utf-8")
    file.chmod(0o400)

    result = run("config", "set", "width", "70")

    assert result.code == Exit.UNREADABLE
    assert result.err == (
        f"hlreader: {file}: cannot be written (it is read-only). "
        "Check the permissions of the file and its folder.\n"
    )
    assert file.read_text("utf-8") == "width = 60\n"


SETS = """
import sys
from hlreader.cli import main
print("ready", flush=True)
sys.stdin.readline()
for value in sys.argv[2:] * 5:
    assert main(["config", "set", sys.argv[1], value]) == 0
"""


def test_of_settings_that_are_changed_at_once_none_is_lost(run: Run, file: Path) -> None:
    # Given four processes, each with a setting of its own to change again and again
    wanted = {
        "theme": ["dark", "light"],
        "width": ["60", "70"],
        "spacing": ["wide", "wider"],
        "remember": ["yes", "no"],
    }
    file.write_text("# mine\n", "utf-8")
    processes = [
        subprocess.Popen([sys.executable, "-c", SETS, key, *values], cwd=ROOT, stdin=-1, stdout=-1)
        for key, values in wanted.items()
    ]
    for process in processes:
        assert process.stdout
        assert process.stdout.readline() == b"ready\n"

    # When all of them do so at once
    for process in processes:
        assert process.stdin
        process.stdin.write(b"go\n")
        process.stdin.flush()
    for process in processes:
        process.communicate()

    # Then the file has what each has said last
    assert [process.returncode for process in processes] == [0] * 4
    assert {key: run("config", "get", key).out.strip() for key in wanted} == {
        key: values[-1] for key, values in wanted.items()
    }
    assert file.read_text("utf-8").startswith("# mine\n")
    assert [path.name for path in file.parent.iterdir()] == ["settings.toml"]


# --- A user without a home folder ----------------------------------------------------------------


@pytest.fixture(params=[None, "", "relative/home"])
def homeless(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """A container that runs as a number without a name, and where HOME says nothing of use."""

    def nobody(number: int) -> None:
        raise KeyError(number)

    for kind in ("CACHE", "CONFIG", "STATE"):
        monkeypatch.delenv(f"XDG_{kind}_HOME", raising=False)
    monkeypatch.delenv("HOME", raising=False)
    if request.param is not None:
        monkeypatch.setenv("HOME", request.param)
    monkeypatch.setattr("pwd.getpwuid", nobody)


@pytest.mark.usefixtures("homeless")
@pytest.mark.parametrize(
    "arguments", [("list",), ("get", "theme")], ids=lambda arguments: arguments[0]
)
def test_without_a_home_folder_the_settings_are_the_defaults(
    run: Run, arguments: tuple[str, ...]
) -> None:
    result = run("config", *arguments)

    assert (result.code, result.err) == (Exit.OK, "")
    assert "default" in result.out


@pytest.mark.usefixtures("homeless")
@pytest.mark.parametrize(
    "arguments", [("set", "theme", "dark"), ("path",), ("reset",)], ids=lambda each: each[0]
)
def test_without_a_home_folder_there_is_nowhere_to_keep_a_setting(
    run: Run, arguments: tuple[str, ...]
) -> None:
    result = run("config", *arguments)

    assert (result.code, result.out) == (Exit.UNREADABLE, "")
    assert result.err == (
        "hlreader: this user has no home folder to keep settings in. "
        "Set HOME or XDG_CONFIG_HOME to the full path of a folder.\n"
    )


@pytest.mark.usefixtures("homeless")
@pytest.mark.parametrize(
    "arguments",
    [("read", "metastatic"), ("list",), ("doctor",), ("doctor", "--json"), ("define", "biopsy"),
     ("check", "README.md")],
    ids=" ".join,
)  # fmt: skip
def test_without_a_home_folder_all_else_works(run: Run, arguments: tuple[str, ...]) -> None:
    result = run(*arguments)

    assert result.code in (Exit.OK, Exit.NO)
    assert "no home" not in result.err
    assert result.out
