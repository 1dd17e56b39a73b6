"""HL001 grade-over-limit."""

from collections.abc import Iterator

from hlreader.checker.levels import excesses
from hlreader.checker.rule import Found, Scope, Severity
from hlreader.checker.text.checked_text import CheckedText

CODE = "HL001"
NAME = "grade-over-limit"
SEVERITY = Severity.ERROR
SCOPE = Scope.LEVEL

FAILS = """\
Chemotherapy administration necessitates venous access, frequently accomplished by surgical
implantation of a subcutaneous reservoir under local anesthesia.
"""
PASSES = """\
You get the drug through a vein. A doctor may put a small port under your skin first. You will not
feel it.
"""


def check(text: CheckedText) -> Iterator[Found]:
    """Find texts whose reading level is over the limit.

    Why: half of adults read at grade 8 or below. Formulas do not agree: SMOG gives grades that are
    two to three higher than Flesch-Kincaid. So a limit of 8 means Flesch-Kincaid 8 and SMOG 10. Set
    a limit for each formula with `max-grade = {flesch-kincaid = 8, smog = 10}`. For Spanish, a text
    must also have 55 or more on the Szigriszt-Pazos scale, which is "normal" in INFLESZ.

    Instead: shorten the sentences that the report names first, and replace long words with
    plain ones.
    """
    found = excesses(text.score, text.settings, text.language)
    if found:
        yield Found(0, 0, f"This text has {', and '.join(map(str, found))}.")
