"""Count the syllables of numbers, units and abbreviations as people read them aloud.

"3,000" is "three thousand", "mg" is "milligrams", "MRI" is "em ar eye". The SMOG instructions
(National Cancer Institute, "Making Health Communication Programs Work", appendix) ask for this:
they count a number as it is spoken.
"""

import re

_BELOW_TWENTY = (2, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 3, 1, 2, 2, 2, 2, 3, 2, 2)  # zero … nineteen
_TENS = (0, 0, 2, 2, 2, 2, 2, 3, 2, 2)  # twenty … ninety
_HUNDRED = 2
_POINT = 1
_SCALES = ((10**12, 2), (10**9, 2), (10**6, 2), (10**3, 2))  # trillion … thousand
_TOO_LONG_TO_SAY = 15  # digits: read out one by one

_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_LETTERS_WITH_DOTS = re.compile(r"[^\W\d_](?:\.[^\W\d_])+")

_SHORTENED = {
    "mg": 3, "mcg": 3, "kg": 3, "ml": 4, "dl": 4, "cm": 4, "mm": 4, "km": 4, "oz": 1, "lb": 1,
    "lbs": 1, "kcal": 4, "mmhg": 9, "hr": 2, "hrs": 2, "dr": 2, "mr": 2, "mrs": 2, "ms": 1,
    "vs": 2, "etc": 4, "tbsp": 4, "tsp": 3, "yr": 1, "yrs": 1, "hz": 1, "ph": 2, "hgb": 4,
    "mmol": 3, "nmol": 3, "pmol": 3, "umol": 4, "ug": 3,
}  # fmt: skip
"""The syllables of shortened words when they are spoken in full."""

_SPELLED = frozenset(
    "abg acl acs adhd adl ae aed afp aha ai aki alp als alt ama amh ana anc apa asa asd ast avn "
    "azt bmi bse bun cad cea co copd cva dcis dic dka dna dre ebv ecg ecv ed eeg egd egfr ehr ekg "
    "emg emr emt ent eps er esr etoh eu fasd fda fev fna gad gi gu hiv ibd ibs icd icp icu iga "
    "igd ige igf igg igm im inr iol iop iq itp iu iud iv ivc ivf ivig jia kub lad lcis luq maoi "
    "mca mi mic mri nih npo oa ob obgyn ocd ocp oi osa ot otc pca pcos pda pe pid pni poa ppi psa "
    "pud qol ra rna rti ruq sah sga siadh sle snri ssri sti tah tbi tia uc ue uk un uri urti us "
    "usa uti uv uvb vip vte who".split()
)
"""Initialisms with a vowel, which would otherwise count as words."""

_ACRONYMS = {
    "cabg": 2, "cpap": 2, "dmard": 2, "gerd": 1, "gord": 1, "lvad": 2, "mrsa": 2, "nsaid": 2,
    "tavr": 2, "vbac": 2,
}  # fmt: skip
"""The syllables of abbreviations that people say as a word."""

_MIXED_WORDS = frozenset("afib ebay ipad prep".split())
"""Short words with a capital inside that people say as words. They spell out all others."""

_CONSONANTS_ONLY = re.compile(r"[b-df-hj-np-tv-xz]+")
_UNSAYABLE_START = re.compile(
    r"(?:bm|cb|cd|cf|cg|cm|cn|cp|ct|cv|db|dc|dg|dm|dn|dp|ds|dv|fd|fn|gf|hb|hc|hd|hm|hp|hr|hs|ld|lf|"
    r"lg|lm|ln|lp|ls|mc|md|mf|mg|mr|ms|mt|nc|nd|ng|nh|nm|nr|ns|nt|pc|pd|pg|pm|pp|pt|rb|rc|rd|rf|rm|"
    r"rn|rp|rs|rt|sb|sd|sg|ss|tb|td|tf|tn|tp|tt|vb|vd|vf|vs|vt|wb|wc|wd|wf|xr)"
)
_MOST_LETTERS = 5
_MIXED = re.compile(r"[A-Za-z]*[a-z][A-Z][A-Za-z]*")  # "IgG", "mRNA"
_MOST_MIXED = 4


def integer_syllables(number: int) -> int:
    """Return the syllables of a spoken whole number.

    >>> integer_syllables(3000)  # three thousand
    3
    """
    if number < len(_BELOW_TWENTY):
        return _BELOW_TWENTY[number]
    for scale, said in _SCALES:
        if number >= scale:
            rest = number % scale
            return integer_syllables(number // scale) + said + (rest and integer_syllables(rest))
    hundreds, rest = divmod(number, 100)
    total = (_BELOW_TWENTY[hundreds] + _HUNDRED) if hundreds else 0
    if rest < len(_BELOW_TWENTY):
        return total + (_BELOW_TWENTY[rest] if rest else 0)
    return total + _TENS[rest // 10] + (_BELOW_TWENTY[rest % 10] if rest % 10 else 0)


def _digits(digits: str) -> int:
    return sum(_BELOW_TWENTY[int(digit)] for digit in digits)


def number_syllables(number: str) -> int:
    """Return the syllables of a number in figures: "3,000", "9.5", a year such as "1998".

    1100 to 1999 and 2010 to 2099, without a comma, are years.
    """
    if not _NUMBER.fullmatch(number) or not number.isascii():
        return max(1, sum(map(str.isalnum, number)))
    whole, _, decimals = number.replace(",", "").partition(".")
    if len(whole) > _TOO_LONG_TO_SAY or (whole[0] == "0" and len(whole) > 1):
        total = _digits(whole)
    else:
        total = _year_syllables(whole, plain="," not in number and not decimals)
    return total + (_POINT + _digits(decimals) if decimals else 0)


def _year_syllables(whole: str, *, plain: bool) -> int:
    number = int(whole)
    century, rest = divmod(number, 100)
    if plain and (11 <= century <= 19 or (century == 20 and rest >= 10)):  # noqa: PLR2004
        if not rest:
            return integer_syllables(century) + _HUNDRED
        gap = 1 if rest < 10 else 0  # "nineteen oh five" # noqa: PLR2004
        return integer_syllables(century) + gap + integer_syllables(rest)
    return integer_syllables(number)


def ordinal_syllables(number: str) -> int:
    """Return the syllables of "1st", "12th" or "20th", and of a decade such as "1990s"."""
    figures = number.rstrip("dhnrst")
    tens = len(figures) > 1 and figures[-1] == "0" and figures[-2] not in "01"
    second = figures.endswith("2") and not figures.endswith("12")
    added = int((tens or second) and not number.endswith("s"))  # "twentieth", but "nineties"
    return number_syllables(figures) + added


def letters_syllables(letters: str) -> int:
    """Return the syllables of letters spoken one by one. Only W has more than one."""
    return sum(3 if letter in "wW" else 1 for letter in letters if letter.isalpha())


def abbreviation_syllables(word: str) -> int | None:
    """Return the syllables of a shortened or spelled-out word, or None if it is a plain word."""
    if "." in word and _LETTERS_WITH_DOTS.fullmatch(word):
        return letters_syllables(word)
    if len(word) > _MOST_LETTERS + 1:  # plus the "s" of a plural
        return None
    lower = word.lower()
    if lower in _SHORTENED and not (word.isupper() and len(word) > 1):
        return _SHORTENED[lower]
    stem = word[:-1] if len(word) > 2 and word[-1] == "s" and word[-2].isupper() else word  # noqa: PLR2004
    if len(stem) == 1:
        return 3 if lower == "w" else 1
    lower = stem.lower()
    if len(stem) <= _MOST_MIXED and _MIXED.fullmatch(stem) and lower not in _MIXED_WORDS:
        return letters_syllables(stem)
    if not stem.isupper() or len(stem) > _MOST_LETTERS:
        return None
    if lower in _ACRONYMS:
        return _ACRONYMS[lower]
    return letters_syllables(stem) if _is_spelled(lower) else None


def is_spelled_out(word: str) -> bool:
    """Return whether people say a word letter by letter, such as "MRI" or "IgG".

    >>> is_spelled_out("MRI"), is_spelled_out("AIDS")
    (True, False)
    """
    lower = word.lower()
    if len(word) <= _MOST_MIXED and _MIXED.fullmatch(word):
        return lower not in _MIXED_WORDS
    if not word.isupper() or len(word) > _MOST_LETTERS or lower in _ACRONYMS:
        return False
    return _is_spelled(lower)


def _is_spelled(lower: str) -> bool:
    return bool(
        lower in _SPELLED or _CONSONANTS_ONLY.fullmatch(lower) or _UNSAYABLE_START.match(lower)
    )
