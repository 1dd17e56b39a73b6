"""Facts about the terminal. The edge of the program collects them once and passes them on."""

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
    """The stream that output goes to: its width, whether it is a terminal, and what it can show."""

    stream: TextIO
    is_terminal: bool
    columns: int
    styles: bool
    """Whether to send bold, underline and other styles."""
    colors: bool
    """Whether to send colours."""
    dumb: bool
    """Whether the terminal knows no control sequences (``TERM=dumb``)."""
    unicode: bool
    """Whether it can show bullets, lines and typographic quotes."""


def terminal_of(
    stream: TextIO, environ: Mapping[str, str], choice: ColorChoice = ColorChoice.AUTO
) -> Terminal:
    """Return the facts about a stream.

    ``--color`` beats ``NO_COLOR`` (no-color.org), which beats ``FORCE_COLOR``, which beats the
    default for the stream. ``NO_COLOR`` keeps bold and underline on a terminal, since they are not
    colours.
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
    """Return the width of the terminal of standard output, or that of ``COLUMNS``.

    This is what ``shutil.get_terminal_size`` does, but shutil is slow to import.
    """
    width = os.environ.get("COLUMNS", "")
    if width.isdecimal() and int(width):
        return int(width)
    if sys.__stdout__ is None:
        return DEFAULT_COLUMNS
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or DEFAULT_COLUMNS
    except (ValueError, OSError):  # standard output is closed or not a terminal
        return DEFAULT_COLUMNS


def standard_output(choice: ColorChoice = ColorChoice.AUTO) -> Terminal:
    """Return the facts about standard output."""
    return terminal_of(sys.stdout, os.environ, choice)
