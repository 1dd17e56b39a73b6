"""What a Word hand-out says about its article in the properties of the file.

Core properties, which Word shows under "Info" (Dublin Core):

- title, subject (the teaser), description (the summary), keywords (with commas between them,
  or semicolons if one of them has a comma)
- category: the topic; creator: the byline or the author; language: the tag

Custom properties, which Word shows under "Advanced Properties":

- "Reviewed by" and "Reviewed on": who reviewed the article, and the day. Absent if no one has.
- "hlreader slug": the name of the article in its library. Absent for a file from elsewhere.
- "hlreader related": the names of articles to read next, with commas between them.
- "hlreader source 1", "hlreader source 2" and so on, "hlreader adapted from",
  "hlreader danger signs", "hlreader teach-back 1" and so on: a field of the front matter each, or
  an item of it, as JSON with the names of its fields. ("hlreader danger signs" has "section" and
  "signs".)
- "hlreader link 1" and so on: the links to other articles, as JSON: "text" and "to". Their words
  are in the bookmarks "hlreader_link_1" and so on.

Empty values are left out. In the text, all paragraphs that are not part of the article have a style
whose id begins with ``Handout``, such as the form and the sources; the words explained are
footnotes with such a style. The title has the style ``Title``.
"""

import json
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from hlreader.handouts.docx.elements import serialised
from hlreader.handouts.sheets import Sheets
from hlreader.models import Article, Run, running_texts

_CORE = {
    "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
}
_CUSTOM = {
    "xmlns": "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
    "xmlns:vt": "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes",
}
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The format id of custom properties, which never differs."""
_FIRST = 2
"""The number of the first custom property. 0 and 1 are reserved."""


def core_properties(parts: Sheets) -> bytes:
    """Return the part with the core properties."""
    article = parts.article
    root = Element("cp:coreProperties", _CORE)
    values = {
        "dc:title": article.title,
        "dc:subject": article.teaser,
        "dc:creator": article.byline or article.author,
        "cp:keywords": ("; " if "," in "".join(article.keywords) else ", ").join(article.keywords),
        "dc:description": article.summary,
        "cp:category": article.topic,
        "dc:language": article.language,
    }
    for tag, value in values.items():
        if value:
            ElementTree.SubElement(root, tag).text = value
    return serialised(root)


def custom_properties(parts: Sheets) -> bytes:
    """Return the part with the custom properties."""
    root = Element("Properties", _CUSTOM)
    values = [(name, value) for name, value in _custom(parts.article) if value]
    for number, (name, value) in enumerate(values, _FIRST):
        attributes = {"fmtid": _FORMAT, "pid": str(number), "name": name}
        holder = ElementTree.SubElement(root, "property", attributes)
        ElementTree.SubElement(holder, "vt:lpwstr").text = value
    return serialised(root)


def _custom(article: Article) -> Iterator[tuple[str, str]]:
    """Yield the names and values of the custom properties."""
    yield "Reviewed by", article.reviewed_by
    yield "Reviewed on", article.reviewed_on
    yield "hlreader slug", article.slug
    yield "hlreader related", ", ".join(article.related)
    for number, source in enumerate(article.sources, 1):
        yield f"hlreader source {number}", _json(source._asdict())
    if article.adapted_from:
        yield "hlreader adapted from", _json(article.adapted_from._asdict())
    if article.danger_signs:
        yield "hlreader danger signs", _json(article.danger_signs._asdict())
    for number, question in enumerate(article.teach_back, 1):
        yield f"hlreader teach-back {number}", _json(question._asdict())
    for number, run in enumerate(_links(article), 1):
        yield f"hlreader link {number}", _json({"text": run.text, "to": run.link})


def _links(article: Article) -> Iterator[Run]:
    """Yield the links to other articles, which lead nowhere in a file on its own."""
    for text in running_texts(article.document.blocks):
        yield from filter(leads_to_article, text.runs)


def leads_to_article(run: Run) -> bool:
    """Return whether a run leads to another article, and so has a bookmark."""
    return bool(run.link) and ":" not in run.link


def bookmark_name(number: int) -> str:
    """Return the name of the bookmark around the link of a custom property."""
    return f"hlreader_link_{number}"


def _json(fields: dict[str, object]) -> str:
    return json.dumps({name: value for name, value in fields.items() if value}, ensure_ascii=False)
