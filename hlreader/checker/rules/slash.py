"""HL211 slash."""

import re
from collections.abc import Iterator

from hlreader.checker.rule import Found, Severity, found_at
from hlreader.checker.text.checked_text import CheckedText
from hlreader.patterns import lazy
from hlreader.readability.lexicon.frequency import is_everyday

CODE = "HL211"
NAME = "slash"
SEVERITY = Severity.ADVICE

FAILS = """\
Bring a relative and/or friend. Ask your doctor/nurse.
"""
PASSES = """\
Bring a relative, a friend, or both. Take 5 mg/day. See example.org/help. We are open 24/7.
"""

_AND_OR = "and/or"
_SLASH = lazy(
    r"(?<![\w/.@:-])(?:and/or|[a-z]{3,}/[a-z]{3,}(?:/[a-z]{3,})?)(?![\w/@]|\.\w|-\w)",
    re.IGNORECASE,
)
_MEASURES = lazy(
    r"(?:^|/)\s?(?:day|hour|week|month|minute|min|sec|mol|mmol|dose|litre|liter|year|mcg|http|https|"
    r"his|hers?|him|she|he)\b",
    re.IGNORECASE,
)


def check(text: CheckedText) -> Iterator[Found]:
    """Find "and/or" and words joined by a slash: "doctor/nurse".

    Why: a slash can mean "and", "or" or both, and screen readers say "slash". The
    Federal Plain Language Guidelines of the United States ask not to use it. The rule leaves alone
    units, addresses, names of drugs and names such as "HIV/AIDS". HL404 finds "he/she".

    Instead: write "and" or "or", or "… or … or both".
    """
    for passage in text.english_prose:
        if "/" not in passage.text:
            continue
        for match in _SLASH.finditer(passage.text):
            if passage.is_code(match.start()) or passage.is_quoted(*match.span()):
                continue
            run = passage.run_at(match.start())
            is_both = match[0].lower() == _AND_OR
            if not is_both and not all(map(is_everyday, match[0].lower().split("/"))):
                continue
            if not is_both and (
                _MEASURES.search(match[0]) or match[0][0].isupper() or (run and run.link)
            ):
                continue
            yield found_at(
                passage,
                *match.span(),
                f'"{match[0]}" can mean "and", "or" or both.',
                'Write "or", or "… or … or both".' if is_both else 'Write "and" or "or".',
            )
