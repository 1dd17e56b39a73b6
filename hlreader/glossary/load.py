"""Read a glossary file into entries, or say in which line it is wrong."""

from collections.abc import Callable, Iterator
from pathlib import Path

from hlreader.documents.source import read_text
from hlreader.errors import ContentError, NotFoundError, UsageError
from hlreader.language import DEFAULT, is_tag, primary
from hlreader.models import Term
from hlreader.provenance import SOURCE_FIELDS, read_source
from hlreader.strict_yaml import Fields, Scalar, Sequence, load

FIELDS = (*(field for field in Term._fields if field != "line"), "translations")

TRANSLATED_FIELDS = (
    "term", "plain", "aliases", "abbreviations", "forms", "case_sensitive", "no_autolink",
    "pronunciation", "more",
)  # fmt: skip
"""What an entry says again in another language. Its source and the rest hold for all."""


_TAGS = "Write a tag such as en, es-MX or zh-Hant."


def read_glossary(
    path: Path, broken: Callable[[ContentError], None] | None = None
) -> tuple[Term, ...]:
    """Return the entries of a glossary file in its order, each followed by its translations.

    An entry that is wrong is told to ``broken`` and left out; without it, the error is raised.

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
    owners: dict[tuple[str, str], list[tuple[str, bool, Term]]] = {}
    for node in root:
        try:
            for entry in _read_entries(Fields(node, name, "an entry", FIELDS)):
                _claim_names(entry, owners, name)
                entries.append(entry)
        except ContentError as error:
            if broken is None:
                raise
            broken(error)
    return tuple(entries)


def _claim_names(
    entry: Term, owners: dict[tuple[str, str], list[tuple[str, bool, Term]]], file: str
) -> None:
    """Note an entry's names. Raises ContentError for one that another entry has.

    Names that differ in case alone are one name, unless capitals tell them apart.
    """
    language = primary(entry.language)
    for text, cased in names_with_case(entry):
        claims = owners.setdefault((language, text.casefold()), [])
        for other, other_cased, owner in claims:
            if owner is not entry and (other == text or not (cased or other_cased)):
                written = "" if other == text else f", written `{other}`,"
                message = f"`{text}`{written} already stands in the entry of line {owner.line}."
                hint = "Keep one of the two."
                if other != text:
                    hint = "Keep one of the two, or mark one `case_sensitive: true`."
                raise ContentError(file, entry.line, message, hint=hint)
        claims.append((text, cased, entry))


def names_with_case(entry: Term) -> Iterator[tuple[str, bool]]:
    """Yield an entry's names, each with whether its capitals tell it from other words."""
    for text in (entry.term, *entry.aliases, *entry.forms):
        yield text, entry.case_sensitive and text != text.lower()
    for text in entry.abbreviations:
        yield text, True


def _read_entries(fields: Fields) -> Iterator[Term]:
    """Yield an entry and its translations."""
    entry = _read_entry(fields)
    yield entry
    for language, part in fields.named_parts("translations", TRANSLATED_FIELDS):
        if not is_tag(language):
            raise part.fail(part.fields, f"`{language}` is not a language tag.", _TAGS)
        yield _read_entry(part)._replace(language=language, source=entry.source)


def _read_language(fields: Fields) -> str:
    language = fields.text("language")
    if language and not is_tag(language):
        node = fields.fields[Scalar("language")]
        raise fields.fail(node, f"`{language}` is not a language tag.", _TAGS)
    return language or DEFAULT


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
        language=_read_language(fields),
        line=node.line,
    )
