"""Print an article at a text size."""

import os
import sys

from hlreader.actions.choices import Choices
from hlreader.limits import WIDEST
from hlreader.pages.article import article_page
from hlreader.pages.body import Look
from hlreader.pages.layout import console_for
from hlreader.pages.reading import Reading
from hlreader.terminal import Terminal
from hlreader.textsize.for_print import lettering_for
from hlreader.textsize.ladder import Method, measure
from hlreader.textsize.lettering import Face
from hlreader.themes import THEMES


def print_article(reading: Reading, terminal: Terminal, chosen: Choices) -> None:
    """Print an article with the reader's choices."""
    size, method, width = chosen.text_size, chosen.text_size_method, chosen.width
    if method is Method.PLAIN:
        terminal = terminal._replace(styles=False, colors=False)
    columns = terminal.columns
    if not terminal.is_terminal and width:
        columns = width * WIDEST  # a pipe is as wide as is asked
    lettering = lettering_for(size, method, terminal, columns, sys.stdin, os.environ)
    spacing = chosen.spaced(size.spacing_at(lettering.scale))
    own = lettering.scale == 1
    most = WIDEST if own and not terminal.is_terminal else measure(lettering, columns)
    letters = min(width or spacing.measure, most)
    console = console_for(terminal, letters)
    look = Look(
        console, letters, spacing, THEMES[chosen.theme], not terminal.styles, not terminal.unicode
    )
    page = article_page(reading, look)
    if own:
        console.print(page, crop=False, end="")
        return
    from hlreader.pages.large_letters import write_page

    if lettering.face is not Face.BLOCK:
        terminal.stream.flush()
    write_page(page, console, lettering, columns, terminal.stream)
