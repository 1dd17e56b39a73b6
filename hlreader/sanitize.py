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

# ECMA-48 control sequences, in their 7-bit (ESC …) and 8-bit (C1) forms. Only one that is whole,
# and that terminals know, takes the text in it along. C1 signs are also what is left of letters
# that were read in a wrong encoding ("â€\x9d"). So an 8-bit sequence must be in ASCII: in UTF-8
# that was read as Latin-1, each C1 sign follows another sign.
_SEQUENCE = lazy(
    r"""
    [\x1b\x90\x98\x9b\x9d-\x9f] (?:
        (?<=\x1b) (?:
            \[ [0-?]* [ -/]* [@-~]                                    # CSI
          | [\]PX^_] [^\x07\x1b\x9c\n]* (?: \x07 | \x1b\\ | \x9c )     # OSC, DCS, SOS, PM, APC
          | [ ][F-N] | \#[3-68] | %[@G8] | [()*+./-][0-9A-Z<=>]       # with an intermediate
          | [6-9=>cDEHMNOZlmno|}~\\]                                  # two characters
        )
      | (?<=\x9b) [0-?]+ [ -/]* [@-~]
      | (?<=[\x90\x98\x9d-\x9f]) [ -~]* (?: \x07 | \x1b\\ | \x9c )
    )
    """,
    re.VERBOSE,
)

# Signs that cannot be seen: the soft hyphen, marks and controls of direction, spaces and joiners
# without width, invisible operators, tags.
_UNSEEN = (
    r"\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    r"\U000e0000-\U000e007f"
)
# What is left and must not reach a terminal: C0 but tab and newline, DEL, C1, lone surrogates,
# noncharacters, line and paragraph separators.
_CONTROLS = r"\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff"
_FORBIDDEN_CHARACTERS = _CONTROLS + _UNSEEN.removeprefix(r"\xad")
_SUSPICIOUS = lazy(f"[{_FORBIDDEN_CHARACTERS}\xad]")

# Between letters of Arabic, Indic and related scripts the zero-width joiner and non-joiner spell
# words (Persian, Hindi, Sinhala), and the joiner makes one emoji of two. Anywhere else they only
# hide something.
_JOINED = r"\u0600-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefe"
_EMOJI = r"\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"
_UNLESS_SPELLING = (
    rf"(?<![{_JOINED}][\u200c\u200d](?=[{_JOINED}]))(?<![{_EMOJI}]\u200d(?=[{_EMOJI}]))"
)
_JOINERS = {"\u200c", "\u200d"}
_INVISIBLE = lazy(rf"[{_UNSEEN}]{_UNLESS_SPELLING}")
_HARMFUL = lazy(rf"[{_FORBIDDEN_CHARACTERS}\xad]{_UNLESS_SPELLING}")
_HARMLESS = bytes([*b"\t\n", *range(0x20, 0x7F)])
"""What most texts are made of, for a quick look at a long one."""
_LEFT_OVER = lazy(rf"[{_CONTROLS}](?<!\r)")
_LINE_BREAKS = lazy(r"[\r\n]+")
# Line breaks of other programs. In settings and in YAML they must not end a comment.
_OTHER_BREAKS = str.maketrans(dict.fromkeys("\x0b\x0c\u2028\u2029", " "))

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

    Signs that cannot be seen go: a soft hyphen, a mark of direction, a space without width. Tab,
    newline and CRLF stay; a lone CR, an old line ending, becomes a newline. A vertical tab, a form
    feed and a line separator become a space. Line numbers stay as they were.

    >>> clean("\x1b[31mred\x1b[0m \x1b]0;title\x07text")
    'red text'
    """
    if is_clean(text):
        return text
    text = _INVISIBLE.sub("", text)
    if "\r" in text:
        text = re.sub(r"\r(?!\n)", "\n", text)
    text = _SEQUENCE.sub("", text).translate(_OTHER_BREAKS)
    return text if is_clean(text) else _LEFT_OVER.sub(REPLACEMENT, text)


def is_invisible(text: str) -> bool:
    """Return whether a text has no sign that can be seen, as ``&shy;`` has none."""
    return not _INVISIBLE.sub("", text)


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
