"""Spanish for the messages of rules that look at texts in any language.

The rules write English. The editor of a Spanish text gets these in Spanish. Each line has a message
with {} for what changes, and its Spanish. A message that is not here stays in English.
"""

import re
from functools import cache

_MESSAGES = {
    "This text has {}.": "Este texto tiene {}.",
    "This paragraph has {}, under the limit of {}.": (
        "Este párrafo tiene {}, menos del mínimo de {}."
    ),
    "This paragraph has {}, over the limit of {}.": "Este párrafo tiene {}, más del límite de {}.",
    "Shorten its sentences, and replace long words.": (
        "Acorte las frases y cambie las palabras largas."
    ),
    "This sentence has {} words, more than {}.": "Esta frase tiene {} palabras, más de {}.",
    "Split it, with one idea in each sentence.": "Divídala, con una idea en cada frase.",
    "This paragraph has {} words, more than {}.": "Este párrafo tiene {} palabras, más de {}.",
    "Start a new one with each new idea.": "Empiece otro con cada idea nueva.",
    "This list has {} items, more than {}.": "Esta lista tiene {} puntos, más de {}.",
    "No sentence introduces this list.": "Ninguna frase presenta esta lista.",
    "Say first what the items are, or what to do with them.": (
        "Diga antes qué son los puntos, o qué hacer con ellos."
    ),
    "{} words without a heading, more than {}.": "{} palabras sin un título, más de {}.",
    "Add one where the next question begins.": "Ponga uno donde empieza la siguiente pregunta.",
    "This level {} heading follows a level {} heading.": (
        "Este título de nivel {} sigue a uno de nivel {}."
    ),
    "This level {} heading skips a level.": "Este título de nivel {} se salta un nivel.",
    "Make it level {}.": "Póngalo en el nivel {}.",
    "This table has {} columns, more than {}.": "Esta tabla tiene {} columnas, más de {}.",
    "Make two tables or a list.": "Haga dos tablas o una lista.",
    "Split it in two, each with its own lead-in.": "Haga dos, cada una con su presentación.",
    '"{}" does not say where the link leads.': "«{}» no dice adónde lleva el enlace.",
    '"{}" does not say where it leads.': "«{}» no dice adónde lleva.",
    "Say what is there.": "Diga qué hay allí.",
    "Say what is at the address.": "Diga qué hay en esa dirección.",
    "The front matter has no title.": "No hay título en los datos del texto.",
    "The front matter has no summary.": "No hay resumen en los datos del texto.",
    "The front matter has no language.": "No hay idioma en los datos del texto.",
    "The front matter has no review date.": "No hay fecha de revisión en los datos del texto.",
    "The front matter has no sources.": "No hay fuentes en los datos del texto.",
    "This text is a draft.": "Este texto es un borrador.",
    "Remove `draft: true` when it is ready for readers.": (
        "Quite `draft: true` cuando esté listo para los lectores."
    ),
    "Add `title: …`, in words that readers use.": (
        "Añada `title: …`, con palabras de quienes lo leen."
    ),
    "Add `summary: …`, the main message in a sentence or two.": (
        "Añada `summary: …`, el mensaje principal en una o dos frases."
    ),
    "Add `language: en`, or the tag of another language.": "Añada `language: es`.",
    "Add `reviewed_on` after someone has reviewed it.": (
        "Añada `reviewed_on` cuando alguien lo haya revisado."
    ),
    "Add `sources`, each with a title and publisher.": (
        "Añada `sources`, cada una con título y editor."
    ),
    "The front matter has no questions for teach-back.": (
        "No hay preguntas para comprobar lo entendido en los datos del texto."
    ),
    "Add `teach_back`, with three to five of them.": "Añada `teach_back`, con tres a cinco.",
    "`teach_back` is not a list.": "`teach_back` no es una lista.",
    "Begin each question with `- `.": "Empiece cada pregunta con `- `.",
    "The number of questions is {}.": "El número de preguntas es {}.",
    "Ask {} to {}: what to do, when to call.": "Haga de {} a {}: qué hacer, cuándo llamar.",
    "A question has no `{}`.": "A una pregunta le falta `{}`.",
    "Write `{}: …`.": "Escriba `{}: …`.",
    "This text has no heading `{}`.": "Este texto no tiene el encabezado `{}`.",
    "Did you mean `{}`?": "¿Quiso decir `{}`?",
    "Write the text of one of its headings.": "Escriba el texto de uno de sus encabezados.",
    "This question has {} words, more than {}.": "Esta pregunta tiene {} palabras, más de {}.",
    "Ask one thing.": "Pregunte una sola cosa.",
    "Yes or no would answer this question.": "A esta pregunta se puede responder sí o no.",
    "Ask what, how or when.": "Pregunte qué, cómo o cuándo.",
    "This question has {}.": "Esta pregunta tiene {}.",
    "Ask in short words, as you would say it.": "Pregunte con palabras cortas, como al hablar.",
    "The section `{}` does not have these words: {}.": "La sección `{}` no tiene esto: {}.",
    "Take the answer from its text, or name another section.": (
        "Tome la respuesta de su texto, o nombre otra sección."
    ),
    'Your word list says not to write "{}".': "Su lista de palabras dice que no escriba «{}».",
}
_SCORES = (
    (" grade ", " grado "),
    (", over the limit of ", ", más del límite de "),
    (", under the limit of ", ", menos del mínimo de "),
    (", and ", ", y "),
)
_PARTS = {"This text has {}.": _SCORES, "This question has {}.": _SCORES}
"""What to replace inside a message that is made of several scores."""


def in_spanish(message: str) -> str:
    """Return a message of a rule in Spanish, or as it is if there is no Spanish for it.

    >>> in_spanish("This sentence has 31 words, more than 25.")
    'Esta frase tiene 31 palabras, más de 25.'
    """
    for pattern, english, spanish in _patterns():
        match = pattern.fullmatch(message)
        if match:
            said = spanish.format(*match.groups())
            for old, new in _PARTS.get(english, ()):
                said = said.replace(old, new)
            return said
    return message


@cache
def _patterns() -> list[tuple[re.Pattern[str], str, str]]:
    return [
        (re.compile(re.escape(english).replace(r"\{\}", "(.+?)")), english, spanish)
        for english, spanish in _MESSAGES.items()
    ]
