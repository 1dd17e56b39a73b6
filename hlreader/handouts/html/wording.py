"""The words around a web page, by language."""

from typing import NamedTuple

from hlreader.handouts.wording import ENGLISH as SHARED_ENGLISH
from hlreader.handouts.wording import SPANISH as SHARED_SPANISH
from hlreader.handouts.wording import HandoutWording
from hlreader.language import DEFAULT, primary


class PageWording(NamedTuple):
    """The words of a page. Braces are filled in."""

    shared: HandoutWording
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
    about_page: str
    """The name of the part that says who wrote and reviewed the page."""
    notes_intro: str


ENGLISH = PageWording(
    shared=SHARED_ENGLISH,
    skip="Skip to content",
    settings="How this page looks",
    font_size="Font size",
    sizes=("Normal", "Large", "Larger", "Largest"),
    more_settings="Spacing, colors and printing",
    spacing="Spacing",
    spacings=("Normal", "Wide"),
    colours="Colors",
    colour_schemes=("Normal", "Black on white", "White on black"),
    print="Print this page",
    close="Close",
    more_about_word="More about this word",
    about_page="About this page",
    notes_intro="You can type here or write on the printed page. What you type is not sent or kept.",
)

SPANISH = PageWording(
    shared=SHARED_SPANISH,
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
    about_page="Sobre esta página",
    notes_intro=(
        "Puede escribir aquí o en la página impresa. Lo que escriba no se envía ni se guarda."
    ),
)

_WORDINGS = {DEFAULT: ENGLISH, "es": SPANISH}


def page_wording(language: str) -> PageWording:
    """Return the words for a language tag, or English if there are none yet."""
    return _WORDINGS.get(primary(language), ENGLISH)
