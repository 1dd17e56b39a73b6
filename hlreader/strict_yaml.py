"""Read YAML as people mean it: all values are strings, and each error names its line.

PyYAML's own loaders turn ``term: No`` into False and a date into a date object. If a key appears
twice, they silently keep the last. This module uses PyYAML's events instead, so scalars stay as
they were typed. Duplicate keys, anchors, aliases, tags and a second document are errors. ``Fields``
then reads the expected fields of a mapping.
"""

import re
from collections.abc import Collection, Iterator
from datetime import date
from difflib import get_close_matches
from typing import Any, TypeAlias

import yaml

from hlreader import limits
from hlreader.errors import ContentError
from hlreader.messages import Message
from hlreader.sanitize import clean, clean_line, is_clean

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_ENDS = frozenset({yaml.SequenceEndEvent, yaml.MappingEndEvent})
_STARTS = frozenset(
    {yaml.ScalarEvent, yaml.AliasEvent, yaml.SequenceStartEvent, yaml.MappingStartEvent}
)

_TOO_DEEP = (Message("the nesting is too deep."), Message("Use fewer levels."))
_CHECK = Message("Check the indentation, the colons and the quotes there.")
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


class Scalar(str):
    """A string from a YAML file, with its 1-based line and column."""

    __slots__ = ("column", "line")

    line: int
    column: int


class Mapping(dict[Scalar, "Node"]):
    """A YAML mapping."""

    __slots__ = ("column", "line", "waiting")

    line: int
    column: int
    waiting: Scalar | None
    """The key that waits for its value while the mapping is read."""


class Sequence(list["Node"]):
    """A YAML sequence."""

    __slots__ = ("column", "line")

    line: int
    column: int


Node: TypeAlias = Scalar | Mapping | Sequence


def node_of(value: Any, line: int) -> Node:
    """Return a value from another format, such as TOML, as a node at a line."""
    node: Node
    if isinstance(value, dict):
        node = Mapping()
        node.update((_scalar(str(key), line), node_of(item, line)) for key, item in value.items())
    elif isinstance(value, list):
        node = Sequence(node_of(item, line) for item in value)
    else:
        return _scalar(str(value).lower() if isinstance(value, bool) else str(value), line)
    node.line, node.column = line, 1
    return node


def _scalar(text: str, line: int) -> Scalar:
    scalar = Scalar(text)
    scalar.line, scalar.column = line, 1
    return scalar


class _Reader:
    """Gives PyYAML a text in parts, because it would copy a whole text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0

    def read(self, size: int) -> str:
        start = self.position
        self.position += size
        return self.text[start : self.position]


class _Builder:
    """Builds nodes from PyYAML's events. ``first_line`` is the number of the text's first line."""

    def __init__(self, text: str, file: str, first_line: int) -> None:
        self.text = text
        self.file = file
        self.first_line = first_line
        self.root: Node | None = None
        self.clean = is_clean(text)  # if so, only an escape in double quotes can add bad characters

    def fail(self, event: Any, message: str, hint: str = "") -> ContentError:
        mark = event.start_mark
        line = mark.line + self.first_line
        return ContentError(self.file, line, message, column=mark.column + 1, hint=hint)

    def build(self) -> Iterator[Node]:
        """Build ``root``, and yield each of its children as soon as it is complete.

        To save memory, callers that need only the children remove them from the root.
        """
        try:
            yield from self._build(iter(_LOADER(_Reader(self.text)).get_event, None))
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
            problem = getattr(error, "problem", None) or "it cannot be read"
            message, hint = Message("the YAML is broken: {problem}.", problem=problem), _CHECK
            if "nesting depth" in problem:  # PyYAML reads ahead and meets its own limit before ours
                message, hint = _TOO_DEEP
            raise ContentError(
                self.file,
                mark.line + self.first_line if mark else self.first_line,
                message,
                column=mark.column + 1 if mark else 1,
                hint=hint,
            ) from None

    def _build(self, events: Iterator[Any]) -> Iterator[Node]:
        stack: list[Mapping | Sequence] = []
        for event in events:
            kind = type(event)
            if kind in _ENDS:
                node: Node = stack.pop()
            elif kind in _STARTS:
                node = self.node(event, kind)
                if stack:
                    self.place(event, stack[-1], node)
                elif self.root is None:
                    self.root = node
                else:
                    raise self.fail(
                        event, Message("a second YAML document starts here."), Message("Remove it.")
                    )
                if kind is not yaml.ScalarEvent:
                    if len(stack) == limits.DEEPEST_YAML:
                        raise self.fail(event, *_TOO_DEEP)
                    stack.append(node)  # type: ignore[arg-type]
                    continue
            else:
                continue
            if len(stack) == 1:
                yield node

    def node(self, event: Any, kind: type) -> Node:
        """Return the node that an event begins."""
        if kind is yaml.AliasEvent:
            raise self.fail(
                event, Message("an alias (*name) is not allowed."), Message("Write the value out.")
            )
        if event.anchor:
            raise self.fail(
                event, Message("an anchor (&name) is not allowed."), Message("Write the value out.")
            )
        if event.tag and event.tag != "!":
            raise self.fail(
                event,
                Message("a tag ({tag}) is not allowed.", tag=event.tag),
                Message("Remove it."),
            )
        node: Node
        if kind is yaml.ScalarEvent:
            value = event.value
            node = Scalar(value if self.clean and event.style != '"' else clean(value))
        elif kind is yaml.MappingStartEvent:
            node = Mapping()
            node.waiting = None
        else:
            node = Sequence()
        mark = event.start_mark
        node.line = mark.line + self.first_line
        node.column = mark.column + 1
        return node

    def place(self, event: Any, parent: Mapping | Sequence, node: Node) -> None:
        """Put a node into its parent."""
        if isinstance(parent, Sequence):
            parent.append(node)
        elif parent.waiting is not None:
            parent[parent.waiting] = node
            parent.waiting = None
        elif not isinstance(node, Scalar):
            raise self.fail(
                event, Message("a key must be a word."), Message("Check the brackets and colons.")
            )
        elif node in parent:
            raise self.fail(
                event,
                Message("the key {node!s} appears twice.", node=node),
                Message("Keep one of the two."),
            )
        else:
            parent.waiting = node


def load(text: str, file: str, first_line: int = 1) -> Node | None:
    """Return the root node, or None for an empty text.

    ``file`` and ``first_line`` are for messages. Raises ContentError.
    """
    builder = _Builder(text, file, first_line)
    for _ in builder.build():
        pass
    return builder.root


def load_items(text: str, file: str, what: str, hint: str, first_line: int = 1) -> Iterator[Node]:
    """Yield the items of a list as soon as each is read. An empty text has none.

    Only one item is in memory at a time. ``what`` and ``hint`` are for the error message if the
    text is not a list. Raises ContentError at the first error in the text.
    """
    builder = _Builder(text, file, first_line)
    for item in builder.build():
        if not isinstance(builder.root, Sequence):
            break
        builder.root.clear()
        yield item
    root = builder.root
    if root is not None and not isinstance(root, Sequence):
        raise ContentError(file, root.line, what, hint=hint)


def _is_date(text: str) -> bool:
    """Return whether a text is a day of the calendar, YYYY-MM-DD."""
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


class Fields:
    """Reads the fields of a mapping, and says where and why a value is wrong.

    Each method returns an empty value for a missing or empty field, and raises ContentError for a
    value of the wrong kind.
    """

    def __init__(self, node: Any, file: str, what: str, known: Collection[str]) -> None:
        self.file = file
        self.what = what
        if node is not None and not isinstance(node, Mapping):
            raise self.fail(
                node,
                Message("{what} must be fields, one per line.", what=what),
                Message("Write `name: value`."),
            )
        self.fields: Mapping = Mapping() if node is None else node
        for key in self.fields:
            if key not in known:
                known = tuple(known)
                close = get_close_matches(key, known, n=1)
                hint = (
                    Message("Did you mean `{close}`?", close=close[0])
                    if close
                    else Message("Known: {names}.", names=", ".join(known))
                )
                raise self.fail(
                    key, Message("{what} has no field `{key}`.", what=what, key=key), hint
                )

    def _value(self, key: str) -> Any:
        fields: dict[Any, Node] = self.fields  # a Scalar equals its text and has the same hash
        return fields.get(key)

    def fail(self, node: Node, message: str, hint: str = "") -> ContentError:
        """Return the error for a node. The caller raises it."""
        return ContentError(self.file, node.line, message, column=node.column, hint=hint)

    def text(self, key: str) -> str:
        """Return a value as one line of text."""
        value = self._value(key)
        if value is None:
            return ""
        if not isinstance(value, Scalar):
            raise self.fail(
                value,
                Message("`{key}` must be text.", key=key),
                Message("Write `{key}: some words`.", key=key),
            )
        return clean_line(value)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts."""
        value = self._value(key)
        if value is None or value == "":
            return ()
        if not isinstance(value, Sequence):
            raise self.fail(
                value,
                Message("`{key}` must be a list.", key=key),
                Message("Write `{key}: [one, two]`.", key=key),
            )
        for item in value:
            if not isinstance(item, Scalar) or not item.strip():
                raise self.fail(
                    item,
                    Message("each item of `{key}` must be text.", key=key),
                    Message("Remove it or fill it in."),
                )
        return tuple(clean_line(str(item)) for item in value)

    def flag(self, key: str) -> bool:
        """Return whether a value is true."""
        value = self.text(key)
        if value.lower() not in ("", "true", "false"):
            node = self._value(key)
            raise self.fail(
                node,
                Message("`{key}` must be true or false.", key=key),
                Message("Use one of them."),
            )
        return value.lower() == "true"

    def date(self, key: str) -> str:
        """Return a date as it is written, YYYY-MM-DD."""
        value = self.text(key)
        if value and not _is_date(value):
            node = self._value(key)
            raise self.fail(
                node,
                Message("`{key}` must be a date.", key=key),
                Message("Write it as 2026-01-31."),
            )
        return value

    def part(self, key: str, known: Collection[str]) -> "Fields | None":
        """Return the fields of a nested mapping, or None if it is missing."""
        value = self._value(key)
        if value is None or value == "":
            return None
        return Fields(value, self.file, f"`{key}`", known)

    def named_parts(self, key: str, known: Collection[str]) -> "list[tuple[str, Fields]]":
        """Return the mappings nested in a mapping, with their names."""
        value = self._value(key)
        if value is None or value == "":
            return []
        if not isinstance(value, Mapping):
            raise self.fail(
                value,
                Message("`{key}` must have named fields.", key=key),
                Message("Write `name:` before each."),
            )
        return [
            (clean_line(name), Fields(part, self.file, f"`{name}`", known))
            for name, part in value.items()
        ]

    def parts(self, key: str, known: Collection[str]) -> "tuple[Fields, ...]":
        """Return a list of nested mappings."""
        value = self._value(key)
        if value is None or value == "":
            return ()
        if not isinstance(value, Sequence):
            raise self.fail(
                value,
                Message("`{key}` must be a list.", key=key),
                Message("Begin each item with `- `."),
            )
        return tuple(Fields(item, self.file, f"each item of `{key}`", known) for item in value)
