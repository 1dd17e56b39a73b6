"""ZIP archives of XML parts, such as office files and e-books.

Parts are read in memory and never unpacked to disk. ``limits.py`` says how large they may be.
"""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple
from urllib.parse import unquote
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from hlreader import limits
from hlreader.errors import UnreadableError
from hlreader.messages import Message

__all__ = ["Element", "Package", "Relationship", "readable", "resolved", "whole_number"]

_MOST_DIGITS = 6
_TEXTS = (".xml", ".rels", ".xhtml", ".html", ".htm", ".opf", ".ncx")
_PARAGRAPH = re.compile(rb"<(?:\w+:)?p[\s/>]")
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")
_BROKEN = (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, RuntimeError)
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Relationship(NamedTuple):
    """A relationship of a part: the last word of its type, and another part or an address."""

    kind: str
    target: str
    is_external: bool


class Package:
    """The parts of an archive. ``title`` is the kind of file in messages: "Word file"."""

    def __init__(self, data: bytes, name: str, title: str) -> None:
        """Open an archive. Raises UnreadableError if it is damaged or unpacks to too many bytes."""
        self._name = name
        self._title = title
        self._tags = self._paragraphs = 0
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN:
            raise self._damaged() from None
        parts = self._archive.infolist()
        self.parts = frozenset(part.filename for part in parts)
        if any(part.flag_bits & 1 for part in parts):
            raise UnreadableError(
                Message("{name}: this {title} is locked with a password.", name=name, title=title),
                hint=Message("Save it without one."),
            )
        texts = sum(part.file_size for part in parts if part.filename.endswith(_TEXTS))
        if (
            sum(part.file_size for part in parts) > limits.LARGEST_UNPACKED
            or texts > limits.LARGEST_XML
        ):
            raise self._too_much()

    def read(self, part: str) -> bytes:
        """Return the bytes of a part. Empty if there is no such part. Raises UnreadableError."""
        if part not in self.parts:
            return b""
        try:
            content = self._archive.read(part)
        except _BROKEN:
            raise self._damaged() from None
        self._tags += content.count(b"<")
        self._paragraphs += sum(1 for _ in _PARAGRAPH.finditer(content))
        if self._tags > limits.MOST_TAGS or self._paragraphs > limits.MOST_PARAGRAPHS:
            raise self._too_much()
        return content

    def xml(self, part: str) -> Element | None:
        """Return the root of an XML part, or None if there is no such part.

        The namespaces of Word's "Strict Open XML" become the usual ones. Raises UnreadableError.
        """
        content = self.read(part)
        if not content:
            return None
        if b"<!ENTITY" in content.replace(b"\0", b""):  # the zeros of UTF-16
            raise UnreadableError(
                Message(
                    "{name}: this {title} defines XML entities, as an attack does.",
                    name=self._name,
                    title=self._title,
                ),
                hint=Message("If you trust it, save it as plain text."),
            )
        content = _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/\2", content)
        try:
            return ElementTree.fromstring(content)  # noqa: S314 - there are no entities in it
        except (ElementTree.ParseError, ValueError, LookupError) as error:
            raise UnreadableError(
                Message(
                    "{name}: this {title} is damaged ({part}: {error}).",
                    name=self._name,
                    title=self._title,
                    part=part,
                    error=error,
                ),
                hint=Message("Open it in the program that made it, and save it again."),
            ) from None

    def relationships(self, part: str = "") -> dict[str, Relationship]:
        """Return the relationships of a part, or of the package, by their ids."""
        folder, file = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{file}.rels"))
        found = {}
        for one in [] if root is None else root.iter(_RELATIONSHIP):
            target, external = one.get("Target", ""), one.get("TargetMode") == "External"
            if not external:
                target = resolved(folder, target)
            kind = one.get("Type", "").rpartition("/")[2]
            found[one.get("Id", "")] = Relationship(kind, target, external)
        return found

    def related(self, kind: str, part: str = "") -> str:
        """Return the first related part of a kind, or "" if there is none."""
        related = self.relationships(part).values()
        return next((one.target for one in related if one.kind == kind and not one.is_external), "")

    def _damaged(self) -> UnreadableError:
        return UnreadableError(
            Message(
                "{name}: this {title} is damaged. It is cut short or not a ZIP archive.",
                name=self._name,
                title=self._title,
            ),
            hint=Message("Copy or download it again."),
        )

    def _too_much(self) -> UnreadableError:
        return UnreadableError(
            Message(
                "{name}: this {title} unpacks to far more than a text needs.",
                name=self._name,
                title=self._title,
            ),
            hint=Message("If you trust it, save it as plain text."),
        )


@contextmanager
def readable(name: str, title: str) -> Iterator[None]:
    """Raise UnreadableError if the elements of a file are nested too deeply to be read."""
    try:
        yield
    except RecursionError:
        raise UnreadableError(
            Message("{name}: the nesting in this {title} is too deep.", name=name, title=title),
            hint=Message("Save it as plain text."),
        ) from None


def whole_number(text: str | None, otherwise: int) -> int:
    """Return the number in an attribute, or ``otherwise`` if it is not a number of a sensible size.

    >>> whole_number("12", 1), whole_number(None, 1), whole_number("-3", 1)
    (12, 1, 1)
    """
    good = text and len(text) <= _MOST_DIGITS and text.isascii() and text.isdecimal()
    return int(text) if text and good else otherwise


def resolved(folder: str, target: str) -> str:
    """Return the name of the part at an address that is relative to a folder."""
    return posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")
