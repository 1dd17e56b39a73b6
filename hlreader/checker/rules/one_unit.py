"""HL307 one-unit."""

import re
from collections.abc import Iterator

from hlreader.checker.rule import Found, Severity, found_at
from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.text.passage import Passage
from hlreader.patterns import lazy

CODE = "HL307"
NAME = "one-unit"
SEVERITY = Severity.ADVICE

FAILS = """\
Call us if your fever is over 101°F or if you gain 5 pounds in a week.
"""
PASSES = """\
Call us if your fever is over 101°F (38.3°C) or if you gain 5 pounds (2.3 kg) in a week.
"""

_FAHRENHEIT = lazy(r"\d(?:\.\d+)?\s*(?:°\s*F|degrees?\s+F(?:ahrenheit)?|º\s*F)\b")
_POUNDS = lazy(r"\d(?:\.\d+)?\s*(?:-\s*)?(?:pounds?|lbs?)\b", re.IGNORECASE)
_CELSIUS = lazy(r"\d\s*(?:°|º|degrees?)?\s*C(?:elsius)?\b")
_KILOGRAMS = lazy(r"\d\s*(?:-\s*)?(?:kg|kilos?|kilograms?|g|grams?)\b", re.IGNORECASE)
_LIMIT = lazy(
    r"\b(?:over|under|above|below|than|least|most|exceeds?|up\s+to|gain(?:ed)?|lift(?:ing)?)\s+"
    r"(?:about\s+)?[\d.,]*$",
    re.IGNORECASE,
)
_NUMBER = lazy(r"[\d.,]*\d?$")
_REACH = 60  # letters
_LONGEST = 8  # letters of a number


def check(text: CheckedText) -> Iterator[Found]:
    """Find degrees Fahrenheit without Celsius, and limits in pounds without kilograms.

    Why: most of the world, and many people who moved to the United States, know only the other
    unit. Many thermometers show only one of them. A wrong guess can hide a high fever.

    Instead: give both: "101°F (38.3°C)".
    """
    for passage in text.english_prose:
        whole = passage.text
        if "F" in whole and ("°" in whole or "º" in whole or "degree" in whole):
            yield from _alone(passage, _FAHRENHEIT, _CELSIUS, "Celsius")
        if "pound" in whole or "lb" in whole:
            yield from _alone(passage, _POUNDS, _KILOGRAMS, "kilograms")


def _is_limit(passage: Passage, start: int) -> bool:
    """Return whether a weight is a limit: "over 10 pounds"."""
    return _LIMIT.search(passage.text[max(0, start - _REACH) : start]) is not None


def _alone(
    passage: Passage, unit: "re.Pattern[str]", other: "re.Pattern[str]", name: str
) -> Iterator[Found]:
    """Yield the numbers in a unit without the same in the other unit next to them."""
    for match in unit.finditer(passage.text):
        near = passage.text[max(0, match.start() - _REACH) : match.end() + _REACH]
        if other.search(near) or passage.is_code(match.start()):
            continue
        if unit is _POUNDS and not _is_limit(passage, match.start()):
            continue
        number = _NUMBER.search(passage.text, max(0, match.start() - _LONGEST), match.start())
        start = number.start() if number else match.start()
        written = passage.text[start : match.end()]
        yield found_at(
            passage, start, match.end(), f'"{written}" is in one unit only.', f"Give {name}, too."
        )
