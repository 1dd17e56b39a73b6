"""The table of formats: what commands, messages and rules take from it."""

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest

from hlreader.checker.fixes import can_be_fixed
from hlreader.checker.reports import FORMATS as REPORTS
from hlreader.documents.formats import FORMATS, SUFFIXES, suffixes_of, texts_in_words
from tests.conftest import Result


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_has_a_module_that_parses_it(name: str) -> None:
    module = import_module(FORMATS[name].module)

    assert module.TAKES in (str, bytes)
    assert callable(module.parse)


def test_no_two_formats_claim_one_ending() -> None:
    claimed = suffixes_of(*FORMATS)

    assert len(claimed) == len(set(claimed)) == len(SUFFIXES)


@pytest.mark.parametrize("name", FORMATS)
def test_a_text_format_can_be_fixed_and_no_other(name: str) -> None:
    files = [Path(f"leaflet{suffix}") for suffix in suffixes_of(name)]

    assert {can_be_fixed(file) for file in files} == {FORMATS[name].is_text}


def test_the_texts_are_listed_in_words() -> None:
    assert texts_in_words() == "Markdown, text and HTML"


def test_help_names_every_format(run: Callable[..., Result]) -> None:
    told = " ".join(run("read", "--help-all").out.split())

    assert f"whatever its name: {', '.join(FORMATS)}." in told


@pytest.mark.parametrize("name", REPORTS)
def test_each_report_has_a_module(name: str) -> None:
    assert find_spec(f"hlreader.checker.reports.{name}")
