"""CSV for spreadsheets: one row per entry, all fields, and no cell that a spreadsheet would run.

A cell that begins with =, +, -, @ (or their wide forms) is taken for a formula: it gets an
apostrophe in front, as OWASP advises ("CSV Injection").
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
    """Return entries as CSV with a header row. Lists have "; " between their items."""
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
        return no_formula(_BETWEEN.join(map(_item, value)))
    return no_formula(str(value))


def _item(value: str | Sense) -> str:
    return f"{value.field}: {value.plain} {value.more}" if isinstance(value, Sense) else value


def no_formula(text: str) -> str:
    """Return a cell's text so that no spreadsheet takes it for a formula."""
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text
