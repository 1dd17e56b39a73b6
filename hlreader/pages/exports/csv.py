"""CSV for spreadsheets: one row per entry, all fields, and no cell that a spreadsheet would run.

Spreadsheets treat a cell that begins with =, +, -, @ (or their wide forms) as a formula. Such a
cell gets an apostrophe before it, as OWASP advises ("CSV Injection").
"""

import csv
from collections.abc import Sequence
from io import StringIO
from typing import Any

from hlreader.models import Sense, Source, Term

_FORMULA = tuple("=+-@\t\r＝＋－＠")
_BETWEEN = "; "

_FIELDS = tuple(field for field in Term._fields if field not in ("line", "source"))
COLUMNS = (*_FIELDS, *(f"source_{field}" for field in Source._fields))


def export(terms: Sequence[Term]) -> str:
    """Return entries as CSV with a header row.

    Lists have "; " between their items. Senses have a line each: field | meaning | more.
    """
    text = StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(COLUMNS)
    for term in terms:
        source = term.source or Source("", "")
        values = (*(getattr(term, name) for name in _FIELDS), *source)
        rows.writerow(map(_cell, values))
    return text.getvalue()


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        if value and isinstance(value[0], Sense):
            return no_formula("\n".join(" | ".join(filter(None, sense)) for sense in value))
        return no_formula(_BETWEEN.join(value))
    return no_formula(str(value))


def no_formula(text: str) -> str:
    """Return the text of a cell so that no spreadsheet runs it as a formula."""
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text
