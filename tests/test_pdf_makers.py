"""One leaflet as seven programs print it reads as the leaflet does (see data/pdf/make.py)."""

from pathlib import Path

import pytest

from hlreader.readability.document_sentences import sentences
from tests.data.pdf.make import AFTER, DRUGS, FOOD, INTRO, SHORT, STEPS
from tests.parsing import parse_bytes
from tests.test_documents import all_runs, outline, stands_at_its_offset

FOLDER = Path(__file__).parent / "data/pdf"
MADE = sorted(path.stem for path in FOLDER.glob("*.pdf"))
Entries = tuple[tuple[str, tuple[str, ...]], ...]


def listed(start: int | None, entries: Entries) -> tuple[int | None, list[list[object]]]:
    """Return the outline of a list with lists in it."""
    return start, [
        [text, *([(start, [[one] for one in inner])] if inner else [])] for text, inner in entries
    ]


LEAFLET = [
    "h1 Your knee scan",
    INTRO,
    "h2 Before the scan",
    "Do these things:",
    listed(1, STEPS),
    "Eat soft food:",
    listed(None, FOOD),
    "h2 Your medicines",
    "Do not stop your medicines without asking us.[1] We know them all.",
    [[*row] for row in DRUGS],
    "h3 On the day",
    *SHORT,
    "h3 After the scan",
    *AFTER[:2],
    AFTER[2].replace("^9", "⁹"),
]


def test_all_makers_are_there() -> None:
    assert MADE == [
        "chrome", "libreoffice", "libreoffice-tagged", "reportlab", "typst", "weasyprint",
    ]  # fmt: skip


@pytest.mark.parametrize("maker", MADE)
def test_the_leaflet_reads_as_it_was_written(maker: str) -> None:
    found = parse_bytes((FOLDER / f"{maker}.pdf").read_bytes(), "leaflet.pdf", "pdf")

    assert outline(found.blocks) == LEAFLET
    assert all(stands_at_its_offset(run, found.source) for run in all_runs(found))


@pytest.mark.parametrize(
    ("name", "blocks"),
    [
        ("aes-empty-password", [
            "h1 Knee pain", "Many adults have knee pain each year. It gets worse.",
            "Some people need a scan. It does not hurt at all. You can go home.",
        ]),
        ("bullets-set-after-text", [
            "h1 Care",
            "Do these things:",
            (None, [
                [("Drink lots of water each day and eat soft food when you can for the next week "
                 "or so."),
                 (None, [["Soup is good"], ["So is rice"]])],
                ["Rest"],
            ]),
            (1, [["Wash your hands."], ["Dry your hands.", (1, [["Use a towel."]])]]),
        ]),
        ("fake-bold-doubled", [
            "Do not drive a car today.", "You can go home on the day of your test.",
        ]),
        ("hyphen-u2010", [(
            "Your cardiologist recommends anticoagulation medication following implantation of "
            "the pacemaker. Gastroenterologists recommend colonoscopy examination for "
            "investigation. Ophthalmological examination is well-known. Bring your follow-up card "
            "to the post-operative appointment with us in two weeks."
        )]),
        ("letters-set-singly", [
            "You can go home on the day of your test. Your family can come with you today.",
        ]),
        ("short-paragraphs-glued", [
            "h1 After your test", "Take one pill at night", "Do not drive a car",
            "Drink lots of water", "Keep the wound dry", "Call us if you have a fever",
        ]),
        ("stream-order", [
            "First you go home with your family.", "Next you rest in bed for two days.",
            "Then call us if you have a fever.",
        ]),
    ],
)  # fmt: skip
def test_a_pdf_that_came_out_wrong_reads_right(name: str, blocks: list[object]) -> None:
    data = (FOLDER / f"cases/{name}.pdf").read_bytes()

    assert outline(parse_bytes(data, "leaflet.pdf", "pdf").blocks) == blocks


def test_reference_marks_in_print_are_asides() -> None:
    data = (FOLDER / "cases/reference-marks-superscript.pdf").read_bytes()

    found = parse_bytes(data, "leaflet.pdf", "pdf")

    assert outline(found.blocks)[1:] == [
        "Many adults have knee pain.[1] Rest can help you.[2,3] Call us if it gets worse.[4]",
        "Some people need a scan.[5] It does not hurt at all.[6] You can go home.",
    ]
    assert len([*sentences(found)]) == 6
