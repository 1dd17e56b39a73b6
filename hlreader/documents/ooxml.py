"""Shared code for Word and PowerPoint files: names, alternative contents, and diagrams."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from hlreader.documents.package import Element, Package, Relationship

_T = TypeVar("_T")

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
"""Has alternatives of the same content, for newer and older programs."""
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"


def first_of(forms: Iterable[list[_T]]) -> list[_T]:
    """Return the first alternative of a content that has anything to read."""
    return next(filter(None, forms), [])


def diagram_paragraphs(
    package: Package, related: Mapping[str, Relationship], holder: Element
) -> Iterator[Element]:
    """Yield the paragraphs of the diagrams (SmartArt) in an element.

    ``related`` are the relationships of the part with the element.
    """
    for diagram in holder.iter(_DIAGRAM):
        data = related.get(diagram.get(f"{R}dm", ""))
        root = None if data is None else package.xml(data.target)
        yield from [] if root is None else root.iter(f"{A}p")
