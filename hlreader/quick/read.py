"""The fast path for ``hlreader``, and for ``hlreader read WORD...`` with or without common options.

It leaves every other command line, and any with an error, to the normal path. Both call the same
function, and a test compares them. Without Typer, this starts in two thirds of the time.
"""

import sys
from collections.abc import Callable, Mapping, Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hlreader.actions.find_article import ArticleRequest

_VALUES = ("--text-size", "--width", "--spacing")
_SWITCHES = ("--plain", "--print")


def reading(arguments: Sequence[str], environ: Mapping[str, str]) -> Callable[[], int] | None:
    """Return a function that reads the article, or None if the normal path must do it."""
    if "_HLREADER_COMPLETE" in environ:
        return None
    if arguments in ([], ["read"]):
        return _home(environ) if sys.stdout is not None and sys.stdout.isatty() else None
    if arguments[:1] != ["read"]:
        return None
    from hlreader.limits import is_width
    from hlreader.quick.line import split_line

    split = split_line(arguments[1:], _SWITCHES, _VALUES)
    if not split:
        return None
    words, options = split
    if not "".join(words).strip() or not all(map(is_width, options.get("--width", ()))):
        return None
    return lambda: _read(" ".join(words), options, environ)


def request_from(name: str, environ: "Mapping[str, str]") -> "ArticleRequest":
    """Return a wish for an article from the library and with the glossaries of the environment."""
    from pathlib import Path

    from hlreader.actions.find_article import ArticleRequest
    from hlreader.quick.lookup import glossaries_named_by

    library, glossaries = environ.get("HLREADER_LIBRARY"), glossaries_named_by(environ)
    return ArticleRequest(
        name, Path(library) if library else None, [*map(Path, glossaries)] or None
    )


def _home(environ: "Mapping[str, str]") -> Callable[[], int]:
    """Return what opens the home page."""

    def show() -> int:
        from hlreader.actions.home import show_home
        from hlreader.actions.preferences import Flags
        from hlreader.terminal import standard_output

        show_home(request_from("", environ), Flags(), standard_output())
        return 0

    return show


def _read(name: str, options: "Mapping[str, list[str]]", environ: "Mapping[str, str]") -> int:
    from hlreader.actions.preferences import Flags
    from hlreader.actions.read import read_article
    from hlreader.terminal import standard_output

    chosen = {name: values[0] for name, values in options.items() if values}
    read_article(
        request_from(name, environ),
        Flags(
            width=int(chosen["--width"]) if "--width" in chosen else None,
            text_size=chosen.get("--text-size"),
            spacing=chosen.get("--spacing"),
        ),
        standard_output(),
        plain="--plain" in options,
        printed="--print" in options,
    )
    return 0
