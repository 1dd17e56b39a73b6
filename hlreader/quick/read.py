"""The short way for ``hlreader read WORD...``, with or without the commonest options.

It leaves every other command line to the long way, and any that is wrong. Both read by the same
function (a test compares them). This one does without Typer, and so starts in two thirds of the
time.
"""

from collections.abc import Callable, Mapping, Sequence

_VALUES = ("--text-size", "--width", "--spacing")
_SWITCHES = ("--plain", "--print")


def reading(arguments: Sequence[str], environ: Mapping[str, str]) -> Callable[[], int] | None:
    """Return what reads the article, or None if the command line is for the long way."""
    if arguments[:1] != ["read"] or "_HLREADER_COMPLETE" in environ:
        return None
    from hlreader.limits import is_width
    from hlreader.quick.line import split_line

    split = split_line(arguments[1:], _SWITCHES, _VALUES)
    if not split:
        return None
    words, options = split
    if not words or not all(map(is_width, options.get("--width", ()))):
        return None
    return lambda: _read(" ".join(words), options, environ)


def _read(name: str, options: "Mapping[str, list[str]]", environ: "Mapping[str, str]") -> int:
    from pathlib import Path

    from hlreader.actions.find_article import Wanted
    from hlreader.actions.preferences import Flags
    from hlreader.actions.read import read_article
    from hlreader.quick.lookup import glossaries_named_by
    from hlreader.terminal import standard_output

    library, glossaries = environ.get("HLREADER_LIBRARY"), glossaries_named_by(environ)
    chosen = {name: values[0] for name, values in options.items() if values}
    read_article(
        Wanted(name, Path(library) if library else None, [*map(Path, glossaries)] or None),
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
