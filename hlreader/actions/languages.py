"""Tell the reader when there is nothing in the language that they named."""

from collections.abc import Iterable

from hlreader.actions.output import write_note
from hlreader.language import primary
from hlreader.messages import Message


def tell_other_language(asked: str, found: Iterable[str]) -> None:
    """Write a note if none of the languages found is the one of ``--lang``."""
    if asked and primary(asked) not in map(primary, found):
        write_note(Message("There is nothing in `{language}` so far.", language=asked))
