"""Text size in a terminal.

``sizes`` reads a size; ``probe`` asks the terminal and ``capabilities`` judges what it can show;
``ladder`` picks a lettering, which a module in ``faces/`` draws.
"""

from hlreader.textsize.spacing import SPACINGS, Spacing, TextSize

__all__ = ["SPACINGS", "Spacing", "TextSize"]
