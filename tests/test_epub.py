"""E-books: the chapters in their order, each at its number."""

from urllib.parse import quote

import pytest

from hlreader.errors import UnreadableError
from hlreader.models import Document
from hlreader.readability.document_sentences import place, sentences
from tests.office import zipped
from tests.parsing import parse_bytes
from tests.test_documents import all_runs, outline, stands_at_its_offset

_CONTAINER = '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
_LANDMARK = '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'


def epub(
    *chapters: str, title: str = "Living with cancer", more: dict[str, str] | None = None
) -> bytes:
    """Return an e-book. Its files are named in another order than they are read."""
    names = [f"part {9 - number}.xhtml" for number in range(len(chapters))]
    items = "".join(
        f'<item id="c{number}" href="{quote(name)}" media-type="application/xhtml+xml"/>'
        for number, name in reversed([*enumerate(names)])
    )
    spine = "".join(f'<itemref idref="c{number}"/>' for number in range(len(chapters)))
    book = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<metadata><dc:title>{title}</dc:title><dc:language>en-GB</dc:language></metadata>"
        f'<manifest>{_LANDMARK}{items}</manifest><spine><itemref idref="nav"/>{spine}</spine>'
        "</package>"
    )
    pages = {
        f"OEBPS/{name}": '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head>'
        f"<title/></head><body>{chapter}</body></html>"
        for name, chapter in zip(names, chapters, strict=True)
    }
    parts = {"mimetype": "application/epub+zip", "META-INF/container.xml": _CONTAINER}
    nav = {"OEBPS/nav.xhtml": "<html><body><nav><a href='a'>Contents</a></nav></body></html>"}
    return zipped({**parts, "OEBPS/book.opf": book, **nav, **pages, **(more or {})})


def read(*chapters: str, title: str = "Living with cancer") -> Document:
    return parse_bytes(epub(*chapters, title=title), "book.epub", "epub")


def test_chapters_are_read_in_the_order_of_the_book() -> None:
    found = read(
        '<h1>Rest</h1><p>You may <b>not</b> drive<a id="p1"/>. Sleep.</p><ul><li>Eat.</li></ul>',
        "<h1>Food</h1><table><tr><th>Drug</th><th>Dose</th></tr><tr><td>A</td><td>1</td></tr></table>"
        "<blockquote><p>It helps.</p></blockquote><pre>a\nb</pre><div>Drink <i>water</i>.</div>",
    )

    assert outline(found.blocks) == [
        "h2 Rest",
        "You may not drive. Sleep.",
        (None, [["Eat."]]),
        "h2 Food",
        [["Drug", "Dose"], ["A", "1"]],
        [">", "It helps."],
        "code a\nb",
        "Drink water.",
    ]
    assert all(stands_at_its_offset(run, found.source) for run in all_runs(found))
    assert found.front_matter == {"title": "Living with cancer", "language": "en-GB"}


def test_the_line_is_the_number_of_the_chapter() -> None:
    found = read("<p>Rest.</p>", "<p>Eat.</p><p>Drink.</p>")

    assert [place(found, one) for one in sentences(found)] == [(1, 1), (2, 1), (2, 6)]


def test_short_chapters_and_lines_are_read_as_the_text_that_they_are() -> None:
    # Given what on a web page would be a label or a menu
    found = read("<div>For my mother</div>", '<p><a href="b.xhtml">Rest</a></p><div>Eat</div>')

    assert outline(found.blocks) == ["For my mother", "Rest", "Eat"]


def test_a_book_whose_one_title_is_its_own_keeps_its_levels() -> None:
    found = read("<h1>Rest</h1><h2>At home</h2><p>Sleep.</p>", title="Rest")

    assert outline(found.blocks) == ["h1 Rest", "h2 At home", "Sleep."]


def locked(part: str) -> dict[str, str]:
    cipher = f'<enc:CipherReference URI="{part}"/>'
    text = f'<encryption xmlns:enc="http://www.w3.org/2001/04/xmlenc#">{cipher}</encryption>'
    return {"META-INF/encryption.xml": text}


def test_a_book_that_is_locked_against_copying_says_so_and_locked_fonts_do_not_matter() -> None:
    fonts = parse_bytes(epub("<p>Rest.</p>", more=locked("OEBPS/a.otf")), "book.epub", "epub")

    assert outline(fonts.blocks) == ["Rest."]
    with pytest.raises(UnreadableError, match="this e-book is locked against copying"):
        parse_bytes(epub("<p>Rest.</p>", more=locked("OEBPS/part%209.xhtml")), "book.epub", "epub")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (zipped({"mimetype": "application/epub+zip"}), "It does not say what is in it"),
        (epub("<img src='a.jpg'/>"), "this e-book has no text. It may be made of pictures"),
    ],
)
def test_a_book_without_text_says_so(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableError, match=message):
        parse_bytes(data, "book.epub", "epub")
