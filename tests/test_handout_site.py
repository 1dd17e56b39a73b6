"""``handout --all``: the whole library as a web site in a folder."""

import errno
import json
import os
import re
from collections.abc import Callable, Mapping
from html import unescape
from pathlib import Path, PurePosixPath
from posixpath import normpath
from time import process_time
from typing import Any

import pytest
from justhtml import JustHTML

from hlreader.actions.make_site import MARK, make_site
from hlreader.files import write_folder
from hlreader.handouts.leaflet import Clinic
from hlreader.handouts.site.layout import Volume, file_name, shelf
from hlreader.handouts.site.search_index import search_index
from hlreader.models import Term

Run = Callable[..., Any]

LARGEST_INDEX = 300_000
SECONDS = 20.0
"""The time of the processor for 4,000 words and all articles."""


@pytest.fixture
def site(library: Path, glossary_file: Path, run: Run, tmp_path: Path) -> Path:
    """The site of a small library in two languages."""
    (library / "es").mkdir()
    (library / "es" / "fever.md").write_text(
        "---\ntitle: La fiebre\ntopic: Problemas comunes\nlanguage: es\nrelated: [sore-throat]\n"
        "---\n\nCon fiebre, el cuerpo está más caliente que antes. Beba agua.\n",
        "utf-8",
    )
    glossary_file.write_text(
        glossary_file.read_text("utf-8")
        + '- term: "<b>&"\n  plain: A <i>sign</i>.\n  no_autolink: true\n'
        "- term: fiebre\n  language: es\n  plain: Calor del cuerpo.\n",
        "utf-8",
    )
    folder = tmp_path / "site"
    result = run(
        "handout", "--all", "-o", folder, "--library", library, "--glossary", glossary_file,
        "--brand", "Hill Street Clinic", "--phone", "555 0100",
    )  # fmt: skip
    assert result.code == 0, result.err
    assert f"Wrote {folder}: 3 articles, 4 words." in result.err
    return folder


def pages_in(folder: Path) -> dict[str, str]:
    """Return the pages of a site by their path in it."""
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted(folder.rglob("*.html"))
    }


def dead_links(pages: Mapping[str, str], folder: Path) -> list[str]:
    """Return the links of pages that lead to no file, or to no place in it."""
    names = {path: set(re.findall(r' id="([^"]*)"', text)) for path, text in pages.items()}
    dead = []
    for path, text in pages.items():
        for found in set(re.findall(r' (?:href|src)="([^"]*)"', text)):
            file, _, place = unescape(found).partition("#")
            if re.match(r"https?:|tel:|mailto:", file):
                continue
            there = normpath(str(PurePosixPath(path).parent / file)) if file else path
            known = names.get(there, set()) if place else set()
            if not (folder / there).is_file() or (place and place not in known):
                dead.append(f"{path}: {found}")
    return dead


def test_a_site_has_a_page_for_each_article_letter_and_word(site: Path) -> None:
    assert sorted(pages_in(site)) == [
        "articles/fever.html",
        "articles/sore-throat.html",
        "es/articles/fever.html",
        "es/index.html",
        "es/letters/f.html",
        "es/words/fiebre.html",
        "es/words/index.html",
        "index.html",
        "letters/b.html",
        "letters/f.html",
        "letters/t.html",
        "words/b.html",
        "words/fever.html",
        "words/index.html",
        "words/tonsillitis.html",
    ]


def test_all_pages_are_valid_and_all_links_lead_somewhere(site: Path) -> None:
    pages = pages_in(site)

    assert {path: JustHTML(text, collect_errors=True).errors for path, text in pages.items()} == {
        path: [] for path in pages
    }
    assert dead_links(pages, site) == []
    assert all(text.count("<h1") == 1 for text in pages.values())
    titles = [re.findall("<title>(.*?)</title>", text)[0] for text in pages.values()]
    assert len(set(titles)) == len(titles)


def test_pages_load_only_files_of_the_site(site: Path) -> None:
    for path, text in pages_in(site).items():
        assert "default-src 'none'" in text
        assert "script-src 'self'" in text
        loaded = re.findall(r'<(?:script|link)[^>]* (?:src|href)="([^"]*)"', text)
        assert all(re.fullmatch(r"(\.\./)*assets/[a-z-]+\.(css|js)", one) for one in loaded), path


def test_articles_lead_to_each_other_to_words_and_to_their_translation(site: Path) -> None:
    throat = (site / "articles/sore-throat.html").read_text("utf-8")
    fever = (site / "articles/fever.html").read_text("utf-8")
    spanish = (site / "es/articles/fever.html").read_text("utf-8")

    assert (
        '<a href="../articles/fever.html" data-article="fever.md">fever</a>' in throat
    )  # in the text
    assert '<a href="../words/tonsillitis.html">More about this word</a>' in throat
    assert '<a href="../es/articles/fever.html" hreflang="es" lang="es">Español</a>' in fever
    assert '<a href="../../articles/fever.html" hreflang="en" lang="en">English</a>' in spanish
    # Given no Spanish translation, the English article comes next
    assert '<li lang="en"><a href="../../articles/sore-throat.html">Sore throat.</a>' in spanish


def test_the_page_of_a_word_says_all_about_it(site: Path) -> None:
    text = (site / "words/tonsillitis.html").read_text("utf-8")

    for part in (
        "Say: ton-sih-LY-tis",
        "Sore, swollen lumps at the back of the throat.",
        "Other names: tonsil infection",
        'See also: <a href="../words/fever.html">fever</a>',
        "Source: Health A to Z. NHS.",
        '<a href="../articles/sore-throat.html">Sore throat</a>',
        "Hill Street Clinic",
    ):
        assert part in text


def test_spanish_pages_are_in_spanish(site: Path) -> None:
    text = (site / "es/index.html").read_text("utf-8")

    assert '<html lang="es" dir="ltr">' in text
    assert "Temas de salud en palabras sencillas" in text
    assert "Problemas comunes" in text
    assert "Font size" not in text
    assert "Sore throat" not in text


def test_the_search_index_has_articles_words_and_the_words_of_texts(site: Path) -> None:
    script = (site / "assets/search-en.js").read_text("utf-8")
    index = json.loads(script.removeprefix("window.hlreaderIndex = ").removesuffix(";\n"))

    assert index["articles"].splitlines()[1].startswith("sore-throat|Sore throat|Most sore")
    assert "tonsillitis|tonsil infection" in index["words"].splitlines()
    assert "swallow|1" in index["texts"].splitlines()
    assert "<" not in script


def test_a_hostile_library_cannot_write_outside_or_run_in_the_index(tmp_path: Path) -> None:
    term = Term("../../<script>|x", "</script>\u2028", aliases=("a|b\nc",))

    made = shelf(Volume("en", (), (term,)), "")
    index = search_index(made).decode()

    assert made.word(term.term) == "words/script-x.html"
    assert index.count("\n") == 1
    assert "<" not in index
    assert "\u2028" not in index


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Crohn's disease", "crohn-s-disease"), ("gammagrafía ósea", "gammagrafia-osea"),
     ("../etc", "etc"), ("血液", ""), ("3D mammogram", "3d-mammogram"), ("ﬁbre", "fibre")],
)  # fmt: skip
def test_names_of_files(text: str, expected: str) -> None:
    assert file_name(text) == expected


def test_no_two_words_have_the_same_file_and_none_a_name_of_windows() -> None:
    names = ("AIDS", "aids", "A.I.D.S", "con", "血液", "血圧", "index")

    made = shelf(Volume("en", (), tuple(Term(name, "") for name in names)), "es/")

    assert [made.word(name) for name in names] == [
        "es/words/aids.html", "es/words/aids-2.html", "es/words/a-i-d-s.html",
        "es/words/con-word.html", "es/words/word.html", "es/words/word-2.html",
        "es/words/index-word.html",
    ]  # fmt: skip


@pytest.mark.slow
def test_the_whole_library_is_written_in_time_with_a_small_index(tmp_path: Path) -> None:
    start = process_time()
    made = make_site(tmp_path / "site", None, None, Clinic())
    seconds = process_time() - start
    pages = pages_in(tmp_path / "site")

    assert made.articles >= 52
    assert made.words >= 4000
    assert seconds <= SECONDS * made.words / 4000
    for path in (tmp_path / "site/assets").glob("search-*.js"):
        assert path.stat().st_size <= LARGEST_INDEX
    assert dead_links(pages, tmp_path / "site") == []
    assert len(pages) > made.articles + made.words


# ── The folder is written whole or not at all ──────────────────────────────────────────────


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--all"], "--all needs a folder to write to. Name one"),
        (["--all", "-o", "-"], "--all needs a folder to write to. Name one"),
        (["--all", "metastatic", "-o", "x"], "--all makes a site of all articles. Leave out --all"),
        (["--all", "--to", "pdf", "-o", "x"], "--all makes a web site, not files of another"),
    ],
)
def test_command_lines_that_make_no_site(arguments: list[str], said: str, run: Run) -> None:
    result = run("handout", *arguments)

    assert result.code == 2
    assert said in result.err
    assert not Path("x").exists()


def test_a_site_is_replaced_only_with_force(site: Path, library: Path, run: Run) -> None:
    (site / "words/old.html").write_text("old")
    command = ("handout", "--all", "-o", site, "--library", library)

    refused = run(*command)
    kept = (site / "words/old.html").exists()
    forced = run(*command, "--force", "--glossary", library.parent / "words.yaml")

    assert (refused.code, kept) == (2, True)
    assert "already exists. Name a new folder, or use --force to replace it." in refused.err
    assert forced.code == 0
    assert not (site / "words/old.html").exists()
    assert [one.name for one in site.parent.iterdir() if one.name.startswith(".hl")] == []


def test_a_folder_with_other_files_is_never_replaced(
    library: Path, run: Run, tmp_path: Path
) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "letter.txt").write_text("dear")

    result = run("handout", "--all", "-o", mine, "--library", library, "--force")

    assert result.code == 2
    assert "has files that hlreader did not write. Name a new folder." in result.err
    assert [one.name for one in mine.iterdir()] == ["letter.txt"]


def test_a_file_in_place_of_the_folder_stays(library: Path, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "site"
    path.write_text("mine")

    result = run("handout", "--all", "-o", path, "--library", library, "--force")

    assert result.code == 2
    assert path.read_text() == "mine"


def test_an_article_that_cannot_be_read_stops_the_site(
    library: Path, run: Run, tmp_path: Path
) -> None:
    (library / "wrong.md").write_text("---\ntitle: [a\n---\n\nText.\n")

    result = run("handout", "--all", "-o", tmp_path / "site", "--library", library)

    assert result.code == 3
    assert "wrong.md" in result.err
    assert not (tmp_path / "site").exists()


def test_a_site_in_large_print(library: Path, run: Run, tmp_path: Path) -> None:
    run("handout", "--all", "-o", tmp_path / "site", "--library", library, "--large-print")

    pages = [tmp_path / "site" / path for path in ("index.html", "articles/fever.html")]
    assert all('class="large"' in page.read_text("utf-8") for page in pages)


def test_drafts_are_left_out(library: Path, run: Run, tmp_path: Path) -> None:
    draft = (library / "fever.md").read_text("utf-8").replace("title:", "draft: true\ntitle:")
    (library / "fever.md").write_text(draft, "utf-8")

    run("handout", "--all", "-o", tmp_path / "site", "--library", library)

    assert [one.name for one in (tmp_path / "site/articles").iterdir()] == ["sore-throat.html"]
    assert "fever" not in (tmp_path / "site/index.html").read_text("utf-8").lower()


def test_an_empty_library_makes_no_site(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()

    result = run("handout", "--all", "-o", tmp_path / "site", "--library", tmp_path / "empty")

    assert result.code == 2
    assert "This library has no articles. Check --library or HLREADER_LIBRARY." in result.err


def test_a_folder_that_cannot_be_written_is_one_line(library: Path, run: Run) -> None:
    result = run("handout", "--all", "-o", "/proc/nowhere/site", "--library", library)

    assert result.code == 3
    assert result.err.startswith("hlreader: /proc/nowhere/site: cannot be written")
    assert result.err.count("\n") == 1


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left"), KeyboardInterrupt()])
def test_an_interrupted_folder_leaves_the_old_one_and_no_draft(
    error: BaseException, tmp_path: Path
) -> None:
    write_folder(tmp_path / "site", [(MARK, b""), ("a/b.html", b"old")], mark=MARK)

    def content() -> Any:
        yield "a/b.html", b"new"
        raise error

    with pytest.raises(type(error)):
        write_folder(tmp_path / "site", content(), mark=MARK)

    assert (tmp_path / "site/a/b.html").read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["site"]


def test_if_the_new_folder_cannot_take_its_place_the_old_one_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_folder(tmp_path / "site", [(MARK, b""), ("a", b"old")], mark=MARK)
    rename = os.rename
    renamed: list[str] = []

    def fails_once(old: str, new: str) -> None:
        renamed.append(new)
        if len(renamed) == 2:
            raise OSError(errno.EIO, "broken disk")
        rename(old, new)

    monkeypatch.setattr("os.rename", fails_once)

    with pytest.raises(OSError, match="broken disk"):
        write_folder(tmp_path / "site", [(MARK, b""), ("a", b"new")], mark=MARK)

    assert (tmp_path / "site/a").read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["site"]


def test_files_that_others_put_in_an_unmarked_folder_stay(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    write_folder(tmp_path / "site", [("a", b"1")], mark=MARK)  # an empty folder may be filled

    with pytest.raises(FileExistsError):
        write_folder(tmp_path / "site", [("a", b"2")], mark=MARK)

    assert (tmp_path / "site/a").read_bytes() == b"1"
