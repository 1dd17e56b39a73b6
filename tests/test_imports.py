"""Start-up is a feature: which modules a command must not import."""

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {"rich", "textstat", "nltk", "markdown_it", "yaml", "zipfile", "justhtml", "pypdfium2"}


def modules_after(command: list[str], tmp_path: Path) -> set[str]:
    """Return the top-level modules loaded when a command has run in a process of its own."""
    code = (
        "import sys; from hlreader.cli import main; code = main(sys.argv[1:]); "
        "sys.stderr.write(' '.join({name.partition('.')[0] for name in sys.modules})); "
        "sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *command],
        capture_output=True,
        text=True,
        check=True,
        env={"XDG_CACHE_HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path), "PATH": ""},
    )
    return set(done.stderr.split())


def test_looking_a_word_up_as_json_imports_nothing_heavy(tmp_path: Path) -> None:
    # Given a glossary that has been read once
    modules_after(["define", "scintigraphy", "--json"], tmp_path)

    loaded = modules_after(["define", "scintigraphy", "--json"], tmp_path)

    assert loaded & HEAVY == set()


def test_looking_up_for_scripts_imports_nothing_heavy_either(tmp_path: Path) -> None:
    command = ["glossary", "lookup", "scintigraphy", "--fields", "term,plain"]
    modules_after(command, tmp_path)

    assert modules_after(command, tmp_path) & HEAVY == set()


def test_even_the_first_look_up_imports_only_yaml(tmp_path: Path) -> None:
    assert modules_after(["define", "scintigraphy", "--json"], tmp_path) & HEAVY == {"yaml"}


@pytest.mark.parametrize("command", [["read", "metastatic"], ["read", "metastatic", "--plain"]])
def test_reading_imports_neither_textstat_nor_nltk(command: list[str], tmp_path: Path) -> None:
    first = modules_after(command, tmp_path)
    second = modules_after(command, tmp_path)

    readers = {"zipfile", "justhtml", "pypdfium2"}
    assert first & {"textstat", "nltk", *readers} == set()
    assert second & {"textstat", "nltk", "markdown_it", "yaml", *readers} == set()


def test_checking_needs_no_network_library(tmp_path: Path) -> None:
    loaded = modules_after(["check", "articles", "--json"], tmp_path)

    assert loaded & {"textstat", "nltk", "requests", "urllib3", "zipfile", "pypdfium2"} == set()


def test_checking_plain_text_imports_no_other_format(tmp_path: Path) -> None:
    # Given a text that has been checked once
    notes = tmp_path / "notes.txt"
    notes.write_text("Take one tablet. Drink it with water.", "utf-8")
    modules_after(["check", str(notes)], tmp_path)

    loaded = modules_after(["check", str(notes)], tmp_path)

    assert loaded & HEAVY == set()


def test_importing_the_package_imports_nothing_of_it(tmp_path: Path) -> None:
    code = "import sys, hlreader; print(*(n for n in sys.modules if n.startswith('hlreader.')))"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.split() == []
