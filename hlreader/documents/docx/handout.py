"""Word hand-outs that hlreader made: the article's own parts, and its fields in the properties.

What hlreader added has styles whose ids begin with ``Handout``. ``handouts/docx/properties.py``
says what is where.
"""

import json
from collections.abc import Mapping
from typing import Any

from hlreader.documents.docx.names import W, value
from hlreader.documents.docx.styles import Styles
from hlreader.documents.package import Element, Package
from hlreader.documents.properties import HANDOUT, custom_texts

_ADDED = "Handout"
_TOPIC = "HandoutTopic"
"""A style that all hand-outs define."""
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_TEXTS = {
    "title": f"{_DUBLIN_CORE}title",
    "teaser": f"{_DUBLIN_CORE}subject",
    "byline": f"{_DUBLIN_CORE}creator",
    "summary": f"{_DUBLIN_CORE}description",
    "language": f"{_DUBLIN_CORE}language",
    "topic": f"{_CORE}category",
}
"""The fields of an article that are core properties."""
_CUSTOM = {
    "slug": "hlreader slug",
    "reviewed_by": "Reviewed by",
    "reviewed_on": "Reviewed on",
    "adapted_from": "hlreader adapted from",
    "danger_signs": "hlreader danger signs",
}
_NUMBERED = {"sources": "hlreader source", "teach_back": "hlreader teach-back"}
_LINK = "hlreader link"
_BOOKMARK = "hlreader_link_"


class Handout:
    """What a hand-out says of its article."""

    def __init__(self, package: Package) -> None:
        self._core = package.xml(package.related("core-properties"))
        self._custom = custom_texts(package.read(package.related("custom-properties")))

    def fields(self) -> dict[str, str]:
        """Return the fields of the article as properties. Lists and fields with parts are JSON."""
        core = self._core
        texts = {
            name: "" if core is None else core.findtext(tag) or "" for name, tag in _TEXTS.items()
        }
        words = "" if core is None else core.findtext(f"{_CORE}keywords") or ""
        lists = {"keywords": words, "related": self._custom.get("hlreader related", "")}
        found = {
            **texts,
            **{name: self._custom.get(key, "") for name, key in _CUSTOM.items()},
            **{name: json.dumps(_split(text)) for name, text in lists.items() if text},
            **{name: f"[{', '.join(self._all(key))}]" for name, key in _NUMBERED.items()},
        }
        return {f"{HANDOUT}{name}": text for name, text in found.items() if text not in ("", "[]")}

    def links(self) -> dict[str, str]:
        """Return where the words in bookmarks lead, by the names of the bookmarks."""
        return {
            f"{_BOOKMARK}{number}": _address(text)
            for number, text in enumerate(self._all(_LINK), 1)
        }

    def _all(self, key: str) -> list[str]:
        """Return the properties with a name and the numbers from 1 on."""
        found: list[str] = []
        while text := self._custom.get(f"{key} {len(found) + 1}"):
            found.append(text)
        return found


def handout_of(package: Package, styles: Styles) -> Handout | None:
    """Return what a file says of its article if it is a hand-out, or None."""
    return Handout(package) if _TOPIC in styles else None


def is_added(style: str) -> bool:
    """Return whether hlreader added the paragraphs with the style of this id."""
    return style.startswith(_ADDED)


def added_notes(root: Element | None) -> frozenset[str]:
    """Return the ids of the notes that explain words, from the part with the footnotes."""
    notes = [] if root is None else root.findall(f"{W}footnote")
    return frozenset(value(note, "id") for note in notes if _is_added_note(note))


def _is_added_note(note: Element) -> bool:
    styles = [value(one.find(f"{W}pPr/{W}pStyle")) for one in note.iter(f"{W}p")]
    return bool(styles) and all(map(is_added, styles))


def _split(text: str) -> list[str]:
    parts = text.split(";" if ";" in text else ",")
    return [part.strip() for part in parts if part.strip()]


def _address(text: str) -> str:
    try:
        fields: Mapping[str, Any] = json.loads(text)
        return str(fields["to"])
    except (ValueError, RecursionError, LookupError, TypeError):
        return ""
