"""Markdown to read and print, with a heading for each entry, whose text never becomes markup."""

import re
from collections.abc import Iterator, Sequence

from hlreader.header_and_footer import meanings
from hlreader.language import primary
from hlreader.models import Term
from hlreader.wording import wording_for

_INLINE = re.compile(r"[\\`*_\[\]<>|~&$]")
_AT_START = re.compile(r"(?:[#+=:-]|\d{1,9}(?=[.)]))")
_NUMBERED = re.compile(r"(\d{1,9})([.)])")


def export(terms: Sequence[Term]) -> str:
    """Return entries as a Markdown document, a part for each language."""
    languages = dict.fromkeys(primary(term.language) for term in terms)
    parts = [line for language in languages for line in _part(language, terms, len(languages) > 1)]
    return "\n\n".join(parts) + "\n"


def _part(language: str, terms: Sequence[Term], one_of_several: bool) -> Iterator[str]:  # noqa: FBT001
    wording = wording_for(language)
    yield f"# {wording.glossary} ({language})" if one_of_several else f"# {wording.glossary}"
    for term in (term for term in terms if primary(term.language) == language):
        yield f"## {escaped(term.term)}"
        if term.pronunciation:
            yield f"({escaped(term.pronunciation, at_start=False)})"
        yield from map(escaped, meanings(term))
        yield from [escaped(term.technical)] if term.technical else []
        names = (*term.aliases, *term.abbreviations)
        source = [part for part in term.source or () if part]
        for form, parts in (
            (wording.other_names.replace("{names}", "{}"), names),
            (wording.see_also.replace("{names}", "{}"), term.see_also),
            (wording.source.replace("{source}", "{}"), source),
            (wording.entry_reviewed.replace("{when}", "{}"), [term.reviewed]),
        ):
            if any(parts):
                yield form.format(", ".join(escaped(part, at_start=False) for part in parts))


def escaped(text: str, *, at_start: bool = True) -> str:
    """Return text as Markdown that shows it letter for letter."""
    text = _INLINE.sub(r"\\\g<0>", text)
    if at_start and _AT_START.match(text):
        numbered = _NUMBERED.match(text)
        text = f"{numbered[1]}\\{text[numbered.end(1) :]}" if numbered else f"\\{text}"
    return text
