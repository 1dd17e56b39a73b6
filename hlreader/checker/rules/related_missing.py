"""HL607 related-article-missing."""

from collections.abc import Iterator

from hlreader.checker.fields import field, has_front_matter, offset
from hlreader.checker.rule import Found
from hlreader.checker.text import CheckedText

CODE = "HL607"
NAME = "related-article-missing"

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


def check(text: CheckedText) -> Iterator[Found]:
    """Find related articles that the library does not have, and see-also words not in the glossary.

    Why: `read` leaves out what it cannot find, so nobody sees that the next step is gone.

    Instead: the name of an article as `hlreader list` shows it, or of an entry of the glossary.
    """
    if not has_front_matter(text):
        return
    has_article = text.has_article
    if has_article is not None:
        for name in _names(text, "related"):
            if not has_article(str(name).lower()):
                yield _found(text, name, "There is no article `{}`.", "`hlreader list` shows them.")
    for name in _names(text, "see_also"):
        if not text.glossary.lookup(str(name)):
            yield _found(text, name, "The glossary has no `{}`.", "Name one of its entries.")


def _names(text: CheckedText, key: str) -> list[str]:
    found = field(text, key)
    value = found.value if found else []
    return [name for name in value if isinstance(name, str)] if isinstance(value, list) else []


def _found(text: CheckedText, name: str, message: str, suggestion: str) -> Found:
    start = offset(text, name)
    return Found(start, start + len(name), message.format(name), suggestion)
