"""The terms that texts use, as text and as a record for JSON."""

from collections.abc import Iterator, Sequence
from typing import Any

from hlreader.glossary.words.usage import Usage, Use, UsedTerm
from hlreader.messages import Message, said
from hlreader.models import Place
from hlreader.pages.term import part_records

_MATCHES = {
    "alias": Message("alias"),
    "abbreviation": Message("abbreviation"),
    "plural": Message("plural"),
    "spelling": Message("spelling"),
}


def usage_text(found: Sequence[Usage]) -> str:
    """Return the terms of texts as text, with their places and advice."""
    return "\n".join("\n".join(_file(usage)) + "\n" for usage in found)


def _file(usage: Usage) -> Iterator[str]:
    unexplained = [used for used in usage.terms if not used.explained]
    if not usage.terms:
        yield said("{path}: no terms of the glossary.", path=usage.path)
    else:
        count = len(usage.terms)
        terms = Message("1 term") if count == 1 else Message("{count} terms", count=count)
        left = len(unexplained) or Message("none")
        yield said(
            "{path}: {terms}, {left} not explained in the text",
            path=usage.path, terms=terms, left=left,
        )  # fmt: skip
    if unexplained:
        yield "  " + said("Not explained (first use):")
        yield from (_line(usage, used) for used in unexplained)
    if len(unexplained) < len(usage.terms):
        yield "  " + said("Explained (first use):")
        yield from (_line(usage, used) for used in usage.terms if used.explained)
    if usage.hard_words:
        yield "  " + said("Hard words that are not in the glossary:")
        for word in usage.hard_words:
            times = "" if word.times == 1 else ", " + said("{count} times", count=word.times)
            parts = " + ".join(f"{part} ({meaning})" for part, meaning in word.parts)
            its_parts = ", " + said("its parts: {parts}", parts=parts) if parts else ""
            yield f"    {_at(usage, word.place)} {word.word}{times}{its_parts}"


def _line(usage: Usage, used: UsedTerm) -> str:
    first = used.uses[0]
    same = first.text == used.term.term
    how = said(
        "written {text}: {match}", text=first.text, match=_MATCHES.get(first.match, first.match)
    )
    written = "" if same else f" ({how})"
    times = "" if len(used.uses) == 1 else ", " + said("{count} times", count=len(used.uses))
    explained = used.explained
    place = f"{explained.line}:{explained.column}" if explained else ""
    where = ", " + said("explained at {place}", place=place) if explained else ""
    return f"    {_at(usage, first.place)} {used.term.term}{written}{times}{where}"


def _at(usage: Usage, place: Place) -> str:
    return f"{usage.path}:{place.line}:{place.column}:"


def usage_record(found: Sequence[Usage]) -> dict[str, Any]:
    """Return the terms of texts for JSON."""
    return {"schema": 1, "files": [_record(usage) for usage in found]}


def _record(usage: Usage) -> dict[str, Any]:
    return {
        "path": usage.path,
        "language": usage.language,
        "terms": [
            {
                "term": used.term.term,
                "explained": used.explained._asdict() if used.explained else None,
                "uses": [_use(use) for use in used.uses],
            }
            for used in usage.terms
        ],
        "hard_words": [
            {
                "word": word.word,
                **word.place._asdict(),
                "count": word.times,
                "difficulty": word.difficulty,
                "parts": part_records(word.parts),
            }
            for word in usage.hard_words
        ],
    }


def _use(use: Use) -> dict[str, Any]:
    return {"text": use.text, **use.place._asdict(), "match": use.match}
