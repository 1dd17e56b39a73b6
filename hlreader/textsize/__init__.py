"""Text size in a terminal. One module a face; the spacing face works everywhere."""

from hlreader.textsize.spacing import SPACINGS, Spacing, TextSize

__all__ = ["SPACINGS", "Spacing", "TextSize"]
