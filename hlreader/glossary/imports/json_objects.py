"""Entries in JSON: a list of objects, or one object of terms with what they mean.

The list may also be the only list in an object, as in ``{"entries": [...]}``.
"""

import json
import re
from collections.abc import Iterator
from json.decoder import JSONDecodeError, JSONDecoder
from typing import Any

from hlreader.errors import ContentError
from hlreader.glossary.imports.table import Cell, Row, Table

_SPACE = re.compile(r"[ \t\n]*")
_CHECK = "Check the commas, brackets and quotes there."
_TERM = "term"
_MEANING = "plain"


def read(text: str, name: str) -> Table:
    """Return the entries in a text as a table whose columns are the names of their fields.

    Raises ContentError for broken JSON, and for what is not a list of entries.
    """
    reader = _Reader(text, name)
    start = reader.skip(0)
    if text[start : start + 1] == "{":
        rows = list(reader.terms(start))
    elif text[start : start + 1] == "[":
        rows = list(reader.entries(start))
    else:
        raise reader.fail(start, "this is not a list of entries.", "Begin it with [ or {.")
    columns = dict.fromkeys(column for row in rows for column in row.cells)
    return Table(name, tuple(columns), rows, faults=tuple(reader.faults))


class _Reader:
    """Reads item by item, to know the line of each: the ``json`` module does not tell it."""

    def __init__(self, text: str, name: str) -> None:
        self.text = text
        self.name = name
        self.faults: list[ContentError] = []
        self._decoder = JSONDecoder(object_pairs_hook=_only_once)
        self._line, self._counted = 1, 0

    def entries(self, start: int, *, inside: bool = False) -> Iterator[Row]:
        """Yield the entries of a list that begins at ``start``, ``inside`` an object or alone."""
        for at, value in self._items(start, "]", inside=inside):
            line = self._line_at(at)
            if isinstance(value, dict):
                yield Row(line, _cells(value))
            else:
                self.faults.append(self.fail(at, "this is not an entry.", "Write an object."))

    def terms(self, start: int) -> Iterator[Row]:
        """Yield the entries of an object that begins at ``start``."""
        pairs = list(self._items(start, "}"))
        lists = [value for _, (_, value) in pairs if _is_list_of_objects(value)]
        if len(lists) == 1:
            at = next(at for at, (_, value) in pairs if value is lists[0])
            _, after_name = self._value(at)
            yield from self.entries(self.text.index("[", after_name), inside=True)
            return
        for at, (term, value) in pairs:
            line = self._line_at(at)
            fields = value if isinstance(value, dict) else {_MEANING: value}
            yield Row(line, {_TERM: term, **_cells(fields)})

    def _items(self, start: int, end: str, *, inside: bool = False) -> Iterator[tuple[int, Any]]:
        """Yield the items of a list, or the pairs of an object, each with where it begins."""
        text = self.text
        at = self.skip(start + 1)
        while text[at : at + 1] != end:
            item, after = self._value(at)
            if end == "}":
                colon = self.skip(after)
                if not isinstance(item, str) or text[colon : colon + 1] != ":":
                    raise self.fail(
                        at, "the JSON is broken: a name and a colon belong here.", _CHECK
                    )
                value, after = self._value(self.skip(colon + 1))
                item = item, value
            yield at, item
            at = self.skip(after)
            if text[at : at + 1] == ",":
                at = self.skip(at + 1)
            elif text[at : at + 1] != end:
                raise self.fail(at, f"the JSON is broken: , or {end} belongs here.", _CHECK)
        rest = self.skip(at + 1)
        if rest < len(text) and not inside:
            raise self.fail(rest, "there is more after the end of the JSON.", "Remove it.")

    def _value(self, at: int) -> tuple[Any, int]:
        try:
            return self._decoder.raw_decode(self.text, at)
        except JSONDecodeError as error:
            raise self.fail(error.pos, f"the JSON is broken: {error.msg}.", _CHECK) from None
        except RecursionError:
            raise self.fail(at, "the nesting is too deep.", "Use fewer levels.") from None
        except _TwiceError as error:
            message = f"the name `{error}` is in one object twice."
            raise self.fail(at, message, "Keep one of the two.") from None

    def skip(self, at: int) -> int:
        """Return where the white space at a place ends."""
        found = _SPACE.match(self.text, at)
        return found.end() if found else at

    def _line_at(self, at: int) -> int:
        """Return the line of a place; the places come in order."""
        if at < self._counted:
            self._line, self._counted = 1, 0
        self._line += self.text.count("\n", self._counted, at)
        self._counted = at
        return self._line

    def fail(self, at: int, message: str, hint: str) -> ContentError:
        """Return the error for a place."""
        column = at - self.text.rfind("\n", 0, at)
        return ContentError(self.name, self._line_at(at), message, column=column, hint=hint)


class _TwiceError(ValueError):
    pass


def _only_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise _TwiceError(next(name for name in names if names.count(name) > 1))
    return found


def _is_list_of_objects(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value)


def _cells(fields: dict[str, Any]) -> dict[str, Cell]:
    """Return what is not empty among the fields of an object."""
    cells = {name: _cell(value) for name, value in fields.items()}
    return {name: cell for name, cell in cells.items() if cell}


def _cell(value: Any) -> Cell:
    if isinstance(value, dict):
        return _cells(value)
    if isinstance(value, list):
        items = (_cells(one) if isinstance(one, dict) else _text(one) for one in value)
        return [item for item in items if item]
    return _text(value)


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value.strip()
    return "" if value is None else json.dumps(value, ensure_ascii=False)
