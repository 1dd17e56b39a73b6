"""YAML as people mean it: every value a string, nothing lost silently, each fault with its line.

PyYAML's own loaders turn ``term: No`` into False and a date into a date object, and keep the last
of two equal keys without a word. This builds on PyYAML's event stream instead: scalars stay the
strings that were typed, and duplicate keys, anchors, aliases, tags and a second document are
errors that name their line. ``Fields`` then reads one mapping by its expected fields.
"""

import re
from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches
from typing import Any, TypeAlias

from hlreader.errors import ContentError
from hlreader.sanitize import clean, clean_line

_DEEPEST = 20
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


class Scalar(str):
    """A string from a YAML file, with the 1-based line and column where it stands."""

    __slots__ = ("column", "line")

    line: int
    column: int


class Mapping(dict[Scalar, "Node"]):
    """A YAML mapping."""

    __slots__ = ("column", "line", "waiting")

    line: int
    column: int
    waiting: Scalar | None
    """While the mapping is read: the key that waits for its value."""


class Sequence(list["Node"]):
    """A YAML sequence."""

    __slots__ = ("column", "line")

    line: int
    column: int


Node: TypeAlias = Scalar | Mapping | Sequence


class _Builder:
    """Builds the root node from PyYAML's events. ``first_line`` is the line of the text's first."""

    def __init__(self, file: str, first_line: int) -> None:
        self.file = file
        self.first_line = first_line

    def fail(self, event: Any, message: str, hint: str = "") -> ContentError:
        mark = event.start_mark
        line = mark.line + self.first_line
        return ContentError(self.file, line, message, column=mark.column + 1, hint=hint)

    def build(self, events: Iterable[Any]) -> Node | None:
        import yaml  # here, as a text without front matter needs none of it

        root: Node | None = None
        stack: list[Mapping | Sequence] = []
        for event in events:
            if isinstance(event, yaml.CollectionEndEvent):
                stack.pop()
            elif isinstance(event, yaml.NodeEvent):
                node = self.node(event)
                if stack:
                    self.place(event, stack[-1], node)
                elif root is None:
                    root = node
                else:
                    raise self.fail(event, "a second YAML document begins here.", "Remove it.")
                if not isinstance(node, Scalar):
                    if len(stack) == _DEEPEST:
                        raise self.fail(event, "the nesting is too deep.", "Use fewer levels.")
                    stack.append(node)
        return root

    def node(self, event: Any) -> Node:
        """Return the node that an event begins."""
        import yaml

        if isinstance(event, yaml.AliasEvent):
            raise self.fail(event, "an alias (*name) is not allowed.", "Write the value out.")
        if event.anchor:
            raise self.fail(event, "an anchor (&name) is not allowed.", "Write the value out.")
        if event.tag and event.tag != "!":
            raise self.fail(event, f"a tag ({event.tag}) is not allowed.", "Remove it.")
        node: Node
        if isinstance(event, yaml.ScalarEvent):
            node = Scalar(clean(event.value))
        elif isinstance(event, yaml.MappingStartEvent):
            node = Mapping()
            node.waiting = None
        else:
            node = Sequence()
        node.line = event.start_mark.line + self.first_line
        node.column = event.start_mark.column + 1
        return node

    def place(self, event: Any, parent: Mapping | Sequence, node: Node) -> None:
        """Put a node into the collection it stands in."""
        if isinstance(parent, Sequence):
            parent.append(node)
        elif parent.waiting is not None:
            parent[parent.waiting] = node
            parent.waiting = None
        elif not isinstance(node, Scalar):
            raise self.fail(event, "a key must be a word.", "Check the brackets and colons.")
        elif node in parent:
            raise self.fail(event, f"the key {node!s} stands twice.", "Keep one of the two.")
        else:
            parent.waiting = node


def load(text: str, file: str, first_line: int = 1) -> Node | None:
    """Return the root node, or None for an empty text.

    ``file`` and ``first_line`` are for messages. Raises ContentError.
    """
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return _Builder(file, first_line).build(yaml.parse(text, Loader=loader))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        raise ContentError(
            file,
            mark.line + first_line if mark else first_line,
            f"the YAML is broken: {getattr(error, 'problem', None) or 'it cannot be read'}.",
            column=mark.column + 1 if mark else 1,
            hint="Check the indentation, the colons and the quotes there.",
        ) from None


def _is_date(text: str) -> bool:
    """Tell whether a text is a day of the calendar, YYYY-MM-DD."""
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


class Fields:
    """Reads the fields of one mapping, and says where and why a value is wrong.

    Each reader returns an empty value for a field that is missing or empty, and raises
    ContentError for a value of the wrong kind.
    """

    def __init__(self, node: Any, file: str, what: str, known: Iterable[str]) -> None:
        self.file = file
        self.what = what
        if node is not None and not isinstance(node, Mapping):
            raise self.fail(node, f"{what} must be fields, one to a line.", "Write `name: value`.")
        self.fields: Mapping = Mapping() if node is None else node
        known = tuple(known)
        for key in self.fields:
            if key not in known:
                close = get_close_matches(key, known, n=1)
                hint = f"Did you mean `{close[0]}`?" if close else f"Known: {', '.join(known)}."
                raise self.fail(key, f"{what} has no field `{key}`.", hint)

    def fail(self, node: Node, message: str, hint: str = "") -> ContentError:
        """Return the error for a node, to be raised."""
        return ContentError(self.file, node.line, message, column=node.column, hint=hint)

    def text(self, key: str) -> str:
        """Return a value as one line of text."""
        value = self.fields.get(Scalar(key))
        if value is None:
            return ""
        if not isinstance(value, Scalar):
            raise self.fail(value, f"`{key}` must be text.", f"Write `{key}: some words`.")
        return clean_line(value)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts."""
        value = self.fields.get(Scalar(key))
        if value is None or value == "":
            return ()
        if not isinstance(value, Sequence):
            raise self.fail(value, f"`{key}` must be a list.", f"Write `{key}: [one, two]`.")
        for item in value:
            if not isinstance(item, Scalar) or not item.strip():
                raise self.fail(
                    item, f"each item of `{key}` must be text.", "Remove it or fill it."
                )
        return tuple(clean_line(str(item)) for item in value)

    def flag(self, key: str) -> bool:
        """Return true or false."""
        value = self.text(key)
        if value.lower() not in ("", "true", "false"):
            node = self.fields[Scalar(key)]
            raise self.fail(node, f"`{key}` must be true or false.", "Write one of the two.")
        return value.lower() == "true"

    def date(self, key: str) -> str:
        """Return a date as it is written, YYYY-MM-DD."""
        value = self.text(key)
        if value and not _is_date(value):
            node = self.fields[Scalar(key)]
            raise self.fail(node, f"`{key}` must be a date.", "Write it as 2026-01-31.")
        return value

    def part(self, key: str, known: Iterable[str]) -> "Fields | None":
        """Return the fields of a nested mapping, or None if it is missing."""
        value = self.fields.get(Scalar(key))
        if value is None or value == "":
            return None
        return Fields(value, self.file, f"`{key}`", known)

    def named_parts(self, key: str, known: Iterable[str]) -> "list[tuple[str, Fields]]":
        """Return the nested mappings of a mapping, with the names they have in it."""
        value = self.fields.get(Scalar(key))
        if value is None or value == "":
            return []
        if not isinstance(value, Mapping):
            raise self.fail(value, f"`{key}` must be named fields.", "Write `name:` before each.")
        return [
            (clean_line(name), Fields(part, self.file, f"`{name}`", known))
            for name, part in value.items()
        ]

    def parts(self, key: str, known: Iterable[str]) -> "tuple[Fields, ...]":
        """Return a list of nested mappings."""
        value = self.fields.get(Scalar(key))
        if value is None or value == "":
            return ()
        if not isinstance(value, Sequence):
            raise self.fail(value, f"`{key}` must be a list.", "Begin each item with `- `.")
        return tuple(Fields(item, self.file, f"each item of `{key}`", known) for item in value)
