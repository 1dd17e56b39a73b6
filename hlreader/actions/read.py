"""Read an article: open the reader on a terminal, or print the article elsewhere."""

from hlreader.actions.find_article import ArticleRequest, open_reading
from hlreader.actions.languages import tell_other_language
from hlreader.actions.output import write_note
from hlreader.actions.preferences import Flags, as_last_left, load_preferences
from hlreader.documents import unreadable_characters
from hlreader.messages import Message
from hlreader.terminal import Terminal


def read_article(
    request: ArticleRequest,
    flags: Flags,
    terminal: Terminal,
    *,
    plain: bool = False,
    printed: bool = False,
    aloud: bool = False,
) -> None:
    """Show an article on ``terminal``, or read it aloud. Raises HlreaderError."""
    chosen = load_preferences(flags)
    if aloud:
        from hlreader.actions.aloud import require_voice

        require_voice()
    if terminal.is_terminal and not (plain or printed or terminal.dumb):
        from hlreader.actions.interactive import read_interactively

        if read_interactively(request, as_last_left(chosen, flags), terminal, aloud=aloud):
            return
    reading = open_reading(request, chosen.definitions)
    document = reading.article.document
    if reading.article.slug:
        tell_other_language(request.language, [reading.article.language])
    unreadable = unreadable_characters(document)
    if unreadable:
        write_note(Message("{name}: {message}.", name=document.name, message=unreadable))
    if aloud:
        from hlreader.actions.aloud import read_aloud

        read_aloud(reading, chosen)
        return
    if plain or terminal.dumb:
        from hlreader.actions.output import write_text
        from hlreader.pages.plain import plain_page

        write_text(plain_page(reading, chosen.width))
        return
    from hlreader.actions.print_article import print_article

    print_article(reading, terminal, chosen)
