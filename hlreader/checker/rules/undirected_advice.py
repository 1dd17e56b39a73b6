"""HL104 undirected-advice."""

import re
from collections.abc import Iterator

from hlreader.checker.rule import Found, found_at
from hlreader.checker.text.checked_text import CheckedText
from hlreader.patterns import lazy

CODE = "HL104"
NAME = "undirected-advice"

FAILS = """\
Patients should drink more water. It is recommended that individuals with gout avoid beer.
"""
PASSES = """\
Drink more water. If you have gout, avoid beer. People with gout often have a red big toe.
"""

_WHO = (
    r"(?:(?:the|an?|any|all|most|many|some|every|each|these|such|those|[a-z]+(?:ed|ing|ic|er|ant|al))"
    r"\s+){0,2}(?:patients|individuals|persons|people|users|consumers|clients|recipients|sufferers|"
    r"diabetics|smokers|caregivers|carers|parents|mothers|fathers|women|men|adults|relatives|"
    r"visitors)|(?:the|an?|any|every|each)\s+(?:[a-z]+\s+)?"
    r"(?:patient|individual|person|user|client|smoker)|one"
)
# This says which people are meant: "with gout", "who smoke", "aged 50 and over".
_WHICH = (
    r"(?:,?\s+(?:with|who|on|at|over|under|aged|taking|using|having|in|without|receiving|living|"
    r"undergoing)\b(?:\s+(?!(?:whether|if|that|say|says|think)\b)[\w'’-]+){1,9}?,?)?"
)
_ALSO = r"(?:\s+(?:and|or)\s+(?:their\s+)?[a-z]+)?(?:\s+(?:also|always|then|therefore|still))?"
_ADVISED = r"(?:advised|encouraged|urged|requested|instructed|recommended|reminded)"
_MUST = (
    rf"(?:should|must|ought\s+to|needs?\s+to|(?:are|is)\s+(?:strongly\s+|generally\s+)?{_ADVISED}"
    r"\s+to)"
)
_UNDIRECTED = lazy(
    rf"""
      (?:[^.;:?!]{{0,60}},\s+)?(?:{_WHO})\b{_WHICH}{_ALSO}\s+{_MUST}\b
    | it\s+is\s+(?:strongly\s+|highly\s+|also\s+|generally\s+)?
      (?:recommended|advised|advisable|suggested|recommendable)\s+(?:that|to)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
# All matches contain one of these, so most passages need no closer look.
_NEEDED = frozenset(
    "should must ought need needs advised encouraged urged requested instructed recommended "
    "reminded advisable suggested recommendable".split()
)
_YOU = lazy(r"\byou(?:r|rs)?\b", re.IGNORECASE)


def check(text: CheckedText) -> Iterator[Found]:
    """Find advice that does not speak to the reader: "Patients should …", "It is advised that …".

    Why: readers may not see that "patients" means them. When you say "you", they know what to do.
    PEMAT and the CDC Clear Communication Index ask for this.

    Instead: speak to the reader, with the verb first: "Drink more water." For some readers only:
    "If you have gout, …".
    """
    for passage, sentence in text.english_words.sentences(_NEEDED):
        match = _UNDIRECTED.match(sentence.text)
        if match and not _YOU.search(match[0]):
            start = sentence.in_passage
            yield found_at(
                passage,
                start,
                start + match.end(),
                "This advice does not speak to the reader.",
                'Say "you", or start with what to do.',
            )
