"""The table of word parts, with one line of text for each part.

A look-up reads the whole table, so the format is the fastest to read. Imports almost nothing,
because a look-up without a hit needs it.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

PLACE, PREFIX, AMOUNT = "place", "prefix", "amount"
BODY_PART, BLOOD_CELL, TISSUE, SUBSTANCE, QUALITY = (
    "body part", "blood cell", "tissue", "substance", "quality",
)  # fmt: skip
ADJECTIVE, ENDING, FUNCTION, DRUG = "adjective", "ending", "function", "drug"
ROOTS = (BODY_PART, BLOOD_CELL, TISSUE, SUBSTANCE, QUALITY)
BEGINNINGS = (PLACE, PREFIX, AMOUNT, *ROOTS)
KINDS = (*BEGINNINGS, ADJECTIVE, ENDING, FUNCTION, DRUG)

_EXCEPTION = "exception"


class Part:
    """A part of words with its meaning.

    ``whole`` is the meaning of a word with this ending, with {} for the meaning of its roots.
    ``several`` is the meaning of a word with two or more roots, if it differs. Both may be empty.
    An ending can come after the kinds of parts in ``after``.
    """

    __slots__ = ("after", "kind", "meaning", "several", "spelling", "whole")

    def __init__(
        self, kind: str, spelling: str, meaning: str, whole: str, several: str, after: str
    ) -> None:
        self.kind = kind
        self.spelling = spelling
        self.meaning = meaning
        self.whole = whole
        self.several = several
        self.after = after

    def line(self) -> str:
        """Return the line of the part in a compiled table."""
        return "\t".join(
            (self.kind, self.spelling, self.meaning, self.whole, self.several, self.after)
        )


class Table:
    """All parts by their spelling, and the words and endings where they mislead."""

    def __init__(self, parts: "Iterable[Part]", exceptions: "Iterable[str]") -> None:
        self.beginnings: dict[str, list[Part]] = {}
        self.endings: dict[str, list[Part]] = {}
        self.drugs: dict[str, Part] = {}
        self.exceptions = frozenset(exceptions)
        for part in parts:
            if part.kind == DRUG:
                self.drugs[part.spelling] = part
            else:
                side = self.beginnings if part.kind in BEGINNINGS else self.endings
                side.setdefault(part.spelling, []).append(part)
        self.longest = max(map(len, self.beginnings), default=0)


def to_text(parts: "Iterable[Part]", exceptions: "Iterable[str]") -> str:
    """Return a compiled table."""
    lines = [part.line() for part in parts]
    lines += [f"{_EXCEPTION}\t{word}" for word in exceptions]
    return "".join(f"{line}\n" for line in lines)


def from_text(text: str) -> Table:
    """Return the table in a text by ``to_text``. Raises ValueError if the text is damaged."""
    parts, exceptions = [], []
    for line in text.splitlines():
        kind, *fields = line.split("\t")
        if kind == _EXCEPTION:
            exceptions += fields
        else:
            spelling, meaning, whole, several, after = fields
            parts.append(Part(kind, spelling, meaning, whole, several, after))
    return Table(parts, exceptions)
