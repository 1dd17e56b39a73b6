"""The suite keeps its own rules: shipped files are compiled once, and no test sleeps."""

import re
from pathlib import Path

import pytest

from hlreader.glossary import Glossary
from hlreader.library import Library


def test_what_is_shipped_is_given_to_each_test_as_if_it_had_been_read_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Given that nothing can be compiled or parsed
    monkeypatch.delattr("hlreader.glossary.store.compile.compile_index")
    monkeypatch.delattr("hlreader.documents.open_source")

    assert Glossary.load().lookup("biopsies")
    assert [one.slug for one in Library(language="es").articles()]


def test_no_test_sleeps_for_a_time() -> None:
    sleeping = [
        path.name
        for path in Path(__file__).parent.glob("*.py")
        if re.search(r"\bsleep\(", path.read_text("utf-8"))
    ]

    assert sleeping == []
