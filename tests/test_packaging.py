"""The wheel and the sdist carry the articles and the glossary, and find them."""

import os
import re
import shutil
import subprocess
import sys
import zipfile
from datetime import date
from email import message_from_bytes
from email.message import Message
from pathlib import Path

import pytest

from hlreader import __version__, locations
from hlreader.glossary.store.cache import _INSTALLED_TOGETHER
from tests.conftest import ROOT

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a wheel from an sdist, as a package index would."""
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "hatchling", "build", "-d"]
    subprocess.run([*build, str(folder), "-t", "sdist"], cwd=ROOT, check=True, capture_output=True)
    sdist = next(folder.glob("*.tar.gz"))
    subprocess.run(["tar", "-xzf", str(sdist), "-C", str(folder)], check=True)
    unpacked = next(path for path in folder.iterdir() if path.is_dir())
    subprocess.run(
        [*build, str(folder), "-t", "wheel"], cwd=unpacked, check=True, capture_output=True
    )
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def metadata(wheel: Path) -> Message:
    """Return what the wheel says about itself."""
    with zipfile.ZipFile(wheel) as files:
        (name,) = (name for name in files.namelist() if name.endswith(".dist-info/METADATA"))
        return message_from_bytes(files.read(name))


def test_the_wheel_holds_every_article_and_the_glossary(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())

    articles = {
        f"hlreader/data/articles/{path.relative_to(ROOT / 'articles').as_posix()}"
        for path in (ROOT / "articles").rglob("*.md")
    }
    assert articles
    assert articles <= names
    assert "hlreader/data/glossary.yaml" in names
    assert "hlreader/data/parts.txt" in names
    assert "hlreader/py.typed" in names
    schemas = {"glossary.schema.json", "record.schema.json"}
    assert {f"hlreader/glossary/data/{name}" for name in schemas} <= names
    assert "hlreader/textsize/fonts/6x8.txt" in names


def test_the_wheel_holds_no_test_and_nothing_outside_the_package(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}

    assert {top.split("-")[0] for top in tops} == {"hlreader"}


def test_the_wheel_has_the_manual_and_the_translations(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()

    assert sum(name.endswith(".data/data/share/man/man1/hlreader.1") for name in names) == 1
    assert "hlreader/locale/es.po" in names


# --- The version --------------------------------------------------------------------------------


def test_the_version_of_the_wheel_is_that_of_the_package(metadata: Message) -> None:
    assert metadata["Version"] == __version__


def test_no_other_file_has_the_version() -> None:
    # Given the files in which a copy could be forgotten
    documents = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]
    settings = [ROOT / "hatch_build.py", *ROOT.glob("*.toml"), *ROOT.glob(".*.yaml")]
    code = [*(ROOT / "hlreader").rglob("*.py"), *(ROOT / "hlreader").rglob("*.json")]

    # When they are searched for it
    version = re.compile(rf"(?<![\d.]){re.escape(__version__)}(?![\d.])")
    found = {
        path.relative_to(ROOT).as_posix()
        for path in (*documents, *settings, *code)
        if version.search(path.read_text("utf-8"))
    }

    # Then only the package has it
    assert found == {"hlreader/__init__.py"}


def test_the_changelog_begins_with_what_is_not_released_and_dates_the_rest() -> None:
    heads = re.findall(r"^## (.*)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)

    releases = [
        re.fullmatch(r"\[(\d+\.\d+\.\d+)\] - (\d{4}-\d\d-\d\d)", head) for head in heads[1:]
    ]
    dates = [date.fromisoformat(release[2]) for release in releases if release]

    assert heads[0] == "[Unreleased]"
    assert all(releases)
    assert dates == sorted(dates, reverse=True)
    assert not releases or (releases[0] and releases[0][1] == __version__)


# --- Licences -----------------------------------------------------------------------------------

LICENCES = {
    "MIT": (r"\bMIT\b", "Permission is hereby granted, free of charge"),
    "BSD-2-Clause": (r"BSD 2-clause|CMUDICT-LICENSE", "Redistributions in binary form must"),
    "CC-BY-SA-4.0": (r"CC BY-SA 4\.0", "Attribution-ShareAlike 4.0 International"),
    "HPND-sell-variant": (r"\bSCOWL\b", "Permission to use, copy, modify, distribute and sell"),
}
"""How our files name a licence, or a source that has it, and words of its text."""


def test_the_wheel_declares_the_licences_of_everything_in_it(
    wheel: Path, metadata: Message
) -> None:
    # Given the licence of the code, and those that the heads of the data files name
    carried = {"MIT"}
    with zipfile.ZipFile(wheel) as files:
        for name in files.namelist():
            if name.startswith("hlreader/") and name.endswith((".txt", ".md")):
                head = files.read(name).decode()[:1500]
                carried |= {one for one, (named, _) in LICENCES.items() if re.search(named, head)}

    # When the wheel says which licences it has, then it names these and no other
    assert set(metadata["License-Expression"].split(" AND ")) == carried


def test_the_wheel_carries_the_text_of_each_licence(wheel: Path, metadata: Message) -> None:
    with zipfile.ZipFile(wheel) as files:
        (folder,) = {name.split("/")[0] for name in files.namelist() if ".dist-info/" in name}
        texts = {
            name: files.read(f"{folder}/licenses/{name}").decode()
            for name in metadata.get_all("License-File", [])
        }
    shipped = {path.relative_to(ROOT).as_posix() for path in ROOT.glob("hlreader/**/*-LICENSE")}

    assert set(texts) == {"LICENSE", *shipped}
    for _, words in LICENCES.values():
        assert any(words in text for text in texts.values()), words


def test_every_licence_file_that_data_names_is_there() -> None:
    for path in (*(ROOT / "hlreader").rglob("*.txt"), *(ROOT / "hlreader").rglob("*.md")):
        for name in re.findall(r"\b[A-Z]+-LICENSE\b", path.read_text("utf-8")[:1500]):
            assert path.with_name(name).is_file(), path


# --- An installed program -----------------------------------------------------------------------


def test_an_unpacked_wheel_reads_its_own_articles(wheel: Path, tmp_path: Path) -> None:
    # Given the wheel unpacked next to a folder of the same name that is not ours
    zipfile.ZipFile(wheel).extractall(tmp_path)
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "metastatic.md").write_text("Not ours.\n", "utf-8")

    # When it is run from there
    done = subprocess.run(
        [sys.executable, "-m", "hlreader", "read", "metastatic"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )

    # Then it reads what it shipped with
    assert "scintigraphy" in done.stdout
    assert "Not ours" not in done.stdout


def test_an_editable_install_compiles_the_modules_where_they_stand(tmp_path: Path) -> None:
    # Given a checkout without bytecode
    left_out = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "hlreader", tmp_path / "hlreader", ignore=left_out)

    # When it is installed to be edited
    install = (
        "import sys; from hatch_build import IndexHook\n"
        "hook = IndexHook(sys.argv[1], {}, None, None, '', 'wheel')\n"
        "hook.initialize('editable', {})"
    )
    subprocess.run([sys.executable, "-c", install, str(tmp_path)], cwd=ROOT, check=True)

    # Then every module has its bytecode
    modules = {path.stem for path in (tmp_path / "hlreader").glob("*.py")}
    compiled = {path.name.split(".")[0] for path in (tmp_path / "hlreader/__pycache__").iterdir()}
    assert compiled == modules


def test_the_wheel_carries_the_index_of_its_own_glossary(wheel: Path, tmp_path: Path) -> None:
    # Given an unpacked wheel, the files as old as the unpacking makes them
    zipfile.ZipFile(wheel).extractall(tmp_path)
    glossary = tmp_path / "hlreader" / "data" / "glossary.yaml"

    def define(word: str) -> tuple[str, bool]:
        cache = tmp_path / "cache"
        done = subprocess.run(
            [sys.executable, "-m", "hlreader", "define", word, "--json"],
            cwd=tmp_path, capture_output=True, text=True, check=True,
            env={**os.environ, "XDG_CACHE_HOME": str(cache)},
        )  # fmt: skip
        return done.stdout, cache.exists()

    # When a word is looked up, then it needs no cache
    found, cached = define("scintigraphy")
    assert '"found": true' in found
    assert not cached

    # And its parts explain a word without an entry
    explained, cached = define("gastroenteropathy")
    assert '"match": "parts"' in explained
    assert not cached

    # When the glossary is edited later and keeps its size, then the edit counts
    text = glossary.read_text("utf-8")
    edited = text.replace("A kind of scan", "A sort of scan")
    assert (edited != text, len(edited)) == (True, len(text))
    installed = glossary.with_name("glossary.sqlite").stat().st_ctime_ns
    while glossary.stat().st_ctime_ns <= installed + _INSTALLED_TOGETHER:
        glossary.write_text(edited, "utf-8")
    assert "A sort of scan" in define("scintigraphy")[0]


def test_a_checkout_reads_the_articles_at_its_top() -> None:
    assert locations.shipped_library() == ROOT / "articles"
    assert locations.shipped_glossary() == ROOT / "glossary.yaml"
