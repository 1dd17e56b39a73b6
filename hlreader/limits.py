"""Limits that commands, settings and the reader share. Imports nothing: a look-up needs it."""

NARROWEST, WIDEST = 20, 200
"""The shortest and the longest line that may be asked for, in letters."""

SUGGESTIONS = 5
"""How many terms or articles a miss names, unless an option says otherwise."""


def is_width(text: str) -> bool:
    """Tell whether a text is a whole number of letters that a line may have."""
    short = len(text) <= len(str(WIDEST))  # int() refuses thousands of digits
    return short and text.isdecimal() and NARROWEST <= int(text) <= WIDEST
