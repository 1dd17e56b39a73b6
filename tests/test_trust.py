"""What others can change is not believed: the cache, and the glossary of a project."""

import os
import pwd
import struct
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from hlreader.glossary import Glossary
from hlreader.glossary.files_in_use import find_places
from hlreader.glossary.store import cache
from hlreader.library import compiled
from hlreader.library.find import Library
from hlreader.locations import cache_folder
from hlreader.textsize import tty
from hlreader.textsize.capabilities import UNKNOWN
from hlreader.trust import is_ours
from tests.conftest import Result

Run = Callable[..., Result]

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "geteuid"), reason="files have no owner here"),
    pytest.mark.usefixtures("empty_cache"),
]

WINDOW = "/dev/pts/0 4711"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of the user's own."""
    path = tmp_path / "own"
    path.mkdir(mode=0o700)
    return path


def groups(monkeypatch: pytest.MonkeyPatch, name: str, *members: str, primary: int = 0) -> None:
    """Let the user be ann, and the group of files be of a name and with members."""
    monkeypatch.setattr("pwd.getpwuid", lambda _: SimpleNamespace(pw_name="ann", pw_gid=primary))
    monkeypatch.setattr(
        "grp.getgrgid", lambda _: SimpleNamespace(gr_name=name, gr_mem=list(members))
    )


# --- Whose a file is -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mode", "ours"),
    [(0o700, True), (0o755, True), (0o500, True), (0o777, False), (0o702, False), (0o1777, False)],
)
def test_what_everybody_can_write_is_not_ours(folder: Path, mode: int, ours: bool) -> None:  # noqa: FBT001
    folder.chmod(mode)

    assert is_ours(folder) == ours


@pytest.mark.parametrize(
    ("name", "members", "is_primary", "ours"),
    [
        ("ann", (), True, True),
        ("ann", ("ann",), True, True),
        ("ann", ("ann", "bob"), True, False),
        ("ann", (), False, False),
        ("ward", (), True, False),
        ("users", ("ann",), True, False),
    ],
)
def test_what_a_group_can_write_is_ours_where_the_group_is_the_owners_alone(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    members: tuple[str, ...],
    is_primary: bool,  # noqa: FBT001
    ours: bool,  # noqa: FBT001
) -> None:
    folder.chmod(0o770)
    group = folder.stat().st_gid
    groups(monkeypatch, name, *members, primary=group if is_primary else group + 1)

    assert is_ours(folder) == ours


def test_a_group_or_a_user_without_a_name_is_not_believed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given a container in which files belong to numbers that have no names
    def nobody(number: int) -> None:
        raise KeyError(number)

    monkeypatch.setattr("pwd.getpwuid", nobody)
    folder.chmod(0o770)

    assert not is_ours(folder)


def test_what_belongs_to_the_systems_owner_is_believed_and_to_others_is_not(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = folder.stat().st_uid
    monkeypatch.setattr(os, "geteuid", lambda: owner + 1)

    assert is_ours("/")
    assert is_ours(folder) == (owner == 0)


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="no extended attributes here")
def test_a_private_group_does_not_hide_others_on_an_access_control_list(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given a file that bob may write, according to its list: see acl(5)
    groups(monkeypatch, "ann", primary=folder.stat().st_gid)
    entries = [(1, 7, -1), (2, 7, 1234), (4, 0, -1), (16, 7, -1), (32, 0, -1)]
    acl = struct.pack("<I", 2) + b"".join(struct.pack("<HHi", *entry) for entry in entries)
    try:
        os.setxattr(folder, "system.posix_acl_access", acl)
    except OSError:
        pytest.skip("this file system has no access control lists")

    assert folder.stat().st_mode & 0o777 == 0o770
    assert not is_ours(folder)


# --- The cache -----------------------------------------------------------------------------------


def of_another(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a file or folder belong to another user."""
    if os.geteuid() == 0:
        os.chown(path, pwd.getpwnam("nobody").pw_uid, -1)
    else:
        real = os.stat
        theirs = real(path).st_ino

        def stat(name: str | Path | int, **options: Any) -> os.stat_result:
            found = real(name, **options)
            owner = found.st_uid + (found.st_ino == theirs)
            return os.stat_result(
                (*found[:4], owner, *found[5:]),
                {"st_mtime_ns": found.st_mtime_ns, "st_ctime_ns": found.st_ctime_ns},
            )

        monkeypatch.setattr(os, "stat", stat)


def writable_by_a_group(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a group write to a file or folder."""
    groups(monkeypatch, "ward", "ann", "bob", primary=path.stat().st_gid)
    path.chmod(path.stat().st_mode | 0o020)


def writable_by_all(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let everybody write to a file or folder."""
    path.chmod(path.stat().st_mode | 0o002)


loosened = pytest.mark.parametrize("loosen", [of_another, writable_by_a_group, writable_by_all])
of_the_cache = pytest.mark.parametrize("which", ["the folder", "the file"])

Loosen = Callable[[Path, pytest.MonkeyPatch], None]


def in_the_cache(which: str) -> Path:
    """Return the cache folder, or the only file in it."""
    (file,) = cache_folder().iterdir()
    return file.parent if which == "the folder" else file


@loosened
@of_the_cache
def test_a_copy_that_others_can_change_is_not_read(
    library: Path, which: str, loosen: Loosen, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given the copy of an article that says something else
    Library(library).article("fever")
    copy = in_the_cache("the file")
    copy.write_text(copy.read_text("utf-8").replace("is hot", "is cured by bleach"), "utf-8")
    assert "bleach" in str(Library(library).article("fever").document.blocks)

    # When others can change it
    loosen(in_the_cache(which), monkeypatch)

    # Then the article itself is read
    assert "bleach" not in str(Library(library).article("fever").document.blocks)


@loosened
@of_the_cache
def test_an_index_that_others_can_change_is_not_used(
    glossary_file: Path, which: str, loosen: Loosen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hlreader.glossary.store.compile._JUST_NOW", 0)
    Glossary.load(glossary_file)
    assert cache.find(str(glossary_file))

    loosen(in_the_cache(which), monkeypatch)

    assert cache.find(str(glossary_file)) is None
    assert Glossary.load(glossary_file).lookup("tonsillitis")


@loosened
@of_the_cache
def test_what_terminals_answered_is_not_taken_from_a_file_that_others_can_change(
    which: str, loosen: Loosen, monkeypatch: pytest.MonkeyPatch
) -> None:
    tty.remember(WINDOW, UNKNOWN)
    assert tty.recall(WINDOW)

    loosen(in_the_cache(which), monkeypatch)

    assert tty.recall(WINDOW) is None


@loosened
def test_a_file_that_others_could_change_is_replaced_by_one_that_they_cannot(
    glossary_file: Path, loosen: Loosen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hlreader.glossary.store.compile._JUST_NOW", 0)
    Glossary.load(glossary_file)
    index = in_the_cache("the file")
    loosen(index, monkeypatch)

    Glossary.load(glossary_file)

    found = index.stat()
    assert (found.st_uid, found.st_mode & 0o777) == (os.geteuid(), 0o600)


@loosened
def test_nothing_is_written_into_a_cache_folder_that_others_can_change(
    glossary_file: Path, library: Path, loosen: Loosen, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache_folder().mkdir(parents=True)
    loosen(cache_folder(), monkeypatch)

    tty.remember(WINDOW, UNKNOWN)
    article = Library(library).article("fever")
    hit = Glossary.load(glossary_file).lookup("tonsillitis")

    assert article.title == "Fever"
    assert hit
    assert [*cache_folder().iterdir()] == []


def test_the_cache_is_the_users_alone(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    before = os.umask(0)
    try:
        Library(library).article("fever")
        tty.remember(WINDOW, UNKNOWN)
    finally:
        os.umask(before)

    assert {path.stat().st_mode & 0o777 for path in cache_folder().iterdir()} == {0o600}
    assert cache_folder().stat().st_mode & 0o777 == 0o700
    assert len([*cache_folder().iterdir()]) == 2


def test_a_copy_made_by_the_systems_owner_is_believed(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given a cache that was filled when an image was built, by root
    Library(library).article("fever")
    fingerprint = compiled.fingerprint(library / "fever.md")
    if os.geteuid() != 0:
        pytest.skip("only root can make files of root's")

    monkeypatch.setattr(os, "geteuid", lambda: 1234)

    assert compiled.load(library / "fever.md", lambda value: value)
    assert fingerprint == compiled.fingerprint(library / "fever.md")


@loosened
def test_doctor_says_that_the_cache_is_not_used(
    run: Run, loosen: Loosen, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache_folder().mkdir(parents=True)
    before = run("doctor")

    loosen(cache_folder(), monkeypatch)

    assert "Other users can change the cache, so it is not used" not in before.out
    assert "Other users can change the cache, so it is not used" in " ".join(
        run("doctor").out.split()
    )


# --- The glossary of a project -------------------------------------------------------------------


@loosened
@pytest.mark.usefixtures("few_words")
@pytest.mark.parametrize("which", ["glossary.yaml", "."])
def test_a_projects_glossary_that_others_can_change_is_not_used(
    run: Run, tmp_path: Path, which: str, loosen: Loosen, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / ".hlreader" / "glossary.yaml"
    path.parent.mkdir()
    path.write_text("- {term: biopsy, plain: Not needed.}\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert find_places().project == str(path)

    loosen(path.parent / which, monkeypatch)
    result = run("define", "biopsy")

    assert "Not needed." not in result.out
    assert f"hlreader: {path} is not used: other users can change it." in result.err


@pytest.mark.usefixtures("few_words")
def test_a_projects_glossary_in_the_users_private_group_is_used(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given a umask of 002 and a group of one's own, as on Debian and Fedora
    path = tmp_path / ".hlreader" / "glossary.yaml"
    path.parent.mkdir()
    path.write_text("- {term: day clinic, plain: You go home at night.}\n", "utf-8")
    path.parent.chmod(0o775)
    path.chmod(0o664)
    groups(monkeypatch, "ann", primary=path.stat().st_gid)
    monkeypatch.chdir(tmp_path)

    assert "You go home at night." in run("define", "day clinic").out
