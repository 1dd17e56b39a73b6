"""What all formats of office programs share: cells of several paragraphs, and long quotations."""

from collections.abc import Callable

import pytest

from tests import office, test_odt, test_pptx
from tests.parsing import parse_bytes
from tests.test_documents import outline

_ROW = (("Morning", "", "1 pill"), ("", "With food"))
"""A row of two cells, by their paragraphs."""


def _row(cell: str, paragraph: Callable[[str], str]) -> str:
    return "".join(f"<{cell}>{''.join(map(paragraph, texts))}</{cell}>" for texts in _ROW)


def _slide_paragraph(text: str) -> str:
    return test_pptx.para(text) if text else "<a:p/>"


_CELLS = {
    "docx": office.word(f"<w:tbl><w:tr>{_row('w:tc', office.para)}</w:tr></w:tbl>"),
    "odt": test_odt.odt(
        "<table:table><table:table-row>"
        f"{_row('table:table-cell', test_odt.p)}</table:table-row></table:table>"
    ),
    "rtf": (
        rb"{\rtf1\trowd\cellx2000\cellx4000\intbl Morning\par\par 1 pill\cell"
        rb"\par With food\cell\row\pard}"
    ),
    "pptx": test_pptx.pptx(
        "<p:graphicFrame><a:graphic><a:tbl><a:tr>"
        f"{_row('a:tc', _slide_paragraph)}</a:tr></a:tbl></a:graphic></p:graphicFrame>"
    ),
}
_QUOTED = ("I was afraid.", "", "It was easy.")
_WORD_STYLE = '<w:style w:styleId="Q"><w:name w:val="Quote"/></w:style>'
_QUOTATIONS = {
    "docx": office.word(
        "".join(office.para(text, '<w:pStyle w:val="Q"/>') for text in _QUOTED)
        + office.para("Call us."),
        styles=_WORD_STYLE,
    ),
    "odt": test_odt.odt(
        "".join(test_odt.p(text, "Quotations") for text in _QUOTED) + test_odt.p("Call us."),
        test_odt.style("Quotations", "", "paragraph"),
    ),
    "rtf": (
        rb"{\rtf1{\stylesheet{\s0 Normal;}{\s2 Quote;}}\pard\s2 I was afraid.\par\par"
        rb" It was easy.\par\pard Call us.\par}"
    ),
}


@pytest.mark.parametrize("ending", _CELLS)
def test_paragraphs_of_a_cell_do_not_run_into_one_another(ending: str) -> None:
    found = parse_bytes(_CELLS[ending], f"plan.{ending}", ending)

    assert outline(found.blocks) == [[["Morning 1 pill", "With food"]]]


@pytest.mark.parametrize("ending", _QUOTATIONS)
def test_paragraphs_of_a_quotation_are_together(ending: str) -> None:
    found = parse_bytes(_QUOTATIONS[ending], f"story.{ending}", ending)

    assert outline(found.blocks) == [[">", "I was afraid.", "It was easy."], "Call us."]
