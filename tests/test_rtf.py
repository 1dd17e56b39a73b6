"""Rich Text: blocks as from a Word file, each at the number of its paragraph."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hlreader.documents import open_bytes
from hlreader.errors import UnreadableError
from hlreader.models import Document, plain_text
from hlreader.readability.document_sentences import place, sentences
from tests.parsing import parse_bytes
from tests.test_documents import all_runs, outline, stands_at_its_offset
from tests.test_docx_contents import marked, said_in_sentences

_HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0\deflang1033{\fonttbl{\f0\froman\fcharset0 Times;}"
    r"{\f1\fnil\fcharset2 Symbol;}{\f2\fnil\fcharset128 MS Mincho;}{\f3\fcharset204 Arial;}}"
    r"{\colortbl;\red0\green0\blue0;}{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}"
    r"{\s2 Quote;}{\*\cs10 Default;}}{\*\generator Riched20;}"
)


def read(body: str, head: str = _HEAD) -> Document:
    return parse_bytes((head + body + "}").encode("latin-1"), "leaflet.rtf", "rtf")


def text_of(body: str) -> str:
    return "".join(run.text for run in all_runs(read(body)))


def test_a_rich_text_file_becomes_the_blocks_of_markdown() -> None:
    found = read(
        r"{\header\pard Leaflet 12\par}\pard\s1 Your scan\par"
        r"\pard\plain You may eat.\line Drink.\par\par\pard\s2 It was easy.\par"
        r"\pard\outlinelevel1 After\par\pard\outlinelevel9 Call us.\par"
    )

    assert outline(found.blocks) == [
        "h1 Your scan", "You may eat.\nDrink.", [">", "It was easy."], "h2 After", "Call us.",
        "Leaflet 12",
    ]  # fmt: skip
    assert all(
        stands_at_its_offset(run, found.source)
        for run in all_runs(found)
        if run.text.strip() and not run.aside
    )
    assert place(found, [*sentences(found)][-1]) == (6, 1)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (r"Caf\'e9 na\u239\'efve", "Café naïve"),
        (r"{\f1\'b3} 38 and 5 {\f1 m}g", "≥ 38 and 5 μg"),
        (r"{\f2\'96\'f2}", "薬"),
        (r"{\f3\'cf\'ee}", "По"),
        (r"\u-10179?\u-8704?", "😀"),
        (r"{\uc2\u8805>=} 38", "≥ 38"),
        (r"{\uc0\u8805} 38", "≥ 38"),
        (r"Don\rquote t\~wait \emdash  go\_on", "Don’t\xa0wait — go-on"),
        (r"a\\b \{c\}", r"a\b {c}"),
        ("Rest at\r\n home", "Rest at home"),
        (r"4 x 10{\up8 9} cells", "4 x 10⁹ cells"),
        (r"Dear {\field{\*\fldinst MACROBUTTON None your name}}", "Dear your name"),
        (r"{\upr{Cafe}{\*\ud{Caf\u233?}}}", "Café"),
        (r"{\*\unknown gone}Rest{\*\bkmkstart a}.", "Rest."),
        (r"Rest{\bin3 }}}.}", "Rest."),
        (r"{\*\mmath{\*\moMath{\mf{\mnum{\mr mg}}{\mden{\mr kg}}}}}", "mg/kg"),
    ],
)
def test_what_is_written_is_read(written: str, expected: str) -> None:
    assert text_of(rf"\pard {written}\par") == expected


@pytest.mark.parametrize("word", ["v", "strike", "striked1", "deleted"])
def test_hidden_struck_out_and_deleted_text_is_not_read(word: str) -> None:
    assert text_of(rf"\pard {{\{word} Take two. }}Take one. \{word}0 Rest.\par").startswith(
        "Take one."
    )
    assert text_of(rf"\pard \{word}  Take two. \plain Take one.\par") == "Take one."


def test_items_have_the_marks_that_are_shown() -> None:
    found = read(
        r"\pard\ls1{\listtext a)\tab}Wash.\par{\listtext b)\tab}Dry:\par"
        r"\pard\ls1\ilvl1{\listtext\f1\'b7\tab}Use a towel.\par"
        r"\pard Wait.\par\pard{\pntext 3.\tab}{\*\pn\pnlvlbody}Sit.\par{\pntext 4.\tab}Stand.\par"
    )

    assert outline(found.blocks)[0] == (1, [["Wash."], ["Dry:", (None, [["Use a towel."]])]])
    assert marked(found) == ["a) Wash.", "b) Dry:", "• Use a towel.", "3. Sit.", "4. Stand."]


def row(*cells: str, ends: tuple[int, ...], flags: tuple[str, ...] = ()) -> str:
    said = "".join(
        f"{flag}\\cellx{end}" for flag, end in zip(flags or ("",) * len(ends), ends, strict=True)
    )
    return rf"\trowd{said}\pard\intbl " + r"\cell ".join(cells) + r"\cell\row "


def test_a_dose_is_under_its_own_head_in_a_table_with_merged_cells() -> None:
    down = (r"\clvmgf", "", "")
    below = (r"\clvmrg", "", "")
    found = read(
        row("Drug", "Dose", ends=(2000, 6000), flags=down[:2])
        + row("", "Adults", "Children", ends=(2000, 4000, 6010), flags=below)
        + row("Aspirin", "500 mg", "none", ends=(2000, 4000, 6000), flags=down)
        + row("", "900 mg", "100 mg", ends=(2000, 4000, 6000), flags=below)
        + r"\pard Rest.\par"
    )

    assert outline(found.blocks) == [
        [
            ["Drug", "Dose: Adults", "Dose: Children"],
            ["Aspirin", "500 mg", "none"],
            ["Aspirin", "900 mg", "100 mg"],
        ],
        "Rest.",
    ]


def test_notes_powers_links_pictures_and_text_boxes() -> None:
    found = read(
        r"\pard You have 4 x 10{\super 9} cells.{\super\chftn}{\footnote\pard\plain{\super\chftn} "
        r'Ask us.\par} {\field{\*\fldinst HYPERLINK "https://a.org"}{\fldrslt More}} here.'
        r"{\*\shppict{\pict{\*\picprop{\sp{\sn wzDescription}{\sv A nurse.}}}\pngblip 8950}}"
        r"{\nonshppict{\pict\wmetafile8 0100}}{\shp{\*\shpinst{\shptxt\pard Call 911.\par}}"
        r"{\shprslt Call 911.}}\par"
    )

    assert outline(found.blocks) == [
        "You have 4 x 10⁹ cells.[1] More here.[picture: A nurse.]",
        "Call 911.",
        (None, [["[1] Ask us."]]),
    ]
    assert said_in_sentences(found) == ["You have 4 x 10⁹ cells.", "More here.", "Call 911."]
    assert [run.link for run in all_runs(found) if run.link] == ["https://a.org"]


def test_the_title_and_the_language_of_most_of_the_text_are_known() -> None:
    body = (
        r"{\info{\title En casa}{\operator jd}}\pard Leaflet {\lang3082 Tome agua con comida.}\par"
    )

    assert read(body).front_matter == {"title": "En casa", "language": "es-ES"}


def test_headers_and_footers_are_kept_once_as_asides() -> None:
    found = read(
        r"{\headerl\pard Your scan\par}{\headerr\pard Your scan\par}"
        r"{\footer\pard Call 555 0100\par\pard Page {\field{\*\fldinst PAGE}{\fldrslt 1}}\par}"
        r"{\footerf\pard Call 555 0100\par}\pard\s1 Your scan\par\pard You may eat.\par"
    )

    assert outline(found.blocks) == ["h1 Your scan", "You may eat.", "Call 555 0100"]
    assert [run.text for run in all_runs(found) if run.aside] == ["Call 555 0100"]
    assert said_in_sentences(found) == ["You may eat."]


def test_the_author_and_the_review_are_in_the_properties() -> None:
    facts = (
        r"{\info{\title Gout}{\author Bo Doe}{\category Joints}{\creatim\yr2020}{\*\company X}}"
        r"{\*\userprops{\propname Reviewed by}\proptype30{\staticval Ann Roe, MD}"
        r"{\propname Last reviewed}\proptype30{\staticval 2025-05-03}}"
    )

    found = read(facts + r"\pard Rest at home.\par")

    assert outline(found.blocks) == ["Rest at home."]
    assert found.front_matter == {
        "title": "Gout", "language": "en-US", "author": "Bo Doe", "topic": "Joints",
        "reviewed_by": "Ann Roe, MD", "reviewed_on": "2025-05-03",
    }  # fmt: skip


def test_a_file_that_ends_too_early_is_read_as_far_as_it_goes() -> None:
    data = (_HEAD + r"\pard You may eat.\par{\b Drink").encode("latin-1")

    found = open_bytes(data, "leaflet.rtf").whole()

    assert [plain_text(one.runs) for one in found.blocks] == ["You may eat.", "Drink"]  # type: ignore[union-attr]


def test_groups_that_are_too_deep_get_one_clear_line() -> None:
    with pytest.raises(UnreadableError, match=r"nesting in this .* is too deep"):
        read("{" * 20_000)


@given(
    st.lists(
        st.sampled_from(
            ["{", "}", "\\par ", "\\cell ", "\\row ", "\\trowd\\cellx9 ", "\\cellx-1 ", "\\intbl ",
             "\\u-3?", "\\uc9 ", "\\'e9", "{\\footnote ", "{\\*\\ud ", "{\\upr ", "{\\shptxt ",
             "{\\listtext 1.", "{\\pict ", "\\ilvl-2 ", "\\ls9999999999 ", "\\f7 ", "\\fcharset2 ",
             "\\bin3 ", "\\outlinelevel-9 ", "\\ansicpg0 ", "{\\field{\\*\\fldinst ", "Rest."]
        ),
        max_size=40,
    )
)  # fmt: skip
def test_no_file_is_so_broken_that_it_cannot_be_read(pieces: list[str]) -> None:
    found = read("".join(pieces))

    assert found.source.count("Rest.") <= pieces.count("Rest.")
