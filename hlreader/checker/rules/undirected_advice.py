"""HL104 undirected-advice."""

import re
from collections.abc import Iterator

from hlreader.checker.rule import Found, found_at
from hlreader.checker.text import CheckedText

CODE = "HL104"
NAME = "undirected-advice"

FAILS = """\
Patients should drink more water. It is recommended that individuals with gout avoid beer.
"""
PASSES = """\
Drink more water. If you have gout, avoid beer. People with gout often have a red big toe.
"""

_WHO = (
    r"patients?|individuals?|persons?|people|one|users?|consumers?|clients?|recipients?|"
    r"sufferers?|diabetics?|smokers?"
)
_MUST = (
    r"(?:should|must|ought\s+to|need\s+to|needs\s+to|have\s+to|has\s+to|"
    r"(?:are|is)\s+(?:strongly\s+|generally\s+)?(?:advised|encouraged|urged|asked|requested|"
    r"instructed|recommended|reminded|expected)\s+to)"
)
_UNDIRECTED = re.compile(
    rf"""
    (?:(?:[^.;:?!]{{0,60}},\s+)?
       (?:(?:the|a|any|all|most|many|some|every|each|other|these|such|those|[a-z]+(?:ed|ing|ic|er|ant|al))\s+){{0,2}}
       (?P<who>{_WHO})\b(?:\s+(?!who\s+should)[\w'’-]+){{0,9}}?\s+(?P<must>{_MUST})\b)
    | it\s+is\s+(?:strongly\s+|highly\s+|also\s+|generally\s+)?
      (?:recommended|advised|advisable|suggested|recommendable)\s+(?:that|to)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_YOU = re.compile(r"\byou(?:r|rs)?\b", re.IGNORECASE)


def check(text: CheckedText) -> Iterator[Found]:
    """Find advice that is given to no one: "Patients should …", "It is recommended that …".

    Why: the reader has to find out that "patients" is them. Who is spoken to as "you" knows what
    to do. PEMAT and the CDC Clear Communication Index ask for it.

    Instead: say it to the reader, with the verb first: "Drink more water." For some readers only:
    "If you have gout, …".
    """
    for passage in text.english_prose:
        for sentence in passage.sentences:
            match = _UNDIRECTED.match(sentence.text)
            if match and not _YOU.search(match[0]):
                start = sentence.in_passage
                yield found_at(
                    passage,
                    start,
                    start + match.end(),
                    "This advice is not said to the reader.",
                    'Say "you", or begin with what to do.',
                )
