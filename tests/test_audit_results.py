"""What an audit makes of its rows: duplicates, changes, the report, and one line if it fails."""

import base64
import errno
import hashlib
import html.parser
import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from hlreader.audit import dataset
from hlreader.audit.changes import changes_since
from hlreader.audit.dataset import AuditFolder, Manifest, parquet_of
from hlreader.audit.duplicates import find_duplicates, write_duplicates
from hlreader.audit.part import Part
from hlreader.audit.report import report_page
from hlreader.audit.rows import Row, error_row
from hlreader.audit.signature import signature, text_hash, words_of
from hlreader.audit.summary import summary_of
from hlreader.errors import UnreadableError
from tests.audit_pages import paragraphs, texts, write_files
from tests.conftest import LIMIT, Result

STORE = " ".join(paragraphs("en")).split()


def row(address: str, text: str, **values: Any) -> Row:
    """Return the row of a page with a text, without checking it."""
    words = words_of([text])
    return {
        **error_row(address, len(text), "", ""),
        "error": None, "error_kind": None, "title": address, "language": "en",
        "words": len(words), "sentences": 1, "grade": 6.0, "passed": True, "findings": {},
        "undefined_terms": [], "text_hash": text_hash(words), "minhash": signature(words),
        "seconds": 0.0, **values,
    }  # fmt: skip


def folder_with(path: Path, rows: Sequence[Row], in_part: int = 100) -> AuditFolder:
    """Return the folder of a finished audit with these rows."""
    folder = AuditFolder(path)
    starts = range(0, len(rows), in_part)
    parts = [Part(n, "site", "files", size=in_part) for n, _ in enumerate(starts)]
    folder.begin(Manifest(("site",), {}, "2026-11-30"), parts)
    for part, start in zip(parts, starts, strict=True):
        folder.write_part(part, parquet_of(part, rows[start : start + in_part]))
    return folder


def text_of(start: int, length: int = 300) -> str:
    return " ".join(STORE[(start + at) % len(STORE)] for at in range(length))


@pytest.mark.parametrize("in_part", [1000, 7])
def test_pages_with_nearly_the_same_text_are_found(in_part: int, tmp_path: Path) -> None:
    # Given pages of which some are copies, some differ in two words, and most are different
    rows = [row(f"page-{n}", text_of(n * 400)) for n in range(30)]
    rows.append(row("copy", text_of(0).upper() + " !"))
    changed = text_of(400).split()
    changed[50], changed[200] = "Wednesday", "fourteen"
    rows.append(row("near", " ".join(changed)))
    rows.append(row("half", text_of(800, 150) + " " + text_of(9000, 150)))
    folder = folder_with(tmp_path, rows, in_part)

    # When duplicates are looked for
    found = find_duplicates(folder)

    # Then each is found with its first page, and a page that shares half of a text is not one
    addresses = {each["page"]: each["address"] for each in folder.table().to_pylist()}
    assert [
        (addresses[each.page], addresses[each.original], each.kind) for each in found.itertuples()
    ] == [("copy", "page-0", "same"), ("near", "page-1", "near")]


def test_a_chain_of_near_copies_has_one_original(tmp_path: Path) -> None:
    # Given three pages, each nearly the same as the next, and copies of two of them
    words = text_of(0).split()
    second, third = [*words], [*words]
    second[10] = "Wednesday"
    third[10], third[290] = "Wednesday", "fourteen"
    bodies = [" ".join(each) for each in (words, second, third, second, third)]
    folder = folder_with(tmp_path, [row(f"page-{n}", body) for n, body in enumerate(bodies)])

    # When duplicates are looked for, then all have the first page as their original
    found = find_duplicates(folder)
    assert found.original.tolist() == [0, 0, 0, 0]
    assert found.kind.tolist() == ["near", "near", "same", "same"]


def test_an_audit_without_duplicates_or_pages_has_a_summary(tmp_path: Path) -> None:
    # Given an audit in which no page could be read
    folder = folder_with(tmp_path, [error_row("a.md", 3, "unreadable", "a.md: no text.")])

    # When it is summed up, then the summary and the report say so
    summary = summary_of(folder, folder.require(), write_duplicates(folder))
    assert (summary["pages"], summary["unreadable"], summary["counted"]) == (1, 1, 0)
    assert summary["grades"] == summary["findings"] == summary["hardest"] == []
    assert "Reading level of 0 pages" in report_page(summary, None)


def test_changes_since_an_earlier_audit(tmp_path: Path) -> None:
    # Given two audits: one page became harder, one easier, one moved a little, one came, one went
    grades = {"harder": (6, 8.5), "easier": (9, 7), "same": (5, 5.4), "text": (None, None)}
    before = [row(name, name, grade=old) for name, (old, _) in grades.items()]
    now = [row(name, name, grade=new) for name, (_, new) in grades.items()]
    broken = error_row("same-error", 0, "crash", "")
    old = folder_with(tmp_path / "old", [*before, row("gone", "gone"), broken])
    new = folder_with(tmp_path / "new", [*now, row("new", "new"), broken])

    # When they are compared
    changes = changes_since(old, new)

    # Then each is counted, and the harder and easier ones are listed
    assert changes == {
        "since": "2026-11-30", "in_both": 4, "new": 1, "gone": 1, "harder": 1, "easier": 1,
        "mean_change": round((2.5 - 2 + 0.4) / 3, 3),
        "most_harder": [{"address": "harder", "before": 6.0, "now": 8.5}],
        "most_easier": [{"address": "easier", "before": 9.0, "now": 7.0}],
    }  # fmt: skip
    page = report_page(summary_of(new, new.require(), write_duplicates(new)), changes)
    assert "Since the audit of 2026-11-30" in page
    assert "Harder by a grade or more: 1" in page


HOSTILE = '</title><script>alert(1)</script><img src=x onerror="alert(2)">\'"&]]>'


class Page(html.parser.HTMLParser):
    """Collects the tags and attributes of a page, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]


def test_the_report_runs_nothing_that_a_page_holds(tmp_path: Path) -> None:
    # Given pages whose titles, addresses, terms and folders are attacks
    rows = [
        row(f"site/{HOSTILE}/{n}", text_of(n * 400), title=HOSTILE, section=HOSTILE, grade=12.0,
            undefined_terms=[HOSTILE], language="en", findings={"HL001": 1})
        for n in range(3)
    ]  # fmt: skip
    folder = folder_with(tmp_path, rows)

    # When the report is made
    summary = summary_of(folder, Manifest((HOSTILE,), {}, "2026-11-30"), write_duplicates(folder))
    text = report_page(summary, None)
    page = Page(text)

    # Then it has no script, no picture, no handler, no address, and only the style that it names
    allowed = {
        "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "p", "dl", "dt",
        "dd", "figure", "figcaption", "svg", "desc", "g", "rect", "line", "text", "details",
        "summary", "table", "caption", "thead", "tbody", "tr", "th", "td",
    }  # fmt: skip
    assert set(page.tags) <= allowed
    assert not [name for name, _ in page.attributes if name.startswith("on") or name == "style"]
    assert not [name for name, _ in page.attributes if name in ("href", "src", "xlink:href")]
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    assert style
    hashed = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    policy = next(value for name, value in page.attributes if "default-src" in value)
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{hashed}'")
    assert html.escape(HOSTILE) in text


def test_each_chart_has_its_numbers_as_text_and_as_a_table(tmp_path: Path) -> None:
    # Given pages of several grades
    rows = [
        row(f"site/{n}", text_of(n * 400), grade=float(grade), findings={"HL103": 2})
        for n, grade in enumerate((3, 3, 5, 25))
    ]
    folder = folder_with(tmp_path, rows)

    # When the report is made
    text = report_page(summary_of(folder, folder.require(), write_duplicates(folder)), None)

    # Then each drawing has a title and a description with its numbers for a screen reader
    drawings = re.findall(r"<svg .*?</svg>", text, re.DOTALL)
    assert len(drawings) == 3
    for drawing in drawings:
        named = re.search(r'role="img" aria-labelledby="([\w-]+) ([\w-]+)"', drawing)
        assert named
        assert f'<title id="{named[1]}">' in drawing
        assert f'<desc id="{named[2]}">' in drawing
    assert "Grade 3: 2. Grade 4: 0. Grade 5: 1." in text
    assert "Grade 18 and above: 1" in text
    assert '<tr><th scope="row">Grade 3</th><td class="n">2</td></tr>' in text
    assert "HL103 passive-voice: 4" in text
    assert len(set(re.findall(r' id="([^"]+)"', text))) == len(re.findall(r' id="', text))


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_is_one_line(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given a disk without room, when a part is written
    def full(*_: Any, **__: Any) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(dataset, "write_whole", full)
    folder, part = AuditFolder(tmp_path), Part(0, "site", "files", size=1)

    # Then one line names the file and the next step, and the part counts as not done
    with pytest.raises(UnreadableError, match=r"part-0000000\.parquet: cannot .*Make room"):
        folder.write_part(part, parquet_of(part, [row("a", "b")]))
    assert not folder.is_done(part)


def test_a_long_source_has_a_short_folder_of_its_own(tmp_path: Path) -> None:
    # Given sources whose names are too long for a folder, or have signs that are not for one
    names = ["https://health.example/" + "a" * 400, "https://health.example/" + "a" * 401, "ä/=&"]
    folder = AuditFolder(tmp_path)

    # When a part of each is written
    for number, name in enumerate(names):
        part = Part(number, name, "files", size=1)
        folder.write_part(part, parquet_of(part, [row(name, "text")]))

    # Then each has its own folder, and the data set gives a readable name back
    sources = [each["source"] for each in folder.table().to_pylist()]
    assert len(set(sources)) == 3
    assert "ä/=&" in sources
    assert [each["address"] for each in folder.table().to_pylist()] != []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-o", "none"), "none: there is no audit in this folder"),
        (("site",), "An audit needs a folder. Name one with -o FOLDER."),
        (("site", "-o", "site/page.md"), "site/page.md: this is a file, not a folder."),
        (("nothing", "-o", "new"), "nothing: this file or folder does not exist."),
        (("--query", "grade > 1"), "--query needs the folder of one audit."),
        (("--query", "grade > 1", "none"), "none: there is no audit in this folder"),
        (("site", "-o", "new", "--since", "none"), "none: there is no audit in this folder"),
        (("site", "-o", "new", "--scheduler", "tcp://127.0.0.1:9"), "does not answer"),
    ],
)
def test_a_wrong_command_line_is_one_line_and_leaves_nothing(
    arguments: tuple[str, ...],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    run: Callable[..., Result],
) -> None:
    # Given a site, when the command line is wrong
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("hlreader.audit.run._PATIENCE", "1s")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "page.md").write_text("Drink water.\n", "utf-8")
    result = run("audit", *arguments)

    # Then one line says what to do, and no folder is made
    assert result.code == 2
    assert said in result.err
    assert result.err.count("\n") == 1
    assert not (tmp_path / "new").exists()


def test_without_the_extra_one_line_names_the_command_that_installs_it(
    run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given an hlreader without the extra, when an audit is asked for
    for name in [name for name in sys.modules if name.startswith("hlreader.actions.audit")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "hlreader.audit.dataset", None)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    for name in [name for name in sys.modules if name.startswith("hlreader.audit")]:
        monkeypatch.delitem(sys.modules, name)

    # Then one line says how to install it
    result = run("audit", "site", "-o", "audit")
    assert result.code == 2
    assert re.fullmatch(
        r'hlreader: An audit needs the package \w+\. .*pip install "\.\[audit\]"\.\n', result.err
    )


def test_other_commands_do_not_import_it() -> None:
    # Given the commands that most people use, when they run, then nothing of the extra is imported
    heavy = (
        "dask",
        "distributed",
        "pyarrow",
        "duckdb",
        "pandas",
        "numpy",
        "fastwarc",
        "hlreader.audit",
    )
    program = (
        "import sys; from hlreader.cli import main; main(sys.argv[1:]); "
        f"print([name for name in {heavy!r} if name in sys.modules], file=sys.stderr)"
    )
    for arguments in (["--help"], ["check", "-"], ["define", "biopsy"], ["read", "metastatic"]):
        done = subprocess.run(
            [sys.executable, "-c", program, *arguments],
            input="Drink water.\n", capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.stderr.splitlines()[-1] == "[]", arguments


SCHEDULER = """\
import logging, sys
from distributed import LocalCluster
if __name__ == "__main__":
    with LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None,
                      host="127.0.0.1", silence_logs=logging.CRITICAL) as cluster:
        print(cluster.scheduler_address, flush=True)
        sys.stdin.read()
"""
"""A cluster as it is by default: its workers are daemons, which may not have children."""


@pytest.mark.slow
def test_a_cluster_that_is_there_already_can_be_used(tmp_path: Path) -> None:
    # Given a Dask cluster, and a site
    write_files(tmp_path / "site", texts(12, words=25))
    (tmp_path / "cluster.py").write_text(SCHEDULER, "utf-8")
    with subprocess.Popen(
        [sys.executable, "cluster.py"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        cwd=tmp_path,
    ) as cluster:  # fmt: skip
        assert cluster.stdout
        address = cluster.stdout.readline().strip()

        # When an audit uses it
        done = subprocess.run(
            [sys.executable, "-m", "hlreader", "audit", "site", "-o", "audit", "--scheduler",
             address],
            capture_output=True, text=True, timeout=LIMIT * 2, cwd=tmp_path, check=False,
        )  # fmt: skip
        cluster.communicate()

    # Then it is done, and the cluster was not needed for the report
    assert done.returncode == 0, done.stderr
    rows = AuditFolder(tmp_path / "audit").table().to_pylist()
    assert len(rows) == 12
    assert not [each["error"] for each in rows if each["error"]]
