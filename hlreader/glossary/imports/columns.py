"""Find which column of a table has which field of an entry, by the usual names of columns."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple
from unicodedata import combining, normalize

from hlreader.errors import UsageError
from hlreader.glossary.imports.table import Table
from hlreader.language import DEFAULT, is_tag, primary
from hlreader.messages import Message

_SPELLINGS = {
    "term": "word name headword entry expression concept keyword termino palabra",
    "plain": (
        "plain_meaning plain_language plain_text plain_definition plain_language_definition "
        "definition meaning description explanation lay_definition lay_meaning simple_definition "
        "short_definition easy_definition definicion significado explicacion"
    ),
    "aliases": (
        "alias synonyms synonym other_names other_name alternative_names alternate_names "
        "also_known_as aka variants sinonimos sinonimo otros_nombres"
    ),
    "abbreviations": "abbreviation abbr abbrev acronym acronyms short_form initialism sigla siglas",
    "forms": "plural plurals irregular_plural inflections plurales",
    "case_sensitive": "",
    "no_autolink": "",
    "pronunciation": "pronounced how_to_say say_it respelling phonetic pronunciacion",
    "more": "details detail more_information long_definition long_description mas",
    "technical": "technical_definition clinical_definition medical_definition technical_meaning",
    "see_also": "related related_terms related_words vease ver_tambien",
    "source": "source_title source_name reference fuente",
    "source.publisher": "source_publisher publisher organisation organization",
    "source.year": "source_year year",
    "source.url": "source_url url link web_address",
    "reviewed": "reviewed_on review_date last_reviewed revisado",
    "audience": "readers",
    "senses": "",
    "language": "lang locale idioma",
    "translations": "",
}
"""The fields, each with other names for its column. A nested field has a dot."""

_FIELDS = {
    spelling: field
    for field, others in _SPELLINGS.items()
    for spelling in (field.replace(".", "_"), *others.split())
}
LANGUAGES = {"english": "en", "ingles": "en", "spanish": "es", "espanol": "es"}
"""Languages by name, without accents."""

_NO_LETTER = re.compile(r"[^a-z0-9]+")
_LONGEST_TAG = 3
_NAMED_IN_MESSAGE = 12


class Column(NamedTuple):
    """The field that a column has, of the entry or of its translation."""

    field: str
    language: str = ""
    """The language in the column's name, or empty."""


@lru_cache(1 << 10)
def field_of(name: str) -> Column | None:
    """Return the field of a column by its name, in any of the usual spellings.

    >>> field_of("Lay definition").field, field_of("term_es").language, field_of("Owner")
    ('plain', 'es', None)
    """
    spelled = folded(name)
    if spelled in _FIELDS:
        return Column(_FIELDS[spelled])
    words = spelled.split("_")
    if len(words) > 1:
        for tag, rest in ((words[-1], words[:-1]), (words[0], words[1:])):
            field = _FIELDS.get("_".join(rest))
            language = LANGUAGES.get(tag) or (
                tag if is_tag(tag) and len(tag) < _LONGEST_TAG else ""
            )
            if field and language:
                return Column(field, language)
    return None


def folded(name: str) -> str:
    """Return a name in small letters, without accents, and with _ between its words."""
    bare = "".join(letter for letter in normalize("NFKD", name) if not combining(letter))
    return _NO_LETTER.sub("_", bare.casefold()).strip("_")


class Columns(NamedTuple):
    """The columns of a table that are imported, and those that are not."""

    known: dict[str, Column]
    ignored: tuple[str, ...]
    language: str = ""
    """The language of all entries, if the column names say so."""


def assign(table: Table, chosen: Mapping[str, str]) -> Columns:
    """Return the field of each column of a table.

    ``chosen`` has the columns that the user chose for fields: by name, or by number from 1. Other
    columns have the field that their name says. Without a header, the first column has the terms
    and the second the meanings. Raises UsageError if there is no term or meaning, if two columns
    could have the same field, or if the table does not have a chosen column.
    """
    columns, name = table.columns, table.name
    if not columns:
        raise UsageError(
            Message("{name}: there is nothing to import in it.", name=name),
            hint=Message("Check the file."),
        )
    known: dict[str, Column] = {}
    for field, column in chosen.items():
        known[_chosen(column, columns, name)] = _field(field)
    if table.has_header:
        _assign_by_name(table, known)
    else:
        free = (column for column in columns if column not in known)
        taken = {column.field for column in known.values()}
        for field in ("term", "plain"):
            if field not in taken:
                known.update((column, Column(field)) for column in islice(free, 1))
    language, known = _spoken(known)
    held = {column.field for column in known.values() if not column.language}
    for field, what in (("term", Message("words")), ("plain", Message("meanings"))):
        if field not in held:
            raise UsageError(
                Message(
                    "{name}: no column is known to hold the {what}. Its columns: {columns}.",
                    name=name,
                    what=what,
                    columns=_listed(columns),
                ),
                hint=Message("Choose one with --column {field}=NAME.", field=field),
            )
    ignored = tuple(column for column in columns if column and column not in known)
    return Columns(known, ignored, language)


def _assign_by_name(table: Table, known: dict[str, Column]) -> None:
    """Add the columns whose names say their field.

    If several have the same field, the exact name wins. All of them count if no row has two of
    them: in JSON, each entry may use another name for a field.
    """
    taken = set(known.values())
    found: dict[Column, list[str]] = {}
    for column in table.columns:
        held = field_of(column)
        if held and column not in known and held not in taken:
            found.setdefault(held, []).append(column)
    for held, names in found.items():
        if len(names) == 1 or table.are_apart({*names}):
            known.update(dict.fromkeys(names, held))
            continue
        exact = [one for one in names if folded(one) == held.field.replace(".", "_")]
        if len(exact) != 1:
            raise UsageError(
                Message(
                    "{name}: these columns could all be `{field}`: {names}.",
                    name=table.name,
                    field=held.field,
                    names=_listed(names),
                ),
                hint=Message(
                    'Choose one with --column {field}="{names}".', field=held.field, names=names[0]
                ),
            )
        known[exact[0]] = held


def _spoken(known: dict[str, Column]) -> tuple[str, dict[str, Column]]:
    """Return the language of the entries, and the columns without that language in their fields."""
    main = {column.field for column in known.values() if not column.language}
    spoken = [column.language for column in known.values() if column.field == "term"]
    language = "" if "term" in main or not spoken else spoken[0]
    if DEFAULT in spoken:
        language = DEFAULT
    return language, {
        name: column._replace(language="") if column.language == (language or DEFAULT) else column
        for name, column in known.items()
    }


def _chosen(column: str, columns: Sequence[str], name: str) -> str:
    if column in columns:
        return column
    alike = [one for one in columns if folded(one) == folded(column)]
    if len(alike) == 1:
        return alike[0]
    if column.isdecimal() and 0 < int(column[:6]) <= len(columns):
        return columns[int(column) - 1]
    raise UsageError(
        Message(
            "{name}: no column `{column}`. Its columns: {columns}.",
            name=name,
            column=column,
            columns=_listed(columns),
        ),
        hint=Message("Use one of these names, or the number of a column."),
    )


def _field(text: str) -> Column:
    spelled = text.strip()
    base, _, language = spelled.partition(":")
    if base in _SPELLINGS and (not language or is_tag(language)):
        return Column(base, primary(language) if language else "")
    found = field_of(spelled)
    if found:
        return found
    raise UsageError(
        Message("--column: an entry has no field `{text}`.", text=text),
        hint=Message("Fields: {names}.", names=", ".join(_SPELLINGS)),
    )


def _listed(columns: Iterable[str]) -> str:
    named = [f"`{column}`" for column in columns if column]
    more = "" if len(named) <= _NAMED_IN_MESSAGE else ", …"
    return ", ".join(named[:_NAMED_IN_MESSAGE]) + more
