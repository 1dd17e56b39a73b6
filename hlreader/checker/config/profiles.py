"""Settings that health bodies recommend, each with what the body says and where.

None of these bodies names a formula. So their grades are limits for Flesch-Kincaid, with the usual
allowance for SMOG (``checker.levels``). They are school grades of the United States. A reading age
counts as the grade plus five years.
"""

from typing import Any, Literal, NamedTuple, TypeAlias

ProfileName: TypeAlias = Literal["ama", "nih", "nhs", "aafp", "medlineplus"]


class Profile(NamedTuple):
    """The settings that follow from what a body says."""

    settings: dict[str, Any]
    says: str
    """What it says, in our words."""
    source: str
    """Where it says so."""


PROFILES: dict[ProfileName, Profile] = {
    "ama": Profile(
        {"max-grade": 6},
        "grade 6 or below",
        "American Medical Association Foundation, Health Literacy and Patient Safety: Help "
        "Patients Understand (2007)",
    ),
    "nih": Profile(
        {"max-grade": 7},
        "below grade 8",
        "National Institutes of Health, Clear Communication: Clear & Simple",
    ),
    "nhs": Profile(
        {"max-grade": 6, "max-sentence-words": 20},
        "a reading age of 9 to 11, and sentences of up to 20 words",
        "NHS digital service manual, Health literacy "
        "(service-manual.nhs.uk/content/health-literacy)",
    ),
    "aafp": Profile(
        {"max-grade": 6},
        "grades 5 to 6",
        "American Academy of Family Physicians, Health literacy: the gap between physicians and "
        "patients, American Family Physician 72 (2005) 463-468",
    ),
    "medlineplus": Profile(
        {"max-grade": 7},
        "grades 6 to 7",
        "MedlinePlus, How to Write Easy-to-Read Health Materials",
    ),
}
