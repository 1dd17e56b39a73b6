"""Where the pages of an audit come from: WARC, Parquet, CSV, JSON lines, folders and addresses."""

import bz2
import gzip
import zipfile
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from hlreader.audit.containers import Columns, container, kind_of_container
from hlreader.audit.containers.warc import in_utf_8
from hlreader.audit.page import Page
from hlreader.audit.part import Part
from hlreader.audit.plan import Cutting, cut_container, parts_of
from hlreader.audit.reading import pages_of
from hlreader.audit.rows import section_of
from hlreader.audit.sources import find_sources
from hlreader.errors import UsageError
from tests.audit_pages import (
    texts,
    warc_record,
    write_csv,
    write_files,
    write_json_lines,
    write_warc,
)

SITE = "https://health.example"
TEXTS = [page.markdown for page in texts(23, words=25)]
TEXTS[7] *= 2000  # a megabyte, more than a buffer
ROWS = [{"url": f"{SITE}/{n}", "text": text} for n, text in enumerate(TEXTS)]
COLUMNS = Columns()


def parts(*names: object, size: int = 5, columns: Columns = COLUMNS) -> list[Part]:
    """Return the parts of sources, cut here."""
    sources = find_sources([*map(str, names)])

    def cut_all(found: list[str]) -> list[Cutting]:
        return [cut_container(each, size, columns) for each in found]

    return list(parts_of(sources, cut_all, size))


def read(*names: object, size: int = 5, columns: Columns = COLUMNS) -> list[Page]:
    """Return the pages of sources in order."""
    found = parts(*names, size=size, columns=columns)
    return [page for part in found for page in pages_of(part, columns)]


def as_parquet(path: Path) -> None:
    pq.write_table(pa.Table.from_pylist(ROWS), path, row_group_size=4)


def as_csv(path: Path) -> None:
    write_csv(path, ROWS)


def as_tsv(path: Path) -> None:
    quoted = [row["text"].replace('"', '""') for row in ROWS]
    lines = [f'{row["url"]}\t"{text}"\n' for row, text in zip(ROWS, quoted, strict=True)]
    path.write_text("".join(["url\ttext\n", *lines]), "utf-8")


def as_json_lines(path: Path) -> None:
    write_json_lines(path, ROWS)


def as_warc(path: Path) -> None:
    records = [warc_record(row["url"], row["text"].encode(), "text/markdown") for row in ROWS]
    if path.suffix == ".gz":
        write_warc(path, records)
    elif path.suffix == ".zst":
        from fastwarc.stream_io import ZstdWriter

        with path.open("wb") as stream:
            writer = ZstdWriter(stream)
            for record in records:
                writer.write(record)
            writer.close()
    else:
        write_warc(path, records, "")


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("pages.parquet", as_parquet),
        ("pages.csv", as_csv),
        ("pages.tsv", as_tsv),
        ("pages.jsonl", as_json_lines),
        ("pages.jsonl.gz", as_json_lines),
        ("pages.warc", as_warc),
        ("pages.warc.gz", as_warc),
        ("pages.warc.zst", as_warc),
    ],
)
def test_each_container_gives_its_pages_once_and_in_order(
    name: str, write: Callable[[Path], None], tmp_path: Path
) -> None:
    # Given 23 pages in a file, some with quotes and line breaks in them
    write(tmp_path / name)

    # When it is cut into parts of five and each part is read alone
    found = parts(tmp_path / name)
    pages = [page for part in found for page in pages_of(part, COLUMNS)]

    # Then each page comes once, whole, with its address
    assert [part.size for part in found] == [5, 5, 5, 5, 3]
    assert [part.number for part in found] == [0, 1, 2, 3, 4]
    assert [page.address for page in pages] == [row["url"] for row in ROWS]
    assert [page.data.decode() for page in pages] == TEXTS
    assert not any(page.error for page in pages)


def test_a_crawl_compressed_in_one_piece_is_read_too(tmp_path: Path) -> None:
    # Given a WARC file that gzip compressed as a whole, where no reader can begin in the middle
    as_warc(tmp_path / "pages.warc")
    packed = tmp_path / "whole.warc.gz"
    packed.write_bytes(gzip.compress((tmp_path / "pages.warc").read_bytes()))

    # When it is read in parts, then each page comes once
    assert [page.address for page in read(packed)] == [row["url"] for row in ROWS]


def test_a_crawl_gives_only_its_pages(tmp_path: Path) -> None:
    # Given a crawl with a picture, a style sheet, a missing page and a PDF next to pages
    records = [
        warc_record(f"{SITE}/a", b"<p>Drink water.</p>", "text/html; charset=utf-8"),
        warc_record(f"{SITE}/logo.png", b"\x89PNG", "image/png"),
        warc_record(f"{SITE}/style.css", b"p {}", "text/css"),
        warc_record(f"{SITE}/gone", b"<p>Not here.</p>", "text/html", status=404),
        warc_record(f"{SITE}/b", b"%PDF-1.7", "application/pdf"),
        warc_record(f"{SITE}/c", bytes(21 * 1024 * 1024), "text/html"),
        warc_record(
            f"{SITE}/d", gzip.compress(b"<p>Rest.</p>"), "text/html\r\nContent-Encoding: gzip"
        ),
    ]
    write_warc(tmp_path / "crawl.warc.gz", records)

    # When it is read
    found = read(tmp_path / "crawl.warc.gz")

    # Then only the pages are there, with their formats. One that is too large has an error
    assert [(page.address, page.format) for page in found] == [
        (f"{SITE}/a", "html"), (f"{SITE}/b", "pdf"), (f"{SITE}/c", None),
        (f"{SITE}/d", "html"),
    ]  # fmt: skip
    assert "larger than 20 MB" in found[2].error
    assert found[2].data == b""
    assert found[3].data == b"<p>Rest.</p>"


def test_a_crawl_that_is_cut_short_gives_the_pages_before_the_cut(tmp_path: Path) -> None:
    # Given a WARC file that ends in the middle of a record
    as_warc(tmp_path / "pages.warc.gz")
    data = (tmp_path / "pages.warc.gz").read_bytes()
    cut = tmp_path / "cut.warc.gz"
    cut.write_bytes(data[: len(data) // 2])

    # When it is read
    found = read(cut)

    # Then the pages before are there, and the page that was cut says so
    good = [page for page in found if not page.error]
    assert [page.data.decode() for page in good] == TEXTS[: len(good)]
    assert 5 < len(good) < 15
    assert [page.error for page in found if page.error] == [
        f"{SITE}/{len(good)}: the file ends in the middle of this page."
    ]


def test_the_charset_of_the_server_counts_unless_the_page_has_a_mark() -> None:
    # Given a page in Latin-1 that only the server describes, then it becomes UTF-8
    assert in_utf_8("niño".encode("latin-1"), "ISO-8859-1") == "\ufeffniño".encode()

    # And a mark in the page, an unknown charset and one that does not fit change nothing
    marked = "\ufeffniño".encode("utf-16")
    assert in_utf_8(marked, "ISO-8859-1") == marked
    assert in_utf_8(b"ni\xf1o", "no-such-charset") == b"ni\xf1o"
    assert in_utf_8(b"\xff\xff", "shift_jis") == b"\xff\xff"


def test_rows_without_a_text_or_a_name_say_so(tmp_path: Path) -> None:
    # Given JSON lines with a broken line, an empty text, a number and a row without a name
    path = tmp_path / "dump.jsonl"
    path.write_text(
        '{"id": "a", "text": "Drink water."}\n\n{"id": "b", "text": ""}\n{"id": "c", "text": 7}\n'
        'no JSON\n{"text": "Rest."}\n',
        "utf-8",
    )

    # When they are read
    found = read(path)

    # Then each bad row has its error, and a row without a name has its place
    assert [(page.address, page.data) for page in found if not page.error] == [
        ("a", b"Drink water."),
        (f"{path}:92", b"Rest."),
    ]
    assert [page.error for page in found if page.error] == [
        "b: this row has no text.",
        "c: this row has no text.",
        f"{path}:84: this line is not a JSON object.",
    ]


@pytest.mark.parametrize("name", ["pages.csv", "pages.parquet", "pages.jsonl"])
def test_other_columns_can_be_named(name: str, tmp_path: Path) -> None:
    # Given a table whose columns have other names
    rows = [{"slug": f"heart-{n}", "body": text, "text": "no"} for n, text in enumerate(TEXTS)]
    path = tmp_path / name
    if name == "pages.parquet":
        pq.write_table(pa.Table.from_pylist(rows), path)
    else:
        (write_csv if name == "pages.csv" else write_json_lines)(path, rows)

    # When they are named, then the pages come from them
    found = read(path, columns=Columns("body", "slug"))
    assert [(page.address, page.data.decode()) for page in found] == [
        (row["slug"], row["body"]) for row in rows
    ]

    # And a column that is not there is an error that lists those that are
    with pytest.raises(UsageError, match=r"no column `content`.*--text-column: slug, body, text"):
        read(path, columns=Columns("content"))
    with pytest.raises(UsageError, match=r"no column `nr`.*--id-column"):
        read(path, columns=Columns("body", "nr"))


def test_a_file_that_is_not_what_its_name_says_is_an_error_row(tmp_path: Path) -> None:
    # Given files with the names of containers that hold something else
    for name in ("a.parquet", "b.warc.gz", "c.jsonl.gz"):
        (tmp_path / name).write_text("This is not it.", "utf-8")

    # When they are read, then each is one page with an error that names it
    found = read(tmp_path / "*")
    assert [Path(page.address).name for page in found if page.error] == [
        "a.parquet", "b.warc.gz", "c.jsonl.gz",
    ]  # fmt: skip


def test_patterns_folders_and_files_give_each_page_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given a folder of pages, when a pattern, the folder and a file of it are named together
    monkeypatch.chdir(tmp_path)
    paths = write_files(Path("site"), texts(12))
    found = parts("site/heart/*.md", "site", paths[0])

    # Then each page belongs to the first source that has it, and links are those of check
    names = [file.shown for part in found for file in part.files]
    assert sorted(names) == sorted(map(str, paths))
    assert {part.source for part in found} == {"site/heart/*.md", "site"}


def test_addresses_are_opened_with_fsspec(tmp_path: Path) -> None:
    # Given pages and a CSV file in an archive, which fsspec opens like a folder
    with zipfile.ZipFile(tmp_path / "site.zip", "w") as archive:
        archive.writestr("pages/a.md", "Drink water.")
        archive.writestr("pages/old/b.html", "<p>Rest at home.</p>")
        archive.writestr("pages/c.png", b"\x89PNG")
        archive.writestr("dump.csv", "url,text\nx,Call us.\n")
    archive_address = f"zip://pages::file://{tmp_path}/site.zip"

    # When the address of a folder, of a pattern and of a file are read
    pages = read(archive_address)
    assert [(page.data, page.format, page.error) for page in pages] == [
        (b"Drink water.", "markdown", ""),
        (b"<p>Rest at home.</p>", "html", ""),
    ]
    assert [page.data for page in read(f"zip://**/*.html::file://{tmp_path}/site.zip")] == [
        b"<p>Rest at home.</p>"
    ]
    assert [page.data for page in read(f"zip://dump.csv::file://{tmp_path}/site.zip")] == [
        b"Call us."
    ]

    # And an address without a file, or of an unknown kind, is one line
    for address, said in (
        (f"file://{tmp_path}/none/*.md", "no text here"),
        ("nosuch://bucket/page.md", "nosuch"),
        (f"file://{tmp_path}/none.md", "no text here"),
    ):
        with pytest.raises(UsageError, match=said):
            find_sources([address])


def test_compressed_tables_are_known_by_their_names(tmp_path: Path) -> None:
    # Given a CSV file that bzip2 compressed, when it is read, then its rows are pages
    as_csv(tmp_path / "pages.csv")
    packed = tmp_path / "pages.csv.bz2"
    packed.write_bytes(bz2.compress((tmp_path / "pages.csv").read_bytes()))
    assert [page.data.decode() for page in read(packed)] == TEXTS
    assert kind_of_container("x/y.WARC.GZ") == "warc"
    assert kind_of_container("leaflet.md") == ""
    assert container("csv").__name__.endswith("containers.csv")


def test_sections_are_the_folders_of_a_path_and_the_first_one_of_an_address() -> None:
    assert section_of("https://me:secret@health.example/a/b/c.html") == "health.example/a"
    assert section_of("https://health.example/") == "health.example"
    assert section_of("https://[broken/") == ""
    assert section_of("site/heart/attack.md") == "site/heart"
    assert section_of("page.md") == ""


def test_what_cannot_be_a_source_is_one_line(tmp_path: Path) -> None:
    # Given standard input, a pattern without files and a file that is not there
    with pytest.raises(UsageError, match="does not read standard input"):
        find_sources(["-"])
    with pytest.raises(UsageError, match="no text here"):
        find_sources([str(tmp_path / "*.warc.gz")])
    with pytest.raises(UsageError, match="does not exist"):
        find_sources([str(tmp_path / "crawl.warc.gz")])
