"""Open the glossaries in use, and tell the reader where they come from."""

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from hlreader.actions.output import write_note
from hlreader.glossary import Glossary
from hlreader.glossary.files_in_use import Places, find_places
from hlreader.glossary.store.cache import find
from hlreader.messages import Message


def open_words(
    named: Sequence[Path] | None, *, each_says_where: bool = False, tells_wait: bool = False
) -> Glossary:
    """Return the glossary of the files on the command line, or of those in use.

    A project's file changes what the reader learns, so a note on standard error says that it is in
    use. With ``each_says_where`` there is no note, since every meaning names its file. With
    ``tells_wait``, a note says when a glossary must be compiled first, which takes seconds.
    """
    places = find_places(named)
    note_unsafe_project(places)
    if places.project and not each_says_where:
        write_note(
            Message(
                "{project}, the glossary of this project, explains words too.",
                project=places.project,
            )
        )
    if tells_wait and any(_takes_seconds(path) for path in places.paths):
        write_note(
            Message("Getting the words ready. This takes a few seconds, but only the first time.")
        )
    return Glossary.load(places.paths)


def _takes_seconds(path: str) -> bool:
    """Return whether a glossary is long and has no index yet."""
    with suppress(OSError):
        return os.path.getsize(path) > _LONG and not find(path)  # noqa: PTH202
    return False


_LONG = 1 << 20
"""Compiling so many bytes of entries takes about a second."""


def note_unsafe_project(places: Places) -> None:
    """Note on standard error if a project's file is not used."""
    if places.unsafe:
        write_note(
            Message(
                "{unsafe} is not used: other users can change it. To use it, name it with "
                "--glossary.",
                unsafe=places.unsafe,
            )
        )
