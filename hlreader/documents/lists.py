"""Make lists from paragraphs that say which list they belong to, and at what depth."""

from collections import deque
from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

from hlreader.models import Block, ItemList, ListItem

DEEPEST = 8
"""How deep lists can be nested."""

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_LARGEST = 4000


class Mark(NamedTuple):
    """The place of an item in its list."""

    list: str
    """The id of the list."""
    depth: int
    """From 0."""
    number: int | None = None
    """Its number, or None for a bullet."""
    label: str = ""
    """The number as shown: "b)"."""


Item: TypeAlias = tuple[Mark, ListItem]


def nested(items: Iterable[Item]) -> list[Block]:
    """Return the lists that items make. Deeper lists are in the item before them."""
    waiting = deque(items)
    found: list[Block] = []
    while waiting:
        found.append(_taken(waiting))
    return found


def _taken(items: deque[Item]) -> ItemList:
    """Take the items of one list from the front, with the deeper lists inside them."""
    first = items[0][0]
    taken: list[ListItem] = []
    while items:
        mark, item = items[0]
        if mark.depth > first.depth:
            taken[-1] = taken[-1]._replace(blocks=(*taken[-1].blocks, _taken(items)))
        elif _kind(mark) != _kind(first):
            break
        else:
            plain = None if first.number is None else f"{first.number + len(taken)}."
            taken.append(item._replace(label="" if mark.label == plain else mark.label))
            items.popleft()
    return ItemList(tuple(taken), first.number, taken[0].offset)


def _kind(mark: Mark) -> tuple[str, int, bool]:
    return mark.list, mark.depth, mark.number is None


def in_letters(number: int, *, repeated: bool = True) -> str:
    """Return a list number in letters: 2 is b.

    After z come aa, bb in office programs (``repeated``), and aa, ab on web pages.

    >>> in_letters(28), in_letters(28, repeated=False)
    ('bb', 'ab')
    """
    if not 0 < number < _LARGEST:
        return str(number)
    if repeated:
        return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
    letters = ""
    while number:
        number, last = divmod(number - 1, 26)
        letters = chr(ord("a") + last) + letters
    return letters


def in_style(number: int, style: str, *, repeated: bool = True) -> str:
    """Return a number in the style "a", "A", "i" or "I". Other styles use digits.

    >>> in_style(4, "A"), in_style(4, "i"), in_style(4, "1")
    ('D', 'iv', '4')
    """
    if style not in ("a", "A", "i", "I"):
        return str(number)
    text = in_letters(number, repeated=repeated) if style in "aA" else in_roman(number)
    return text.upper() if style.isupper() else text


def in_roman(number: int) -> str:
    """Return a number in small Roman digits: 4 is iv."""
    if not 0 < number < _LARGEST:
        return str(number)
    digits = ""
    for value, sign in _ROMAN:
        digits += sign * (number // value)
        number %= value
    return digits
