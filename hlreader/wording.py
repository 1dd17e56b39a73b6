"""The words that hlreader itself puts on a page, by language."""

from typing import NamedTuple

from hlreader.language import DEFAULT, primary


class Wording(NamedTuple):
    """The words around an article, with fields in braces.

    The fields that begin with ``says_`` report what a reader's own file says about itself.
    """

    not_reviewed: str
    reviewed: str
    reviewed_on: str
    says_reviewed: str
    says_on: str
    says_when: str
    says_dated: str
    says_author: str
    draft: str
    grade: str
    too_short: str
    not_measured: str
    minute: str
    minutes: str
    danger: str
    origin: str
    origin_of_draft: str
    origin_author: str
    origin_reviewed: str
    origin_reviewed_on: str
    words_explained: str
    sources: str
    read_next: str
    care_team: str
    months: tuple[str, ...]
    date: str
    # Lists and look-ups:
    in_list: str
    in_list_unmeasured: str
    in_list_draft: str
    other_topics: str
    empty_library: str
    how_to_read: str
    nothing_found: str
    other_names: str
    see_also: str
    source: str
    entry_reviewed: str
    entry_from: str
    glossary: str
    no_entry: str
    did_you_mean: str
    to_define: str
    after_miss: str
    words_of_question: str
    # The home page as text:
    home_title: str
    welcome: str
    to_go_on: str
    more_to_do: str
    things_to_type: tuple[str, ...]
    # Teach-back:
    own_words: str
    teach_back_note: str
    teach_back_key: str
    teach_back_command: str
    question_number: str
    asked_again: str
    look_for: str
    in_the_text: str
    show_answer: str
    next_question: str
    no_more_questions: str
    not_yet: str
    all_asked: str
    start_again: str
    to_the_text: str
    how_to_answer: str
    how_to_go_on: str
    how_to_ask_again: str
    read_this_again: str
    worksheet: str
    worksheet_note: str
    worksheet_fields: tuple[str, ...]
    or_ask: str
    said: str
    afterwards: str
    # Plain mode says the structure in words:
    section: str
    title: str
    heading: str
    item: str
    items: str
    end_of_list: str
    quotation: str
    end_of_quotation: str
    table: str
    end_of_table: str
    to_open: str


ENGLISH = Wording(
    not_reviewed="Not yet reviewed by a clinician",
    reviewed="Reviewed by {who}",
    reviewed_on="Reviewed by {who} on {when}",
    says_reviewed="The page says it was reviewed by {who}",
    says_on=" on {when}",
    says_when=" ({when})",
    says_dated="The page gives {when} as the date of its last review",
    says_author="The page names {who} as its author",
    draft="Draft: not ready for readers yet",
    grade="Reading level: grade {grade} ({formula})",
    too_short="Reading level: too short to measure",
    not_measured="Reading level: not measured for this language ({language})",
    minute="About 1 minute to read",
    minutes="About {count} minutes to read",
    danger='When to get help now: {signs}. More under "{section}".',
    origin='Rewritten in our own words from the facts of "{title}", {publisher}.',
    origin_of_draft='Taken from "{title}", {publisher}. Not yet rewritten in our own words.',
    origin_author="{who} wrote that page.",
    origin_reviewed="That page was reviewed by {who}.",
    origin_reviewed_on="That page was reviewed by {who} on {when}.",
    words_explained="Words explained",
    sources="Sources",
    read_next="Read next",
    care_team=(
        "This page helps you understand and ask. It does not replace your care team. "
        "They know you and your health best."
    ),
    months=(
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ),
    date="{month} {day}, {year}",
    in_list="grade {grade}, about {count} min",
    in_list_unmeasured="level not measured, about {count} min",
    in_list_draft="draft, {measures}",
    other_topics="Other",
    empty_library="This library has no articles yet.",
    how_to_read="To read one, type: hlreader read NAME",
    nothing_found="No article is about: {query}. Run `hlreader list` to see them all.",
    other_names="Other names: {names}",
    see_also="See also: {names}",
    source="Source: {source}",
    entry_reviewed="Reviewed: {when}",
    entry_from="From the glossary file {path}, not from hlreader.",
    glossary="Glossary",
    no_entry="There is no entry for {query}.",
    did_you_mean="Did you mean: {names}?",
    to_define="To look one up, type: hlreader define {name}",
    after_miss="Check the spelling, or look in the articles: hlreader search {query}",
    words_of_question="There is no entry for {query} as a whole. These words in it have one:",
    home_title="Plain words about your health.",
    welcome=(
        "Take your time. In an emergency, call your emergency number first. Type the line under a "
        "title to read that article."
    ),
    to_go_on="To go on reading {title}, type: hlreader read {slug}",
    more_to_do="More that you can do.",
    things_to_type=(
        "Look up a word\nhlreader define scintigraphy",
        "Search the articles\nhlreader search bone scan",
        "Read in larger letters\nhlreader read metastatic --text-size 3",
        "Hear an article with a screen reader\nhlreader read metastatic --plain",
        "See all commands\nhlreader --help",
    ),
    own_words="In your own words",
    teach_back_note="Think, or say it out loud. There is no score, and no one keeps your answers.",
    teach_back_key=(
        "What will you take with you from this page? Press i for {count} short questions. There is "
        "no score, and no one keeps your answers."
    ),
    teach_back_command="To go through them one at a time, type: hlreader teach-back {slug}",
    question_number="Question {number} of {count}",
    asked_again="The same question in another way",
    look_for="Look for this in the answer: {answer}",
    in_the_text='In the text, under "{section}": {sentence}',
    show_answer="Show what to look for",
    next_question="It was in my answer. Next question",
    no_more_questions="It was in my answer",
    not_yet="Not yet. Show me the place in the text",
    all_asked=(
        "That was the last question. If something is still not clear, ask your nurse or doctor. "
        "They want you to ask."
    ),
    start_again="Start again",
    to_the_text="Back to the text",
    how_to_answer="Press Enter to see what to look for. To leave, type q and press Enter.",
    how_to_go_on="Press Enter to go on. If it is not clear yet, type n and press Enter.",
    how_to_ask_again="Press Enter, and the question comes again in another way.",
    read_this_again="Here is the place in the text.",
    worksheet="Teach-back: {title}",
    worksheet_note=(
        "Ask one question at a time, and listen. Say that you want to know how well you explained "
        "it. If something is missing, explain it in other words, and ask again."
    ),
    worksheet_fields=("Name", "Date", "Talked with"),
    or_ask="Or ask: {question}",
    said="In their own words:",
    afterwards="What to talk about next time:",
    section="Section: {text}",
    title="Title: {text}",
    heading="Heading: {text}",
    item="List of 1 item.",
    items="List of {count} items.",
    end_of_list="End of list.",
    quotation="Quotation:",
    end_of_quotation="End of quotation.",
    table="Table, {columns} columns, {rows} rows.",
    end_of_table="End of table.",
    to_open="To open it, type: hlreader read {slug}",
)  # fmt: skip

SPANISH = Wording(
    not_reviewed="Aún no revisado por personal médico",
    reviewed="Revisado por {who}",
    reviewed_on="Revisado por {who} el {when}",
    says_reviewed="La página dice que la revisó {who}",
    says_on=" el {when}",
    says_when=" ({when})",
    says_dated="La página da esta fecha de su última revisión: {when}",
    says_author="La página nombra como autor a {who}",
    draft="Borrador: todavía no es para los lectores",
    grade="Nivel de lectura: grado {grade} ({formula})",
    too_short="Nivel de lectura: texto demasiado corto para medirlo",
    not_measured="Nivel de lectura: no se mide en este idioma ({language})",
    minute="Se lee en 1 minuto, más o menos",
    minutes="Se lee en unos {count} minutos",
    danger='Cuándo pedir ayuda ya: {signs}. Más en "{section}".',
    origin='Escrito con nuestras palabras a partir de los datos de "{title}", {publisher}.',
    origin_of_draft=(
        'Tomado de "{title}", {publisher}. Todavía no está escrito con nuestras palabras.'
    ),
    origin_author="Aquella página la escribió {who}.",
    origin_reviewed="Aquella página la revisó {who}.",
    origin_reviewed_on="Aquella página la revisó {who} el {when}.",
    words_explained="Palabras explicadas",
    sources="Fuentes",
    read_next="Para seguir leyendo",
    care_team=(
        "Esta página le ayuda a entender y a preguntar. No reemplaza a su equipo médico, "
        "que conoce mejor su caso y su salud."
    ),
    months=(
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
        "octubre", "noviembre", "diciembre",
    ),
    date="{day} de {month} de {year}",
    in_list="grado {grade}, unos {count} min",
    in_list_unmeasured="nivel no medido, unos {count} min",
    in_list_draft="borrador, {measures}",
    other_topics="Otros",
    empty_library="Esta biblioteca todavía no tiene artículos.",
    how_to_read="Para leer uno, escriba: hlreader read NOMBRE",
    nothing_found="Ningún artículo habla de: {query}. `hlreader list` los muestra todos.",
    other_names="Otros nombres: {names}",
    see_also="Vea también: {names}",
    source="Fuente: {source}",
    entry_reviewed="Revisado: {when}",
    entry_from="Viene del archivo de glosario {path}, no de hlreader.",
    glossary="Glosario",
    no_entry="No hay ninguna entrada para {query}.",
    did_you_mean="¿Quiso decir: {names}?",
    to_define="Para ver lo que significa, escriba: hlreader define {name}",
    after_miss="Revise cómo se escribe, o busque en los artículos: hlreader search {query}",
    words_of_question="No hay ninguna entrada para {query}. Estas palabras sí la tienen:",
    home_title="Su salud en palabras sencillas.",
    welcome=(
        "Tómese su tiempo. En una emergencia, llame primero al número de emergencias. Para leer un "
        "artículo, escriba la línea que está debajo de su título."
    ),
    to_go_on="Para seguir leyendo {title}, escriba: hlreader read {slug}",
    more_to_do="Qué más puede hacer.",
    things_to_type=(
        "Buscar una palabra\nhlreader define gammagrafía",
        "Buscar en los artículos\nhlreader search bulto en el seno",
        "Leer con letra más grande\nhlreader read metastatic --text-size 3",
        "Oír un artículo con un lector de pantalla\nhlreader read metastatic --plain",
        "Ver todas las órdenes\nhlreader --help",
    ),
    own_words="Con sus palabras",
    teach_back_note="Piénselo o dígalo en voz alta. No hay notas, y nadie guarda sus respuestas.",
    teach_back_key=(
        "¿Qué se lleva de esta página? Pulse i para ver {count} preguntas cortas. No hay notas, y "
        "nadie guarda sus respuestas."
    ),
    teach_back_command="Para verlas una por una, escriba: hlreader teach-back {slug}",
    question_number="Pregunta {number} de {count}",
    asked_again="La misma pregunta de otra manera",
    look_for="Su respuesta debe incluir esto: {answer}",
    in_the_text='En el texto, en "{section}": {sentence}',
    show_answer="Ver la respuesta",
    next_question="Sí lo dije. Siguiente pregunta",
    no_more_questions="Sí lo dije",
    not_yet="Todavía no. Mostrarme el lugar en el texto",
    all_asked=(
        "Era la última pregunta. Si algo todavía no está claro, pregunte a su enfermera o a su "
        "médico. Quieren que pregunte."
    ),
    start_again="Empezar otra vez",
    to_the_text="Volver al texto",
    how_to_answer="Pulse Entrar para ver qué buscar. Para salir, escriba q y pulse Entrar.",
    how_to_go_on="Pulse Entrar para seguir. Si todavía no está claro, escriba n y pulse Entrar.",
    how_to_ask_again="Pulse Entrar, y la pregunta vuelve de otra manera.",
    read_this_again="Este es el lugar en el texto.",
    worksheet="Comprobar con sus palabras: {title}",
    worksheet_note=(
        "Haga una pregunta a la vez y escuche. Diga que quiere saber si lo explicó bien. Si falta "
        "algo, explíquelo con otras palabras y pregunte otra vez."
    ),
    worksheet_fields=("Nombre", "Fecha", "Habló con"),
    or_ask="O pregunte: {question}",
    said="Con sus propias palabras:",
    afterwards="De qué hablar la próxima vez:",
    section="Sección: {text}",
    title="Título: {text}",
    heading="Encabezado: {text}",
    item="Lista de 1 punto.",
    items="Lista de {count} puntos.",
    end_of_list="Fin de la lista.",
    quotation="Cita:",
    end_of_quotation="Fin de la cita.",
    table="Tabla, {columns} columnas, {rows} filas.",
    end_of_table="Fin de la tabla.",
    to_open="Para abrirlo, escriba: hlreader read {slug}",
)  # fmt: skip

_WORDINGS = {DEFAULT: ENGLISH, "es": SPANISH}


def wording_for(language: str) -> Wording:
    """Return the words for a language tag, or English if there are none yet."""
    return _WORDINGS.get(primary(language), ENGLISH)
