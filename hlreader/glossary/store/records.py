"""Convert an entry to the text in an index, and back with checks."""

from hlreader.glossary.store.index import DamagedIndexError
from hlreader.glossary.store.json_lines import FIELD, ITEM
from hlreader.models import Sense, Source, Term
from hlreader.sanitize import is_clean

_FLAGS = {"": False, "1": True}


def pack(term: Term) -> str:
    """Return all fields of an entry except its line, in the order of ``Term``."""
    return FIELD.join(
        (
            term.term,
            term.plain,
            ITEM.join(term.aliases),
            ITEM.join(term.abbreviations),
            ITEM.join(term.forms),
            "1" if term.case_sensitive else "",
            "1" if term.no_autolink else "",
            term.pronunciation,
            term.more,
            term.technical,
            ITEM.join(term.see_also),
            ITEM.join(term.source) if term.source else "",
            term.reviewed,
            term.audience,
            term.language,
            ITEM.join([part for sense in term.senses for part in sense]),
        )
    )


def unpack(record: str, line: int) -> Term:
    """Return the entry in a record by ``pack``. Raises DamagedIndexError if it is not one.

    Other programs may have written the file of an index, so this checks every type and letter.
    """
    try:
        (
            term, plain, aliases, abbreviations, forms, case_sensitive, no_autolink, pronunciation,
            more, technical, see_also, source, reviewed, audience, language, senses,
        ) = record.split(FIELD)  # fmt: skip
        if type(line) is not int or not is_harmless(record):
            raise DamagedIndexError
        return Term(
            term,
            plain,
            _items(aliases),
            _items(abbreviations),
            _items(forms),
            _FLAGS[case_sensitive],
            _FLAGS[no_autolink],
            pronunciation,
            more,
            technical,
            _items(see_also),
            Source(*source.split(ITEM)) if source else None,
            reviewed,
            audience,
            language,
            line,
            _senses(senses),
        )
    except (ValueError, TypeError, KeyError, AttributeError):
        raise DamagedIndexError from None


def is_harmless(record: str) -> bool:
    """Return whether a record has no characters that must not reach a terminal."""
    letters = record.replace(FIELD, "").replace(ITEM, "")
    return letters.isprintable() or is_clean(letters)


def _senses(text: str) -> tuple[Sense, ...]:
    parts = text.split(ITEM) if text else []
    return tuple(Sense(*parts[at : at + 3]) for at in range(0, len(parts), 3))


def _items(text: str) -> tuple[str, ...]:
    return tuple(text.split(ITEM)) if text else ()
