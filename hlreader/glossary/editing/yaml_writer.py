"""Write entries as YAML, and insert them into the text of a glossary file.

The rest of the file does not change: comments, order, indentation, line ends.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from hlreader.errors import UnreadableError
from hlreader.glossary.load import TRANSLATED_FIELDS
from hlreader.language import DEFAULT
from hlreader.messages import Message
from hlreader.models import Source, Term
from hlreader.sanitize import Shown

_ORDER = (
    "term", "aliases", "abbreviations", "forms", "case_sensitive", "no_autolink", "pronunciation",
    "plain", "more", "senses", "technical", "see_also", "source", "reviewed", "audience",
    "language",
)  # fmt: skip
_PLAIN_SCALAR = re.compile(r"[^\W\d_][\w .,;'’()/%+-]*(?<! )")
_IN_FLOW = re.compile(r"[^,]*")
_OTHER_THAN_TEXT = frozenset("yes no true false on off null y n".split())
"""Words that other programs do not read as text."""

_DASH = re.compile(r"( *)-(?: |$)")
_OF_THE_NEXT = re.compile(r"\s*(?:#.*)?$")
"""A line between entries, which belongs to the entry after it."""


def entry_lines(terms: Sequence[Term], indent: str = "") -> list[str]:
    """Return an entry with its translations as the lines of a YAML list item."""
    head, *translations = terms
    lines = [f"{indent}  {line}" for line in _fields(head, _ORDER)]
    lines[0] = f"{indent}- {lines[0].lstrip()}"
    if translations:
        lines.append(f"{indent}  translations:")
    for term in translations:
        lines.append(f"{indent}    {term.language}:")
        fields = [name for name in _ORDER if name in TRANSLATED_FIELDS]
        lines += [f"{indent}      {line}" for line in _fields(term, fields)]
    return lines


def _fields(term: Term, names: Sequence[str]) -> Iterator[str]:
    for name in names:
        value = getattr(term, name)
        if term.senses and name == "plain":
            continue  # it is made of them
        if not value or (name == "language" and value == DEFAULT):
            continue
        if isinstance(value, bool):
            yield f"{name}: true"
        elif isinstance(value, Source):
            yield f"{name}: {{{_in_flow(value._asdict())}}}"
        elif name == "senses":
            yield "senses:"
            for sense in value:
                yield f"  - {{{_in_flow(sense._asdict())}}}"
        elif isinstance(value, tuple):
            yield f"{name}: [{', '.join(_scalar(text, flow=True) for text in value)}]"
        else:
            yield f"{name}: {_scalar(value)}"


def _in_flow(parts: Mapping[str, str]) -> str:
    return ", ".join(f"{part}: {_scalar(text, flow=True)}" for part, text in parts.items() if text)


def _scalar(text: str, *, flow: bool = False) -> str:
    """Return a text as a YAML scalar, in quotes if needed. ``flow`` says that it is in [] or {}."""
    is_plain = _PLAIN_SCALAR.fullmatch(text) and text.lower() not in _OTHER_THAN_TEXT
    if is_plain and (not flow or _IN_FLOW.fullmatch(text)):
        return text
    return json.dumps(text, ensure_ascii=False)


class GlossaryText:
    """The text of a glossary file. Entries can be inserted and replaced."""

    def __init__(self, text: str, file: Shown, entries: Sequence[int]) -> None:
        """Take the text, and the lines on which its entries begin.

        Raises UnreadableError for a list in brackets, such as JSON, because lines cannot be added.
        """
        self._mark = "\ufeff" if text.startswith("\ufeff") else ""
        text = text.removeprefix(self._mark)
        self._newline = "\r\n" if "\r\n" in text else "\n"
        text = text.replace("\r\n", "\n").removesuffix("\n")
        self._lines = text.split("\n") if text else []
        self._starts = [self._start(line, file) for line in entries]
        dash = _DASH.match(self._lines[self._starts[0]]) if entries else None
        self._indent = dash[1] if dash else ""

    def _start(self, line: int, file: Shown) -> int:
        """Return the number (from 0) of the line with an entry's dash."""
        for number in (line - 1, line - 2):
            if number >= 0 and _DASH.match(self._lines[number]):
                return number
        raise UnreadableError(
            Message(
                "{file}:{line}: hlreader can only change a glossary whose entries begin with `- `.",
                file=file,
                line=line,
            ),
            hint=Message("Write it so, or choose another file with --output."),
        )

    def changed(
        self, added: Sequence[Sequence[Term]], replaced: Mapping[int, Sequence[Term]]
    ) -> tuple[str, list[int], dict[int, int]]:
        """Return the new text, and the first lines of the added and the replaced entries.

        ``replaced`` has new entries by the number (from 0) of the entry that they replace.
        """
        lines, moved = list(self._lines), {}
        grown = 0
        ends = (*self._starts[1:], len(lines))
        for number in sorted(replaced):
            start, end = self._starts[number], ends[number]
            while end > start + 1 and _OF_THE_NEXT.fullmatch(self._lines[end - 1]):
                end -= 1
            new = entry_lines(replaced[number], self._indent)
            lines[start + grown : end + grown] = new
            moved[number] = start + grown + 1
            grown += len(new) - (end - start)
        while lines and not lines[-1].strip():
            lines.pop()
        begin = []
        for terms in added:
            begin.append(len(lines) + 1)
            lines += entry_lines(terms, self._indent)
        return self._mark + self._newline.join([*lines, ""]), begin, moved
