"""Hand-outs as plain text, and what all hand-outs on paper share."""

from pathlib import Path
from typing import Any

import pytest

from hlreader.handouts.leaflet import Clinic
from hlreader.handouts.sheets import is_right_to_left, language_of, sheets
from hlreader.handouts.spans import spans
from hlreader.handouts.text import written
from hlreader.models import ItemList, Match, Run, Term
from hlreader.textsize.cells import cells
from tests.handouts import ARABIC, hand_out, hand_out_of, text_of
from tests.printed import recall, words_in

COUGH = Term("cough", "Air that bursts out of your lungs.")


def text(leaflet: Any) -> str:
    return written(leaflet).decode("utf-8")


@pytest.mark.parametrize(("name", "language"), [("metastatic", "en"), ("mammogram", "es")])
def test_the_text_has_all_words_of_the_article_in_short_lines(name: str, language: str) -> None:
    leaflet = hand_out(name, language=language)

    shown = text(leaflet)

    assert recall(words_in(text_of(leaflet)), words_in(shown)) == 1
    assert max(map(cells, shown.splitlines())) <= 72
    assert shown.endswith(".\n")


def test_a_short_leaflet_in_full(tmp_path: Path) -> None:
    leaflet = hand_out_of(
        tmp_path,
        "---\ntitle: A cough\ntopic: Lungs\n---\n\nCall [the NHS](https://nhs.uk) or see "
        "[asthma](asthma.md).\n\n## Steps\n\n1. Rest.\n2. Drink.\n\n## Ask\n\n- Is it bad?\n",
        clinic=Clinic("Hill Street Clinic"),
    )

    shown = text(leaflet)

    line = "_" * 70
    own = "\n\n".join([f"  {line}"] * 4) + "\n"
    assert shown == (
        "Lungs\nA cough\n=======\n\n"
        f"Name: {'_' * 30}\nDate: {'_' * 30}\n"
        f"Care team: Hill Street Clinic\nTelephone: {'_' * 25}\n\n"
        "Call the NHS (https://nhs.uk) or see asthma.\n\n"
        "Steps\n-----\n\n  1. Rest.\n  2. Drink.\n\n"
        f"Ask\n---\n\n  • Is it bad?\n\n  {line}\n\n"
        f"My own questions\n----------------\n\n{own}"
    )


def test_the_words_are_explained_at_the_end_in_their_order() -> None:
    leaflet = hand_out("metastatic")

    _, _, notes = text(leaflet).partition("Words explained\n")

    lines = notes.splitlines()
    starts = [line for line in lines if line.startswith("[")]
    expected = [f"[{place}] {term.term}" for place, term in enumerate(leaflet.terms, 1)]
    assert [start.startswith(wanted) for start, wanted in zip(starts, expected, strict=True)] == [
        True
    ] * len(expected)
    assert 'stage 4"\N{NO-BREAK SPACE}[3].' in text(leaflet)


def test_only_the_last_list_of_questions_gets_lines_to_write_on() -> None:
    leaflet = hand_out("imaging-tests")  # it has a list of what a scan can answer, too

    asks = sheets(leaflet).asks

    assert asks
    last = leaflet.article.document.blocks[-1]
    assert isinstance(last, ItemList)
    assert asks.offset == last.offset
    assert text(leaflet).count("_" * 70) == len(last.items) + 4 + 2 * len(
        leaflet.article.teach_back
    )


def test_a_list_with_other_items_asks_nothing(tmp_path: Path) -> None:
    leaflet = hand_out_of(tmp_path, "# A\n\n- Is it bad?\n- Rest.\n")

    assert sheets(leaflet).asks is None


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("es-MX", ("es", "MX")),
        ("zh-Hant-TW", ("zh", "TW")),
        ("en", ("en", "")),
        ("english", ("", "")),
    ],
)
def test_tags_give_language_and_country(tag: str, language: tuple[str, str]) -> None:
    assert language_of(tag) == language


def test_the_letters_decide_the_direction_not_the_language(tmp_path: Path) -> None:
    assert is_right_to_left(hand_out(ARABIC).article)
    assert is_right_to_left(hand_out_of(tmp_path, "# שלום\n\nמאמר על נשימה ועל asthma").article)
    assert not is_right_to_left(hand_out_of(tmp_path, "# Hello\n\nSay שלום to them").article)


def test_a_note_comes_after_the_closing_quotation_mark() -> None:
    runs = (Run('A "co', 0), Run("ugh", 5, strong=True), Run('" is', 8))
    match = Match(3, 8, "cough", COUGH)

    found = [(one.text, one.is_term, one.note is not None) for one in spans(runs, [match])]

    assert found == [
        ('A "', False, False),
        ("co", True, False),
        ("ugh", True, False),
        ('"', False, True),
        (" is", False, False),
    ]


@pytest.mark.parametrize(
    ("address", "leads"),
    [
        ("https://nhs.uk", True),
        ("HTTP://nhs.uk", True),
        ("tel:+15550100199", True),
        ("mailto:team@example.org", True),
        ("stroke.md", False),
        ("#signs", False),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("data:text/html,x", False),
    ],
)
def test_only_safe_links_outside_stay_links(address: str, leads: bool) -> None:  # noqa: FBT001
    [span] = spans((Run("here", 0, link=address),))

    assert bool(span.link) is leads


def test_to_standard_output_it_is_text(run: Any) -> None:
    result = run("handout", "biopsy", "--to", "text", "-o", "-")

    assert result.code == 0
    assert "Breast biopsy: what to expect" in result.out.splitlines()
