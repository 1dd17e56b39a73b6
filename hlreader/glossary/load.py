"""Read a glossary file into entries, or say in which line it is wrong."""

from collections.abc import Iterator
from pathlib import Path

from hlreader.documents.source import decode, read_bytes
from hlreader.errors import ContentError, NotFoundError, UsageError
from hlreader.language import DEFAULT, primary
from hlreader.models import Term
from hlreader.provenance import SOURCE_FIELDS, read_source
from hlreader.sanitize import clean_line
from hlreader.strict_yaml import Fields, load_items

FIELDS = (*(field for field in Term._fields if field != "line"), "translations")

TRANSLATED_FIELDS = (
    "term", "plain", "aliases", "abbreviations", "forms", "case_sensitive", "no_autolink",
    "pronunciation", "more",
)  # fmt: skip
"""What an entry says again in another language. Its source and the rest hold for all."""


LARGEST = 256 * 1024 * 1024
"""The largest glossary, in bytes: several times 100,000 entries."""


def read_file(path: Path) -> bytes:
    """Return the bytes of a glossary file. Raises UsageError where there is none."""
    name = str(path)
    try:
        return read_bytes(path, clean_line(name), LARGEST)
    except NotFoundError:
        hint = "Check --glossary or HLREADER_GLOSSARY."
        raise UsageError(f"{name}: there is no such glossary file.", hint=hint) from None


def read_glossary(path: Path) -> tuple[Term, ...]:
    """Return the entries of a glossary file in its order, each followed by its translations.

    Raises UsageError for a file that is not there, UnreadableError, or ContentError with file
    and line.
    """
    text = decode(read_file(path), clean_line(str(path)))
    return tuple(term for _, terms in read_entries(text, str(path)) for term in terms)


def read_entries(text: str, file: str, first_line: int = 1) -> Iterator[tuple[int, list[Term]]]:
    """Yield the entries of a text, each with its line and followed by its translations.

    ``file`` and ``first_line`` are for messages. Raises ContentError at the first fault.
    """
    owners: dict[tuple[str, str], int] = {}
    hint = "Begin each entry with `- term: word`."
    for node in load_items(text, file, "a glossary is a list of entries", hint, first_line):
        entries = list(_read_entries(Fields(node, file, "an entry", FIELDS)))
        for entry in entries:
            _claim_names(entry, owners, file)
        yield node.line, entries


def _claim_names(entry: Term, owners: dict[tuple[str, str], int], file: str) -> None:
    """Note an entry's names. Raises ContentError for one that another entry has."""
    language = primary(entry.language)
    words = {entry.term, *entry.aliases, *entry.abbreviations, *entry.forms}
    for word in words:
        if (language, word) in owners:
            line = owners[language, word]
            message = f"`{word}` already stands in the entry of line {line}."
            raise ContentError(file, entry.line, message, hint="Keep one of the two.")
    owners.update(dict.fromkeys(((language, word) for word in words), entry.line))


def _read_entries(fields: Fields) -> Iterator[Term]:
    """Yield an entry and its translations."""
    entry = _read_entry(fields)
    yield entry
    for language, part in fields.named_parts("translations", TRANSLATED_FIELDS):
        yield _read_entry(part)._replace(language=language, source=entry.source)


def _read_entry(fields: Fields) -> Term:
    node = fields.fields
    term = fields.text("term")
    if not term:
        raise fields.fail(node, "this entry has no term.", "Write `term: the word`.")
    if not fields.text("plain"):
        raise fields.fail(node, f"`{term}` has no plain meaning.", "Write `plain: a sentence.`")
    source = fields.part("source", SOURCE_FIELDS)
    return Term(
        term=term,
        plain=fields.text("plain"),
        aliases=fields.texts("aliases"),
        abbreviations=fields.texts("abbreviations"),
        forms=fields.texts("forms"),
        case_sensitive=fields.flag("case_sensitive"),
        no_autolink=fields.flag("no_autolink"),
        pronunciation=fields.text("pronunciation"),
        more=fields.text("more"),
        technical=fields.text("technical"),
        see_also=fields.texts("see_also"),
        source=read_source(source) if source else None,
        reviewed=fields.date("reviewed"),
        audience=fields.text("audience"),
        language=fields.text("language") or DEFAULT,
        line=node.line,
    )
