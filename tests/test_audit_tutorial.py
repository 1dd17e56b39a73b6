"""The tutorial in docs/audit.md: each of its commands runs here, on a local cluster."""

import json
import os
import re
import socket
import subprocess
import sys
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from hlreader.audit.columns import COLUMNS
from tests.audit_pages import (
    texts,
    warc_record,
    write_csv,
    write_files,
    write_json_lines,
    write_warc,
)
from tests.conftest import LIMIT, ROOT

TUTORIAL = (ROOT / "docs" / "audit.md").read_text("utf-8")


def commands() -> list[str]:
    """Return the blocks of commands, in order."""
    return re.findall(r"^```sh\n(.*?)^```", TUTORIAL, re.DOTALL | re.MULTILINE)


def test_each_column_is_explained() -> None:
    # Given the table of columns, when it is compared with the schema, then both have the same names
    table = TUTORIAL.split("## The columns")[1].split("## The summary")[0]
    rows = re.findall(r"^\| (`.+?) \|", table, re.MULTILINE)
    named = {name for row in rows for name in re.findall(r"`(\w+)`", row)}
    assert named == {*COLUMNS, "source"}


@pytest.mark.slow
def test_the_commands_work(tmp_path: Path) -> None:
    # Given 20 leaflets, a crawl, and dumps as the tutorial names them
    write_files(tmp_path / "leaflets", texts(20, words=40))
    pages = [*texts(12, words=30)]
    (tmp_path / "crawl").mkdir()
    for part in (0, 1):
        records = [
            warc_record(f"https://health.example/{page.name}", page.web_page.encode(), "text/html")
            for page in pages[part::2]
        ]
        write_warc(tmp_path / "crawl" / f"{part}.warc.gz", records)
    rows = [{"url": page.name, "body": page.markdown} for page in pages]
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "dump.parquet")
    write_json_lines(tmp_path / "dump.jsonl", rows)
    write_csv(tmp_path / "dump.csv", rows)
    with zipfile.ZipFile(tmp_path / "site.zip", "w") as archive:
        archive.writestr("heart/page.md", pages[0].markdown)

    # When the commands of the tutorial run one after the other
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    script = "\n".join(["set -e", *commands()]).replace("8786", str(port))
    # The scheduler opens a page for its state by default. Its port may be in use here.
    script = script.replace("dask scheduler", "dask scheduler --no-dashboard")
    script += "\nkill $(jobs -p)\nwait || true\n"
    folder = Path(sys.executable).parent
    done = subprocess.run(
        ["bash", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False,
        timeout=LIMIT * 5, env={**os.environ, "PATH": f"{folder}:{os.environ['PATH']}"},
    )  # fmt: skip

    # Then all succeed, and each audit has its pages
    assert done.returncode == 0, done.stderr
    expected = {
        "audit": 20, "audit-new": 20, "audit-crawl": 12, "audit-dump": 12, "audit-tables": 24,
        "audit-address": 1, "audit-cluster": 20,
    }  # fmt: skip
    found = {
        path.parent.name: json.loads(path.read_text("utf-8"))
        for path in tmp_path.glob("*/summary.json")
    }
    assert {name: summary["pages"] for name, summary in found.items()} == expected
    assert not any(summary["unreadable"] for summary in found.values())
    assert found["audit-new"]["changes"]["in_both"] == 20
    assert found["audit-tables"]["duplicates"]["same"] == 12
    assert "leaflets/" in done.stdout
