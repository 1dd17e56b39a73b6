"""Write running text as Markdown: bold, italics, code, links, pictures and the marks of notes.

Markdown cannot begin or end bold text just anywhere: in ``a**(b)**`` the stars are text. There, the
text has HTML tags, which Markdown allows.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby, pairwise, takewhile
from typing import Literal, NamedTuple, TypeAlias

from hlreader.documents.superscripts import raised
from hlreader.importing.escapes import Place, address, code, escaped
from hlreader.models import Run, Runs

_EDGES = re.compile(r"(\s*)(.*?)(\s*)\Z", re.DOTALL)
_SPACES = re.compile("[ \xa0]{2,}")
_AROUND_BREAK = re.compile(r"[^\S\n]*\n\s*")
_PICTURE = re.compile(r"\[picture(?:: (?P<said>.*))?\]", re.DOTALL)
_MARK = re.compile(r"\[(?P<sign>[\w-]{1,60})\](?P<space>\s?)")
_RAISED = re.compile(r"\[(?P<sign>[^\[\]]+)\]")
_BOX = {"☐": "[ ]", "☑": "[x]", "[ ]": "[ ]", "[x]": "[x]", "[X]": "[x]"}
_SIGN = re.compile(r"[^\w\s]|_")
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")

_ATTRIBUTES = ("link", "strong", "emphasis")
_SIGNS = {"strong": "**", "emphasis": "_"}
_TAGS = {"strong": "b", "emphasis": "i"}


class _Open(NamedTuple):
    """The start of a style, or of a link."""

    style: str


class _Close(NamedTuple):
    """The end of a style, or of a link to an address."""

    style: str
    address: str = ""


_Token: TypeAlias = _Open | _Close | Run


def inline(
    runs: Runs,
    place: Place = "paragraph",
    *,
    begins_item: bool = False,
    notes: Collection[str] = (),
) -> str:
    """Return runs as Markdown. In a paragraph, a line break is a line that ends in a backslash.

    At the start of an item of a list, the box of a task is one. ``notes`` are the signs of the
    footnotes that the text has.
    """
    settled = _settled(runs, place)
    box = _box(settled) if begins_item and settled else ""
    tokens = [*_tokens(settled[1:] if box else settled, _ATTRIBUTES)]
    text = _Writer(place, notes).written(tokens)
    return f"{box} {text.lstrip()}" if box else text


def _box(runs: Sequence[Run]) -> str:
    """Return the box of a task that runs begin with, or ""."""
    first, *more = runs
    spaced = bool(more) and more[0].text[0].isspace()
    return _BOX.get(first.text, "") if first.aside and spaced else ""


def note_mark(run: Run) -> str:
    """Return the sign of a note from a run with its mark: "1" for an aside "[1]". Else ""."""
    found = _MARK.fullmatch(run.text) if run.aside else None
    return found["sign"] if found and not _PICTURE.fullmatch(run.text) else ""


def _settled(runs: Runs, place: Place) -> list[Run]:
    """Return runs without space at the ends of lines, and with styles only around words."""
    pieces: list[Run] = []
    for run in runs:
        text = run.text.replace("\t", " ")
        text = text.replace("\n", " ") if run.code else text
        link = "" if note_mark(run) else address(run.link) and run.link
        parts = ("", text, "") if run.code and text.strip() else _edges(text)
        for part in parts:
            if part:
                plain = run._replace(text=part, link=link)
                pieces.append(plain if part.strip() else plain._replace(code=False, aside=False))
    return _merged(_joined(_spaces_between(pieces), place))


def _edges(text: str) -> tuple[str, str, str]:
    found = _EDGES.match(text)
    return (found[1], found[2], found[3]) if found else ("", text, "")


def _spaces_between(pieces: Sequence[Run]) -> Iterator[Run]:
    """Yield runs, with the spaces between them in the style that both neighbours have."""
    words = [number for number, piece in enumerate(pieces) if piece.text.strip()]
    for before, after in pairwise(words):
        left, right = pieces[before], pieces[after]
        yield left
        space = "".join(piece.text for piece in pieces[before + 1 : after])
        if space:
            linked = left.link == right.link
            alike = linked and left.strong == right.strong
            yield Run(
                space,
                0,
                linked and left.strong and right.strong,
                alike and left.emphasis and right.emphasis,
                link=left.link if linked else "",
            )
    if words:
        yield pieces[words[-1]]


def _joined(pieces: Iterable[Run], place: Place) -> Iterator[Run]:
    """Yield runs with single line breaks. A heading has none."""
    for piece in pieces:
        if "\n" in piece.text and not piece.code:
            found = _AROUND_BREAK.sub(" " if place == "heading" else "\n", piece.text)
            yield piece._replace(text=found)
        else:
            yield piece


def _merged(pieces: Iterable[Run]) -> list[Run]:
    """Return runs with neighbours of the same style as one. Pictures and marks stay alone."""
    merged: list[Run] = []
    for piece in pieces:
        last = merged[-1] if merged else None
        if (
            last
            and not piece.aside
            and last._replace(text="", offset=0) == piece._replace(text="", offset=0)
        ):
            merged[-1] = last._replace(text=last.text + piece.text)
        else:
            merged.append(piece)
    return [
        piece if piece.code else piece._replace(text=_SPACES.sub(" ", piece.text))
        for piece in merged
    ]


def _tokens(runs: Sequence[Run], attributes: Sequence[str]) -> Iterator[_Token]:
    """Yield runs with the start and end of each link and style, the first attribute outermost."""
    if not attributes:
        yield from runs
        return
    name, *rest = attributes
    for value, group in groupby(runs, key=lambda run: getattr(run, name)):
        inside = _tokens([*group], rest)
        if not value:
            yield from inside
            continue
        yield _Open(name)
        yield from inside
        yield _Close(name, value if name == "link" else "")


class _Writer:
    """Writes tokens one after another, and chooses signs or tags for each style."""

    def __init__(self, place: Place, notes: Collection[str]) -> None:
        self.place = place
        self.notes = notes
        self.parts: list[str] = []
        self.last = ""
        """The last character that was written."""
        self.before = ""
        """The text of the last run."""

    def write(self, text: str) -> None:
        if text:
            self.parts.append(text)
            self.last = text[-1]

    def written(self, tokens: Sequence[_Token]) -> str:
        tags: list[bool] = []
        for number, token in enumerate(tokens):
            following = tokens[number + 1 :]
            if isinstance(token, _Open):
                if token.style == "link":
                    self.write("[")
                    continue
                tags.append(not self.allows_signs(token.style, following))
                self.write(f"<{_TAGS[token.style]}>" if tags[-1] else _SIGNS[token.style])
            elif isinstance(token, _Close):
                if token.style == "link":
                    self.write(f"]({address(token.address)})")
                    continue
                self.write(f"</{_TAGS[token.style]}>" if tags.pop() else _SIGNS[token.style])
            else:
                self.run(token, following)
        return "".join(self.parts)

    def run(self, run: Run, following: Sequence[_Token]) -> None:
        text = self.aside(run, following) if run.aside else ""
        if not text and run.code:
            text = self.code(run.text)
        if not text:
            text = self.text(run.text, following)
        self.write(text)
        self.before = run.text

    def code(self, text: str) -> str:
        """Return code as Markdown, or "" if it must be text.

        GitHub and other parsers do not agree on a backslash before a pipe in a cell.
        """
        if self.place == "cell":
            return "" if "\\|" in text else code(text).replace("|", "\\|")
        return code(text)

    def text(self, text: str, following: Sequence[_Token]) -> str:
        lines = text.split("\n")
        starts = self.place == "paragraph" and self.last in ("", "\n")
        done = [
            escaped(line, self.place, begins_line=starts if number == 0 else True)
            for number, line in enumerate(lines)
        ]
        if self.last == "[" and done[0].startswith("^"):  # not the mark of a footnote
            done[0] = f"\\{done[0]}"
        if done[-1].endswith("!") and following and _begins_bracket(following[0]):
            done[-1] = f"{done[-1][:-1]}\\!"
        return ("<br>" if self.place == "cell" else "\\\n").join(done)

    def aside(self, run: Run, following: Sequence[_Token]) -> str:
        """Return a picture or the mark of a note as Markdown, or "" for other text."""
        picture = _PICTURE.fullmatch(run.text)
        if picture:
            said = " ".join((picture["said"] or "").split())
            return f"![{escaped(said, 'cell' if self.place == 'cell' else 'paragraph')}]()"
        mark = _RAISED.fullmatch(run.text)
        if mark and mark["sign"] not in self.notes and self.can_raise(mark["sign"]):
            return f"<sup>{escaped(mark['sign'], self.place)}</sup>"
        sign = note_mark(run)
        after = following[0] if following else None
        defines = not self.parts and isinstance(after, Run) and after.text.startswith(":")
        return f"[^{sign}]" if sign and not defines else ""

    def can_raise(self, sign: str) -> bool:
        """Return whether a superscript here is read as the mark of a note, not as a power."""
        if len(sign) > 1 and escaped(sign) != sign:
            return False
        # Readers of Markdown see the text after the last escaped sign as a text of its own.
        seen = self.before, _SIGN.split(self.before)[-1]
        return all(raised(before, sign) == (f"[{sign}]", True) for before in seen)

    def allows_signs(self, style: str, following: Sequence[_Token]) -> bool:
        """Return whether stars or underscores can begin and end a style here."""
        inside = [*takewhile(lambda token: token != _Close(style), following)]
        after = following[len(inside) + 1 :]
        first, last = _first_of(inside), _last_of(inside)
        outer_left, outer_right = _kind(self.last), _kind(_first_of(after))
        if style == "emphasis":
            return (
                outer_left in ("space", "sign")
                and outer_right in ("space", "sign")
                and "space" not in (_kind(first), _kind(last))
            )
        return (_kind(first) == "word" or outer_left in ("space", "sign")) and (
            _kind(last) == "word" or outer_right in ("space", "sign")
        )


def _begins_bracket(token: _Token) -> bool:
    if isinstance(token, Run):
        return token.aside
    return token == _Open("link")


def _first_of(tokens: Sequence[_Token]) -> str:
    """Return a character of the same kind as the first one that tokens will be written as."""
    if not tokens:
        return ""
    first = tokens[0]
    if isinstance(first, Run) and not (first.code or first.aside):
        return first.text[0]
    return "*"


def _last_of(tokens: Sequence[_Token]) -> str:
    last = tokens[-1] if tokens else None
    if isinstance(last, Run) and not (last.code or last.aside):
        return last.text[-1]
    return "*" if last else ""


def _kind(letter: str) -> Literal["space", "sign", "word", "other"]:
    """Return how CommonMark sees a character next to a star. Parsers differ about symbols."""
    if not letter or letter.isspace():
        return "space"
    if letter in _PUNCTUATION:
        return "sign"
    category = unicodedata.category(letter)
    if category[0] in "LN":
        return "word"
    return "sign" if category[0] == "P" else "other"
