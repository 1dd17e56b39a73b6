"""Facts about where output goes, gathered once at the edge and passed on from there."""

import os
import sys
from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple, TextIO

DEFAULT_COLUMNS = 80


class ColorChoice(StrEnum):
    """When to use colour and other styles."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class Terminal(NamedTuple):
    """Where output goes: how wide it is, whether a person sees it, what it can show."""

    stream: TextIO
    is_terminal: bool
    columns: int
    styles: bool
    """Whether bold, underline and the like may be sent."""
    colors: bool
    """Whether colours may be sent."""
    dumb: bool
    """Whether the terminal knows no control at all (``TERM=dumb``)."""
    unicode: bool
    """Whether bullets, lines and typographic quotes can be shown."""


def terminal_of(
    stream: TextIO, environ: Mapping[str, str], choice: ColorChoice = ColorChoice.AUTO
) -> Terminal:
    """Return the facts about a stream.

    ``--color`` beats ``NO_COLOR`` (no-color.org), which beats ``FORCE_COLOR``, which beats what
    the stream is. ``NO_COLOR`` on a terminal leaves bold and underline, which are not colours.
    """
    is_terminal = stream.isatty()
    dumb = environ.get("TERM") in ("dumb", "unknown")
    styles = colors = is_terminal and not dumb
    if environ.get("FORCE_COLOR", "0") not in ("", "0"):
        styles = colors = True
    if environ.get("NO_COLOR"):
        styles, colors = is_terminal and not dumb, False
    if choice is not ColorChoice.AUTO:
        styles = colors = choice is ColorChoice.ALWAYS
    columns = _columns()
    unicode = (stream.encoding or "").lower().replace("-", "").startswith("utf")
    return Terminal(stream, is_terminal, columns, styles, colors, dumb, unicode)


def _columns() -> int:
    """Return how wide the terminal of standard output is, or is said to be.

    As ``shutil`` has it, which takes a while to import.
    """
    said = os.environ.get("COLUMNS", "")
    if said.isdecimal() and int(said):
        return int(said)
    if sys.__stdout__ is None:
        return DEFAULT_COLUMNS
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or DEFAULT_COLUMNS
    except (ValueError, OSError):  # it is closed, or no terminal
        return DEFAULT_COLUMNS


def standard_output(choice: ColorChoice = ColorChoice.AUTO) -> Terminal:
    """Return the facts about standard output."""
    return terminal_of(sys.stdout, os.environ, choice)
