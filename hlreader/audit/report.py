"""The report of an audit as one web page, for people who decide what to rewrite first.

It loads nothing and runs nothing: its policy (CSP) forbids all but its own style sheet, which it
names by its hash. Every chart is also a table.
"""

import base64
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from hlreader.audit.plots import Bar, bar_chart
from hlreader.audit.summary import Summary
from hlreader.checker.reports.html import escape

_STYLE = """
:root { color-scheme: light; }
body { font: 1.0625rem/1.6 system-ui, sans-serif; color: #111; background: #fff;
  max-width: 50rem; margin: 2rem auto; padding: 0 1rem; }
figure { margin: 1rem 0; } figcaption { font-weight: bold; }
h2 { margin-top: 2.5rem; } svg { width: 100%; height: auto; }
table { border-collapse: collapse; width: 100%; } caption { text-align: left; font-weight: bold; }
th, td { text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0;
  border-bottom: 1px solid #666; overflow-wrap: anywhere; }
.n { text-align: right; white-space: nowrap; overflow-wrap: normal; }
dl { display: grid; grid-template-columns: max-content auto; gap: .2rem 1.5rem; }
dd { margin: 0; } summary { cursor: pointer; }
@media print { body { max-width: none; } }
"""
_LANGUAGES = {"en": "English", "es": "Spanish"}
_GRADES = {
    "en": "The grade is that of Flesch-Kincaid: the years of school in the US that a reader needs.",
    "es": "The grade is that of Crawford: the years of school that a reader needs.",
}
_SHARES = {"same": "the same text as an earlier page", "near": "nearly the same text"}
_ERRORS = {
    "unreadable": "could not be read",
    "crash": "made the check fail",
    "time": "took too long",
}
_TOP_GRADE = 18
"""Higher grades share a bar: texts without sentences have grades of 100."""


def report_page(summary: Summary, changes: dict[str, Any] | None) -> str:
    """Return the page. It is in English, like the other reports."""
    return "".join(f"{line}\n" for line in _page(summary, changes))


def _page(summary: Summary, changes: dict[str, Any] | None) -> Iterator[str]:
    hashed = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield (
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        f"style-src 'sha256-{hashed}'; base-uri 'none'; form-action 'none'\">"
    )
    yield '<meta name="referrer" content="no-referrer">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>Reading level of {summary['counted']:,} pages</title>"
    yield f"<style>{_STYLE}</style>\n</head>\n<body>\n<main>"
    yield f"<h1>Reading level of {summary['counted']:,} pages</h1>"
    yield from _facts(summary)
    if changes:
        yield from _changes(changes)
    yield from _grades(summary)
    yield from _sections(summary)
    yield from _hardest(summary)
    yield from _findings(summary)
    yield from _terms(summary)
    yield "</main>\n</body>\n</html>"


def _facts(summary: Summary) -> Iterator[str]:
    counted, reviews = summary["counted"], summary["reviews"]
    facts = [
        ("Sources", ", ".join(summary["sources"])),
        ("Day", summary["day"]),
        ("Pages found", f"{summary['pages']:,}"),
        *(
            (f"Pages that {_ERRORS.get(kind, kind)}", f"{number:,}")
            for kind, number in summary["errors"].items()
        ),
        *(
            (f"Pages with {_SHARES[kind]}, left out below", f"{number:,}")
            for kind, number in summary["duplicates"].items()
        ),
        ("Words", f"{summary['words']:,}"),
        ("Over the limit for the grade", _share(summary["over_limit"], counted)),
        ("Without a review date", _share(reviews["missing"], counted)),
        ("Reviewed more than three years ago", _share(reviews["old"], counted)),
    ]
    yield "<dl>"
    yield from (f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in facts)
    yield "</dl>"


def _changes(changes: dict[str, Any]) -> Iterator[str]:
    yield f"<h2>Since the audit of {escape(changes['since'])}</h2>"
    bars = [
        Bar("Harder by a grade or more", changes["harder"]),
        Bar("Easier by a grade or more", changes["easier"]),
        Bar("New", changes["new"]),
        Bar("Gone", changes["gone"]),
    ]
    yield f"<p>{changes['in_both']:,} pages are in both audits.</p>"
    yield bar_chart("Pages that have changed", bars, "changes")
    for key, title in (("most_harder", "Became hardest"), ("most_easier", "Became easiest")):
        rows = [
            (each["address"], f"{each['before']:.1f}", f"{each['now']:.1f}")
            for each in changes[key]
        ]
        if rows:
            yield from _table(title, ("Page", "Grade before", "Grade now"), rows)


def _grades(summary: Summary) -> Iterator[str]:
    yield "<h2>How hard the pages are</h2>"
    for language in dict.fromkeys(row["language"] for row in summary["grades"]):
        numbers: dict[int, int] = {}
        for row in summary["grades"]:
            if row["language"] == language:
                step = min(max(row["grade"], 0), _TOP_GRADE)
                numbers[step] = numbers.get(step, 0) + row["pages"]
        every = range(min(numbers), max(numbers) + 1)
        bars = [Bar(_grade_name(step), numbers.get(step, 0)) for step in every]
        name = _LANGUAGES.get(language, language)
        yield from _chart(
            f"Pages in {name} by grade", ("Grade", "Pages"), bars, f"grades-{language}"
        )
        yield f"<p>{_GRADES.get(language, '')}</p>"
    if summary["without_grade"]:
        yield (
            f"<p>{summary['without_grade']:,} pages have no grade: they are too short, or in a "
            "language without one.</p>"
        )


def _grade_name(step: int) -> str:
    if step == _TOP_GRADE:
        return f"Grade {step} and above"
    return "Below grade 1" if not step else f"Grade {step}"


def _sections(summary: Summary) -> Iterator[str]:
    yield "<h2>Where to begin: sections with the most hard pages</h2>"
    rows = summary["sections"]
    bars = [Bar(row["section"] or "(top)", row["over_limit"]) for row in rows]
    if bars:
        yield bar_chart("Pages over the limit, by section", bars, "sections")
    yield from _table(
        "Sections",
        ("Section", "Pages", "Over the limit", "Mean grade"),
        [
            (row["section"] or "(top)", f"{row['pages']:,}", f"{row['over_limit']:,}",
             "" if row["grade"] is None else f"{row['grade']:.1f}")
            for row in rows
        ],
    )  # fmt: skip


def _hardest(summary: Summary) -> Iterator[str]:
    yield "<h2>The hardest pages</h2>"
    yield from _table(
        "Hardest first",
        ("Page", "Grade", "Words"),
        [
            (f"{row['title']} {row['address']}".strip(), f"{row['grade']:.1f}",
             f"{row['words']:,}")
            for row in summary["hardest"]
        ],
    )  # fmt: skip


def _findings(summary: Summary) -> Iterator[str]:
    yield "<h2>What is wrong most often</h2>"
    bars = [Bar(f"{row['code']} {row['name']}", row["pages"]) for row in summary["findings"][:20]]
    yield from _chart("Pages with each fault", ("Rule", "Pages"), bars, "findings")


def _terms(summary: Summary) -> Iterator[str]:
    yield "<h2>Words that pages do not explain</h2>"
    bars = [Bar(row["term"], row["pages"]) for row in summary["undefined_terms"]]
    yield from _chart("Pages that do not explain a word", ("Word", "Pages"), bars, "terms")


def _chart(title: str, heads: tuple[str, str], bars: Sequence[Bar], name: str) -> Iterator[str]:
    """Yield a chart, and the same as a table that opens on a click."""
    if not bars:
        yield "<p>None.</p>"
        return
    yield bar_chart(title, bars, name)
    yield "<details><summary>As a table</summary>"
    yield from _table(title, heads, [(bar.name, f"{bar.number:,}") for bar in bars])
    yield "</details>"


def _table(title: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield a table whose columns but the first are numbers."""
    yield f"<table><caption>{escape(title)}</caption>"
    first, *others = heads
    yield (
        f'<thead><tr><th scope="col">{first}</th>'
        + "".join(f'<th scope="col" class="n">{head}</th>' for head in others)
        + "</tr></thead><tbody>"
    )
    for name, *numbers in rows:
        cells = "".join(f'<td class="n">{number}</td>' for number in numbers)
        yield f'<tr><th scope="row">{escape(name)}</th>{cells}</tr>'
    yield "</tbody></table>"


def _share(part: int, whole: int) -> str:
    return f"{part:,} ({part / whole:.0%})" if whole else f"{part:,}"
