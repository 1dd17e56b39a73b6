"""Themes: every colour can be read on its page, by the formula of WCAG 2.2."""

import pytest
from rich.style import Style

from hlreader.layout.styles import indexed, nearest
from hlreader.themes import THEMES, Theme, ThemeName

LEAST_CONTRAST = {
    ThemeName.LIGHT: 4.5,  # success criterion 1.4.3, level AA
    ThemeName.DARK: 4.5,
    ThemeName.HIGH_CONTRAST: 7.0,  # success criterion 1.4.6, level AAA
}
COLOURED = sorted(LEAST_CONTRAST)


def luminance(red: int, green: int, blue: int) -> float:
    """Return the relative luminance of an sRGB colour, 0 to 1 (WCAG 2.2)."""

    def linear(value: int) -> float:
        part = value / 255
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    darker, lighter = sorted((luminance(*one), luminance(*other)))
    return (lighter + 0.05) / (darker + 0.05)


def colours(theme: Theme, role: str) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    """Return the colour of a role's text and of what lies after it."""
    style = Style.parse(theme.page) + Style.parse(getattr(theme, role))
    assert style.color
    assert style.bgcolor
    return style.color.get_truecolor(), style.bgcolor.get_truecolor()


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ((0, 0, 0), (255, 255, 255), 21),
        ((255, 255, 255), (255, 255, 255), 1),
        ((119, 119, 119), (255, 255, 255), 4.478),
        ((255, 0, 0), (255, 255, 255), 3.998),
        ((0, 0, 255), (0, 0, 0), 2.444),
    ],
)
def test_the_formula_gives_the_known_ratios(
    one: tuple[int, int, int], other: tuple[int, int, int], ratio: float
) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.001)
    assert contrast(other, one) == contrast(one, other)


@pytest.mark.parametrize("role", Theme._fields)
@pytest.mark.parametrize("page", ["#000000", "#ffffff"])
def test_the_colours_of_the_default_theme_can_be_read_on_black_and_on_white(
    role: str, page: str
) -> None:
    style = Style.parse(getattr(THEMES[ThemeName.DEFAULT], role))
    if style.color:
        text, background = style.color.get_truecolor(), Style.parse(f"on {page}").bgcolor
        assert background
        assert contrast(text, background.get_truecolor()) >= 4.5
        # in 256 colours it is the same colour
        assert indexed(nearest(*text)) == tuple(text)


@pytest.mark.parametrize("role", Theme._fields)
@pytest.mark.parametrize("name", COLOURED)
def test_every_text_has_the_contrast_that_its_theme_promises(name: ThemeName, role: str) -> None:
    assert contrast(*colours(THEMES[name], role)) >= LEAST_CONTRAST[name]


def test_every_theme_a_reader_can_ask_for_is_there() -> None:
    assert set(THEMES) == set(ThemeName)
    assert set(COLOURED) == set(ThemeName) - {ThemeName.DEFAULT}


@pytest.mark.parametrize("role", Theme._fields)
def test_the_default_theme_leaves_the_background_to_the_terminal(role: str) -> None:
    assert Style.parse(getattr(THEMES[ThemeName.DEFAULT], role)).bgcolor is None


def test_the_default_theme_leaves_running_text_to_the_terminal() -> None:
    assert THEMES[ThemeName.DEFAULT].page == ""


@pytest.mark.parametrize("role", Theme._fields)
@pytest.mark.parametrize("name", ThemeName)
def test_no_text_is_faint_blinking_hidden_or_reversed(name: ThemeName, role: str) -> None:
    style = Style.parse(getattr(THEMES[name], role))

    assert not any((style.dim, style.blink, style.blink2, style.conceal, style.reverse))


@pytest.mark.parametrize("role", ["section", "title", "heading", "strong", "term", "link"])
@pytest.mark.parametrize("name", ThemeName)
def test_what_stands_out_does_so_without_colour_too(name: ThemeName, role: str) -> None:
    style = Style.parse(getattr(THEMES[name], role))

    assert style.bold or style.underline


@pytest.mark.parametrize("role", [role for role in Theme._fields if role != "page"])
@pytest.mark.parametrize("name", ThemeName)
def test_no_text_has_a_background_of_its_own(name: ThemeName, role: str) -> None:
    assert Style.parse(getattr(THEMES[name], role)).bgcolor is None
