"""The words around a web page, by language."""

from typing import NamedTuple

from hlreader.language import DEFAULT, primary


class PageWording(NamedTuple):
    """The words of a page. Braces are filled in."""

    language: str
    """The tag of the language that these words are in."""
    danger: str
    more_under: str
    say: str
    table: str
    """The caption of a table, under the heading of its section."""
    table_alone: str
    """The caption of a table that has no heading above it."""
    call_us: str
    # A place to write:
    my_notes: str
    my_name: str
    date: str
    team_phone: str
    my_questions: str
    # Teach-back:
    open_answer: str
    see_section: str
    # The words explained:
    words_intro: str
    # The page:
    skip: str
    settings: str
    """The name of the part with the buttons below."""
    font_size: str
    sizes: tuple[str, str, str, str]
    """The names of the sizes, the smallest first."""
    more_settings: str
    spacing: str
    spacings: tuple[str, str]
    colours: str
    colour_schemes: tuple[str, str, str]
    print: str
    close: str
    more_about_word: str
    notes_intro: str


ENGLISH = PageWording(
    language="en",
    danger="When to get help now",
    more_under="Read more: {section}",
    say="Say: {pronunciation}",
    table="Table {number}: {heading}",
    table_alone="Table {number}",
    call_us="Call us:",
    my_notes="My notes",
    my_name="My name",
    date="Date",
    team_phone="Phone number of my care team",
    my_questions="What I want to ask",
    open_answer="Then open the question to see what to look for.",
    see_section="You find it under: {section}",
    words_intro="These are the hard words on this page, in the order in which you meet them.",
    skip="Skip to content",
    settings="How this page looks",
    font_size="Font size",
    sizes=("Normal", "Large", "Larger", "Largest"),
    more_settings="Spacing, colours and printing",
    spacing="Spacing",
    spacings=("Normal", "Wide"),
    colours="Colours",
    colour_schemes=("Normal", "Black on white", "White on black"),
    print="Print this page",
    close="Close",
    more_about_word="More about this word",
    notes_intro=(
        "Type here, or write on the printed page. The page does not send or keep what you type."
    ),
)

SPANISH = PageWording(
    language="es",
    danger="Cuándo pedir ayuda ya",
    more_under="Lea más: {section}",
    say="Se dice: {pronunciation}",
    table="Tabla {number}: {heading}",
    table_alone="Tabla {number}",
    call_us="Llámenos:",
    my_notes="Mis notas",
    my_name="Mi nombre",
    date="Fecha",
    team_phone="Teléfono de mi equipo médico",
    my_questions="Lo que quiero preguntar",
    open_answer="Después abra la pregunta para ver qué buscar.",
    see_section="Está en la sección: {section}",
    words_intro="Estas son las palabras difíciles de esta página, en el orden en que aparecen.",
    skip="Ir al contenido",
    settings="Cómo se ve esta página",
    font_size="Tamaño de letra",
    sizes=("Normal", "Grande", "Más grande", "Muy grande"),
    more_settings="Espacio, colores e impresión",
    spacing="Espacio",
    spacings=("Normal", "Amplio"),
    colours="Colores",
    colour_schemes=("Normales", "Negro sobre blanco", "Blanco sobre negro"),
    print="Imprimir esta página",
    close="Cerrar",
    more_about_word="Más sobre esta palabra",
    notes_intro=(
        "Escriba aquí o en la página impresa. La página no envía ni guarda lo que usted escriba."
    ),
)

_WORDINGS = {DEFAULT: ENGLISH, "es": SPANISH}


def page_wording(language: str) -> PageWording:
    """Return the words for a language tag, or English if there are none yet."""
    return _WORDINGS.get(primary(language), ENGLISH)
