"""Several glossaries at once: which files are in use, and which of them is heard."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from hlreader.exits import Exit
from hlreader.glossary import Glossary
from hlreader.glossary.files_in_use import find_places, user_glossary
from hlreader.locations import config_folder, shipped_glossary
from tests.conftest import Result

Run = Callable[..., Result]


def entry(term: str, plain: str, more: str = "") -> str:
    return f"- term: {term}\n  plain: {plain}\n{more}"


@pytest.fixture
def own() -> Path:
    """Return the file of the user's own words, which explains biopsy."""
    path = Path(user_glossary())
    path.parent.mkdir(parents=True)
    path.write_text(entry("biopsy", "What my doctor took out."), "utf-8")
    return path


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the file of a project that the user works in, two folders down."""
    path = tmp_path / "project" / ".hlreader" / "glossary.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(entry("day clinic", "Where you go home at night."), "utf-8")
    deep = tmp_path / "project" / "leaflets" / "2026"
    deep.mkdir(parents=True)
    monkeypatch.chdir(deep)
    return path


# --- Where they stand ----------------------------------------------------------------------------


def test_alone_the_shipped_glossary_is_in_use() -> None:
    assert find_places().paths == [str(shipped_glossary())]


def test_the_shipped_the_users_and_the_projects_are_used_in_this_order(
    own: Path, project: Path
) -> None:
    places = find_places()

    assert [whose for whose, _ in places.used] == ["shipped", "user", "project"]
    assert places.paths == [str(path) for path in (shipped_glossary(), own, project)]


def test_files_that_are_named_are_used_alone(own: Path, project: Path) -> None:
    named = [Path("a.yaml"), Path("b.yaml")]

    assert find_places(named).paths == ["a.yaml", "b.yaml"]


def test_a_folder_that_is_named_is_no_glossary_and_says_so(run: Run) -> None:
    result = run("define", "biopsy", "--glossary", ".")

    assert result.code == Exit.UNREADABLE
    assert result.err.startswith("hlreader: .: ")


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="files have no owner here")
@pytest.mark.parametrize("loose", ["glossary.yaml", "."])
def test_a_project_file_that_others_can_change_is_not_used(project: Path, loose: str) -> None:
    (project.parent / loose).chmod(0o777)

    places = find_places()

    assert places.paths == [str(shipped_glossary())]
    assert places.unsafe == str(project)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="files have no owner here")
def test_a_project_file_of_someone_else_is_not_used(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given that I am neither the owner of the file nor root
    stranger = project.stat().st_uid + 1
    monkeypatch.setattr(os, "geteuid", lambda: stranger)
    if project.stat().st_uid == 0:
        os.chown(project, stranger + 1, -1)

    assert find_places().unsafe == str(project)


@pytest.mark.parametrize(
    ("platform", "variables", "expected"),
    [
        ("linux", {"XDG_CONFIG_HOME": "/c"}, "/c/hlreader"),
        ("linux", {"XDG_CONFIG_HOME": "relative"}, "/home/ann/.config/hlreader"),
        ("linux", {}, "/home/ann/.config/hlreader"),
        ("darwin", {}, "/home/ann/Library/Application Support/hlreader"),
        ("win32", {"APPDATA": "/roaming"}, "/roaming/hlreader"),
    ],
)
def test_the_settings_folder_is_where_the_system_keeps_such_things(
    monkeypatch: pytest.MonkeyPatch, platform: str, variables: dict[str, str], expected: str
) -> None:
    for name in ("XDG_CONFIG_HOME", "APPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.platform", platform)
    monkeypatch.setenv("HOME", "/home/ann")

    assert config_folder().as_posix() == expected


# --- Which of them is heard ----------------------------------------------------------------------


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    """Return two glossaries that have some words in common."""
    first, second = tmp_path / "first.yaml", tmp_path / "second.yaml"
    first.write_text(
        entry("PET scan", "First scan.", "  abbreviations: [PET]\n  aliases: [sugar scan]\n")
        + entry("rash", "First rash.")
        + entry("AIDS", "An illness.", "  case_sensitive: true\n"),
        "utf-8",
    )
    second.write_text(
        entry("pet scan", "Second scan.")
        + entry("ward", "Second ward.", "  aliases: [skin rash]\n")
        + entry("aids", "Tools."),
        "utf-8",
    )
    return first, second


@pytest.mark.parametrize(
    ("word", "plain", "match"),
    [
        ("PET scan", "Second scan.", "exact"),
        ("pet scans", "Second scan.", "plural"),
        ("PET", "Second scan.", "abbreviation"),
        ("sugar scan", "Second scan.", "alias"),
        ("rash", "First rash.", "exact"),
        ("skin rash", "Second ward.", "alias"),
        ("AIDS", "An illness.", "exact"),
        ("aids", "Tools.", "exact"),
    ],
)
def test_the_later_file_is_heard_and_keeps_the_other_names_of_what_it_replaces(
    two: tuple[Path, Path], word: str, plain: str, match: str
) -> None:
    hit = Glossary.load(two).lookup(word)

    assert hit
    assert (hit.term.plain, hit.match) == (plain, match)
    assert hit.path == two[plain in ("Second scan.", "Second ward.", "Tools.")]


def test_a_text_is_matched_against_all_files_at_once(two: tuple[Path, Path]) -> None:
    found = Glossary.load(two).find("A rash on the ward, a skin rash, and PET scans.")

    assert [(match.text, match.term.plain) for match in found] == [
        ("rash", "First rash."),
        ("ward", "Second ward."),
        ("skin rash", "Second ward."),
        ("PET scans", "Second scan."),
    ]


def test_an_entry_that_is_replaced_is_not_listed_but_named(two: tuple[Path, Path]) -> None:
    words = Glossary.load(two)

    assert [term.plain for term in words.terms] == [
        "First rash.", "An illness.", "Second scan.", "Second ward.", "Tools.",
    ]  # fmt: skip
    assert [term.term for term in words.replaced[two[0]]] == ["PET scan"]


def test_a_language_of_the_reader_goes_before_a_later_file(tmp_path: Path) -> None:
    first, second = tmp_path / "es.yaml", tmp_path / "en.yaml"
    first.write_text("- {term: hospital, plain: Un lugar., language: es}\n", "utf-8")
    second.write_text(entry("hospital", "A place."), "utf-8")

    hit = Glossary.load([first, second]).lookup("hospital", "es")

    assert hit
    assert hit.term.plain == "Un lugar."


def test_an_empty_part_of_the_environment_is_no_file(
    run: Run, two: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HLREADER_GLOSSARY", f"{two[0]}{os.pathsep}")

    assert "First rash." in run("define", "rash").out


def test_the_same_file_twice_is_one(two: tuple[Path, Path]) -> None:
    assert len(Glossary.load([two[0], two[0]]).terms) == 3


# --- What the user is told -----------------------------------------------------------------------


def test_a_meaning_says_which_file_it_comes_from(run: Run, own: Path) -> None:
    result = run("define", "biopsies")

    text = " ".join(result.out.split())
    origin = f"From the glossary file {own}, not from hlreader."
    assert text == f"biopsy What my doctor took out. {origin}"
    assert result.err == ""


def test_a_shipped_meaning_does_not_say_so(run: Run, own: Path) -> None:
    assert "glossary file" not in run("define", "scintigraphy").out


def test_the_record_says_it_too(run: Run, own: Path) -> None:
    lines = run("define", "biopsy", "scintigraphy", "zzzz", "--json").out.splitlines()

    assert [json.loads(line)["glossary"] for line in lines] == [str(own), "shipped", None]


def test_a_file_named_by_a_relative_path_is_recorded_by_its_whole_path(
    run: Run, two: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(two[0].parent)

    answer = json.loads(run("define", "rash", "--json", "--glossary", "first.yaml").out)

    assert answer["glossary"] == str(two[0])


def test_reading_in_a_project_says_that_its_words_are_used(run: Run, project: Path) -> None:
    result = run("read", "mammogram")

    assert result.code == Exit.OK
    assert result.err == (
        f"hlreader: {project}, the glossary of this project, explains words too.\n"
    )


def test_an_unsafe_project_file_is_reported_with_what_to_do(run: Run, project: Path) -> None:
    project.chmod(0o666)

    result = run("define", "day clinic")

    assert result.code == Exit.NO
    assert result.err == (
        f"hlreader: {project} is not used: other users can change it. "
        "To use it, name it with --glossary.\n"
    )


def test_glossaries_are_named_one_after_the_other_or_in_the_environment(
    run: Run, two: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    named = run("define", "ward", "PET", "--glossary", two[0], "--glossary", two[1])
    monkeypatch.setenv("HLREADER_GLOSSARY", os.pathsep.join(map(str, two)))
    from_environment = run("define", "ward", "PET")

    assert named == from_environment
    assert "Second ward." in named.out
    assert "Second scan." in named.out


def test_path_lists_the_files_in_use_and_what_is_replaced(run: Run, own: Path) -> None:
    result = run("glossary", "path")

    assert result.code == Exit.OK
    lines = result.out.splitlines()
    assert lines[0] == str(shipped_glossary())
    assert lines[1].startswith("  shipped with hlreader, ")
    assert lines[2] == "  replaced by a later file: biopsy"
    assert lines[3:5] == [str(own), "  your own, 1 entry"]
    assert "Later files win over earlier ones." in lines
    assert "Add the words of a project in .hlreader/glossary.yaml." in lines


def test_path_says_where_own_words_may_stand(run: Run) -> None:
    assert f"Add your own words in {user_glossary()}." in run("glossary", "path").out


def test_path_as_json(run: Run, own: Path, project: Path) -> None:
    project.chmod(0o666)

    listed = json.loads(run("glossary", "path", "--json").out)

    assert [(file["whose"], file["replaced"]) for file in listed["files"]] == [
        ("shipped", ["biopsy"]), ("user", []),
    ]  # fmt: skip
    assert listed["unsafe"] == str(project)


def test_path_of_the_shipped_glossary_alone_is_for_scripts(run: Run) -> None:
    assert run("glossary", "path", "--shipped").out == f"{shipped_glossary()}\n"
