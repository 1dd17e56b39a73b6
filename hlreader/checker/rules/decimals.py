"""HL302 decimal-number."""

from collections.abc import Iterator

from hlreader.checker.rule import Found, Severity, found_at
from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.text.passage import Passage
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
    r"(?P<number>\d(?<![\w.,/:$£€-]\d)\d{0,14}\.\d+)(?![\d]|\.\d)"
    r"(?P<unit>[\s-]*(?:%|°\s?[CF]?|[A-Za-zµμ.]+)?)"
)
# Next to these words, a number must be exact, or is an amount of money, a time or a name.
_EXACT = frozenset(
    "mg mcg µg μg g kg ml l dl cl mmol mol iu units unit oz lb lbs cm mm m km inch inches in ft "
    "degrees degree c f cc cups cup teaspoons teaspoon tablespoons tablespoon tablets tablet tsp "
    "a.m p.m am pm mi miles mmhg gy msv milligrams milligram milliliters milliliter millilitres "
    "million billion pounds pound kilos hours hour minutes seconds grams gram liters liter litres "
    "litre ounces ounce pints pint feet foot meters metres".split()
)
_NAMES = frozenset(
    "version section table figure fig. chapter step grade type a1c hba1c score ph between v v. no. "
    "icd-10 inr level below above over under".split()
)
_REACH = 40  # letters
_MARKS = "()[]:,;="
_FROM_NAME = 3
"""How many words before a number to search for a name or limit: "a level just below 5.6"."""


def check(text: CheckedText) -> Iterator[Found]:
    """Find decimals that a whole number could replace.

    Why: many readers think that 0.35 is more than 0.5, and few need the tenths. The rule leaves
    alone doses, measures, temperatures, lab limits and prices, which have to be exact.

    Instead: round the number: "about 10" for 9.5. For a small risk use a larger group: "5 in
    1,000".
    """
    for passage in text.english_prose:
        for match in _DECIMAL.finditer(passage.text):
            unit = match["unit"].strip(" -°.").lower()
            if unit in _EXACT or "°" in match["unit"] or _is_named(passage, match.start()):
                continue
            if passage.is_code(match.start()):
                continue
            number = match["number"]
            whole = round(float(number))
            yield found_at(
                passage,
                *match.span("number"),
                f"{number} is a decimal number.",
                f'Round it, such as "about {whole}".'
                if whole
                else "Give it out of a larger number.",
            )


def _is_named(passage: Passage, start: int) -> bool:
    """Return whether a number belongs to the word before it, as in "type 2.1", or is a limit."""
    before = passage.text[max(0, start - _REACH) : start].lower().split()[-_FROM_NAME:]
    for word in reversed(before):
        if word.strip(_MARKS) in _NAMES:
            return True
        if not word.isalnum():
            return False
    return False
