"""A glossary entry, as text and as a record for JSON."""

from collections.abc import Sequence
from pathlib import Path
from textwrap import fill
from typing import Any

from hlreader.glossary import Hit
from hlreader.locations import shipped_glossary
from hlreader.models import Term
from hlreader.wording import ENGLISH, Wording

SHIPPED = "shipped"
"""The name of the shipped glossary in records, wherever it is on this machine."""

_WIDTH = 70


def definition(
    query: str, hit: Hit | None, suggestions: Sequence[str], wording: Wording = ENGLISH
) -> str:
    """Return what a person reads: the entry, or the words that may have been meant."""
    if hit is None:
        missing = wording.no_entry.format(query=query)
        if suggestions:
            missing += " " + wording.did_you_mean.format(names=", ".join(suggestions))
        return f"{missing}\n"
    term = hit.term
    names = ", ".join((*term.aliases, *term.abbreviations))
    source = ", ".join(part for part in term.source or () if part)
    details = [term.plain, term.more, term.technical]
    details += [wording.other_names.format(names=names)] if names else []
    details += [wording.see_also.format(names=", ".join(term.see_also))] if term.see_also else []
    details += [wording.source.format(source=source)] if source else []
    details += [wording.entry_reviewed.format(when=term.reviewed)] if term.reviewed else []
    origin = origin_of(hit.path)
    details += [wording.entry_from.format(path=origin)] if origin != SHIPPED else []
    head = f"{term.term} ({term.pronunciation})" if term.pronunciation else term.term
    return "\n".join([head, *(_folded(text) for text in details if text)]) + "\n"


def _folded(text: str) -> str:
    return fill(
        text,
        _WIDTH,
        initial_indent="  ",
        subsequent_indent="  ",
        break_on_hyphens=False,  # a path and "X-ray" stay in one piece
        break_long_words=False,
    )


def record(query: str, hit: Hit | None, suggestions: Sequence[str]) -> dict[str, Any]:
    """Return what a script reads: one shape for a hit and a miss, version 1.

    ``match`` says how the entry was found: exact, alias, abbreviation, plural or spelling, or that
    it was made from the ``parts`` of the word. ``glossary`` says from which file it is.
    ``data/record.schema.json`` of the glossary package describes the shape.
    """
    return {
        "schema": 1,
        "query": query,
        "found": hit is not None,
        "match": hit.match if hit else None,
        "glossary": origin_of(hit.path) if hit else None,
        "entry": entry_record(hit.term) if hit else None,
        "suggestions": [*suggestions],
        "parts": part_records(hit.parts if hit else ()),
    }


def part_records(parts: Sequence[tuple[str, str]]) -> list[dict[str, str]]:
    """Return the parts of a word for JSON."""
    return [{"part": part, "meaning": meaning} for part, meaning in parts]


def origin_of(path: Path | None) -> str:
    """Return the absolute path of the file that an entry is in, or "shipped"."""
    if path is None or path == shipped_glossary():
        return SHIPPED
    return str(path.absolute())


def entry_record(term: Term) -> dict[str, Any]:
    """Return all the fields of an entry."""
    fields = term._asdict()
    del fields["line"]
    fields["source"] = term.source._asdict() if term.source else None
    return {key: [*value] if isinstance(value, tuple) else value for key, value in fields.items()}
