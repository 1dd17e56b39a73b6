"""Whole texts such as editors get: what they would fix is found, and what is right is left alone.

The texts and labels in ``data/passages`` are our own. A label is a rule's code, or a dash, and
words of the text.
"""

from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from hlreader.checker.config.configuration import configuration
from hlreader.checker.runner import check_document
from hlreader.checker.text.checked_text import Settings
from hlreader.documents import open_source
from hlreader.models import Document, Place
from tests.checking import glossary, source_at

FOLDER = Path(__file__).parent / "data/passages"
ASKED = configuration([])._replace(settings=Settings(today=date(2026, 11, 28)))
OF_A_WHOLE = ("HL00", "HL101", "HL501", "HL60")
"""Rules that mark a text, a paragraph, a list or a sentence, or where the front matter stands."""


def labels() -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for line in (FOLDER / "labels.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            name, code, words = line.split("\t")
            found[name].append((code, words))
    return found


def marked(document: Document) -> list[tuple[str, str, int, int]]:
    """Return the rules that find something, with the words and their place in the source."""
    report = check_document(document, source_at(document.name), ASKED, glossary())
    starts = document.line_starts

    def offset(place: Place) -> int:
        return starts[place.line - 1] + place.column - 1

    places = [(one.code, offset(one.place), offset(one.end)) for one in report.findings]
    return [(code, document.source[start:end], start, end) for code, start, end in places]


@pytest.mark.parametrize("name", labels())
def test_what_an_editor_would_fix_is_found_and_what_is_right_is_not(name: str) -> None:
    document = open_source(source_at(FOLDER / name)).whole()
    found = marked(document)

    def rules_at(words: str) -> set[str]:
        start = document.source.index(words)
        return {
            code
            for code, _, first, last in found
            if first < start + len(words) and start < max(last, first + 1)
        }

    for code, words in labels()[name]:
        codes = {one for one, *_ in found}
        if code == "-":
            wrong = {one for one in rules_at(words) if not one.startswith(OF_A_WHOLE)}
            assert wrong == set(), words
        elif code.startswith("HL60"):
            assert code in codes, words
        else:
            assert any(
                one == code and (words in text or text in words or code in rules_at(words))
                for one, text, *_ in found
            ), f"{code}: {words}"
