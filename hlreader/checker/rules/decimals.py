"""HL302 decimal-number."""

import re
from collections.abc import Iterator

from hlreader.checker.rule import Found, Severity, found_at
from hlreader.checker.text import CheckedText
from hlreader.patterns import lazy

CODE = "HL302"
NAME = "decimal-number"
SEVERITY = Severity.ADVICE

FAILS = """\
The drug helped 9.5 percent of people.
"""
PASSES = """\
The drug helped 10 of 100 people. Take 0.5 mg. Call if your fever is over 100.4 degrees.
"""

_DECIMAL = lazy(
    r"(?<![\w.,/:$£€-])(?P<number>\d+\.\d+)(?![\d]|\.\d)(?P<behind>[\s-]*(?:%|°\s?[CF]?|[A-Za-zµμ.]+)?)"
)
_HINT = lazy(r"\d\.\d")
# With these the figure has to be exact, or is an amount of money, a time or a name.
_EXACT = frozenset(
    "mg mcg µg μg g kg ml l dl cl mmol mol iu units unit oz lb lbs cm mm m km inch inches in ft "
    "degrees degree c f cc cups cup teaspoons teaspoon tablespoons tablespoon tablets tablet tsp "
    "a.m p.m am pm mi miles mmhg gy msv milligrams milligram milliliters milliliter millilitres "
    "million billion pounds pound kilos hours hour minutes seconds grams gram liters liter litres "
    "litre ounces ounce pints pint feet foot meters metres".split()
)
_NAMED = lazy(
    r"(?:version|section|table|figure|fig\.|chapter|step|grade|type|a1c|hba1c|score|ph|between|"
    r"v|no\.|icd-10|inr|level|below|above|over|under)\W+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)


def check(text: CheckedText) -> Iterator[Found]:
    """Find decimals that a whole number could stand for.

    Why: many readers take 0.35 for more than 0.5, and few need the tenths. Doses, measures,
    temperatures, limits of lab tests and prices have to be exact and are left alone.

    Instead: round it: "about 10" for 9.5. For a small risk, a larger group: "5 in 1,000".
    """
    for passage in text.english_prose:
        if not _HINT.search(passage.text):
            continue
        for match in _DECIMAL.finditer(passage.text):
            behind = match["behind"].strip(" -°.").lower()
            before = passage.text[max(0, match.start() - 40) : match.start()]
            if behind in _EXACT or "°" in match["behind"] or _NAMED.search(before):
                continue
            if passage.is_code(match.start()):
                continue
            number = match["number"]
            whole = round(float(number))
            yield found_at(
                passage,
                *match.span("number"),
                f"{number} is a decimal.",
                f'Round it, such as "about {whole}".' if whole else "Count out of a larger number.",
            )
