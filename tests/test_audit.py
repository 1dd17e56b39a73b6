"""``hlreader audit``: many pages on several processes, with the figures of ``check``."""

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet
import pytest

from hlreader.audit.columns import COLUMNS, GRADE, SCORES
from hlreader.audit.dataset import SCHEMA, AuditFolder, folder_of
from hlreader.checker.config.configuration import Configurations
from hlreader.checker.runner import FileReport, check
from hlreader.dates import day_of
from hlreader.language import primary
from tests.audit_pages import bad_files, texts, write_files
from tests.conftest import LIMIT, Result

pytestmark = pytest.mark.slow

FILES = 500


def audit(*arguments: object, cwd: Path | None = None) -> Result:
    """Run ``hlreader audit`` as a program."""
    done = subprocess.run(
        [sys.executable, "-m", "hlreader", "audit", *map(str, arguments)],
        capture_output=True, text=True, timeout=LIMIT * 3, cwd=cwd, check=False,
    )  # fmt: skip
    return Result(done.returncode, done.stdout, done.stderr)


class Audited(NamedTuple):
    """A site that was audited once for all tests here."""

    site: Path
    folder: Path
    result: Result
    errors: dict[str, str]

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The rows of the data set."""
        found: list[dict[str, Any]] = AuditFolder(self.folder).table().to_pylist()
        return found

    @property
    def summary(self) -> dict[str, Any]:
        """The content of summary.json."""
        found: dict[str, Any] = json.loads((self.folder / "summary.json").read_text("utf-8"))
        return found


@pytest.fixture(scope="module")
def audited(compiled: Path, tmp_path_factory: pytest.TempPathFactory) -> Audited:
    """500 files of five formats, some of them twice, and some that cannot be read."""
    folder = tmp_path_factory.mktemp("audit")
    site = folder / "site"
    paths = write_files(site, texts(FILES - 20))
    for number, path in enumerate(paths[:20]):
        (site / f"again-{number:02}{path.suffix}").write_bytes(path.read_bytes())
    errors = bad_files(site / "bad")
    with pytest.MonkeyPatch.context() as environ:
        environ.setenv("XDG_CACHE_HOME", str(compiled))
        result = audit("site", "-o", "audit", "-j", 2, "--isolated", cwd=folder)
    return Audited(site, folder / "audit", result, errors)


def test_the_figures_are_those_of_check(audited: Audited, monkeypatch: pytest.MonkeyPatch) -> None:
    # Given an audit of 500 files in five formats and two languages
    assert audited.result.code == 0, audited.result.err
    rows = {row["address"]: row for row in audited.rows}

    # When check looks at the same files
    monkeypatch.chdir(audited.site.parent)
    report = check("site", configurations=Configurations(isolated=True), jobs=2)

    # Then each figure of each page is the same, to the last digit
    assert len(report.files) == FILES
    different = {
        (file.shown, name): (value, rows[file.shown][name])
        for file in report.files
        for name, value in expected(file).items()
        if rows[file.shown][name] != value
    }
    assert different == {}


def expected(file: FileReport) -> dict[str, Any]:
    """Return what the row of a file must say."""
    score = file.score
    return {
        "language": file.language,
        "words": score.counts.words,
        "sentences": score.counts.sentences,
        **{name: score.scores.get(name) for name in SCORES},
        "grade": score.scores.get(GRADE.get(primary(file.language), "")),
        "difficulty": score.difficulty,
        "passed": file.passed,
        "findings": sorted(Counter(each.code for each in file.findings).items()),
        "review_date": day_of(file.about.reviewed_on.text),
        "error": None,
    }


def test_each_file_is_a_row_and_those_that_cannot_be_read_say_why(audited: Audited) -> None:
    # Given the files of the site, then each is one row
    names = sorted(str(path.relative_to(audited.site.parent)) for path in files_of(audited.site))
    assert sorted(row["address"] for row in audited.rows) == names

    # And a bad file is a row with its error: a picture, 200 MB, a broken archive
    errors = {Path(row["address"]).name: row for row in audited.rows if row["error"]}
    assert errors.keys() == audited.errors.keys()
    for name, said in audited.errors.items():
        assert said in errors[name]["error"]
        assert errors[name]["error_kind"] == "unreadable"
        assert errors[name]["words"] is None
    assert errors["huge.txt"]["bytes"] == 200 * 1024 * 1024


def files_of(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_the_data_set_has_the_documented_schema(audited: Audited) -> None:
    # Given the data set, when PyArrow opens a file, then it has the schema and its version
    path = next(audited.folder.glob("pages/source=site/part-*.parquet"))
    schema = pa.parquet.read_schema(path)
    assert schema.equals(SCHEMA)
    assert schema.metadata[b"hlreader-audit"] == b"1"
    assert set(COLUMNS) == set(schema.names)

    # And the pages have different numbers
    numbers = [row["page"] for row in audited.rows]
    assert len(set(numbers)) == len(numbers) == FILES + len(audited.errors)


def test_copies_count_once(audited: Audited) -> None:
    # Given 20 files with the same bytes as others, when the audit is done
    duplicates = pa.parquet.read_table(audited.folder / "duplicates.parquet").to_pylist()
    addresses = {row["page"]: row["address"] for row in audited.rows}

    # Then one of each pair is a duplicate of the other
    copies = [row for row in duplicates if "again-" in addresses[row["original"]]
              or "again-" in addresses[row["page"]]]  # fmt: skip
    assert {row["kind"] for row in copies} == {"same"}
    assert len(copies) >= 20

    # And the summary counts the rest
    summary = audited.summary
    assert summary["pages"] == FILES + len(audited.errors)
    assert summary["unreadable"] == len(audited.errors)
    assert summary["duplicates"]["same"] >= 20
    assert summary["counted"] == FILES - sum(summary["duplicates"].values())


def test_the_summary_adds_up_the_rows(audited: Audited) -> None:
    # Given the rows without duplicates and errors
    summary = audited.summary
    duplicates = pa.parquet.read_table(audited.folder / "duplicates.parquet").to_pydict()["page"]
    rows = [row for row in audited.rows if not row["error"] and row["page"] not in {*duplicates}]

    # Then the summary has their sums
    assert summary["words"] == sum(row["words"] for row in rows)
    assert summary["languages"] == dict(Counter(primary(r["language"]) for r in rows).most_common())
    assert sum(each["pages"] for each in summary["grades"]) == sum(
        row["grade"] is not None for row in rows
    )
    found = Counter(code for row in rows for code, _ in row["findings"])
    times = Counter(dict.fromkeys(found, 0))
    for row in rows:
        times.update(dict(row["findings"]))
    assert {each["code"]: each["pages"] for each in summary["findings"]} == found
    assert {each["code"]: each["times"] for each in summary["findings"]} == times
    terms = Counter(term for row in rows for term in row["undefined_terms"])
    assert [each["pages"] for each in summary["undefined_terms"]] == [
        number for _, number in terms.most_common(20)
    ]
    assert summary["over_limit"] == found["HL001"]
    assert {each["section"] for each in summary["sections"]} >= {"site/heart", "site/tests"}


def test_a_finished_audit_is_not_done_again(audited: Audited) -> None:
    # Given a finished audit, when the same command runs again
    before = {path: path.stat().st_mtime_ns for path in audited.folder.rglob("part-*.parquet")}
    result = audit("site", "-o", "audit", "--isolated", cwd=audited.site.parent)

    # Then it only writes the summary and the report
    assert result.code == 0
    after = {path: path.stat().st_mtime_ns for path in audited.folder.rglob("part-*.parquet")}
    assert after == before


def test_query_lists_pages(audited: Audited, run: Callable[..., Result]) -> None:
    # Given an audit, when pages are asked for by their figures
    result = run("audit", "--query", "grade > 6 and words > 30", audited.folder)

    # Then those pages are listed, the hardest first
    hard = [row for row in audited.rows if (row["grade"] or 0) > 6 and (row["words"] or 0) > 30]
    assert result.code == 0
    assert len(result.out.splitlines()) == len(hard) > 0
    grades = [float(line.split()[0]) for line in result.out.splitlines()]
    assert grades == sorted(grades, reverse=True)
    assert {line.split(maxsplit=2)[2] for line in result.out.splitlines()} == {
        row["address"] for row in hard
    }


def test_query_in_json_has_all_columns(audited: Audited, run: Callable[..., Result]) -> None:
    # Given a condition about a rule and a duplicate, when the answer is JSON
    repeated = {*pa.parquet.read_table(audited.folder / "duplicates.parquet").to_pydict()["page"]}
    found = (row["findings"] for row in audited.rows if row["page"] in repeated)
    code = next(findings[0][0] for findings in found if findings)
    condition = f"findings['{code}'] >= 1 and duplicate_of is not null"
    result = run("audit", "--query", condition, "--json", audited.folder)

    # Then each page has its columns, and the page that it repeats
    rows = json.loads(result.out)
    addresses = {row["address"] for row in audited.rows}
    assert rows
    assert all(row["duplicate_of"] in addresses for row in rows)
    assert all(row["findings"][code] >= 1 for row in rows)
    assert {"source", "language", "smog", "review_date"} <= rows[0].keys()


@pytest.mark.parametrize(
    "condition",
    [
        "grade >",
        "no_such_column > 3",
        "1=1); COPY pages TO 'stolen.csv' --",
        "address IN (SELECT content FROM read_text('/etc/passwd'))",
    ],
)
def test_a_wrong_query_is_one_line(
    condition: str,
    audited: Audited,
    run: Callable[..., Result],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Given a condition that is wrong, or wants to read or write files, when it is asked
    monkeypatch.chdir(tmp_path)
    result = run("audit", "--query", condition, audited.folder)

    # Then one line says so, and nothing is written
    assert result.code == 2
    assert result.out == ""
    assert re.fullmatch(r"hlreader: --query: .+\n", result.err)
    assert list(tmp_path.iterdir()) == []


def test_folder_of_an_audit_is_a_folder(tmp_path: Path) -> None:
    assert folder_of(tmp_path / "new").manifest() is None
