"""Write a text as people say it: numbers, units, dates, signs and abbreviations in words.

"Take 1/2 of a 50 mg tablet at 100.4 F" becomes "Take one half of a 50 milligrams tablet …". What
is left has only letters, figures and marks of punctuation, so no part of a text can be markup to a
voice. In a language that has no ``Sayings``, only that last step is done.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from hlreader.dates import is_day
from hlreader.header_and_footer import date_in_words
from hlreader.patterns import lazy
from hlreader.readability.spoken import is_spelled_out
from hlreader.speech.sayings import Sayings, sayings_of

_NOT_SAID = lazy(r"[^\w\s.,;:!?¡¿'’\"“”«»()%$€£°\-–—…/‐‑]+")
"""All but letters, figures and punctuation. No engine takes what is left for a command."""
_HYPHENS = str.maketrans({"‐": "-", "‑": "-", "−": "-", "_": " ", "’": "'", "ˈ": "'"})
_ADDRESS = lazy(r"(?:https?://|www\.)[^\s)>\]]*[^\s)>\].,;:!?]", re.IGNORECASE)
_HOST = lazy(r"(?:https?://)?(?:www\.)?(?P<host>[^/?#:]*)", re.IGNORECASE)
_BRACKETS = str.maketrans("[]{}", "()()")
_VULGAR = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5),
    "⅗": (3, 5), "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8),
    "⅞": (7, 8), "⅒": (1, 10),
}  # fmt: skip
_PHONE = lazy(
    r"(?<![\w.,/-])(?:\+?\d{1,3}[-. ])?(?:\(\d{3}\)[-. ]?|\d{3,4}[-. ])"
    r"\d{3}[-. ]\d{3,4}(?![\w/]|[-.]\d)"
    r"|(?<![\w.,/-])\d{3}-\d{4}(?![\w/]|[-.]\d)"
    r"|(?<![\w.,/-])\+\d[\d -]{7,16}\d(?![\w/])"
    r"|(?<![\w.,/-])0\d{2,4}(?:[ -]\d{2,4}){2,3}(?![\w/])"
)
_ISO_DATE = lazy(r"(?<![\w-])\d{4}-\d{2}-\d{2}(?![\w-])")
_DATE = lazy(r"(?<![\w/])(?P<one>\d{1,2})/(?P<two>\d{1,2})/(?P<year>\d{4})(?![\w/])")
_GROUPED = lazy(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])")
_FRACTION = lazy(
    r"(?<![\w./,-])(?:(?P<whole>\d+)[ -])?(?P<top>\d{1,2})/(?P<bottom>\d{1,3})(?![\w/]|[.,]\d)"
)
_PRESSURE = lazy(r"(?<![\w./,-])(?P<top>\d{2,3})/(?P<bottom>\d{2,3})(?![\w/]|[.,]\d)")
_LEAST_PRESSURE = 30
_RANGE = lazy(
    r"(?<![\w.,/–-])(?P<low>[$€£]?\d+(?:[.,]\d+)?)(?P<sign>[%°]?(?: ?[CF]\b)?)\s?[-–—]\s?"
    r"(?=[$€£]?\d)(?P<high>[$€£]?\d+(?:[.,]\d+)?)(?![\w/]*[-–/]\w)"
)
_TEMPERATURE = lazy(
    r"(?P<number>\d+(?:[.,]\d+)?)(?: ?(?:°|º|degrees?|grados?) ?(?P<scale>[CF])\b"
    r"| (?P<bare>[CF])\b(?!')| ?[°º](?!\w))"
)
_SHARE = r"(?P<number>(?:\d+(?:[.,]\d+)?|[½¼¾⅓⅔]))"
_UNIT = r"[%µA-Za-zí²]{1,5}2?"
_AMOUNT = lazy(
    rf"(?<![\w.,]){_SHARE}(?P<space>[ \xa0-]?)(?P<unit>{_UNIT})(?P<per>(?:/{_UNIT}){{0,2}})(?!\w)"
)
_NUMBERED = lazy(r"#\s?(?=\d)")
_SHORT = lazy(r"(?<![\w.'])\d{3}(?![\w'%]|[.,:/-]\d| ?°)")
_CAPITALS = lazy(r"(?<![\w'])(?P<word>[^\W\d_]*[A-ZÁÉÍÓÚÑ][^\W\d_]*)(?P<plural>'?s)?(?![\w'])")
_TIGHT_SLASH = lazy(r"(?<=[^\W\d_])/(?=[^\W\d_])")
_SPACES = re.compile(r"\s+")
_ROMAN = {
    "I": "1", "II": "2", "III": "3", "IV": "4", "V": "5", "VI": "6", "VII": "7", "VIII": "8",
}  # fmt: skip
_LOUD = lazy(r"(?:[^\W\d_]{2,}\b\W*){3}")
"""Three words. In capitals alone, they are a heading or a warning, not a row of abbreviations."""
_BEFORE_NUMBER = lazy(r"(?P<sign>[<>~])\s?(?=\d)")
_LONGEST_INITIALISM = 5


def as_said(text: str, language: str) -> str:
    """Return a text as people say it in a language. It may be empty."""
    sayings = sayings_of(language)
    text = _ADDRESS.sub(lambda found: _host(found[0]), text.replace("\xa0", " "))
    text = text.translate(_BRACKETS).translate(_HYPHENS)
    if sayings:
        text = _Sayer(sayings).said(text)
    return _SPACES.sub(" ", _NOT_SAID.sub(" ", text)).strip().lstrip("-–—/ ")


def _host(address: str) -> str:
    """Return the name of the site of a web address."""
    found = _HOST.match(address)
    return found["host"] if found else ""


class _Rule(NamedTuple):
    pattern: "re.Pattern[str]"
    said: Callable[["re.Match[str]"], str]


class _Sayer:
    """Applies the rules of a language, one after another."""

    def __init__(self, sayings: Sayings) -> None:
        self.sayings = sayings

    def said(self, text: str) -> str:
        if text.isupper() and _LOUD.search(text):
            text = text.capitalize()
        text = self.abbreviations(text)
        rules = (
            _Rule(_ISO_DATE, lambda found: self.day(found[0]) or found[0]),
            _Rule(_DATE, self.date),
            _Rule(_PHONE, self.phone),
            _Rule(_GROUPED, self.grouped),
            _Rule(_FRACTION, self.fraction),
            _Rule(_PRESSURE, self.pressure),
            _Rule(_RANGE, self.range),
            _Rule(_TEMPERATURE, self.temperature),
            _Rule(_AMOUNT, self.amount),
            _Rule(_NUMBERED, lambda _: f"{self.sayings.number} "),
            _Rule(_SHORT, self.emergency),
            _Rule(_roman(self.sayings.numerals_after), self.roman),
            _Rule(_CAPITALS, self.letters),
            _Rule(_BEFORE_NUMBER, lambda found: f" {self.sayings.comparisons[found['sign']]} "),
            _Rule(_TIGHT_SLASH, lambda _: f" {self.sayings.either} "),
        )
        for sign, pair in _VULGAR.items():
            if sign in text:
                text = text.replace(sign, f" {pair[0]}/{pair[1]}")
        for pattern, said in rules:
            text = pattern.sub(said, text)
        for sign, words in self.sayings.signs.items():
            if sign in text:
                text = text.replace(sign, f" {words} ")
        return text

    def abbreviations(self, text: str) -> str:
        for short, full in (*self.sayings.shortened.items(), *self.sayings.bound.items()):
            if short in text:
                text = _whole(short, bound=short in self.sayings.bound).sub(full, text)
        return text

    def date(self, found: "re.Match[str]") -> str:
        one, two = int(found["one"]), int(found["two"])
        day, month = (one, two) if self.sayings.day_first else (two, one)
        if month > 12 >= day:  # noqa: PLR2004 - as the rest of the world writes it
            day, month = month, day
        return self.day(f"{found['year']}-{month:02}-{day:02}") or found[0]

    def day(self, text: str) -> str:
        """Return a day such as 2026-03-09 in words, or an empty text if there is no such day."""
        return date_in_words(text, self.sayings.wording) if is_day(text) else ""

    def phone(self, found: "re.Match[str]") -> str:
        groups = re.findall(r"\d+", found[0])
        return ", ".join(" ".join(group) for group in groups)

    def grouped(self, found: "re.Match[str]") -> str:
        return found[0].replace(",", "")

    def fraction(self, found: "re.Match[str]") -> str:
        said = self.sayings.fractions.get((int(found["top"]), int(found["bottom"])))
        if not said:
            return found[0]
        half_of = self.sayings.half_of
        if (
            half_of
            and said == self.sayings.fractions[1, 2]
            and half_of.match(found.string, found.end())
        ):
            said = self.sayings.feminine_half
        return f"{found['whole']} {self.sayings.and_} {said}" if found["whole"] else said

    def pressure(self, found: "re.Match[str]") -> str:
        top, bottom = int(found["top"]), int(found["bottom"])
        if top <= bottom or bottom < _LEAST_PRESSURE:
            return found[0]
        return f"{top} {self.sayings.over} {bottom}"

    def range(self, found: "re.Match[str]") -> str:
        low, high = (_value(found[name]) for name in ("low", "high"))
        if low >= high:
            return found[0]
        return f"{found['low']}{found['sign']} {self.sayings.to} {found['high']}"

    def temperature(self, found: "re.Match[str]") -> str:
        scale = self.sayings.scales.get(found["scale"] or found["bare"] or "", "")
        unit = self.sayings.degrees[_value(found["number"]) != 1]
        return f"{found['number']} {unit} {scale}".rstrip()

    def amount(self, found: "re.Match[str]") -> str:
        """Return an amount with its unit, or with two: "70 milligrams per deciliter"."""
        units = self.sayings.units
        unit, per = found["unit"], found["per"].split("/")[1:]
        known = units.get(unit) or units.get(unit.lower())
        if not known or (unit != "h" and unit in ("H", "G", "M", "HR", "MIN")):
            return found[0]
        whole = found["space"] == "-" or self.sayings.measured.match(found.string, found.end())
        said = known[_value(found["number"]) != 1 and not whole]
        for each in per:
            below = units.get(each) or units.get(each.lower())
            said += f" {self.sayings.per} {below[0] if below else each}"
        return f"{found['number']} {said}"

    def emergency(self, found: "re.Match[str]") -> str:
        known = found[0] in self.sayings.emergency and self.sayings.calling.search(found.string)
        return " ".join(found[0]) if known else found[0]

    def roman(self, found: "re.Match[str]") -> str:
        return f"{found['before']} {_ROMAN[found['numeral']]}{found['letter']}"

    def letters(self, found: "re.Match[str]") -> str:
        """Return an abbreviation letter by letter, if people say it like that."""
        word, plural = found["word"], found["plural"] or ""
        if word[-1] == "s" and len(word) > 2 and word[:-1].isupper():  # noqa: PLR2004
            word, plural = word[:-1], "s"
        if word not in self.sayings.letters and (
            word in self.sayings.words
            or len(word) < 2  # noqa: PLR2004
            or len(word) > _LONGEST_INITIALISM
            or not is_spelled_out(word)
        ):
            return found[0]
        return " ".join(word) + ("'s" if plural else "")


def _value(number: str) -> float:
    figures = number.strip("$€£").replace(",", ".")
    return float(figures) if re.fullmatch(r"\d+(?:\.\d+)?", figures, re.ASCII) else 0.0


@cache
def _whole(short: str, *, bound: bool) -> "re.Pattern[str]":
    """Return a pattern for an abbreviation that is not a part of a word."""
    after = r"(?=\s?\d)" if bound else r"(?!\w)"
    return re.compile(rf"(?<![\w./]){re.escape(short)}{after}")


@cache
def _roman(before: str) -> "re.Pattern[str]":
    numerals = "|".join(sorted(_ROMAN, key=len, reverse=True))
    return re.compile(
        rf"\b(?P<before>(?i:{before}))s?\s(?P<numeral>{numerals})(?P<letter>[ABC]?)(?![\w'])"
    )
