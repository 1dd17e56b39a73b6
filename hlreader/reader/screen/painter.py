"""Frames become the bytes that change one into the next. Pure.

Some letters span rows: writing on one of their rows erases them, or lands next to them. So every
row that changes is erased first; then the new lines are drawn, the topmost first. All of it is
inside a synchronized update (private mode 2026), which terminals that do not know it ignore.
"""

from collections.abc import Iterator

from hlreader.reader.screen.frame import Frame, Strip
from hlreader.textsize.lettering import Face

_BEGIN, _END = "\x1b[?2026h", "\x1b[?2026l"
_CLEAR = "\x1b[2J"
_SINGLE = "\x1b#5"
"""DECSWL: the row's letters have their own width again."""


def paint(frame: Frame, shown: Frame | None = None) -> str:
    """Return what to send so that the window shows a frame.

    ``shown`` is the frame it shows now; without one, or at another size, the window is cleared.
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
    """Yield what each row shows: a strip, and which of the strip's rows."""
    for strip in frame.strips:
        for number in range(strip.height):
            yield strip, number


def _cleared_doubles(shown: Frame | None) -> str:
    """Return what gives rows of double letters their own size back."""
    return reset_doubles(shown) if shown else ""


def reset_doubles(shown: Frame) -> str:
    """Return what makes every row of a window a row of ordinary letters, if it has others."""
    if not any(strip.lettering.face is Face.DEC for strip in shown.strips):
        return ""
    return "".join(f"\x1b[{row + 1}H{_SINGLE}" for row in range(shown.rows))
