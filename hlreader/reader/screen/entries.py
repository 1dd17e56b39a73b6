"""The parts of a pop-out: titles, paragraphs, and entries to choose from."""

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
    """The keys of the first choices. The others have none."""


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
    """Return the gap above an entry of a list."""
    return "item" if number else "paragraph"


def entry_flow(
    entry: Entry, number: int, space: Space, key: str = "", *, compact: bool = False
) -> Flow:
    """Return an entry, with the key that chooses it before it.

    A ``compact`` one, in large letters, has no note, and little space before it.
    """
    extra = (Piece(f"  {entry.note}", "note"),) if entry.note and not compact else ()
    gap = " " if compact else "  "
    before = f"{gap}{key}{gap}" if key else gap
    pieces = (Piece(entry.text, entry.role, target=number), *extra)
    return Flow(pieces, 0, before, " " * (len(before) if key or compact else 4), space=space)


def numbers(count: int) -> tuple[str, ...]:
    """Return the figures that choose so many entries."""
    return tuple(str(number) for number in range(1, count + 1))


def aligned(key: str, keys: Sequence[str]) -> str:
    """Return a key as wide as the widest of some, so that what is after them is aligned."""
    return key.rjust(max(map(len, keys)))


def listed(
    heading: str,
    entries: Sequence[Entry],
    *,
    above: Sequence[Flow] = (),
    numbered: bool = False,
    compact: bool = False,
) -> Content:
    """Return a list to choose from. If it is ``numbered``, each entry has a figure.

    Without a heading, it begins with what is ``above`` its entries.
    """
    keys = numbers(len(entries)) if numbered else ()
    flows: list[AnyFlow] = [title(heading), *above] if heading else [*above]
    for number, entry in enumerate(entries):
        key = aligned(keys[number], keys) if numbered else ""
        flows.append(entry_flow(entry, number, entry_space(number), key, compact=compact))
    return Content(flows, tuple(entry.choice for entry in entries), keys)
