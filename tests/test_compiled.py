"""Compiled copies: used only while they are true, and never a reason to fail."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hlreader import __version__, models
from hlreader.errors import ContentError
from hlreader.library import compiled
from hlreader.library.find import Library
from hlreader.locations import cache_folder
from tests.conftest import ROOT

pytestmark = pytest.mark.usefixtures("empty_cache")

RIGHT = "Sore, swollen lumps at the back of the throat."
"""What the article of these tests says."""


def meaning(path: Path) -> str:
    """Return what an article says, read as a library reads it."""
    (block,) = Library(path.parent).article(path.stem).document.blocks
    assert isinstance(block, models.Paragraph)
    return models.plain_text(block.runs)


@pytest.fixture
def article_file(tmp_path: Path) -> Path:
    """An article of an organisation's own."""
    path = tmp_path / "texts" / "tonsillitis.md"
    path.parent.mkdir()
    path.write_text(f"{RIGHT}\n", "utf-8")
    return path


def copies() -> list[Path]:
    """Return the files in the cache folder."""
    return sorted(cache_folder().iterdir())


def the_copy() -> Path:
    """Return the only file in the cache folder."""
    (copy,) = copies()
    return copy


@pytest.fixture
def compiled_file(article_file: Path) -> Path:
    """An article that has a compiled copy."""
    assert meaning(article_file) == RIGHT
    assert "swollen" in the_copy().read_text("utf-8")
    return article_file


def rewrite(change: Callable[[str], str]) -> None:
    """Change the text of the copy."""
    before = the_copy().read_text("utf-8")
    after = change(before)
    assert after != before
    the_copy().write_text(after, "utf-8")


def edit(path: Path, text: str) -> None:
    """Rewrite a file but keep its modification time, once the file system's clock has moved on."""
    before = path.stat()
    path.write_text(text, "utf-8")
    while path.stat().st_ctime_ns == before.st_ctime_ns:
        path.write_text(text, "utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


# --- When a copy is used ------------------------------------------------------------------------


def test_reading_a_file_leaves_one_copy_and_no_draft(compiled_file: Path) -> None:
    assert [path.suffix for path in copies()] == [".json"]
    assert the_copy().parent == cache_folder()


def test_the_second_time_the_copy_of_an_article_is_used(library: Path) -> None:
    Library(library).article("fever")
    rewrite(lambda text: text.replace("is hot", "is warm"))

    assert "is warm" in str(Library(library).article("fever").document.blocks)


def test_what_comes_from_a_copy_is_what_was_read(library: Path) -> None:
    article = Library(library).article("sore-throat")

    copied = Library(library).article("sore-throat")

    unread = article.document._replace(front_matter={})
    assert repr(copied) == repr(article._replace(document=unread))


def test_the_same_path_written_in_another_way_has_the_same_copy(
    compiled_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(compiled_file.parent)

    assert meaning(Path(compiled_file.name)) == RIGHT
    assert len(copies()) == 1


def test_files_of_one_name_in_two_folders_have_two_copies(
    compiled_file: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other" / compiled_file.name
    other.parent.mkdir()
    other.write_text("Another meaning.\n", "utf-8")

    assert (meaning(other), meaning(compiled_file)) == ("Another meaning.", RIGHT)
    assert len(copies()) == 2


def test_a_link_to_an_article_has_a_copy_of_its_own(library: Path) -> None:
    (library / "heat.md").symlink_to(library / "fever.md")

    for _ in ("first", "again, from the copies"):
        assert [article.slug for article in Library(library).articles()] == [
            "fever",
            "heat",
            "sore-throat",
        ]


# --- When it is not -----------------------------------------------------------------------------


def test_an_edit_is_noticed(compiled_file: Path) -> None:
    compiled_file.write_text("Something new.\n", "utf-8")

    assert meaning(compiled_file) == "Something new."


def test_an_edit_that_keeps_size_and_time_is_noticed(compiled_file: Path) -> None:
    before = compiled_file.stat()

    edit(compiled_file, compiled_file.read_text("utf-8").replace("swollen", "painful"))

    after = compiled_file.stat()
    assert (after.st_size, after.st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    assert "painful" in meaning(compiled_file)


def test_an_edit_is_compiled_in_place_of_the_old_copy(compiled_file: Path) -> None:
    edit(compiled_file, compiled_file.read_text("utf-8").replace("swollen", "painful"))
    meaning(compiled_file)

    assert "painful" in the_copy().read_text("utf-8")


def test_a_file_put_in_the_place_of_another_is_noticed(compiled_file: Path, tmp_path: Path) -> None:
    before = compiled_file.stat()
    other = tmp_path / "other.yaml"
    other.write_text(compiled_file.read_text("utf-8").replace("swollen", "painful"), "utf-8")
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))

    other.replace(compiled_file)

    assert "painful" in meaning(compiled_file)


def test_a_broken_edit_is_reported_and_not_hidden_by_the_copy(compiled_file: Path) -> None:
    compiled_file.write_text("---\ntitle: [\n---\n", "utf-8")

    with pytest.raises(ContentError, match="the YAML is broken"):
        meaning(compiled_file)


def test_a_copy_of_an_earlier_state_is_not_used(compiled_file: Path) -> None:
    # Given a file that changed between its fingerprint and the writing of its copy
    before = compiled.fingerprint(compiled_file)
    edit(compiled_file, compiled_file.read_text("utf-8").replace("swollen", "painful"))

    compiled.save(compiled_file, before, {"terms": [], "indexes": {}})

    assert "painful" in meaning(compiled_file)


def test_a_file_that_went_has_no_copy(compiled_file: Path) -> None:
    compiled_file.unlink()

    assert compiled.load(compiled_file, lambda value: value) is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text[: len(text) // 2],
        lambda text: text[:-1],
        lambda _: "",
        lambda _: "null",
        lambda _: "[]",
        lambda _: "42",
        lambda _: '"text"',
        lambda _: "{}",
        lambda text: text.replace('"value"', '"valve"'),
        lambda text: text.replace('"fingerprint"', '"footprint"'),
        lambda text: text + text,
        lambda _: "[" * 200_000,
    ],
    ids=(
        "half of it", "its end is missing", "empty", "null", "a list", "a number", "a string",
        "no fields", "no value", "no fingerprint", "twice", "nested too deep",
    ),
)  # fmt: skip
def test_a_damaged_copy_is_ignored(compiled_file: Path, damage: Callable[[str], str]) -> None:
    rewrite(damage)

    assert meaning(compiled_file) == RIGHT


def test_a_copy_that_is_not_text_is_ignored(compiled_file: Path) -> None:
    the_copy().write_bytes(b"\x80\xff\x00" * 100)

    assert meaning(compiled_file) == RIGHT


@pytest.mark.parametrize(
    "value", [{}, {"terms": []}, [0, 1, 2], [99], "text", 42, {"terms": [], "indexes": []}]
)
def test_a_copy_of_another_shape_is_ignored(compiled_file: Path, value: object) -> None:
    compiled.save(compiled_file, compiled.fingerprint(compiled_file), value)

    assert meaning(compiled_file) == RIGHT


def test_a_damaged_copy_is_replaced(compiled_file: Path) -> None:
    whole = the_copy().read_text("utf-8")
    the_copy().write_text(whole[:40], "utf-8")

    meaning(compiled_file)

    assert the_copy().read_text("utf-8") == whole


@pytest.mark.parametrize("version", ["0.0.0", f"{__version__}.1", ""])
def test_the_copy_of_another_version_is_ignored(compiled_file: Path, version: str) -> None:
    rewrite(lambda text: text.replace("swollen", "puffy").replace(__version__, version, 1))

    assert meaning(compiled_file) == RIGHT


def test_the_copy_of_another_format_is_ignored(compiled_file: Path) -> None:
    copy = json.loads(the_copy().read_text("utf-8"))
    copy["fingerprint"][0] += 1
    rewrite(lambda _: json.dumps(copy).replace("swollen", "puffy"))

    assert meaning(compiled_file) == RIGHT


@pytest.mark.parametrize(
    "attack",
    [
        "\\u001b[31m", "\\u001B]0;owned\\u0007", "\\u009b31m", "\\u202e", "\\ud800",
        "\x1b[31m", "\x9b31m", "\u202e", "\u200b", "\\b\\b\\b", "\\f", "\\rowned",
    ],
)  # fmt: skip
def test_a_copy_that_carries_a_control_character_is_ignored(
    compiled_file: Path, attack: str
) -> None:
    rewrite(lambda text: text.replace("swollen", f"swollen{attack}"))

    assert meaning(compiled_file) == RIGHT


def test_a_word_with_a_backslash_is_read_right_each_time(tmp_path: Path) -> None:
    path = tmp_path / "words.md"
    path.write_text("See C:\\users\\u001b.\n", "utf-8")

    for _ in ("first", "again"):
        assert meaning(path) == "See C:\\users\\u001b."


# --- When none can be kept ----------------------------------------------------------------------


def test_a_missing_cache_folder_is_made(
    article_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "not" / "yet" / "there"))

    assert meaning(article_file) == RIGHT
    assert the_copy().is_relative_to(tmp_path / "not" / "yet" / "there")


def test_a_cache_folder_that_is_a_file_means_work_without_one(
    article_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("Not a folder.", "utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))

    for _ in ("first", "again"):
        assert meaning(article_file) == RIGHT
    assert blocked.read_text("utf-8") == "Not a folder."


def test_a_copy_whose_place_is_taken_means_work_without_one(compiled_file: Path) -> None:
    copy = the_copy()
    copy.unlink()
    copy.mkdir()

    assert meaning(compiled_file) == RIGHT
    assert copies() == [copy]


@pytest.mark.skipif(os.getuid() == 0, reason="root may write everywhere")
def test_a_cache_folder_that_may_not_be_written_means_work_without_one(
    article_file: Path,
) -> None:
    cache_folder().mkdir(parents=True)
    cache_folder().chmod(0o500)

    assert meaning(article_file) == RIGHT
    assert copies() == []


def test_a_user_without_a_home_folder_works_without_a_copy(
    article_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given a container that runs as a number without a name, and without HOME
    def nobody(number: int) -> None:
        raise KeyError(number)

    monkeypatch.delenv("HOME", raising=False)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr("pwd.getpwuid", nobody)

    assert meaning(article_file) == RIGHT


# --- Packing ------------------------------------------------------------------------------------

TYPES = (
    models.Run, models.Heading, models.Paragraph, models.ListItem, models.ItemList,
    models.Quotation, models.Table, models.CodeBlock, models.Divider, models.Document,
    models.Source, models.Origin, models.Article, models.Term,
)  # fmt: skip

leaves = st.one_of(
    st.none(),
    st.text(max_size=5),
    st.just(value=True),
    st.integers(min_value=2),
    st.floats(min_value=1.25, max_value=99.5, exclude_min=True),
)


def tuples_of(children: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Return a strategy for tuples and named tuples, some without their last, default fields."""

    def fields(kind: Any) -> st.SearchStrategy[Any]:
        most = len(kind._fields)
        given = st.lists(children, min_size=most - len(kind._field_defaults), max_size=most)
        return given.map(lambda values: kind(*values))

    return st.lists(children, max_size=3).map(tuple) | st.sampled_from(TYPES).flatmap(fields)


@given(tuples_of(st.recursive(leaves, tuples_of, max_leaves=6)))
def test_what_was_packed_comes_back_of_the_same_types(value: Any) -> None:
    written = json.dumps(compiled.pack(value))

    back = compiled.unpack(json.loads(written))

    assert back == value
    assert repr(back) == repr(value)  # a named tuple equals a plain one: the types tell them apart


def test_a_dictionary_of_tuples_comes_back() -> None:
    value = {"fever": (1, (2, models.Source("Fever", "NHS"))), "rash": ()}

    assert compiled.unpack(json.loads(json.dumps(compiled.pack(value)))) == value


def test_fields_at_their_default_take_no_room() -> None:
    plain = compiled.pack(models.Run("Rest.", 7))
    strong = compiled.pack(models.Run("Rest.", 7, strong=True))

    assert plain[1:] == ["Rest.", 7]
    assert strong[1:] == ["Rest.", 7, True]


# --- Two at once --------------------------------------------------------------------------------

WRITER = """
import sys
from pathlib import Path
from hlreader.library import compiled

path, letter = Path(sys.argv[1]), sys.argv[2]
before = compiled.fingerprint(path)
print("ready", flush=True)
sys.stdin.readline()
for _ in range(150):
    compiled.save(path, before, letter * 200_000)
"""


@pytest.mark.slow
def test_two_processes_that_write_at_once_leave_a_whole_copy(article_file: Path) -> None:
    # Given a copy, and two processes that both write it again and again
    compiled.save(article_file, compiled.fingerprint(article_file), "a" * 200_000)
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(article_file), letter],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )
        for letter in "bc"
    ]  # fmt: skip
    for writer in writers:
        assert writer.stdout
        assert writer.stdout.readline() == b"ready\n"
    for writer in writers:
        assert writer.stdin
        writer.stdin.write(b"go\n")
        writer.stdin.flush()

    # When it is read all the while
    seen = []
    while any(writer.poll() is None for writer in writers):
        seen.append(compiled.load(article_file, lambda value: value))
    for writer in writers:
        writer.communicate()
    seen.append(compiled.load(article_file, lambda value: value))

    # Then each reader got one of the values, whole, and no draft is left
    wholes = {letter * 200_000 for letter in "abc"}
    assert [writer.returncode for writer in writers] == [0, 0]
    assert all(value in wholes for value in seen)
    assert seen[-1] != "a" * 200_000
    assert [path.suffix for path in copies()] == [".json"]
