"""What a file says of itself next to its words, as the fields of a front matter."""

import re
from typing import Any

from hlreader.sanitize import clean_line

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


def properties(title: str = "", language: str = "") -> dict[Any, Any]:
    """Return the front matter of a file that has a title and a language; empty ones are left out.

    A language tag that is none is left out too: it is often a program's, not an author's.
    """
    from hlreader.strict_yaml import Mapping, Scalar

    found = Mapping()
    found.line = found.column = 1
    language = language.strip().replace("_", "-")
    if not _LANGUAGE.fullmatch(language):
        language = ""
    for key, value in (("title", clean_line(title)), ("language", language)):
        if value:
            field, text = Scalar(key), Scalar(value)
            field.line = field.column = text.line = text.column = 1
            found[field] = text
    return found
