"""Show the home page: in the reader on a terminal, or as text."""

from hlreader.actions.find_article import Wanted
from hlreader.actions.preferences import Flags, as_last_left, choices_of
from hlreader.terminal import Terminal


def show_home(wanted: Wanted, flags: Flags, terminal: Terminal, *, plain: bool = False) -> bool:
    """Show the home page, and return whether it was shown.

    Without ``plain``, it is shown on a terminal only. Raises HlreaderError.
    """
    if not (terminal.is_terminal or plain):
        return False
    chosen = choices_of(flags)
    if not (plain or terminal.dumb):
        from hlreader.actions.interactive import read_interactively

        if read_interactively(wanted._replace(name=""), as_last_left(chosen, flags), terminal):
            return True
    from hlreader.actions.output import write_text
    from hlreader.library.find import Library
    from hlreader.pages.home import home_page
    from hlreader.reader import bookmarks

    articles = [*Library(wanted.library, wanted.reads).articles(lambda _: None)]
    last, _ = bookmarks.last_read(wanted.library) if chosen.remember else ("", "")
    write_text(home_page(articles, last, wanted.reads, chosen.width))
    return True
