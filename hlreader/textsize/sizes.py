"""The sizes that a reader can choose: 1 to 7, names, percentages."""

import re
from typing import NamedTuple

from hlreader.errors import UsageError
from hlreader.messages import Message
from hlreader.textsize.page_layout import SPACINGS, Spacing, TextSize

SMALLEST, LARGEST = 0.5, 7.0

SCALES = {
    TextSize.SMALL: 0.8,
    TextSize.NORMAL: 1.0,
    TextSize.LARGE: 1.5,
    TextSize.X_LARGE: 2.0,
    TextSize.XX_LARGE: 3.0,
}
"""How many times as tall as the terminal's own letters each name is."""

_NUMBER = re.compile(r"([0-9]{1,4}(?:[.,][0-9]{1,4})?) ?(%?)")


class Size(NamedTuple):
    """A size that a reader chose."""

    text: str
    """The size as readers write it: "3", "1.5", "150%", "large"."""
    scale: float
    """How many times as tall as the terminal's own letters the letters should be."""
    spacing: Spacing
    """The page layout if letters cannot be made larger. It adds space instead."""

    def spacing_at(self, scale: float) -> Spacing:
        """Return the page layout for letters at a scale. Larger letters need no extra space."""
        return self.spacing if scale == 1 else SPACINGS[TextSize.NORMAL]


def parse(text: str) -> Size:
    """Return the size that a text names. Raises UsageError.

    It can be a number from 1 to 7, 1.5, a percentage from 50% to 700%, or a name in ``TextSize``.
    """
    wanted = text.strip().lower()
    name = re.sub(r"[\s_]+", "-", wanted)
    if name in list(TextSize):
        size = TextSize(name)
        return Size(size.value, SCALES[size], SPACINGS[size])
    number = _NUMBER.fullmatch(wanted)
    if number:
        value = float(number[1].replace(",", "."))
        scale = value / 100 if number[2] else value
        if (SMALLEST if number[2] else 1) <= scale <= LARGEST:
            return Size(f"{scale_text(value)}{number[2]}", scale, spacing_for(scale))
    raise UsageError(
        Message("`{text}` is not a text size.", text=text),
        hint="Use 1 to 7, 1.5, 50% to 700%, or one of " + ", ".join(TextSize) + ".",
    )


def spacing_for(scale: float) -> Spacing:
    """Return the spacing of the named size that is closest to a scale."""
    nearest = min(SCALES, key=lambda size: ratio(SCALES[size], scale))
    return SPACINGS[nearest]


def ratio(one: float, other: float) -> float:
    """Return the larger of two scales divided by the smaller. It is 1 if they are equal."""
    return max(one, other) / min(one, other)


def scale_text(scale: float) -> str:
    """Return a scale in figures: "1.5"."""
    return f"{scale:g}"
