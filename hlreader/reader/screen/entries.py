"""What pop-outs are made of: titles, paragraphs, and entries to choose from."""

from collections.abc import Sequence
from typing import NamedTuple

from hlreader.layout.flow import AnyFlow, Flow
from hlreader.layout.typography import Space
from hlreader.layout.wrap import Piece


class Choice(NamedTuple):
    """What choosing leads to.

    A ``word``, a place to ``go`` to, an article to ``open`` at a place, an ``address``, a
    ``topic``, or what a ``key`` does. From a question: a step to ``teach``, the text to
    ``reread``, or to ``close`` it.
    """

    kind: str
    subject: str = ""
    offset: int = 0


class Content(NamedTuple):
    """What a pop-out shows. A piece with the target n is choice n."""

    flows: Sequence[AnyFlow]
    choices: tuple[Choice, ...]
    keys: tuple[str, ...] = ()
    """The key that each choice has, for those that have one; they come first."""


class Entry(NamedTuple):
    """An entry of a list: its text, what it leads to, and a note after it."""

    text: str
    choice: Choice
    note: str = ""
    role: str = "strong"


def title(text: str) -> Flow:
    """Return the title of a pop-out."""
    return Flow((Piece(text, "title"),), 0)


def paragraph(text: str, role: str = "") -> Flow:
    """Return a paragraph of a pop-out."""
    return Flow((Piece(text, role),), 0)


def entry_space(number: int) -> Space:
    """Return what separates an entry of a list from what is above it."""
    return "item" if number else "paragraph"


def entry_flow(entry: Entry, number: int, space: Space, key: str = "") -> Flow:
    """Return an entry, with the key that chooses it before it."""
    extra = (Piece(f"  {entry.note}", "note"),) if entry.note else ()
    before = f"  {key}  " if key else "  "
    pieces = (Piece(entry.text, entry.role, target=number), *extra)
    return Flow(pieces, 0, before, " " * (len(before) if key else 4), space=space)


def listed(
    heading: str, entries: Sequence[Entry], *, above: Sequence[Flow] = (), numbered: bool = False
) -> Content:
    """Return a list to choose from. If it is ``numbered``, figures choose the first nine."""
    keys = tuple(str(number) for number in range(1, min(len(entries), 9) + 1)) if numbered else ()
    flows: list[AnyFlow] = [title(heading), *above]
    for number, entry in enumerate(entries):
        key = (keys[number] if number < len(keys) else " ") if numbered else ""
        flows.append(entry_flow(entry, number, entry_space(number), key))
    return Content(flows, tuple(entry.choice for entry in entries), keys)
