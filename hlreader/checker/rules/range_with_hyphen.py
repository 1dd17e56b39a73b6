"""HL308 range-with-hyphen."""

import re
from collections.abc import Iterator

from hlreader.checker.rule import Found, Severity, found_at
from hlreader.checker.text.checked_text import CheckedText
from hlreader.patterns import lazy

CODE = "HL308"
NAME = "range-with-hyphen"
SEVERITY = Severity.ADVICE

FAILS = """\
Take the pills for 7-10 days. Rest between 2–3 weeks.
"""
PASSES = """\
Take the pills for 7 to 10 days. Call 555-0100. In 2019-2020, a 24-hour line opened.
"""

_RANGE = lazy(
    r"(?<![\w./$£€-])(?P<low>\d{1,4}(?:\.\d+)?)\s?[-–—]\s?(?P<high>\d{1,4}(?:\.\d+)?)"
    r"(?=(?P<unit>\s*(?:%|percent|per\s+cent)|\s+(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|"
    r"months?|years?|times|mg|mcg|mL|ml|g|grams?|pounds?|lbs?|kg|cups?|glasses|ounces|oz|tablets?|"
    r"pills?|capsules?|drops?|puffs?|teaspoons?|tablespoons?|people|women|men|servings?|inches|feet|"
    r"cm|centimeters|centimetres|degrees|visits|sessions|doses)\b)(?!-))",
)
_BETWEEN = lazy(r"\bbetween\s+(?:about\s+)?$", re.IGNORECASE)
_REACH = 20  # letters


def check(text: CheckedText) -> Iterator[Found]:
    """Find ranges with a hyphen or a dash: "7-10 days".

    Why: readers may take the dash for a minus sign or overlook it, and so "7-10" for 710. Screen
    readers leave it out. The style guide of the NHS asks for "to".

    Instead: write "7 to 10 days".
    """
    for passage in text.english_prose:
        if not any(dash in passage.text for dash in "-–—"):
            continue
        for match in _RANGE.finditer(passage.text):
            if float(match["low"]) >= float(match["high"]) or passage.is_code(match.start()):
                continue
            before = passage.text[max(0, match.start() - _REACH) : match.start()]
            word = "and" if _BETWEEN.search(before) else "to"
            yield found_at(
                passage,
                *match.span(),
                f'"{match[0]}" has a dash that readers may overlook.',
                f'Write "{match["low"]} {word} {match["high"]}".',
            )
