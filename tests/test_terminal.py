"""The facts about where output goes, and whose wish about colour counts."""

import io
from collections.abc import Mapping
from typing import NamedTuple

import pytest

from hlreader.terminal import ColorChoice, Terminal, standard_output, terminal_of


class Stream(io.TextIOWrapper):
    """A stream in memory that is a terminal or not."""

    def __init__(self, *, terminal: bool, encoding: str = "utf-8") -> None:
        super().__init__(io.BytesIO(), encoding)
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


class Shown(NamedTuple):
    """What may be sent: bold and the like, and colours."""

    styles: bool
    colors: bool


PLAIN = Shown(styles=False, colors=False)
WEIGHT = Shown(styles=True, colors=False)
COLOUR = Shown(styles=True, colors=True)


def shown(
    environ: Mapping[str, str], choice: ColorChoice = ColorChoice.AUTO, *, terminal: bool
) -> Shown:
    """Return what may be sent to a terminal, or to a pipe or file."""
    found = terminal_of(Stream(terminal=terminal), environ, choice)
    return Shown(found.styles, found.colors)


@pytest.mark.parametrize(
    ("environ", "on_a_terminal", "in_a_pipe"),
    [
        # What the stream is
        ({}, COLOUR, PLAIN),
        ({"TERM": "xterm-256color"}, COLOUR, PLAIN),
        ({"TERM": "dumb"}, PLAIN, PLAIN),
        ({"TERM": "unknown"}, PLAIN, PLAIN),
        # FORCE_COLOR beats it
        ({"FORCE_COLOR": "1"}, COLOUR, COLOUR),
        ({"FORCE_COLOR": "3"}, COLOUR, COLOUR),
        ({"FORCE_COLOR": "true"}, COLOUR, COLOUR),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, COLOUR, COLOUR),
        ({"FORCE_COLOR": "0"}, COLOUR, PLAIN),
        ({"FORCE_COLOR": ""}, COLOUR, PLAIN),
        # NO_COLOR beats both; bold and underline are no colours
        ({"NO_COLOR": "1"}, WEIGHT, PLAIN),
        ({"NO_COLOR": "0"}, WEIGHT, PLAIN),
        ({"NO_COLOR": "false"}, WEIGHT, PLAIN),
        ({"NO_COLOR": ""}, COLOUR, PLAIN),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, WEIGHT, PLAIN),
        ({"NO_COLOR": "", "FORCE_COLOR": "1"}, COLOUR, COLOUR),
        ({"NO_COLOR": "1", "TERM": "dumb"}, PLAIN, PLAIN),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1", "TERM": "dumb"}, PLAIN, PLAIN),
    ],
)
def test_without_a_choice_the_surroundings_decide(
    environ: dict[str, str], on_a_terminal: Shown, in_a_pipe: Shown
) -> None:
    assert shown(environ, terminal=True) == on_a_terminal
    assert shown(environ, terminal=False) == in_a_pipe


ANYTHING = [
    {},
    {"NO_COLOR": "1"},
    {"FORCE_COLOR": "1"},
    {"NO_COLOR": "1", "FORCE_COLOR": "1"},
    {"TERM": "dumb"},
    {"TERM": "dumb", "NO_COLOR": "1"},
]


@pytest.mark.parametrize("terminal", [True, False])
@pytest.mark.parametrize("environ", ANYTHING)
@pytest.mark.parametrize(
    ("choice", "expected"), [(ColorChoice.ALWAYS, COLOUR), (ColorChoice.NEVER, PLAIN)]
)
def test_the_choice_on_the_command_line_beats_everything(
    choice: ColorChoice,
    expected: Shown,
    environ: dict[str, str],
    terminal: bool,  # noqa: FBT001
) -> None:
    assert shown(environ, choice, terminal=terminal) == expected


@pytest.mark.parametrize(
    ("environ", "dumb"),
    [
        ({"TERM": "dumb"}, True),
        ({"TERM": "unknown"}, True),
        ({"TERM": "xterm"}, False),
        ({"TERM": ""}, False),
        ({}, False),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, True),
    ],
)
def test_a_terminal_without_controls_is_known_by_its_name(
    environ: dict[str, str],
    dumb: bool,  # noqa: FBT001
) -> None:
    assert terminal_of(Stream(terminal=True), environ).dumb is dumb


@pytest.mark.parametrize(
    ("encoding", "unicode"),
    [
        ("utf-8", True), ("UTF-8", True), ("utf8", True), ("utf-8-sig", True), ("utf-16", True),
        ("ascii", False), ("latin-1", False), ("cp1252", False), ("cp437", False),
    ],
)  # fmt: skip
def test_bullets_and_lines_need_an_encoding_of_unicode(
    encoding: str,
    unicode: bool,  # noqa: FBT001
) -> None:
    stream = Stream(terminal=True, encoding=encoding)

    assert terminal_of(stream, {}).unicode is unicode


def test_a_stream_without_an_encoding_gets_no_bullets() -> None:
    assert terminal_of(io.StringIO(), {}).unicode is False


def test_the_stream_says_whether_a_person_sees_it() -> None:
    assert terminal_of(Stream(terminal=True), {}).is_terminal
    assert not terminal_of(Stream(terminal=False), {"FORCE_COLOR": "1"}).is_terminal


@pytest.mark.parametrize(("said", "columns"), [("44", 44), ("200", 200), ("", 80), ("wide", 80)])
def test_the_width_is_what_the_surroundings_say_else_80(
    monkeypatch: pytest.MonkeyPatch, said: str, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", said)
    monkeypatch.setattr("sys.__stdout__", None)  # no real terminal to ask

    assert terminal_of(Stream(terminal=True), {}).columns == columns


def test_standard_output_is_taken_with_the_surroundings_of_the_program(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stream = Stream(terminal=True)
    monkeypatch.setattr("sys.stdout", stream)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "50")

    assert standard_output() == Terminal(
        stream, is_terminal=True, columns=50, styles=True, colors=False, dumb=False, unicode=True
    )
    assert standard_output(ColorChoice.ALWAYS).colors
