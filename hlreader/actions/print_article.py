"""Print an article at a text size."""

import os
import sys

from hlreader.actions.preferences import Preferences
from hlreader.layout.styles import Depth, depth_of
from hlreader.limits import WIDEST
from hlreader.pages.article import PageStyle, article_page
from hlreader.pages.reading import Reading
from hlreader.terminal import Terminal
from hlreader.textsize.available_sizes import Method, measure
from hlreader.textsize.faces.dec import SINGLE
from hlreader.textsize.lettering import Face
from hlreader.textsize.print_lettering import lettering_for


def print_article(reading: Reading, terminal: Terminal, chosen: Preferences) -> None:
    """Print an article with the reader's preferences."""
    size, method, width = chosen.text_size, chosen.text_size_method, chosen.width
    if method is Method.PLAIN:
        terminal = terminal._replace(styles=False, colors=False)
    columns = terminal.columns
    if not terminal.is_terminal and width:
        columns = width * WIDEST  # a pipe has any width
    lettering = lettering_for(size, method, terminal, columns, sys.stdin, os.environ)
    spacing = chosen.spaced(size.spacing_at(lettering.scale))
    own = lettering.scale == 1
    most = WIDEST if own and not terminal.is_terminal else measure(lettering, columns)
    style = PageStyle(
        lettering,
        min(width or spacing.measure, most),
        spacing,
        chosen.theme,
        terminal.styles,
        depth_of(os.environ) if terminal.colors else Depth.NONE,
        not terminal.unicode,
    )
    terminal.stream.writelines(f"{row}\n" for row in article_page(reading, style))
    if lettering.face is Face.DEC:
        terminal.stream.write(SINGLE)  # the prompt's row
