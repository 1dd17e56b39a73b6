"""Read a file of word parts, or report the line that is wrong."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeAlias

from hlreader.errors import ContentError
from hlreader.glossary.parts.table import (
    ADJECTIVE,
    AMOUNT,
    DRUG,
    ENDING,
    KINDS,
    PLACE,
    ROOTS,
    Part,
)  # fmt: skip
from hlreader.messages import Message
from hlreader.provenance import SOURCE_FIELDS, read_source
from hlreader.sanitize import clean_line
from hlreader.strict_yaml import Fields, Mapping, Node, Scalar, Sequence, load_items

Broken: TypeAlias = Callable[[ContentError], None]

EXCEPTIONS, PASSES, FAILS = "exceptions", "passes", "fails"
_LISTS = (EXCEPTIONS, PASSES, FAILS)
_FIELDS = ("kind", "source", "after", "parts", *_LISTS)

_AFTER = (PLACE, "prefix", AMOUNT, *ROOTS)
_ROOM = "{}"
_SPELLING = re.compile(r"[a-z]+")
_EXCEPTION = re.compile(r"-?[a-z]+")
_SHORTEST_ROOT = 3
_MOST_TEXTS = 3
_NO_LIST = Message("a file of word parts is a list of groups.")


class Example(NamedTuple):
    """A word to check, with the meaning that it must get. "" means that it must get none."""

    word: Scalar
    meaning: str


class WordParts(NamedTuple):
    """The content of a file of word parts."""

    parts: tuple[Part, ...]
    exceptions: tuple[str, ...]
    examples: tuple[Example, ...]


def is_parts_file(text: str, file: str) -> bool:
    """Return whether a text is a file of word parts and not of entries, by its first item."""
    try:
        first = next(load_items(text, file, _NO_LIST, ""), None)
    except ContentError:  # the caller that reads the text reports it
        return False
    return isinstance(first, Mapping) and any(Scalar(name) in first for name in ("kind", *_LISTS))


def read_parts(text: str, file: str, broken: Broken | None = None) -> WordParts:
    """Return the word parts in a text.

    A part with an error goes to ``broken`` and is skipped. Raises ContentError for broken YAML, if
    the text is not a list, and without ``broken`` for any error.
    """
    reader = _Reader(file, broken)
    for node in load_items(text, file, _NO_LIST, Message("Begin each group with `- kind: root`.")):
        reader.group(node)
    return WordParts(tuple(reader.parts), tuple(reader.exceptions), tuple(reader.examples))


class _Reader:
    """Collects the contents of the groups of a file."""

    def __init__(self, file: str, broken: Broken | None) -> None:
        self.file = file
        self.broken = broken
        self.parts: list[Part] = []
        self.exceptions: dict[str, int] = {}
        self.examples: list[Example] = []
        self.taken: dict[tuple[str, str, str], int] = {}

    def group(self, node: Node) -> None:
        """Read one group."""
        for read in self._items(node):
            self._try(read)

    def _try(self, read: Callable[[], None]) -> None:
        try:
            read()
        except ContentError as error:
            if self.broken is None:
                raise
            self.broken(error)

    def _items(self, node: Node) -> Iterator[Callable[[], None]]:
        """Yield a function for each item of a group, so that one error does not hide the next."""
        fields: list[Fields] = []
        self._try(lambda: fields.append(Fields(node, self.file, "a group", _FIELDS)))
        if not fields:
            return
        group = fields[0]
        if "kind" in group.fields:
            yield from self._parts(group)
            return
        for name in _LISTS:
            value = group.fields.get(Scalar(name))
            if name == PASSES and isinstance(value, Mapping):
                yield from (self._passing(group, *item) for item in value.items())
            elif name != PASSES and isinstance(value, Sequence):
                yield from (self._listed(group, name, item) for item in value)
            elif value is not None:
                what = Message("`word: meaning` pairs" if name == PASSES else "a list of words")
                yield self._wrong(
                    group, value, Message("`{name}` must be {what}.", name=name, what=what)
                )
        if not group.fields:
            yield self._wrong(
                group, group.fields, Message("this group is empty."), Message("Write `kind:`.")
            )

    def _wrong(self, group: Fields, node: Node, message: str, hint: str = "") -> Callable[[], None]:
        def report() -> None:
            raise group.fail(node, message, hint)

        return report

    def _parts(self, group: Fields) -> Iterator[Callable[[], None]]:
        kind, after = group.text("kind"), self._after(group)
        value = group.fields.get(Scalar("parts"))
        if kind not in KINDS:
            node = group.fields[Scalar("kind")]
            hint = Message("Kinds: {names}.", names=", ".join(KINDS))
            yield self._wrong(
                group, node, Message("`{kind}` is not a kind of part.", kind=kind), hint
            )
            return
        yield lambda: _check_group(group, kind, after)
        if not isinstance(value, Mapping):
            node = group.fields if value is None else value
            hint = Message("Write `parts:` with `spelling: meaning` below it.")
            yield self._wrong(group, node, Message("this group has no parts."), hint)
            return
        for spellings, meaning in value.items():
            yield self._part(group, kind, after, spellings, meaning)

    def _after(self, group: Fields) -> str:
        after: list[str] = []
        self._try(lambda: after.extend(group.texts("after")))
        return ", ".join(after)

    def _part(
        self, group: Fields, kind: str, after: str, spellings: Scalar, value: Node
    ) -> Callable[[], None]:
        def read() -> None:
            meaning, whole, several = _texts(group, kind, spellings, value)
            for spelling in clean_line(spellings).split(", "):
                self._check_spelling(group, kind, after, spellings, spelling)
                self.parts.append(Part(kind, spelling, meaning, whole, several, after))

        return read

    def _check_spelling(
        self, group: Fields, kind: str, after: str, node: Scalar, spelling: str
    ) -> None:
        if not _SPELLING.fullmatch(spelling):
            hint = Message(
                "Use small letters from a to z, and a comma and a space between spellings."
            )
            raise group.fail(
                node,
                Message("`{spelling}` is not the spelling of a part.", spelling=spelling),
                hint,
            )
        if kind in ROOTS and len(spelling) < _SHORTEST_ROOT:
            message = Message(
                "the root `{spelling}` is too short: it is in too many words.", spelling=spelling
            )
            raise group.fail(
                node,
                message,
                Message("Use at least {shortest_root} letters.", shortest_root=_SHORTEST_ROOT),
            )
        place = (kind, after, spelling)
        if place in self.taken:
            message = Message(
                "`{spelling}` is already a part of this kind on line {taken}.",
                spelling=spelling,
                taken=self.taken[place],
            )
            raise group.fail(node, message, Message("Keep one of the two."))
        self.taken[place] = node.line

    def _listed(self, group: Fields, name: str, node: Node) -> Callable[[], None]:
        def read() -> None:
            if not isinstance(node, Scalar) or not _EXCEPTION.fullmatch(node):
                hint = Message("Use small letters from a to z; begin an ending with a hyphen.")
                raise group.fail(
                    node, Message("each of the `{name}` must be a word.", name=name), hint
                )
            if name == FAILS:
                self.examples.append(Example(node, ""))
                return
            if node in self.exceptions:
                line = self.exceptions[str(node)]
                message = Message(
                    "`{node}` is already an exception on line {line}.", node=node, line=line
                )
                raise group.fail(node, message, Message("Keep one of the two."))
            self.exceptions[str(node)] = node.line

        return read

    def _passing(self, group: Fields, word: Scalar, meaning: Node) -> Callable[[], None]:
        def read() -> None:
            if not isinstance(meaning, Scalar) or not meaning.strip():
                hint = Message("Write `{word}: its expected meaning`.", word=word)
                raise group.fail(meaning, Message("`{word}` has no meaning.", word=word), hint)
            self.examples.append(Example(word, clean_line(meaning)))

        return read


def _check_group(group: Fields, kind: str, after: str) -> None:
    """Raise ContentError if a group has no source, or a wrong `after` for its endings."""
    source = group.part("source", SOURCE_FIELDS)
    if source is None:
        hint = Message("Write `source: {title: its name, publisher: who}`.")
        raise group.fail(group.fields, Message("this group has no source."), hint)
    read_source(source)
    is_ending = kind in (ADJECTIVE, ENDING)
    if is_ending and not after:
        hint = Message("Write `after:` with kinds of parts: {names}.", names=", ".join(_AFTER))
        raise group.fail(
            group.fields, Message("these endings need the parts they may be after."), hint
        )
    if after and not is_ending:
        node = group.fields[Scalar("after")]
        raise group.fail(node, Message("only endings have `after`."), Message("Remove it."))
    for name in after.split(", ") if after else ():
        if name not in _AFTER:
            hint = Message("Kinds: {names}.", names=", ".join(_AFTER))
            raise group.fail(
                group.fields[Scalar("after")],
                Message("`{name}` is not a kind of part.", name=name),
                hint,
            )


def _texts(group: Fields, kind: str, key: Scalar, value: Node) -> tuple[str, str, str]:
    """Return the meaning of a part alone, of a whole word, and of a word with more roots."""
    items = list(value) if isinstance(value, Sequence) else [value]
    if not all(isinstance(item, Scalar) and item.strip() for item in items):
        raise group.fail(
            value,
            Message("`{key}` has no meaning.", key=key),
            Message("Write `{key}: its meaning`.", key=key),
        )
    if not items or len(items) > (_MOST_TEXTS if kind in (ADJECTIVE, ENDING) else 1):
        hint = (
            Message("Put a text with commas in quotes.")
            if items
            else Message("Write `{key}: its meaning`.", key=key)
        )
        raise group.fail(value, Message("`{key}` has too many or too few texts.", key=key), hint)
    texts = [clean_line(str(item)) for item in items] + [""] * (_MOST_TEXTS - len(items))
    needs_room = [kind in (PLACE, AMOUNT), True, True]
    for item, text, needs in zip(items, texts, needs_room, strict=False):
        if text.count(_ROOM) != int(needs):
            hint = (
                Message("The meaning of the roots goes there.") if needs else Message("Remove it.")
            )
            where = "needs one" if needs else "must not have"
            raise group.fail(item, f"`{text}` {where} `{_ROOM}`.", hint)
    if kind == DRUG and "(" in texts[0]:
        raise group.fail(
            items[0],
            Message("`{texts}` has brackets.", texts=texts[0]),
            Message("Use a comma; it is in brackets."),
        )
    return texts[0], texts[1], texts[2]
