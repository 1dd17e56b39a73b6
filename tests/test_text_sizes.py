"""Which sizes can be asked for, what a terminal has, and which size is taken."""

import pytest

from hlreader.errors import UsageError
from hlreader.textsize import SPACINGS, TextSize
from hlreader.textsize.available_sizes import LEAST_LETTERS, Method, choose, letterings, measure
from hlreader.textsize.capabilities import UNKNOWN, Answers, Capabilities, judge
from hlreader.textsize.lettering import Face
from hlreader.textsize.sizes import parse


@pytest.mark.parametrize(
    ("asked", "text", "scale"),
    [
        ("1", "1", 1), ("3", "3", 3), ("7", "7", 7), ("1.5", "1.5", 1.5),
        (" 2 ", "2", 2), ("2,5", "2.5", 2.5), ("3.0", "3", 3),
        ("150%", "150%", 1.5), ("150 %", "150%", 1.5),
        ("50%", "50%", 0.5),
        ("700%", "700%", 7), ("small", "small", 0.8), ("Normal", "normal", 1),
        ("large", "large", 1.5), ("x-large", "x-large", 2), ("X LARGE", "x-large", 2),
        ("xx_large", "xx-large", 3),
    ],
)  # fmt: skip
def test_a_size_is_a_number_a_percentage_or_a_name(asked: str, text: str, scale: float) -> None:
    size = parse(asked)

    assert (size.text, size.scale) == (text, scale)
    assert parse(size.text) == size


@pytest.mark.parametrize(
    "asked", ["", "0", "0.5", "8", "7.1", "-1", "49%", "701%", "1e1", "nan", "huge", "٣", "3x", "%",
              "1.5.2", "999999999", "3\x1b[31m"],
)  # fmt: skip
def test_any_other_size_is_refused_with_the_sizes_there_are(asked: str) -> None:
    with pytest.raises(UsageError) as error:
        parse(asked)

    assert "1 to 7" in str(error.value)
    assert "xx-large" in str(error.value)
    assert "\x1b" not in str(error.value)


@pytest.mark.parametrize(
    ("asked", "like"),
    [("80%", "small"), ("1", "normal"), ("1.5", "large"), ("2", "x-large"), ("3", "xx-large"),
     ("7", "xx-large")],
)  # fmt: skip
def test_where_letters_cannot_grow_a_size_gets_the_air_of_its_name(asked: str, like: str) -> None:
    size = parse(asked)

    assert size.spacing_at(1.0) == SPACINGS[TextSize(like)]
    assert size.spacing_at(3.0) == SPACINGS[TextSize.NORMAL]


def answers(version: str = "", secondary: str = "", cursor: str = "1 1 1 80") -> Answers:
    return Answers(80, version, secondary, tuple(map(int, cursor.split())), finished=True)


SCALE, WIDTH, DOUBLE, NOTHING = "1 3 5 80", "1 3 4 80", "1 1 1 40", "1 1 1 80"


@pytest.mark.parametrize(
    ("said", "environ", "has"),
    [
        # proved by the cursor
        (answers("kitty(0.40.1)", "1;4000;40", SCALE), {}, "osc66 octants quadrants"),
        (answers("contour 0.7", "", SCALE), {}, "osc66 quadrants"),
        (answers("foot(1.20.2)", "", WIDTH), {}, "quadrants"),
        (answers("XTerm(390)", "41;390;0", DOUBLE), {}, "dec dec_any_letter quadrants"),
        (answers("XTerm(379)", "41;379;0", DOUBLE), {}, "dec quadrants"),
        (answers("", "41;379;0", DOUBLE), {}, "dec quadrants"),
        (answers("Konsole 26.04.0", "1;115;0", DOUBLE), {}, "dec dec_any_letter quadrants"),
        (answers("WezTerm 20260101", "1;277;0", DOUBLE), {}, "dec dec_any_letter quadrants"),
        (answers("XTerm(390)", "41;390;0", NOTHING), {}, "quadrants"),
        # known by name
        (answers("mlterm(3.9.3)", "24;279;0"), {}, "dec dec_any_letter quadrants"),
        (answers("", "24;279;0"), {}, "dec dec_any_letter quadrants"),
        (answers("", "0;136;0"), {}, "dec dec_any_letter quadrants"),
        (answers("", "0;115;0", DOUBLE), {}, "quadrants"),
        (answers("Konsole 20 (qterminal)", "1;115;0", DOUBLE), {}, "quadrants"),
        (answers("VTE(8400)", "65;8400;1"), {}, "octants quadrants"),
        (answers("VTE(7800)", "65;7800;1"), {}, "octants quadrants"),
        (answers("VTE(7603)", "65;7603;1"), {}, "quadrants"),
        (answers("ghostty 1.1.2", "1;10;0"), {}, "octants quadrants"),
        (answers("foot(1.21.0)"), {}, "octants quadrants"),
        (answers("kitty(0.26.5)"), {}, "quadrants"),
        # inside tmux or screen
        (answers("tmux 3.5a", "84;0;0", DOUBLE), {}, "quadrants"),
        (answers("", "83;50001;0", DOUBLE), {}, "quadrants"),
        (answers("", "", DOUBLE), {"TMUX": "tmux-0,1,0"}, "quadrants"),
        (answers("", "", DOUBLE), {"STY": "1.pts"}, "quadrants"),
        # a terminal started from inside tmux answers for itself
        (answers("XTerm(390)", "", DOUBLE), {"TMUX": "x"}, "dec dec_any_letter quadrants"),
        # nothing proved
        (UNKNOWN, {"TERM_PROGRAM": "ghostty", "TERM_PROGRAM_VERSION": "1.2"}, "octants quadrants"),
        (UNKNOWN, {"TERM_PROGRAM": "WezTerm"}, "quadrants"),
        (Answers(80, "kitty(0.48.0)", "", (1, 3), finished=False), {}, "octants quadrants"),
        (Answers(80), {}, "quadrants"),
        # no room for blocks
        (UNKNOWN, {"TERM": "linux"}, ""),
        (UNKNOWN, {"TERM": "dumb"}, "dumb"),
        (answers("kitty(0.40.1)", "", SCALE), {"TERM": ""}, "dumb"),
    ],
)  # fmt: skip
def test_what_a_terminal_has_is_judged_from_its_answers_and_its_name(
    said: Answers, environ: dict[str, str], has: str
) -> None:
    found = judge(said, {"TERM": "xterm-256color", **environ})

    names = ("dumb", "osc66", "dec", "dec_any_letter", "octants", "quadrants")
    assert {name for name in names if getattr(found, name)} == set(has.split())
    for name in ("osc66", "dec", "octants", "quadrants"):
        assert found.reason(name)


def test_without_unicode_there_are_no_blocks() -> None:
    found = judge(answers("VTE(8400)"), {"TERM": "xterm"}, unicode=False)

    assert not found.quadrants
    assert not found.octants
    assert "UTF-8" in found.reason("quadrants")


KITTY = Capabilities(osc66=True, octants=True, quadrants=True)
XTERM = Capabilities(dec=True, quadrants=True)
OTHER = Capabilities(quadrants=True)
CONSOLE = Capabilities()
DUMB = Capabilities(dumb=True)


@pytest.mark.parametrize(
    ("capabilities", "method", "rungs"),
    [
        (KITTY, "auto", "1 spacing, 1.5 osc66, " + ", ".join(f"{n} osc66" for n in range(2, 8))),
        (XTERM, "auto", "1 spacing, 2 dec, 3 block, 4 block"),
        (OTHER, "auto", "1 spacing, 3 block, 4 block"),
        (CONSOLE, "auto", "1 spacing"),
        (DUMB, "auto", "1 plain"),
        (XTERM, "dec", "1 spacing, 2 dec"),
        (KITTY, "block", "1 spacing, 3 block, 4 block"),
        (KITTY, "spacing", "1 spacing"),
        (KITTY, "plain", "1 plain"),
    ],
)  # fmt: skip
def test_the_ladder_holds_every_size_once_rising(
    capabilities: Capabilities, method: str, rungs: str
) -> None:
    found = letterings(capabilities, Method(method))

    assert ", ".join(f"{rung.scale:g} {rung.face}" for rung in found) == rungs


@pytest.mark.parametrize(
    ("capabilities", "method"),
    [(XTERM, "osc66"), (KITTY, "dec"), (OTHER, "dec"), (CONSOLE, "block"), (DUMB, "spacing")],
)
def test_a_face_that_is_not_proved_is_refused(capabilities: Capabilities, method: str) -> None:
    with pytest.raises(
        UsageError, match=rf"--text-size-method {method} does not work in this terminal"
    ):
        letterings(capabilities, Method(method))


@pytest.mark.parametrize(
    ("capabilities", "asked", "columns", "taken"),
    [
        (KITTY, "1.5", 80, "1.5 osc66"), (KITTY, "large", 80, "1.5 osc66"),
        (KITTY, "7", 120, "7 osc66"), (KITTY, "7", 80, "6 osc66"), (KITTY, "7", 40, "3 osc66"),
        (XTERM, "2", 80, "2 dec"), (XTERM, "150%", 80, "2 dec"), (XTERM, "120%", 80, "1 spacing"),
        (XTERM, "3", 80, "3 block"), (XTERM, "7", 80, "4 block"), (XTERM, "7", 40, "3 block"),
        (XTERM, "7", 30, "2 dec"), (XTERM, "7", 20, "1 spacing"), (OTHER, "2", 80, "3 block"),
        (OTHER, "1.5", 80, "1 spacing"), (OTHER, "small", 80, "1 spacing"),
        (DUMB, "7", 200, "1 plain"),
    ],
)  # fmt: skip
def test_the_size_taken_is_the_nearest_that_leaves_twelve_letters(
    capabilities: Capabilities, asked: str, columns: int, taken: str
) -> None:
    lettering = choose(parse(asked), Method.AUTO, capabilities, columns)

    assert f"{lettering.scale:g} {lettering.face}" == taken
    assert lettering.scale == 1 or measure(lettering, columns) >= LEAST_LETTERS


def test_every_face_has_a_method_of_its_name() -> None:
    assert [method.value for method in Method][1:] == [face.value for face in Face]
