"""Cards for flash-card programs such as Anki. Each line has a term, a tab and a meaning.

Spreadsheets open such files too, so no field begins a formula.
"""

from collections.abc import Sequence

from hlreader.models import Term
from hlreader.pages.exports.csv import no_formula

_READ_OTHERWISE = ('"', "#")
"""Characters that such programs read as a quotation or a comment at the start of a field."""


def export(terms: Sequence[Term]) -> str:
    """Return entries as lines of term, tab, and plain meaning."""
    return "".join(f"{_field(term.term)}\t{_field(term.plain)}\n" for term in terms)


def _field(text: str) -> str:
    text = no_formula(" ".join(text.split()))
    if text.startswith(_READ_OTHERWISE):
        return '"' + text.replace('"', '""') + '"'
    return text
