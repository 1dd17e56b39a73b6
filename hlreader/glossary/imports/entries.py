"""Turn the rows of a table into entries, and say why a row cannot be an entry."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from hlreader.errors import ContentError
from hlreader.glossary.imports.columns import LANGUAGES, Column, Columns, field_of, folded
from hlreader.glossary.imports.table import Cell, Row, Table
from hlreader.glossary.load import read_nodes
from hlreader.glossary.words.keys import key
from hlreader.language import DEFAULT
from hlreader.messages import Message
from hlreader.models import Sense, Term
from hlreader.sanitize import clean_line
from hlreader.strict_yaml import Mapping as Fields
from hlreader.strict_yaml import Node, Scalar, Sequence

LONGEST_TERM, LONGEST_TEXT = 120, 2000
"""The most letters in a name and in any other text.

A longer text is likely several cells in one.
"""

_LISTS = ("aliases", "abbreviations", "forms", "see_also")
_FLAGS = {
    "yes": "true", "y": "true", "x": "true", "1": "true",
    "no": "false", "n": "false", "0": "false",
}  # fmt: skip
_BETWEEN = re.compile(r"[;|\n]")
_NAMED = 30
"""How many letters of a wrong text a message shows."""

_FORMULA_AS_TEXT = re.compile(r"'(?=\s*[=+\-@\t\r＝＋－＠])")
"""The apostrophe that spreadsheets and ``glossary export`` put before what looks like a formula."""
_FORMULA = re.compile(r"[=＝]")


class Entry(NamedTuple):
    """An entry with its translations, and the line on which its row begins."""

    line: int
    terms: tuple[Term, ...]

    @property
    def term(self) -> Term:
        """The entry itself."""
        return self.terms[0]


class Conflict(NamedTuple):
    """Two meanings of one word, of which the second is left out."""

    line: int
    term: str
    here: str
    """Its meaning in the import."""
    there: str
    """Its meaning in an existing entry."""
    where: str
    """The place of that entry."""


class Incoming(NamedTuple):
    """The entries of a table, and the rows that are left out."""

    name: str
    """The name of its file in messages."""
    entries: list[Entry]
    conflicts: list[Conflict]
    """Rows whose word has another meaning in an earlier row."""
    faults: list[ContentError]
    """Rows that cannot be entries."""
    repeated: int
    """How many rows repeat an earlier row."""


def read_entries(table: Table, columns: Columns) -> Incoming:
    """Return the entries of a table. A row that cannot be an entry goes to ``faults``."""
    incoming = Incoming(table.name, [], [], list(table.faults), 0)
    rows = _Rows(table, columns, incoming)
    for node, terms in read_nodes(rows.nodes(), table.name, incoming.faults.append):
        incoming.entries.append(Entry(node.line, tuple(terms)))
    incoming.faults.sort(key=lambda fault: fault.line)
    return incoming._replace(repeated=rows.repeated)


class _Rows:
    """Turns each row into the nodes that a glossary file would have."""

    def __init__(self, table: Table, columns: Columns, incoming: Incoming) -> None:
        self._table = table
        self._columns = columns
        self._incoming = incoming
        self._first: dict[tuple[str, str], Fields] = {}
        self.repeated = 0

    def nodes(self) -> Iterator[Node]:
        """Yield the rows that have a term and a meaning, and are the first for their term."""
        for row in self._table.rows:
            try:
                node = self._node(row)
            except ContentError as error:
                self._incoming.faults.append(error)
                continue
            if self._is_first(node):
                yield node

    def _is_first(self, node: Fields) -> bool:
        language = str(node.get(Scalar("language"), DEFAULT))
        term, here = str(node[Scalar("term")]), _meaning(node)
        first = self._first.setdefault((language, key(term)), node)
        if first is node:
            return True
        there = _meaning(first)
        if first == node:
            self.repeated += 1
        elif (
            str(first[Scalar("term")]) != term
            and term.isupper() != str(first[Scalar("term")]).isupper()
        ):
            return True  # "AIDS" and "aids": the glossary's own rules say if both may be
        else:
            where = f"{self._table.name}:{first.line}"
            self._incoming.conflicts.append(Conflict(node.line, term, here, there, where))
        return False

    def _node(self, row: Row) -> Fields:
        parts: dict[str, Fields] = {"": _fields(row.line)}
        for name, cell in row.cells.items():
            column = self._columns.known.get(name)
            if column:
                self._put(parts, column, cell, row.line)
        entry = parts.pop("")
        for language, part in parts.items():
            translations = entry.setdefault(_scalar("translations", row.line), _fields(row.line))
            if isinstance(translations, Fields):
                translations[_scalar(language, row.line)] = part
        if self._columns.language and Scalar("language") not in entry:
            entry[_scalar("language", row.line)] = _scalar(self._columns.language, row.line)
        for part in (entry, *parts.values()):
            if part.get(Scalar("senses")):
                part.pop(Scalar("plain"), None)  # it is made from the senses
        self._refuse(row, entry)
        _complete_source(entry, row.line)
        return entry

    def _put(self, parts: dict[str, Fields], column: Column, cell: Cell, line: int) -> None:
        """Put a cell into the entry, its source, or one of its translations."""
        field, _, nested = column.field.partition(".")
        if isinstance(cell, dict):
            if field == "translations":
                for language, part in cell.items():
                    self._put_all(parts, _language(language), part, line)
            else:
                for name, inner in cell.items():
                    self._put(parts, Column(f"{field}.{name}", column.language), inner, line)
            return
        into = parts.setdefault(column.language, _fields(line))
        if field == "senses":
            node: Node = self._senses(cell, line)
        elif field in _LISTS:
            items = map(str, cell) if isinstance(cell, list) else _BETWEEN.split(cell)
            node = Sequence(_scalar(item, line) for item in map(self._text, items) if item)
            node.line, node.column = line, 1
        else:
            text = self._text("; ".join(map(str, cell)) if isinstance(cell, list) else cell)
            node = _scalar(_value(field, text), line)
        if field == "source":
            source = into.setdefault(_scalar("source", line), _fields(line))
            into, field = (
                (source, nested or "title") if isinstance(source, Fields) else (into, field)
            )
        if node:
            into[_scalar(field, line)] = node

    def _senses(self, cell: Cell, line: int) -> Sequence:
        """Return senses from JSON objects, or from lines of "field | meaning | more"."""
        texts = cell.splitlines() if isinstance(cell, str) else cell
        senses = Sequence()
        senses.line, senses.column = line, 1
        for text in texts:
            parts = text.items() if isinstance(text, dict) else zip(
                Sense._fields, str(text).split("|"), strict=False
            )  # fmt: skip
            sense = _fields(line)
            sense.update((_scalar(name, line), _scalar(self._text(str(part)), line))
                         for name, part in parts)  # fmt: skip
            senses.append(sense)
        return senses

    def _put_all(self, parts: dict[str, Fields], language: str, part: Cell, line: int) -> None:
        for name, inner in part.items() if isinstance(part, dict) else ():
            held = field_of(name)
            field = held.field if held else name
            self._put(parts, Column(field, language), inner, line)

    def _text(self, cell: str) -> str:
        text = clean_line(cell)
        return _FORMULA_AS_TEXT.sub("", text, count=1) if text.startswith("'") else text

    def _refuse(self, row: Row, entry: Fields) -> None:
        """Raise ContentError if a row has no term or meaning, or has a formula or a long text."""
        term = str(entry.get(Scalar("term"), ""))
        named = f"`{_short(term)}`" if term else Message("this row")
        if not term:
            raise self._fault(
                row, Message("{named} has no term.", named=named), Message("Fill it in.")
            )
        if not entry.get(Scalar("plain")) and Scalar("senses") not in entry:
            raise self._fault(
                row, Message("{named} has no meaning.", named=named), Message("Fill it in.")
            )
        for cell in row.cells.values():
            if isinstance(cell, str) and _FORMULA.match(cell.lstrip()):
                raise self._fault(
                    row,
                    Message("`{cell}` is a formula.", cell=_short(cell)),
                    Message("Write its text."),
                )
        for name, value in _texts(entry):
            most = LONGEST_TERM if name in ("term", *_LISTS) else LONGEST_TEXT
            if len(value) > most:
                message = Message(
                    "`{value}` has {count} letters, too many for `{name}`.",
                    value=_short(value),
                    count=len(value),
                    name=name,
                )
                raise self._fault(row, message, Message("Write at most {most}.", most=most))

    def _fault(self, row: Row, message: str, hint: str) -> ContentError:
        return ContentError(self._table.name, row.line, message, hint=hint)


def _texts(node: Node, name: str = "") -> Iterator[tuple[str, str]]:
    """Yield each text in a node with the name of its field."""
    if isinstance(node, Fields):
        for field, part in node.items():
            yield from _texts(part, str(field))
    elif isinstance(node, Sequence):
        for item in node:
            yield name, str(item)
    else:
        yield name, str(node)


def _meaning(entry: Fields) -> str:
    """Return the meaning of an entry, or its senses in one line."""
    senses = entry.get(Scalar("senses"), ())
    texts = (sense.get(Scalar("plain"), "") for sense in senses if isinstance(sense, Fields))
    return str(entry.get(Scalar("plain")) or " ".join(map(str, texts)))


def _complete_source(entry: Fields, line: int) -> None:
    """If a source has no title, use its publisher or its address as one."""
    source = entry.get(Scalar("source"))
    if isinstance(source, Fields) and source and not source.get(Scalar("title")):
        title = source.get(Scalar("publisher")) or source.get(Scalar("url"))
        if title:
            source[_scalar("title", line)] = title
    if source is not None and not source:
        del entry[Scalar("source")]


def _value(field: str, text: str) -> str:
    if field in ("case_sensitive", "no_autolink"):
        return _FLAGS.get(text.lower(), text.lower())
    return _language(text) if field == "language" else text


def _language(text: str) -> str:
    return LANGUAGES.get(folded(text), text)


def _short(text: str) -> str:
    return text if len(text) <= _NAMED else f"{text[:_NAMED]}…"


def _scalar(text: str, line: int) -> Scalar:
    scalar = Scalar(text)
    scalar.line, scalar.column = line, 1
    return scalar


def _fields(line: int) -> Fields:
    fields = Fields()
    fields.waiting = None
    fields.line, fields.column = line, 1
    return fields
