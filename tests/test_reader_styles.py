"""Styles: themes as terminals understand them, with their contrast in 256 colours too."""

import re

import pytest

from hlreader.layout.styles import Depth, depth_of, indexed, sgr
from hlreader.themes import Theme, ThemeName
from tests.test_themes import COLOURED, LEAST_CONTRAST, contrast


@pytest.mark.parametrize(
    ("environ", "depth"),
    [
        ({"TERM": "xterm-256color"}, Depth.INDEXED),
        ({"TERM": "xterm"}, Depth.INDEXED),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, Depth.TRUE),
        ({"TERM": "linux"}, Depth.NONE),
        ({"TERM": "vt100"}, Depth.NONE),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": "1"}, Depth.NONE),
    ],
)
def test_the_surroundings_tell_how_many_colours_there_are(
    environ: dict[str, str], depth: Depth
) -> None:
    assert depth_of(environ) is depth


@pytest.mark.parametrize("role", Theme._fields)
@pytest.mark.parametrize("name", COLOURED)
def test_in_256_colours_every_text_keeps_its_contrast(name: ThemeName, role: str) -> None:
    style = sgr(name.value, role, Depth.INDEXED)

    text, page = (indexed(int(re.findall(rf"{side};5;(\d+)", style)[0])) for side in ("38", "48"))
    assert contrast(text, page) >= LEAST_CONTRAST[name]


def test_without_colours_weight_and_lines_stay() -> None:
    assert sgr("dark", "term", Depth.NONE) == "1"
    assert sgr("dark", "term reverse", Depth.NONE) == "1;7"
    assert sgr("default", "", Depth.TRUE) == ""
    assert sgr("default", "term", Depth.NONE, bold=True) == "1;4"


def test_headings_hard_words_emphasis_and_links_look_different() -> None:
    roles = ("heading", "term", "strong", "emphasis", "link", "danger", "")
    for theme in ThemeName:
        assert len({sgr(theme.value, role, Depth.INDEXED) for role in roles}) >= len(roles) - 1

    assert len({sgr("default", role, Depth.INDEXED) for role in roles}) == len(roles)
