"""The compiled index of a glossary: used only while it is true, and never a reason to fail."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import Any, cast

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hlreader.errors import ContentError, HlreaderError, UsageError
from hlreader.glossary import Glossary, Hit
from hlreader.glossary.store import cache
from hlreader.glossary.store.compile import write_index
from hlreader.glossary.store.entry_texts import cut
from hlreader.glossary.store.index import DamagedIndexError, Index
from hlreader.glossary.store.json_lines import FIELD, hit_line, miss_line, quoted, quoted_in_ascii
from hlreader.glossary.store.lookup import find_entries
from hlreader.glossary.store.records import pack, unpack
from hlreader.glossary.store.update import NotApplicableError, apply_edit
from hlreader.glossary.words.suggest import filed_under
from hlreader.locations import cache_folder
from hlreader.models import Sense, Source, Term
from hlreader.pages.term import record
from tests.conftest import ROOT

pytestmark = pytest.mark.usefixtures("empty_cache")

RIGHT = "Sore, swollen lumps at the back of the throat."
"""What the glossary of these tests says of tonsillitis."""

OLD = 1_700_000_000_000_000_000


def meaning(path: Path, word: str = "tonsillitis") -> str:
    """Return what a glossary file says of a word."""
    hit = Glossary.load(path).lookup(word)
    assert hit
    return hit.term.plain


def indexes() -> list[Path]:
    """Return the files in the cache folder."""
    return sorted(cache_folder().iterdir())


def the_index() -> Path:
    """Return the only file in the cache folder."""
    (index,) = indexes()
    return index


@pytest.fixture
def compiled_file(glossary_file: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A glossary file, at rest for a while, that has an index."""
    monkeypatch.setattr("hlreader.glossary.store.compile._JUST_NOW", 0)
    assert meaning(glossary_file) == RIGHT
    return glossary_file


def tamper(statement: str) -> None:
    """Change the index as somebody would who also knows which modification time it has to have."""
    index = the_index()
    database = sqlite3.connect(index)
    database.execute(statement)
    database.commit()
    database.close()
    os.utime(index, (cache.STAMP, cache.STAMP))


def edit(path: Path, text: str) -> None:
    """Rewrite a file but keep its modification time, once the file system's clock has moved on."""
    before = path.stat()
    path.write_text(text, "utf-8")
    while path.stat().st_ctime_ns == before.st_ctime_ns:
        path.write_text(text, "utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


# --- When an index is used ----------------------------------------------------------------------


def test_reading_a_glossary_leaves_one_index_and_no_draft(compiled_file: Path) -> None:
    assert [path.suffix for path in indexes()] == [".sqlite"]


def test_the_second_time_the_index_is_used(
    compiled_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hlreader.glossary.store.compile.read_file", lambda _: pytest.fail("read"))

    assert meaning(compiled_file) == RIGHT


def test_a_file_that_was_only_touched_is_not_compiled_again(
    compiled_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "hlreader.glossary.store.compile.read_entries", lambda *_: pytest.fail("read")
    )
    os.utime(compiled_file, ns=(OLD, OLD))

    assert meaning(compiled_file) == RIGHT
    assert cache.find(str(compiled_file))


def test_what_comes_from_an_index_is_what_was_read(glossary_file: Path) -> None:
    fresh = list(Glossary.load(glossary_file).terms)
    again = Glossary.load(glossary_file)

    assert [term.line for term in fresh] == [1, 7]
    assert list(again.terms) == fresh
    assert again.terms[0:1] == fresh[0:1]
    assert again.terms[-1] == fresh[-1]
    assert len(again.terms) == 2


def test_a_link_to_a_glossary_has_the_index_of_the_glossary(
    compiled_file: Path, tmp_path: Path
) -> None:
    link = tmp_path / "link.yaml"
    link.symlink_to(compiled_file)

    assert meaning(link) == RIGHT
    assert len(indexes()) == 1


def test_files_of_one_name_in_two_folders_have_two_indexes(
    compiled_file: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other" / compiled_file.name
    other.parent.mkdir()
    other.write_text("- term: tonsillitis\n  plain: Another meaning.\n", "utf-8")

    assert (meaning(other), meaning(compiled_file)) == ("Another meaning.", RIGHT)
    assert len(indexes()) == 2


# --- When it is not -----------------------------------------------------------------------------


def test_an_edit_that_keeps_size_and_time_is_noticed(compiled_file: Path) -> None:
    before = compiled_file.stat()

    edit(compiled_file, compiled_file.read_text("utf-8").replace("swollen", "painful"))

    after = compiled_file.stat()
    assert (after.st_size, after.st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    assert "painful" in meaning(compiled_file)


def test_an_edit_right_after_the_reading_is_noticed(glossary_file: Path) -> None:
    # Given a file system whose clock has not moved on between two edits that keep size and time
    before = glossary_file.stat()
    assert meaning(glossary_file) == RIGHT
    glossary_file.write_text(
        glossary_file.read_text("utf-8").replace("swollen", "painful"), "utf-8"
    )
    os.utime(glossary_file, ns=(before.st_atime_ns, before.st_mtime_ns))

    assert "painful" in meaning(glossary_file)


def test_a_file_put_in_the_place_of_another_is_noticed(compiled_file: Path, tmp_path: Path) -> None:
    before = compiled_file.stat()
    other = tmp_path / "other.yaml"
    other.write_text(compiled_file.read_text("utf-8").replace("swollen", "painful"), "utf-8")
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))

    other.replace(compiled_file)

    assert "painful" in meaning(compiled_file)


def test_a_broken_edit_is_reported_and_not_hidden_by_the_index(compiled_file: Path) -> None:
    compiled_file.write_text("- term: tonsillitis\n", "utf-8")

    with pytest.raises(ContentError, match="no plain meaning"):
        Glossary.load(compiled_file)
    assert len(indexes()) == 1


def test_a_file_that_went_is_not_found(compiled_file: Path) -> None:
    compiled_file.unlink()

    with pytest.raises(UsageError, match="this glossary file does not exist"):
        Glossary.load(compiled_file)


@pytest.mark.parametrize("version", ["0.0.0", "999.0.0"])
def test_the_index_of_another_version_is_not_used(
    compiled_file: Path, version: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    tamper("UPDATE entry SET record = 'wrong'")
    monkeypatch.setattr("hlreader.glossary.store.cache.__version__", version)

    assert meaning(compiled_file) == RIGHT


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "half of it": lambda data: data[: len(data) // 2],
    "its end is missing": lambda data: data[:-1],
    "only its head": lambda data: data[:100],
    "empty": lambda _: b"",
    "text": lambda _: b"Not a database. " * 100,
    "zeros": lambda data: b"\0" * len(data),
    "zeros in it": lambda data: data[:4096] + b"\0" * (len(data) - 4096),
    "noise in it": lambda data: data[:4096] + bytes(range(256)) * (len(data) // 256 - 16),
    "one letter": lambda data: data.replace(b"swollen", b"shrunke"),
    "twice": lambda data: data + data,
}


@pytest.mark.parametrize("kept_time", ["", "with its time"])
@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_index_gives_no_wrong_answer(
    compiled_file: Path, damage: Callable[[bytes], bytes], kept_time: str
) -> None:
    index = the_index()
    index.write_bytes(damage(index.read_bytes()))
    if kept_time:
        os.utime(index, (cache.STAMP, cache.STAMP))

    words = Glossary.load(compiled_file)
    hit = words.lookup("tonsil infections")

    assert hit
    assert (hit.term.plain, hit.match) == (RIGHT, "plural")
    assert [match.term.term for match in words.find("Tonsillitis, a fever")] == [
        "tonsillitis",
        "fever",
    ]
    assert words.suggest("tonsilitis") == ["tonsillitis"]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET record = replace(record, 'swollen', 'shrunken')",
        "UPDATE entry SET record = NULL",
        "UPDATE entry SET line = 'one'",
        "UPDATE name SET entry = 77",
        "UPDATE name SET entry = 'one'",
        "UPDATE name SET kind = 'owned'",
        "UPDATE name SET flags = NULL",
        "UPDATE name SET text = 7",
        "DELETE FROM entry",
        "DROP TABLE name",
        "DROP TABLE about",
    ],
)
def test_an_index_that_was_tampered_with_is_made_anew(compiled_file: Path, statement: str) -> None:
    tamper(statement)

    assert meaning(compiled_file) == RIGHT
    assert meaning(compiled_file) == RIGHT


ENTRY = Term(
    "tonsillitis", RIGHT, ("tonsil infection",), ("TI",), source=Source("A to Z", "NHS"), line=4
)


def test_an_entry_comes_back_from_its_record() -> None:
    assert unpack(pack(ENTRY), 4) == ENTRY


texts_in_entries = st.text(st.characters(exclude_characters="\x1d\x1e\x1f"), min_size=1)
several = st.lists(texts_in_entries, max_size=3).map(tuple)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE name_table SET keys = replace(keys, 'tonsillitis', 'tonsillotis')",
        "UPDATE name_table SET facts = 'en owned 2', checksum = 0",
        "UPDATE name_table SET numbers = NULL",
        "UPDATE name_table SET entries = x'00'",
        "DELETE FROM name_table",
        "DROP TABLE name_table",
    ],
)
def test_a_roll_that_was_tampered_with_is_made_anew(
    compiled_file: Path, statement: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hlreader.glossary.store.index._MANY", 0)
    tamper(statement)

    words = Glossary.load(compiled_file)

    assert meaning(compiled_file) == RIGHT
    assert [match.term.term for match in words.find("Tonsillitis, a fever")] == [
        "tonsillitis",
        "fever",
    ]
    assert words.suggest("tonsilitis") == ["tonsillitis"]


sources = st.builds(Source, texts_in_entries, *[texts_in_entries | st.just("")] * 3)
senses = st.builds(Sense, texts_in_entries, texts_in_entries, texts_in_entries | st.just(""))
any_entry = st.builds(
    Term, texts_in_entries, texts_in_entries, several, several, several, st.booleans(),
    st.booleans(), *[texts_in_entries | st.just("")] * 3, several, sources | st.none(),
    *[texts_in_entries | st.just("")] * 3, st.just(1), st.lists(senses, max_size=3).map(tuple),
)  # fmt: skip


@given(any_entry, st.text(), st.booleans())
@example(
    term=ENTRY._replace(plain="\\", more=r"\u001f", aliases=(r"\u001e", "\\\\")),
    query=r"\u001d",
    in_ascii=False,
)
def test_a_line_of_json_is_as_json_itself_writes_it(
    term: Term,
    query: str,
    in_ascii: bool,  # noqa: FBT001
) -> None:
    hit = Hit(term, "alias", Path("/a folder/words.yaml"))
    quote = quoted_in_ascii if in_ascii else quoted

    line = hit_line(query, hit.match, str(hit.path), pack(term), quote)
    other_line = miss_line(query, [term.term, *term.aliases], quote)

    expected = [record(query, hit, ()), record(query, None, (term.term, *term.aliases))]
    assert [line, other_line] == [json.dumps(one, ensure_ascii=in_ascii) + "\n" for one in expected]


def changed(**fields: str) -> str:
    """Return the record of the entry with other texts in some of its fields."""
    names = [name for name in Term._fields if name != "line"]
    written = dict(zip(names, pack(ENTRY).split(FIELD), strict=True))
    return FIELD.join({**written, **fields}.values())


@pytest.mark.parametrize(
    "record",
    [
        changed(plain="\x1b[31mred"),
        changed(plain="\u202eder"),
        changed(aliases="\x9b31m"),
        changed(aliases="one\x1etwo\x07"),
        changed(case_sensitive="yes"),
        changed(no_autolink="0"),
        changed(source="NHS"),
        changed(source="\x07\x1e\x1e\x1e"),
        changed(source="a\x1eb\x1ec\x1ed\x1ee"),
        changed(owned="a"),
        changed().rpartition(FIELD)[0],
        "",
        "{}",
        7,
        None,
        b"bytes",
    ],
)
def test_a_hostile_record_is_refused(record: Any) -> None:
    with pytest.raises(DamagedIndexError):
        unpack(record, 4)


def test_a_record_without_a_line_is_refused() -> None:
    with pytest.raises(DamagedIndexError):
        unpack(pack(ENTRY), cast("int", None))


# --- When none can be kept ----------------------------------------------------------------------


def test_a_missing_cache_folder_is_made(
    glossary_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "not" / "yet" / "there"))

    assert meaning(glossary_file) == RIGHT
    assert the_index().is_relative_to(tmp_path / "not" / "yet" / "there")


def test_a_cache_folder_that_is_a_file_means_work_without_one(
    glossary_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("Not a folder.", "utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))

    assert [meaning(glossary_file), meaning(glossary_file)] == [RIGHT, RIGHT]
    assert blocked.read_text("utf-8") == "Not a folder."


def test_an_index_whose_place_is_taken_means_work_without_one(compiled_file: Path) -> None:
    index = the_index()
    index.unlink()
    index.mkdir()

    assert meaning(compiled_file) == RIGHT
    assert indexes() == [index]


@pytest.mark.skipif(os.getuid() == 0, reason="root may write everywhere")
def test_a_cache_folder_that_may_not_be_written_means_work_without_one(
    glossary_file: Path,
) -> None:
    cache_folder().mkdir(parents=True)
    cache_folder().chmod(0o500)

    assert meaning(glossary_file) == RIGHT
    assert indexes() == []


def test_a_full_disk_means_work_without_an_index(
    glossary_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given a disk on which a database of two pages has no room
    whole = write_index

    def on_a_full_disk(database: sqlite3.Connection, *rest: object) -> None:
        (_, _, file), *_ = database.execute("PRAGMA database_list").fetchall()
        if file:
            database.execute("PRAGMA max_page_count = 2")
        whole(database, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr("hlreader.glossary.store.compile.write_index", on_a_full_disk)

    assert [meaning(glossary_file), meaning(glossary_file)] == [RIGHT, RIGHT]
    assert indexes() == []


def test_a_user_without_a_home_folder_works_without_an_index(
    glossary_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given a container that runs as a number without a name, and without HOME
    def nobody(number: int) -> None:
        raise KeyError(number)

    monkeypatch.delenv("HOME", raising=False)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr("pwd.getpwuid", nobody)

    assert meaning(glossary_file) == RIGHT


def test_a_file_name_that_is_not_utf_8_means_work_without_an_index(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"w\xf6rter.yaml")
    path.write_text(f"- term: tonsillitis\n  plain: {RIGHT}\n", "utf-8")

    assert [meaning(path), meaning(path)] == [RIGHT, RIGHT]


@pytest.mark.parametrize(
    "name", ["50% off?.yaml", "a#b.yaml", "a b&c=d.yaml", "ä.yaml", "'\".yaml"]
)
def test_a_file_of_any_name_has_an_index(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(f"- term: tonsillitis\n  plain: {RIGHT}\n", "utf-8")
    os.utime(path, ns=(OLD, OLD))

    assert [meaning(path), meaning(path)] == [RIGHT, RIGHT]
    assert the_index().suffix == ".sqlite"


# --- After an edit ------------------------------------------------------------------------------

ENTRIES = [
    "- term: rash\n  plain: Sore skin.\n",
    "- term: acne\n  plain: Spots.\n  aliases: [pimples, bad skin]\n",
    "- term: fever\n  plain: A hot body.\n\n# heat\n",
    "- {term: gout, plain: Sore toes.}\n",
    "-\n  term: cough\n  plain: |\n    Air that\n    leaves fast.\n",
    "- term: scan\n  plain: A test.\n  translations:\n    es: {term: gammagrafía, plain: Una.}\n",
    "-   term: biopsy\n    plain: 'A test of\n\n      tissue.'\n",
    "- term: AIDS\n  plain: \"An\\\n    ill\"\n  abbreviations: [ADS]\n  case_sensitive: true\n",
]  # fmt: skip
HEADS = ["", "# A glossary\n\n", "---\n", "\n# a\n---\n# b\n"]


def index_of(text: str) -> Index:
    """Return the index of a glossary's text, made at once."""
    database = sqlite3.connect(":memory:")
    write_index(database, text, "words.yaml")
    return Index(database, None)


def contents(index: Index) -> list[object]:
    """Return all that an index knows, without the numbers by which it does."""
    entries = index.entries()
    numbers = {entry: place for place, entry in enumerate(entries)}
    names = sorted(
        (key, language, text, numbers[entry], kind, flags)
        for language in index.languages()
        for key, language, text, entry, kind, flags in index.all_names(language)
    )
    buckets = {bucket for name in names for bucket in filed_under(name[0])}
    sounds = {bucket: sorted(row[:3] for row in index.sounds_like([bucket])) for bucket in buckets}
    partitions = sum(len(row[0]) for row in index.database.execute("SELECT names FROM sound"))
    records = [index.record(entry) for entry in entries]
    digests = [row[0] for row in index.database.execute("SELECT digest FROM piece ORDER BY id")]
    asked = {name[0] for name in names}
    one_by_one = index.names(asked)
    index.load_name_table()
    rolled = {bucket: sorted(row[:3] for row in index.sounds_like([bucket])) for bucket in buckets}
    assert (index.names(asked), rolled) == (one_by_one, sounds)
    return [records, names, sounds, partitions, digests]


def test_many_words_find_what_each_finds_alone() -> None:
    # Given names that share a key, and a name of another language that looks like a plural
    index = index_of(
        "- {term: AIDS, plain: A stage of HIV., case_sensitive: true}\n"
        "- {term: aid, plain: Help., aliases: [aids]}\n"
        "- {term: lesion, plain: A sore spot.}\n"
        "- {term: lesiones, plain: Zonas enfermas., language: es}\n"
        "- {term: x-ray, plain: A picture., aliases: [xray film]}\n"
    )
    words = "AIDS aids Aids lesiones LESIONES lesion Lesion xray X-ray xrays".split()

    alone = [find_entries([index], [word], ["en", "es"])[0] for word in words]
    index.load_name_table()

    assert find_entries([index], words, ["en", "es"]) == alone
    assert [hit and index.term(hit[1]) for hit in alone] == [
        "AIDS", "aid", "aid", "lesion", "lesion", "lesion", "lesion", "x-ray", "x-ray", "x-ray",
    ]  # fmt: skip


texts = st.builds(
    lambda head, entries: head + "".join(entries),
    st.sampled_from(HEADS),
    st.lists(st.sampled_from(ENTRIES), min_size=1, max_size=8, unique=True),
)


@given(texts, st.lists(texts, min_size=1, max_size=3))
def test_an_index_brought_up_to_date_is_as_one_made_anew(before: str, edits: list[str]) -> None:
    index = index_of(before)
    for after in edits:
        try:
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr("hlreader.glossary.store.update._MOST", 0.01)
                apply_edit(index.database, after, "words.yaml", 1 << 32)
        except NotApplicableError:
            return
        assert contents(Index(index.database, None)) == contents(index_of(after))


@pytest.mark.slow
def test_many_edits_in_one_place_are_right_or_refused() -> None:
    index = index_of("".join(f"- {{term: word{n}, plain: A.}}\n" for n in range(100)))
    words = [f"- {{term: word{n}, plain: A.}}\n" for n in range(100)]
    for number in range(60):
        words.insert(50, f"- {{term: new{number}, plain: B.}}\n")
        try:
            apply_edit(index.database, "".join(words), "words.yaml", 1 << 32)
        except NotApplicableError:
            assert number > 10
            return
        assert contents(Index(index.database, None)) == contents(index_of("".join(words)))


def many(middle: str) -> str:
    """Return a glossary of fifty entries with one to change in the middle."""
    before = "".join(f"- term: word{n}\n  plain: Meaning {n}.\n" for n in range(25))
    after = "".join(f"- term: other{n}\n  plain: Meaning {n}.\n" for n in range(25))
    return before + middle + after


@pytest.mark.parametrize(
    ("middle", "line", "message"),
    [
        ("- term: rash\n", 51, "`rash` has no plain meaning"),
        ("- term: word3\n  plain: A.\n", 51, "`word3` is already in the entry on line 7."),
        ("- term: other3\n  plain: A.\n", 59, "`other3` is already in the entry on line 51."),
        ("- term: rash\n  plain: 'A.\n", 103, "the YAML is broken"),
        ("- term: a\n  plain: B.\n---\n", 54, "a second YAML document starts here."),
        ("- term: a\n  plain: B.\n...\n", 54, "the YAML is broken"),
        ("- term: a\n  plain: B.\nterm: c\n", 53, "the YAML is broken"),
        ("- term: a\n  plain: &b B.\n", 52, "an anchor (&name) is not allowed."),
    ],
)  # fmt: skip
def test_a_fault_after_an_edit_has_the_line_it_has_in_the_whole_file(
    tmp_path: Path, middle: str, line: int, message: str
) -> None:
    path = tmp_path / "words.yaml"
    path.write_text(many("- term: rash\n  plain: Sore skin.\n"), "utf-8")
    Glossary.load(path)
    path.write_text(many(middle), "utf-8")

    with pytest.raises(ContentError) as caught:
        Glossary.load(path)
    assert (caught.value.line, message in str(caught.value)) == (line, True)


def test_a_text_that_only_looks_like_an_entry_is_no_entry(tmp_path: Path) -> None:
    # Given a quoted text with a line like an entry's, which is then edited
    path = tmp_path / "words.yaml"
    path.write_text(many('- term: rash\n  plain: "Sore\n- term: skin."\n'), "utf-8")
    assert meaning(path, "rash") == "Sore - term: skin."
    path.write_text(many('- term: rash\n  plain: "Sore\n- term: toes."\n'), "utf-8")

    assert meaning(path, "rash") == "Sore - term: toes."


def test_lines_are_right_after_entries_before_grew(tmp_path: Path) -> None:
    path = tmp_path / "words.yaml"
    path.write_text(many("- term: rash\n  plain: Sore skin.\n"), "utf-8")
    Glossary.load(path)
    path.write_text(
        "# A remark\n\n" + many("- term: rash\n  plain:\n    Sore\n    skin.\n"), "utf-8"
    )

    lines = {term.term: term.line for term in Glossary.load(path).terms}

    assert (lines["word0"], lines["rash"], lines["other0"], lines["other24"]) == (3, 53, 57, 105)


def test_the_pieces_of_a_text_hold_all_of_it_after_what_came_before() -> None:
    text = "# Words\n- a: b\n  c: |\n    - d\n\n# e\n-\n  f: g\n- [h]\n"

    pieces = [text[piece.start : piece.end] for piece in cut(text)]

    assert pieces == ["- a: b\n  c: |\n    - d\n\n# e\n", "-\n  f: g\n", "- [h]\n"]
    assert [piece.line for piece in cut(text)] == [2, 7, 9]


# --- Several at once ----------------------------------------------------------------------------

READER = """
import sys
from hlreader.glossary import Glossary

for number in range(60):
    words = Glossary.load(sys.argv[1])
    one, two = words.lookup("tonsillitis"), words.lookup("fever")
    assert one.term.plain == two.term.plain, (one, two)
    assert one.term.plain.startswith("Meaning ")
print("right")
"""
WRITER = """
import os, sys
from pathlib import Path
from hlreader.glossary import Glossary

path = Path(sys.argv[1])
for number in range(40):
    draft = path.with_suffix(f".{os.getpid()}")
    meaning = f"Meaning {os.getpid()} {number}"
    words = [f"- {{term: {word}, plain: {meaning}}}\\n" for word in ("tonsillitis", "fever")]
    draft.write_text("".join(words))
    draft.replace(path)
    Glossary.load(path)
print("right")
"""


@pytest.mark.slow
def test_processes_that_write_and_read_at_once_never_see_half_an_index(tmp_path: Path) -> None:
    path = tmp_path / "words.yaml"
    path.write_text("- {term: tonsillitis, plain: Meaning 0}\n- {term: fever, plain: Meaning 0}\n")
    running = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(path)], cwd=ROOT, stdout=-1, stderr=-1, text=True
        )
        for code in (READER, WRITER, READER, WRITER)
    ]

    results = [process.communicate() for process in running]

    assert [out for out, _ in results] == ["right\n"] * 4, results
    assert [path.suffix for path in indexes()] == [".sqlite"]


# --- Several glossaries -------------------------------------------------------------------------


def layers(folder: Path, *texts: str) -> Glossary:
    """Return several glossaries as one."""
    paths = [folder / f"{number}.yaml" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, "utf-8")
    return Glossary.load(paths)


SHIPPED = (
    "- {term: biopsy, aliases: [tissue test], plain: A test.}\n"
    "- {term: bone scan, plain: A scan.}\n"
)  # fmt: skip
OWN = "- {term: biopsy, plain: Our test.}\n- {term: scan, plain: Our scan.}\n"


def test_the_later_of_several_glossaries_wins_by_name(tmp_path: Path) -> None:
    words = layers(tmp_path, SHIPPED, OWN)

    found = {word: words.lookup(word) for word in ("biopsies", "tissue test", "bone scan", "x")}

    assert {
        word: (hit.term.plain, hit.path and hit.path.name) if hit else None
        for word, hit in found.items()
    } == {
        "biopsies": ("Our test.", "1.yaml"),
        "tissue test": ("Our test.", "1.yaml"),
        "bone scan": ("A scan.", "0.yaml"),
        "x": None,
    }


def test_the_longest_name_of_all_glossaries_is_found_in_a_text(tmp_path: Path) -> None:
    words = layers(tmp_path, SHIPPED, OWN)

    found = [(match.text, match.term.plain) for match in words.find("A bone scan, scan, biopsy.")]

    assert found == [("bone scan", "A scan."), ("scan", "Our scan."), ("biopsy", "Our test.")]


def test_terms_are_those_of_all_glossaries_without_the_replaced(tmp_path: Path) -> None:
    words = layers(tmp_path, SHIPPED, OWN)

    assert [term.plain for term in words.terms] == ["A scan.", "Our test.", "Our scan."]
    assert [term.plain for term in words.replaced[tmp_path / "0.yaml"]] == ["A test."]
    assert set(words.suggest("biopsi")) == {"biopsy"}


def test_an_entry_that_is_not_to_be_marked_is_not_marked_by_its_earlier_namesake(
    tmp_path: Path,
) -> None:
    words = layers(tmp_path, SHIPPED, "- {term: biopsy, plain: Ours., no_autolink: true}\n")

    assert words.find("A biopsy, a tissue test.") == []


def test_many_words_are_looked_up_as_one_by_one(tmp_path: Path) -> None:
    words = layers(tmp_path, SHIPPED, OWN)
    asked = ["biopsies", "nothing", "Bone-Scan", "tissue tests", "", "scan's"] * 200

    assert list(words.lookup_all(asked)) == [words.lookup(word) for word in asked]


@pytest.mark.slow
def test_a_long_text_is_searched_as_its_parts_are(tmp_path: Path) -> None:
    # Given a text of so many words that all names are read at once
    words = Glossary([Term(f"word{n} cell", "x") for n in range(3000)] + [Term("cells", "x")])
    parts = [f"The word{n} cells, word{n}. A cell. " for n in range(3000)]

    whole = [match.text for match in words.find("".join(parts))]

    single = Glossary(words.terms)
    assert whole == [match.text for part in parts for match in single.find(part)]
    assert len(whole) == 3000


def test_an_unreadable_glossary_is_an_error_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "words.yaml"
    path.write_bytes(b"\xff\xfe\x00")

    with pytest.raises(HlreaderError, match=r"words\.yaml"):
        Glossary.load(path)


def test_a_copied_cache_folder_is_of_no_use_to_another_file(
    compiled_file: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other" / compiled_file.name
    other.parent.mkdir()
    other.write_text("- term: tonsillitis\n  plain: Another meaning.\n", "utf-8")
    shutil.copy2(the_index(), cache.place(str(other)))

    assert meaning(other) == "Another meaning."


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")
def test_what_comes_from_a_pipe_is_not_kept(tmp_path: Path) -> None:
    pipe = tmp_path / "words.yaml"
    os.mkfifo(pipe)
    writer = Thread(target=pipe.write_text, args=("- {term: ward, plain: A room.}\n", "utf-8"))
    writer.start()

    found = Glossary.load(pipe).lookup("ward")

    writer.join()
    assert found
    assert not cache_folder().exists()
