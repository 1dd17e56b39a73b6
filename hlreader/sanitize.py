"""Make text from outside safe to print and to parse.

A terminal obeys the control characters that it gets. An article, a file name or an error message
could contain escape sequences that recolour the window, change its title or read the clipboard.
Bidirectional controls can make a text look like a different one. So text is cleaned when it is read
(``clean``), and again after parsing (``neutralise``), because a Markdown parser turns ``&#8238;``
into a control character after the first cleaning.

A path is cleaned only to show it. Never open a cleaned path: ``" a.md"`` becomes the name of
another file. ``Shown`` is the type of such names, and only ``shown`` makes them.
"""

import os
import re
from typing import NewType

from hlreader.patterns import lazy

Shown = NewType("Shown", str)
"""The name of a file as messages and reports show it. Two files may share one."""

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

# ECMA-48 control sequences, in their 7-bit (ESC …) and 8-bit (C1) forms. The text in a sequence is
# removed only if the sequence is complete and terminals know it. C1 characters also appear when
# text is read in a wrong encoding ("â€\x9d"). So an 8-bit sequence must be in ASCII: in UTF-8 that
# was read as Latin-1, each C1 character follows another character.
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

# Invisible characters: the soft hyphen, marks and controls of direction, spaces and joiners without
# width, invisible operators, tags.
_UNSEEN = (
    r"\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    r"\U000e0000-\U000e007f"
)
# Other characters that must not reach a terminal: C0 except tab and newline, DEL, C1, lone
# surrogates, noncharacters, line and paragraph separators.
_CONTROLS = r"\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff"
_FORBIDDEN_CHARACTERS = _CONTROLS + _UNSEEN.removeprefix(r"\xad")
_SUSPICIOUS = lazy(f"[{_FORBIDDEN_CHARACTERS}\xad]")

# Arabic, Indic and related scripts need the zero-width joiner and non-joiner to spell words
# (Persian, Hindi, Sinhala), and the joiner combines emoji. Elsewhere they only hide something.
_JOINED = r"\u0600-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefe"
_EMOJI = r"\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"
_UNLESS_SPELLING = (
    rf"(?<![{_JOINED}][\u200c\u200d](?=[{_JOINED}]))(?<![{_EMOJI}]\u200d(?=[{_EMOJI}]))"
)
_JOINERS = {"\u200c", "\u200d"}
_INVISIBLE = lazy(rf"[{_UNSEEN}]{_UNLESS_SPELLING}")
_HARMFUL = lazy(rf"[{_FORBIDDEN_CHARACTERS}\xad]{_UNLESS_SPELLING}")
_HARMLESS = bytes([*b"\t\n", *range(0x20, 0x7F)])
"""The only bytes in most texts. They make it quick to see that a long text is clean."""
_LEFT_OVER = lazy(rf"[{_CONTROLS}](?<!\r)")
_LINE_BREAKS = lazy(r"[\r\n]+")
# Only other programs see these as line breaks. They must not end a comment in settings or YAML.
_OTHER_BREAKS = str.maketrans(dict.fromkeys("\x0b\x0c\u2028\u2029", " "))

# A CI server obeys these commands in a log: "::error::" at the beginning of a line (GitHub), and
# "##[group]" (GitHub, Azure), "##vso[" (Azure) and "##teamcity[" anywhere.
_LINE_COMMAND = lazy(r"^([ \t]*)::", re.MULTILINE)
_COMMAND_ANYWHERE = r"#(?=#(?:vso|teamcity)?\[)"
_COMMAND = lazy(_COMMAND_ANYWHERE)
_UNSAFE_IN_JSON = lazy(rf"[{_FORBIDDEN_CHARACTERS}]{_UNLESS_SPELLING}|{_COMMAND_ANYWHERE}")


def is_clean(text: str) -> bool:
    """Return whether a text has no character that must not reach a terminal."""
    rest = text.encode("utf-8", "surrogatepass").translate(None, _HARMLESS)
    suspects = set(_SUSPICIOUS.findall(rest.decode("utf-8", "surrogatepass")))
    return not suspects or (suspects <= _JOINERS and not _HARMFUL.search(text))


def clean(text: str) -> str:
    r"""Return text without escape sequences, and with U+FFFD for other control characters.

    Invisible characters are removed: soft hyphens, marks of direction, spaces without width. Tab,
    newline and CRLF stay. A lone CR, an old line ending, becomes a newline. A vertical tab, a form
    feed and a line separator become a space. Line numbers do not change.

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
    """Return whether a text has only invisible characters, such as ``&shy;``."""
    return not _INVISIBLE.sub("", text)


def neutralise(text: str) -> str:
    """Replace each forbidden character with one other, so that offsets into the text stay valid."""
    return text if text.isprintable() else _HARMFUL.sub(REPLACEMENT, text)


def clean_line(text: str) -> str:
    """Return clean text on one line, for error messages, titles and file names."""
    if text.isprintable():  # it has no control, format or line-breaking character
        return text.strip()
    lines = _LINE_BREAKS.split(clean(text).replace("\t", " "))
    return " ".join(line.strip() for line in lines).strip()


def defuse(text: str) -> str:
    """Return lines for a log without commands that a CI server would obey.

    Only file names can begin such lines, and "./::error.md" is the same file.
    """
    if "::" in text:
        text = _LINE_COMMAND.sub(r"\1./::", text)
    return _COMMAND.sub("# ", text) if "##" in text else text


def json_safe(text: str) -> str:
    """Return JSON with the same meaning that cannot control a terminal or a CI server.

    JSON itself only escapes the control characters up to U+001F.
    """
    if is_clean(text) and "##" not in text:
        return text
    return _UNSAFE_IN_JSON.sub(lambda found: _escaped(found[0]), text)


def _escaped(letter: str) -> str:
    """Return the JSON escape of a letter. Beyond U+FFFF it is a surrogate pair."""
    units = letter.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))


def shown(path: str | os.PathLike[str]) -> Shown:
    """Return the name of a file as it is shown: clean, and on one line."""
    return Shown(clean_line(os.fspath(path)))
