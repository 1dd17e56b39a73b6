"""A glossary in forms for other programs: nothing lost, nothing run, the same bytes each time."""

import csv
import json
import subprocess
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from hlreader.exits import Exit
from hlreader.glossary.words.order import in_order, sort_key
from hlreader.models import Source, Term
from hlreader.pages.exports import csv as csv_export
from hlreader.pages.exports import json as json_export
from hlreader.pages.exports import markdown, tsv
from hlreader.sanitize import is_clean
from tests.conftest import ROOT, Result
from tests.parsing import read_glossary

Run = Callable[..., Result]

LINES = st.text(min_size=1, max_size=30).filter(
    lambda text: is_clean(text) and " ".join(text.split()) == text
)
"""What a field may hold once it is read: one clean line."""

TERM = Term(
    "PET scan",
    'A test with "hot spots", a camera; and more.',
    aliases=("positron scan", "sugar scan"),
    abbreviations=("PET",),
    case_sensitive=True,
    pronunciation="pet skan",
    more="It does not hurt.",
    see_also=("tracer",),
    source=Source("Tests", "A health service", "2024", "https://x.org"),
    reviewed="2026-01-31",
)


# --- JSON ----------------------------------------------------------------------------------------


def test_json_is_a_glossary_file_that_holds_the_same(
    part_of_the_glossary: Path, tmp_path: Path
) -> None:
    terms = in_order(read_glossary(part_of_the_glossary))
    path = tmp_path / "exported.yaml"
    path.write_text(json_export.export(terms), "utf-8")

    again = read_glossary(path)

    assert [term._replace(line=0) for term in again] == [term._replace(line=0) for term in terms]


@given(plain=LINES, alias=LINES, more=LINES)
def test_any_text_survives_the_way_to_json_and_back(
    tmp_path_factory: pytest.TempPathFactory, plain: str, alias: str, more: str
) -> None:
    term = Term("a", plain, aliases=(alias,), more=more, line=2)
    path = tmp_path_factory.mktemp("round") / "a.yaml"
    path.write_text(json_export.export([term]), "utf-8")

    assert read_glossary(path) == (term,)


# --- CSV -----------------------------------------------------------------------------------------


def test_csv_has_a_row_an_entry_and_a_column_a_field() -> None:
    header, row = csv.reader(StringIO(csv_export.export([TERM])))

    fields = dict(zip(header, row, strict=True))
    assert set(header) >= set(Term._fields) - {"line", "source"}
    assert fields["plain"] == TERM.plain
    assert fields["aliases"] == "positron scan; sugar scan"
    assert (fields["case_sensitive"], fields["no_autolink"]) == ("true", "false")
    assert (fields["source_title"], fields["source_year"]) == ("Tests", "2024")


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-2", "@SUM(A1)", '=HYPERLINK("http://x")', "=cmd|' /C calc'!A0", "＝1+1"],
)
def test_no_cell_is_a_formula(text: str) -> None:
    exported = csv_export.export([Term(text, text, aliases=(text, "b"), more=text)])

    _, row = csv.reader(StringIO(exported))

    assert row[0] == f"'{text}"
    assert not any(cell.startswith(tuple("=+-@＝")) for cell in row)


@given(LINES, LINES)
def test_csv_keeps_every_letter(term: str, plain: str) -> None:
    _, row = csv.reader(StringIO(csv_export.export([Term(term, plain)])))

    assert [cell.removeprefix("'") for cell in row[:2]] == [
        text.removeprefix("'") for text in (term, plain)
    ]


# --- Flash cards ---------------------------------------------------------------------------------


def test_a_card_is_a_line_of_term_tab_and_meaning() -> None:
    assert tsv.export([TERM]) == 'PET scan\tA test with "hot spots", a camera; and more.\n'


@pytest.mark.parametrize(
    ("term", "card"),
    [
        ("a\tb", "a b\tC.\n"),
        ("a\nb", "a b\tC.\n"),
        ("#tag", '"#tag"\tC.\n'),
        ('"big" C', '"""big"" C"\tC.\n'),
    ],
)
def test_nothing_in_a_field_breaks_the_card(term: str, card: str) -> None:
    assert tsv.export([Term(term, "C.")]) == card


@given(LINES, LINES)
def test_every_card_has_one_tab_and_one_line(term: str, plain: str) -> None:
    exported = tsv.export([Term(term, plain)])

    assert (exported.count("\t"), len(exported.splitlines())) == (1, 1)


# --- Markdown ------------------------------------------------------------------------------------


def test_markdown_has_a_heading_an_entry() -> None:
    assert markdown.export([TERM]) == (
        "# Glossary\n\n## PET scan\n\n(pet skan)\n\n"
        'A test with "hot spots", a camera; and more.\n\nIt does not hurt.\n\n'
        "Other names: positron scan, sugar scan, PET\n\nSee also: tracer\n\n"
        "Source: Tests, A health service, 2024, https://x.org\n\nReviewed: 2026-01-31\n"
    )


HOSTILE = [
    "# not a heading",
    "1. no list",
    "12) no list",
    "- no list",
    "+ no list",
    "> no quotation",
    "*no* _emphasis_ **here**",
    "[no](link) ![no](image)",
    "<script>alert(1)</script>",
    "`no code`",
    "| no | table |",
    "&lt; stays",
    "back\\slash",
    "~~~",
    "---",
    "===",
    "<https://no.link>",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_an_entry_says_never_becomes_markup(text: str) -> None:
    assert shown(text) == text


@given(LINES)
def test_markdown_shows_every_letter_of_any_text(text: str) -> None:
    assert shown(text) == text


def shown(text: str) -> str:
    """Return what a Markdown reader shows for a definition; only a paragraph of text may come."""
    exported = markdown.export([Term("word", text)])
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(exported)
    paragraph = tokens[-2]
    assert [token.type for token in tokens[6:]] == ["paragraph_open", "inline", "paragraph_close"]
    assert {child.type for child in paragraph.children or ()} <= {"text", "text_special"}
    return "".join(child.content for child in paragraph.children or ())


def test_each_language_has_a_part_of_its_own() -> None:
    terms = [Term("acne", "Bad spots."), Term("sol", "Una luz.", language="es"), Term("b", "C.")]

    headings = [line for line in markdown.export(terms).splitlines() if line.startswith("#")]

    assert headings == ["# Glossary (en)", "## acne", "## b", "# Glosario (es)", "## sol"]


# --- Order and the command -----------------------------------------------------------------------


def test_the_order_knows_no_case_and_no_accents() -> None:
    names = ["Zoster", "ácido", "abdomen", "AIDS", "aids", "ADN"]

    assert sorted(names, key=sort_key) == ["abdomen", "ácido", "ADN", "AIDS", "aids", "Zoster"]


@pytest.mark.parametrize("form", ["json", "csv", "markdown", "tsv"])
def test_the_same_glossary_gives_the_same_bytes_whatever_its_order(
    run: Run, tmp_path: Path, form: str
) -> None:
    entries = ["- {term: rash, plain: Sore skin.}\n", "- {term: Acne, plain: Bad spots.}\n"]
    one, other = tmp_path / "one.yaml", tmp_path / "other.yaml"
    one.write_text("".join(entries), "utf-8")
    other.write_text("".join(reversed(entries)), "utf-8")

    first = run("glossary", "export", "--format", form, "--glossary", one)

    assert first.code == Exit.OK
    assert first.out == run("glossary", "export", "--format", form, "--glossary", other).out
    assert first.out.index("Acne") < first.out.index("rash")


@pytest.fixture
def small(glossary_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Use the small glossary for tests of where an export goes."""
    monkeypatch.setenv("HLREADER_GLOSSARY", str(glossary_file))


@pytest.mark.usefixtures("small")
def test_an_export_goes_to_a_new_file_and_never_over_an_old_one(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "cards.tsv"

    first = run("glossary", "export", "--format", "tsv", "--lang", "en", "--output", path)
    written = path.read_text("utf-8")
    path.write_text("my own notes", "utf-8")
    second = run("glossary", "export", "--format", "tsv", "--output", path)

    assert (first.code, first.out) == (Exit.OK, "")
    assert written.startswith("fever\tA body that is hotter")
    assert second.code == Exit.USAGE
    assert second.err == f"hlreader: {path} already exists. Use --force to replace it.\n"
    assert path.read_text("utf-8") == "my own notes"
    assert [each.name for each in tmp_path.iterdir() if each.suffix != ".yaml"] == ["cards.tsv"]


@pytest.mark.usefixtures("small")
def test_an_export_may_be_forced(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "cards.tsv"
    path.write_text("old", "utf-8")

    assert run("glossary", "export", "--output", path, "--force").code == Exit.OK
    assert json.loads(path.read_text("utf-8"))


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="files have no limit here")
@pytest.mark.parametrize("force", [(), ("--force",)])
def test_an_export_to_a_full_disk_leaves_nothing_that_blocks_the_next_one(
    run: Run, tmp_path: Path, force: tuple[str, ...]
) -> None:
    # Given a disk with less room than the glossary needs
    path = tmp_path / "exports" / "cards.tsv"
    path.parent.mkdir()
    full = (
        "import resource, sys; sys.dont_write_bytecode = True; "  # Python would leave half of it
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)); "
        "from hlreader.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    command = ("glossary", "export", "--format", "tsv", "--output", str(path), *force)

    # When it is exported, and again when there is room
    done = subprocess.run(
        [sys.executable, "-c", full, *command],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    left = [*path.parent.iterdir()]
    again = run(*command)

    # Then the first leaves nothing, and the second is whole
    assert done.returncode == Exit.UNREADABLE
    assert f"{path}: cannot be written (" in done.stderr
    assert left == []
    assert again.code == Exit.OK
    assert path.read_text("utf-8").startswith("111\t")


@pytest.mark.usefixtures("small")
def test_an_export_that_is_forced_keeps_the_old_file_where_it_cannot_be_written(
    run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "cards.tsv"
    path.write_text("my own notes", "utf-8")
    path.chmod(0o444)

    result = run("glossary", "export", "--output", path, "--force")

    assert result.code == Exit.UNREADABLE
    assert path.read_text("utf-8") == "my own notes"
    assert [each.name for each in tmp_path.iterdir() if each.suffix != ".yaml"] == ["cards.tsv"]


@pytest.mark.usefixtures("small")
@pytest.mark.skipif(sys.platform == "win32", reason="devices have no paths here")
@pytest.mark.parametrize("force", [(), ("--force",)])
def test_an_export_never_takes_the_place_of_a_device(
    run: Run, tmp_path: Path, device: Path, force: tuple[str, ...]
) -> None:
    path = tmp_path / "cards.tsv"
    path.symlink_to(device)

    result = run("glossary", "export", "--output", path, *force)

    assert result.code in (Exit.USAGE, Exit.UNREADABLE)
    assert path.is_symlink()
    assert device.is_char_device()


@pytest.mark.usefixtures("small")
def test_an_export_into_a_folder_that_is_not_there_says_so(run: Run, tmp_path: Path) -> None:
    result = run("glossary", "export", "--output", tmp_path / "no" / "cards.json")

    assert result.code == Exit.UNREADABLE
    assert "cannot be written" in result.err


def test_an_export_of_one_language(run: Run) -> None:
    exported = json.loads(run("glossary", "export", "--lang", "es").out)

    assert {entry["language"] for entry in exported} == {"es"}
