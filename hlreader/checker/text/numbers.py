"""Find shares and risks in a text: "3 in 1,000", "one in four", "20 of 100", "20%"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from hlreader.patterns import lazy

_SMALL = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
).split()
_SAID = {word: number for number, word in enumerate(_SMALL, 1)} | {
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "hundred": 100, "a hundred": 100, "one hundred": 100, "thousand": 1000, "a thousand": 1000,
    "one thousand": 1000, "ten thousand": 10_000, "a million": 1_000_000, "one million": 1_000_000,
}  # fmt: skip
_FIGURE = r"(?>\d{1,3}(?:,\d{3}){1,5}(?!\d)|\d{1,15}(?:\.\d+)?)"
"""A number. One with more digits is a code."""
_WORD = "|".join(sorted(_SAID, key=len, reverse=True))
_AFTER_JOINT = (
    r"\s+(?i:(?:every|each|about|the)\s+)?"
    rf"(?i:(?P<whole>{_FIGURE}|{_WORD})(?P<million>\s+million\b)?(?![\w%-]|\.\d|,\d)"
    r"(?!\s*(?:hours?|hrs?|minutes?|mins?|seconds?|days?|weeks?|months?|years?|doses?|times|steps|"
    r"trials?|stud(?:y|ies)|reviews?|mg|ml|mcg|g|kg|percent|per\s+cent|inches|cm|mm|ways|January|"
    r"February|March|April|May|June|July|August|September|October|November|December)\b))"
)
_WHOLE = lazy(
    # It begins with one of three letters, which makes the search fast. It also matches other words,
    # such as "on" and "if", which its callers leave out.
    rf"(?P<joint>[iIoOpP](?<!\w.)(?i:n|f|ut\s+of|er)){_AFTER_JOINT}"
)
_WHOLE_OR_FOR = lazy(
    rf"(?P<joint>[iIoOpPf](?<!\w.)(?i:n|f|ut\s+of|er|or(?=\s+(?:every|each)\s))){_AFTER_JOINT}"
)
"""The same with "1 for every 150", which is rarer and makes the search slower."""
_FOR = ("for every ", "for each ")
_JOINTS = frozenset({"in", "of", "out", "per", "for"})
_PART = lazy(
    rf"(?<![\w.,/-])(?P<part>{_FIGURE}|{_WORD})(?P<what>(?:\s+(?!\d)[a-z]+){{0,2}}?)\s+$",
    re.IGNORECASE,
)
# "Of 250 people, 3 had it": the group comes first.
_PART_AFTER = lazy(
    r"\s+(?:people|persons|women|men|adults|children|babies|patients)\b[^.;:?!\d]{0,40}?,?\s+"
    rf"(?<!over )(?<!under )(?<!than )(?<!aged )(?<!age )(?P<part>{_FIGURE}|{_WORD})\b"
    r"(?![\w%,.-]*\d|\s*(?:%|per\s?cent|in|of|out|per|to|or|years?|months?|weeks?|days?|hours?|"
    r"times|mg|ml|g|kg)\b)",
    re.IGNORECASE,
)
_REACH = 50  # letters between the two numbers, and in the first
_PEOPLE = frozenset({"", "people", "women", "men", "adults", "children", "babies", "patients"})
_STUDIES = ("stud", "trial", "review", "report")
_YEARS = range(1900, 2101)
_FEWEST_OF = 10
_PERCENT = lazy(
    r"(?P<number>\d(?<![\w.,-]\d)\d{0,2}(?:\.\d+)?)(?:\s*(?:%|percent\b|per\s+cent\b))",
    re.IGNORECASE,
)


class Ratio(NamedTuple):
    """A share with its denominator, in ``text[start:end]``."""

    start: int
    end: int
    part: float
    whole: float


def find_ratios(text: str) -> Iterator[Ratio]:
    """Yield the shares with a denominator in a text, in order."""
    pattern = _WHOLE_OR_FOR if any(joint in text for joint in _FOR) else _WHOLE
    for match in pattern.finditer(text):
        joint = match["joint"].lower().split()[0]
        before = max(0, match.start() - _REACH)
        found = _PART.search(text, before, match.start()) if joint in _JOINTS else None
        if not found:
            yield from _with_part_after(text, match, joint)
            continue
        part, whole = _value(found["part"]), _value(match["whole"])
        if match["million"]:
            whole *= 1_000_000
        is_year = joint == "in" and whole in _YEARS and "," not in match["whole"]
        too_few = joint in ("of", "per", "for") and whole < _FEWEST_OF
        counted = found["what"].strip().lower()
        strange = counted.startswith(_STUDIES) or (
            joint in ("of", "per", "for") and counted not in _PEOPLE
        )
        if strange:
            continue
        if part < whole and whole > 1 and not is_year and not too_few:
            yield Ratio(found.start(), match.end(), part, whole)


def _with_part_after(text: str, match: "re.Match[str]", joint: str) -> Iterator[Ratio]:
    """Yield the share whose part comes after its group. ``match`` is the group."""
    found = _PART_AFTER.match(text, match.end()) if joint in ("of", "out") else None
    if found:
        part, whole = _value(found["part"]), _value(match["whole"])
        is_year = part in _YEARS and "," not in found["part"]
        if part < whole and whole >= _FEWEST_OF and not is_year:
            yield Ratio(match.start(), found.end(), part, whole)


def percentages(text: str) -> "Iterator[re.Match[str]]":
    """Yield a match for each percentage. Its group ``number`` is the number."""
    return _PERCENT.finditer(text)


def _value(written: str) -> float:
    spoken = " ".join(written.lower().split())
    return float(_SAID[spoken]) if spoken in _SAID else float(written.replace(",", ""))
