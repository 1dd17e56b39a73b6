"""HL001 grade-over-limit."""

from collections.abc import Iterator

from hlreader.checker.rule import Finding, Measured
from hlreader.models import Place
from hlreader.readability.languages import language_of

CODE = "HL001"
NAME = "grade-over-limit"


def check(measured: Measured) -> Iterator[Finding]:
    """Find a text whose reading level is over the limit.

    Why: half of adults read at grade 8 or below; the American Medical Association asks for grade
    6, the National Institutes of Health for below grade 8. SMOG is the formula that health
    research uses, Flesch-Kincaid the one that most editors know; a text must pass both. Spanish is
    held to Crawford's years of school.

    Instead: shorten the sentences that the report lists as hardest, and put a plain word for each
    long one.
    """
    language = str(measured.document.front_matter.get("language", ""))
    for score, title in language_of(language).grades.items():
        grade = measured.score.scores.get(score)
        if grade is not None and grade > measured.settings.max_grade:
            yield Finding(
                CODE,
                NAME,
                Place(1, 1),
                f"{title} grade {grade:.1f} is over the limit of {measured.settings.max_grade:g}.",
            )
