"""What hlreader says, in other languages: every message, and nothing that programs read."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from hlreader import messages as module
from hlreader.errors import UsageError
from hlreader.language import preferred_of
from hlreader.messages import (
    Message,
    catalogue_of,
    entries,
    languages,
    message_language,
    read_catalogue,
    translated,
)
from tests import catalogue
from tests.catalogue import FOLDER, fields_of, messages, written
from tests.conftest import ROOT, Result

Run = Callable[..., Result]

LANGUAGES = [language for language in languages() if language != "en"]


@pytest.fixture(scope="module")
def expected(compiled: Path) -> list[str]:
    """Every message of the program."""
    return messages()


# --- The catalogues -------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_has_a_translation(language: str, expected: list[str]) -> None:
    found = catalogue_of(language)

    assert [text for text in expected if text not in found] == []
    assert [text for text in found if text not in expected] == []  # python -m tests.catalogue


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_fields_of_the_message(language: str) -> None:
    found = catalogue_of(language)

    assert [text for text in found if fields_of(text) != fields_of(found[text])] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_keeps_what_is_typed(language: str) -> None:
    # Given the options and commands in a message
    def typed(text: str) -> set[str]:
        return {word.strip("`.,:;()") for word in text.split() if word.strip("`(").startswith("--")}

    found = catalogue_of(language)

    # When it is translated, then they stay as they are
    assert [text for text in found if typed(text) != typed(found[text])] == []


def test_the_catalogues_are_as_the_tool_writes_them(expected: list[str]) -> None:
    # Given each catalogue, when `python -m tests.catalogue` runs, then nothing changes
    for path in FOLDER.glob("*.po"):
        text = path.read_text("utf-8")
        known = {key: value for key, value, _ in entries(text)}
        assert text == written(text.split("\n\n")[0], {key: known[key] for key in expected})


def test_a_new_language_takes_one_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    # Given a catalogue for Portuguese with one message
    monkeypatch.setattr(module, "FOLDER", str(tmp_path))
    monkeypatch.setattr(module, "_catalogues", {})
    (tmp_path / "pt.po").write_text(
        'msgid ""\nmsgstr "Language: pt\\n"\n\n'
        'msgid "There is no option `{option}`."\nmsgstr "Não existe a opção `{option}`."\n',
        "utf-8",
    )
    monkeypatch.setenv("LANG", "pt_BR.UTF-8")

    # Then it is in use, and what it lacks is in English
    assert languages() == ["en", "pt"]
    assert run("list", "-x").err == (
        "hlreader: Não existe a opção `-x`. Try `hlreader list --help`.\n"
    )


def test_the_tool_adds_and_removes_messages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given a catalogue with a message that is gone, and without one that is new
    path = tmp_path / "es.po"
    path.write_text(written('msgid ""\nmsgstr ""', {"Old.": "Viejo.", "Kept.": "Igual."}), "utf-8")
    monkeypatch.setattr(catalogue, "messages", lambda: ["New.", "Kept."])

    catalogue.update(path)

    assert [*entries(path.read_text("utf-8"))][1:] == [
        ("New.", "", False),
        ("Kept.", "Igual.", False),
    ]


def test_a_catalogue_is_read_as_gettext_reads_it() -> None:
    text = r"""# A remark
msgid ""
msgstr "Language: es\n"

#: here.py:3
msgid "Say \"hello\" "
"twice.\n"
msgstr ""
"Diga \"hola\" dos veces, \\ y siga.\n"

#, fuzzy
msgid "Perhaps."
msgstr "Quizá."

msgid "Not yet."
msgstr ""
"""

    assert read_catalogue(text) == {
        'Say "hello" twice.\n': 'Diga "hola" dos veces, \\ y siga.\n',
    }


# --- Messages -------------------------------------------------------------------------------------


def test_a_message_is_english_until_it_is_shown() -> None:
    message = Message("There is no option `{option}`.", option="--x")

    assert message == "There is no option `--x`."
    assert translated(message, "es") == "No hay ninguna opción `--x`."
    assert translated(message, "xx") == message


def test_a_message_in_a_message_is_translated_too() -> None:
    inner = Message("Name a file.")
    error = UsageError(Message("{key}: {message}", key="theme", message=inner), hint=inner)

    assert str(error) == "theme: Name a file. Name a file."
    assert translated(error.message, "es") == "theme: Indique un archivo."


def test_what_is_filled_in_can_neither_format_nor_control_anything() -> None:
    message = Message("There is no command `{word}`.", word="{0.__class__}\x1b[31m\nx")

    assert translated(message, "es") == "No hay ningún comando `{0.__class__} x`."


# --- Which language -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("environ", "found"),
    [
        ({}, ["en"]),
        ({"LANG": "es_MX.UTF-8"}, ["es"]),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "es_ES"}, ["es"]),
        ({"LANG": "es_ES", "LC_ALL": "en_GB.UTF-8"}, ["en"]),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "es"}, ["es"]),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "ca:es:en"}, ["ca", "es", "en"]),
        ({"LANGUAGE": "es", "LC_ALL": "C"}, ["en"]),
        ({"LANGUAGE": "es", "LANG": "POSIX"}, ["en"]),
        ({"LANGUAGE": "es", "LANG": "C.UTF-8"}, ["es"]),
        ({"LANG": "es_ES", "HLREADER_LANG": "en"}, ["en"]),
    ],
)
def test_the_system_says_the_language_as_for_gettext(
    environ: dict[str, str], found: list[str]
) -> None:
    assert preferred_of(environ) == found


def test_the_first_language_with_a_catalogue_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "ca_ES.UTF-8")
    monkeypatch.setenv("LANGUAGE", "ca:es:en")

    assert message_language() == "es"


# --- The program in Spanish -----------------------------------------------------------------------


@pytest.fixture
def spanish(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give a test a system in Spanish."""
    monkeypatch.setenv("LANG", "es_MX.UTF-8")


@pytest.mark.usefixtures("spanish")
def test_help_errors_topics_and_settings_are_in_spanish(run: Run) -> None:
    assert (
        run("raed").err == "hlreader: No hay ningún comando `raed`. ¿Quiso decir `hlreader read`?\n"
    )
    assert run().out.startswith("hlreader explica temas de salud")
    assert "Opciones:\n" in run("read", "--help").out
    assert "Ejemplo: hlreader config get theme" in run("config", "get", "--help").out
    assert "[variable: HLREADER_LIBRARY]" in run("import", "--help").out
    assert "El tamaño de las letras." in run("config", "list").out
    listed = run("list").out
    assert "Cáncer de seno\n" in listed
    assert "Breast cancer\n\n" not in listed


def test_the_language_can_be_chosen_for_one_command(run: Run) -> None:
    said = "hlreader: No hay ningún artículo `zzz`. `hlreader list` los muestra todos.\n"

    assert run("read", "zzz", "--lang", "es").err == said
    assert run("--lang", "es", "read", "zzz").err == said
    assert run("read", "zzz").err.startswith("hlreader: There is no article")


@pytest.mark.parametrize(
    "line",
    [
        "define biopsy --json --lang en", "define zzzq --json --lang en", "check nofile.md --json",
        "check leaflet.md nowhere.md --json", "check leaflet.md --output-format sarif",
        "rules HL101 --json", "glossary check words.yaml --json", "list --json --lang en",
        "search scan --json --lang en",
    ],
)  # fmt: skip
def test_what_programs_read_is_the_same_in_every_language(
    run: Run, line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "leaflet.md").write_text("The medication was taken by the patient.\n", "utf-8")
    (tmp_path / "nowhere.md").symlink_to("gone.md")
    (tmp_path / "words.yaml").write_text("- term: fever\n- term: flu\n  plain: flu\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    english = run(*line.split())

    monkeypatch.setenv("LANG", "es_MX.UTF-8")
    spanish = run(*line.split())

    assert (spanish.code, spanish.out) == (english.code, english.out)


def test_english_reads_no_catalogue_and_a_look_up_none_at_all(tmp_path: Path) -> None:
    # Given a command in English, and a look-up for a program in Spanish
    code = (
        "import sys; from hlreader import __main__; sys.argv[1:] = {}; "
        "from hlreader.quick.lookup import answer; import os; answer(sys.argv[1:], os.environ); "
        "print('hlreader.messages' in sys.modules)"
    )

    done = subprocess.run(
        [sys.executable, "-c", code.format(["define", "biopsy", "--json"])],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={"LANG": "es_MX.UTF-8", "XDG_CACHE_HOME": str(tmp_path)},
    )

    assert done.stdout.split()[-1] == "False"
    module._catalogues.clear()
    assert translated("Name a file.", "en") == "Name a file."
    assert module._catalogues == {}
