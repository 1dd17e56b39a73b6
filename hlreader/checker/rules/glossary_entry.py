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
    """Find entries of a glossary that are too hard themselves, or that lead nowhere.

    It looks at glossary files, `hlreader check words.yaml`, and finds what `hlreader glossary
    check` does: definitions over the limit, in more than 30 words, in words that are harder than
    the term or in the term itself, words that explain each other, see_also without an entry, and
    names that clash.

    Why: who looks a word up has met one hard word already. A definition in others sends them away.

    Instead: one short sentence in everyday words; the rest belongs into `more`.
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
    except ContentError:  # it has the name of a glossary, and is read as something else
        return
    for finding in findings:
        start = starts[finding.place.line - 1] + finding.place.column - 1
        line_end = source.find("\n", start)
        message = finding.message[:1].upper() + finding.message[1:]
        yield Found(start, line_end if line_end >= 0 else len(source), message, finding.hint)
