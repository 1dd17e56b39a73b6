"""What the metadata of a PDF say of its text: XMP, an XML packet that programs find by its marks.

Only a packet that is stored as it is can be found, which is the rule for that of the document.
"""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from hlreader.documents.properties import facts_in

_START, _END = b"<x:xmpmeta", b"</x:xmpmeta>"
_BEFORE = re.compile(rb"stream\s+(?:<\?xpacket[^>]*\?>\s*)?\Z")
_LONGEST_BEFORE = 200
_OF_PDF = b"http://ns.adobe.com/pdf/"
"""A namespace that a picture's metadata do not have."""
_MOST_PACKETS = 50
_LONGEST_PACKET = 1_000_000
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


def facts(data: bytes) -> dict[str, str]:
    """Return what the metadata of a PDF say of its text, by the names of ``properties``."""
    packet = next((one for one in _packets(data) if _OF_PDF in one), b"")
    if not 0 < len(packet) < _LONGEST_PACKET or b"<!DOCTYPE" in packet or b"<!ENTITY" in packet:
        return {}
    try:
        root = ElementTree.fromstring(packet)  # noqa: S314 - it defines no entities
    except ElementTree.ParseError:
        return {}
    return facts_in(dict(_fields(root)))


def _packets(data: bytes) -> Iterator[bytes]:
    """Yield the last packets of a PDF, the last one first: a newer one replaces an older one."""
    end = len(data)
    for _ in range(_MOST_PACKETS):
        end = data.rfind(_END, 0, end)
        start = data.rfind(_START, 0, max(end, 0))
        if start < 0:
            return
        if _BEFORE.search(data, max(0, start - _LONGEST_BEFORE), start):
            yield data[start : end + len(_END)]
        end = start


def _fields(root: ElementTree.Element) -> Iterator[tuple[str, str]]:
    """Yield the name and the value of each field: an attribute, a text, or a list of texts."""
    for description in root.iter(f"{_RDF}Description"):
        for name, value in description.attrib.items():
            yield _local(name), value
        for one in description:
            texts = [(item.text or "").strip() for item in one.iter(f"{_RDF}li")]
            if _local(one.tag) in ("title", "description"):
                texts = texts[:1]  # one in each language
            yield _local(one.tag), ", ".join(filter(None, texts)) or (one.text or "").strip()


def _local(name: str) -> str:
    return name.rpartition("}")[2]
