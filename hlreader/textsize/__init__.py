"""Text size in a terminal.

``sizes`` reads what is asked for; ``probe`` asks the terminal and ``capabilities`` judges what it
has; ``ladder`` picks a lettering, which a module in ``faces/`` draws.
"""

from hlreader.textsize.spacing import SPACINGS, Spacing, TextSize

__all__ = ["SPACINGS", "Spacing", "TextSize"]
