"""JSON that is also a glossary file, because YAML can read it. It has everything in the files."""

from collections.abc import Sequence
from typing import Any

from hlreader.json_text import json_text
from hlreader.language import DEFAULT
from hlreader.models import Term


def export(terms: Sequence[Term]) -> str:
    """Return entries as a list of their fields, without the empty ones."""
    return "".join(json_text([entry_fields(term) for term in terms])) + "\n"


def entry_fields(term: Term) -> dict[str, Any]:
    """Return the fields of an entry that are not empty, as a glossary file has them."""
    fields = term._asdict()
    del fields["line"]
    if term.source:
        fields["source"] = {name: text for name, text in term.source._asdict().items() if text}
    if term.senses:
        del fields["plain"]  # it is made from the senses
        fields["senses"] = [
            {name: text for name, text in sense._asdict().items() if text} for sense in term.senses
        ]
    if term.language == DEFAULT:
        del fields["language"]
    return {name: value for name, value in fields.items() if value}
