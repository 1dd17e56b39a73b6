"""Percentages that are a share of people, such as "20% of women" and "a risk of 5% to 10%".

Doses, strengths, test results, limits and ratios are no shares, and neither is a change by some
percent. What a rule suggests for a share is always exact: nothing is rounded.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from hlreader.checker.text.numbers import percentages
from hlreader.checker.text.passage import Passage, Sentence
from hlreader.patterns import lazy

_STRENGTH = lazy(
    r"[\s-]*(?:\w+\s+){0,2}?(?:creams?|lotions?|solutions?|gels?|ointments?|drops?|bleach|alcohol|"
    r"hydrocortisone|hydrogen|saline|milk|juice|DEET|peroxide|strength|oxygen|daily\s+value|DV|"
    r"CI|CrI|confidence|credible|fees?|tax|discount|interest|tips?|charge|commission|VAT|deposit|"
    r"of\s+the\s+time|(?:higher|lower|greater|smaller|more|less|fewer|better|worse|increase|"
    r"reduction|decrease|rise|drop|fall|effective|efficacy|accurate|sure)|"
    r"of\s+(?:the|your|total|daily|body)?\s*(?:daily|calories|energy|blood|body|weight|"
    r"water|fat|oxygen|dose|light|rays|pay|cost|price|food))\b",
    re.IGNORECASE,
)
# "by 20%" is a change, "= 20%" is a statistic, and "12 (20%)" has the number of people.
_OTHER = lazy(
    r"(?:\b(?:by|topical)\s+(?:\w+\s+){0,2}|[=<>≤≥≈]\s*|\d\s*[(\[]\s*"
    r"|\b(?:CI|interval)\)?[\s:]*(?:[\d.]+%?\s*(?:to|-|–)\s*)?)$"
)
_WHO = (
    r"(?:people|persons|wom[ae]n|m[ae]n|patients|participants|child(?:ren)?|adults|infants|"
    r"bab(?:y|ies)|newborns|smokers|users|students|teen(?:ager)?s|girls|boys|females|males|"
    r"mothers|survivors|volunteers|Americans|cases|deaths|births|pregnancies|families)"
)
_OF_PEOPLE = lazy(
    rf"\)?\s*(?:of\s+(?:(?:the|all|these|those|other|most|affected|treated|infected|older|younger|"
    rf"pregnant|adult|[a-z]+ed|[a-z]+al|[a-z]+ic)\s+){{0,2}}(?P<who>{_WHO})\b"
    rf"|(?P<others>of)\s+(?:[\w'’-]+\s+){{0,4}}?(?:{_WHO}|those|them|us)\b"
    r"|(?P<unclear>of)\s+all\b"
    r"|(?P<odds>(?:\w+\s+){0,2}?(?:chances?|risks?|likelihood|probability))\b"
    r"|(?:\w+\s+){0,2}?(?:rates?|survival|mortality)\b"
    r"|(?:get|gets|got|had|have|feel|felt|survived?|recover(?:ed)?|die|died|live|lived|respond(?:ed)?|"
    r"develop(?:ed)?)\b)",
    re.IGNORECASE,
)
_RATE_BEFORE = lazy(
    r"\b(?:(?<!heart )(?<!pulse )(?<!breathing )(?<!filtration )rates?"
    r"|risks?|chances?|likelihood|probability|prevalence"
    r"|(?:occurs?|happens?|seen|found|reported|present|develops?)\s+in|affects?|affecting)\b"
    r"[^.;:!?%]{0,50}$",
    re.IGNORECASE,
)
_GROUP_BEFORE = lazy(rf"\bof\s+(?:the\s+)?(?:{_WHO}|those)\b[^.;:!?%]{{0,60}}$", re.IGNORECASE)
_MEASURED = lazy(
    r"\b(?:(?:Hb)?A1c|saturation|SpO2|oxygen|ejection\s+fraction|FEV1?|h(?:a)?ematocrit|humidity|"
    r"(?-i:INR|RR|OR|HR|BMI)|ratios?|glucose|blood\s+sugar|targets?|sensitivity|specificity)\b",
    re.IGNORECASE,
)
_TO = lazy(r"\s*(?:to|and|or|[-–—])\s*(?:as\s+(?:high|many|much)\s+as\s+)?$", re.IGNORECASE)
_LOOK_BACK = 70
_LONGEST_AFTER = 60
_EXACT = frozenset({Decimal(0), Decimal(100)})


class Share(NamedTuple):
    """A share of people in ``text[start:end]``, in percent: one number, or a range of two."""

    start: int
    end: int
    numbers: tuple[str, ...]
    """The numbers as they are in the text, without the sign."""
    joint: str
    """What joins the two numbers of a range: "to" or "and"."""
    who: str
    """Who or what is counted, such as "women" or "cases", or empty if that is not clear."""
    is_chance: bool
    """Whether it is a chance or a risk: "a 20% chance"."""

    @property
    def has_decimals(self) -> bool:
        """Whether a number has digits after a decimal point."""
        return any("." in number for number in self.numbers)

    @property
    def in_people(self) -> str:
        """The share in whole people, as exact as the percentage.

        The group is the smallest power of ten, from 100 on, that needs no part of a person.
        """
        values = [Decimal(number) for number in self.numbers]
        places = max(0, *(-int(value.normalize().as_tuple().exponent) for value in values))
        parts = f" {self.joint} ".join(f"{int(value.scaleb(places)):,}" for value in values)
        group = f"{100 * 10**places:,}"
        if self.is_chance:
            return f"{parts} in {group}"
        return f"{parts} of {group} {self.who}".rstrip()


def shares(passage: Passage) -> Iterator[Share]:
    """Yield the percentages in a passage that are a share of people, each range once."""
    text = passage.text
    if not any(sign in text for sign in ("%", "percent", "per cent")):
        return
    last: re.Match[str] | None = None
    last_sentence = -1
    pending: Share | None = None
    for match in percentages(text):
        joint = _TO.fullmatch(text, last.end(), match.start()) if last else None
        last = match
        if pending and joint and len(pending.numbers) == 1:
            yield _range(text, pending, match, joint[0].split()[0] if joint[0].split() else "")
            pending = None
            continue
        if pending:
            yield pending
            pending = None
        found = _share(passage, match, last_sentence)
        if found:
            sentence = passage.sentence_at(match.start())
            last_sentence = sentence.in_passage if sentence else -1
            pending = found
    if pending:
        yield pending


def _range(text: str, first: Share, match: "re.Match[str]", joint: str) -> Share:
    """Return the share whose second number is in a match."""
    following = _OF_PEOPLE.match(text, match.end(), match.end() + _LONGEST_AFTER)
    who, is_chance = _counted(following) if following else (first.who, first.is_chance)
    return first._replace(
        end=following.end("who") if following and following["who"] else match.end(),
        numbers=(*first.numbers, match["number"]),
        joint=joint if joint in ("and", "or") else "to",
        who=who,
        is_chance=is_chance,
    )


def _share(passage: Passage, match: "re.Match[str]", last_sentence: int) -> Share | None:
    """Return the share that a percentage is, or None if it is something else.

    ``last_sentence`` is the place of the last sentence with a share. More percentages in it are
    shares, too.
    """
    text, (start, end) = passage.text, match.span()
    number = match["number"]
    if Decimal(number) in _EXACT or _STRENGTH.match(text, end) or passage.is_code(start):
        return None
    before = text[max(0, start - _LOOK_BACK) : start]
    if _OTHER.search(before):
        return None
    sentence = passage.sentence_at(start)
    if not sentence or passage.once(_is_measured, sentence):
        return None
    after = _OF_PEOPLE.match(text, end, end + _LONGEST_AFTER)
    within = before[max(0, len(before) - (start - sentence.in_passage)) :]
    if not (
        after
        or sentence.in_passage == last_sentence
        or _RATE_BEFORE.search(within)
        or _GROUP_BEFORE.search(within)
        or _begins_range(text, end)
    ):
        return None
    who, is_chance = _counted(after) if after else ("people", False)
    if after and after["who"]:
        end = after.end("who")
    return Share(start, end, (number,), "", who, is_chance)


_RANGE = lazy(
    r"\s*(?:to|and|or|[-–—])\s*\d{1,3}(?:\.\d+)?\s*(?:%|percent\b|per\s+cent\b)", re.IGNORECASE
)


def _begins_range(text: str, end: int) -> bool:
    """Return whether a percentage is the first of a range of people: "5% to 10% of women"."""
    second = _RANGE.match(text, end)
    return bool(
        second
        and not _STRENGTH.match(text, second.end())
        and _OF_PEOPLE.match(text, second.end(), second.end() + _LONGEST_AFTER)
    )


def _counted(after: "re.Match[str]") -> tuple[str, bool]:
    """Return who is counted after a percentage, and whether it is a chance."""
    who = (after["who"] or "").lower()
    if not who or who in ("patients", "participants", "persons"):
        who = "" if after["unclear"] or after["others"] else "people"
    return who, bool(after["odds"])


def _is_measured(_: Passage, sentence: Sentence) -> bool:
    """Return whether a sentence gives a test result, a target or a statistic."""
    return _MEASURED.search(sentence.text) is not None
