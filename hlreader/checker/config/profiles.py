"""Settings that health bodies recommend.

Grades are school grades of the United States. A reading age counts as the grade plus five years.
"""

from typing import Literal, TypeAlias

Profile: TypeAlias = Literal["ama", "nih", "nhs", "aafp", "medlineplus"]

PROFILES: dict[Profile, dict[str, float]] = {
    # American Medical Association: grade 6 or below.
    "ama": {"max-grade": 6},
    # National Institutes of Health: below grade 8.
    "nih": {"max-grade": 7},
    # NHS digital service manual: reading age 9 to 11, and sentences of up to 20 words.
    "nhs": {"max-grade": 6, "max-sentence-words": 20},
    # American Academy of Family Physicians: grades 5 to 6.
    "aafp": {"max-grade": 6},
    # MedlinePlus: grades 6 to 7.
    "medlineplus": {"max-grade": 7},
}
