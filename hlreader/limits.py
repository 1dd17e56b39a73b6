"""Limits that commands, settings and the reader share. Imports nothing."""

NARROWEST, WIDEST = 20, 200
"""The shortest and the longest line that a user can set, in letters."""

SUGGESTIONS = 5
"""How many similar names to suggest if nothing is found, unless an option sets another number."""


def is_width(text: str) -> bool:
    """Return whether a text is a whole number within the limits for a line."""
    short = len(text) <= len(str(WIDEST))  # int() refuses thousands of digits
    return short and text.isdecimal() and NARROWEST <= int(text) <= WIDEST


SLOWEST, FASTEST = 80, 400
"""Words that a voice reads in a minute."""
