"""A hand-out as a Word file: the parts, and the archive with them."""

import io
import zipfile
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from hlreader.handouts.docx.body import Body
from hlreader.handouts.docx.elements import paragraph, part, run, serialised, w
from hlreader.handouts.docx.properties import core_properties, custom_properties
from hlreader.handouts.docx.styles import styles
from hlreader.handouts.leaflet import Leaflet
from hlreader.handouts.paper import PaperSize
from hlreader.handouts.sheets import Sheets, is_right_to_left, sheets
from hlreader.language import DEFAULT, is_tag

_SIZES = {PaperSize.A4: (11906, 16838), PaperSize.LETTER: (12240, 15840)}
"""The width and height of paper in twips, twentieths of a point."""
_EDGE = 1300
"""The margin of a page in twips: 2.3 cm."""
_SAME_TIME = (1980, 1, 1, 0, 0, 0)
"""The time of all parts, so that the same article always gives the same file."""

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = {
    "/word/document.xml": f"{_WORD}.document.main+xml",
    "/word/styles.xml": f"{_WORD}.styles+xml",
    "/word/numbering.xml": f"{_WORD}.numbering+xml",
    "/word/footnotes.xml": f"{_WORD}.footnotes+xml",
    "/word/settings.xml": f"{_WORD}.settings+xml",
    "/word/footer1.xml": f"{_WORD}.footer+xml",
    "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "/docProps/custom.xml": ("application/vnd.openxmlformats-officedocument.custom-properties+xml"),
}
_PARTS = ("styles", "numbering", "footnotes", "settings", "footer")
"""What the document's part is related to, in the order of the ids."""


def written(leaflet: Leaflet) -> bytes:
    """Return a hand-out as a Word file (.docx)."""
    parts = sheets(leaflet)
    width, height = _SIZES[leaflet.paper.size]
    text_width = width - 2 * _EDGE
    is_rtl = is_right_to_left(parts.article)
    language = parts.article.language if is_tag(parts.article.language) else DEFAULT
    body = Body(parts, text_width)
    elements = list(body.elements())
    section = w(
        "sectPr",
        _footer_reference(),
        w("pgSz", w=width, h=height),
        w("pgMar", top=_EDGE, right=_EDGE, bottom=_EDGE, left=_EDGE, header=600, footer=600,
          gutter=0),
        w("bidi") if is_rtl else None,
    )  # fmt: skip
    return _zipped(
        {
            "[Content_Types].xml": _content_types(),
            "_rels/.rels": _relationships(
                {
                    "rId1": (f"{_OFFICE}/officeDocument", "word/document.xml"),
                    "rId2": (f"{_PACKAGE}/relationships/metadata/core-properties",
                             "docProps/core.xml"),
                    "rId3": (f"{_OFFICE}/custom-properties", "docProps/custom.xml"),
                }
            ),
            "docProps/core.xml": core_properties(parts),
            "docProps/custom.xml": custom_properties(parts),
            "word/document.xml": part(w("document", w("body", *elements, section))),
            "word/_rels/document.xml.rels": _relationships(_related(), body.links),
            "word/styles.xml": part(styles(leaflet.paper, language, text_width, is_rtl=is_rtl)),
            "word/numbering.xml": part(body.numbering.part()),
            "word/footnotes.xml": part(body.footnotes()),
            "word/settings.xml": part(_settings(language)),
            "word/footer1.xml": part(_footer(parts)),
        }
    )  # fmt: skip


def _related() -> dict[str, tuple[str, str]]:
    files = {"footer": "footer1"}
    return {
        f"rId{number}": (f"{_OFFICE}/{kind}", f"{files.get(kind, kind)}.xml")
        for number, kind in enumerate(_PARTS, 1)
    }


def _footer_reference() -> Element:
    reference = w("footerReference", type="default")
    reference.set("r:id", f"rId{_PARTS.index('footer') + 1}")
    return reference


def _settings(language: str) -> Element:
    """Return the settings. Without the mode 15, Word opens a file as one of Word 2007."""
    mode = w(
        "compatSetting",
        name="compatibilityMode",
        uri="http://schemas.microsoft.com/office/word",
        val=15,
    )
    return w(
        "settings",
        w("footnotePr", w("footnote", id=-1), w("footnote", id=0)),
        w("compat", mode),
        w("themeFontLang", val=language),
    )


def _footer(parts: Sheets) -> Element:
    """Return the footer: the title, and the number of the page in fields that Word fills in."""
    before, _, rest = parts.words.page.partition("{page}")
    between, _, after = rest.partition("{pages}")
    return w(
        "ftr",
        paragraph(
            "Footer",
            run(f"{parts.article.title}\t{before}"),
            _field("PAGE"),
            run(between),
            _field("NUMPAGES"),
            run(after),
        ),
    )


def _field(name: str) -> Element:
    return w("fldSimple", run("1"), instr=f" {name} ")


def _content_types() -> bytes:
    root = Element("Types", {"xmlns": f"{_PACKAGE}/content-types"})
    defaults = {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
    }
    for ending, kind in defaults.items():
        ElementTree.SubElement(root, "Default", Extension=ending, ContentType=kind)
    for name, kind in _TYPES.items():
        ElementTree.SubElement(root, "Override", PartName=name, ContentType=kind)
    return serialised(root)


def _relationships(
    targets: dict[str, tuple[str, str]], links: dict[str, str] | None = None
) -> bytes:
    """Return a part with relationships: by id, the kind and the target. ``links`` are outside."""
    root = Element("Relationships", {"xmlns": f"{_PACKAGE}/relationships"})
    for key, (kind, target) in targets.items():
        ElementTree.SubElement(root, "Relationship", Id=key, Type=kind, Target=target)
    for address, key in (links or {}).items():
        ElementTree.SubElement(
            root, "Relationship", Id=key, Type=f"{_OFFICE}/hyperlink", Target=address,
            TargetMode="External",
        )  # fmt: skip
    return serialised(root)


def _zipped(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in files.items():
            info = zipfile.ZipInfo(name, _SAME_TIME)
            archive.writestr(info, content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()
