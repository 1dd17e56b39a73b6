"""HL105 indirect-order."""

import re
from collections.abc import Iterator

from hlreader.checker.rule import Found, Severity, found_at
from hlreader.checker.text.checked_text import CheckedText
from hlreader.patterns import lazy

CODE = "HL105"
NAME = "indirect-order"
SEVERITY = Severity.ADVICE

FAILS = """\
It is important that you take the pills with food. You are advised to rest.
"""
PASSES = """\
Take the pills with food. Rest. It is important to know the signs of a stroke.
"""

_NEEDED = frozenset(
    "important essential vital imperative necessary crucial advised requested asked encouraged "
    "required ensure".split()
)
_INDIRECT = lazy(
    r"""
      \bit(?:\s+is|['’]s)\s+(?:also\s+|very\s+|really\s+|most\s+|extremely\s+)?
        (?:important|essential|vital|imperative|necessary|crucial)\s+
        (?:that\s+you\b|for\s+you\s+to\b|to(?=\s+(?:also\s+)?(?:get|have|take|tell|keep|follow|
          call|see|eat|drink|talk|protect|wash|check|do|not|rest|wear|use|ask|avoid|stay|finish|
          complete|read|bring|make|let|attend|quit|stop|exercise|drive|go)\b))
        (?!\s+(?:know|note|remember|understand|realise|realize|recognise|recognize|be\s+aware))
    | \byou\s+(?:are|will\s+be)\s+(?:strongly\s+|also\s+)?
        (?:advised|requested|encouraged|required)\s+to\b
    | \byou\s+(?:should|must)\s+(?:also\s+)?(?:please\s+)?(?:ensure|make\s+sure)\s+that\b
    | \bplease\s+ensure\s+that\b
    """,
    re.VERBOSE | re.IGNORECASE,
)


def check(text: CheckedText) -> Iterator[Found]:
    """Find orders that hide what to do behind other words: "It is important that you take …".

    Why: readers want to know what to do. These words come before it, and add nothing. The plain
    language guides of the United States government and of the NHS ask to begin with the verb.

    Instead: begin with what to do: "Take the pills with food."
    """
    for passage, sentence in text.english_words.sentences(_NEEDED):
        for start, end in passage.unquoted(_INDIRECT, sentence):
            yield found_at(
                passage,
                start,
                end,
                f'"{passage.text[start:end]}" comes before what to do.',
                "Begin with what to do.",
            )
