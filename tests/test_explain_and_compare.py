"""``check --explain-counts``, ``check --compare textstat`` and the switches of counting."""

import json
import re
import socket
from collections.abc import Callable
from math import sqrt
from pathlib import Path
from typing import Any

import pytest

from hlreader import check
from hlreader.checker.reports.compare import Comparison, Row, compare
from hlreader.exits import Exit
from hlreader.readability import Counts, spanish
from hlreader.readability.arithmetic import arithmetic, counts_used
from hlreader.readability.formulas import FORMULAS
from tests.conftest import Result

Run = Callable[..., Result]

SIMPLE = (
    "You may need a biopsy of the breast. The doctor takes a small piece of tissue.\n"
    "Ask your nurse about the medication that you take at home.\n"
)
TRICKY = """# After the visit

Your level fell from 9.5 percent to 7.2 percent. Dr. Lee saw Mary, e.g., on Monday!

- Take the self-care leaflet
- Call us at 9:30
- Rest at home today
- Drink enough cool water
"""
SPANISH = (
    "---\nlanguage: es\n---\n\nBeba agua y descanse mucho en casa.\n\n"
    "Llame a su médico si la fiebre no baja hoy.\n"
)


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str], str]:
    def write(text: str) -> str:
        path = tmp_path / "leaflet.md"
        path.write_text(text, "utf-8")
        return str(path)

    return write


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make any use of the network fail."""

    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def compared(path: str) -> Comparison:
    """Return the comparison of a file that has one."""
    found = compare(check(path, sentences=True).files[0])
    assert found
    return found


def row(comparison: Comparison, name: str) -> Row:
    """Return the row of a score."""
    return next(row for row in comparison.rows if row.name == name)


# --- Explained ----------------------------------------------------------------------------------

SPANISH_FORMULAS = {
    "fernandez_huerta": spanish.fernandez_huerta,
    "szigriszt_pazos": spanish.szigriszt_pazos,
    "gutierrez_polini": spanish.gutierrez_polini,
    "crawford": spanish.crawford,
}


@pytest.mark.parametrize("name", [*FORMULAS, *SPANISH_FORMULAS])
@pytest.mark.parametrize(
    "counts",
    [
        Counts(604, 41, 980, 63, 2900, 55, 80, 120, 390, 140),
        Counts(100, 20, 120, 2, 400, 1, 3, 8, 85, 9),
        Counts(120, 4, 260, 40, 700, 35, 60, 50, 50, 70),
    ],
)
def test_the_arithmetic_that_is_shown_gives_the_score(name: str, counts: Counts) -> None:
    shown = arithmetic(name, counts).replace("×", "*").replace("−", "-").replace("√", "sqrt")

    value = eval(shown, {"sqrt": sqrt})  # noqa: S307 - our own line, made of numbers

    assert value == pytest.approx((FORMULAS | SPANISH_FORMULAS)[name](counts), abs=1e-9)
    assert counts_used(name) <= set(Counts._fields)


def test_the_rules_the_counts_and_the_arithmetic_are_listed(
    run: Run, write: Callable[[str], str]
) -> None:
    path = write(SIMPLE)

    out = run("check", path, "--explain-counts").out

    counts = check(path).files[0].score.counts
    assert "Each list item counts on its own (lists: items)." in out
    assert f"{counts.one_syllable_words:>8}  words of one syllable" in out
    assert re.search(r"Flesch-Kincaid = 0\.39 × \d+ / 3 \+ 11\.8 × \d+ / \d+ − 15\.59 = ", out)


def test_programs_get_the_explanation_too(run: Run, write: Callable[[str], str]) -> None:
    (file,) = json.loads(run("check", write(SIMPLE), "--explain-counts", "--json").out)["files"]

    assert file["explained"]["arithmetic"].keys() == file["scores"].keys()
    assert file["explained"]["counts"].keys() == file["counts"].keys()
    assert file["explained"]["rules"]


def test_a_text_too_short_to_score_is_explained_without_scores(
    run: Run, write: Callable[[str], str]
) -> None:
    result = run("check", write("Metastatic.\n"), "--explain-counts", "--compare", "textstat")

    assert result.code == Exit.OK
    assert "       1  words\n" in result.out
    assert "No score to compare with textstat." in result.out


# --- Switches -----------------------------------------------------------------------------------


def test_the_switches_change_the_count_and_are_named(run: Run, write: Callable[[str], str]) -> None:
    switches = ["--lists", "off", "--headings", "count", "--numbers", "off"]
    path = write(TRICKY)

    report = json.loads(run("check", path, "--json", *switches).out)
    out = run("check", path, *switches).out

    assert report["rules"] == {"lists": "off", "headings": "count", "numbers": "off"}
    assert report["files"][0]["sentences"][0]["text"] == "After the visit"
    assert report["files"][0]["counts"]["words"] == 3 + 7 + 7
    assert "list items do not count (lists: off)" in " ".join(out.split())


def test_an_unknown_choice_is_a_usage_error(run: Run, write: Callable[[str], str]) -> None:
    assert run("check", write(SIMPLE), "--lists", "bullets").code == Exit.USAGE
    assert run("check", write(SIMPLE), "--compare", "style").code == Exit.USAGE


def test_the_glossarys_words_are_left_out_by_the_same_rules(
    run: Run, write: Callable[[str], str]
) -> None:
    path = write(TRICKY)

    spoken = json.loads(run("check", path, "--json").out)["files"][0]
    off = json.loads(run("check", path, "--json", "--numbers", "off").out)["files"][0]

    assert (
        spoken["without_glossary_words"]["counts"]["words"]
        - off["without_glossary_words"]["counts"]["words"]
        == 3
    )


# --- The range ----------------------------------------------------------------------------------


def test_the_range_is_in_both_reports(run: Run, write: Callable[[str], str]) -> None:
    path = write(TRICKY)

    (file,) = json.loads(run("check", path, "--json").out)["files"]
    out = " ".join(run("check", path, "--scores").out.split())

    found = file["range"]
    assert found["lowest"] <= found["as_counted"]["lowest"] <= file["scores"]["smog"]
    assert file["scores"]["smog"] <= found["as_counted"]["highest"] <= found["highest"]
    assert found["highest_by"]["rules"].keys() == {"lists", "headings", "numbers"}
    assert f"Range: grade {found['as_counted']['lowest']:.1f} (" in out
    assert f"Range: grade {found['lowest']:.1f} to {found['highest']:.1f} if lists" in out


def test_scores_with_a_published_table_have_their_level(
    run: Run, write: Callable[[str], str]
) -> None:
    (file,) = json.loads(run("check", write(SIMPLE), "--json").out)["files"]

    assert file["levels"].keys() == {"dale_chall_1995", "rix"}


def test_a_text_too_short_to_score_has_no_range(run: Run, write: Callable[[str], str]) -> None:
    (file,) = json.loads(run("check", write("Metastatic.\n"), "--json").out)["files"]

    assert (file["range"], file["levels"]) == (None, {})


# --- Next to textstat ----------------------------------------------------------------------------


@pytest.mark.usefixtures("no_network")
def test_where_the_counts_agree_the_scores_are_the_same(write: Callable[[str], str]) -> None:
    found = compared(write(SIMPLE))

    for name in ("words", "sentences", "syllables", "polysyllables", "letters", "complex_words",
                 "long_words", "one_syllable_words"):  # fmt: skip
        assert found.theirs[name] == getattr(found.ours, name), name
    for name in ("smog", "flesch_kincaid_grade", "flesch_reading_ease", "gunning_fog",
                 "linsear_write", "lix", "rix"):  # fmt: skip
        assert row(found, name).theirs == pytest.approx(row(found, name).ours, abs=1e-6)
        assert row(found, name).why == ""


def test_what_textstats_formulas_have_of_their_own_is_reported(
    write: Callable[[str], str],
) -> None:
    found = compared(write(SIMPLE))

    index = row(found, "coleman_liau_index")
    assert index.why == "textstat uses 0.058 instead of 0.0588"
    gap = 0.0008 * 100 * found.ours.letters / found.ours.words
    assert index.theirs == pytest.approx(index.ours - gap, abs=1e-6)
    ari = row(found, "automated_readability_index")
    assert ari.why == "textstat counts punctuation as letters"
    assert ari.theirs == pytest.approx(ari.ours + 4.71 * 3 / found.ours.words, abs=1e-6)
    assert row(found, "spache").why.startswith("textstat uses the 1953 numbers")
    assert [row.name for row in found.rows if row.theirs is None] == [
        "smog_mclaughlin", "dale_chall_1995", "forcast",
    ]  # fmt: skip


@pytest.mark.usefixtures("no_network")
def test_the_counts_that_differ_are_named(write: Callable[[str], str]) -> None:
    found = compared(write(TRICKY))

    assert found.theirs["sentences"] != found.ours.sentences
    assert "counts differ: sentences" in row(found, "smog").why
    assert "sentences" in row(found, "rix").why


@pytest.mark.parametrize("text", [SIMPLE, TRICKY, SPANISH])
def test_every_difference_has_a_reason_that_is_known(
    write: Callable[[str], str], text: str
) -> None:
    for line in compared(write(text)).rows:
        assert "unknown" not in line.why
        assert line.why or line.theirs == pytest.approx(line.ours, abs=1e-6)


def test_our_formulas_on_textstats_counts_give_textstats_scores(
    write: Callable[[str], str],
) -> None:
    found = compared(write(TRICKY))
    counts = Counts(**found.theirs)

    for name in ("smog", "flesch_kincaid_grade", "flesch_reading_ease", "gunning_fog",
                 "dale_chall", "linsear_write", "lix", "rix"):  # fmt: skip
        assert FORMULAS[name](counts) == pytest.approx(row(found, name).theirs, abs=1e-6)


def test_spanish_is_compared_with_its_own_formulas(write: Callable[[str], str]) -> None:
    found = compared(write(SPANISH))

    assert [row.name for row in found.rows] == list(SPANISH_FORMULAS)
    assert all(row.theirs is not None for row in found.rows)


def test_what_nltk_and_textstat_keep_is_put_back(write: Callable[[str], str]) -> None:
    import nltk  # type: ignore[import-untyped]  # noqa: TID251

    before = (nltk.data.path, nltk.corpus.cmudict)

    compared(write(SIMPLE))

    assert (nltk.data.path, nltk.corpus.cmudict) == before


def test_each_text_brings_its_own_words(write: Callable[[str], str]) -> None:
    first = compared(write("Ask about a mammogram. It does not hurt much.\n"))
    second = compared(write("Ask about a colonoscopy. It does not hurt much.\n"))

    assert first.theirs["syllables"] == first.ours.syllables == 12
    assert second.theirs["syllables"] == second.ours.syllables == 14


def test_both_reports_show_the_comparison(run: Run, write: Callable[[str], str]) -> None:
    path = write(SIMPLE)

    out = run("check", path, "--compare", "textstat").out
    (file,) = json.loads(run("check", path, "--compare", "textstat", "--json").out)["files"]

    assert re.search(r"Compared with textstat 0\.7\.\d+ +hlreader +textstat\n", out)
    assert re.search(r"SMOG +\d+\.\d{4} +\d+\.\d{4}  the same", out)
    assert re.search(r"words not on the Dale-Chall list +\d+ +\d+  textstat counts \+\d", out)
    assert file["textstat"]["version"].startswith("0.7.")
    assert "unfamiliar_words" in file["textstat"]["counts_differ"]
    assert "smog" in file["textstat"]["same"]
    assert file["textstat"]["scores"]["smog"] == file["scores"]["smog"]
    assert "coleman_liau_index" in file["textstat"]["why"]


def test_a_file_without_scores_says_so(run: Run, write: Callable[[str], str]) -> None:
    path = write("Metastatic.\n")

    (file,) = json.loads(run("check", path, "--compare", "textstat", "--json").out)["files"]

    assert file["textstat"] is None
