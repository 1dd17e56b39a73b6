"""HL305 vague-amount."""

import re
from collections.abc import Iterator

from hlreader.checker.rule import Found, Severity, found_at
from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.text.passage import Passage, Sentence
from hlreader.patterns import lazy

CODE = "HL305"
NAME = "vague-amount"
SEVERITY = Severity.ADVICE

FAILS = """\
Drink water every few hours and come back soon. In rare cases, the wound bleeds.
"""
PASSES = """\
Drink water every 2 hours and come back in 3 days. In rare cases (1 in 1,000), the wound bleeds.
Gout is a rare disease. You may feel tired for a few days.
"""

_TIME = lazy(
    r"""
      \b(?:every|for|after|wait)\s+(?:a\s+)?(?:few|couple\s+of|several)\s+
        (?:minutes|hours|days|weeks|months)\b(?:\s+(?:later|before|after))?
    | \b(?:a\s+few|several|many)\s+times\s+(?:a|per|each|every)\s+(?:day|week|month)\b
    | \b(?:a\s+)?few\s+(?:minutes|hours|days|weeks)\s+(?:later|before|after)\b
    | (?<!as\s)(?<!too\s)(?<!how\s)\bsoon\b(?!\s+(?:as|after)\b)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_RISK = lazy(
    r"""
      \bin\s+(?:very\s+|some\s+)?rare\s+(?:cases|instances)\b
    | \b(?:a\s+)?(?:very\s+)?(?:small|slight|low|tiny|minor|remote)\s+(?:risk|chance)\s+
        (?:of(?!\s+bias)|that)\b
    | \b(?:rare|uncommon|infrequent)\s+(?:side\s+effects?|complications?|risks?|reactions?)\b
    | \b(?:complications?|side\s+effects?|(?:allergic\s+)?reactions?)\b[^.;:]{0,30}?
        \b(?:are|is)\s+(?:very\s+|quite\s+)?(?:rare|uncommon|common)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_TIMES = frozenset("few couple several many soon".split())
_RISKS = frozenset("rare uncommon common infrequent small slight low tiny minor remote".split())
_TOLD = lazy(
    r"(?:^|[,:;]\s+(?:then\s+|please\s+)?|\b(?:and|or|then|please|to|should|must|not)\s+)"
    r"(?:take|drink|use|apply|rub|put|wear|change|check|wash|rinse|clean|rest|wait|stop|avoid|call|"
    r"come\s+back|return|see|schedule|book|make|repeat|eat|keep|walk|do|give|stay|try|get|leave|"
    r"lie|sit|raise|cough|breathe|massage|exercise|massage|empty|feed|ask|contact|phone|ring)\b",
    re.IGNORECASE,
)
_NUMBER = lazy(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten)\s+(?:in|of|out)\b", re.IGNORECASE
)


def check(text: CheckedText) -> Iterator[Found]:
    """Find amounts, times and risks without a number: "every few hours", "soon", "a small risk".

    Why: one reader's "few" is 2 and another's is 10, and "rare" can mean anything from 1 in 20 to
    1 in a million. The CDC Clear Communication Index asks for numbers. The rule looks for times
    only in advice, and for words such as "rare" only next to a side effect or another risk.

    Instead: give the number or the range: "every 2 hours", "1 in 1,000 people".
    """
    for passage, sentence in text.english_words.sentences(_TIMES):
        if _TIME.search(sentence.text) and _TOLD.search(sentence.text):
            yield from _found(passage, sentence, _TIME, "how long or how often")
    for passage, sentence in text.english_words.sentences(_RISKS):
        if not _NUMBER.search(sentence.text) and not passage.ratios:
            yield from _found(passage, sentence, _RISK, "how many people that is")


def _found(
    passage: Passage, sentence: Sentence, pattern: "re.Pattern[str]", what: str
) -> Iterator[Found]:
    for start, end in passage.unquoted(pattern, sentence):
        written = passage.text[start:end]
        yield found_at(passage, start, end, f'"{written}" does not say {what}.', "Give the number.")
