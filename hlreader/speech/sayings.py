"""What numbers, units, signs and abbreviations are called, by language."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from hlreader.language import primary
from hlreader.patterns import lazy
from hlreader.wording import ENGLISH as ENGLISH_WORDING
from hlreader.wording import SPANISH as SPANISH_WORDING
from hlreader.wording import Wording


class Sayings(NamedTuple):
    """The words of a language."""

    wording: Wording
    """It knows the names of the months."""
    units: Mapping[str, tuple[str, str]]
    """Each unit as it is said after 1, and after other numbers."""
    degrees: tuple[str, str]
    scales: Mapping[str, str]
    """The names of the scales of temperature."""
    to: str
    """Between the numbers of a range."""
    per: str
    over: str
    """Between the two numbers of a blood pressure."""
    either: str
    """Between two words with a slash."""
    point: str
    """The sign before decimals."""
    fractions: Mapping[tuple[int, int], str]
    half_of: "re.Pattern[str] | None"
    """What comes after a half that is feminine, or None if there is no such thing."""
    feminine_half: str
    measured: "re.Pattern[str]"
    """What comes after an amount that describes it, as in "a 50 milligram tablet"."""
    and_: str
    number: str
    """Before a number with "#"."""
    signs: Mapping[str, str]
    comparisons: Mapping[str, str]
    """Signs that count only before a number. Elsewhere they may be markup."""
    shortened: Mapping[str, str]
    """Abbreviations with small letters. Those with full stops have them here too."""
    bound: Mapping[str, str]
    """Abbreviations that count only before a number."""
    numerals_after: str
    """Words before a Roman numeral, for a regular expression."""
    day_first: bool
    """Whether the day is before the month in dates such as 3/4/2026."""
    letters: frozenset[str]
    """Abbreviations that are said letter by letter, though they look like words."""
    words: frozenset[str]
    """Abbreviations that are said as words, though they look like letters."""
    emergency: frozenset[str]
    """Telephone numbers that are said figure by figure, in a text about calling."""
    calling: "re.Pattern[str]"
    """What a text about calling has."""


_EMERGENCY = frozenset("911 999 112 111 988 211 311 811 061 091 995 997".split())

ENGLISH = Sayings(
    wording=ENGLISH_WORDING,
    units={
        "mg": ("milligram", "milligrams"), "mcg": ("microgram", "micrograms"),
        "µg": ("microgram", "micrograms"), "ug": ("microgram", "micrograms"),
        "g": ("gram", "grams"), "kg": ("kilogram", "kilograms"),
        "ng": ("nanogram", "nanograms"), "ml": ("milliliter", "milliliters"),
        "dl": ("deciliter", "deciliters"), "l": ("liter", "liters"),
        "µl": ("microliter", "microliters"), "mm": ("millimeter", "millimeters"),
        "cm": ("centimeter", "centimeters"), "km": ("kilometer", "kilometers"),
        "kcal": ("kilocalorie", "kilocalories"), "kj": ("kilojoule", "kilojoules"),
        "mmhg": ("millimeter of mercury", "millimeters of mercury"),
        "mmol": ("millimole", "millimoles"), "mol": ("mole", "moles"),
        "nmol": ("nanomole", "nanomoles"), "µmol": ("micromole", "micromoles"),
        "iu": ("international unit", "international units"), "oz": ("ounce", "ounces"),
        "lb": ("pound", "pounds"), "lbs": ("pound", "pounds"),
        "tsp": ("teaspoon", "teaspoons"), "tbsp": ("tablespoon", "tablespoons"),
        "hr": ("hour", "hours"), "hrs": ("hour", "hours"), "h": ("hour", "hours"),
        "min": ("minute", "minutes"), "mins": ("minute", "minutes"),
        "sec": ("second", "seconds"), "wk": ("week", "weeks"), "wks": ("week", "weeks"),
        "yr": ("year", "years"), "yrs": ("year", "years"),
        "ft": ("foot", "feet"), "msv": ("millisievert", "millisieverts"), "gy": ("gray", "gray"),
        "bpm": ("beat per minute", "beats per minute"), "kpa": ("kilopascal", "kilopascals"),
        "meq": ("milliequivalent", "milliequivalents"), "%": ("percent", "percent"),
        "m²": ("square meter", "square meters"), "m2": ("square meter", "square meters"),
        "cc": ("cubic centimeter", "cubic centimeters"), "hz": ("hertz", "hertz"),
        "day": ("day", "days"),
    },
    degrees=("degree", "degrees"),
    scales={"C": "Celsius", "F": "Fahrenheit"},
    to="to",
    per="per",
    over="over",
    either="or",
    point=".",
    fractions={
        (1, 2): "one half", (1, 3): "one third", (2, 3): "two thirds", (1, 4): "one quarter",
        (3, 4): "three quarters", (1, 5): "one fifth", (2, 5): "two fifths",
        (3, 5): "three fifths", (4, 5): "four fifths", (1, 6): "one sixth", (5, 6): "five sixths",
        (1, 8): "one eighth", (3, 8): "three eighths", (5, 8): "five eighths",
        (7, 8): "seven eighths", (1, 10): "one tenth", (1, 100): "one hundredth",
    },
    half_of=None,
    feminine_half="",
    measured=lazy(
        r" (?:tablet|pill|capsule|dose|injection|patch|vial|bottle|glass|cup|can|strip|scan|course|"
        r"spoon|syringe|tube|sachet|increment|lump|tumor|margin)"
    ),
    and_="and",
    number="number",
    signs={
        "≤": "at most", "≥": "at least", "±": "plus or minus",
        "×": "times", "÷": "divided by", "=": "equals", "≈": "about", "&": "and",
        "§": "section", "→": "to", "+": "plus", "@": "at", "°": "degrees", "%": "percent",
    },
    comparisons={"<": "less than", ">": "more than", "~": "about"},
    shortened={
        "e.g.": "for example", "i.e.": "that is", "etc.": "and so on", "vs.": "versus",
        "vs": "versus", "Dr.": "Doctor", "Drs.": "Doctors", "Mr.": "Mister", "Mrs.": "Missis",
        "Ms.": "Miz", "Prof.": "Professor", "approx.": "about", "incl.": "including",
        "a.m.": "A M", "p.m.": "P M", "w/o": "without", "w/": "with", "appt.": "appointment",
        "Rx": "prescription", "COVID-19": "COVID 19", "cf.": "compare", "and/or": "and or",
    },
    bound={"No.": "number", "no.": "number", "p.": "page", "pp.": "pages", "Fig.": "figure"},
    numerals_after="stage|type|grade|phase|class|part|factor|level|category",
    day_first=False,
    letters=frozenset("DCIS LCIS UTI IUD HER ER".split()),
    words=frozenset(
        "AIDS CoV PET NICE FAST FISH COVID ASCO DEXA SARS CRISPR RADS GERD NSAID".split()
    ),
    emergency=_EMERGENCY,
    calling=lazy(
        r"\b(?:call|dial|phone|ring|text|contact|NHS|line|lifeline|helpline|emergency number)",
        re.IGNORECASE,
    ),
)  # fmt: skip

SPANISH = Sayings(
    wording=SPANISH_WORDING,
    units={
        "mg": ("miligramo", "miligramos"), "mcg": ("microgramo", "microgramos"),
        "µg": ("microgramo", "microgramos"), "g": ("gramo", "gramos"),
        "gr": ("gramo", "gramos"), "kg": ("kilo", "kilos"), "ng": ("nanogramo", "nanogramos"),
        "ml": ("mililitro", "mililitros"), "dl": ("decilitro", "decilitros"),
        "l": ("litro", "litros"), "µl": ("microlitro", "microlitros"),
        "mm": ("milímetro", "milímetros"), "cm": ("centímetro", "centímetros"),
        "km": ("kilómetro", "kilómetros"), "kcal": ("kilocaloría", "kilocalorías"),
        "mmhg": ("milímetro de mercurio", "milímetros de mercurio"),
        "mmol": ("milimol", "milimoles"), "nmol": ("nanomol", "nanomoles"),
        "ui": ("unidad internacional", "unidades internacionales"),
        "oz": ("onza", "onzas"), "lb": ("libra", "libras"), "lbs": ("libra", "libras"),
        "h": ("hora", "horas"), "hr": ("hora", "horas"), "hrs": ("hora", "horas"),
        "min": ("minuto", "minutos"), "seg": ("segundo", "segundos"),
        "msv": ("milisievert", "milisieverts"), "cc": ("centímetro cúbico", "centímetros cúbicos"),
        "lpm": ("latido por minuto", "latidos por minuto"), "%": ("por ciento", "por ciento"),
        "m²": ("metro cuadrado", "metros cuadrados"), "día": ("día", "días"),
    },
    degrees=("grado", "grados"),
    scales={"C": "Celsius", "F": "Fahrenheit"},
    to="a",
    per="por",
    over="sobre",
    either="o",
    point=",",
    fractions={
        (1, 2): "medio", (1, 3): "un tercio", (2, 3): "dos tercios", (1, 4): "un cuarto",
        (3, 4): "tres cuartos", (1, 5): "un quinto", (2, 5): "dos quintos",
        (3, 5): "tres quintos", (4, 5): "cuatro quintos", (1, 8): "un octavo",
        (1, 10): "un décimo",
    },
    half_of=lazy(r" (?:[^\W\d_]+a|dosis)\b"),
    feminine_half="media",
    measured=lazy(r"(?!)"),
    and_="y",
    number="número",
    signs={
        "≤": "como máximo", "≥": "al menos", "±": "más o menos",
        "×": "por", "÷": "entre", "=": "igual a", "≈": "unos", "&": "y",
        "§": "sección", "→": "a", "+": "más", "@": "arroba", "°": "grados", "%": "por ciento",
    },
    comparisons={"<": "menos de", ">": "más de", "~": "unos"},
    shortened={
        "p. ej.": "por ejemplo", "p.ej.": "por ejemplo", "etc.": "etcétera", "Dr.": "doctor",
        "Dra.": "doctora", "Drs.": "doctores", "Dres.": "doctores", "Sr.": "señor",
        "Sra.": "señora", "EE. UU.": "Estados Unidos", "EE.UU.": "Estados Unidos",
        "Ud.": "usted", "Uds.": "ustedes", "aprox.": "aproximadamente", "a. m.": "de la mañana",
        "a.m.": "de la mañana", "p. m.": "de la tarde", "p.m.": "de la tarde", "vs.": "contra",
        "y/o": "y o", "COVID-19": "COVID 19",
    },
    bound={
        "núm.": "número", "n.º": "número", "Nº": "número", "N.º": "número", "pág.": "página",
        "tel.": "teléfono", "Tel.": "teléfono",
    },
    numerals_after="etapa|estadio|estadío|tipo|grado|fase|clase|factor|nivel|categoría",
    day_first=True,
    letters=frozenset(
        "VIH ADN ARN OMS ECG EKG IRM ITU ITS DIU IMC UCI IV AINE EE UU IA VPH EEG ACV".split()
    ),
    words=frozenset("TAC SIDA EPOC COVID PET BRCA ONU".split()),
    emergency=_EMERGENCY,
    calling=lazy(r"\b(?:llam|marc|marqu|tel|línea|emergencia|NHS)", re.IGNORECASE),
)  # fmt: skip

_SAYINGS = {"en": ENGLISH, "es": SPANISH}


def sayings_of(language: str) -> Sayings | None:
    """Return the words of a language, or None if there are none yet."""
    return _SAYINGS.get(primary(language))
