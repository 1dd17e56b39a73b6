"""Split text into words.

A word is a run of letters and digits. A hyphen or an apostrophe inside it belongs to it
("follow-up", "don't", "COVID-19"), as do the dots and commas of a number ("9.5", "3,000", "3:30")
and of an abbreviation ("e.g", "U.S"). A slash or a dash separates words. The mark of a note
("pain.1", "pain [2, 3]") is not a word.
"""

import re
from collections.abc import Iterator, Sequence

from hlreader.patterns import lazy

_MORE = r"[^\W_]*(?:[\u0300-\u036f]+[^\W_]*)*"  # with combining accents

WORD = re.compile(
    r"[^\W_](?:"  # a set of characters first makes the search fast
    # Most words. The last rule would find them too, but takes twice as long.
    r"(?<=[A-Za-z])[A-Za-z]*+(?![\w'’‑\u0300-\u036f-]|\.\w)"
    r"|(?<=\d)\d*(?:[.,:]\d+)+(?:-[^\W_]+)*"  # a number
    r"|(?:(?<=P)(?:h|harm|sy)|(?<=E)d)\.D\b|(?<=[^\d])(?:\.[^\W\d_])+(?![^\W_])"  # with dots
    rf"|{_MORE}(?:['’‑-][^\W_]{_MORE})*"  # a word, a compound, a contraction
    r")"
)

_NUMBERS = r"\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*"
_MARK = lazy(
    rf"""
      (?<= [^\W\d_]{{2}} [.!?] ) {_NUMBERS} (?= \s+ ["“'(¿¡]?[^\W\d_a-z] | \s*\Z | \s*\n )
    | (?: (?<= [)\]"”’%] [.!?] ) | (?<= [.!?] ["”’] ) ) {_NUMBERS}
          (?= \s+ ["“'(¿¡]?[A-Z] | \s*\Z | \s*\n )
    | (?<! \w ) \[ {_NUMBERS} \] (?! \( )
    | (?<= [\w.,!?)"”’] ) \[ {_NUMBERS} \] (?! \( )
    | \[\^ [\w-]{{1,60}} \]
    | (?<= [.!?…] ) [*†‡§¶]+ (?= \s | \Z )
    | (?<= [.!?…,;:)"”’] ) [¹²³⁰⁴-⁹] (?: [¹²³⁰⁴-⁹⁻,–-]* [¹²³⁰⁴-⁹] )?
    | (?<= [a-z]{{3}} ) [¹²³⁰⁴-⁹] (?: [¹²³⁰⁴-⁹⁻,–-]* [¹²³⁰⁴-⁹] )?
    """,
    re.VERBOSE,
)
_MAY_HAVE_MARK = re.compile(r"[.!?…][\"”’]?[\d*†‡§¶]|\[[\d^]|[¹²³⁰⁴-⁹]")
"""A quick test for a mark."""
_LOOK_BACK = 8
"""The longest abbreviation before a number ("Fig.2"), in characters."""
_NUMBERED = re.compile(
    r"(?:\A|[^\w])(?:figs?|eqs?|nos?|vols?|chs?|secs?|pts?|arts?|pp|tabs?|núm|pág)[.]\Z",
    re.IGNORECASE,
)

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"})
_HYPHENS = re.compile("[-‑]")


def words(text: str) -> Iterator["re.Match[str]"]:
    """Yield the words of a text as matches, in order."""
    return WORD.finditer(without_marks(text, reference_marks(text)))


def without_ligatures(word: str) -> str:
    """Return a word without ligatures: a PDF often has one character for the "fi" in "find"."""
    return word if word.isascii() else word.translate(_LIGATURES)


def list_words(text: str) -> list[str]:
    """Return the words of a text, in order."""
    found: list[str] = WORD.findall(without_marks(text, reference_marks(text)))
    return found


def reference_marks(text: str) -> list["re.Match[str]"]:
    """Return the marks of notes in a text: numbers and signs that refer to a source.

    >>> [mark[0] for mark in reference_marks("Rest helps.1,4 It is safe [2]. Take 1.5 mg.")]
    ['1,4', '[2]']
    """
    if not _MAY_HAVE_MARK.search(text):
        return []
    return [
        mark
        for mark in _MARK.finditer(text)
        if not _NUMBERED.search(text, max(0, mark.start() - _LOOK_BACK), mark.start())
    ]


def without_marks(text: str, marks: Sequence["re.Match[str]"]) -> str:
    """Return a text with spaces in place of marks, so offsets stay valid."""
    kept, end = [], 0
    for mark in marks:
        kept += [text[end : mark.start()], " " * len(mark[0])]
        end = mark.end()
    return "".join([*kept, text[end:]]) if kept else text


def parts(word: str) -> list[str]:
    """Return the parts of a hyphenated word. A plain word is its only part."""
    return _HYPHENS.split(word)


def is_number(word: str) -> bool:
    """Return whether a word is written in figures."""
    return word[:1].isdigit()
