"""A file's real path opens it, its cleaned name shows it: the two are never taken for each other.

Of each pair of files here one has a name that is shown as that of the other.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from hlreader import check
from hlreader.checker.baseline import key_of, path_from
from hlreader.checker.config.configuration import Configuration
from hlreader.checker.reports import FORMATS
from hlreader.checker.watch import watch
from hlreader.documents import source
from hlreader.documents.sources import sources_of
from hlreader.errors import ContentError
from hlreader.lsp.open_text import OpenText, broken
from tests.checking import glossary
from tests.conftest import Result

Run = Callable[..., Result]

PLAIN = "leaflet.md"
HOSTILE = [
    " leaflet.md", "\tleaflet.md", "\nleaflet.md", "\x1b[0mleaflet.md", "\x1b]0;own\x07leaflet.md",
    "\x9b5mleaflet.md", "\u202eleaflet.md", "leaflet\u200b.md", "leaf\xadlet.md",
    "\udce9leaflet.md",
]  # fmt: skip
HARD = "Utilize ice. If it hurts {} more than a day or two, call the nurse of your own ward.\n"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no file can be called so there")


@pytest.fixture(params=HOSTILE)
def folder(request: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder, the one to work in, with a leaflet and another of which the name is cleaned."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / PLAIN).write_text(HARD.format("you"))
    (tmp_path / request.param).write_text(HARD.format("them"))
    return tmp_path


@pytest.fixture
def hostile(folder: Path) -> Path:
    """The leaflet of which the name is cleaned, by a path from the folder."""
    (path,) = set(folder.iterdir()) - {folder / PLAIN}
    return path.relative_to(folder)


FIXED = HARD.replace("Utilize", "Use")


def test_only_the_file_that_is_named_is_fixed(run: Run, folder: Path, hostile: Path) -> None:
    result = run("check", hostile, "--fix-only")

    assert result.err == "hlreader: 1 fixed in 1 of 1 files.\n"
    assert hostile.read_text() == FIXED.format("them")
    assert Path(PLAIN).read_text() == HARD.format("you")
    assert len([*folder.iterdir()]) == 2


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_each_file_of_a_folder_is_fixed_by_itself(
    run: Run, folder: Path, hostile: Path, jobs: str
) -> None:
    result = run("check", ".", "--fix-only", "-j", jobs)

    assert result.err == "hlreader: 2 fixed in 2 of 2 files.\n"
    assert hostile.read_text() == FIXED.format("them")
    assert Path(PLAIN).read_text() == FIXED.format("you")


@pytest.mark.skipif(not shutil.which("git"), reason="git applies the diff")
def test_the_diff_changes_the_file_it_is_of_and_drives_no_terminal(
    run: Run, folder: Path, hostile: Path
) -> None:
    diff = run("check", hostile, "--diff").out

    assert diff.replace("\n", "").replace("\t", "").isprintable()
    subprocess.run(["git", "apply", "-p0"], input=diff, text=True, check=True)
    assert hostile.read_text() == FIXED.format("them")
    assert Path(PLAIN).read_text() == HARD.format("you")


def test_a_baseline_knows_the_findings_of_each_file_by_themselves(
    run: Run, folder: Path, hostile: Path
) -> None:
    asked = ("--baseline", "known.json", "--fail-on", "advice")

    # Given a baseline of one of the two
    assert run("check", hostile, *asked, "--update-baseline").code == 0
    once = Path("known.json").read_bytes()
    assert run("check", hostile, *asked, "--update-baseline").code == 0

    # Then it is the same bytes each time, knows that one, and not the other
    assert Path("known.json").read_bytes() == once
    assert run("check", hostile, *asked).code == 0
    assert run("check", PLAIN, *asked).code == 1
    assert "is fixed" not in run("check", ".", *asked).err


def test_programs_that_gather_findings_can_tell_the_files_apart(run: Run, folder: Path) -> None:
    sarif = json.loads(run("check", ".", "--output-format", "sarif").out)
    gitlab = json.loads(run("check", ".", "--output-format", "gitlab").out)

    places = [one["locations"][0]["physicalLocation"] for one in sarif["runs"][0]["results"]]
    addresses = {place["artifactLocation"]["uri"] for place in places}
    assert len(addresses) == 2
    assert all(address.isascii() and address.isprintable() for address in addresses)
    assert len({issue["fingerprint"] for issue in gitlab}) == len(gitlab) == len(places)


@pytest.mark.parametrize("form", FORMATS)
def test_every_report_is_of_the_file_and_shows_its_name_clean(
    run: Run, folder: Path, hostile: Path, form: str
) -> None:
    result = run("check", hostile, "--output-format", form, "--fail-on", "warning")

    assert result.code == 1
    assert result.err == ""
    assert result.out.replace("\n", "").isprintable()
    if form == "html":
        assert "hurts them more" in result.out


@pytest.mark.parametrize(
    "command",
    [["check", "--worksheet", "pemat"], ["check", "--worksheet", "cci", "--json"],
     ["glossary", "find"], ["glossary", "find", "--json"], ["read", "--print"]],
)  # fmt: skip
def test_every_other_command_reads_the_file_and_shows_its_name_clean(
    run: Run, folder: Path, hostile: Path, command: list[str]
) -> None:
    (folder / PLAIN).unlink()

    result = run(*command, f"./{hostile}")

    assert result.code in (0, 1)
    assert result.err == ""
    assert result.out.replace("\n", "").isprintable()


def test_two_files_of_one_shown_name_are_watched_as_two(folder: Path, hostile: Path) -> None:
    looks: Iterator[Callable[[], object]] = iter([lambda: hostile.write_text("Rest.\n")])

    watched = watch(lambda: sources_of(".").files, lambda _: next(looks)())
    first, second = next(watched), next(watched)

    assert len(first) == 2
    assert [file.path for file in second] == [hostile]


def test_settings_for_a_file_are_found_by_its_path(run: Run, folder: Path, hostile: Path) -> None:
    Path("hlreader.toml").write_text(f'[overrides."{PLAIN}"]\nmax-sentence-words = 5\n')

    plain, other = (check(name).files[0].source for name in (PLAIN, hostile))
    found = run("check", ".", "--select", "HL101", "--output-format", "concise").out

    assert plain.shown == other.shown or "\ufffd" in other.shown
    assert path_from(Path(), plain) != path_from(Path(), other)
    assert found.count("HL101") == 1


@pytest.mark.parametrize("name", HOSTILE)
def test_an_editor_sees_an_error_without_the_name_of_the_file(tmp_path: Path, name: str) -> None:
    with pytest.raises(ContentError) as raised:
        OpenText("---\ntitle: [\n---\n", tmp_path / name, Configuration(), glossary())

    finding = broken(raised.value)

    assert finding.message.startswith("the YAML is broken")


def test_a_finding_has_a_key_for_each_file(folder: Path) -> None:
    keys = [
        key_of(path_from(folder, file.source), finding)
        for file in check(".").files
        for finding in file.findings
    ]

    assert len({path for path, _, _ in keys}) == 2


@pytest.mark.slow
@pytest.mark.parametrize("name", [" words.yaml", "\x1b[0mwords.yaml", "\udce9words.yaml"])
@pytest.mark.parametrize("command", ["check", "glossary check"])
def test_a_glossary_is_checked_by_its_path(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, command: str
) -> None:
    # Given a glossary without fault, and another, with a fault, whose name is shown alike
    monkeypatch.chdir(tmp_path)
    Path("words.yaml").write_text("- {term: gout, plain: An illness that makes joints hot.}\n")
    Path(name).write_text("- {term: gout, plain: A metabolic arthropathy.}\n")

    faulty, sound = (
        run(*command.split(), path, *(("--fail-on", "warning") if command == "check" else ()))
        for path in (name, "words.yaml")
    )

    assert (faulty.code, sound.code) == (1, 0)
    assert "arthropathy" in faulty.out
    assert faulty.out.replace("\n", "").isprintable()


def test_a_glossary_is_read_once_so_that_it_cannot_change_in_between(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "words.yaml"
    path.write_text("- {term: gout, plain: A metabolic arthropathy.}\n")
    read, opened = source.read_stream, []

    def reading(stream: BinaryIO, *how: Any) -> bytes:
        opened.append(os.fstat(stream.fileno()).st_ino)
        return read(stream, *how)

    monkeypatch.setattr(source, "read_stream", reading)

    for command in (["check"], ["glossary", "check"]):
        opened.clear()
        run(*command, path)

        assert opened.count(path.stat().st_ino) == 1
