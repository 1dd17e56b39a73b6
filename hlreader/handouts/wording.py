"""The words that hand-outs add to an article, by language."""

from typing import NamedTuple

from hlreader.language import DEFAULT, primary


class HandoutWording(NamedTuple):
    """The words that all formats of hand-outs share. Braces are filled in."""

    language: str
    """The tag of the language that these words are in."""
    danger: str
    more_under: str
    say: str
    table: str
    """The caption of a table, under the heading of its section."""
    table_alone: str
    """The caption of a table that has no heading above it."""
    given_by: str
    call_us: str
    # A place to write:
    my_notes: str
    my_name: str
    date: str
    team_phone: str
    my_questions: str
    # Teach-back:
    teach_back: str
    teach_back_intro: str
    answer: str
    other_words: str
    see_section: str
    # The words explained:
    words_intro: str


ENGLISH = HandoutWording(
    language="en",
    danger="When to get help now",
    more_under="Read more: {section}",
    say="Say: {pronunciation}",
    table="Table {number}: {heading}",
    table_alone="Table {number}",
    given_by="From {name}",
    call_us="Call us:",
    my_notes="My notes",
    my_name="My name",
    date="Date",
    team_phone="Phone number of my care team",
    my_questions="What I want to ask",
    teach_back="Check what you understood",
    teach_back_intro=(
        "Answer each question in your own words. Then open it to see what to look for in your "
        "answer. If you are not sure, read that part again, or ask your care team."
    ),
    answer="What to look for in your answer",
    other_words="Or try it this way: {question}",
    see_section="You find it under: {section}",
    words_intro="These are the hard words on this page, in the order in which you meet them.",
)

SPANISH = HandoutWording(
    language="es",
    danger="Cuándo pedir ayuda ya",
    more_under="Lea más: {section}",
    say="Se dice: {pronunciation}",
    table="Tabla {number}: {heading}",
    table_alone="Tabla {number}",
    given_by="De parte de {name}",
    call_us="Llámenos:",
    my_notes="Mis notas",
    my_name="Mi nombre",
    date="Fecha",
    team_phone="Teléfono de mi equipo médico",
    my_questions="Lo que quiero preguntar",
    teach_back="Vea qué entendió",
    teach_back_intro=(
        "Responda cada pregunta con sus propias palabras. Después ábrala para ver qué debe tener "
        "su respuesta. Si tiene dudas, lea otra vez esa parte o pregunte a su equipo médico."
    ),
    answer="Lo que debe tener su respuesta",
    other_words="O dicho de otra manera: {question}",
    see_section="Está en la parte: {section}",
    words_intro="Estas son las palabras difíciles de esta página, en el orden en que aparecen.",
)

_WORDINGS = {DEFAULT: ENGLISH, "es": SPANISH}


def handout_wording(language: str) -> HandoutWording:
    """Return the words for a language tag, or English if there are none yet."""
    return _WORDINGS.get(primary(language), ENGLISH)
