"""Entries in JSON: a list of objects, or one object with terms and meanings.

The list may also be the only list in an object, as in ``{"entries": [...]}``.
"""

import json
import re
from collections.abc import Iterator
from json.decoder import JSONDecodeError, JSONDecoder
from typing import Any

from hlreader.errors import ContentError
from hlreader.glossary.imports.table import Cell, Row, Table
from hlreader.messages import Message

_SPACE = re.compile(r"[ \t\n]*")
_CHECK = Message("Check the commas, brackets and quotes there.")
_TERM = "term"
_MEANING = "plain"


def read(text: str, name: str) -> Table:
    """Return the entries in a text as a table with a column for each field.

    Raises ContentError for broken JSON, or if there is no list of entries.
    """
    reader = _Reader(text, name)
    start = reader.skip(0)
    if text[start : start + 1] == "{":
        rows = list(reader.terms(start))
    elif text[start : start + 1] == "[":
        rows = list(reader.entries(start))
    else:
        raise reader.fail(
            start, Message("this is not a list of entries."), Message("Begin it with [ or {.")
        )
    columns = dict.fromkeys(column for row in rows for column in row.cells)
    return Table(name, tuple(columns), rows, faults=tuple(reader.faults))


class _Reader:
    """Reads item by item to know the line of each. The ``json`` module does not give it."""

    def __init__(self, text: str, name: str) -> None:
        self.text = text
        self.name = name
        self.faults: list[ContentError] = []
        self._decoder = JSONDecoder(object_pairs_hook=_only_once)
        self._line, self._counted = 1, 0

    def entries(self, start: int, *, inside: bool = False) -> Iterator[Row]:
        """Yield the entries of a list that begins at ``start``.

        It is ``inside`` an object or alone.
        """
        for at, value in self._items(start, "]", inside=inside):
            line = self._line_at(at)
            if isinstance(value, dict):
                yield Row(line, _cells(value))
            else:
                self.faults.append(
                    self.fail(at, Message("this is not an entry."), Message("Write an object."))
                )

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
        """Yield the items of a list, or the pairs of an object, each with its start."""
        text = self.text
        at = self.skip(start + 1)
        while text[at : at + 1] != end:
            item, after = self._value(at)
            if end == "}":
                colon = self.skip(after)
                if not isinstance(item, str) or text[colon : colon + 1] != ":":
                    raise self.fail(
                        at, Message("the JSON is broken: a name and a colon belong here."), _CHECK
                    )
                value, after = self._value(self.skip(colon + 1))
                item = item, value
            yield at, item
            at = self.skip(after)
            if text[at : at + 1] == ",":
                at = self.skip(at + 1)
            elif text[at : at + 1] != end:
                raise self.fail(
                    at, Message("the JSON is broken: , or {end} belongs here.", end=end), _CHECK
                )
        rest = self.skip(at + 1)
        if rest < len(text) and not inside:
            raise self.fail(
                rest, Message("there is more after the end of the JSON."), Message("Remove it.")
            )

    def _value(self, at: int) -> tuple[Any, int]:
        try:
            return self._decoder.raw_decode(self.text, at)
        except JSONDecodeError as error:
            raise self.fail(
                error.pos, Message("the JSON is broken: {msg}.", msg=error.msg), _CHECK
            ) from None
        except RecursionError:
            raise self.fail(
                at, Message("the nesting is too deep."), Message("Use fewer levels.")
            ) from None
        except _TwiceError as error:
            message = Message("the name `{error}` is in one object twice.", error=error)
            raise self.fail(at, message, Message("Keep one of the two.")) from None

    def skip(self, at: int) -> int:
        """Return where the white space at a place ends."""
        found = _SPACE.match(self.text, at)
        return found.end() if found else at

    def _line_at(self, at: int) -> int:
        """Return the line of a place. Call it with places in order."""
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
    """Return the fields of an object that are not empty."""
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
