"""Read a glossary file into entries, or say in which line it is wrong."""

from collections.abc import Iterator
from pathlib import Path

from hlreader.documents.source import read_text
from hlreader.errors import ContentError, NotFoundError, UsageError
from hlreader.language import DEFAULT, primary
from hlreader.models import Term
from hlreader.provenance import SOURCE_FIELDS, read_source
from hlreader.strict_yaml import Fields, Sequence, load

FIELDS = (*(field for field in Term._fields if field != "line"), "translations")

TRANSLATED_FIELDS = (
    "term", "plain", "aliases", "abbreviations", "forms", "case_sensitive", "no_autolink",
    "pronunciation", "more",
)  # fmt: skip
"""What an entry says again in another language. Its source and the rest hold for all."""


def read_glossary(path: Path) -> tuple[Term, ...]:
    """Return the entries of a glossary file in its order, each followed by its translations.

    Raises UsageError for a file that is not there, UnreadableError, or ContentError with file
    and line.
    """
    name = str(path)
    try:
        text = read_text(path)
    except NotFoundError:
        hint = "Check --glossary or HLREADER_GLOSSARY."
        raise UsageError(f"{name}: there is no such glossary file.", hint=hint) from None
    root = load(text, name)
    if root is None:
        return ()
    if not isinstance(root, Sequence):
        hint = "Begin each entry with `- term: word`."
        raise ContentError(name, root.line, "a glossary is a list of entries.", hint=hint)
    entries: list[Term] = []
    owners: dict[tuple[str, str], Term] = {}
    for node in root:
        for entry in _read_entries(Fields(node, name, "an entry", FIELDS)):
            for word in (entry.term, *entry.aliases, *entry.abbreviations, *entry.forms):
                first = owners.setdefault((primary(entry.language), word), entry)
                if first is not entry:
                    message = f"`{word}` already stands in the entry of line {first.line}."
                    raise ContentError(name, entry.line, message, hint="Keep one of the two.")
            entries.append(entry)
    return tuple(entries)


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
