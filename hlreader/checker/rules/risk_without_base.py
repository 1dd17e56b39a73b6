"""HL304 risk-without-base."""

import re
from collections.abc import Iterator

from hlreader.checker.rule import Found, found_at
from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.text.passage import Passage
from hlreader.patterns import lazy

CODE = "HL304"
NAME = "risk-without-base"

FAILS = """\
This drug doubles the risk of a blood clot. Walking cuts your risk by 30%.
"""
PASSES = """\
This drug doubles the risk of a blood clot, from 1 in 1,000 to 2 in 1,000 people.
"""

_AMOUNT = (
    r"(?:\d+(?:\.\d+)?\s*(?:%|percent|per\s+cent)|(?:one|two)[-\s]thirds?|half|a\s+third"
    r"|a\s+quarter)"
)
_ABOUT = r"(?:(?:about|around|nearly|almost|up\s+to|as\s+much\s+as|more\s+than)\s+)?"
_CHANCE = r"(?:risks?|chances?|odds|rates?|likelihood|probability|deaths?|mortality|cases)"
_TIMES = r"(?:twice|double|\w+(?:\.\d+)?\s+times|\w+(?:\.\d+)?[\s-]?fold)"
_MORE = (
    r"(?:higher|lower|greater|smaller|less|more|increased?|decreased?|reduced?|reduction|drop|fall"
    r"|rise)"
)
_CHANGE = r"(?:cut|lower|reduce|raise|increase|decrease)(?:s|d|ed)?|(?:cutt|lower|reduc|rais)ing"
_WENT = (
    r"(?:falls?|fell|drops?|dropped|rises?|rose|(?:goes|went|go)\s+(?:up|down)"
    r"|(?:increase|decrease|reduce|raise)[sd]?|lowered|cut)"
)
_WORDS = r"(?:\w+\s+){0,3}?"
_RELATIVE = lazy(
    rf"""\b(?:
      (?:double|triple|halve|quadruple)[sd]?\s+(?:the|your|their|his|her|our|its|a|this|that)\s+
        {_WORDS}{_CHANCE}\b
    | {_CHANCE}\b[^.;?!]{{0,60}}?\b(?:doubl|tripl|halv)(?:es|ed|ing)\b
    | {_TIMES}\s+(?:
          (?:the|your|as\s+(?:great|high|big|large)\s+an?)\s+{_WORDS}{_CHANCE}
        | (?:as|more|less|higher|greater)\s+likely
        | (?:as|more|less)\s+effective
        | {_MORE}\s+(?:(?:in|of)\s+)?{_WORDS}{_CHANCE}
      )\b
    | {_AMOUNT}\s+(?:
          (?:more|less)\s+(?:likely|effective)
        | {_MORE}\s+(?:(?:in|of)\s+)?{_WORDS}{_CHANCE}
      )\b
    | (?:{_CHANGE})\s+{_WORDS}{_CHANCE}\b[^.;?!]{{0,60}}?\bby\s+{_ABOUT}{_AMOUNT}
    | {_CHANCE}\b[^.;?!]{{0,40}}?\b(?:
          (?:is|was|are|were)\s+{_ABOUT}(?:{_AMOUNT}|{_TIMES})\s+(?:{_MORE}|as)\b
        | {_WENT}\s+by\s+{_ABOUT}{_AMOUNT}
      )
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_HINT = lazy(r"doubl|tripl|halv|quadrupl|twice|times|fold|%|percent|per cent|third|half|quarter")
_OF_WHAT = frozenset(
    "risk risks chance chances odds rate rates likelihood probability death deaths mortality cases "
    "likely effective".split()
)
_FROM_TO = lazy(rf"\bfrom\s+(?:about\s+)?{_AMOUNT}[^.;]{{0,40}}?\bto\b", re.IGNORECASE)


def check(text: CheckedText) -> Iterator[Found]:
    """Find risks given only next to another risk: "doubles the risk", "30% less likely".

    Why: twice a tiny risk is still tiny. Without the base, benefits and harms seem larger than they
    are, to patients and to doctors.

    Instead: give both risks: "from 1 in 1,000 to 2 in 1,000 people". One of them in the same
    passage is enough.
    """
    found: dict[Passage, list[re.Match[str]]] = {}
    for passage, sentence in text.english_words.sentences(_OF_WHAT):
        if _HINT.search(sentence.text.lower()):
            end = sentence.in_passage + len(sentence.text)
            found.setdefault(passage, []).extend(
                _RELATIVE.finditer(passage.text, sentence.in_passage, end)
            )
    for passage, matches in found.items():
        if not matches or passage.ratios or _FROM_TO.search(passage.text):
            continue
        for match in matches:
            if not passage.is_quoted(*match.span()):
                yield found_at(
                    passage,
                    *match.span(),
                    f'"{" ".join(match[0].split())}" does not say how large the risk is.',
                    'Give both risks, such as "from 1 in 1,000 to 2 in 1,000 people".',
                )
