"""Show the home page: in the reader on a terminal, or as text."""

from hlreader.actions.find_article import ArticleRequest
from hlreader.actions.preferences import Flags, as_last_left, load_preferences
from hlreader.terminal import Terminal


def show_home(
    request: ArticleRequest, flags: Flags, terminal: Terminal, *, plain: bool = False
) -> bool:
    """Show the home page, and return whether it was shown.

    Without ``plain``, it is shown on a terminal only. Raises HlreaderError.
    """
    if not (terminal.is_terminal or plain):
        return False
    chosen = load_preferences(flags)
    if not (plain or terminal.dumb):
        from hlreader.actions.interactive import read_interactively

        if read_interactively(request._replace(name=""), as_last_left(chosen, flags), terminal):
            return True
    from hlreader.actions.output import write_text
    from hlreader.library.find import Library
    from hlreader.pages.home import home_page
    from hlreader.reader import bookmarks

    articles = [*Library(request.library, request.reads).articles(lambda _: None)]
    last, _ = bookmarks.last_read(request.library) if chosen.remember else ("", "")
    write_text(home_page(articles, last, request.reads, chosen.width))
    return True
