"""The words of a site, by language."""

from typing import NamedTuple

from hlreader.language import DEFAULT, primary


class SiteWording(NamedTuple):
    """The words of a site. Braces are filled in."""

    language: str
    """The tag of the language that these words are in."""
    own_name: str
    """The name of the language, in that language."""
    title: str
    welcome: str
    home: str
    words: str
    words_title: str
    words_intro: str
    site_links: str
    letters: str
    letter: str
    other_letter: str
    search: str
    search_hint: str
    found: str
    found_one: str
    found_none: str
    similar: str
    articles: str
    used_in: str
    of_word: str
    topics: str
    other_topics: str


ENGLISH = SiteWording(
    language="en",
    own_name="English",
    title="Health topics in plain words",
    welcome="Take your time. In an emergency, call your emergency number first.",
    home="All topics",
    words="Words A to Z",
    words_title="Health words from A to Z",
    words_intro="Choose the first letter of a word.",
    site_links="This site",
    letters="Letters",
    letter="Words that begin with {letter}",
    other_letter="Words that begin with a number or another sign",
    search="Search articles and words",
    search_hint="bone scan",
    found="{count} found",
    found_one="1 found",
    found_none="Nothing found. Check the spelling, or try a shorter word.",
    similar="Nothing found. Did you mean one of these?",
    articles="Articles",
    used_in="Articles with this word",
    of_word="{term}: what it means",
    topics="Topics",
    other_topics="Other topics",
)

SPANISH = SiteWording(
    language="es",
    own_name="Español",
    title="Temas de salud en palabras sencillas",
    welcome="Tómese su tiempo. En una emergencia, llame primero al número de emergencias.",
    home="Todos los temas",
    words="Palabras de la A a la Z",
    words_title="Palabras de salud de la A a la Z",
    words_intro="Elija la primera letra de una palabra.",
    site_links="Este sitio",
    letters="Letras",
    letter="Palabras que empiezan con {letter}",
    other_letter="Palabras que empiezan con un número u otro signo",
    search="Buscar artículos y palabras",
    search_hint="bulto en el seno",
    found="{count} resultados",
    found_one="1 resultado",
    found_none="No se encontró nada. Revise cómo se escribe, o pruebe con una palabra más corta.",
    similar="No se encontró nada. ¿Quiso decir una de estas?",
    articles="Artículos",
    used_in="Artículos con esta palabra",
    of_word="{term}: qué significa",
    topics="Temas",
    other_topics="Otros temas",
)

_WORDINGS = {DEFAULT: ENGLISH, "es": SPANISH}


def site_wording(language: str) -> SiteWording:
    """Return the words for a language tag, or English if there are none yet."""
    return _WORDINGS.get(primary(language), ENGLISH)


def own_name(language: str) -> str:
    """Return the name of a language in itself, or its tag if we do not know the name."""
    known = _WORDINGS.get(primary(language))
    return known.own_name if known else language
