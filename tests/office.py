"""Office files made part by part, for tests: what no library would write, people send."""

import io
import zipfile
from collections.abc import Mapping

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_NAMESPACES = (
    f'xmlns:w="{_WORD}" xmlns:r="{_OFFICE}/relationships" xmlns:m="{_OFFICE}/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a ZIP archive of parts by their names."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def root(tag: str, inside: str) -> str:
    """Return an XML part of an Office file."""
    return f'<?xml version="1.0" encoding="UTF-8"?><{tag} {_NAMESPACES}>{inside}</{tag}>'


def relationships(targets: Mapping[str, tuple[str, str]]) -> str:
    """Return a part with relationships: by id, the kind and the target of each."""
    inside = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/relationships/{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{namespace}">{inside}</Relationships>'


def word(body: str, **parts: str) -> bytes:
    """Return a Word file. ``parts`` are the insides of others: ``numbering``, ``styles``, ..."""
    found = {f"word/{name}.xml": root(f"w:{name}", inside) for name, inside in parts.items()}
    related = {name: (name, f"{name}.xml") for name in parts}
    return zipped(
        {
            "word/document.xml": root("w:document", f"<w:body>{body}<w:sectPr/></w:body>"),
            "word/_rels/document.xml.rels": relationships(related),
            **found,
        }
    )


def run(text: str, properties: str = "") -> str:
    """Return a run of a Word file."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def para(inside: str, properties: str = "") -> str:
    """Return a paragraph of a Word file; a text is put into a run."""
    runs = inside if inside.startswith("<") else run(inside)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"
