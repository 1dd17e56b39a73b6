"""Places as editors count them: from 0, columns in the units that editor and server agreed on."""

from typing import NamedTuple

from lsprotocol import types as lsp

from hlreader.models import Place

_CODECS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}


class Positions(NamedTuple):
    """Turns places into positions and back, for a text of these lines."""

    lines: list[str]
    encoding: str = "utf-16"
    """What a column counts: units of utf-8, utf-16 or utf-32."""

    def range(self, start: Place, end: Place) -> lsp.Range:
        """Return the range between two places."""
        return lsp.Range(self.position(start), self.position(end))

    def position(self, place: Place) -> lsp.Position:
        """Return a place as the editor counts it."""
        codec, size = _CODECS[self.encoding]
        before = self._line(place.line - 1)[: place.column - 1]
        return lsp.Position(place.line - 1, len(before.encode(codec, "surrogatepass")) // size)

    def place(self, position: lsp.Position) -> Place:
        """Return the place of an editor's position."""
        codec, size = _CODECS[self.encoding]
        units = self._line(position.line).encode(codec, "surrogatepass")
        before = units[: size * position.character].decode(codec, "ignore")
        return Place(position.line + 1, len(before) + 1)

    def _line(self, number: int) -> str:
        return self.lines[number] if number < len(self.lines) else ""
