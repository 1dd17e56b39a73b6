"""The language that a document's front matter states, for everything that reads the document."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from hlreader.glossary.words.usage import find_terms
from hlreader.language import stated
from hlreader.library.article import article_from
from hlreader.readability import score
from tests.checking import checked, glossary
from tests.conftest import Result
from tests.parsing import parse

BODY = "\n# Gout\n\nGout makes the joints of your feet swell. Drink water, and rest at home.\n"

UNSTATED = ["", "---\ntitle: Gout\n---\n"] + [
    f"---\ntitle: Gout\nlanguage: {value}\n---\n" for value in ("", '""', "'  '")
]


@pytest.mark.parametrize("front", UNSTATED)
def test_a_document_that_states_no_language_is_in_english_for_everyone(
    run: Callable[..., Result], tmp_path: Path, front: str
) -> None:
    path = tmp_path / "gout.md"
    path.write_text(front + BODY, "utf-8")
    document = parse(front + BODY, "gout.md", "markdown")

    (report,) = json.loads(run("check", str(path), "--json").out)["files"]
    (usage,) = json.loads(run("glossary", "find", str(path), "--json").out)["files"]

    assert report["language"] == usage["language"] == "en"
    assert checked(front + BODY).language == "en"
    assert article_from(document, "gout").language == "en"
    assert "smog" in score(document).scores
    assert find_terms(document, glossary()).language == "en"


@pytest.mark.parametrize(("written", "tag"), [("es", "es"), ("es-MX", "es-MX"), ("' es '", "es")])
def test_a_stated_language_is_the_same_for_everyone(
    run: Callable[..., Result], tmp_path: Path, written: str, tag: str
) -> None:
    text = f"---\nlanguage: {written}\n---\n\n# Gota\n\nBeba agua y descanse mucho en casa hoy.\n"
    path = tmp_path / "gota.md"
    path.write_text(text, "utf-8")
    document = parse(text, "gota.md", "markdown")

    (report,) = json.loads(run("check", str(path), "--json").out)["files"]

    assert report["language"] == tag
    assert checked(text).language == tag
    assert article_from(document, "gota").language == tag
    assert "crawford" in score(document).scores
    assert find_terms(document, glossary()).language == tag


def test_a_list_is_no_language() -> None:
    document = parse(f"---\nlanguage: [en, es]\n---\n{BODY}", "gout.md", "markdown")

    assert stated(document.front_matter) == "en"
