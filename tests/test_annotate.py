"""Where a text's hard words are explained: at their first use, and where not."""

from hlreader.glossary import Glossary
from hlreader.glossary.words.annotate import PAGE, Annotations, annotate, no_annotations
from hlreader.models import Document, Paragraph, Table, Term, plain_text, walk
from tests.parsing import parse

WORDS = Glossary(
    [
        Term("biopsy", "Taking a small piece of tissue to test."),
        Term("bone scan", "A test that shows where bone is changing."),
        Term("lymph node", "A small bean-shaped organ.", aliases=("lymph gland",)),
        Term("MRI", "A scan with a strong magnet.", case_sensitive=True),
        Term("stage", "How far it has spread.", no_autolink=True),
        Term("biopsia", "Tomar una muestra.", language="es"),
    ]
)


def read(text: str) -> tuple[Document, Annotations]:
    """Return a Markdown text's document, and where its words are explained."""
    document = parse(text, "page.md", "markdown")
    return document, annotate(document, WORDS.matcher())


def explained(text: str) -> list[str]:
    """Return what a text has explained, paragraph by paragraph, as ``passage`` in ``paragraph``."""
    document, annotations = read(text)
    found = []
    for block in walk(document.blocks):
        if isinstance(block, Paragraph):
            for match in annotations.in_paragraphs.get(block.offset, ()):
                passage = plain_text(block.runs)[match.start : match.end]
                assert passage == match.text
                found.append(f"{passage} in {plain_text(block.runs)}")
    return found


def in_tables(text: str) -> list[list[str]]:
    """Return the terms that the tables of a text have explained, table by table."""
    document, annotations = read(text)
    tables = [block for block in walk(document.blocks) if isinstance(block, Table)]
    return [[term.term for term in annotations.in_tables.get(table.offset, ())] for table in tables]


def test_a_word_is_explained_at_its_place_in_its_paragraph() -> None:
    _, annotations = read("Before that.\n\nYou may need a biopsy.\n")

    assert set(annotations.in_paragraphs) == {14}
    (match,) = annotations.in_paragraphs[14]
    assert (match.start, match.end, match.term.term) == (15, 21, "biopsy")


def test_only_the_first_use_is_explained() -> None:
    text = "A biopsy is quick. A biopsy is safe.\n\nAfter the biopsy you rest.\n"

    assert explained(text) == ["biopsy in A biopsy is quick. A biopsy is safe."]


def test_a_later_section_does_not_explain_a_word_again() -> None:
    text = "A biopsy.\n\n## Before\n\nNo biopsy yet.\n\n### After\n\nA biopsy is over.\n"

    assert explained(text) == ["biopsy in A biopsy."]


def test_a_long_text_explains_a_word_again_on_each_page() -> None:
    text = "A biopsy.\n\n" * (PAGE + 1)

    assert explained(text) == ["biopsy in A biopsy."] * 2


def test_the_names_of_one_entry_are_explained_once() -> None:
    text = "A lymph gland swells. Both lymph nodes swell.\n\nThat lymph node hurts.\n"

    assert explained(text) == ["lymph gland in A lymph gland swells. Both lymph nodes swell."]


def test_several_words_of_a_paragraph_are_explained_in_order() -> None:
    text = "An MRI, a biopsy, an MRI and a bone scan.\n"

    assert [one.split(" in ")[0] for one in explained(text)] == ["MRI", "biopsy", "bone scan"]


def test_a_heading_is_never_explained_and_takes_nothing_from_the_text() -> None:
    text = "## What is a biopsy?\n\nA biopsy is a test.\n"
    document, annotations = read(text)

    assert list(annotations.in_paragraphs) == [document.blocks[1].offset]
    assert explained(text) == ["biopsy in A biopsy is a test."]


def test_a_link_is_never_explained_and_takes_nothing_from_the_text() -> None:
    text = "See [the biopsy page](biopsy.md). A biopsy is a test.\n"
    (match,) = read(text)[1].in_paragraphs[0]

    assert match.start == len("See the biopsy page. A ")


def test_code_is_never_explained_and_takes_nothing_from_the_text() -> None:
    text = "Type `biopsy` for a biopsy.\n"
    (match,) = read(text)[1].in_paragraphs[0]

    assert match.start == len("Type biopsy for a ")


def test_a_block_of_code_is_never_explained() -> None:
    assert explained("    biopsy\n\n```\nbone scan\n```\n") == []


def test_a_word_that_reaches_into_a_link_is_not_explained() -> None:
    assert explained("A bone [scan](imaging-tests.md) helps.\n") == []


def test_a_word_next_to_a_link_is_explained() -> None:
    assert explained("A biopsy[,](x.md) then.\n") == ["biopsy in A biopsy, then."]


def test_a_word_in_several_styles_is_explained() -> None:
    assert explained("A **bone** *scan* helps.\n") == ["bone scan in A bone scan helps."]


def test_a_word_over_a_line_end_is_explained() -> None:
    assert explained("You may need a bone\nscan.\n") == ["bone scan in You may need a bone scan."]


def test_lists_and_quotations_belong_to_the_page() -> None:
    text = "Ask about:\n\n- a biopsy\n- another biopsy\n\n> A biopsy and an MRI.\n\n1. An MRI\n"

    assert explained(text) == ["biopsy in a biopsy", "MRI in A biopsy and an MRI."]


def test_a_table_has_its_words_explained_by_term_once_in_order() -> None:
    text = "| Test | Time |\n|---|---|\n| MRI | an hour |\n| two biopsies | a day |\n| MRI | |\n"

    assert in_tables(text) == [["MRI", "biopsy"]]
    assert explained(text) == []


def test_the_head_of_a_table_has_its_words_explained_too() -> None:
    assert in_tables("| Biopsy | Bone scan |\n|---|---|\n| yes | no |\n") == [
        ["biopsy", "bone scan"]
    ]


def test_a_word_does_not_reach_from_one_cell_to_the_next() -> None:
    assert in_tables("| bone | scan |\n|---|---|\n| bone | scan |\n") == [[]]


def test_tables_and_paragraphs_share_their_page() -> None:
    text = (
        "A biopsy.\n\n| Test |\n|---|\n| biopsy |\n| MRI |\n\nAn MRI.\n\n"
        "## Later\n\n| Test |\n|---|\n| biopsy |\n"
    )

    assert explained(text) == ["biopsy in A biopsy."]
    assert in_tables(text) == [["MRI"], []]


def test_links_and_code_in_a_table_are_not_explained() -> None:
    assert in_tables("| Test |\n|---|\n| [biopsy](biopsy.md) |\n| `MRI` |\n") == [[]]


def test_an_entry_with_no_autolink_is_not_explained() -> None:
    assert explained("At this stage you may wait.\n") == []


def test_a_text_without_hard_words_has_no_annotations() -> None:
    assert read("Rest well.\n\n| Day |\n|---|\n| Monday |\n")[1] == no_annotations()


def test_the_words_of_another_language_are_not_explained() -> None:
    document = parse("La biopsia, a biopsy.\n", "page.md", "markdown")

    def terms(language: str) -> list[str]:
        annotations = annotate(document, WORDS.matcher(language))
        return [match.term.term for match in annotations.in_paragraphs[0]]

    assert terms("es") == ["biopsia"]
    assert terms("en") == ["biopsy"]
