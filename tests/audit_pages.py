"""Pages for the tests and the benchmark of ``audit``: real prose in several formats, bad pages."""

import csv
import gzip
import html
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.conftest import ROOT

FORMATS = (".md", ".txt", ".html", ".rtf", ".md")


class Text(NamedTuple):
    """A page to write: its name without an ending, its language and its paragraphs."""

    name: str
    language: str
    paragraphs: tuple[str, ...]

    @property
    def markdown(self) -> str:
        """The page as Markdown with front matter."""
        title = self.name.rpartition("/")[2].replace("-", " ").capitalize()
        body = "\n\n".join(self.paragraphs)
        return f"---\ntitle: {title}\nlanguage: {self.language}\n---\n\n{body}\n"

    @property
    def web_page(self) -> str:
        """The page as HTML, with a menu around its text."""
        body = "".join(f"<p>{html.escape(each)}</p>\n" for each in self.paragraphs)
        title = html.escape(self.name.rpartition("/")[2].replace("-", " ").capitalize())
        return (
            f'<!doctype html>\n<html lang="{self.language}"><head><meta charset="utf-8">'
            f"<title>{title} | Health A to Z</title></head><body><nav><a href='/'>Home</a> "
            f"<a href='/a-z'>A to Z</a></nav><main><h1>{title}</h1>\n{body}</main>"
            "<footer>Contact us</footer></body></html>\n"
        )


def paragraphs(language: str) -> list[str]:
    """Return the paragraphs of all shipped articles in a language, as plain text."""
    folder = ROOT / "articles" / ("" if language == "en" else language)
    found = []
    for path in sorted(folder.glob("*.md")):
        text = path.read_text("utf-8").split("---\n", 2)[2]
        for part in text.split("\n\n"):
            plain = re.sub(r"\[([^\]]*)\]\([^)]*\)|[*`]", r"\1", " ".join(part.split()))
            if len(plain.split()) > 20 and not plain.startswith(("#", "|", "-", ">")):
                found.append(plain)
    return found


def texts(count: int, words: int = 60) -> Iterator[Text]:
    """Yield so many different pages of about so many words, every fifth in Spanish."""
    stores = {language: paragraphs(language) for language in ("en", "es")}
    sections = ("heart", "cancer/breast", "tests", "medicines")
    for number in range(count):
        language = "es" if number % 5 == 4 else "en"
        store = stores[language]
        chosen: list[str] = []
        at = number * 7
        while sum(len(each.split()) for each in chosen) < words:
            chosen.append(store[at % len(store)])
            at += 1 + number // len(store)
        yield Text(f"{sections[number % 4]}/page-{number:06}", language, tuple(chosen))


def write_files(folder: Path, pages: Iterable[Text]) -> list[Path]:
    """Write pages as files of several formats, in turn."""
    paths = []
    for number, page in enumerate(pages):
        suffix = FORMATS[number % len(FORMATS)]
        path = folder / f"{page.name}{suffix}"
        path.parent.mkdir(parents=True, exist_ok=True)
        if suffix == ".md":
            path.write_text(page.markdown, "utf-8")
        elif suffix == ".html":
            path.write_text(page.web_page, "utf-8")
        elif suffix == ".rtf":
            path.write_bytes(rich_text(page.paragraphs))
        else:
            path.write_text("\n\n".join(page.paragraphs), "utf-8")
        paths.append(path)
    return paths


def rich_text(parts: Sequence[str]) -> bytes:
    """Return paragraphs as Rich Text."""
    body = "".join(
        "".join(letter if ord(letter) < 128 else f"\\u{ord(letter)}?" for letter in part)
        + "\\par\n"
        for part in parts
    )
    return b"{\\rtf1\\ansi\n" + body.encode() + b"}"


def warc_record(address: str, body: bytes, declared: str, status: int = 200) -> bytes:
    """Return the answer of a web server as a WARC record (ISO 28500)."""
    reason = {200: "OK", 404: "Not Found"}[status]
    answer = f"HTTP/1.1 {status} {reason}\r\nContent-Type: {declared}\r\n\r\n".encode() + body
    head = (
        "WARC/1.1\r\nWARC-Type: response\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>\r\n"
        f"WARC-Target-URI: {address}\r\nWARC-Date: 2026-11-01T00:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def write_warc(path: Path, records: Iterable[bytes], compression: str = "gzip") -> None:
    """Write a WARC file. With "gzip", each record is compressed alone, as crawlers do."""
    with path.open("wb") as stream:
        for record in records:
            stream.write(gzip.compress(record, 1) if compression == "gzip" else record)


def write_csv(path: Path, rows: Sequence[dict[str, str]]) -> None:
    """Write a CSV file with names first."""
    text = io.StringIO()
    writer = csv.DictWriter(text, [*rows[0]])
    writer.writeheader()
    writer.writerows(rows)
    path.write_bytes(text.getvalue().encode())


def write_json_lines(path: Path, rows: Iterable[dict[str, str]]) -> None:
    """Write JSON lines, compressed if the name says so."""
    data = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)


def bad_files(folder: Path) -> dict[str, str]:
    """Write files that cannot be read. Return what each error says, by name."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "picture.md").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(400))
    (folder / "cut.docx").write_bytes(b"PK\x03\x04" + bytes(60))
    (folder / "none.html").write_text("<html><body><script>1</script></body></html>", "utf-8")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 8)
    with (folder / "huge.txt").open("wb") as stream:
        stream.truncate(200 * 1024 * 1024)
    with zipfile.ZipFile(folder / "other.docx", "w") as archive:
        archive.writestr("readme", "not a Word file")
    return {
        "picture.md": "this is a picture",
        "cut.docx": "cut.docx",
        "none.html": "this page has no text",
        "binary.txt": "binary.txt",
        "huge.txt": "this is larger than 20 MB",
        "other.docx": "this is an archive",
    }
