"""The text report, for people: the verdict, where to start, the findings, and the counts.

It is no wider than the window. A report of a leaflet fits on a page: the findings of the heaviest
sentences are shown in full, and the others are counted.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from hlreader.checker.levels import EASE, excesses, limits
from hlreader.checker.reports.excerpt import marked
from hlreader.checker.reports.grouping import Group, groups, is_about_the_whole
from hlreader.checker.reports.rewrite import FIRST, Rewrite
from hlreader.checker.reports.titles import SCORES
from hlreader.checker.rule import Finding
from hlreader.checker.runner import FileReport, Result, reports_in
from hlreader.checker.severity import Severity
from hlreader.checker.text.checked_text import Settings
from hlreader.errors import UnreadableError
from hlreader.layout.wrap import Piece, folded
from hlreader.messages import said, translated
from hlreader.readability.bands import difficulty_word, inflesz
from hlreader.readability.counting_rules import DEFAULT_RULES, in_words
from hlreader.sanitize import Shown
from hlreader.textsize.cells import cells

Addition: TypeAlias = Callable[[FileReport], Iterator[str]]
"""Yields lines that the report has only on request."""

Line: TypeAlias = tuple[Piece, ...]
"""A line of the report. The roles of its pieces are "title", "quiet", "mark" or a severity."""

LEVEL_RULE = "HL001"
"""The rule about the level of the whole text. The verdict says the same."""

_FEWEST_LINES = 16
_WORDS_PER_LINE = 20
"""The findings of a text get a line for this many words, and at least ``_FEWEST_LINES``."""

_INDENT = 2
_QUOTES = frozenset('"«')
"""A suggestion with one of these has words to copy."""
_NARROWEST = 20


class ReportOptions(NamedTuple):
    """How wide the report may be, and whether it shows every finding."""

    width: int = 80
    every: bool = False


def report_text(
    results: Iterable[Result],
    usual: Settings,
    additions: Sequence[Addition] = (),
    options: ReportOptions = ReportOptions(),  # noqa: B008 - a constant
) -> Iterator[Line]:
    """Yield the lines of a report.

    ``usual`` holds the settings of a file without a settings file.
    """
    options = options._replace(width=max(options.width, _NARROWEST))
    errors: list[UnreadableError] = []
    total = _Total()
    for file in reports_in(results, errors):
        total.add(file)
        yield from _file(file, options)
        for addition in additions:
            for line in addition(file):
                yield from _wrapped(line, options.width)
        yield ()
    yield from total.summary(usual, len(errors), options.width)


def _file(file: FileReport, options: ReportOptions) -> Iterator[Line]:
    yield from _verdict(file, options.width)
    shown = [found for found in file.findings if found.code != LEVEL_RULE]
    found = groups(shown, file.sentences)
    over = bool(excesses(file.score, file.configuration.settings, file.language))
    if over:
        yield from _start_with_sentences(file, options.width)
    elif len(found) > FIRST:
        yield from _start_with_findings(found[:FIRST], options.width)
    if found:
        yield ()
        yield from _findings(found, file, options)
        yield from _by_rule(file.findings, options.width)


def _verdict(file: FileReport, width: int) -> Iterator[Line]:
    """Yield whether the text passes, and its level. The first line says the most important."""
    score, settings = file.score, file.configuration.settings
    allowed = limits(settings, file.language)
    values = {name: score.scores.get(name) for name in allowed}
    known = {name: value for name, value in values.items() if value is not None}
    if not known:
        yield from _headed(
            file.shown, f"{'; '.join(map(translated, score.warnings))}.", width, "title"
        )
        return
    over = bool(excesses(score, settings, file.language))
    verdict = said("too hard") if over else said("passes") if file.passed else said("to fix")
    role = Severity.ERROR.value if over or not file.passed else "title"
    first = _tightest(file)
    others = [name for name in known if name != first]
    level = _level(first, known[first], allowed[first])
    yield from _headed(file.shown, f"{verdict}. {level}.", width, role)
    facts = [f"{_level(name, known[name], allowed[name])}." for name in others]
    if score.difficulty is not None:
        number, word = f"{score.difficulty:.0f}", difficulty_word(score.difficulty)
        facts.append(said("Difficulty {number}, {word}.", number=number, word=word))
    facts.append(_counts(score.counts.words, score.counts.sentences))
    yield from _wrapped(f"  {' '.join(facts)}", width)
    if file.rules != DEFAULT_RULES:
        yield from _wrapped(
            "  " + said("Counted: {rules}.", rules=", ".join(in_words(file.rules))), width, "quiet"
        )
    short = [warning for warning in score.warnings if not warning.startswith("FORCAST")]
    notes = ("  " + said("Note: {text}.", text=text) for text in short)
    yield from (line for note in notes for line in _wrapped(note, width, "quiet"))


def _counts(words: int, sentences: int) -> str:
    if sentences == 1:
        return said("{words} words, 1 sentence.", words=words)
    return said("{words} words, {sentences} sentences.", words=words, sentences=sentences)


def _headed(path: Shown, verdict: str, width: int, role: str) -> Iterator[Line]:
    """Yield a path and a verdict, on one line if they fit."""
    both = f"{path}: {verdict}"
    if cells(both) <= width:
        yield (Piece(both, role),)
    else:
        yield from _wrapped(f"{path}:", width, role)
        yield from _wrapped(f"  {verdict}", width, role)


def _tightest(file: FileReport) -> str:
    """Return the formula whose limit the text breaks most, or is closest to."""
    allowed = limits(file.configuration.settings, file.language)
    values = ((name, file.score.scores.get(name), limit) for name, limit in allowed.items())
    margins = {
        name: _margin(name, value, limit) for name, value, limit in values if value is not None
    }
    return min(margins, key=lambda name: margins[name])


def _margin(name: str, value: float, limit: float) -> float:
    """Return how far a score is on the right side of its limit, in parts of the limit."""
    margin = value - limit if name == EASE else limit - value
    return margin / (limit or 1)


def _level(name: str, value: float, limit: float) -> str:
    if name == EASE:
        return said(
            "{score} {value} ({word}), at least {limit}",
            score=SCORES[name], value=f"{value:.0f}", word=inflesz(value), limit=f"{limit:g}",
        )  # fmt: skip
    return said(
        "{score} grade {value}, limit {limit}",
        score=SCORES[name], value=f"{value:.1f}", limit=f"{limit:g}",
    )  # fmt: skip


def _start_with_sentences(file: FileReport, width: int) -> Iterator[Line]:
    """Yield the sentences to rewrite first, and the grade after each."""
    rewrite, grade = file.rewrite, _tightest(file)
    yield ()
    yield (Piece(said("Start here: rewrite these sentences in plain words"), "title"),)
    for number, sentence in enumerate(rewrite.sentences[:FIRST]):
        hard = sentence.difficulty
        word = "" if hard is None else f", {translated(difficulty_word(hard))} ({hard:.0f})"
        text = said(
            "Line {line}: {count} words{word}. Then {score} is {value}.",
            line=sentence.place.line, count=sentence.counts.words, word=word,
            score=SCORES[grade], value=f"{rewrite.after[number][grade]:.1f}",
        )  # fmt: skip
        yield from _wrapped(f"  {number + 1}. {text}", width, hang=5)
        yield from _cut(sentence.text, width, 5)
    yield from _wrapped(f"  {_how_many(rewrite, grade)}", width)


def _how_many(rewrite: Rewrite, grade: str) -> str:
    """Return how many sentences bring the text to its limit, and where those after three are."""
    count = rewrite.to_limit
    if count is None:
        return said("Even with every sentence in plain words, the text stays over its limit.")
    others = rewrite.sentences[FIRST:count]
    lines = ", ".join(
        f"{sentence.place.line} ({after[grade]:.1f})"
        for sentence, after in zip(others, rewrite.after[FIRST:], strict=False)
    )
    brings = (
        said("1 sentence brings the text to its limit.")
        if count == 1
        else said("{count} sentences bring the text to its limit.", count=count)
    )
    then = " " + said("After these: line {lines}.", lines=lines) if lines else ""
    return f"{brings}{then}"


def _start_with_findings(found: Sequence[Group], width: int) -> Iterator[Line]:
    yield ()
    yield (Piece(said("Start here"), "title"),)
    for number, group in enumerate(found, 1):
        worst = min(group.findings, key=lambda finding: _ORDER[finding.severity])
        more = len(group.findings) - 1
        others = " " + said("({count} more there)", count=more) if more else ""
        text = said("Line {line}: {text}", line=group.place.line, text=f"{worst.message}{others}")
        yield from _wrapped(f"  {number}. {text}", width, hang=5)


_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.ADVICE: 2}


def _findings(found: Sequence[Group], file: FileReport, options: ReportOptions) -> Iterator[Line]:
    """Yield the findings by sentence, as many as fit on a page."""
    yield (Piece(said("Findings, by sentence"), "title"),)
    room = max(_FEWEST_LINES, file.score.counts.words // _WORDS_PER_LINE)
    for number, group in enumerate(found):
        lines = list(_group(group, options))
        if number and len(lines) > room and not options.every:
            left = sum(len(each.findings) for each in found[number:])
            text = said(
                "{left} more in {count} places. Use --all to see them.",
                left=left,
                count=len(found) - number,
            )
            yield from _wrapped(f"  {text}", options.width)
            return
        room -= len(lines)
        yield from lines


def _group(group: Group, options: ReportOptions) -> Iterator[Line]:
    """Yield a sentence with marks under its words, and what is wrong with them.

    A suggestion that does not fit on the line is left out, unless it has words to write in place of
    those in the text, or the user wants everything.
    """
    place = f"{group.place.line}:{group.place.column}"
    words = [finding for finding in group.findings if not is_about_the_whole(finding)]
    margin = _INDENT + len(place) + 2
    if words:
        shown, marks = marked(group.text, words, options.width - margin)
        yield (Piece(f"  {place}  ", "quiet"), Piece(shown))
        if marks:
            yield (Piece(f"{' ' * margin}"), Piece(marks, "mark"))
    else:
        margin = 4
    start = " " * margin if words else f"  {place}  "
    for finding in sorted(group.findings, key=lambda found: _ORDER[found.severity]):
        head = f"{finding.severity.value} {finding.code}:"
        if not options.every:  # colour shows the severity, and errors are few
            head = head if finding.severity is Severity.ERROR else f"{finding.code}:"
        fits = (
            options.every
            or not _QUOTES.isdisjoint(finding.suggestion)
            or cells(f"{start}{head} {finding.text}") <= options.width
        )
        text = finding.text if fits else finding.message
        pieces = (Piece(head, finding.severity.value), Piece(f" {text}"))
        yield from _fold(start, pieces, options.width, margin + 2)


def _by_rule(findings: Iterable[Finding], width: int) -> Iterator[Line]:
    """Yield how often each rule found something."""
    counted = Counter(f"{finding.code} {finding.name}" for finding in findings)
    rules = ", ".join(f"{count} {name}" for name, count in counted.most_common())
    yield from _wrapped("  " + said("Counts: {rules}.", rules=rules), width, "quiet")


def _cut(text: str, width: int, indent: int) -> Iterator[Line]:
    """Yield the beginning of a text on one line."""
    first, *more = folded((Piece(text),), cells, width - indent)
    if more:
        first, *_ = folded((Piece(text),), cells, width - indent - len(" ..."))
    yield (Piece(" " * indent), *first.pieces, Piece(" ..." * bool(more)))


def _wrapped(text: str, width: int, roles: str = "", hang: int | None = None) -> Iterator[Line]:
    """Yield a line of text as lines of the window. Later lines are indented."""
    rest = text.lstrip(" ")
    indent = len(text) - len(rest)
    yield from _fold(
        " " * indent, (Piece(rest, roles),), width, indent + 2 if hang is None else hang
    )


def _fold(start: str, pieces: Line, width: int, hang: int) -> Iterator[Line]:
    lines = folded(pieces, cells, max(1, width - max(len(start), hang)))
    for number, line in enumerate(lines):
        yield (Piece(start if number == 0 else " " * hang), *line.pieces)


class _Total:
    """Collects totals for the summary."""

    def __init__(self) -> None:
        self.files: list[tuple[str, str]] = []
        """The name of each file and what to say about it."""
        self.failed = 0
        self.rules: Counter[str] = Counter()
        self.in_files: Counter[str] = Counter()

    def add(self, file: FileReport) -> None:
        """Count a file."""
        self.failed += not file.passed
        counted = Counter(f"{finding.code} {finding.name}" for finding in file.findings)
        self.rules += counted
        self.in_files.update(counted.keys())
        grade = file.score.difficulty
        level = "" if grade is None else f", {translated(difficulty_word(grade))}"
        count = len(file.findings)
        findings = said("1 finding") if count == 1 else said("{count} findings", count=count)
        findings = findings if count else said("no findings")
        verdict = said("passes") if file.passed else said("to fix")
        self.files.append((file.shown, f"{verdict}{level}, {findings}"))

    def summary(self, usual: Settings, errors: int, width: int) -> Iterator[Line]:
        """Yield the totals, and for several files a line for each file and each rule."""
        del usual
        count = len(self.files)
        if count > 1:
            yield (Piece(said("By file"), "title"),)
            for name, text in self.files:
                yield from _wrapped(f"  {name}: {text}", width)
            if self.rules:
                yield (Piece(said("By rule"), "title"),)
            for name, found in self.rules.most_common():
                files = self.in_files[name]
                where = said("in 1 file") if files == 1 else said("in {count} files", count=files)
                yield from _wrapped(f"  {found:5} {name}, {where}", width)
            yield ()
        unread = ", " + said("{count} could not be read", count=errors) if errors else ""
        checked = (
            said("1 file checked") if count == 1 else said("{count} files checked", count=count)
        )
        failed = said("{count} to fix", count=self.failed) if self.failed else said("none to fix")
        yield from _wrapped(f"{checked}, {failed}{unread}.", width, "title")
