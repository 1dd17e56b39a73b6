"""Make text from outside safe to print and to parse.

A terminal obeys what it is sent. An article, a file name or an error message could carry
escape sequences that recolour the window, rewrite its title or read the clipboard, and
bidirectional controls that show other words than are there. So text is cleaned once on its way
in (``clean``), and again after parsing (``neutralise``), because a Markdown parser turns
``&#8238;`` into a control character after the first cleaning.

A path is cleaned to be shown, never to be opened: cleaned, ``" a.md"`` is the name of another
file. ``Shown`` is the type of such names, and ``shown`` the one function that makes them.
"""

import os
import re
from typing import NewType

from hlreader.patterns import lazy

Shown = NewType("Shown", str)
"""The name of a file as messages and reports show it. Two files may share one."""

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

# ECMA-48 control sequences, in their 7-bit (ESC …) and 8-bit (C1) forms. Strings (OSC, DCS, APC,
# PM, SOS) end at BEL or ST; of one without an end, only what begins it goes. C1 characters are more
# often letters and quotation marks read in the wrong encoding ("â\x80\x9d"), so an 8-bit sequence
# must be complete, have its parameters, and hold no space.
# The pattern begins with all that a sequence can begin with: so a long text is searched quickly.
_SEQUENCE = lazy(
    r"""
    [\x1b\x90\x98\x9b\x9d-\x9f] (?:
        (?<=\x1b)[\]PX^_] (?: [^\x07\x1b\x90\x98\x9c-\x9f]* (?: \x07 | \x1b\\ | \x9c ) )?
      | (?<=\x1b)\[ [0-?]* [ -/]* [@-~]?                    # CSI
      | (?<=\x1b) [ -/]* [0-~]?                             # two characters, or intermediates
      | (?<=\x9b) [0-?]+ [@-~]                              # CSI, 8-bit
      | (?<=[\x90\x98\x9d-\x9f]) [!-~]+ (?: \x07 | \x1b\\ | \x9c )
    )
    """,
    re.VERBOSE,
)

# What is left and must not reach a terminal: C0 but tab and newline, DEL, C1, lone surrogates,
# noncharacters, and the invisible format characters: bidirectional controls, zero-width
# characters, line and paragraph separators, interlinear annotation, tags.
_FORBIDDEN_CHARACTERS = (
    r"\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    r"\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f"
)
_SUSPICIOUS = lazy(f"[{_FORBIDDEN_CHARACTERS}\xad]")

# Between letters of Arabic, Indic and related scripts the zero-width joiner and non-joiner spell
# words (Persian, Hindi, Sinhala). Anywhere else they only hide something.
_JOINED = r"\u0600-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefe"
_UNLESS_SPELLING = rf"(?<![{_JOINED}][\u200c\u200d](?=[{_JOINED}]))"
_JOINERS = {"\u200c", "\u200d"}
_HARMFUL = lazy(rf"[{_FORBIDDEN_CHARACTERS}\xad]{_UNLESS_SPELLING}")
_HARMLESS = bytes([*b"\t\n", *range(0x20, 0x7F)])
"""What most texts are made of, for a quick look at a long one."""
_LEFT_OVER = lazy(rf"[{_FORBIDDEN_CHARACTERS}](?<!\r){_UNLESS_SPELLING}")
_LINE_BREAKS = lazy(r"[\r\n]+")

# What a CI server takes for a command when a log holds it: "::error::" at the beginning of a line
# (GitHub), "##[group]" (GitHub, Azure), "##vso[" (Azure) and "##teamcity[" anywhere.
_LINE_COMMAND = lazy(r"^([ \t]*)::", re.MULTILINE)
_COMMAND_ANYWHERE = r"#(?=#(?:vso|teamcity)?\[)"
_COMMAND = lazy(_COMMAND_ANYWHERE)
_UNSAFE_IN_JSON = lazy(rf"[{_FORBIDDEN_CHARACTERS}]{_UNLESS_SPELLING}|{_COMMAND_ANYWHERE}")


def is_clean(text: str) -> bool:
    """Return whether a text holds no character that must not reach a terminal."""
    rest = text.encode("utf-8", "surrogatepass").translate(None, _HARMLESS)
    suspects = set(_SUSPICIOUS.findall(rest.decode("utf-8", "surrogatepass")))
    return not suspects or (suspects <= _JOINERS and not _HARMFUL.search(text))


def clean(text: str) -> str:
    r"""Return text without escape sequences, with other control characters as U+FFFD.

    Tab, newline and CRLF stay; a lone CR, an old line ending, becomes a newline; a soft hyphen,
    which only hints at hyphenation, goes. Line numbers stay as they were.

    >>> clean("\x1b[31mred\x1b[0m \x1b]0;title\x07text")
    'red text'
    """
    if is_clean(text):
        return text
    text = text.removeprefix("\ufeff").replace("\xad", "")
    if "\r" in text:
        text = re.sub(r"\r(?!\n)", "\n", text)
    text = _SEQUENCE.sub(lambda match: "\n" * match[0].count("\n"), text)
    return text if is_clean(text) else _LEFT_OVER.sub(REPLACEMENT, text)


def neutralise(text: str) -> str:
    """Replace each forbidden character, one for one, so that offsets into the text hold."""
    return text if text.isprintable() else _HARMFUL.sub(REPLACEMENT, text)


def clean_line(text: str) -> str:
    """Return text cleaned and on one line: for error messages, titles, file names."""
    if text.isprintable():  # no control, format or line-breaking character: nothing to clean
        return text.strip()
    lines = _LINE_BREAKS.split(clean(text).replace("\t", " "))
    return " ".join(line.strip() for line in lines).strip()


def defuse(text: str) -> str:
    """Return lines for a log in which a CI server finds no command.

    Only names of files begin such lines: "./::error.md" is the same file.
    """
    if "::" in text:
        text = _LINE_COMMAND.sub(r"\1./::", text)
    return _COMMAND.sub("# ", text) if "##" in text else text


def json_safe(text: str) -> str:
    """Return JSON in which nothing drives a terminal or a CI server; it means the same.

    JSON itself escapes the control characters up to U+001F alone.
    """
    if is_clean(text) and "##" not in text:
        return text
    return _UNSAFE_IN_JSON.sub(lambda found: _escaped(found[0]), text)


def _escaped(letter: str) -> str:
    """Return a letter as JSON escapes it, as two halves beyond U+FFFF."""
    units = letter.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))


def shown(path: str | os.PathLike[str]) -> Shown:
    """Return how the name of a file is shown: clean, and on one line."""
    return Shown(clean_line(os.fspath(path)))
