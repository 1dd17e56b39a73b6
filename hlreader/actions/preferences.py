"""The reader's preferences, from flags, variables and the settings file, in that order."""

import os
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from hlreader.actions.output import write_note
from hlreader.errors import UnreadableError, UsageError
from hlreader.messages import Message
from hlreader.pages.reading import Definitions
from hlreader.reader import last_look
from hlreader.settings import checked, load, value_of
from hlreader.textsize import Spacing
from hlreader.textsize.available_sizes import Method
from hlreader.textsize.sizes import Size, parse
from hlreader.themes import ThemeName

SPACES = ("normal", "wide", "wider")


class Flags(NamedTuple):
    """Values from the command line, or None if not given."""

    width: int | None = None
    text_size: str | None = None
    text_size_method: Method | None = None
    spacing: str | None = None
    definitions: Definitions | None = None
    theme: ThemeName | None = None
    voice_speed: int | None = None


class Preferences(NamedTuple):
    """The values in use. ``problem`` is the error if the settings file cannot be read."""

    width: int | None
    text_size: Size
    text_size_method: Method
    spacing: int
    """A key of ``SPACES``, the extra rows between lines and between paragraphs."""
    definitions: Definitions
    theme: ThemeName
    voice_speed: int
    """Words a minute."""
    remember: bool
    problem: str = ""
    base: Mapping[str, str] = MappingProxyType({})
    """What the variables and the settings say of the look, whatever the flags are."""

    def spaced(self, own: Spacing) -> Spacing:
        """Return the page layout of a size with the extra space added."""
        return own._replace(
            line_gap=own.line_gap + self.spacing, paragraph_gap=own.paragraph_gap + self.spacing
        )


def load_preferences(flags: Flags) -> Preferences:
    """Return the values in use. Raises UsageError for a wrong flag or variable.

    A broken settings file must not stop anyone from reading. It is ignored, and the error goes to
    standard error.
    """
    kept, problem = {}, ""
    try:
        kept = load()
    except UnreadableError as error:
        problem = error.told()
        write_note(problem)

    def chosen(key: str) -> str:
        flag = _flag(flags, key)
        if flag is None:
            return value_of(key, kept, os.environ)
        try:
            return checked(key, str(flag))
        except UsageError as error:
            raise UsageError(
                Message("--{message}", message=error.message), hint=error.hint
            ) from None

    width = chosen("width")
    return Preferences(
        width=int(width) if width.isdecimal() else None,
        text_size=parse(chosen("text-size")),
        text_size_method=Method(chosen("text-size-method")),
        spacing=SPACES.index(chosen("spacing")),
        definitions=Definitions(chosen("definitions")),
        theme=ThemeName(chosen("theme")),
        voice_speed=int(chosen("voice-speed")),
        remember=chosen("remember") == "yes",
        problem=problem,
        base={key: value_of(key, kept, os.environ) for key in last_look.KEYS},
    )


def as_last_left(preferences: Preferences, flags: Flags) -> Preferences:
    """Return the preferences as the reader's keys left them, except where a flag is given."""
    if not preferences.remember:
        return preferences
    base = {key: value for key, value in preferences.base.items() if _flag(flags, key) is None}
    kept = last_look.recall(base)
    width = kept.get("width", "")
    return preferences._replace(
        text_size=parse(kept["text-size"]) if "text-size" in kept else preferences.text_size,
        width=preferences.width if not width else int(width) if width.isdecimal() else None,
        spacing=SPACES.index(kept["spacing"]) if "spacing" in kept else preferences.spacing,
        theme=ThemeName(kept["theme"]) if "theme" in kept else preferences.theme,
        voice_speed=int(kept.get("voice-speed", preferences.voice_speed)),
    )


def _flag(flags: Flags, key: str) -> object:
    return getattr(flags, key.replace("-", "_"), None)
