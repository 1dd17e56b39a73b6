"""The columns of an audit's data set. ``docs/audit.md`` explains them.

The version is part of each audit. An audit of another version is not read or continued. Any change
of a name, a type or a meaning needs a new version. This module imports no PyArrow: the processes
that check pages do without it.
"""

from hlreader.readability.languages import LANGUAGES

VERSION = 1
"""The version of the schema."""

SCORES = tuple(dict.fromkeys(name for each in LANGUAGES.values() for name in each.formulas))
"""The formulas of all languages. Each is a column."""

GRADE = {"en": "flesch_kincaid_grade", "es": "crawford"}
"""The formula of the column ``grade`` for each language: the one that a plain limit applies to."""

COLUMNS = {
    "page": "int64",
    "address": "string",
    "section": "string",
    "title": "string",
    "language": "string",
    "bytes": "int64",
    "words": "int64",
    "sentences": "int64",
    "grade": "double",
    "difficulty": "double",
    **dict.fromkeys(SCORES, "double"),
    "passed": "bool",
    "findings": "map",
    "undefined_terms": "list",
    "review_date": "date",
    "text_hash": "string",
    "minhash": "binary",
    "error": "string",
    "error_kind": "string",
    "seconds": "double",
}
"""The name and the type of each column. The partition adds ``source``."""
