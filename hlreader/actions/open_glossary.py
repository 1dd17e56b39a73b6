"""Open the glossaries in use, and say what a reader has to know about where they come from."""

from collections.abc import Sequence
from pathlib import Path

from hlreader.actions.output import write_note
from hlreader.glossary import Glossary
from hlreader.glossary.files_in_use import Places, find_places


def open_words(named: Sequence[Path] | None, *, each_says_where: bool = False) -> Glossary:
    """Return the glossary of the files named on the command line, or of those in use.

    A project's file changes what a reader is told, so a line on standard error says that it is in
    use; not if ``each_says_where``, when every meaning shown names its file.
    """
    places = find_places(named)
    tell_unsafe(places)
    if places.project and not each_says_where:
        write_note(f"{places.project}, the glossary of this project, explains words too.")
    return Glossary.load(places.paths)


def tell_unsafe(places: Places) -> None:
    """Say on standard error that a project's file is left out, if it is."""
    if places.unsafe:
        write_note(
            f"{places.unsafe} is not used: other users can change it. "
            "To use it, name it with --glossary."
        )
