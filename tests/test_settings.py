"""Settings, kept in a file and changed by ``config``: a flag beats a variable beats the file."""

from collections.abc import Callable
from pathlib import Path

import pytest

from hlreader.commands.choices import Flags, choices_of
from hlreader.exits import Exit
from hlreader.settings import SETTINGS, settings_file
from tests.conftest import Result

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


def test_the_path_is_told_whether_or_not_there_is_a_file(run: Run) -> None:
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
        (("set", "theme", "drak"), "theme: it cannot be `drak`. Did you mean `dark`?"),
        (("set", "width", "500"), "width: it cannot be `500`. Use 20 to 200, or auto."),
        (("set", "width", "wide"), "Use 20 to 200, or auto."),
        (("set", "text-size", "huge"), "text-size: `huge` is no text size. Use 1 to 7"),
        (("reset", "themes"), "Did you mean `theme`?"),
    ],
)
def test_what_cannot_be_is_told_in_a_line_with_the_next_step(
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


BROKEN = [
    ('theme = "dark\n', ":1:"),
    ("# x\ntheme = dark\n", ":2:"),
    ('theme = "dark"\ntheme = "light"\n', ":2:"),
    ('width = 60\ntheem = "dark"\n', ":2:1: There is no setting `theem`. Did you mean `theme`?"),
    ("width = 7\n", ":1:1: width: it cannot be `7`."),
    ("theme = [1, 2]\n", ":1:1: `theme` must be a word or a number."),
    (f"# mine\ntheme = {'[' * 5000}\n", ":2:9: the TOML is broken: the nesting is too deep."),
    (f"# mine\n{'a.' * 5000}b = 1\n", ":2:1: the TOML is broken: the nesting is too deep."),
    (f"width = 60\nspacing = {'9' * 5000}\n", ":2:11: the TOML is broken: a number is too long."),
]


@pytest.mark.parametrize(("text", "said"), BROKEN)
def test_a_broken_file_is_told_with_its_place_and_left_alone(
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


def test_a_flag_beats_a_variable_which_beats_the_file(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert choices_of(Flags()).width is None
    run("config", "set", "width", "30")
    assert choices_of(Flags()).width == 30
    monkeypatch.setenv("HLREADER_WIDTH", "40")
    assert choices_of(Flags()).width == 40
    assert choices_of(Flags(width=50)).width == 50
    assert "(HLREADER_WIDTH)" in run("config", "list").out


def test_a_variable_that_cannot_be_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HLREADER_THEME", "purple")

    result = run("read", "metastatic")

    assert (result.code, result.out) == (Exit.USAGE, "")
    assert "HLREADER_THEME: it cannot be `purple`." in result.err


def test_a_file_that_says_yes_or_no_in_the_manner_of_toml_is_understood(
    run: Run, file: Path
) -> None:
    file.write_text("remember = false\n", "utf-8")

    assert run("config", "get", "remember").out == "no\n"


def test_a_folder_that_cannot_be_written_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", "/dev/null")

    result = run("config", "set", "theme", "dark")

    assert result.code == Exit.UNREADABLE
    assert result.err.count("\n") == 1


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
        "hlreader: this user has no home folder, so there is no place for settings. "
        "Set HOME or XDG_CONFIG_HOME to a folder, with its full path.\n"
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
