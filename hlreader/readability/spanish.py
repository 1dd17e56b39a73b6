"""Syllables of Spanish words, and the Spanish formulas.

Spanish is spelled as it is spoken, so simple rules count well. Each strong vowel (a, e, o) and each
vowel with an accent is a syllable. A weak vowel (i, u, y at the end) joins its neighbour.
"""

from hlreader.patterns import lazy
from hlreader.readability.counts import Counts

_NUCLEI = lazy(r"[aeoáéóíú]|[iuüy]+(?![aeoáéóíú])")
_SILENT_U = lazy(r"(?<=[gq])u(?=[eiéí])")
_WEAK_AFTER_STRONG = lazy(r"(?<=[aeoáéó])[iuüy](?![aeoáéóíú])")
_CONSONANT_Y = lazy(r"y(?=[aeiouáéíóú])")
_PARTS = lazy(r"\d|[^\W\d_]+")
_DIGIT = 2
"""About how many syllables each figure adds to a spoken number."""


def count_syllables(word: str) -> int:
    """Return the syllables of a Spanish word.

    >>> [count_syllables(word) for word in ("biopsia", "ecografía", "ganglio", "cáncer")]
    [2, 5, 2, 2]
    """
    return sum(map(_part_syllables, _PARTS.findall(word.lower())))


def _part_syllables(part: str) -> int:
    if part.isdigit():
        return _DIGIT
    part = _CONSONANT_Y.sub("j", _SILENT_U.sub("", part))
    return max(1, len(_NUCLEI.findall(_WEAK_AFTER_STRONG.sub("", part))))


def fernandez_huerta(counts: Counts) -> float:
    """Return the Fernández-Huerta reading ease, about 0 (hard) to 100 (easy).

    206.84 - 60 syllables/w - 1.02 w/s. Fernández Huerta, "Medidas sencillas de lecturabilidad",
    Consigna 214 (1959) 29-32, as textstat interprets it.
    """
    return 206.84 - 60 * counts.syllables / counts.words - 1.02 * counts.words / counts.sentences


def szigriszt_pazos(counts: Counts) -> float:
    """Return the Szigriszt-Pazos index of perspicuity, about 0 (hard) to 100 (easy).

    206.84 - 62.3 syllables/w - w/s. Szigriszt Pazos, doctoral thesis, Universidad Complutense de
    Madrid (1993), where the constant is 206.835. We use textstat's 206.84.
    """
    return 206.84 - 62.3 * counts.syllables / counts.words - counts.words / counts.sentences


def gutierrez_polini(counts: Counts) -> float:
    """Return the Gutiérrez de Polini index of ease: 95.2 - 9.7 letters/w - 0.35 w/s.

    Gutiérrez de Polini, "Investigación sobre lectura en Venezuela" (1972).
    """
    return 95.2 - 9.7 * counts.letters / counts.words - 0.35 * counts.words / counts.sentences


def crawford(counts: Counts) -> float:
    """Return Crawford's years of school: -0.205 sentences + 0.049 syllables in 100 words - 3.407.

    Crawford, "Fórmula y gráfico para determinar la comprensibilidad de textos de nivel primario en
    castellano", Lectura y Vida 10 (1989) 18-24.
    """
    sentences = 100 * counts.sentences / counts.words
    syllables = 100 * counts.syllables / counts.words
    return -0.205 * sentences + 0.049 * syllables - 3.407
