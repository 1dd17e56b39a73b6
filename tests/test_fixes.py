"""Safe changes: made exactly, and nothing else in the file changes."""

from pathlib import Path

import pytest

from hlreader.checker import check
from hlreader.checker.fixes import Mended, chosen, mend
from hlreader.checker.rule import Finding, Fix, Severity
from hlreader.glossary.cache import digest
from hlreader.models import Place


def finding(start: int, end: int, text: str) -> Finding:
    fix = Fix(start, end, text)
    return Finding("HL1", "x", Severity.WARNING, Place(1, 1), Place(1, 1), "", "", fix)


def mended(path: Path, source: bytes, *findings: Finding) -> bytes | None:
    path.write_bytes(source)
    result = mend(path, findings, digest(source))
    if result is None:
        return None
    result.write()
    return path.read_bytes()


def fixes_of(path: Path) -> Mended | None:
    """Return a file with the fixes made that a check finds."""
    (report,) = check([path]).files
    return mend(path, report.findings, report.digest)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "leaflet.md"


def test_fixes_are_made_where_they_stand(path: Path) -> None:
    source = b"In order to heal, utilize ice.\n"

    assert mended(path, source, finding(18, 25, "use"), finding(0, 11, "To")) == (
        b"To heal, use ice.\n"
    )


def test_line_ends_and_a_byte_order_mark_stay(path: Path) -> None:
    source = b"\xef\xbb\xbfRest.\r\nUtilize ice.\nUtilize \xc3\xa9t\xc3\xa9.\r\n"

    result = mended(path, source, finding(6, 13, "Use"), finding(19, 26, "Use"))

    assert result == b"\xef\xbb\xbfRest.\r\nUse ice.\nUse \xc3\xa9t\xc3\xa9.\r\n"


def test_of_two_fixes_at_one_place_the_first_is_made() -> None:
    found = [finding(0, 11, "To"), finding(3, 8, "x"), finding(12, 14, "y")]

    assert [fix.text for fix in chosen(found)] == ["To", "y"]


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

    assert mended(path, source, finding(0, 7, "Use")) is None
    assert path.read_bytes() == source


def test_the_diff_names_the_file_and_both_lines(path: Path) -> None:
    path.write_text("Rest.\nUtilize ice.")

    result = mend(path, [finding(6, 13, "Use")], digest(path.read_bytes()))

    assert result
    assert result.diff() == (
        f"--- {path}\n+++ {path}\n@@ -1,2 +1,2 @@\n Rest.\n"
        "-Utilize ice.\n\\ No newline at end of file\n+Use ice.\n\\ No newline at end of file\n"
    )


def test_a_files_mode_stays(path: Path) -> None:
    path.write_text("Utilize ice.\n")
    path.chmod(0o640)

    mended(path, b"Utilize ice.\n", finding(0, 7, "Use"))

    assert path.stat().st_mode & 0o777 == 0o640


def test_the_diff_ends_a_name_with_spaces(tmp_path: Path) -> None:
    path = tmp_path / "after your visit.md"
    path.write_text("Utilize ice.\n")

    result = mend(path, [finding(0, 7, "Use")], digest(path.read_bytes()))

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
    then = fixes_of(path)

    assert then is None
