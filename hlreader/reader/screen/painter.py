"""Make the bytes that change one frame into the next. This is pure.

Some letters span rows. Writing on one of their rows erases them, or lands next to them. So all
changed rows are erased first. Then the new lines are drawn from top to bottom. Everything is inside
a synchronized update (private mode 2026), which other terminals ignore.
"""

from collections.abc import Iterator

from hlreader.reader.screen.frame import Frame, Strip
from hlreader.textsize.lettering import Face

_BEGIN, _END = "\x1b[?2026h", "\x1b[?2026l"
_CLEAR = "\x1b[2J"
_SINGLE = "\x1b#5"
"""DECSWL: the letters of the row get normal width."""


def paint(frame: Frame, shown: Frame | None = None) -> str:
    """Return the output that makes the window show a frame.

    ``shown`` is the current frame. Without it, or if its size differs, the window is cleared.
    """
    same = shown and (shown.columns, shown.rows, shown.page) == (
        frame.columns, frame.rows, frame.page,
    )  # fmt: skip
    old = list(_rows(shown)) if shown and same else [None] * frame.rows
    new = list(_rows(frame))
    changed = [row for row, content in enumerate(new) if content != old[row]]
    if not changed:
        return ""
    page = f"\x1b[{frame.page}m" if frame.page else ""
    parts = [_BEGIN, "\x1b[m", page]
    if not same:
        parts += [_cleared_doubles(shown), _CLEAR]
    for row in changed:
        before = old[row]
        was_double = before is not None and before[0].lettering.face is Face.DEC
        parts.append(f"\x1b[{row + 1}H{_SINGLE if was_double else ''}\x1b[2K")
    top = 0
    touched = set(changed)
    for strip in frame.strips:
        if strip.spans and top in touched:
            for number, text in enumerate(strip.lettering.draw(strip.spans)):
                parts.append(f"\x1b[{top + number + 1}H\x1b[m{page}{text}")
        top += strip.height
    return "".join([*parts, "\x1b[m", _END])


def _rows(frame: Frame) -> Iterator[tuple[Strip, int]]:
    """Yield a strip for each row, with the number of the row in the strip."""
    for strip in frame.strips:
        for number in range(strip.height):
            yield strip, number


def _cleared_doubles(shown: Frame | None) -> str:
    """Return the output that gives rows of double letters normal size."""
    return reset_doubles(shown) if shown else ""


def reset_doubles(shown: Frame) -> str:
    """Return the output that gives every row normal letters, if the window has others."""
    if not any(strip.lettering.face is Face.DEC for strip in shown.strips):
        return ""
    return "".join(f"\x1b[{row + 1}H{_SINGLE}" for row in range(shown.rows))
