"""Find what a hand-out says of its article in hidden fields, but no longer in its text.

A hand-out carries the fields of its article. If someone changes its text in another program, these
fields stay as they were. A danger sign that someone removed must not come back.
"""

import re
from collections.abc import Iterator
from typing import Any

from hlreader.importing.front_matter import Facts

_NO_WORDS = re.compile(r"\W+")


def stale_fields(facts: Facts, seen: str) -> tuple[str, ...]:
    """Return the names of the fields with a text that is not in what readers see.

    ``seen`` is all the text of the hand-out. Only words count, not signs or spaces.
    """
    text = f" {_words(seen)} "
    return tuple(
        name
        for name, said in (("title", [facts.title]), *_said(facts.fields))
        if any(f" {_words(one)} " not in text for one in said if _words(one))
    )


def _said(fields: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """Yield the fields that a hand-out shows as they are, each with its texts."""
    signs = fields.get("danger_signs")
    if isinstance(signs, dict) and isinstance(signs.get("signs"), list):
        yield "danger_signs", [one for one in signs["signs"] if isinstance(one, str)]
    for name, part in (("teach_back", "question"), ("sources", "title")):
        items = fields.get(name)
        if isinstance(items, list):
            found = [one.get(part) for one in items if isinstance(one, dict)]
            yield name, [text for text in found if isinstance(text, str)]
    reviewer = fields.get("reviewed_by")
    if isinstance(reviewer, str):
        yield "reviewed_by", [reviewer]


def _words(text: str) -> str:
    return _NO_WORDS.sub(" ", text.casefold()).strip()
