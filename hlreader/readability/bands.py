"""Words for how hard a text is, next to its figure.

Both tables are published, so a word means the same as in other programs.
"""

from hlreader.messages import Message

_DIFFICULTY = (
    (6, Message("very easy")),
    (7, Message("easy")),
    (8, Message("fairly easy")),
    (10, Message("medium")),
    (13, Message("fairly hard")),
    (17, Message("hard")),
)
"""The grade below which each word of Flesch's scale applies. Above all of them a text is very hard.

Flesch, "The Art of Readable Writing", Harper (1949), gives seven words for his reading ease, each
with school grades. hlreader's difficulty has the mean and spread of Flesch-Kincaid grades.
"""

_INFLESZ = (
    (40, Message("very hard")),
    (55, Message("somewhat hard")),
    (65, Message("normal")),
    (80, Message("quite easy")),
)
"""The Szigriszt-Pazos score up to which each band of INFLESZ goes. Above all of them is very easy.

Barrio-Cantalejo and others, "Validación de la Escala INFLESZ para evaluar la legibilidad de los
textos dirigidos a pacientes", Anales del Sistema Sanitario de Navarra 31 (2008) 135-152.
"""


def difficulty_word(grade: float) -> Message:
    """Return the word for a difficulty in grades.

    >>> difficulty_word(5.4), difficulty_word(11)
    ('very easy', 'fairly hard')
    """
    return next((word for below, word in _DIFFICULTY if grade < below), Message("very hard"))


def inflesz(value: float) -> Message:
    """Return the INFLESZ band of a Szigriszt-Pazos score, in English.

    >>> inflesz(38), inflesz(62)
    ('very hard', 'normal')
    """
    return next((word for upper, word in _INFLESZ if value < upper), Message("very easy"))
