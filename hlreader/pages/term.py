"""A glossary entry, as text and as a record for JSON."""

from collections.abc import Sequence
from textwrap import fill
from typing import Any

from hlreader.glossary import Hit
from hlreader.models import Source, Term

_WIDTH = 70


def definition(query: str, hit: Hit | None, suggestions: Sequence[str]) -> str:
    """Return what a person reads: the entry, or the words that may have been meant."""
    if hit is None:
        if not suggestions:
            return f"There is no entry for {query}.\n"
        return f"There is no entry for {query}. Did you mean: {', '.join(suggestions)}?\n"
    term = hit.term
    lines = [f"{term.term} ({term.pronunciation})" if term.pronunciation else term.term]
    lines += [_folded(text) for text in (term.plain, term.more, term.technical) if text]
    names = (*term.aliases, *term.abbreviations)
    if names:
        lines.append(_folded(f"Other names: {', '.join(names)}"))
    if term.see_also:
        lines.append(_folded(f"See also: {', '.join(term.see_also)}"))
    if term.source:
        lines.append(_folded(f"Source: {_source_line(term.source)}"))
    if term.reviewed:
        lines.append(f"  Reviewed: {term.reviewed}")
    return "\n".join(lines) + "\n"


def _folded(text: str) -> str:
    return fill(text, _WIDTH, initial_indent="  ", subsequent_indent="  ")


def _source_line(source: Source) -> str:
    return ", ".join(part for part in source if part)


def record(query: str, hit: Hit | None, suggestions: Sequence[str]) -> dict[str, Any]:
    """Return what a script reads: one shape for a hit and a miss, version 1.

    ``match`` tells how the entry was found: exact, alias, abbreviation or plural.
    """
    return {
        "schema": 1,
        "query": query,
        "found": hit is not None,
        "match": hit.match if hit else None,
        "entry": entry_record(hit.term) if hit else None,
        "suggestions": [*suggestions],
    }


def entry_record(term: Term) -> dict[str, Any]:
    """Return all the fields of an entry."""
    fields = term._asdict()
    del fields["line"]
    fields["source"] = term.source._asdict() if term.source else None
    return {key: [*value] if isinstance(value, tuple) else value for key, value in fields.items()}
