"""A table to import: its columns, and rows that know their lines."""

from collections.abc import Collection, Mapping
from typing import NamedTuple, TypeAlias

from hlreader.errors import ContentError

Cell: TypeAlias = "str | list[Cell] | dict[str, Cell]"
"""JSON has lists and objects in a cell; a spreadsheet has text alone."""


class Row(NamedTuple):
    """A row: the line on which it begins, and its cells by column. Empty cells are left out."""

    line: int
    cells: Mapping[str, Cell]


class Table(NamedTuple):
    """A table. A row that cannot be read is among ``faults`` and not among ``rows``."""

    name: str
    columns: tuple[str, ...]
    """The names in the header, or the numbers of the columns of a table without one."""
    rows: list[Row]
    has_header: bool = True
    faults: tuple[ContentError, ...] = ()
    encoding: str = "utf-8"
    separator: str = ""

    def are_apart(self, columns: Collection[str]) -> bool:
        """Return whether no row has cells in two of some columns."""
        return all(len(row.cells.keys() & columns) <= 1 for row in self.rows)
