"""``glossary import``: spreadsheets and JSON become entries of a glossary file."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hlreader.exits import Exit
from hlreader.glossary.editing.yaml_writer import GlossaryText, entry_lines
from hlreader.glossary.imports.columns import field_of
from hlreader.glossary.load import read_terms
from hlreader.models import Source, Term
from hlreader.sanitize import is_clean, shown
from tests.conftest import Result
from tests.parsing import read_glossary

Run = Callable[..., Result]

LINES = st.text(min_size=1, max_size=30).filter(
    lambda text: is_clean(text) and " ".join(text.split()) == text
)
"""What a field may hold once it is read: one clean line."""

NO_OTHERS = "# no entry yet\n"


class Importer:
    """A folder with a file to import and the glossary that it goes into, alone in use."""

    def __init__(self, folder: Path, run: Run) -> None:
        self.folder = folder
        self.output = folder / "words.yaml"
        self._none = folder / "none.yaml"
        self._none.write_text(NO_OTHERS, "utf-8")
        self._run = run

    def run(self, content: str | bytes, *options: str | Path, name: str = "list.csv") -> Result:
        """Import a file with this content."""
        file = self.folder / name
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return self._run(
            "glossary", "import", file, "-o", self.output, "--glossary", self._none, *options
        )

    @property
    def entries(self) -> dict[str, Term]:
        """The entries in the output, by term."""
        return {term.term: term for term in read_glossary(self.output)}


@pytest.fixture
def importer(tmp_path: Path, run: Run) -> Importer:
    return Importer(tmp_path, run)


# --- Columns -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "field", "language"),
    [
        ("term", "term", ""), ("Word", "term", ""), ("TERM ", "term", ""),
        ("Lay definition", "plain", ""), ("plain-language meaning", None, ""),
        ("Plain language", "plain", ""), ("Synonyms", "aliases", ""),
        ("also known as", "aliases", ""), ("Acronym", "abbreviations", ""),
        ("Source (URL)", "source.url", ""), ("source", "source", ""), ("year", "source.year", ""),
        ("term_es", "term", "es"), ("es:term", "term", "es"), ("Spanish definition", "plain", "es"),
        ("Término", "term", ""), ("Definición", "plain", ""), ("Owner", None, ""), ("", None, ""),
    ],
)  # fmt: skip
def test_a_column_is_known_by_its_usual_names(name: str, field: str | None, language: str) -> None:
    column = field_of(name)

    assert (column and column.field) == field
    assert not column or column.language == language


def test_each_column_goes_into_its_field(importer: Importer) -> None:
    result = importer.run(
        "Word,Definition,Synonyms,Abbreviation,Pronunciation,Publisher,Reviewed,Lang\n"
        'comfort kit,"A box of medicine, kept at home.",comfort box; home box,CK,,'
        "Our hospice,2026-01-31,English\n"
    )

    assert (result.code, result.err) == (Exit.OK, "")
    assert result.out == f"Added 1 entry to {importer.output}.\n"
    assert importer.entries["comfort kit"]._replace(line=0) == Term(
        "comfort kit",
        "A box of medicine, kept at home.",
        aliases=("comfort box", "home box"),
        abbreviations=("CK",),
        source=Source("Our hospice", "Our hospice"),
        reviewed="2026-01-31",
    )


def test_columns_of_another_language_become_a_translation(importer: Importer) -> None:
    importer.run(
        "term,plain,term_es,plain_es\n"
        "bed bath,A wash in bed.,baño en cama,Lavado en la cama.\n"
        "day room,A room to sit in.,,\n"
    )

    entries = importer.entries
    assert entries["baño en cama"].language == "es"
    assert entries["baño en cama"].plain == "Lavado en la cama."
    assert set(entries) == {"bed bath", "baño en cama", "day room"}


def test_a_table_in_one_other_language_has_entries_of_that(importer: Importer) -> None:
    importer.run("term_es,plain_es\nsala de día,Un cuarto para sentarse.\n")

    assert importer.entries["sala de día"].language == "es"


def test_columns_may_be_chosen_by_name_or_number(importer: Importer) -> None:
    text = "Begriff,Note,Erklärung,Spanisch\nday room,x,A room to sit in.,sala de día\n"

    result = importer.run(
        text, "--header", "--column", "term=1", "--column", "plain=Erklärung", "--json"
    )

    assert result.code == Exit.OK
    assert "not imported, since no field has such a name: `Note`, `Spanisch`." in result.err
    assert importer.entries["day room"].plain == "A room to sit in."


@pytest.mark.parametrize(
    ("text", "options", "said"),
    [
        ("term,Lay words\na,b\n", (), ("no column is known to hold the meanings. Its columns: "
         "`term`, `Lay words`. Choose one with --column plain=NAME.")),
        ("term,meaning,definition\na,b,c\n", (), ("these columns could all be `plain`: `meaning`, "
         '`definition`. Choose one with --column plain="meaning".')),
        ("term,plain\na,b\n", ("--column", "plain=Lay"), "no column `Lay`."),
        ("term,plain\na,b\n", ("--column", "dose=plain"), "an entry has no field `dose`."),
        ("term,plain\na,b\n", ("--column", "plain"), "`plain` is not a field and a column."),
    ],
)  # fmt: skip
def test_a_table_whose_columns_are_unclear_names_the_next_step(
    importer: Importer, text: str, options: tuple[str, ...], said: str
) -> None:
    result = importer.run(text, *options)

    assert result.code == Exit.USAGE
    assert said in result.err
    assert not importer.output.exists()


def test_without_a_header_the_first_columns_are_word_and_meaning(importer: Importer) -> None:
    result = importer.run("day room,A room to sit in.\nbed bath,A wash in bed.\n")

    assert set(importer.entries) == {"day room", "bed bath"}
    assert "no header that hlreader knows: column 1 is `term`, 2 is `plain`." in result.err


# --- What spreadsheets write ---------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_encodings_and_separators_are_found_out(
    importer: Importer, encoding: str, separator: str
) -> None:
    rows = [("term", "plain"), ("soufflé test", "“A test”, by mouth."), ("day room", "A room.")]
    text = "".join(f'{term}{separator}"{plain}"\r\n' for term, plain in rows)

    assert importer.run(text.encode(encoding)).code == Exit.OK

    assert importer.entries["soufflé test"].plain == "“A test”, by mouth."


def test_a_cell_may_have_several_lines_and_rows_may_be_empty(importer: Importer) -> None:
    result = importer.run('sep=;\nterm;plain\n;;\n\nday room;"A room\nto sit in."\n;;\nbath;\n')

    assert importer.entries["day room"].plain == "A room to sit in."
    assert result.out.startswith(f"{importer.folder}/list.csv:8:1: `bath` has no meaning.")


def test_a_quotation_that_never_ends_imports_nothing(importer: Importer) -> None:
    result = importer.run('term,plain\nday room,A room.\nbath,"A wash\nbed,A place to lie.\n')

    assert result.code == Exit.UNREADABLE
    assert f"{importer.folder}/list.csv:3:1: a quotation begins in this row" in result.err
    assert not importer.output.exists()


@pytest.mark.parametrize(
    "cell", ['=HYPERLINK("http://x.org")', "=1+1", "=cmd|' /C calc'!A0", "＝1+1"]
)
def test_a_formula_is_no_word(importer: Importer, cell: str) -> None:
    quoted = '"' + cell.replace('"', '""') + '"'

    result = importer.run(f"term,plain\n{quoted},A word.\nday room,A room.\n")

    assert result.code == Exit.NO
    assert "is a formula. Write its text." in result.out
    assert set(importer.entries) == {"day room"}


def test_what_a_terminal_would_obey_is_cleaned(importer: Importer) -> None:
    importer.run("term,plain\nday\x1b[31m room,A \u202eroom\x07.\n")

    (term,) = importer.entries.values()
    assert is_clean(term.term + term.plain)


def test_signs_before_a_word_stay_where_they_make_no_formula(importer: Importer) -> None:
    importer.run("term,plain\n-itis,Swelling.\n'+ sign,A plus.\n'tis,It is.\n")

    assert set(importer.entries) == {"-itis", "+ sign", "'tis"}


# --- JSON ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "value",
    [
        [{"word": "day room", "meaning": "A room.", "synonyms": ["lounge", "sitting room"]}],
        {"day room": {"meaning": "A room.", "aliases": "lounge; sitting room"}},
        {"schema": 1, "entries": [{"term": "day room", "plain": "A room.",
                                   "aliases": ["lounge", "sitting room"]}]},
    ],
)  # fmt: skip
@pytest.mark.parametrize("indent", [None, "\t"])
def test_json_has_entries_in_several_forms(
    importer: Importer, value: object, indent: str | None
) -> None:
    result = importer.run(json.dumps(value, indent=indent), name="list.json")

    assert (result.code, result.err.replace("`schema`", "")) == (Exit.OK, "")
    assert importer.entries["day room"].aliases == ("lounge", "sitting room")


def test_json_may_be_one_object_of_words_and_meanings(importer: Importer) -> None:
    result = importer.run('{"day room": "A room.",\n "bath": ""}', name="list.json")

    assert set(importer.entries) == {"day room"}
    assert f"{importer.folder}/list.json:2:1: `bath` has no meaning." in result.out


def test_each_object_of_json_may_name_a_field_in_its_own_way(importer: Importer) -> None:
    importer.run('{"ward": "A room.", "bath": {"meaning": "A wash."}}', name="list.json")

    assert {term: entry.plain for term, entry in importer.entries.items()} == {
        "ward": "A room.",
        "bath": "A wash.",
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            '[{"term": "a", "plain": "b"},\n {"term": "c" "plain": "d"}]',
            ":2:15: the JSON is broken",
        ),
        ('[{"term": "a", "plain": "b"}', "the JSON is broken: , or ] belongs here."),
        ('[{"term": "a", "term": "b", "plain": "c"}]', "the name `term` is in one object twice."),
        ('"word"', "this is not a list of entries."),
        ("[" * 100_000, "the nesting is too deep."),
        ("", "this is not a list of entries."),
    ],
)
def test_broken_json_names_its_place(importer: Importer, text: str, said: str) -> None:
    result = importer.run(text, name="list.json")

    assert result.code == Exit.UNREADABLE
    assert said in result.err


# --- Rows that are left out ----------------------------------------------------------------------


def test_rows_that_cannot_be_entries_are_named_and_the_others_added(importer: Importer) -> None:
    long = "w" * 121
    result = importer.run(
        "term,plain,reviewed,no_autolink\n"
        "day room,A room.,,yes\n"
        ",No word.,,\n"
        f"{long},Too long.,,\n"
        "bath,A wash.,31/01/2026,\n"
        "bed,A bed.,,maybe\n"
        "ward,A ward.,,,spare\n"
    )

    file = f"{importer.folder}/list.csv"
    assert result.code == Exit.NO
    assert result.out.splitlines() == [
        f"{file}:3:1: this row has no term. Fill it in.",
        f"{file}:4:1: `{'w' * 30}…` has 121 letters, too many for `term`. Write at most 120.",
        f"{file}:5:1: `reviewed` must be a date. Write it as 2026-01-31.",
        f"{file}:6:1: `no_autolink` must be true or false. Use one of them.",
        (
            f"{file}:7:1: this row has 5 cells, and the first row has 4. "
            "Put quotation marks around a text that has the separator in it."
        ),
        f"Added 1 entry to {importer.output}.",
        "5 rows left out: see above.",
    ]
    assert importer.entries["day room"].no_autolink


def test_a_word_that_is_known_is_reported_with_both_meanings(run: Run, tmp_path: Path) -> None:
    # Given a row for a word of the shipped glossary, with another meaning
    file, output = tmp_path / "list.csv", tmp_path / "words.yaml"
    file.write_text("term,plain\nbiopsies,Small cuts.\nday room,A room.\n", "utf-8")

    # When it is imported, and again so that it wins
    first = run("glossary", "import", file, "-o", output)
    second = run("glossary", "import", file, "-o", output, "--replace")

    # Then it is first left out, and both meanings are shown
    assert first.code == Exit.NO
    lines = first.out.splitlines()
    assert lines[0] == f"{file}:2:1: `biopsies` has another meaning already."
    assert lines[1] == f"  {file}:2: Small cuts."
    assert lines[2].endswith(
        ": A test in which a doctor takes out a small piece of tissue to check it."
    )
    assert lines[-1] == "To let the new meanings win, use --replace."
    assert second.code == Exit.OK
    assert [term.term for term in read_glossary(output)] == ["day room", "biopsies"]


def test_a_row_that_contradicts_a_row_before_is_left_out(importer: Importer) -> None:
    result = importer.run("term,plain\nward,A room.\nbath,A wash.\nward,A room.\nWard,A part.\n")

    assert result.code == Exit.NO
    assert importer.entries["ward"].plain == "A room."
    assert "`Ward` has another meaning already." in result.out
    assert f"  {importer.folder}/list.csv:2: A room." in result.out
    assert "1 row brought nothing new." in result.out
    assert "--replace" not in result.out


def test_a_name_that_another_entry_of_the_file_has_is_left_out(importer: Importer) -> None:
    importer.output.write_text("- term: ward\n  plain: A room.\n  aliases: [unit]\n", "utf-8")

    result = importer.run("term,plain,aliases\nbay,A part of a ward.,unit\nbath,A wash.,\n")

    assert result.code == Exit.NO
    assert result.out.startswith(
        f"{importer.folder}/list.csv:2:1: `unit` is already in the entry on line 1 of "
        f"{importer.output}."
    )
    assert set(importer.entries) == {"ward", "bath"}


def test_importing_again_adds_nothing(importer: Importer) -> None:
    text = "term,plain,term_es,plain_es\nward,A room.,sala,Un cuarto.\n"
    importer.run(text)
    before = importer.output.read_bytes()

    result = importer.run(text)

    assert (result.code, importer.output.read_bytes()) == (Exit.OK, before)
    assert "1 row brought nothing new." in result.out


# --- The file that is written --------------------------------------------------------------------


OWN = """\
# Words of our wards.

- term: ward   # where beds are
  plain: A room.

# about washing
- {term: bath, plain: A wash.}
- term: bay
  plain: A part of a ward.
"""


def test_what_is_in_the_file_stays_letter_for_letter(importer: Importer) -> None:
    importer.output.write_text(OWN, "utf-8")

    importer.run("term,plain\nday room,A room to sit in.\n")

    assert (
        importer.output.read_text("utf-8") == OWN + "- term: day room\n  plain: A room to sit in.\n"
    )


def test_an_entry_is_replaced_in_its_place(importer: Importer) -> None:
    importer.output.write_text(OWN, "utf-8")

    importer.run("term,plain\nbay,A corner.\nward,A large room: with beds.\n", "--replace")

    assert importer.output.read_text("utf-8") == (
        "# Words of our wards.\n\n"
        '- term: ward\n  plain: "A large room: with beds."\n\n'
        "# about washing\n- {term: bath, plain: A wash.}\n"
        "- term: bay\n  plain: A corner.\n"
    )


def test_line_ends_indentation_and_mark_stay(importer: Importer) -> None:
    importer.output.write_bytes(b"\xef\xbb\xbf  - term: ward\r\n    plain: A room.\r\n")

    importer.run("term,plain\nbath,A wash.\n")

    assert importer.output.read_bytes() == (
        b"\xef\xbb\xbf  - term: ward\r\n    plain: A room.\r\n"
        b"  - term: bath\r\n    plain: A wash.\r\n"
    )


@pytest.mark.parametrize("there", ['[{"term": "ward", "plain": "A room."}]\n', "term: no list\n"])
def test_a_file_that_nothing_can_be_added_to_stays_as_it_is(importer: Importer, there: str) -> None:
    importer.output.write_text(there, "utf-8")

    result = importer.run("term,plain\nbath,A wash.\n")

    assert result.code == Exit.UNREADABLE
    assert str(importer.output) in result.err
    assert importer.output.read_text("utf-8") == there


def test_a_dry_run_shows_the_entries_and_writes_nothing(importer: Importer) -> None:
    result = importer.run("term,plain\nbath,A wash.\n", "--dry-run")

    assert result.out == (
        f"Would add:\n- term: bath\n  plain: A wash.\nWould add 1 entry to {importer.output}.\n"
    )
    assert not importer.output.exists()


def test_without_an_output_words_go_into_ones_own_glossary(
    run: Run, home: Path, tmp_path: Path
) -> None:
    file = tmp_path / "list.csv"
    file.write_text("term,plain\ncomfort kit,Medicine kept at home.\n", "utf-8")

    result = run("glossary", "import", file)

    assert result.code == Exit.OK
    assert result.out == f"Added 1 entry to {home / 'config' / 'hlreader' / 'glossary.yaml'}.\n"
    assert run("define", "comfort kits").out.startswith("comfort kit\n")


def test_the_record_tells_all_that_the_text_does(importer: Importer) -> None:
    result = importer.run("term,plain\nbath,A wash.\nbath,A tub.\nbed,\n", "--json")

    record = json.loads(result.out)
    assert record["written"] is True
    assert record["added"] == [
        {"line": 2, "entry": {"term": "bath", "plain": "A wash."}, "translations": []}
    ]
    assert [(one["line"], one["here"], one["there"]) for one in record["conflicts"]] == [
        (3, "A tub.", "A wash.")
    ]
    assert [(one["line"], one["reason"]) for one in record["invalid"]] == [
        (4, "`bed` has no meaning. Fill it in.")
    ]


def test_a_table_may_come_on_standard_input(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = io.BytesIO(b'{"comfort kit": "Medicine kept at home."}')
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(text))

    assert run("glossary", "import", "-", "-o", tmp_path / "a.yaml").code == Exit.OK


@pytest.mark.parametrize("name", ["list.csv", "list.json"])
def test_a_file_without_rows_says_so(importer: Importer, name: str) -> None:
    result = importer.run("" if name == "list.csv" else "[]", name=name)

    assert result.code == Exit.USAGE
    assert result.err == (
        f"hlreader: {importer.folder}/{name}: there is nothing to import in it. Check the file.\n"
    )


def test_a_file_that_is_not_there_is_a_usage_error(run: Run) -> None:
    result = run("glossary", "import", "nowhere.csv")

    assert result.code == Exit.USAGE
    assert result.err == "hlreader: nowhere.csv: this file does not exist. Check the path.\n"


@pytest.mark.parametrize("name", ["list.xlsx", "list.yaml", "list"])
def test_a_file_of_another_kind_names_the_kinds(importer: Importer, name: str) -> None:
    result = importer.run("term,plain\n", name=name)

    assert result.code == Exit.USAGE
    assert "hlreader imports .csv, .tsv and .json files. Save a spreadsheet as CSV" in result.err


# --- There and back ------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("form", ["csv", "json"])
def test_an_export_comes_back_whole(
    run: Run, part_of_the_glossary: Path, tmp_path: Path, form: str
) -> None:
    exported, none, output = (tmp_path / name for name in (f"a.{form}", "none.yaml", "b.yaml"))
    none.write_text(NO_OTHERS, "utf-8")
    part = ("--glossary", part_of_the_glossary)
    run("glossary", "export", "--format", form, "-o", exported, *part)

    result = run("glossary", "import", exported, "-o", output, "--glossary", none)

    again = run("glossary", "export", "--format", form, "--glossary", output)
    assert (result.code, again.out) == (Exit.OK, exported.read_text("utf-8"))


def test_flash_cards_come_back_with_their_meanings(
    run: Run, part_of_the_glossary: Path, tmp_path: Path
) -> None:
    cards, none, output = (tmp_path / name for name in ("a.tsv", "none.yaml", "b.yaml"))
    none.write_text(NO_OTHERS, "utf-8")
    part = ("--glossary", part_of_the_glossary)
    run("glossary", "export", "--format", "tsv", "--lang", "en", "-o", cards, *part)

    result = run("glossary", "import", cards, "-o", output, "--glossary", none)

    # Then all are back but those that differ in case alone, which cards do not tell
    again = run("glossary", "export", "--format", "tsv", "--glossary", output)
    lost = {*cards.read_text("utf-8").splitlines()} - {*again.out.splitlines()}
    assert f"{len(lost)} row" in result.out
    assert {card.partition("\t")[0] for card in lost} <= {"cc", "AIDS", "aids", "CC"}


@given(term=LINES, plain=LINES, alias=LINES, source=LINES, translated=LINES)
def test_any_text_is_written_as_yaml_that_reads_the_same(
    term: str, plain: str, alias: str, source: str, translated: str
) -> None:
    entry = Term(
        f"a {term}", plain, aliases=(f"b {alias}",), source=Source(source, source), language="en"
    )
    other = Term(f"c {translated}", translated, language="es", source=entry.source)

    text, *_ = GlossaryText("", shown("a.yaml"), ()).changed([(entry, other)], {})

    assert [each._replace(line=0) for each in read_terms(text, shown("a.yaml"))] == [entry, other]


def test_the_yaml_of_an_entry_is_as_people_write_it() -> None:
    entry = Term(
        "MRI scan", "A scan: no X-rays.", aliases=("MR scan", "scan, MRI"), abbreviations=("no",),
        case_sensitive=True, source=Source("Tests", "NHS"), reviewed="2026-01-31",
    )  # fmt: skip

    assert entry_lines([entry]) == [
        "- term: MRI scan",
        '  aliases: [MR scan, "scan, MRI"]',
        '  abbreviations: ["no"]',
        "  case_sensitive: true",
        '  plain: "A scan: no X-rays."',
        "  source: {title: Tests, publisher: NHS}",
        '  reviewed: "2026-01-31"',
    ]
