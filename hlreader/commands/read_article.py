"""Read an article: key by key on a terminal, else printed. What ``read`` does, without Typer."""

from hlreader.commands.choices import Flags, choices_of
from hlreader.commands.reading import Wanted, open_reading
from hlreader.terminal import Terminal


def read_article(
    wanted: Wanted, flags: Flags, terminal: Terminal, *, plain: bool = False, printed: bool = False
) -> None:
    """Let someone read an article where ``terminal`` goes. Raises HlreaderError."""
    chosen = choices_of(flags)
    if terminal.is_terminal and not (plain or printed or terminal.dumb):
        from hlreader.commands.interactive import read_interactively

        if read_interactively(wanted, chosen, terminal):
            return
    reading = open_reading(wanted, chosen.definitions)
    if plain or terminal.dumb:
        from hlreader.commands.output import write_text
        from hlreader.pages.plain import plain_page

        write_text(plain_page(reading, chosen.width))
        return
    from hlreader.commands.printing import print_article

    print_article(reading, terminal, chosen)
