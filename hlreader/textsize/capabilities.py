"""Judge from a terminal's answers and environment what it can show.

The movement of the cursor is the best evidence. Next comes the terminal's name in its own answers
(XTVERSION, DA2). The environment comes last, because a terminal inherits it from the program that
started it.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from hlreader.messages import Message


class Answers(NamedTuple):
    """A terminal's answers to ``probe``. A missing answer is empty."""

    columns: int = 0
    """The width of the terminal, in cells."""
    version: str = ""
    """Its name and version (XTVERSION), such as "XTerm(390)"."""
    secondary: str = ""
    """Its secondary device attributes (DA2), such as "41;390;0"."""
    cursor: tuple[int, ...] = ()
    """The cursor's columns: at the start, after a space of width 2, after a space of size 2, and at
    the end of a line of double width."""
    finished: bool = False
    """Whether it answered the last question, so no other answers will follow."""


class Capabilities(NamedTuple):
    """What a terminal can show, with reasons."""

    name: str = ""
    version: tuple[int, ...] = ()
    dumb: bool = False
    """Whether it knows no control sequences."""
    osc66: bool = False
    """Whether it supports kitty's text sizing protocol."""
    dec: bool = False
    """Whether it draws double lines."""
    dec_any_letter: bool = False
    """Whether double lines are safe for all letters, and not only for those in every font."""
    octants: bool = False
    """Whether it draws the octants of Unicode 16."""
    quadrants: bool = False
    why: tuple[tuple[str, str], ...] = ()
    """The reasons for "osc66", "dec", "octants" and "quadrants", each a phrase."""

    def reason(self, name: str) -> str:
        """Return why a terminal has a capability or not."""
        return dict(self.why).get(name, "")


UNKNOWN = Answers()

_NAMES_BY_SECONDARY = (
    # the first one or two numbers identify terminals that give no name
    (re.compile(r"84;"), "tmux"),
    (re.compile(r"83;"), "screen"),
    (re.compile(r"0;136;0"), "PuTTY"),
    (re.compile(r"24;279;0"), "mlterm"),
    (re.compile(r"0;115;0"), "qterminal"),
    (re.compile(r"41;(\d+);"), "XTerm"),
)
_MULTIPLEXERS = ("tmux", "screen")
_DOUBLE_BY_NAME = ("mlterm", "putty")
"""These draw double lines, although their cursor does not show it."""
_NO_DOUBLE = ("qterminal",)
"""This one answers like Konsole but draws double lines wrong."""
_SAFE_XTERM = 380
"""Xterm 379 crashes if a double line has a letter that is not in its font."""
_OCTANTS_SINCE = {"vte": (7800,), "ghostty": (1, 0), "foot": (1, 21), "kitty": (0, 40)}


def judge(answers: Answers, environ: Mapping[str, str], *, unicode: bool = True) -> Capabilities:
    """Return what a terminal can show.

    ``answers`` is ``UNKNOWN`` if it was not asked. ``unicode`` says whether the output's encoding
    has the characters of block letters.
    """
    term = environ.get("TERM", "")
    name, version = identify(answers, environ)
    if term in ("dumb", "unknown", ""):
        no = Message("TERM is not set: it knows no control sequences")
        if term:
            no = Message("TERM is {term}: it knows no control sequences", term=term)
        why = tuple((key, no) for key in ("osc66", "dec", "octants", "quadrants"))
        return Capabilities(name, version, dumb=True, why=why)
    osc66, osc66_why = _osc66(answers)
    dec, dec_why = _dec(answers, name)
    quadrants, quadrants_why = _quadrants(term, unicode=unicode)
    octants, octants_why = _octants(name, version)
    return Capabilities(
        name,
        version,
        osc66=osc66,
        dec=dec,
        dec_any_letter=dec and (name.lower() != "xterm" or version >= (_SAFE_XTERM,)),
        octants=octants and quadrants,
        quadrants=quadrants,
        why=(
            ("osc66", osc66_why),
            ("dec", dec_why),
            ("octants", octants_why if quadrants else quadrants_why),
            ("quadrants", quadrants_why),
        ),
    )


def identify(answers: Answers, environ: Mapping[str, str]) -> tuple[str, tuple[int, ...]]:
    """Return a terminal's name and version, or ("", ()) if unknown."""
    if answers.version:
        words = re.match(r"\s*([^\s(/]+)[\s(/]*([\d.]*)", answers.version)
        name = words[1] if words else ""
        if "qterminal" in answers.version.lower():
            name = "qterminal"
        return name, _numbers(words[2]) if words else ()
    for pattern, name in _NAMES_BY_SECONDARY:
        if found := pattern.match(answers.secondary):
            return name, _numbers(found[1]) if found.groups() else ()
    if environ.get("TMUX"):
        return "tmux", ()
    if environ.get("STY"):
        return "screen", ()
    return environ.get("TERM_PROGRAM", ""), _numbers(environ.get("TERM_PROGRAM_VERSION", ""))


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d{1,9}", version)[:3])


def _osc66(answers: Answers) -> tuple[bool, str]:
    if not answers.cursor:
        return False, _silence(answers)
    if len(answers.cursor) < 3:  # noqa: PLR2004 - start, width, size
        return False, Message("it answered too few questions about its cursor")
    start, width, size = answers.cursor[:3]
    if (width - start, size - width) == (2, 2):
        return True, Message(
            "the cursor moved by two cells for a space of width 2, and again for size 2"
        )
    if width - start == 2:  # noqa: PLR2004
        return False, Message("it takes widths but not sizes")
    return False, Message("the cursor did not move as the protocol says")


def _dec(answers: Answers, name: str) -> tuple[bool, str]:
    known = name.lower()
    if known in _MULTIPLEXERS:
        return False, Message("{name} shows a double line twice", name=known)
    if known in _NO_DOUBLE:
        return False, Message("{name} is known to draw double lines wrong", name=known)
    if known in _DOUBLE_BY_NAME:
        return True, Message("{name} is known to draw double lines", name=name)
    if len(answers.cursor) < 4:  # noqa: PLR2004 - the fourth is that of the double line
        return False, _silence(answers)
    end = answers.cursor[3]
    if answers.columns and end <= (answers.columns + 1) // 2:
        return True, Message(
            "the cursor stopped at column {end} of {columns} on a double line",
            end=end,
            columns=answers.columns,
        )
    return False, Message(
        "the cursor went to column {end} of {columns} on a double line",
        end=end,
        columns=answers.columns,
    )


def _quadrants(term: str, *, unicode: bool) -> tuple[bool, str]:
    if not unicode:
        return False, Message("the output is not in UTF-8")
    if term == "linux":
        return False, Message("the letters of the Linux console do not include them")
    return True, Message("they are in every font that terminals use")


def _octants(name: str, version: tuple[int, ...]) -> tuple[bool, str]:
    since = _OCTANTS_SINCE.get(name.lower())
    if since is None:
        if not name:
            return False, Message("nothing is known of them in this terminal")
        return False, Message("nothing is known of them in {name}", name=name)
    wanted = ".".join(map(str, since))
    if version < since:
        return False, Message("{name} draws them from version {wanted}", name=name, wanted=wanted)
    return True, Message("{name} draws them (from version {wanted})", name=name, wanted=wanted)


def _silence(answers: Answers) -> str:
    if answers == UNKNOWN:
        return Message("the terminal was not asked")
    return Message("the terminal did not say where its cursor is")
