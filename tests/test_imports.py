"""Start-up is a feature: which modules a command must not import."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

HEAVY = {"rich", "textstat", "nltk", "markdown_it", "yaml", "zipfile", "justhtml", "pypdfium2"}


def modules_after(command: list[str], cache: Path | None = None) -> set[str]:
    """Return the top-level modules loaded when a command has run in a process of its own.

    ``cache`` is the folder with the copies of what is shipped, which are there by default.
    """
    kept = os.environ["XDG_CACHE_HOME"]
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
        env={"XDG_CACHE_HOME": str(cache or kept), "XDG_CONFIG_HOME": kept, "PATH": ""},
    )
    return set(done.stderr.split())


def test_looking_a_word_up_as_json_imports_nothing_heavy() -> None:
    assert modules_after(["define", "scintigraphy", "--json"]) & HEAVY == set()


def test_looking_up_for_scripts_imports_nothing_heavy_either() -> None:
    command = ["glossary", "lookup", "scintigraphy", "--fields", "term,plain"]

    assert modules_after(command) & HEAVY == set()


def test_even_the_first_look_up_imports_only_yaml(tmp_path: Path, glossary_file: Path) -> None:
    command = ["define", "tonsillitis", "--json", "--glossary", str(glossary_file)]

    assert modules_after(command, tmp_path / "cache") & HEAVY == {"yaml"}


@pytest.mark.parametrize("extra", [[], ["--plain"]])
def test_reading_imports_neither_textstat_nor_nltk(
    extra: list[str], tmp_path: Path, library: Path, glossary_file: Path
) -> None:
    # Given an article and a glossary that have not been read before, then that have
    own = ["--library", str(library), "--glossary", str(glossary_file)]
    first = modules_after(["read", "sore-throat", *own, *extra], tmp_path / "cache")
    second = modules_after(["read", "metastatic", *extra])

    readers = {"zipfile", "justhtml", "pypdfium2"}
    assert "yaml" in first
    assert first & {"textstat", "nltk", *readers} == set()
    assert second & {"textstat", "nltk", "markdown_it", "yaml", *readers} == set()


def test_checking_needs_no_network_library(library: Path) -> None:
    loaded = modules_after(["check", str(library), "--json"])

    assert loaded & {"textstat", "nltk", "requests", "urllib3", "zipfile", "pypdfium2"} == set()


def test_checking_plain_text_imports_no_other_format(tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("Take one tablet. Drink it with water.", "utf-8")

    assert modules_after(["check", str(notes)]) & HEAVY == set()


def test_importing_the_package_imports_nothing_of_it() -> None:
    code = "import sys, hlreader; print(*(n for n in sys.modules if n.startswith('hlreader.')))"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.split() == []
