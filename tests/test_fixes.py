"""Safe changes: made exactly, and nothing else in the file changes."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from hlreader.checker.fixes import FixedFile, apply_fixes, chosen
from hlreader.checker.rule import Finding, Fix, Severity
from hlreader.checker.runner import Checker, check
from hlreader.checker.runner import Result as Checked
from hlreader.digests import digest
from hlreader.exits import Exit
from hlreader.files import ChangedError
from hlreader.models import Place
from tests.conftest import ROOT, Result

Run = Callable[..., Result]


def finding(start: int, end: int, text: str) -> Finding:
    fix = Fix(start, end, text)
    return Finding("HL1", "x", Severity.WARNING, Place(1, 1), Place(1, 1), "", "", fix)


def fixed(path: Path, source: bytes, *findings: Finding) -> bytes | None:
    path.write_bytes(source)
    result = apply_fixes(path, findings, digest(source))
    if result is None:
        return None
    result.write()
    return path.read_bytes()


def fixes_of(path: Path) -> FixedFile | None:
    """Return a file with the fixes made that a check finds."""
    (report,) = check([path]).files
    return apply_fixes(path, report.findings, report.digest)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "leaflet.md"


def test_fixes_are_made_where_they_stand(path: Path) -> None:
    source = b"In order to heal, utilize ice.\n"

    assert fixed(path, source, finding(18, 25, "use"), finding(0, 11, "To")) == (
        b"To heal, use ice.\n"
    )


def test_line_ends_and_a_byte_order_mark_stay(path: Path) -> None:
    source = b"\xef\xbb\xbfRest.\r\nUtilize ice.\nUtilize \xc3\xa9t\xc3\xa9.\r\n"

    result = fixed(path, source, finding(6, 13, "Use"), finding(19, 26, "Use"))

    assert result == b"\xef\xbb\xbfRest.\r\nUse ice.\nUse \xc3\xa9t\xc3\xa9.\r\n"


def test_of_two_fixes_at_one_place_the_first_is_made() -> None:
    found = [finding(0, 11, "To"), finding(3, 8, "x"), finding(12, 14, "y")]

    assert [fix.text for fix in chosen(found)] == ["To", "y"]


def test_two_fixes_that_touch_are_both_made(path: Path) -> None:
    source = "Utilize ice—prior to sleep.\n".encode()

    found = (finding(11, 12, ", "), finding(12, 20, "before"), finding(0, 7, "Use"))

    assert fixed(path, source, *found) == b"Use ice, before sleep.\n"


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("leaflet.docx", b"Utilize ice.\n"),
        ("leaflet.md", b"Utilize \x1b[31mice.\n"),
        ("leaflet.md", "Utilize ice.\n".encode("utf-16")),
    ],
)
def test_what_was_not_read_letter_for_letter_is_left_alone(
    tmp_path: Path, name: str, source: bytes
) -> None:
    path = tmp_path / name

    assert fixed(path, source, finding(0, 7, "Use")) is None
    assert path.read_bytes() == source


def test_the_diff_names_the_file_and_both_lines(path: Path) -> None:
    path.write_text("Rest.\nUtilize ice.")

    result = apply_fixes(path, [finding(6, 13, "Use")], digest(path.read_bytes()))

    assert result
    assert result.diff() == (
        f"--- {path}\n+++ {path}\n@@ -1,2 +1,2 @@\n Rest.\n"
        "-Utilize ice.\n\\ No newline at end of file\n+Use ice.\n\\ No newline at end of file\n"
    )


def test_a_files_mode_stays(path: Path) -> None:
    path.write_text("Utilize ice.\n")
    path.chmod(0o640)

    fixed(path, b"Utilize ice.\n", finding(0, 7, "Use"))

    assert path.stat().st_mode & 0o777 == 0o640


def test_the_diff_ends_a_name_with_spaces(tmp_path: Path) -> None:
    path = tmp_path / "after your visit.md"
    path.write_text("Utilize ice.\n")

    result = apply_fixes(path, [finding(0, 7, "Use")], digest(path.read_bytes()))

    assert result
    assert result.diff().startswith(f"--- {path}\t\n+++ {path}\t\n")


@pytest.mark.parametrize(
    ("source", "after"),
    [
        ("![utilize ice](utilize.png)\n", None),
        ("See https://example.org/utilize/ice now.\n", None),
        ("Open utilize.pdf or \\utilize now.\n", None),
        ("Write to utilize@example.org now.\n", None),
        ("`utilize`, “utilize it”\n", None),
        ("**utilize** *utilize* [utilize](utilize.md) \\*utilize\\*\n",
         "**use** *use* [use](utilize.md) \\*use\\*\n"),
        ("| a |\n|---|\n| utilize |\n\n> utilize\n\n- utilize.\n",
         "| a |\n|---|\n| utilize |\n\n> utilize\n\n- use.\n"),
    ],
)  # fmt: skip
def test_markup_and_addresses_stay(path: Path, source: str, after: str | None) -> None:
    path.write_text(source)

    result = fixes_of(path)

    assert (result.after if result else None) == after


def test_what_is_fixed_needs_no_more_fixing(path: Path) -> None:
    path.write_text(
        "# In order to heal\n\nIn order to **heal**, utilize ice prior to sleep, due to the fact "
        "that\na number of\npeople utilize it. At this point in time, commence.\n"
    )

    first = fixes_of(path)
    assert first
    first.write()

    assert fixes_of(path) is None


# --- In files that others write too --------------------------------------------------------------

WORDY = "Utilize ice.\r\nDo not stop this before you talk to your doctor.\r\nUtilize ice again.\r\n"
FIXED = WORDY.replace("Utilize", "Use")
EDITED = "Do not stop this by yourself.\r\nUtilize a cold pack prior to sleep, and rest.\r\n"


@pytest.fixture
def leaflets(tmp_path: Path) -> Path:
    """Return a folder of three leaflets that all need the same changes."""
    for name in ("a.md", "b.md", "c.md"):
        (tmp_path / name).write_bytes(WORDY.encode())
    return tmp_path


@pytest.fixture
def saved_meanwhile(leaflets: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a leaflet that an editor saves as soon as hlreader has checked it."""
    path = leaflets / "b.md"

    checked = Checker.results

    def check_and_save(checker: Checker, *arguments: Any) -> Iterator[Checked]:
        results = [*checked(checker, *arguments)]
        path.write_bytes(EDITED.encode())
        yield from results

    monkeypatch.setattr(Checker, "results", check_and_save)
    return path


@pytest.mark.parametrize("option", ["--fix", "--fix-only", "--diff"])
def test_a_file_that_was_saved_after_the_check_is_left_alone_and_reported(
    run: Run, leaflets: Path, saved_meanwhile: Path, option: str
) -> None:
    result = run("check", str(leaflets), option)

    assert result.code == Exit.NO
    assert saved_meanwhile.read_bytes() == EDITED.encode()
    assert (
        f"hlreader: {saved_meanwhile}: this file changed after the check, so it stays" in result.err
    )
    assert "4 to fix in 2 of 3" in result.err or "4 fixed in 2 of 3 files." in result.err
    assert "b.md" not in (result.out if option == "--diff" else "")
    expected = WORDY if option == "--diff" else FIXED
    assert (leaflets / "a.md").read_bytes() == (leaflets / "c.md").read_bytes() == expected.encode()


def test_a_file_that_is_saved_while_it_is_fixed_is_left_alone(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given fixes that were made in the text that had been checked
    path.write_bytes(WORDY.encode())
    result = fixes_of(path)
    assert result

    # When an editor saves the file before they are written
    path.write_bytes(EDITED.encode())

    # Then its text stays
    with pytest.raises(ChangedError):
        result.write()
    assert path.read_bytes() == EDITED.encode()


@pytest.mark.slow
def test_two_fixes_of_one_file_at_once_leave_the_fixed_text(leaflets: Path) -> None:
    # Given a long file, and two processes that are to fix it
    path = leaflets / "a.md"
    command = [sys.executable, "-m", "hlreader", "check", str(path), "--fix-only"]
    for _ in range(3):
        path.write_bytes(WORDY.encode() * 200)

        both = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE) for _ in "12"]
        codes = [process.wait() for process in both if process.communicate()]

        assert path.read_bytes() == FIXED.encode() * 200
        assert set(codes) <= {Exit.OK, Exit.NO}
        assert Exit.OK in codes


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_after_a_file_that_cannot_be_written_the_others_are_fixed(
    run: Run, leaflets: Path, jobs: str
) -> None:
    (leaflets / "b.md").chmod(0o444)

    result = run("check", str(leaflets), "--fix", "-j", jobs)

    assert result.code == Exit.UNREADABLE
    assert result.err == (
        f"hlreader: {leaflets}/b.md: cannot be written (it is read-only). "
        "Check the permissions of the file and its folder.\n"
        "hlreader: 4 fixed in 2 of 3 files.\n"
    )
    assert (leaflets / "b.md").read_bytes() == WORDY.encode()
    assert (leaflets / "a.md").read_bytes() == (leaflets / "c.md").read_bytes() == FIXED.encode()


def test_each_file_that_cannot_be_written_is_reported(run: Run, leaflets: Path) -> None:
    for name in ("a.md", "b.md", "c.md"):
        (leaflets / name).chmod(0o444)

    result = run("check", str(leaflets), "--fix-only")

    assert result.code == Exit.UNREADABLE
    assert result.err.count("cannot be written") == 3


def test_a_file_that_is_named_twice_is_fixed_once(run: Run, leaflets: Path) -> None:
    (leaflets / "link.md").symlink_to("a.md")
    names = [
        str(leaflets / name)
        for name in ("a.md", "link.md", "a.md", "../" + leaflets.name + "/a.md")
    ]

    result = run("check", *names, "--fix-only")

    assert result.code == Exit.OK
    assert "2 fixed in 1 of 1 files." in result.err
    assert (leaflets / "a.md").read_bytes() == FIXED.encode()
    assert (leaflets / "link.md").is_symlink()


@pytest.mark.skipif(sys.platform == "win32", reason="files have no limit here")
def test_on_a_full_disk_the_text_stays_and_nothing_else_is_left(leaflets: Path) -> None:
    path = leaflets / "b.md"
    path.write_bytes(WORDY.encode() * 100)
    full = (
        "import resource, sys; sys.dont_write_bytecode = True; "  # Python would leave half of it
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)); "
        "from hlreader.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", full, "check", str(leaflets), "--fix-only"]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == Exit.UNREADABLE
    assert f"{path}: cannot be written (" in done.stderr
    assert path.read_bytes() == WORDY.encode() * 100
    assert (leaflets / "c.md").read_bytes() == FIXED.encode()
    assert sorted(path.name for path in leaflets.iterdir()) == ["a.md", "b.md", "c.md"]
