"""Read the properties of a file as the fields of front matter."""

import re
from collections.abc import Iterable, Mapping
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
"""The elements of each fact in the core properties of an Office file."""

HANDOUT = "hlreader:"
"""Before the name of an article's field in a hand-out."""

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
"""Default authors of programs, and login names ("jdoe2")."""
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


def properties(title: str = "", language: str = "", **facts: str) -> dict[Any, Any]:
    """Return the front matter of a file with a title and a language. Empty values are left out.

    ``facts`` are "topic", "author", "reviewed_by", "reviewed_on", "publisher", "summary" and "url",
    and the fields of an article's hand-out (``HANDOUT``). Default values of programs are
    left out too, such as "Microsoft Office User" or an invalid language tag.
    """
    from hlreader import strict_yaml
    from hlreader.strict_yaml import Scalar

    found = strict_yaml.Mapping()
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
    """Return the properties of a Word or PowerPoint file that are about its text."""
    core = package.xml(package.related("core-properties"))
    said = {
        fact: "" if core is None else core.findtext(name) or "" for fact, name in _FACTS.items()
    }
    return {**said, **custom_properties(package.read(package.related("custom-properties")))}


def custom_properties(data: bytes) -> dict[str, str]:
    """Return the custom properties of an Office file that are about a review.

    ``data`` is the XML of its ``docProps/custom.xml``. Each property has a name: "Reviewed by".
    """
    return review_in(custom_texts(data))


def custom_texts(data: bytes) -> dict[str, str]:
    """Return the custom properties of an Office file by their names, from the bytes of its part."""
    from xml.etree import ElementTree

    if b"<!DOCTYPE" in data:
        return {}
    try:
        root = ElementTree.fromstring(data)  # noqa: S314
    except ElementTree.ParseError:
        return {}
    return {one.get("name", ""): "".join(one.itertext()) for one in root}


def handout_fields(named: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the fields of an article from the properties of a hand-out that hlreader made of it.

    Their names begin with ``HANDOUT``. Lists and fields with parts are JSON.
    """
    return {name: text for name, text in named if name.startswith(HANDOUT)}


def review_in(fields: Mapping[str, str]) -> dict[str, str]:
    """Return what named fields say of a review."""
    keys = {"reviewed_by": key_of(fields, REVIEWER), "reviewed_on": key_of(fields, REVIEW_DATE)}
    return {fact: fields[key] for fact, key in keys.items() if key}


def facts_in(fields: Mapping[str, str]) -> dict[str, str]:
    """Return what fields with the names of Dublin Core, and others, say of a text."""
    names = {
        "title": "title", "language": "language", "author": "creator", "publisher": "publisher",
    }  # fmt: skip
    said = {fact: fields[name] for fact, name in names.items() if fields.get(name)}
    return {**said, **review_in(fields)}
