"""An HTML page for editors: the text with shaded hard sentences, and the findings.

The page is one file that loads nothing else, so people can mail, print and keep it. Colour never
carries meaning alone: a hard sentence also shows its grade as a number. Every pair of colours has a
contrast of at least 7:1 (WCAG 2.2, 1.4.6).
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from html import escape as escaped

from hlreader.checker.levels import EASE, limits
from hlreader.checker.reports.rewrite import FIRST
from hlreader.checker.reports.titles import SCORES
from hlreader.checker.reports.xml import COMMANDS
from hlreader.checker.runner import FileReport, Result, reports_in
from hlreader.checker.text.passage import Passage
from hlreader.documents import open_source
from hlreader.errors import HlreaderError, UnreadableError
from hlreader.models import Place, TextKind, running_texts
from hlreader.readability import ScoredSentence

_STEP = 3.0
"""How many grades apart the shades are."""

_STYLE = """\
body { font: 1.125rem/1.6 system-ui, sans-serif; color: #111; background: #fff; max-width: 44rem;
  margin: 2rem auto; padding: 0 1rem; }
.hard { background: #fff3b0; } .harder { background: #ffd6a5; } .hardest { background: #ffc2c2; }
.hard, .harder, .hardest { padding: .1em 0; } .grade { font-size: .75em; font-weight: bold; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top;
  padding: .3rem .6rem .3rem 0; border-bottom: 1px solid #666; }
a { color: #00408f; } .text { border-left: .3rem solid #666; padding-left: 1rem; }
@media print { body { max-width: none; } }
"""
_SHADES = ("", "hard", "harder", "hardest")
_TAGS: dict[TextKind, str] = {
    "paragraph": "p", "item": "p", "quotation": "blockquote", "heading": "h3", "cell": "p"
}  # fmt: skip


def escape(text: str) -> str:
    """Return text escaped for HTML. The start of a CI server's command is escaped, too."""
    text = escaped(text)
    for sign, reference in COMMANDS.items():
        text = text.replace(sign, reference)
    return text


def render(results: Iterable[Result]) -> Iterator[str]:
    """Yield the page. It is in English and marks the language of each text."""
    return (f"{line}\n" for line in _page(results))


def _page(results: Iterable[Result]) -> Iterator[str]:
    errors: list[UnreadableError] = []
    yield "<!doctype html>"
    yield '<html lang="en">'
    yield '<head><meta charset="utf-8"><title>Reading level</title>'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<style>\n{_STYLE}</style></head>"
    yield "<body><main>"
    yield "<h1>Reading level</h1>"
    for number, file in enumerate(reports_in(results, errors)):
        yield from _file(file, f"f{number}")
    if errors:
        yield "<h2>Not read</h2><ul>"
        yield from (f"<li>{escape(str(error))}</li>" for error in errors)
        yield "</ul>"
    yield "</main></body></html>"


def _file(file: FileReport, name: str) -> Iterator[str]:
    yield f"<h2>{escape(file.shown)}: {'pass' if file.passed else 'to fix'}</h2>"
    allowed = limits(file.configuration.settings, file.language)
    values = [(name, file.score.scores.get(name), limit) for name, limit in allowed.items()]
    shown = ", ".join(
        f"{SCORES[name]} {value:.1f} ({'at least' if name == EASE else 'limit'} {limit:g})"
        for name, value, limit in values
        if value is not None
    )
    if shown:
        yield f"<p>{shown}.</p>"
    yield from (f"<p>Note: {escape(warning)}.</p>" for warning in file.score.warnings)
    rewrite = file.rewrite
    if rewrite.gains:
        gains = ", ".join(
            f"{SCORES[formula]} {gain.now:.1f} to {gain.then:.1f}"
            for formula, gain in rewrite.gains.items()
        )
        yield (
            f"<p>First rewrite the {min(FIRST, len(rewrite.sentences))} sentences that weigh most. "
            f"In plain words, they would bring {gains}.</p>"
        )
    if file.findings:
        yield from _findings(file, name)
    limit = file.configuration.settings.max_grade
    yield "<h3>The text</h3>"
    yield (
        f'<p>Shaded: sentences above grade {limit:g}. <span class="hard">hard</span> '
        '<span class="harder">harder</span> <span class="hardest">hardest</span>. '
        "The number after a shaded sentence is its difficulty.</p>"
    )
    yield f'<div class="text" id="{name}" lang="{escape(file.language)}">'
    yield from _text(file, name)
    yield "</div>"


def _findings(file: FileReport, name: str) -> Iterator[str]:
    yield "<h3>What to fix</h3><table>"
    yield "<thead><tr><th scope=col>Line</th><th scope=col>Problem</th><th scope=col>Instead</th>"
    yield "<th scope=col>Rule</th></tr></thead><tbody>"
    starts = [sentence.place for sentence in file.score.sentences]
    for finding in file.findings:
        nearest = bisect_right(starts, finding.place) - 1
        line = str(finding.place.line)
        where = f'<a href="#{name}-{nearest}">{line}</a>' if nearest >= 0 else line
        yield (
            f"<tr><td>{where}</td><td>{escape(finding.message)}</td>"
            f"<td>{escape(finding.suggestion)}</td><td>{finding.code} {finding.name}</td></tr>"
        )
    yield "</tbody></table>"


def _text(file: FileReport, name: str) -> Iterator[str]:
    """Yield the passages of the text with shaded sentences."""
    sentences = {sentence.place: (number, sentence) for number, sentence in
                 enumerate(file.score.sentences)}  # fmt: skip
    limit = file.configuration.settings.max_grade
    try:
        found = list(_passages(file))
    except HlreaderError:  # standard input, or the file is gone
        found = []
    for kind, texts in found or [("paragraph", [(s.text, s.place)]) for _, s in sentences.values()]:
        inner = " ".join(
            _sentence(*sentences[place], name, limit) if place in sentences else escape(text)
            for text, place in texts
        )
        bullet = "• " if kind == "item" else ""
        yield f"<{_TAGS[kind]}>{bullet}{inner}</{_TAGS[kind]}>"


def _passages(file: FileReport) -> Iterator[tuple[TextKind, list[tuple[str, Place]]]]:
    if file.source.path is None:
        return
    document = open_source(file.source)
    for text in running_texts(document.stream()):
        passage = Passage(text)
        texts = [(found.text, document.place(found.start)) for found in passage.sentences]
        yield passage.kind, texts


def _sentence(number: int, sentence: ScoredSentence, name: str, limit: float) -> str:
    grade = sentence.difficulty
    level = 0 if grade is None or grade <= limit else min(3, 1 + int((grade - limit) / _STEP))
    text = escape(sentence.text)
    if not level:
        return f'<span id="{name}-{number}">{text}</span>'
    figure = f'<span class="grade">({grade:.0f})</span>'
    return f'<span id="{name}-{number}" class="{_SHADES[level]}">{text} {figure}</span>'
