"""Find the files that a command line names, and report links that were skipped."""

from collections.abc import Iterable, Sequence

from hlreader.actions.output import write_note
from hlreader.documents.sources import Sources, sources_of
from hlreader.messages import Message
from hlreader.sanitize import Shown

_MOST_NAMED = 5


def open_sources(paths: Iterable[str], *, follow_links: bool = False) -> Sources:
    """Return the files that paths name. Raises UsageError."""
    found = sources_of(paths, follow_links=follow_links)
    note_skipped_links(found.outside)
    return found


def note_skipped_links(links: Sequence[Shown]) -> None:
    """Print the first few links that were skipped because they lead out of the folders."""
    for link in links[:_MOST_NAMED]:
        write_note(
            Message(
                "{link}: skipped, because this link leads out of the folder. Use "
                "--follow-links to follow it.",
                link=link,
            )
        )
    more = len(links) - _MOST_NAMED
    if more > 0:
        one = Message("1 more link leads out of the folder.")
        several = Message("{more} more links lead out of the folder.", more=more)
        write_note(one if more == 1 else several)
