"""HL607 related-article-missing."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from hlreader.checker.rule import Found, Scope, found_at
from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.text.front_matter import field, has_front_matter, offset
from hlreader.checker.text.links import links
from hlreader.checker.text.nearby_files import HasFile
from hlreader.documents.formats import suffixes_of

CODE = "HL607"
NAME = "related-article-missing"
SCOPE = Scope.FRONT_MATTER

FAILS = """\
---
title: What is gout?
see_also: [no such word]
---

Gout makes joints swell.
"""
PASSES = """\
---
title: What is gout?
see_also: [dyspnea]
---

Gout makes joints swell.
"""

_SUFFIX = re.compile(r"[^/.]\.[a-zA-Z]\w{1,4}$")
"""The ending of a file. A link without one may lead to a page that a program makes."""


def check(text: CheckedText) -> Iterator[Found]:
    """Find links, related articles and see-also words that lead nowhere.

    The rule looks for the files that links in a Markdown text name, and for the articles in
    `related`. It looks for both next to the text. It looks for the words in `see_also` in the
    glossary.

    Why: the reader cannot take the next step. `read` leaves out what it cannot find, so nobody
    notices.

    Instead: use the name of a file, of an article in `hlreader list`, or of a glossary entry.
    """
    if has_front_matter(text):
        for name in _names(text, "related"):
            if text.has_file and not text.has_file(f"{name.lower()}.md"):
                yield _found(
                    text, name, "There is no article `{}`.", "Run `hlreader list` to see them."
                )
        for name in _names(text, "see_also"):
            if not text.glossary.lookup(name):
                yield _found(text, name, "The glossary has no `{}`.", "Name one of its entries.")
    if text.has_file and text.document.name.lower().endswith(suffixes_of("markdown")):
        yield from _lost_links(text, text.has_file)


def _lost_links(text: CheckedText, has_file: HasFile) -> Iterator[Found]:
    for passage in text.passages:
        for start, end, address in links(passage):
            path = _file_of(address)
            if path and not any(map(has_file, _sources(path))):
                message = f"There is no file `{path}` for this link."
                yield found_at(passage, start, end, message, "Correct the address.")


def _file_of(address: str) -> str:
    """Return the path of the file that a link names, or an empty string if it names no file."""
    path = unquote(re.split(r"[?#]", address)[0])
    is_elsewhere = ":" in path or path.startswith("/") or "{" in path
    return path if _SUFFIX.search(path) and not is_elsewhere else ""


def _sources(path: str) -> Iterator[str]:
    """Yield the files that a link may mean: its path, or the source of a web page."""
    yield path
    if path.lower().endswith(suffixes_of("html")):
        yield f"{path.rpartition('.')[0]}.md"


def _names(text: CheckedText, key: str) -> list[str]:
    found = field(text, key)
    value = found.value if found else []
    return [name for name in value if isinstance(name, str)] if isinstance(value, list) else []


def _found(text: CheckedText, name: str, message: str, suggestion: str) -> Found:
    start = offset(text, name)
    return Found(start, start + len(name), message.format(name), suggestion)
