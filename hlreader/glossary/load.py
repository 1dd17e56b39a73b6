"""Read a glossary file into entries, or report the line that is wrong."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TypeAlias

from hlreader import limits
from hlreader.documents.source import read_bytes
from hlreader.errors import ContentError, NotFoundError, UsageError
from hlreader.language import DEFAULT, is_tag, primary
from hlreader.messages import Message
from hlreader.models import Sense, Term
from hlreader.provenance import SOURCE_FIELDS, read_source
from hlreader.sanitize import Shown, shown
from hlreader.strict_yaml import Fields, Node, Scalar, load_items

FIELDS = (*(field for field in Term._fields if field != "line"), "translations")

_KNOWN = dict.fromkeys(FIELDS)

TRANSLATED_FIELDS = (
    "term", "plain", "aliases", "abbreviations", "forms", "case_sensitive", "no_autolink",
    "pronunciation", "more", "senses",
)  # fmt: skip
"""Fields that a translation has too. The others are the same in all languages."""


_TAGS = Message("Use a tag such as en, es-MX or zh-Hant.")

Broken: TypeAlias = Callable[[ContentError], None]


class _Taken(NamedTuple):
    """The names in use in one language, each with the number and line of its entry."""

    exact: dict[str, tuple[int, int]]
    """As they are written."""
    folded: dict[str, tuple[str, int, int]]
    """Names whose capitals do not matter: in lower case, with their spelling in the entry."""


_Owners: TypeAlias = dict[str, _Taken]


def read_file(path: Path) -> bytes:
    """Return the bytes of a glossary file.

    Raises UsageError if it is missing, or UnreadableError.
    """
    name = shown(path)
    try:
        return read_bytes(path, name, limits.LARGEST_GLOSSARY)
    except NotFoundError:
        hint = Message("Check --glossary or HLREADER_GLOSSARY.")
        raise UsageError(
            Message("{name}: this glossary file does not exist.", name=name), hint=hint
        ) from None


def read_terms(text: str, file: Shown, broken: Broken | None = None) -> tuple[Term, ...]:
    """Return the entries of a glossary's text in its order, each followed by its translations.

    An entry with an error goes to ``broken`` and is skipped. Raises ContentError, with file and
    line, for broken YAML, and without ``broken`` for any error.
    """
    return tuple(term for _, terms in read_entries(text, file, broken=broken) for term in terms)


def read_entries(
    text: str, file: str, first_line: int = 1, broken: Broken | None = None
) -> Iterator[tuple[int, list[Term]]]:
    """Yield the entries of a text, each with its line and followed by its translations.

    ``file`` and ``first_line`` are for messages. An entry with an error goes to ``broken`` and is
    skipped. Raises ContentError for broken YAML, and without ``broken`` for any error.
    """
    hint = Message("Begin each entry with `- term: word`.")
    nodes = load_items(text, file, Message("a glossary is a list of entries."), hint, first_line)
    for node, entries in read_nodes(nodes, file, broken):
        yield node.line, entries


def read_nodes(
    nodes: Iterable[Node], file: str, broken: Broken | None = None
) -> Iterator[tuple[Node, list[Term]]]:
    """Yield each node with its entry and the entry's translations.

    An entry with an error goes to ``broken`` and is skipped. Without ``broken``, raises
    ContentError.
    """
    owners: _Owners = {}
    number = 0
    for node in nodes:
        try:
            entries = list(_read_entries(Fields(node, file, "an entry", _KNOWN)))
            for number, entry in enumerate(entries, number + 1):  # noqa: B020 - it goes on
                _claim_names(entry, number, owners, file)
        except ContentError as error:
            if broken is None:
                raise
            broken(error)
        else:
            yield node, entries


def _claim_names(entry: Term, number: int, owners: _Owners, file: str) -> None:
    """Record an entry's names. Raises ContentError if another entry has one of them.

    Names that differ only in case are one name, unless their entries are case-sensitive.
    """
    taken = owners.setdefault(primary(entry.language), _Taken({}, {}))
    for text, cased in names_with_case(entry):
        owner, line = taken.exact.setdefault(text, (number, entry.line))
        other = text
        if owner == number and not cased:
            claim = (text, number, entry.line)
            other, owner, line = taken.folded.setdefault(text.lower(), claim)
        if owner != number:
            written = "" if other == text else f", written `{other}`,"
            message = Message(
                "`{text}`{written} is already in the entry on line {line}.",
                text=text,
                written=written,
                line=line,
            )
            hint = Message("Keep one of the two.")
            if other != text:
                hint = Message("Keep one of the two, or mark one `case_sensitive: true`.")
            raise ContentError(file, entry.line, message, hint=hint)


def names_with_case(entry: Term) -> Iterator[tuple[str, bool]]:
    """Yield an entry's names, each with whether its capitals matter."""
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
            raise part.fail(
                part.fields,
                Message("`{language}` is not a language tag.", language=language),
                _TAGS,
            )
        yield _read_entry(part)._replace(language=language, source=entry.source)


def _read_senses(fields: Fields, term: str) -> tuple[Sense, ...]:
    """Return the senses of an entry; none if the list is empty."""
    senses: list[Sense] = []
    for part in fields.parts("senses", Sense._fields):
        sense = Sense(*map(part.text, Sense._fields))
        if not (sense.field and sense.plain):
            hint = Message("Write `- {field: where it means this, plain: a sentence.}`")
            raise part.fail(
                part.fields,
                Message("a sense of `{term}` needs `field` and `plain`.", term=term),
                hint,
            )
        if any(sense.field.lower() == other.field.lower() for other in senses):
            message = Message(
                "`{term}` has two senses with the field `{field}`.", term=term, field=sense.field
            )
            raise part.fail(part.fields, message, Message("Give each sense a field of its own."))
        senses.append(sense)
    for name in ("plain", "more"):
        if senses and fields.text(name):
            node = fields.fields[Scalar(name)]
            message = Message("`{term}` has both `senses` and `{name}`.", term=term, name=name)
            raise fields.fail(
                node, message, Message("Move `{name}` into one of the senses.", name=name)
            )
    return tuple(senses)


def _in_one_line(senses: Sequence[Sense]) -> str:
    """Return senses in one line, for places with room for one meaning, such as a list."""
    return " ".join(
        f"{sense.field[:1].upper()}{sense.field[1:]}: {sense.plain}" for sense in senses
    )


def _read_language(fields: Fields) -> str:
    language = fields.text("language")
    if language and not is_tag(language):
        node = fields.fields[Scalar("language")]
        raise fields.fail(
            node, Message("`{language}` is not a language tag.", language=language), _TAGS
        )
    return language or DEFAULT


def _read_entry(fields: Fields) -> Term:
    node = fields.fields

    def text(name: str) -> str:  # most entries have few fields
        return fields.text(name) if name in node else ""

    def texts(name: str) -> tuple[str, ...]:
        return fields.texts(name) if name in node else ()

    term, plain = text("term"), text("plain")
    if not term:
        raise fields.fail(
            node, Message("this entry has no term."), Message("Write `term: the word`.")
        )
    senses = _read_senses(fields, term) if "senses" in node else ()
    if senses:
        plain = _in_one_line(senses)
    if not plain:
        raise fields.fail(
            node,
            Message("`{term}` has no plain meaning.", term=term),
            Message("Write `plain: a sentence.`"),
        )
    source = fields.part("source", SOURCE_FIELDS)
    return Term(
        term=term,
        plain=plain,
        aliases=texts("aliases"),
        abbreviations=texts("abbreviations"),
        forms=texts("forms"),
        case_sensitive=fields.flag("case_sensitive"),
        no_autolink=fields.flag("no_autolink"),
        pronunciation=text("pronunciation"),
        more=text("more"),
        technical=text("technical"),
        see_also=texts("see_also"),
        source=read_source(source) if source else None,
        reviewed=fields.date("reviewed"),
        audience=text("audience"),
        language=_read_language(fields),
        senses=senses,
        line=node.line,
    )
