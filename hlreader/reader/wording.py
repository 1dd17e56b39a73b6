"""The reader's own words by language: keys, pop-outs and notices."""

from typing import NamedTuple

from hlreader.language import DEFAULT, primary


class ReaderWording(NamedTuple):
    """The reader's own words. Braces are filled in. Names of keys are as on keyboards."""

    # Names of keys
    space: str
    enter: str
    back: str
    arrows: str
    left: str
    # What a key does, long and short
    next_page: tuple[str, str]
    page_before: tuple[str, str]
    next_word: tuple[str, str]
    meaning: tuple[str, str]
    meaning_of: str
    let_go: tuple[str, str]
    bigger: tuple[str, str]
    help: tuple[str, str]
    quit: tuple[str, str]
    close: tuple[str, str]
    go_back: tuple[str, str]
    choose: tuple[str, str]
    open: tuple[str, str]
    see_also_next: tuple[str, str]
    more_below: tuple[str, str]
    more_above: tuple[str, str]
    next_match: tuple[str, str]
    previous_match: tuple[str, str]
    find: tuple[str, str]
    cancel: tuple[str, str]
    read_next: tuple[str, str]
    danger: tuple[str, str]
    home: tuple[str, str]
    look_up: tuple[str, str]
    own_words: tuple[str, str]
    go_on_asking: tuple[str, str]
    not_yet: tuple[str, str]
    ask_again: tuple[str, str]
    aloud: tuple[str, str]
    pause: tuple[str, str]
    go_on_aloud: tuple[str, str]
    sentence_back: tuple[str, str]
    speed: tuple[str, str]
    stop: tuple[str, str]
    # Notices
    search_for: str
    search_all_for: str
    look_up_word: str
    matches: str
    matches_so_far: str
    no_match: str
    searching: str
    reading_on: str
    walking: str
    no_words: str
    none_here: str
    first_word_again: str
    last_word_again: str
    choose_first: str
    the_end: str
    the_beginning: str
    size: str
    sizes: tuple[str, ...]
    times: str
    largest: str
    cannot_grow: str
    too_small: str
    smallest: str
    width: str
    widest: str
    narrowest: str
    spacing: str
    spacings: tuple[str, ...]
    theme: str
    themes: tuple[str, ...]
    no_colours: str
    q_quits: str
    no_headings: str
    no_links: str
    no_related: str
    no_danger: str
    no_questions: str
    no_typing: str
    cannot_open: str
    voice_speed: str
    paused: str
    back_again: str
    # The home page
    home_title: str
    welcome: str
    go_on: str
    topics: str
    other_topics: str
    topic: str
    not_translated: str
    no_articles: str
    getting_ready: str
    ask_word: str
    search_all: str
    larger: str
    keys: str
    leave: str
    danger_note: str
    found_title: str
    nothing_found: str
    did_you_mean: str
    or_one_more: str
    # Pop-outs
    say_it: str
    other_names: str
    see_also: str
    technical: str
    no_entry: str
    closest_entry: str
    words_title: str
    outline_title: str
    related_title: str
    links_title: str
    address_title: str
    address_note: str
    help_title: str
    help_lines: tuple[tuple[str, str], ...]
    looking: str


ENGLISH = ReaderWording(
    space="Space",
    enter="Enter",
    back="Backspace",
    arrows="Arrows",
    left="Left",
    next_page=("next page", "next"),
    page_before=("previous page", "back"),
    next_word=("next hard word", "word"),
    meaning=("what it means", "meaning"),
    meaning_of="what “{word}” means",
    let_go=("back to the text", "let go"),
    bigger=("letter size", "size"),
    help=("help", "help"),
    quit=("quit", "quit"),
    close=("back to the text", "close"),
    go_back=("go back", "back"),
    choose=("choose", "choose"),
    open=("open", "open"),
    see_also_next=("next word here", "next"),
    more_below=("more below", "more"),
    more_above=("more above", "up"),
    next_match=("next", "next"),
    previous_match=("previous", "previous"),
    find=("search", "search"),
    cancel=("cancel", "cancel"),
    read_next=("what to read next", "read next"),
    danger=("When to get help now", "get help now"),
    home=("home", "home"),
    look_up=("look up a word", "word"),
    own_words=("in your own words", "own words"),
    go_on_asking=("go on", "go on"),
    not_yet=("not yet", "not yet"),
    ask_again=("ask me again", "ask again"),
    aloud=("read aloud", "aloud"),
    pause=("pause", "pause"),
    go_on_aloud=("go on", "go on"),
    sentence_back=("back one sentence", "back"),
    speed=("slower, faster", "speed"),
    stop=("stop the voice", "stop"),
    search_for="Search for: ",
    search_all_for="Search the articles for: ",
    look_up_word="Look up the word: ",
    matches="“{query}”: {number} of {count}",
    matches_so_far="“{query}”: {number} of {count} so far",
    no_match="“{query}” is not in this article.",
    searching="Searching… {percent} %",
    reading_on="Going to the end… {percent} %",
    walking="Looking for a hard word… {percent} %",
    no_words="No hard words are marked in this article.",
    none_here="No hard words on this page. Here is the next one.",
    first_word_again="That was the last word. This is the first.",
    last_word_again="That was the first word. This is the last.",
    choose_first="Press Tab to choose a hard word, then Enter.",
    the_end="This is the end.",
    the_beginning="This is the beginning.",
    size="Letter size {name}",
    sizes=("1, with longer lines", "1 (normal)", "1, with more space", "1, with the most space"),
    times="{count}",
    largest="No larger size fits here. Ctrl and + may enlarge the whole window.",
    cannot_grow="Letters cannot grow in this terminal. + again gives more space and bold letters.",
    too_small="Larger letters need a larger window. + again gives more space and bold letters.",
    smallest="This is the smallest size.",
    width="Line width: {count} letters",
    widest="The lines already fill the window.",
    narrowest="This is the narrowest width.",
    spacing="Space between lines: {name}",
    spacings=("normal", "wide", "wider"),
    theme="Colours: {name}",
    themes=("the terminal's own", "light", "dark", "high contrast"),
    no_colours="This terminal does not show our colours.",
    q_quits="To leave, press q.",
    no_headings="This article has no headings.",
    no_links="This article has no links.",
    no_related="This article has no related articles.",
    no_danger="This article lists no signs that need help at once.",
    no_questions="This article has no questions to answer in your own words.",
    no_typing="You do not need to type your answer. Think it, or say it. Then press Enter.",
    cannot_open="This cannot be opened: {reason}",
    voice_speed="Speed of the voice: {count} words a minute",
    paused="The voice has stopped here.",
    back_again="This is where you stopped last time. Press Home to go to the beginning.",
    home_title="Plain words about your health",
    welcome="Take your time. In an emergency, call your emergency number first.",
    go_on="Go on reading: {title}",
    topics="What would you like to read about?",
    other_topics="Other topics",
    topic="{topic} ({count})",
    not_translated="in another language",
    no_articles="This library has no articles yet.",
    getting_ready="Getting your articles ready…",
    ask_word="Look up a word",
    search_all="Search the articles",
    larger="Larger letters",
    keys="Help with the keys",
    leave="Leave",
    danger_note="In an emergency, call your emergency number.",
    found_title="Articles about “{query}”",
    nothing_found="No article is about “{query}”. Try one word, or another word for it.",
    did_you_mean="Did you mean:",
    or_one_more="Enter opens {number}. For {longer}, type the next figure.",
    say_it="Say it: {text}",
    other_names="Other names: {names}",
    see_also="See also:",
    technical="Medical meaning: {text}",
    no_entry="There is no entry for “{word}”.",
    closest_entry="There is no entry for “{word}”. This one is closest:",
    words_title="Hard words in this article",
    outline_title="What is in this article",
    related_title="Other articles to read",
    links_title="Links in this article",
    address_title="The address of this link",
    address_note="hlreader never goes online. To see the page, type this address into a browser.",
    help_title="Keys",
    help_lines=(
        ("!", "when to get help now"),
        ("Space, Page Down", "next page"),
        ("b, Page Up", "previous page"),
        ("Tab, Shift+Tab", "choose a hard word (or click it)"),
        ("Enter", "what the chosen word means"),
        ("Esc", "back to the text"),
        ("Backspace", "go back"),
        ("+  -  0", "larger letters, smaller, normal"),
        ("w", "look up a word that you type"),
        ("h", "home: all articles"),
        ("/", "search; n next match, N previous"),
        ("q", "quit; your place is kept"),
        ("Up, Down", "one line"),
        ("Home, End", "beginning, end"),
        ("[  ]", "narrower lines, wider lines"),
        ("s", "space between lines"),
        ("t", "colours"),
        ("a", "read aloud from here"),
        ("Space, Left, Right", "while it reads: pause, back one sentence, skip one"),
        ("<  >", "while it reads: slower, faster; Esc stops"),
        ("g", "all hard words of this article"),
        ("o", "headings, to jump to one"),
        ("a … z", "in a list: go to what starts with it"),
        ("r", "other articles to read"),
        ("i", "in your own words: questions about this article"),
        ("l", "links"),
        ("c", "skip to the text"),
    ),
    looking="Still looking… {percent} %",
)

SPANISH = ReaderWording(
    space="Espacio",
    enter="Entrar",
    back="Retroceso",
    arrows="Flechas",
    left="Izquierda",
    next_page=("página siguiente", "sigue"),
    page_before=("página anterior", "atrás"),
    next_word=("palabra difícil", "palabra"),
    meaning=("qué significa", "significa"),
    meaning_of="qué significa «{word}»",
    let_go=("soltar", "soltar"),
    bigger=("tamaño de letra", "tamaño"),
    help=("ayuda", "ayuda"),
    quit=("salir", "salir"),
    close=("volver al texto", "cerrar"),
    go_back=("volver atrás", "volver"),
    choose=("elegir", "elegir"),
    open=("abrir", "abrir"),
    see_also_next=("otra palabra aquí", "otra"),
    more_below=("hay más abajo", "más"),
    more_above=("hay más arriba", "arriba"),
    next_match=("siguiente", "siguiente"),
    previous_match=("anterior", "anterior"),
    find=("buscar", "buscar"),
    cancel=("cancelar", "cancelar"),
    read_next=("qué leer después", "leer más"),
    danger=("Cuándo pedir ayuda ya", "pedir ayuda"),
    home=("inicio", "inicio"),
    look_up=("buscar una palabra", "palabra"),
    own_words=("con sus palabras", "sus palabras"),
    go_on_asking=("seguir", "seguir"),
    not_yet=("todavía no", "no"),
    ask_again=("preguntar otra vez", "otra vez"),
    aloud=("leer en voz alta", "oír"),
    pause=("pausa", "pausa"),
    go_on_aloud=("seguir", "seguir"),
    sentence_back=("frase anterior", "atrás"),
    speed=("más lento, más rápido", "ritmo"),
    stop=("parar la voz", "parar"),
    search_for="Buscar: ",
    search_all_for="Buscar en los artículos: ",
    look_up_word="Buscar la palabra: ",
    matches="«{query}»: {number} de {count}",
    matches_so_far="«{query}»: {number} de {count} por ahora",
    no_match="«{query}» no está en este artículo.",
    searching="Buscando… {percent} %",
    reading_on="Yendo al final… {percent} %",
    walking="Buscando una palabra difícil… {percent} %",
    no_words="En este artículo no hay palabras difíciles marcadas.",
    none_here="Esta página no tiene palabras difíciles. Esta es la próxima.",
    first_word_again="Esa era la última palabra. Esta es la primera.",
    last_word_again="Esa era la primera palabra. Esta es la última.",
    choose_first="Pulse Tab para elegir una palabra difícil y luego Entrar.",
    the_end="Este es el final.",
    the_beginning="Este es el principio.",
    size="Tamaño de letra {name}",
    sizes=("1, con líneas más largas", "1 (normal)", "1, con más espacio", "1, con mucho espacio"),
    times="{count}",
    largest="No cabe un tamaño mayor. Ctrl y + puede agrandar toda la ventana.",
    cannot_grow="Aquí la letra no puede crecer. Pulse + otra vez para más espacio y letra gruesa.",
    too_small="Para letra más grande, agrande la ventana. Pulse + otra vez para más espacio.",
    smallest="Este es el tamaño más pequeño.",
    width="Ancho de línea: {count} letras",
    widest="Las líneas ya ocupan todo el ancho de la ventana.",
    narrowest="Este es el ancho más estrecho.",
    spacing="Espacio entre líneas: {name}",
    spacings=("normal", "amplio", "muy amplio"),
    theme="Colores: {name}",
    themes=("los de la terminal", "claro", "oscuro", "alto contraste"),
    no_colours="Esta terminal no muestra nuestros colores.",
    q_quits="Para salir, pulse q.",
    no_headings="Este artículo no tiene encabezados.",
    no_links="Este artículo no tiene enlaces.",
    no_related="Ningún otro artículo acompaña a este.",
    no_danger="Este artículo no nombra señales que necesiten ayuda enseguida.",
    no_questions="Este artículo no tiene preguntas para responder con sus palabras.",
    no_typing="No hace falta escribir la respuesta. Piénsela o dígala. Luego pulse Entrar.",
    cannot_open="No se puede abrir: {reason}",
    voice_speed="Velocidad de la voz: {count} palabras por minuto",
    paused="La voz se paró aquí.",
    back_again="Está donde lo dejó la última vez. Inicio lleva al principio.",
    home_title="Su salud en palabras sencillas",
    welcome="Tómese su tiempo. En una emergencia, llame primero al número de emergencias.",
    go_on="Seguir leyendo: {title}",
    topics="¿Sobre qué quiere leer?",
    other_topics="Otros temas",
    topic="{topic} ({count})",
    not_translated="en inglés",
    no_articles="Esta biblioteca todavía no tiene artículos.",
    getting_ready="Preparando sus artículos…",
    ask_word="Buscar una palabra",
    search_all="Buscar en los artículos",
    larger="Letra más grande",
    keys="Ayuda con las teclas",
    leave="Salir",
    danger_note="En una emergencia, llame al número de emergencias.",
    found_title="Artículos sobre «{query}»",
    nothing_found="Ningún artículo habla de «{query}». Pruebe con una sola palabra o con otra.",
    did_you_mean="¿Quiso decir:",
    or_one_more="Entrar abre {number}. Para {longer}, escriba la otra cifra.",
    say_it="Se dice: {text}",
    other_names="Otros nombres: {names}",
    see_also="Vea también:",
    technical="En palabras de profesionales: {text}",
    no_entry="No hay ninguna entrada para «{word}».",
    closest_entry="No hay ninguna entrada para «{word}». Esta es la más parecida:",
    words_title="Palabras difíciles de este artículo",
    outline_title="Qué hay en este artículo",
    related_title="Otros artículos para leer",
    links_title="Enlaces de este artículo",
    address_title="La dirección de este enlace",
    address_note=(
        "hlreader nunca se conecta a internet. Para ver la página, escriba esta dirección en un "
        "navegador."
    ),
    help_title="Teclas",
    help_lines=(
        ("!", "cuándo pedir ayuda ya"),
        ("Espacio, AvPág", "página siguiente"),
        ("b, RePág", "página anterior"),
        ("Tab, Mayús+Tab", "elegir una palabra difícil (o haga clic en ella)"),
        ("Entrar", "qué significa la palabra elegida"),
        ("Esc", "volver al texto"),
        ("Retroceso", "volver atrás"),
        ("+  -  0", "letra más grande, más pequeña, normal"),
        ("w", "buscar una palabra que escriba"),
        ("h", "inicio: todos los artículos"),
        ("/", "buscar; n siguiente, N anterior"),
        ("q", "salir; se guarda por dónde iba"),
        ("Arriba, Abajo", "una línea"),
        ("Inicio, Fin", "principio, final"),
        ("[  ]", "líneas más estrechas, más anchas"),
        ("s", "espacio entre líneas"),
        ("t", "colores"),
        ("a", "leer en voz alta desde aquí"),
        ("Espacio, Izquierda, Derecha", "mientras lee: pausa, frase anterior, frase siguiente"),
        ("<  >", "mientras lee: más lento, más rápido; Esc la para"),
        ("g", "todas las palabras difíciles de este artículo"),
        ("o", "encabezados, para saltar a uno"),
        ("a … z", "en una lista: ir a lo que empieza así"),
        ("r", "otros artículos para leer"),
        ("i", "con sus palabras: preguntas sobre este artículo"),
        ("l", "enlaces"),
        ("c", "ir al texto del artículo"),
    ),
    looking="Sigo buscando… {percent} %",
)

_WORDINGS = {DEFAULT: ENGLISH, "es": SPANISH}


def reader_wording(language: str) -> ReaderWording:
    """Return the reader's words for a language tag, or English if there are none."""
    return _WORDINGS.get(primary(language), ENGLISH)
