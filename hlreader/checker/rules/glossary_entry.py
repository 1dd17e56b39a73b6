"""HL701 glossary-entry."""

from collections.abc import Iterator
from datetime import date

from hlreader.checker.rule import Found, Scope
from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.text.glossary_file import is_glossary
from hlreader.errors import ContentError
from hlreader.sanitize import shown

CODE = "HL701"
NAME = "glossary-entry"
SCOPE = Scope.GLOSSARY
EXAMPLE = "glossary.yaml"

FAILS = """\
- term: gout
  plain: A metabolic arthropathy characterised by hyperuricaemia and intraarticular precipitation.
"""
PASSES = """\
- term: gout
  plain: An illness that makes joints hot, red and sore.
"""


def check(text: CheckedText) -> Iterator[Found]:
    """Find glossary entries that are too hard, or that lead nowhere.

    This rule checks glossary files, as in `hlreader check words.yaml`. It finds what `hlreader
    glossary check` finds. Definitions should be within the limit, have no more than 30 words, and
    not use their term or harder words. The rule also finds terms that explain each other, see_also
    without an entry, and names that clash.

    Why: readers look up a word because it is hard. More hard words in the definition drive them
    away.

    Instead: write one short sentence in everyday words, and put the rest in `more`.
    """
    name = shown(text.document.name)
    if not is_glossary(name):
        return
    from hlreader.glossary.editing.lint import lint_text

    today = text.settings.today or date.min
    starts, source = text.document.line_starts, text.document.source
    faults: list[ContentError] = []
    limit = text.settings.max_grade
    try:
        findings = lint_text(source, name, text.glossary, limit, today, faults.append).findings
    except ContentError:  # only its name is that of a glossary
        return
    for finding in findings:
        start = starts[finding.place.line - 1] + finding.place.column - 1
        line_end = source.find("\n", start)
        message = finding.message[:1].upper() + finding.message[1:]
        yield Found(start, line_end if line_end >= 0 else len(source), message, finding.hint)
