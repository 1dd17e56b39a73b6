"""Convert between places and editor positions, which count from 0 in units of an encoding."""

from typing import NamedTuple

from lsprotocol import types as lsp

from hlreader.code_units import characters_in, units_before
from hlreader.models import Place


class Positions(NamedTuple):
    """Turns places into positions and back, for a text with these lines."""

    lines: list[str]
    encoding: str = "utf-16"
    """The encoding whose units columns count: utf-8, utf-16 or utf-32."""

    def range(self, start: Place, end: Place) -> lsp.Range:
        """Return the range between two places."""
        return lsp.Range(self.position(start), self.position(end))

    def position(self, place: Place) -> lsp.Position:
        """Return the editor's position of a place."""
        line = self._line(place.line - 1)
        return lsp.Position(place.line - 1, units_before(line, place.column - 1, self.encoding))

    def place(self, position: lsp.Position) -> Place:
        """Return the place of an editor's position."""
        line = self._line(position.line)
        column = characters_in(line, position.character, self.encoding)
        return Place(position.line + 1, column + 1)

    def _line(self, number: int) -> str:
        return self.lines[number] if number < len(self.lines) else ""
