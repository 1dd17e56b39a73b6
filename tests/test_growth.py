"""Work grows with the text, not with its square: what is said over and over is read in proportion.

``tests/benchmarks/growth.py`` tries a thousand such texts. Here are those that once cost too much.
Where Python does the work, a test counts calls. Most of the work is in regular expressions, which
make no calls. There a test compares the CPU time of two texts in the same process. A slow or busy
machine slows down both.
"""

import gc
import re
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hlreader.checker.text.passage import Passage
from hlreader.code_units import characters_in, units_before
from hlreader.documents.pdf.blocks import blocks_of
from hlreader.documents.pdf.columns import in_reading_order
from hlreader.documents.pdf.lines import Line, lines_of
from hlreader.documents.pdf.margins import parts_of
from hlreader.documents.pdf.paragraphs import groups_of
from hlreader.glossary import Glossary
from hlreader.glossary.words.explanations import explainer
from hlreader.limits import MOST_CELLS_ADDED
from hlreader.models import ItemList, Paragraph, Run, Table, Term, plain_text, running_texts
from tests.benchmarks.growth import WORKS, cpu, cpu_of
from tests.checking import words_found
from tests.parsing import parse, parse_bytes
from tests.pathological_texts import PathologicalText
from tests.test_html import html

pytestmark = pytest.mark.slow

TIMES = 4
"""How many times as long the longer of two texts is: twice, and twice again."""

MOST = 2.5**2
"""How many times the work for it may be: 2.5 for each doubling. In proportion it is 4, with the
square it is 16."""

CHECKED = (
    "TAKE THIS DRUG NOW. ", "AN MRI. ", "COPD, ", "50% of people ", "9.5 percent ", "from 5% ",
    "biopsy ", "an MRI scan, ", "{w} biopsy ", "take 2 tabs po bid prn ", "was reddened ",
    "e.g. ", "utilize ", "in order to ", "the elderly ", "perform an examination of ",
    "patients ", '"biopsy" ', "{w}itis ", "{w} ({w}) ", "antidisestablishment", "ation", "“a ",
    "« ", "(a ", "A.B. ", "癌", "call every few hours ", "and/or ", "NEVER ", "for 7-10 days ",
    "renal injury ", "he or she ", "it is important to rest ", "not uncommon ", "call us ",
    "over 101°F ", "take prednisone ", "the risk of bias ", "1 for every 150 ", "an inability to ",
)  # fmt: skip
"""Plain texts in one paragraph, most of them one sentence."""

MARKED = (
    "utilize [a](b) ", "`a` utilize ", "*utilize* ", "[biopsy](a) ", "**biopsy** ",
    "![a](b.png) ", "<!-- hlreader: off HL1 because ", "<!-- hlreader: a",
    "<!-- hlreader: off HL101 -->\n\n", "<!-- hlreader: off HL{n} -->\n\n",
    "<!-- hlreader: ignore HL101 -->\n\nUtilize it.\n\n", "&{w};", "<![CDATA[", "\\[a]:",
    "`a\nb` ",
)  # fmt: skip
PAGES = (
    "<img ", '<img alt="', "<a b='", "<!-- hlreader:", "&{w};", "<dd>a.", "<tr><td>a.",
    "<b><p>a.", "<p>utilize ", "<div>a. ", "<h1>A<article>b.</article></h1>",
    "<li><a href=b>a</a>", "<p><i>a</i> it.",
)  # fmt: skip
EXPLAINED = (
    "biopsy. ", "MRI ", "MRI (a) ", "a biopsy is ", "biopsy, or ", "called a biopsy ",
    "HIV/AIDS ", "COPD. ", "(biopsy) ", "Bronchiectasis ", "CT (computed tomography) ",
    "biopsy ( ", "{w} {w}itis. ", "癌。",
)  # fmt: skip
READ = ("[biopsy](a) ", "`biopsy` ", "**a** b ", " - ", "a" * 9, "biopsy `a` ", "> a\n", "- - ")

CASES = [
    *(("check", ".txt", unit) for unit in CHECKED),
    *(("check", ".md", unit) for unit in MARKED),
    *(("check", ".html", unit) for unit in PAGES),
    *(("find", ".txt", unit) for unit in EXPLAINED),
    *((work, ".md", unit) for unit in READ for work in ("read", "say", "turn")),
    *(("edit", ".md", unit) for unit in ("TAKE THIS DRUG NOW. ", "utilize é ", "<!-- hlreader: a")),
]  # fmt: skip


@pytest.mark.parametrize(("work", "suffix", "unit"), CASES)
def test_four_times_the_text_is_no_sixteen_times_the_work(
    work: str, suffix: str, unit: str, tmp_path: Path
) -> None:
    # Given a text that says one thing over and over, and one four times as long
    text = PathologicalText("", suffix, unit)
    sizes = (256, 4096, 4096 * TIMES)
    tiny, short, long = (tmp_path / f"{size}{suffix}" for size in sizes)
    for path, size in zip((tiny, short, long), sizes, strict=True):
        path.write_text(text.text(size), "utf-8")
    WORKS[work](tiny)  # the first time, this also imports

    # When both are worked on, then the work for the longer one is about four times that for the
    # other. A busy machine may slow down one try, but not each.
    assert grows_in_proportion(lambda: cpu(WORKS[work], short), lambda: cpu(WORKS[work], long))


def grows_in_proportion(short: Callable[[], float], long: Callable[[], float]) -> bool:
    """Return whether the CPU time of the longer text is in proportion in one of a few tries."""
    return any(long() < MOST * min(short(), short()) for _ in range(3))


def calls(work: Callable[[], Any]) -> int:
    """Return how many functions of Python are called in a work."""
    made = 0

    def count_call(_: object, event: str, __: object) -> None:
        nonlocal made
        made += event == "call"

    gc.collect()
    sys.setprofile(count_call)
    try:
        work()
    finally:
        sys.setprofile(None)
    return made


@pytest.mark.parametrize(
    ("opening", "closing"),
    [("[", ""), ("![", ""), ("[a ", ""), ("![a ", ""), ("[*a* ", ""), ("[", "]"), ("![", "](b)")],
)
def test_an_open_bracket_costs_no_look_at_many_after_it(opening: str, closing: str) -> None:
    text = opening * 3000 + closing * 3000

    made = calls(lambda: parse(text, "a.md", "markdown"))

    assert made < 100 * 3000


@pytest.mark.parametrize(
    "around", ["<b>", "<i>", "<a href=b>", "<span>", "<div>", "<h1>", "<font>"]
)
@pytest.mark.parametrize("inside", ["<b>a</b> ", "a. <i>b</i> ", "<i></i>", "&nbsp;", "<p>a.</p>"])
def test_what_is_in_many_elements_is_not_looked_at_for_each(around: str, inside: str) -> None:
    made = []
    for depth in (1, 90):
        empty, full = (f"<p>Rest now.</p>{around * depth}{inside * count}" for count in (0, 300))
        made.append(calls(partial(html, full)) - calls(partial(html, empty)))

    assert made[1] < 3 * made[0]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("[a [b [c] d] e](x)", ["x"]),
        ("[[[[[[[[a]]]]]]]](x)", ["x"]),
        ("[a](x) [b [c](y)](z)", ["x", "y"]),
        ("![a ![b](x) c](y) [d](z)", ["z"]),
        ("[a] [b][c] [d]\n\n[c]: x", ["x"]),
        ("[a `]` b](x)", ["x"]),
        ("[ [ [ [a](x)", ["x"]),
    ],
)
def test_brackets_in_the_text_of_a_link_stay(text: str, links: list[str]) -> None:
    document = parse(text, "a.md", "markdown")

    paragraph = document.blocks[0]
    assert isinstance(paragraph, Paragraph)
    assert [one for one in dict.fromkeys(run.link for run in paragraph.runs) if one] == links


# --- What is asked again and again gets the answer that a look at the whole would give -----------

_MARKS = re.compile(r"\"[^\"]*\"|“[^”]*”|«[^»]*»|‘(?<!\w‘)[^‘]*?’(?!\w)")


@given(st.text('"“”«»‘’a b', max_size=40))
def test_a_quotation_ends_at_the_next_mark_of_its_kind(text: str) -> None:
    passage = next(map(Passage, running_texts([Paragraph((Run(text, 0),), 0)])))

    quoted = {at for at in range(1, len(text)) if passage.is_quoted(at, at + 1)}

    expected = {at for found in _MARKS.finditer(text) for at in range(*found.span())}
    assert quoted == expected - {found.start() for found in _MARKS.finditer(text)}


_WORDS = Glossary([Term("biopsy", "Taking out a small piece of the body.")])


@pytest.mark.parametrize(
    ("said", "is_explained"),
    [
        ("you get a biopsy (taking a bit of tissue)", True),
        ("doctors take a bit of tissue (biopsy)", True),
        ("you get a biopsy, which takes a bit of tissue", True),
        ("you get a test that is called a biopsy", True),
        ("you get a biopsy, or needle test, today", True),
        ("you get a needle test, or biopsy", False),
        ("you get a scan, a biopsy, or rest, today", False),
        ("you get a biopsy (once)", False),
        ("you get a biopsy today", False),
    ],
)
def test_a_word_is_explained_in_however_long_a_sentence(said: str, *, is_explained: bool) -> None:
    # Given a sentence of ten thousand letters, in the midst of which something is said of a word
    around = "and then they do what they do " * 160
    text = f"They do {around}{said} {around}all day."

    (match,) = _WORDS.find(text)

    assert explainer(text)(match) == is_explained


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30), st.integers(0, 30))
def test_columns_are_counted_in_the_units_of_an_encoding(line: str, column: int) -> None:
    for codec, size in (("utf-8", 1), ("utf-16-le", 2), ("utf-32-le", 4)):
        encoding = codec.removesuffix("-le")
        units = len(line[:column].encode(codec)) // size

        assert units_before(line, column, encoding) == units
        assert characters_in(line, units, encoding) == min(column, len(line))
        assert characters_in(line, units + 1, encoding) == len(
            line.encode(codec)[: size * (units + 1)].decode(codec, "ignore")
        )


# --- What is large though the text is small ------------------------------------------------------


def test_rows_that_would_need_cells_without_number_are_paragraphs() -> None:
    # Given a table of a row of a thousand cells, and a hundred rows of one
    wide = "<tr>" + "<td>Take one." * 1000
    page = f"<table><tr><th>Drug{wide}{'<tr><td>Rest now.' * 100}</table>"
    assert MOST_CELLS_ADDED < 1000 * 100

    document = parse_bytes(page.encode(), "page.html", "html")

    # Then no empty cell is made, and nothing of it is lost
    texts = [plain_text(block.runs) for block in document.blocks if isinstance(block, Paragraph)]
    assert texts[0] == "Drug"
    assert texts[1] == " ".join(["Take one."] * 1000)
    assert texts[2:] == ["Rest now."] * 100


def test_short_rows_get_empty_cells() -> None:
    page = "<table><tr><th>Drug<th>Dose<tr><td>Aspirin</table>"

    (table,) = parse_bytes(page.encode(), "page.html", "html").blocks

    assert isinstance(table, Table)
    assert [len(row) for row in (table.header, *table.rows)] == [2, 2]


def test_a_page_of_numbers_keeps_them() -> None:
    # Given a printed page of nothing but numbers, of which none is alone
    page = [Line(str(number), 72, 90, 800.0 - number, 10, bold=False) for number in range(50)]

    left = parts_of([page]).bodies[0]

    assert len(left) == 50


@pytest.mark.parametrize(
    ("across", "down"),
    [(80, 0), (80, 3), (0.02, 14)],
    ids=["one-row", "stairs", "one-column"],
)
def test_the_order_of_printed_lines_is_found_in_time(across: float, down: float) -> None:
    # Given a page of many lines, each a little further across and down than the one before
    def read(count: int) -> None:
        lines = [
            Line("Take one", 72 + across * n, 120 + across * n, -down * n, 10, bold=False)
            for n in range(count)
        ]
        blocks_of(groups_of([in_reading_order(lines_of(lines))]), 1)

    # When there are four times as many, then the work is about four times as much
    assert grows_in_proportion(
        lambda: cpu_of(partial(read, 1500)), lambda: cpu_of(partial(read, 1500 * TIMES))
    )


def test_items_of_a_printed_list_are_one_list() -> None:
    lines = [Line(f"• Take {n}", 72, 110, 800.0 - 12 * n, 10, bold=False) for n in range(9)]

    (only,), _ = blocks_of(groups_of([lines]), 1)

    assert isinstance(only, ItemList)
    assert len(only.items) == 9


@pytest.mark.parametrize("number", ["9" * 400 + ".5", "9" * 5000, "9" + ",999" * 2000])
def test_a_number_that_nobody_can_count_to_is_no_share_and_no_decimal(number: str) -> None:
    source = f"The drug helped {number} people, and it helped 3 in {number} others.\n"

    assert words_found("decimal-number", source) == []
    assert words_found("mixed-denominators", source) == []
