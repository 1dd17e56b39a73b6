"""``hlreader glossary``: look-ups for scripts, lists, checks and schemas."""

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Timer

import pytest

from hlreader.cli import build, main
from hlreader.commands.glossary import SUBCOMMANDS
from hlreader.exits import Exit
from hlreader.pages.answer_formats import FIELDS
from tests.conftest import ROOT, Result

Run = Callable[..., Result]


@pytest.fixture
def pipe(run: Run, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run a command line with standard input."""

    def command(text: str | bytes, *arguments: str) -> Result:
        data = text.encode() if isinstance(text, str) else text
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        return run(*arguments)

    return command


# --- Help ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("group", [(), ("glossary",), ("config",)])
def test_a_list_of_commands_breaks_no_line_off(run: Run, group: tuple[str, ...]) -> None:
    assert "..." not in run(*group, "--help").out.replace("[ARGS]...", "")


@pytest.mark.parametrize("name", SUBCOMMANDS)
def test_every_help_has_an_example(run: Run, name: str) -> None:
    result = run("glossary", name, "--help")

    assert result.code == Exit.OK
    assert re.search("Examples?:", result.out)


def test_glossary_alone_shows_what_it_can_do(run: Run) -> None:
    result = run("glossary")

    assert (result.code, result.err) == (Exit.OK, "")
    assert all(f"  {name} " in result.out for name in SUBCOMMANDS)


def test_an_unknown_subcommand_is_a_usage_error(run: Run) -> None:
    assert run("glossary", "lokup").code == Exit.USAGE


def test_a_start_builds_only_the_command_it_needs() -> None:
    assert [group.name for group in build(("glossary",)).registered_groups] == ["glossary"]
    assert build(("glossary",)).registered_commands == []


# --- lookup --------------------------------------------------------------------------------------


def test_a_look_up_shows_the_page_that_define_shows(run: Run) -> None:
    assert run("glossary", "lookup", "biopsy").out == run("define", "biopsy").out


def test_json_is_what_define_prints(run: Run) -> None:
    words = ["biopsies", "sintigrafy", "PET"]

    assert run("glossary", "lookup", *words, "--json") == run("define", *words, "--json")


@pytest.mark.parametrize(
    ("form", "line"),
    [
        ("{term}: {plain}", "PET scan: A test that "),
        (r"{query}\t{match}", "PET\tabbreviation\n"),
        (r"{{{term}}}\\t", "{PET scan}\\t\n"),
        (r"{term}\n{found}", "PET scan\ntrue\n"),
        (r"a\qb", "a\\qb\n"),
        ("{reviewed}{audience}", "\n"),
        ("{see_also}", "tracer, "),
        ("", "\n"),
    ],
)
def test_a_form_of_ones_own(run: Run, form: str, line: str) -> None:
    result = run("glossary", "lookup", "PET", "--format", form)

    assert result.code == Exit.OK
    assert result.out.startswith(line)


@pytest.mark.parametrize(
    ("form", "message"),
    [
        ("{term.__class__}", "There is no field `term.__class__`. Fields: term, plain, aliases, "),
        ("{0}", "There is no field `0`."),
        ("{}", "There is no field ``."),
        ("{term!r}", "There is no field `term!r`."),
        ("{term:>1000000}", "There is no field `term:>1000000`."),
        ("{term[0]}", "There is no field `term[0]`."),
        ("{trem}", "There is no field `trem`."),
        ("{term", "--format has an unmatched `{`."),
        ("term}", "--format has an unmatched `}`."),
    ],
)
def test_a_form_names_fields_and_nothing_else(run: Run, form: str, message: str) -> None:
    result = run("glossary", "lookup", "PET", "--format", form)

    assert result.code == Exit.USAGE
    assert result.err.startswith(f"hlreader: {message}")


def test_chosen_fields_stand_between_tabs(run: Run) -> None:
    result = run("glossary", "lookup", "biopsies", "--fields", "term, match,found")

    assert result.out == "biopsy\tplural\ttrue\n"


def test_chosen_fields_as_json_are_an_object_of_these(run: Run) -> None:
    result = run("glossary", "lookup", "biopsies", "--fields", "match,term,aliases", "--json")

    assert json.loads(result.out) == {"match": "plural", "term": "biopsy", "aliases": []}


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_can_be_chosen_for_a_hit_and_a_miss(run: Run, field: str) -> None:
    result = run("glossary", "lookup", "biopsy", "zzzz", "--fields", field)

    assert result.code == Exit.NO
    assert result.out.count("\n") == 2


def test_a_miss_has_a_line_of_empty_fields_and_says_why_on_standard_error(run: Run) -> None:
    result = run("glossary", "lookup", "sintigrafy", "--fields", "query,term,plain")

    assert (result.code, result.out) == (Exit.NO, "sintigrafy\t\t\n")
    assert result.err.startswith("There is no entry for sintigrafy. Did you mean: scintigraphy")


def test_how_many_suggestions_is_for_the_script_to_say(run: Run) -> None:
    one = run("glossary", "lookup", "metastatik", "--json", "--suggest", "1")
    none = run("glossary", "lookup", "metastatik", "--json", "--suggest", "0")

    assert len(json.loads(one.out)["suggestions"]) == 1
    assert json.loads(none.out)["suggestions"] == []


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["biopsy", "--stdin"],
        ["biopsy", "--format", "{term}", "--json"],
        ["biopsy", "--format", "{term}", "--fields", "term"],
        ["biopsy", "--fields", "term,"],
        ["biopsy", "--suggest", "-1"],
    ],
)
def test_an_impossible_request_is_a_usage_error(run: Run, arguments: list[str]) -> None:
    result = run("glossary", "lookup", *arguments)

    assert result.code == Exit.USAGE
    assert result.err.count("\n") == 1


# --- lookup --stdin ------------------------------------------------------------------------------


def test_each_line_has_its_answer_in_order(pipe: Callable[..., Result]) -> None:
    result = pipe("biopsies\n\nsintigrafy\r\n  bone   scan ", "glossary", "lookup", "--stdin")

    answers = [json.loads(line) for line in result.out.splitlines()]
    assert [answer["query"] for answer in answers] == [
        "biopsies", "", "sintigrafy", "  bone   scan ",
    ]  # fmt: skip
    assert [answer["found"] for answer in answers] == [True, False, False, True]
    assert answers[2]["suggestions"][0] == "scintigraphy"
    assert result.code == Exit.NO


def test_a_batch_answers_as_single_look_ups_do(run: Run, pipe: Callable[..., Result]) -> None:
    words = ["biopsy", "PET", "biopsies", "x-rays", "tumours", "zzzz", "BIOPSY", "日本", 'a"b\\']
    alone = "".join(run("define", word, "--json").out for word in words)

    assert pipe("\n".join(words), "glossary", "lookup", "--stdin").out == alone


def test_all_found_is_success(pipe: Callable[..., Result]) -> None:
    assert pipe("biopsy\nPET\n", "glossary", "lookup", "--stdin").code == Exit.OK


def test_no_lines_have_no_answers(pipe: Callable[..., Result]) -> None:
    assert pipe("", "glossary", "lookup", "--stdin") == Result(Exit.OK, "", "")


def test_bytes_that_drive_a_terminal_are_not_given_back(pipe: Callable[..., Result]) -> None:
    result = pipe(
        b"\x1b]0;title\x07biopsy\n\xff\xfe\n\xc2\x9b31m\n", "glossary", "lookup", "--stdin"
    )

    answers = [json.loads(line) for line in result.out.splitlines()]
    assert answers[0]["query"] == "biopsy"
    assert answers[0]["found"]
    assert not any(letter in result.out for letter in "\x1b\x07\x9b")


def test_a_batch_may_have_a_form_of_its_own(pipe: Callable[..., Result]) -> None:
    result = pipe("PET\nzzzz\n", "glossary", "lookup", "--stdin", "--fields", "query,term")

    assert result.out == "PET\tPET scan\nzzzz\t\n"


def test_a_program_may_write_a_line_and_wait_for_its_answer() -> None:
    # Given a process whose standard input stays open, and which Python buffers as usual
    command = [sys.executable, "-m", "hlreader", "glossary", "lookup", "--stdin"]
    usual = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        bufsize=1,
        cwd=ROOT,
        env=usual,
    ) as process:
        assert process.stdin
        assert process.stdout
        overdue = Timer(30, process.kill)  # a missing answer ends the test
        overdue.start()
        for word in ("biopsy", "", "MRI"):
            # When a line is written, then its answer can be read before the next is
            process.stdin.write(f"{word}\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["query"] == word
        overdue.cancel()
        process.stdin.close()
        assert process.wait() == Exit.NO


# --- list ----------------------------------------------------------------------------------------


def test_the_list_is_sorted_and_has_a_line_a_term(run: Run, glossary_file: Path) -> None:
    result = run("glossary", "list", "--glossary", glossary_file)

    assert (result.code, result.out) == (
        Exit.OK,
        (
            "fever: A body that is hotter than it should be.\n"
            "tonsillitis: Sore, swollen lumps at the back of the throat.\n"
        ),
    )


def test_the_list_by_letter_and_language(run: Run) -> None:
    english = run("glossary", "list", "BO").out.splitlines()
    spanish = run("glossary", "list", "acido d", "--lang", "es").out.splitlines()

    assert "body image" in [line.split(":")[0] for line in english]
    assert all(line.lower().startswith("bo") for line in english)
    assert "ácido desoxirribonucleico" in [line.split(":")[0] for line in spanish]
    assert all(line.startswith("ácido d") for line in spanish)


def test_the_list_is_in_the_language_of_the_system_where_there_is_one(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    english = run("glossary", "list").out
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    french = run("glossary", "list").out
    monkeypatch.setenv("LANG", "es_ES.UTF-8")
    spanish = run("glossary", "list").out

    assert french == english != spanish


def test_the_list_as_json_names_the_glossary_of_each(run: Run, glossary_file: Path) -> None:
    listed = json.loads(run("glossary", "list", "--json", "--glossary", glossary_file).out)

    assert listed["schema"] == 1
    assert [entry["term"] for entry in listed["entries"]] == ["fever", "tonsillitis"]
    assert {entry["glossary"] for entry in listed["entries"]} == {str(glossary_file)}


def test_letters_that_begin_nothing_are_an_honest_no(run: Run) -> None:
    result = run("glossary", "list", "zzz")

    assert (result.code, result.out) == (Exit.NO, "No terms found.\n")


# --- check ---------------------------------------------------------------------------------------


def test_a_sound_glossary_passes_and_is_measured(run: Run, glossary_file: Path) -> None:
    result = run("glossary", "check", glossary_file)

    assert result.code == Exit.OK
    lines = result.out.splitlines()
    assert lines[0] == f"{glossary_file}: 2 entries"
    assert lines[1].startswith("  definitions: Flesch-Kincaid grade ")
    assert lines[-1] == "Nothing to fix."


def test_without_a_file_the_glossaries_in_use_are_checked(run: Run, few_words: Path) -> None:
    result = run("glossary", "check")

    assert result.code == Exit.OK
    assert result.out.startswith(f"{few_words / 'glossary.yaml'}: ")


def test_a_limit_of_ones_own(run: Run, glossary_file: Path) -> None:
    result = run("glossary", "check", glossary_file, "--max-grade", "1")

    assert result.code == Exit.NO
    assert f"{glossary_file}:4:10: too-hard: the definition of `tonsillitis` has" in result.out


def test_every_level_can_be_shown(run: Run, glossary_file: Path) -> None:
    lines = run("glossary", "check", glossary_file, "--levels").out.splitlines()

    assert [line.split(":")[0].strip() for line in lines[2:4]] == ["tonsillitis", "fever"]
    assert "difficulty" in lines[2]


def test_a_glossary_that_cannot_be_used_is_distinguished(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "words.yaml"
    path.write_text("- {term: rash}\n- {term: acne, plain: Acne.}\n", "utf-8")

    result = run("glossary", "check", path)

    assert result.code == Exit.UNREADABLE
    assert result.err.startswith(f"hlreader: {path}:1:3: `rash` has no plain meaning.")
    assert f"{path}:2:23: own-term: " in result.out


def test_a_glossary_that_is_not_there_is_a_usage_error(run: Run, tmp_path: Path) -> None:
    assert run("glossary", "check", tmp_path / "no.yaml").code == Exit.USAGE


def test_the_check_as_json(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "words.yaml"
    path.write_text(
        "- {term: rash}\n- {term: acne, plain: Acne.}\n"
        "- {term: fever, plain: A body that is too hot for you.}\n",
        "utf-8",
    )

    report = json.loads(run("glossary", "check", path, "--json").out)

    assert (report["schema"], report["passed"], report["max_grade"]) == (1, False, 6)
    assert [(error["line"], error["column"]) for error in report["errors"]] == [(1, 3)]
    (file,) = report["files"]
    assert file["findings"][0] == {
        "rule": "own-term",
        "term": "acne",
        "line": 2,
        "column": 23,
        "message": "the definition of `acne` uses the word itself: `Acne`.",
        "hint": "Say it in other words.",
    }
    assert [level["note"] for level in file["levels"]] == ["too short to measure: 1 word", ""]
    assert set(file["levels"][1]) == {
        "term", "language", "line", "words", "flesch_kincaid_grade", "difficulty", "note",
    }  # fmt: skip


# --- schema --------------------------------------------------------------------------------------


def test_the_schemas_are_printed(run: Run) -> None:
    file, record = run("glossary", "schema"), run("glossary", "schema", "--record")

    assert json.loads(file.out)["title"] == "hlreader glossary"
    assert json.loads(record.out)["title"] == "hlreader look-up record"


# --- Completion ----------------------------------------------------------------------------------


def typed_in_bash(*words: str) -> dict[str, str]:
    """Return the variables with which bash asks how the last of the words may go on."""
    return {
        "_HLREADER_COMPLETE": "complete_bash",
        "COMP_WORDS": " ".join(words),
        "COMP_CWORD": str(len(words) - 1),
    }


def completed(*words: str) -> list[str]:
    """Return what bash is offered for the last of the words typed."""
    command = [sys.executable, "-c", "import sys; from hlreader.cli import main; sys.exit(main())"]
    environment = {**os.environ, **typed_in_bash(*words)}
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.stderr == ""
    return done.stdout.split()


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (("define", "scin"), ["scintigraphy"]),
        (("define", "SCIN"), ["SCINtigraphy"]),
        (("define", "bone", "sc"), ["scan"]),
        (("glossary", "lookup", "scin"), ["scintigraphy"]),
        (("define", "--lang", "es", "gammagr"), ["gammagrafía"]),
        (("define", "zzzz"), []),
        (("define", "--glossary", "/no/such/file", "scin"), []),
        (("read", "meta"), ["metastatic"]),
        (("glossary", "loo"), ["lookup"]),
        (("rules", "HL10"), ["HL101", "HL102", "HL103", "HL104", "HL105", "HL106"]),
        (("rules", "passive"), ["passive-voice"]),
        (("check", "--select", "HL70"), ["HL701"]),
        (("check", "--ignore", "HL101,HL90"), ["HL101,HL901", "HL101,HL902"]),
        (("config", "get", "te"), ["text-size", "text-size-method"]),
        (("config", "set", "th"), ["theme"]),
        (("config", "set", "theme", "d"), ["dark", "default"]),
        (("config", "reset", "rem"), ["remember"]),
        (("check", "--output-format", "sa"), ["sarif"]),
        (("read", "--theme", "hi"), ["high-contrast"]),
    ],
)
def test_the_shell_completes_terms_articles_rules_and_settings(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    typed: tuple[str, ...],
    offered: list[str],
) -> None:
    for name, value in typed_in_bash("hlreader", *typed).items():
        monkeypatch.setenv(name, value)

    with pytest.raises(SystemExit):
        main([])

    printed = capsys.readouterr()
    assert (sorted(printed.out.split()), printed.err) == (sorted(offered), "")


def test_an_apostrophe_is_offered_as_one_that_opens_no_quotation(tmp_path: Path) -> None:
    words = tmp_path / "words.yaml"
    words.write_text("- {term: Crohn's disease, plain: A sore gut.}\n", "utf-8")

    assert completed("hlreader", "define", "--glossary", str(words), "Cro") == ["Crohn’s"]
    assert completed("hlreader", "define", "--glossary", str(words), "Crohn’s", "") == ["disease"]


def test_completion_can_be_installed(run: Run) -> None:
    assert "--install-completion" in run("--help").out


@pytest.mark.parametrize("command", [["define", "biopsy", "--json"], ["glossary", "list"]])
def test_a_closed_output_is_reported(command: list[str]) -> None:
    line = " ".join([sys.executable, "-m", "hlreader", *command, ">&-"])

    done = subprocess.run(["sh", "-c", line], cwd=ROOT, stderr=subprocess.PIPE, check=False)

    assert done.returncode == Exit.UNREADABLE
    assert done.stderr.startswith(b"hlreader: standard output is closed.")


@pytest.mark.parametrize("command", [["define", "biopsy", "--glossary"], ["glossary", "check"]])
def test_a_glossary_that_may_not_be_read_is_unreadable_and_no_wrong_command_line(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    # Given a file that the system lets nobody read, not even who runs the tests
    path = tmp_path / "words.yaml"
    path.write_text("- {term: ward, plain: A room.}\n", "utf-8")

    opened = Path.open

    def refuse(self: Path, mode: str = "r") -> object:
        if self == path:
            raise PermissionError(13, "Permission denied")
        return opened(self, mode)

    monkeypatch.setattr(Path, "open", refuse)
    monkeypatch.setattr(os, "access", lambda *_, **__: False)

    result = run(*command, path)

    assert result.code == Exit.UNREADABLE
    assert result.err.startswith(f"hlreader: {path}: ")
