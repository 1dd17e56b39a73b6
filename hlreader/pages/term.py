"""A glossary entry, as text and as a record for JSON."""

from collections.abc import Callable, Sequence
from pathlib import Path
from shlex import quote
from textwrap import fill
from typing import Any, TypeAlias

from hlreader.glossary import Hit
from hlreader.glossary.ask import Answer, Phrase
from hlreader.header_and_footer import meanings
from hlreader.locations import shipped_glossary
from hlreader.models import Term
from hlreader.wording import ENGLISH, Wording

AnswerForm: TypeAlias = Callable[[str, Hit | None, Sequence[str], int], str]
"""A function from query, hit, suggestions and number (from 0) to the text of an answer."""

SHIPPED = "shipped"
"""The name of the shipped glossary in records, instead of its path."""

_WIDTH = 70


def definition(
    query: str, hit: Hit | None, suggestions: Sequence[str], wording: Wording = ENGLISH
) -> str:
    """Return the text for people: the entry, or suggestions."""
    if hit is None:
        return f"{_missing(query, suggestions, wording)}\n{_next(query, suggestions, wording)}\n"
    term = hit.term
    names = ", ".join((*term.aliases, *term.abbreviations))
    source = ", ".join(part for part in term.source or () if part)
    details = [term.technical] if term.technical else []
    details += [wording.other_names.format(names=names)] if names else []
    details += [wording.see_also.format(names=", ".join(term.see_also))] if term.see_also else []
    details += [wording.source.format(source=source)] if source else []
    details += [wording.entry_reviewed.format(when=term.reviewed)] if term.reviewed else []
    origin = origin_of(hit.path)
    details += [wording.entry_from.format(path=origin)] if origin != SHIPPED else []
    return meaning(term) + "".join(f"{_folded(text)}\n" for text in details)


def meaning(term: Term) -> str:
    """Return a term, how to say it, and what it means."""
    head = f"{term.term} ({term.pronunciation})" if term.pronunciation else term.term
    return "\n".join([head, *map(_folded, meanings(term))]) + "\n"


def answer_page(answer: Answer, wording: Wording = ENGLISH) -> str:
    """Return the text for people: an entry, or the entries of the words in a question."""
    query, hit, suggestions, phrases, unknown, nearest = answer
    page = definition(query, hit, suggestions, wording)
    if hit or not (phrases or nearest):
        return page
    if nearest:
        return f"{page}\n{meaning(nearest.term)}"
    parts = [_folded(wording.words_of_question.format(query=query), indent="") + "\n"]
    parts += [meaning(term) for term in dict.fromkeys(phrase.hit.term for phrase in phrases)]
    if unknown:
        names = ", ".join(unknown)
        parts.append(
            f"{_missing(names, suggestions, wording)}\n{_next(unknown[0], suggestions, wording)}\n"
        )
    return "\n".join(parts)


def _missing(query: str, suggestions: Sequence[str], wording: Wording) -> str:
    missing = wording.no_entry.format(query=query)
    if suggestions:
        missing += " " + wording.did_you_mean.format(names=", ".join(suggestions))
    return missing


def _next(query: str, suggestions: Sequence[str], wording: Wording) -> str:
    """Return the next step after a miss."""
    if suggestions:
        return wording.to_define.format(name=quote(suggestions[0]))
    return wording.after_miss.format(query=quote(query))


def _folded(text: str, indent: str = "  ") -> str:
    return fill(
        text,
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=indent,
        break_on_hyphens=False,  # a path and "X-ray" are not split
        break_long_words=False,
    )


def record(
    query: str, hit: Hit | None, suggestions: Sequence[str], phrases: Sequence[Phrase] = ()
) -> dict[str, Any]:
    """Return the record for scripts. Hits and misses have one format, version 1.

    ``match`` says how the entry was found: exact, alias, abbreviation, plural or spelling, as the
    only phrase of a question, or by the ``parts`` of the word. It is "words" if only words of a
    question have an entry. ``glossary`` is the file. ``data/record.schema.json`` of the glossary
    package describes the format.
    """
    return {
        "schema": 1,
        "query": query,
        "found": hit is not None,
        "match": hit.match if hit else "words" if phrases else None,
        "glossary": origin_of(hit.path) if hit else None,
        "entry": entry_record(hit.term) if hit else None,
        "suggestions": [*suggestions],
        "parts": part_records(hit.parts if hit else ()),
        "phrases": [
            {
                "text": phrase.text,
                "match": phrase.hit.match,
                "glossary": origin_of(phrase.hit.path),
                "entry": entry_record(phrase.hit.term),
            }
            for phrase in phrases
        ],
    }


def part_records(parts: Sequence[tuple[str, str]]) -> list[dict[str, str]]:
    """Return the parts of a word for JSON."""
    return [{"part": part, "meaning": meaning} for part, meaning in parts]


def origin_of(path: Path | None) -> str:
    """Return the absolute path of an entry's file, or "shipped"."""
    if path is None or path == shipped_glossary():
        return SHIPPED
    return str(path.absolute())


def entry_record(term: Term) -> dict[str, Any]:
    """Return all the fields of an entry."""
    fields = term._asdict()
    del fields["line"]
    fields["source"] = term.source._asdict() if term.source else None
    fields["senses"] = [sense._asdict() for sense in term.senses]
    return {key: [*value] if isinstance(value, tuple) else value for key, value in fields.items()}
