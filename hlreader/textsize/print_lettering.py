"""Choose the lettering of printed output, for a terminal or a pipe."""

from collections.abc import Mapping
from typing import TextIO

from hlreader.terminal import Terminal
from hlreader.textsize.available_sizes import Method, choose
from hlreader.textsize.capabilities import UNKNOWN, judge
from hlreader.textsize.lettering import Lettering
from hlreader.textsize.sizes import Size


def lettering_for(
    size: Size,
    method: Method,
    terminal: Terminal,
    columns: int,
    stdin: TextIO,
    environ: Mapping[str, str],
) -> Lettering:
    """Return the lettering of a size for output of ``columns`` columns. Raises UsageError.

    The terminal is asked only if the answer matters. A pipe or a file gets letters of the usual
    size, unless the user chose block letters, because we cannot know where the text will be shown.
    """
    if terminal.is_terminal:
        matters = method in (Method.OSC66, Method.DEC) or (
            method in (Method.AUTO, Method.BLOCK) and size.scale > 1
        )
        answers = UNKNOWN
        if matters:
            from hlreader.textsize.tty import answers_of

            answers = answers_of(stdin, terminal.stream, environ)
        capabilities = judge(answers, environ, unicode=terminal.unicode)
    else:
        kept = method in (Method.BLOCK, Method.PLAIN)
        method = method if kept else Method.SPACING
        capabilities = judge(UNKNOWN, {"TERM": "pipe"}, unicode=terminal.unicode)
    return choose(size, method, capabilities, columns)
