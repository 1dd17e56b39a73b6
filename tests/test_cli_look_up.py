"""``hlreader list``, ``search`` and ``define``."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from hlreader.exits import Exit
from tests.conftest import Result

Run = Callable[..., Result]


def test_the_list_is_by_topic_with_grade_and_minutes(run: Run, library: Path) -> None:
    result = run("list", "--library", library)

    assert result.code == Exit.OK
    assert result.out == (
        "Common problems\n\n"
        "  fever\n    Fever\n    level not measured, about 1 min\n\n"
        "  sore-throat\n    Sore throat\n    level not measured, about 1 min\n\n"
        "To read one, type: hlreader read NAME\n"
    )


def test_the_shipped_articles_have_a_grade(run: Run) -> None:
    listed = json.loads(run("list", "--json").out)

    assert listed["schema"] == 1
    assert {"metastatic", "imaging-tests"} <= {article["slug"] for article in listed["articles"]}
    for article in listed["articles"]:
        assert 3 < article["grade"] < 9
        assert article["minutes"] >= 3


def test_an_empty_library_says_so(run: Run, tmp_path: Path) -> None:
    assert run("list", "--library", tmp_path).out == "This library has no articles yet.\n"


def test_a_library_that_is_not_there_is_a_usage_error(run: Run, tmp_path: Path) -> None:
    result = run("list", "--library", tmp_path / "nowhere")

    assert result.code == Exit.USAGE
    assert "this library folder does not exist" in result.err


@pytest.mark.parametrize("command", [["list"], ["list", "--json"], ["search", "throat"]])
def test_one_broken_article_does_not_hide_the_others(
    run: Run, library: Path, command: list[str]
) -> None:
    (library / "broken.md").write_text("---\ntitle: [\n---\nText.\n", "utf-8")

    result = run(*command, "--library", str(library))

    assert result.code == Exit.UNREADABLE
    assert "sore-throat" in result.out
    assert f"hlreader: {library / 'broken.md'}:" in result.err
    assert result.err.count("\n") == 1


def test_search_ranks_and_shows_the_sentence_found(run: Run) -> None:
    result = run("search", "bone", "scan", "--json")

    found = json.loads(result.out)
    assert result.code == Exit.OK
    assert found["results"][0]["slug"] == "imaging-tests"
    assert "bone scan" in found["results"][0]["sentence"].lower()
    ranks = [one["rank"] for one in found["results"]]
    assert ranks == sorted(ranks, reverse=True)


def test_search_without_a_find_says_so(run: Run) -> None:
    result = run("search", "zeppelin")

    assert result.code == Exit.NO
    assert result.out == "No article is about: zeppelin. Run `hlreader list` to see them all.\n"


def test_a_definition_says_what_how_and_where(run: Run) -> None:
    result = run("define", "scintigraphy")

    assert result.code == Exit.OK
    first, *rest = result.out.splitlines()
    assert first == "scintigraphy (sin-TIG-ruh-fee)"
    assert rest[0].startswith("  A kind of scan")
    assert any(line.startswith("  See also: ") for line in rest)
    assert any(line.startswith("  Source: ") for line in rest)


@pytest.mark.parametrize(
    ("word", "term", "match"),
    [
        ("metastases", "metastasis", "plural"),
        ("bone scans", "bone scan", "plural"),
        ("PET", "PET scan", "abbreviation"),
        ("SCINTIGRAPHY", "scintigraphy", "exact"),
        ("biopsies", "biopsy", "plural"),
        ("tumour", "tumor", "alias"),
    ],
)
def test_plurals_aliases_and_abbreviations_find_their_entry(
    run: Run, word: str, term: str, match: str
) -> None:
    result = run("define", word, "--json")

    record = json.loads(result.out)
    assert result.code == Exit.OK
    assert (record["entry"]["term"], record["match"]) == (term, match)


def test_words_that_are_one_term_are_looked_up_as_one(run: Run) -> None:
    assert json.loads(run("define", "bone", "scan", "--json").out)["query"] == "bone scan"


def test_words_that_are_several_terms_give_a_line_each(run: Run) -> None:
    result = run("define", "biopsy", "nosuchword", "MRI", "--json")

    lines = [json.loads(line) for line in result.out.splitlines()]
    assert [line["query"] for line in lines] == ["biopsy", "nosuchword", "MRI"]
    assert [line["found"] for line in lines] == [True, False, True]
    assert result.code == Exit.NO


def test_a_miss_has_the_shape_of_a_hit_and_suggests(run: Run) -> None:
    hit = json.loads(run("define", "scintigraphy", "--json").out)
    missed = run("define", "sintigrafy", "--json")

    miss = json.loads(missed.out)
    assert missed.code == Exit.NO
    assert miss.keys() == hit.keys()
    assert miss["entry"] is None
    assert miss["suggestions"][0] == "scintigraphy"


def test_a_miss_is_reported_in_words_too(run: Run) -> None:
    result = run("define", "sintigrafy")

    assert result.code == Exit.NO
    assert result.out.startswith("There is no entry for sintigrafy. Did you mean: scintigraphy")


def test_no_word_is_a_usage_error(run: Run) -> None:
    assert run("define").code == Exit.USAGE


def test_a_broken_glossary_names_file_and_line(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "words.yaml"
    path.write_text("- term: fever\n  plain: Hot.\n- plain: No term here.\n", "utf-8")

    result = run("define", "fever", "--glossary", path)

    assert result.code == Exit.UNREADABLE
    assert f"{path}:3:3: this entry has no term." in result.err


def test_a_glossary_that_is_not_there_is_not_a_word_that_is_not_there(
    run: Run, tmp_path: Path
) -> None:
    result = run("define", "fever", "--glossary", tmp_path / "nowhere.yaml")

    assert result.code == Exit.USAGE
    assert "this glossary file does not exist" in result.err


def test_json_is_the_same_bytes_each_time(run: Run) -> None:
    first = run("define", "biopsy", "--json").out

    assert run("define", "biopsy", "--json").out == first
    assert first.count("\n") == 1
