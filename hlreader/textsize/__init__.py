"""Text sizes in a terminal.

``sizes`` parses a size. ``probe`` asks the terminal, and ``capabilities`` judges from the answers
what it can show. ``ladder`` picks a lettering, and a module in ``faces/`` draws it.
"""

from hlreader.textsize.page_layout import SPACINGS, Spacing, TextSize

__all__ = ["SPACINGS", "Spacing", "TextSize"]
