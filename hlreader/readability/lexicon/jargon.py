"""Which English words are jargon: rare words, and medical words that are fairly rare."""

import re
from functools import lru_cache

from hlreader.patterns import lazy
from hlreader.readability.lexicon.familiar import is_familiar
from hlreader.readability.lexicon.frequency import commonest
from hlreader.readability.lexicon.rarity import zipf

RARE_ZIPF = 2.4
"""A word that is rarer is jargon, unless it has only common parts."""
MEDICAL_ZIPF = 3.3
"""A word with a medical ending is jargon if it is rarer than this."""
_SHORTEST = 6
_SHORTEST_PART, _LONGEST_PART = 4, 40
_FIRST_PARTS = ("auto", "photo", "radio", "micro", "macro", "multi", "ultra", "super")
"""First parts of medical terms that look like familiar words."""
_LONGEST_ADDRESS = 100
_MEDICAL = tuple(
    "itis osis oses emia aemia oma omas ectomy ectomies otomy otomies ostomy ostomies pathy "
    "pathies penia plasia plegia algia uria pnea pnoea rrhea rrhoea rrhage rrhagic scopy scopies "
    "graphy lysis lytic cyte cytes genic genesis trophy phagia phasia sclerosis stenosis thorax "
    "kinesia philia edema mab mabs tinib tinibs statin statins pril prils sartan sartans azole "
    "azoles cillin cillins mycin mycins gliptin gliptins cycline cyclines ectasis metry oid "
    "oids oidy ergic iasis plasty pathic tropic globulin globulins vascular centesis".split()
)
"""Endings of medical terms."""
_DRUG_STEMS = tuple(
    "mab tinib ciclib rafenib parib zomib statin pril sartan olol dipine azosin grel xaban gatran "
    "parin azole azine cillin mycin micin cycline oxacin penem bactam gliptin gliflozin glutide "
    "glitazone formin triptan zepam zolam setron prazole tidine lukast terol sone solone olone "
    "onide afil tadine zolamide thiazide semide caine barbital fenac profen oxicam coxib dronate "
    "fibrate vastatin rubicin taxel platin trexate bicin poetin grastim vir vudine tegravir "
    "buvir previr ciclovir conazole oxetine traline pramine triptyline pidem clone plon apine "
    "idone peridol racetam gabalin bamate toin zepine".split()
)
"""Endings of the names of drugs, as the World Health Organization gives them."""
_TECHNICAL_ZIPF = 2.1
"""A word that is listed as rarer than this, or is longer or more technical, is hard for most."""
_COMBINING = lazy(
    r"(?:adeno|angi|arthr|auto|brady|bronch|carcin|cardi|cephal|cerebr|chem|chol|chondr|chrom|crani|"
    r"cyan|cyst|cyto|dermat|dextr|duoden|dys|electr|encephal|endo|enter|epi|erythr|eti|fibr|gastr|"
    r"genit|gluc|glyc|gynec|haem|hem[aoi]|hepat|hist|hydr|hyper|hypo|hyster|immun|infra|intra|"
    r"iso|kerat|lapar|laryng|leuk|lip[io]|lymph|macro|mast|mening|metabol|micro|mon[io]|muc|myc|"
    r"myel|myo|nas[ao]|necr|neo|nephr|neur|ocul|onco|ophthalm|orth|ost[eo]|ot[io]|ovari|pancre|"
    r"para|path|peri|pharmac|phleb|photo|physi|plasm|pleur|pneum|poly|post|proct|prost|pseud|psych|"
    r"pulm|pyel|radi|ren[ao]|retin|retro|rhin|sarc|scler|sept|sero|splen|spondyl|stern|sub|supra|"
    r"sympath|tachy|tele|therm|thorac|thromb|thyr|toxic|trache|trans|trich|tympan|ultra|ureth|"
    r"uter|vas[o]|ven[o]|ventric|vesic|viscer|xer)"
)
"""Beginnings of medical and technical words."""
_EVERYDAY_ENDING = lazy(r"(?:ing|ed|ers?|ors?|y|ions?|ness|ments?|ly|s'|ful|less|able)$")
"""Endings of everyday words, which technical words have less often."""
_LETTERS = re.compile(r"[a-z]+(?:-[a-z]+)*")


@lru_cache(65536)
def is_jargon(word: str) -> bool:
    """Return whether a word in lower case is rare, or medical and fairly rare."""
    if len(word) < _SHORTEST or not _LETTERS.fullmatch(word):
        return False
    common_from = MEDICAL_ZIPF if word.endswith(_MEDICAL) else RARE_ZIPF
    return zipf(word) < common_from and commonest(word) < common_from


def is_drug_name(word: str) -> bool:
    """Return whether a word in lower case ends as the names of drugs do: "amlodipine"."""
    return word.endswith(_DRUG_STEMS) and not is_familiar(word)


def is_technical(word: str) -> bool:
    """Return whether a rare word is technical, and not an everyday word such as "chickenpox"."""
    if word.endswith(_MEDICAL):
        return True
    is_built = _COMBINING.match(word) or not _EVERYDAY_ENDING.search(word)
    return bool(is_built) and commonest(word) < _TECHNICAL_ZIPF


def is_made_of_familiar_words(word: str) -> bool:
    """Return whether a word joins two familiar words: "wholegrain", but not "photodynamic"."""
    return not word.startswith(_FIRST_PARTS) and any(
        is_familiar(word[:at]) and is_familiar(word[at:])
        for at in range(
            max(_SHORTEST_PART, len(word) - _LONGEST_PART),
            min(_LONGEST_PART, len(word) - _SHORTEST_PART) + 1,
        )
    )


def is_in_address(text: str, start: int) -> bool:
    """Return whether the word at an offset belongs to a web or e-mail address."""
    before = text[max(0, start - _LONGEST_ADDRESS) : start].rsplit(" ", maxsplit=1)[-1]
    following = text[start : start + _LONGEST_ADDRESS].split(" ", maxsplit=1)[0]
    return any(sign in before + following for sign in ("://", "www.", "@"))
