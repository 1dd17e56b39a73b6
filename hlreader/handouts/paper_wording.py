"""The words of a hand-out on paper, by language: its form, its boxes and its page numbers."""

from typing import NamedTuple

from hlreader.language import DEFAULT, primary


class PaperWording(NamedTuple):
    """Words around an article that only a hand-out on paper has. Braces are filled in."""

    language: str
    """The language of these words."""
    danger: str
    more_under: str
    name: str
    date: str
    team: str
    phone: str
    my_questions: str
    teach_back_how: str
    look_under: str
    page: str


ENGLISH = PaperWording(
    language=DEFAULT,
    danger="When to get help now",
    more_under='Read more under "{section}".',
    name="Name",
    date="Date",
    team="Care team",
    phone="Telephone",
    my_questions="My own questions",
    teach_back_how="This is not a test. It shows what to talk about again with your care team.",
    look_under='The answer is under "{section}".',
    page="Page {page} of {pages}",
)

SPANISH = PaperWording(
    language="es",
    danger="Cuándo pedir ayuda ya",
    more_under='Lea más en "{section}".',
    name="Nombre",
    date="Fecha",
    team="Equipo médico",
    phone="Teléfono",
    my_questions="Mis propias preguntas",
    teach_back_how="No es un examen. Muestra de qué volver a hablar con su equipo médico.",
    look_under='La respuesta está en "{section}".',
    page="Página {page} de {pages}",
)

_WORDINGS = {wording.language: wording for wording in (ENGLISH, SPANISH)}


def paper_wording_for(language: str) -> PaperWording:
    """Return the words for a language tag, or English if there are none yet."""
    return _WORDINGS.get(primary(language), ENGLISH)
