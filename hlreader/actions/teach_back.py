"""Ask what readers understood: in the reader, in plain words, or as a page."""

import sys

from hlreader.actions.find_article import ArticleRequest, open_reading
from hlreader.actions.languages import tell_other_language
from hlreader.actions.output import write_json, write_text
from hlreader.actions.preferences import Flags, Preferences, as_last_left, load_preferences
from hlreader.library.teach_back import require_questions
from hlreader.models import Article
from hlreader.pages.reading import Definitions, Reading
from hlreader.terminal import Terminal


def ask_questions(
    request: ArticleRequest,
    flags: Flags,
    terminal: Terminal,
    *,
    plain: bool = False,
    printed: bool = False,
) -> None:
    """Ask the questions about an article one at a time on a terminal. Elsewhere, print them.

    Nothing is kept. Raises HlreaderError.
    """
    chosen = load_preferences(flags)
    asks = terminal.is_terminal and not printed
    if asks and not (plain or terminal.dumb):
        from hlreader.actions.interactive import read_interactively

        preferences = as_last_left(chosen, flags)._replace(remember=False)
        if read_interactively(request, preferences, terminal, teach_back=True):
            return
    reading = _reading(request, chosen.definitions)
    if asks and sys.stdin is not None and sys.stdin.isatty():
        _talk(reading, chosen.width)
        return
    from hlreader.pages.teach_back import question_sheet

    _print(reading, question_sheet(reading.article), terminal, chosen, plain=plain)


def print_worksheet(
    request: ArticleRequest, flags: Flags, terminal: Terminal, *, plain: bool = False
) -> None:
    """Print a page with the questions and room to write. Raises HlreaderError."""
    from hlreader.pages.teach_back import worksheet

    reading = _reading(request, Definitions.OFF)
    page = worksheet(reading.article, lines=not plain)
    _print(reading, page, terminal, load_preferences(flags), plain=plain)


def print_record(request: ArticleRequest) -> None:
    """Print the questions as JSON. Raises HlreaderError."""
    from hlreader.pages.teach_back import questions_record

    write_json(questions_record(_reading(request, Definitions.OFF).article))


def _reading(request: ArticleRequest, definitions: Definitions) -> Reading:
    reading = open_reading(request, definitions)
    require_questions(reading.article)
    if reading.article.slug:
        tell_other_language(request.language, [reading.article.language])
    return reading


def _talk(reading: Reading, width: int | None) -> None:
    """Ask and wait for a line, until the last question or until the reader leaves."""
    from hlreader.pages.teach_back import LEAVE, talk

    asking = talk(reading, width)
    text = next(asking)
    while True:
        write_text(f"{text}\n")
        sys.stdout.flush()
        typed = sys.stdin.readline()
        if not typed or typed.strip().lower() in LEAVE:
            return
        try:
            text = asking.send(typed)
        except StopIteration:
            return


def _print(
    reading: Reading, page: Article, terminal: Terminal, chosen: Preferences, *, plain: bool
) -> None:
    """Print a page without explanations, in the reader's letters."""
    shown = reading._replace(article=page, related=(), definitions=Definitions.OFF)
    if plain or terminal.dumb:
        from hlreader.pages.plain import plain_page

        write_text(plain_page(shown, chosen.width))
        return
    from hlreader.actions.print_article import print_article

    print_article(shown, terminal, chosen)
