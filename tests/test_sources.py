"""Which files a command line means: folders, links, and what cannot be read."""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from hlreader import check
from hlreader.checker.config.configuration import Configurations
from hlreader.checker.runner import Checker
from hlreader.documents.sources import Sources, sources_of
from hlreader.errors import UnreadableError, UsageError
from hlreader.exits import Exit
from tests.checking import glossary
from tests.conftest import Result

Run = Callable[..., Result]

EASY = "Drink more water each day. Rest well.\n"
PRIVATE = "My test was positive. Utilize the blue pills.\n"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Leaflets of a clinic, some in folders of their own."""
    folder = tmp_path / "leaflets"
    for name in ("asthma.md", "heart/diet.md", "heart/pills/beta.txt", "wounds.html"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(EASY, "utf-8")
    return folder


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    """A private text, next to the leaflets."""
    path = tmp_path / "private" / "diary.md"
    path.parent.mkdir()
    path.write_text(PRIVATE, "utf-8")
    return path


@pytest.fixture
def close(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Return what closes a folder, also to the superuser."""
    closed: list[str] = []
    look = os.scandir

    def refuse(path: str | Path | int) -> object:
        if not isinstance(path, int) and os.path.realpath(path) in closed:
            raise PermissionError(13, "Permission denied", str(path))
        return look(path)

    monkeypatch.setattr(os, "scandir", refuse)
    return lambda path: closed.append(os.path.realpath(path))


def names(found: Sources, folder: Path) -> list[str]:
    """Return the files found, as seen from a folder."""
    return [os.path.relpath(file.path, folder) for file in found.files if file.path]


# --- Folders -------------------------------------------------------------------------------------


def test_hidden_files_and_those_that_word_keeps_beside_an_open_one_are_no_texts(
    folder: Path,
) -> None:
    for name in (".draft.md", "~$leaflet.docx", ".~lock.leaflet.odt#"):
        (folder / name).write_text("A name.", "utf-8")

    names = [file.path.name for file in sources_of([folder]).files if file.path]

    assert names == ["asthma.md", "diet.md", "beta.txt", "wounds.html"]


def test_the_texts_of_a_folder_come_in_order(folder: Path) -> None:
    (folder / "heart-failure.md").write_text(EASY)
    (folder / "logo.png").write_bytes(b"\x89PNG")

    found = sources_of(folder)

    assert names(found, folder) == [
        "asthma.md", "heart/diet.md", "heart/pills/beta.txt", "heart-failure.md", "wounds.html",
    ]  # fmt: skip
    assert (found.errors, found.outside) == ((), ())


@pytest.mark.parametrize("paths", [["."], ["heart", "."], [".", "heart/diet.md"], [".", "heart"]])
def test_a_file_is_found_once_however_many_paths_lead_to_it(
    folder: Path, paths: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)

    found = sources_of(paths)

    assert sorted(names(found, folder)) == [
        "asthma.md", "heart/diet.md", "heart/pills/beta.txt", "wounds.html",
    ]  # fmt: skip


def test_a_folder_that_may_not_be_read_is_reported_and_the_rest_is_checked(
    run: Run, folder: Path, close: Callable[[Path], None]
) -> None:
    # Given a folder of many texts that is closed
    for number in range(50):
        (folder / "heart" / f"{number}.md").write_text(EASY)
    close(folder / "heart")

    result = run("check", folder, "--output-format", "json")

    report = json.loads(result.out)
    assert result.code == Exit.UNREADABLE
    assert result.err == (
        f"hlreader: {folder}/heart: you do not have access to this. Ask its owner for access.\n"
    )
    assert [Path(file["path"]).name for file in report["files"]] == ["asthma.md", "wounds.html"]
    assert len(report["errors"]) == 1
    assert report["passed"] is False


def test_a_folder_that_is_closed_itself_is_no_folder_without_texts(
    run: Run, folder: Path, close: Callable[[Path], None]
) -> None:
    close(folder)

    result = run("check", folder)

    assert result.code == Exit.UNREADABLE
    assert f"{folder}: you do not have access to this." in result.err
    assert "0 files checked" in result.out


@pytest.mark.parametrize("mode", [0o000, 0o400, 0o100])
def test_a_folder_closed_by_its_mode_ends_nothing_either(run: Run, folder: Path, mode: int) -> None:
    (folder / "heart").chmod(mode)
    if os.access(folder / "heart", os.R_OK | os.X_OK):
        pytest.skip("no folder is closed to the superuser")

    results = [
        run("check", folder),
        run("check", folder / "heart", folder / "asthma.md"),
        run("glossary", "find", folder),
    ]
    if mode != 0o100:  # what has a name that is known can be read then
        results.append(run("check", folder / "heart/diet.md", folder / "asthma.md"))
    (folder / "heart").chmod(0o700)

    for result in results:
        messages = result.err.splitlines()
        assert result.code == Exit.UNREADABLE
        assert messages
        assert all(line.startswith(f"hlreader: {folder}/heart") for line in messages)
        assert "asthma.md" in result.out


def test_a_settings_file_that_may_not_be_looked_at_is_none(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given a system that says nothing of what is in the folder above
    ask = os.stat

    def refuse(path: str | Path, **how: object) -> object:
        if Path(path).name in ("hlreader.toml", ".hlreader.yaml", "pyproject.toml"):
            raise PermissionError(13, "Permission denied", str(path))
        return ask(path, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "stat", refuse)

    assert run("check", folder).code == Exit.OK


def test_settings_are_looked_for_from_the_deepest_folder(run: Run, tmp_path: Path) -> None:
    # Given a text deeper than Python calls itself
    deep = tmp_path.joinpath(*["a"] * 700)
    for path in reversed([deep, *deep.parents]):
        path.mkdir(exist_ok=True)
    (deep / "leaflet.md").write_text(EASY)
    (tmp_path / "hlreader.toml").write_text("max-sentence-words = 2\n")

    result = run("check", tmp_path, "--output-format", "concise", "--select", "HL101")

    assert result.out.count("HL101") == 1


def test_standard_input_is_checked_in_a_folder_that_is_gone(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()

    with (tmp_path / "leaflet.md").open("w+") as text:
        text.write(EASY)
        text.seek(0)
        monkeypatch.setattr("sys.stdin", text)
        result = run("check", "-")

    assert (result.code, result.err) == (Exit.OK, "")


# --- What changes while files are checked --------------------------------------------------------


def _remove(path: Path) -> None:
    path.unlink()


def _make_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _make_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _make_loop(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.name)


def _make_link(path: Path) -> None:
    """Put a link to a private text in the place of a file."""
    path.unlink()
    path.symlink_to(PRIVATE_PLACE)


PRIVATE_PLACE = Path(__file__).parent / "data" / "clinical_passages.txt"
CHANGES = [_remove, _make_folder, _make_pipe, _make_loop, _make_link]


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("named", [True, False])
def test_a_file_that_is_another_when_its_turn_comes_is_reported_and_the_rest_is_checked(
    folder: Path,
    change: Callable[[Path], None],
    jobs: int,
    named: bool,  # noqa: FBT001
) -> None:
    # Given files that were found, of which one is then removed, or becomes something else
    words = folder / "words.yaml"
    words.write_text("- {term: gout, plain: An illness that makes joints hot.}\n")
    found = sources_of([folder / "asthma.md", words, folder / "wounds.html"] if named else folder)
    change(folder / "asthma.md")

    checker = Checker(glossary(), Configurations(isolated=True))
    results = list(checker.results(found.files, jobs))

    assert isinstance(results[0], UnreadableError)
    assert str(results[0]).startswith(f"{folder}/asthma.md: ")
    assert results[0].file == f"{folder}/asthma.md"
    assert not any(isinstance(result, UnreadableError) for result in results[1:])


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize(
    "command",
    [["check"], ["check", "--worksheet", "cci"], ["check", "--fix"], ["glossary", "find"]],
)
def test_commands_go_on_after_a_file_that_has_gone(
    run: Run,
    folder: Path,
    change: Callable[[Path], None],
    command: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Given a folder in which two files change right after it was looked through
    def changing(paths: list[str], *, follow_links: bool) -> Sources:
        found = sources_of(paths, follow_links=follow_links)
        change(folder / "asthma.md")
        change(folder / "heart" / "diet.md")
        return found

    monkeypatch.setattr("hlreader.actions.sources.sources_of", changing)

    result = run(*command, folder)

    messages = [line for line in result.err.splitlines() if "fixed in" not in line]
    assert result.code == Exit.UNREADABLE
    assert [line.partition(": ")[2].partition(": ")[0] for line in messages] == [
        f"{folder}/asthma.md",
        f"{folder}/heart/diet.md",
    ]
    assert "beta.txt" in result.out
    assert "wounds.html" in result.out


# --- Links ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["file", "folder", "chain", "parent", "root"])
def test_a_link_out_of_the_folder_is_left_out_with_a_note(
    run: Run, folder: Path, diary: Path, kind: str
) -> None:
    # Given a link to a private text, to its folder, to another link, or to a folder above both
    link = folder / "heart" / "more.md"
    if kind == "chain":
        (diary.parent / "step").symlink_to(diary)
    places = {"file": diary, "folder": diary.parent, "chain": diary.parent / "step",
              "parent": Path("../.."), "root": Path("/")}  # fmt: skip
    link.symlink_to(places[kind])

    result = run("check", folder)

    assert result.code == Exit.OK
    assert "4 files checked" in result.out
    assert "positive" not in result.out
    assert result.err == (
        f"hlreader: {link}: skipped, because this link leads out of the folder. "
        "Use --follow-links to follow it.\n"
    )


@pytest.mark.parametrize("option", ["--fix", "--fix-only"])
def test_what_a_link_out_of_the_folder_leads_to_is_not_changed(
    run: Run, folder: Path, diary: Path, option: str
) -> None:
    (folder / "diary.md").symlink_to(diary)

    run("check", folder, option)

    assert diary.read_text("utf-8") == PRIVATE


def test_links_out_of_the_folder_are_followed_with_the_option(
    run: Run, folder: Path, diary: Path
) -> None:
    (folder / "diary.md").symlink_to(diary)
    (folder / "all").symlink_to(diary.parent)

    result = run("check", folder, "--follow-links", "--output-format", "concise")

    assert result.err == ""
    assert "HL" in result.out
    assert len(check(folder, follow_links=True).files) == 5
    assert len(check(folder).outside) == 2


def test_a_link_that_is_named_is_followed(run: Run, tmp_path: Path, diary: Path) -> None:
    file, folder = tmp_path / "notes.md", tmp_path / "notes"
    file.symlink_to(diary)
    folder.symlink_to(diary.parent)

    assert "1 file checked" in run("check", file).out
    assert "1 file checked" in run("check", folder).out
    assert "1 file checked" in run("check", file, folder).out


def test_a_link_into_another_folder_that_is_named_is_followed(folder: Path, diary: Path) -> None:
    (folder / "diary.md").symlink_to(diary)

    found = sources_of([folder, diary.parent])

    assert found.outside == ()
    assert len(found.files) == 5
    assert found.files[-1].path == diary


def test_links_inside_the_folder_are_followed_and_no_file_comes_twice(folder: Path) -> None:
    # Given links to texts with and without a name of their own, and to folders, also in a circle
    (folder / "LICENCE").write_text(EASY)
    (folder / "licence.md").symlink_to("LICENCE")
    (folder / "a-diet.md").symlink_to("heart/diet.md")
    (folder / "again").symlink_to("heart")
    (folder / "heart" / "up").symlink_to("..")
    (folder / "heart" / "here").symlink_to(".")
    (folder / ".drafts").mkdir()
    (folder / ".drafts" / "cold.md").write_text(EASY)
    (folder / "drafts").symlink_to(".drafts")

    for follow_links in (False, True):
        found = sources_of(folder, follow_links=follow_links)

        assert (found.errors, found.outside) == ((), ())
        assert names(found, folder) == [
            "asthma.md", "drafts/cold.md", "heart/diet.md", "heart/pills/beta.txt", "licence.md",
            "wounds.html",
        ]  # fmt: skip


@pytest.mark.parametrize("target", ["gone.md", "lost.md", "asthma.md/x.md"])
def test_a_link_that_leads_nowhere_is_reported_if_it_has_a_texts_name(
    run: Run, folder: Path, target: str
) -> None:
    (folder / "lost.md").symlink_to(target)
    (folder / "lost").symlink_to(target)

    result = run("check", folder)

    assert result.code == Exit.UNREADABLE
    assert result.err == (
        f"hlreader: {folder}/lost.md: this link leads nowhere. Change or remove it.\n"
    )
    assert "4 files checked" in result.out


def test_of_many_links_the_first_are_named_and_the_others_counted(
    run: Run, folder: Path, diary: Path
) -> None:
    for number in range(12):
        (folder / f"link{number:02}.md").symlink_to(diary)

    result = run("check", folder)

    lines = result.err.splitlines()
    assert [Path(line.split(": ")[1]).name for line in lines[:-1]] == [
        f"link{number:02}.md" for number in range(5)
    ]
    assert lines[-1] == "hlreader: 7 more links lead out of the folder."


def test_a_folder_of_nothing_but_links_out_of_it_says_how_to_follow_them(
    tmp_path: Path, diary: Path
) -> None:
    folder = tmp_path / "links"
    folder.mkdir()
    (folder / "diary.md").symlink_to(diary)

    with pytest.raises(UsageError, match="--follow-links"):
        sources_of(folder)


def test_a_folder_with_a_name_that_begins_alike_is_another(tmp_path: Path) -> None:
    folder, other = tmp_path / "leaflets", tmp_path / "leaflets-private"
    for path in (folder, other):
        path.mkdir()
        (path / "a.md").write_text(EASY)
    (folder / "link.md").symlink_to(other / "a.md")

    assert sources_of(folder).outside == (str(folder / "link.md"),)


def test_glossary_find_looks_through_folders_by_the_same_rules(
    run: Run, folder: Path, diary: Path, close: Callable[[Path], None]
) -> None:
    (folder / "biopsy.md").write_text("A biopsy takes tissue.\n")
    (folder / "diary.md").symlink_to(diary)
    close(folder / "heart")

    result = run("glossary", "find", folder)

    assert result.code == Exit.UNREADABLE
    assert "biopsy" in result.out
    assert "diary.md: skipped" in result.err
    assert "heart: you do not have access to this." in result.err


# --- The library ---------------------------------------------------------------------------------


@pytest.mark.parametrize("command", [["list"], ["search", "throat"]])
def test_a_closed_folder_of_translations_is_reported_and_the_rest_is_shown(
    run: Run, library: Path, close: Callable[[Path], None], command: list[str]
) -> None:
    (library / "es").mkdir()
    close(library / "es")

    result = run(*command, "--lang", "es", "--library", library)

    assert result.code == Exit.UNREADABLE
    assert "Sore throat" in result.out
    assert f"{library}/es: usted no tiene acceso." in result.err


def test_a_closed_library_is_not_an_empty_one(
    run: Run, library: Path, close: Callable[[Path], None]
) -> None:
    close(library)

    for command in (["list"], ["search", "throat"], ["read", "fever"]):
        result = run(*command, "--library", library)

        assert result.code == Exit.UNREADABLE
        assert f"{library}: you do not have access to this." in result.err


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("command", [["list"], ["search", "throat"]])
def test_an_article_that_is_another_when_its_turn_comes_is_reported_and_the_rest_is_shown(
    run: Run,
    library: Path,
    change: Callable[[Path], None],
    command: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Given a library in which an article changes right after it was looked through
    from hlreader.library.find import Library

    look = Library._files

    def changing(self: Library, *how: object) -> object:
        found = look(self, *how)  # type: ignore[arg-type]
        change(library / "fever.md")
        return found

    monkeypatch.setattr(Library, "_files", changing)

    result = run(*command, "--library", library)

    assert result.code == Exit.UNREADABLE
    assert "Sore throat" in result.out
    assert result.err.startswith(f"hlreader: {library}/fever.md: ")
    assert result.err.count("\n") == 1


def test_a_folder_of_translations_that_leads_out_of_the_library_is_left_out(
    run: Run, library: Path, tmp_path: Path
) -> None:
    private = tmp_path / "private"
    private.mkdir()
    (private / "secret.md").write_text("A secret.\n")
    (library / "es").symlink_to(private)

    assert "ecret" not in run("list", "--lang", "es", "--library", library).out
