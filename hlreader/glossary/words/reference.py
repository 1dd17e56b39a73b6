"""Recognise meanings that only lead to another entry: "The medical word for a scan"."""

import re

REFERS = re.compile(
    r"(?:see(?: also)?|same as|short for|synonym (?:of|for)|"
    r"(?:an?(?:other)?|the) (?:(?:medical|formal|everyday|plain|old|older|other|short|brand|"
    r"common|usual) )?(?:name|word|term) for|"
    r"véase|ver|lo mismo que|(?:otro )?(?:nombre|término) (?:médico )?(?:de|para))"
    r"\b:?\s+(?:an? |the |la |el |un |una )?[\"“']?(?P<name>[^.;:()]+?)[\"”']?\.?",
    re.IGNORECASE,
)


def referred_to(plain: str) -> str:
    """Return the name that a meaning only refers to, or an empty text.

    >>> referred_to("The medical word for high blood pressure."), referred_to("A sore throat.")
    ('high blood pressure', '')
    """
    found = REFERS.fullmatch(plain)
    return found["name"] if found else ""
