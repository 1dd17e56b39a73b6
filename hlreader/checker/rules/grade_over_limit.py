"""HL001 grade-over-limit."""

from collections.abc import Iterator

from hlreader.checker.rule import Found, Scope, Severity
from hlreader.checker.text.checked_text import CheckedText
from hlreader.readability.languages import language_of

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

    Why: half of adults read at grade 8 or below. The American Medical Association asks for grade 6,
    and the National Institutes of Health for below grade 8. Health research uses the SMOG formula,
    and most editors know Flesch-Kincaid. A text must pass both. Spanish uses Crawford's years of
    school.

    Instead: shorten the sentences that the report lists as hardest, and replace long words with
    plain ones.
    """
    limit = text.settings.max_grade
    grades = language_of(text.language).grades
    over = [
        f"{title} grade {grade:.1f}"
        for score, title in grades.items()
        if (grade := text.score.scores.get(score)) is not None and grade > limit
    ]
    if over:
        verb = "is" if len(over) == 1 else "are"
        yield Found(0, 0, f"{' and '.join(over)} {verb} over the limit of {limit:g}.")
