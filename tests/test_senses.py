"""Words with several senses: each is shown, with where the word has it."""

import json
import os
from collections.abc import Callable
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from hlreader.errors import ContentError
from hlreader.exits import Exit
from hlreader.glossary import Glossary
from hlreader.glossary.load import read_terms
from hlreader.models import Sense
from hlreader.quick.lookup import answer
from hlreader.sanitize import shown
from tests.conftest import Result

Run = Callable[..., Result]

DISCHARGE = """
- term: discharge
  pronunciation: DIS-charj
  senses:
    - {field: leaving hospital, plain: Going home when your stay is done.}
    - {field: from the body, plain: Fluid that leaks out., more: Some of it is normal.}
  translations:
    es:
      term: alta
      senses:
        - {field: del hospital, plain: Permiso para irse a casa.}
        - {field: de nivel, plain: Que está arriba.}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A glossary file with a word of two senses, in two languages."""
    path = tmp_path / "words.yaml"
    path.write_text(DISCHARGE, "utf-8")
    return path


def test_each_sense_is_shown_with_its_field(run: Run, file: Path) -> None:
    result = run("define", "discharge", "--glossary", file)

    assert result.out.startswith(
        "discharge (DIS-charj)\n"
        "  1. Leaving hospital: Going home when your stay is done.\n"
        "  2. From the body: Fluid that leaks out. Some of it is normal.\n"
    )


def test_a_translation_has_senses_of_its_own(run: Run, file: Path) -> None:
    result = run("define", "alta", "--lang", "es", "--glossary", file)

    assert "  1. Del hospital: Permiso para irse a casa.\n" in result.out
    assert "  2. De nivel: Que está arriba.\n" in result.out


@pytest.mark.parametrize("command", [["define"], ["glossary", "lookup"]])
def test_a_record_has_the_senses_and_all_of_them_in_one_line(
    run: Run, file: Path, command: list[str]
) -> None:
    entry = json.loads(run(*command, "discharge", "--json", "--glossary", file).out)["entry"]

    assert entry["senses"] == [
        {"field": "leaving hospital", "plain": "Going home when your stay is done.", "more": ""},
        {
            "field": "from the body",
            "plain": "Fluid that leaks out.",
            "more": "Some of it is normal.",
        },
    ]
    assert entry["plain"] == (
        "Leaving hospital: Going home when your stay is done. From the body: Fluid that leaks out."
    )


def test_all_ways_to_a_record_print_the_same(
    run: Run, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(b"discharge\n")))
    line = ["discharge", "--json", "--glossary", str(file)]
    printed = run("define", *line).out

    by_line = run("glossary", "lookup", "--stdin", "--glossary", file).out
    short = answer(["define", *line], os.environ)

    assert by_line == printed
    assert short is None or short == (0, printed)


def test_an_export_is_a_glossary_with_the_same_senses(run: Run, file: Path) -> None:
    exported = run("glossary", "export", "--format", "json", "--glossary", file).out

    again = read_terms(exported, shown(Path("again.json")))

    assert again[0].senses == (
        Sense("leaving hospital", "Going home when your stay is done."),
        Sense("from the body", "Fluid that leaks out.", "Some of it is normal."),
    )
    assert [term.senses for term in again] == [term.senses for term in Glossary.load(file).terms]


def test_a_text_that_explains_any_sense_explains_the_word(run: Run, tmp_path: Path) -> None:
    words, text = tmp_path / "words.yaml", tmp_path / "page.md"
    words.write_text(
        "- term: exudation\n"
        "  senses:\n"
        "    - {field: from a wound, plain: Thick fluid leaks from a wound.}\n"
        "    - {field: of a plant, plain: Sticky sap drips from bark.}\n",
        "utf-8",
    )
    text.write_text("# Care\n\nYou may see exudation: thick fluid that leaks a bit.\n", "utf-8")

    found = json.loads(run("glossary", "find", text, "--json", "--glossary", words).out)

    assert found["files"][0]["terms"][0]["explained"]


@pytest.mark.parametrize(
    ("entry", "place", "message"),
    [
        ("senses: [{field: a, plain: B.}]\n  plain: C.", (3, 10), "both `senses` and `plain`"),
        ("senses: [{field: a, plain: B.}]\n  more: C.", (3, 9), "both `senses` and `more`"),
        ("senses: [{plain: B.}]", (2, 12), "a sense of `x` needs `field` and `plain`"),
        ("senses: [{field: b}]", (2, 12), "a sense of `x` needs `field` and `plain`"),
        (
            "senses: [{field: a, plain: B.}, {field: A, plain: C.}]",
            (2, 35),
            "two senses with the field `A`",
        ),
        ("senses: [{field: a, plain: B., use: C}]", (2, 34), "has no field `use`"),
        ("senses: []", (1, 3), "`x` has no plain meaning"),
        ("senses: B.", (2, 11), "`senses` must be a list"),
    ],
)
def test_a_wrong_sense_is_reported_at_its_place(
    entry: str, place: tuple[int, int], message: str
) -> None:
    with pytest.raises(ContentError, match=message) as caught:
        read_terms(f"- term: x\n  {entry}\n", shown(Path("words.yaml")))

    assert (caught.value.line, caught.value.column) == place


def test_each_sense_is_checked_at_its_place(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "words.yaml"
    path.write_text(
        "- term: culture\n"
        "  senses:\n"
        "    - {field: in a lab, plain: Germs grown to find out which ones they are.}\n"
        "    - field: of people\n"
        "      plain: A culture of people and their inherited civilizational characteristics.\n",
        "utf-8",
    )

    result = run("glossary", "check", path)

    assert result.code == Exit.NO
    assert f"{path}:5:14: too-hard: the definition of `culture` has grade" in result.out
    assert f"{path}:5:14: own-term: the definition of `culture` uses the word itself" in result.out
    assert f"{path}:3:" not in result.out
