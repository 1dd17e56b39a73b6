"""The reader's preferences, from flags, variables and the settings file, in that order."""

import os
from typing import NamedTuple

from hlreader.actions.output import write_note
from hlreader.errors import UnreadableError, UsageError
from hlreader.pages.reading import Definitions
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


class Preferences(NamedTuple):
    """The values in use. ``problem`` is the error if the settings file cannot be read."""

    width: int | None
    text_size: Size
    text_size_method: Method
    spacing: int
    """A key of ``SPACES``, the extra rows between lines and between paragraphs."""
    definitions: Definitions
    theme: ThemeName
    remember: bool
    problem: str = ""

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
        problem = str(error)
        write_note(problem)

    def chosen(key: str) -> str:
        flag = getattr(flags, key.replace("-", "_"), None)
        if flag is None:
            return value_of(key, kept, os.environ)
        try:
            return checked(key, str(flag))
        except UsageError as error:
            raise UsageError(f"--{error.message}", hint=error.hint) from None

    width = chosen("width")
    return Preferences(
        width=int(width) if width.isdecimal() else None,
        text_size=parse(chosen("text-size")),
        text_size_method=Method(chosen("text-size-method")),
        spacing=SPACES.index(chosen("spacing")),
        definitions=Definitions(chosen("definitions")),
        theme=ThemeName(chosen("theme")),
        remember=chosen("remember") == "yes",
        problem=problem,
    )
