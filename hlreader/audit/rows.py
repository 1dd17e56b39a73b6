"""A checked page as a row of the data set. Pure functions."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any, TypeAlias
from urllib.parse import urlsplit

from hlreader.audit.columns import COLUMNS, GRADE, SCORES
from hlreader.audit.signature import signature, text_hash, words_of
from hlreader.checker.rule import Finding
from hlreader.checker.runner import FileReport
from hlreader.dates import day_of
from hlreader.language import primary
from hlreader.library.metadata_from_text import title_of
from hlreader.models import Document, Place, prose_text, running_texts
from hlreader.sanitize import clean_line

Row: TypeAlias = dict[str, Any]
"""The values of a row by their columns."""

_UNDEFINED = frozenset({"HL204", "HL205", "HL222", "HL223"})
"""The rules for terms and abbreviations that the text does not explain."""
_TAG = re.compile(r"<[^<>]*>")
_LONGEST_TITLE = 300


def row_of(address: str, size: int, document: Document, report: FileReport) -> Row:
    """Return the row of a page. ``size`` is the number of its bytes."""
    score = report.score
    texts = [prose_text(text.runs) for text in running_texts(document.blocks)]
    words = words_of(texts or (document.source,))  # a very long text has no blocks here
    grade = score.scores.get(GRADE.get(primary(report.language), ""))
    return {
        **_empty(address, size),
        "title": title_of(document)[:_LONGEST_TITLE],
        "language": report.language,
        "words": score.counts.words,
        "sentences": score.counts.sentences,
        "grade": grade,
        "difficulty": score.difficulty,
        **{name: score.scores.get(name) for name in SCORES},
        "passed": report.passed,
        "findings": dict(sorted(Counter(each.code for each in report.findings).items())),
        "undefined_terms": sorted(set(_undefined(document, report.findings))),
        "review_date": day_of(report.about.reviewed_on.text),
        "text_hash": text_hash(words),
        "minhash": signature(words),
    }


def error_row(address: str, size: int, kind: str, error: str) -> Row:
    """Return the row of a page that could not be checked. ``kind`` is one of ``docs/audit.md``."""
    return {**_empty(address, size), "error_kind": kind, "error": error}


def section_of(address: str) -> str:
    """Return the part of a site or folder that a page is in.

    >>> section_of("https://health.example/leaflets/heart/attack.html")
    'health.example/leaflets'
    >>> section_of("leaflets/heart/attack.md")
    'leaflets/heart'
    """
    if "://" not in address:
        folder = PurePath(address).parent.as_posix()
        return "" if folder == "." else folder
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    host = parts.netloc.rpartition("@")[2]
    folders = [part for part in parts.path.split("/")[:-1] if part]
    return "/".join([host, *folders[:1]])


def _empty(address: str, size: int) -> Row:
    return {
        **dict.fromkeys(COLUMNS),
        "address": clean_line(address),
        "section": clean_line(section_of(address)),
        "bytes": size,
    }


def _undefined(document: Document, findings: tuple[Finding, ...]) -> Iterator[str]:
    """Yield the words that the text uses and does not explain. Abbreviations keep capitals."""
    for finding in findings:
        if finding.code in _UNDEFINED:
            start, end = (_offset(document, place) for place in (finding.place, finding.end))
            word = " ".join(_TAG.sub("", document.source[start:end]).split())
            yield word if word.isupper() else word.lower()


def _offset(document: Document, place: Place) -> int:
    return document.line_starts[place.line - 1] + place.column - 1
