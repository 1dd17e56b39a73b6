"""The short way for ``hlreader check PATH...``, with or without the commonest options.

It leaves every other command line to the long way, also one that asks for what cannot be. Both
check by the same class (a test compares them); this one does without Typer, which costs a third of
the time that a page takes.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_SWITCHES = ("--json", "--isolated", "--explain-counts", "--exit-zero")
_MAX_GRADE = "--max-grade"


def checking(
    arguments: "Sequence[str]", environ: "Mapping[str, str]"
) -> "Callable[[], int] | None":
    """Return what checks the files that are named, or None if this is for the long way."""
    if arguments[:1] != ["check"] or "_HLREADER_COMPLETE" in environ:
        return None
    from hlreader.quick.line import split_line

    split = split_line(arguments[1:], _SWITCHES, (_MAX_GRADE,))
    if not split:
        return None
    paths, options = split
    limit = options.get(_MAX_GRADE, "8")
    if not paths or not (limit.isascii() and limit.isdecimal()):
        return None
    return lambda: _check(paths, options, environ)


def _check(paths: "list[str]", options: "Mapping[str, str]", environ: "Mapping[str, str]") -> int:
    import gc
    from pathlib import Path

    gc.set_threshold(50_000)  # a check makes much and hardly a cycle: looking costs a tenth of it
    from hlreader.actions.check import Checking
    from hlreader.actions.open_glossary import open_words
    from hlreader.exits import Exit
    from hlreader.quick.lookup import glossaries_named_by

    limit = options.get(_MAX_GRADE)
    code = Checking(
        flags={"max-grade": float(limit)} if limit else {},
        glossary=open_words([*map(Path, glossaries_named_by(environ))] or None),
        form="json" if "--json" in options else "text",
        additions=("explain",) if "--explain-counts" in options else (),
        isolated="--isolated" in options,
    ).run(paths)
    return Exit.OK if "--exit-zero" in options and code is Exit.NO else code
