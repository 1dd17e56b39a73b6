"""Themes: how each kind of text on a page looks.

``default`` keeps the terminal's own background and text colour. Its few other colours have a
contrast of at least 4.5:1 on both black and white. The other themes set their own background.
``light`` and ``dark`` have a contrast of at least 4.5:1, and ``high-contrast`` at least 7:1 (WCAG
2.2, success criteria 1.4.3 and 1.4.6). Colour alone never carries meaning: each style also differs
in weight, underline or wording.
"""

from enum import StrEnum
from typing import NamedTuple


class ThemeName(StrEnum):
    """The themes that a reader can choose."""

    DEFAULT = "default"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high-contrast"


class Theme(NamedTuple):
    """How each role looks, for example "bold #0b3d66". An empty value means plain text."""

    page: str = ""
    """The background and the colour of body text."""
    section: str = "bold"
    title: str = "bold underline"
    heading: str = "bold"
    strong: str = "bold"
    emphasis: str = "italic"
    code: str = ""
    link: str = "underline"
    term: str = "bold"
    parts: str = "italic"
    """A word that only its parts explain. Its mark is less strong."""
    definition: str = "italic"
    note: str = ""
    danger: str = "bold"
    """The danger signs of an article, and the key that leads to them."""
    bar: str = ""
    """The reader's line of keys."""
    found: str = "bold underline"
    """A match of a search."""


THEMES = {
    ThemeName.DEFAULT: Theme(  # of the 256 colours, only these suit both black and white
        section="bold #875fd7",
        title="bold underline #875fd7",
        heading="bold #875fd7",
        link="underline #5f5fff",
        term="bold #00875f",
        parts="italic #00875f",
        definition="italic #00875f",
        danger="bold #d700af",
    ),
    ThemeName.LIGHT: Theme(
        page="#1a1a1a on #ffffff",
        section="bold #5b2c83",
        title="bold underline #0b3d66",
        heading="bold #0b3d66",
        code="italic #6b2f00",
        link="underline #0645ad",
        term="bold #7a1f3d",
        definition="italic #1f5a2e",
        note="#4a4a4a",
        danger="bold #9b1c1c",
    ),
    ThemeName.DARK: Theme(
        page="#e8e8e8 on #1e1e1e",
        section="bold #d9b3ff",
        title="bold underline #9fd3ff",
        heading="bold #9fd3ff",
        code="italic #ffcc99",
        link="underline #a9c7ff",
        term="bold #ffb3c8",
        definition="italic #a8e6b0",
        note="#c8c8c8",
        danger="bold #ffa8a8",
    ),
    ThemeName.HIGH_CONTRAST: Theme(
        page="#ffffff on #000000",
        section="bold #ffff00",
        title="bold underline #ffffff",
        heading="bold #ffff00",
        link="underline #80ffff",
        term="bold #80ffff",
        definition="#ffffff",
        note="#ffffff",
        danger="bold #ffff00",
    ),
}
