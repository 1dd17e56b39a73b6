"""What a file says of itself next to its words, as the fields of a front matter."""

import re
from typing import Any

from hlreader.documents.attribution import REVIEW_DATE, REVIEWER, key_of
from hlreader.documents.package import Package
from hlreader.sanitize import clean_line

_TERMS = "{http://purl.org/dc/elements/1.1/}"
_FACTS = {
    "title": f"{_TERMS}title",
    "language": f"{_TERMS}language",
    "author": f"{_TERMS}creator",
    "topic": "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}category",
}
"""Where the core properties of an Office file have each fact."""

_PROGRAM = re.compile(r"\AMicrosoft (?:Word|PowerPoint) - ")
_FILE_NAME = re.compile(r"\.(?:docx?|pdf|rtf|odt|pptx?|indd|qxd|pub|html?|txt)\Z", re.IGNORECASE)
_UNTITLED = re.compile(
    r"untitled(?: document| \d+)?|document\d*|powerpoint presentation", re.IGNORECASE
)
_NO_ONE = re.compile(
    r"(?i:python-docx|(?:microsoft )?office(?: |-)?(?:user|365)?|(?:windows|default|local) ?user"
    r"|user\d*|usuario(?: de .*)?|(?:un)?known(?: author)?|admin(?:istrator)?|owner|author|guest"
    r"|none|n/a|\(.*\))|[a-z][\w.]*"
)
"""Authors that programs write on their own, and the names that people log in with ("jdoe2")."""
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


def properties(title: str = "", language: str = "", **facts: str) -> dict[Any, Any]:
    """Return the front matter of a file that has a title and a language; empty ones are left out.

    ``facts`` are "topic", "author", "reviewed_by" and "reviewed_on". What is often a program's, and
    not an author's, is left out too: a language tag that is none, "Microsoft Office User".
    """
    from hlreader.strict_yaml import Mapping, Scalar

    found = Mapping()
    found.line = found.column = 1
    language = language.strip().replace("_", "-")
    if not _LANGUAGE.fullmatch(language):
        language = ""
    title = _PROGRAM.sub("", clean_line(title))
    facts = {
        "title": "" if _FILE_NAME.search(title) or _UNTITLED.fullmatch(title) else title,
        "language": language,
        **facts,
    }
    for key, value in facts.items():
        said = clean_line(value)
        if said and not (key == "author" and _NO_ONE.fullmatch(said)):
            field, text = Scalar(key), Scalar(said)
            field.line = field.column = text.line = text.column = 1
            found[field] = text
    return found


def office_properties(package: Package) -> dict[str, str]:
    """Return what the properties of a Word or PowerPoint file say of its text."""
    core = package.xml(package.related("core-properties"))
    said = {
        fact: "" if core is None else core.findtext(name) or "" for fact, name in _FACTS.items()
    }
    return {**said, **custom_properties(package.read(package.related("custom-properties")))}


def custom_properties(data: bytes) -> dict[str, str]:
    """Return what the properties that a user has added to an Office file say of a review.

    ``data`` is the XML of its ``docProps/custom.xml``, in which each has a name: "Reviewed by".
    """
    from xml.etree import ElementTree

    if b"<!DOCTYPE" in data:
        return {}
    try:
        root = ElementTree.fromstring(data)  # noqa: S314
    except ElementTree.ParseError:
        return {}
    fields = {one.get("name", ""): "".join(one.itertext()) for one in root}
    keys = {"reviewed_by": key_of(fields, REVIEWER), "reviewed_on": key_of(fields, REVIEW_DATE)}
    return {fact: fields[key] for fact, key in keys.items() if key}
