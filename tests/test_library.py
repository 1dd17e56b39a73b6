"""The library: finding an article by name, its front matter, and files that are not read."""

import io
import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from hlreader.errors import (
    AmbiguousNameError,
    ArticleNotFoundError,
    ContentError,
    NotFoundError,
    UnreadableError,
    UsageError,
)
from hlreader.exits import Exit
from hlreader.library.article import article_from
from hlreader.library.find import Library, load_article
from hlreader.locations import cache_folder
from hlreader.models import (
    Article,
    DangerSigns,
    Heading,
    Origin,
    Question,
    Source,
    plain_text,
)
from tests.parsing import parse


def library_of(folder: Path, articles: Mapping[str, str]) -> Library:
    """Return a library of some articles, by file name."""
    for name, text in articles.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return Library(folder)


@pytest.fixture
def sample(tmp_path: Path) -> Library:
    """A library with names that begin alike."""
    names = ("sore-throat", "sore-knee", "fever", "fever-in-children", "blood-test", "2024-flu")
    return library_of(tmp_path / "sample", {f"{name}.md": f"About {name}.\n" for name in names})


# --- Which article a name means -----------------------------------------------------------------


def test_the_slugs_are_the_names_of_the_files_sorted(sample: Library) -> None:
    assert sample.slugs() == [
        "2024-flu", "blood-test", "fever", "fever-in-children", "sore-knee", "sore-throat",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("sore-throat", "sore-throat"),
        ("Sore-Throat", "sore-throat"),
        ("sore throat", "sore-throat"),
        ("  Sore   throat ", "sore-throat"),
        ("sore_throat", "sore-throat"),
        ("SORE\tTHROAT", "sore-throat"),
        ("sore-t", "sore-throat"),
        ("sore t", "sore-throat"),
        ("Blood", "blood-test"),
        ("fever-", "fever"),
        ("fever in", "fever-in-children"),
        ("2", "2024-flu"),
    ],
)
def test_a_slug_or_its_unique_beginning_is_understood(
    sample: Library, name: str, slug: str
) -> None:
    assert sample.resolve(name) == slug


def test_a_slug_that_is_the_beginning_of_another_means_itself(sample: Library) -> None:
    assert sample.resolve("fever") == "fever"


def test_a_beginning_of_several_is_ambiguous_and_names_them(sample: Library) -> None:
    with pytest.raises(AmbiguousNameError) as caught:
        sample.resolve("Sore")

    assert caught.value.candidates == ("sore-knee", "sore-throat")
    assert str(caught.value) == (
        "More than one article begins with `Sore`: sore-knee, sore-throat. Use one of these names."
    )
    assert caught.value.exit_code == Exit.NO


@pytest.mark.parametrize(
    ("name", "suggestions"),
    [
        ("sore-throte", ("sore-throat",)),
        ("fevre", ("fever",)),
        ("children", ("fever-in-children",)),
        ("blood pressure test", ("blood-test",)),
        ("the pressure in my blood vessels", ("blood-test",)),
    ],
)
def test_an_unknown_name_gives_the_closest_first(
    sample: Library, name: str, suggestions: tuple[str, ...]
) -> None:
    with pytest.raises(ArticleNotFoundError) as caught:
        sample.resolve(name)

    assert caught.value.suggestions[: len(suggestions)] == suggestions
    assert str(caught.value).startswith(
        f"There is no article `{name}`. Closest: {', '.join(suggestions)}"
    )


@pytest.mark.parametrize("name", ["", " ", "-", "zzzzzz", "???", "é"])
def test_a_name_like_no_other_points_to_the_list(sample: Library, name: str) -> None:
    with pytest.raises(ArticleNotFoundError) as caught:
        sample.resolve(name)

    assert caught.value.hint == "`hlreader list` shows them all."
    assert caught.value.suggestions == ()


def test_at_most_five_names_are_suggested(tmp_path: Path) -> None:
    library = library_of(tmp_path, {f"pain-{number}.md": "Pain.\n" for number in range(9)})

    with pytest.raises(ArticleNotFoundError) as caught:
        library.resolve("pain-everywhere")

    assert len(caught.value.suggestions) == 5


def test_an_article_needs_its_whole_slug(sample: Library) -> None:
    assert sample.article("fever").slug == "fever"
    with pytest.raises(ArticleNotFoundError):
        sample.article("feve")


def test_articles_come_in_the_order_of_their_slugs(sample: Library) -> None:
    assert [article.slug for article in sample.articles()] == sample.slugs()


def test_an_empty_folder_is_a_library_without_articles(tmp_path: Path) -> None:
    library = Library(tmp_path)

    assert (library.slugs(), list(library.articles())) == ([], [])
    with pytest.raises(ArticleNotFoundError):
        library.resolve("fever")


@pytest.mark.parametrize("name", ["nowhere", "file.txt"])
def test_a_library_must_be_a_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / "file.txt").write_text("x", "utf-8")

    with pytest.raises(UsageError, match=r"this library (folder does not exist|is not a folder)"):
        Library(tmp_path / name)


def test_without_a_folder_the_shipped_library_is_read() -> None:
    assert load_article("metastatic").title == "When breast cancer spreads"
    assert "metastatic" in Library().slugs()


def test_related_articles_are_those_that_the_library_has(tmp_path: Path) -> None:
    related = "[Sore-Throat, no-such-page, fever, ../secret, /etc/passwd, rash, rash.md]"
    library = library_of(
        tmp_path / "library",
        {
            "fever.md": f"---\nrelated: {related}\n---\nHot.\n",
            "sore-throat.md": "It hurts.\n",
            "rash.md": "It itches.\n",
            "../secret.md": "Nobody may read this.\n",
        },
    )

    related_slugs = [article.slug for article in library.related(library.article("fever"))]

    assert related_slugs == ["sore-throat", "rash"]


# --- By path and from standard input ------------------------------------------------------------


@pytest.mark.parametrize("name", ["letter.md", "./letter.md", "sub/../letter.md"])
def test_a_name_with_a_slash_or_a_known_ending_is_a_path_from_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "letter.md").write_text("# Your visit\n\nCome at nine.\n", "utf-8")
    monkeypatch.chdir(tmp_path)

    article = load_article(name)

    assert (article.title, article.slug) == ("Your visit", "")


@pytest.mark.parametrize("suffix", [".md", ".MD", ".markdown", ".txt", ".text"])
def test_each_known_ending_makes_a_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    (tmp_path / f"letter{suffix}").write_text("Come at nine.\n", "utf-8")
    monkeypatch.chdir(tmp_path)

    assert load_article(f"letter{suffix}").words == 3


@pytest.mark.parametrize("name", ["./fever", "a\\fever", "fever.txt", "/fever"])
def test_a_path_is_not_looked_for_among_the_slugs(library: Path, name: str) -> None:
    with pytest.raises(NotFoundError, match="this file does not exist"):
        load_article(name, library)


def test_a_path_in_the_home_folder_may_begin_with_a_tilde(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "letter.md").write_text("# Your visit\n", "utf-8")
    monkeypatch.setenv("HOME", str(tmp_path))

    assert load_article("~/letter.md").title == "Your visit"


def test_a_file_with_the_name_of_an_article_is_read_by_its_path(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "fever.md").write_text("# My own notes\n", "utf-8")
    monkeypatch.chdir(tmp_path)

    assert load_article("fever.md", library).title == "My own notes"
    assert load_article("fever", library).title == "Fever"


def test_a_path_to_nothing_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match=r"nowhere\.md: this file does not exist"):
        load_article(str(tmp_path / "nowhere.md"))


def test_a_path_to_a_folder_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="this is a folder"):
        load_article(f"{tmp_path}/")


def test_a_path_to_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "letter.xyz"
    path.write_text("Come at nine.", "utf-8")

    with pytest.raises(UsageError, match=r"hlreader reads only \.md, "):
        load_article(str(path))


def test_a_hyphen_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    piped = io.TextIOWrapper(io.BytesIO(b"# Your visit\n\nCome at **nine**.\n"), "utf-8")
    monkeypatch.setattr("sys.stdin", piped)

    article = load_article("-")

    assert (article.title, article.slug, article.words) == ("Your visit", "", 3)


@pytest.mark.usefixtures("empty_cache")
def test_what_is_read_by_path_or_from_standard_input_leaves_no_copy(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"A private letter.\n"), "utf-8"))

    load_article(str(library / "fever.md"))
    load_article("-")

    assert not cache_folder().exists() or list(cache_folder().iterdir()) == []


# --- Nothing outside is read --------------------------------------------------------------------

SECRET = "# A secret\n\nNobody may read this.\n"  # noqa: S105


@pytest.fixture
def near_secrets(tmp_path: Path) -> Library:
    """A library with a secret next to it."""
    return library_of(
        tmp_path / "library",
        {
            "fever.md": "Hot.\n",
            "sub/rash.md": "Itchy.\n",
            "../secret.md": SECRET,
            "../private/diary.md": SECRET,
        },
    )


@pytest.mark.parametrize(
    "name",
    [
        "../secret", "../secret.md", "sub/../../secret", "sub/rash", "./fever", "fever/", "..", ".",
        "/etc/passwd", "{outside}/secret", "{outside}/secret.md", "~", "secret", "fever.md",
        "..\\secret", "fever\0", "*", "?ever", "[f]ever",
    ],
)  # fmt: skip
def test_a_name_never_leads_out_of_the_library(near_secrets: Library, name: str) -> None:
    slug = name.replace("{outside}", str(near_secrets.folder.parent))

    with pytest.raises(ArticleNotFoundError):
        near_secrets.article(slug)
    with pytest.raises(ArticleNotFoundError):
        near_secrets.resolve(slug)


@pytest.mark.parametrize(
    "name", ["../secret", "../secret.md", "sub/../../secret.md", "sub/rash.md"]
)
def test_a_path_is_never_taken_from_inside_the_library(
    near_secrets: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    # Given a reader who stands elsewhere, where no such file is
    (tmp_path / "a" / "b").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "a" / "b")

    with pytest.raises(NotFoundError):
        load_article(name, near_secrets.folder)


@pytest.mark.parametrize("target", ["../secret.md", "../private/diary.md", "/etc/hostname"])
def test_a_link_out_of_the_library_is_left_out(near_secrets: Library, target: str) -> None:
    (near_secrets.folder / "leak.md").symlink_to(target)

    assert near_secrets.slugs() == ["fever"]
    with pytest.raises(ArticleNotFoundError):
        near_secrets.article("leak")
    assert [article.slug for article in near_secrets.articles()] == ["fever"]


def test_a_link_that_leads_out_by_another_link_is_left_out(near_secrets: Library) -> None:
    (near_secrets.folder / "sub" / "step.md").symlink_to("../../secret.md")
    (near_secrets.folder / "leak.md").symlink_to("sub/step.md")

    assert near_secrets.slugs() == ["fever"]


def test_a_folder_of_translations_that_leads_out_is_left_out(near_secrets: Library) -> None:
    (near_secrets.folder / "es").symlink_to("../private")

    assert Library(near_secrets.folder, "es").slugs() == ["fever"]


def test_a_link_inside_the_library_is_an_article_of_its_own_name(near_secrets: Library) -> None:
    (near_secrets.folder / "heat.md").symlink_to("fever.md")
    (near_secrets.folder / "itch.md").symlink_to(near_secrets.folder / "sub" / "rash.md")

    assert near_secrets.slugs() == ["fever", "heat", "itch"]
    assert near_secrets.article("heat").title == "Heat"


@pytest.mark.parametrize("target", ["nowhere.md", "circle.md"])
def test_a_link_that_leads_nowhere_or_in_a_circle_is_left_out(
    near_secrets: Library, target: str
) -> None:
    (near_secrets.folder / "circle.md").symlink_to(target)

    assert near_secrets.slugs() == ["fever"]


def test_a_library_may_itself_be_reached_by_a_link(near_secrets: Library, tmp_path: Path) -> None:
    (tmp_path / "library_of").symlink_to(near_secrets.folder)

    assert Library(tmp_path / "library_of").article("fever").slug == "fever"


def test_only_markdown_files_with_a_slug_for_a_name_are_articles(near_secrets: Library) -> None:
    for name in ("Fever2.md", "notes.txt", "README", ".hidden.md", "a b.md", "a--b.md", "-a.md"):
        (near_secrets.folder / name).write_text(SECRET, "utf-8")
    (near_secrets.folder / "folder.md").mkdir()
    os.mkfifo(near_secrets.folder / "pipe.md")

    assert near_secrets.slugs() == ["fever"]


# --- Translations -------------------------------------------------------------------------------


@pytest.fixture
def bilingual(tmp_path: Path) -> Path:
    """A library with some articles in Spanish."""
    library_of(
        tmp_path / "bilingual",
        {
            "fever.md": "---\ntitle: Fever\nrelated: [rash]\n---\nHot.\n",
            "rash.md": "---\ntitle: Rash\n---\nItchy.\n",
            "es/fever.md": "---\ntitle: Fiebre\nlanguage: es\nrelated: [rash]\n---\nCaliente.\n",
            "es/tos.md": "---\ntitle: Tos\nlanguage: es\n---\nRuidosa.\n",
        },
    )
    return tmp_path / "bilingual"


@pytest.mark.parametrize("language", ["es", "es-MX", "ES", "es_MX.UTF-8"])
def test_a_translation_takes_the_place_of_its_article(bilingual: Path, language: str) -> None:
    library = Library(bilingual, language)

    assert library.slugs() == ["fever", "rash", "tos"]
    assert [article.title for article in library.articles()] == ["Fiebre", "Rash", "Tos"]
    assert load_article("fever", bilingual, language).title == "Fiebre"


@pytest.mark.parametrize("language", ["en", "fr", "", "C", "../private", "*"])
def test_who_reads_no_translation_gets_the_article(bilingual: Path, language: str) -> None:
    assert load_article("fever", bilingual, language).title == "Fever"
    assert Library(bilingual, language).slugs() == ["fever", "rash"]


def test_both_languages_keep_their_own_copy(bilingual: Path) -> None:
    for _ in ("first", "again, from the copies"):
        assert load_article("fever", bilingual, "en").title == "Fever"
        assert load_article("fever", bilingual, "es").title == "Fiebre"


# --- What an article's front matter says --------------------------------------------------------


def article(text: str, slug: str = "sore-throat", name: str = "sore-throat.md") -> Article:
    """Return the article in a Markdown text."""
    return article_from(parse(text, name, "markdown"), slug)


def test_all_that_the_front_matter_says_is_read() -> None:
    found = article(
        """---
title: Sore throat
topic: Common problems
summary: Most sore throats get better on their own.
teaser: When to rest and when to call.
byline: The night nurses
reviewed_by: A. Example
reviewed_on: 2026-01-31
language: en-GB
keywords: [throat, pain]
related: [Fever, rash]
sources:
  - {title: Throats, publisher: A health service, year: 2025, url: "https://x.org"}
  - title: Voices
adapted_from:
  title: Old page
  publisher: A magazine
  reviewed_by: B. Example
  reviewed_on: 2014-12-15
for_another_program: {kept: [a, b]}
---

It hurts.
"""
    )

    assert found._replace(document=found.document._replace(blocks=())) == Article(
        slug="sore-throat",
        title="Sore throat",
        document=found.document._replace(blocks=()),
        topic="Common problems",
        summary="Most sore throats get better on their own.",
        teaser="When to rest and when to call.",
        byline="The night nurses",
        reviewed_by="A. Example",
        reviewed_on="2026-01-31",
        language="en-GB",
        keywords=("throat", "pain"),
        related=("fever", "rash"),
        sources=(
            Source("Throats", "A health service", "2025", "https://x.org"),
            Source("Voices", ""),
        ),
        adapted_from=Origin("Old page", "A magazine", "B. Example", "2014-12-15"),
        words=2,
        grade=None,
        formula="SMOG",
    )


def test_an_article_without_front_matter_says_nothing_of_itself() -> None:
    found = article("It hurts.\n")

    assert (found.topic, found.summary, found.keywords, found.sources) == ("", "", (), ())
    assert (found.language, found.adapted_from) == ("en", None)


@pytest.mark.parametrize(
    ("text", "slug", "name", "title"),
    [
        ("---\ntitle: My throat\n---\n# Another\n\nText.\n", "sore-throat", "x.md", "My throat"),
        ("# It *hurts*\nto swallow\n", "sore-throat", "x.md", "It hurts"),
        ("Throats\n=======\n\nText.\n", "sore-throat", "x.md", "Throats"),
        ("---\ntitle: ''\n---\n# Another\n", "sore-throat", "x.md", "Another"),
        ("## A part\n\nText.\n", "sore-throat", "x.md", "Sore throat"),
        ("Text.\n\n# Late\n", "sore-throat", "x.md", "Sore throat"),
        ("", "sore-throat", "x.md", "Sore throat"),
        ("#\n\nText.\n", "sore-throat", "x.md", "Sore throat"),
        ("Text.\n", "", "/home/me/letter 3.md", "letter 3.md"),
        ("Text.\n", "", "standard input", "standard input"),
    ],
)
def test_the_title_is_that_of_the_front_matter_else_of_the_heading_else_of_the_file(
    text: str, slug: str, name: str, title: str
) -> None:
    assert article(text, slug, name).title == title


def test_a_heading_that_is_the_title_is_not_shown_again() -> None:
    found = article("---\ntitle: My throat\n---\n# Throats\n\n## A part\n\nText.\n")

    headings = [block for block in found.document.blocks if isinstance(block, Heading)]
    assert [plain_text(heading.runs) for heading in headings] == ["A part"]


BROKEN = {
    "a key that appears twice": (
        "---\ntitle: A\ntitle: B\n---\n",
        3,
        "the key title appears twice.",
    ),
    "no end": ("---\ntitle: A\n\nText.\n", 1, "the front matter has no end."),
    "a list": ("---\n- a\n---\n", 2, "the front matter must be fields."),
    "broken YAML": ("---\ntitle: A\nsummary: [b\n---\n", 4, "the YAML is broken"),
    "a list for a text": ("---\ntitle: [A]\n---\n", 2, "`title` must be text."),
    "a text for a list": ("---\ntitle: A\nkeywords: a, b\n---\n", 3, "`keywords` must be a list."),
    "a date that is none": (
        "---\nreviewed_on: May 2026\n---\n",
        2,
        "`reviewed_on` must be a date.",
    ),
    "no language tag": ("---\n\nlanguage: English, mostly\n---\n", 3, "`English, mostly` is not a"),
    "a source in words": ("---\nsources:\n  - NHS\n---\n", 3, "each item of `sources` must be"),
    "a source without a title": ("---\nsources:\n  - {year: 2025}\n---\n", 3, "this source has no"),
    "a misspelled field of a source": (
        "---\nsources:\n  - title: A\n    publsher: NHS\n---\n",
        4,
        "each item of `sources` has no field `publsher`. Did you mean `publisher`?",
    ),
    "an origin in words": ("---\nadapted_from: a page\n---\n", 2, "`adapted_from` must be fields"),
    "a date of an origin": (
        "---\nadapted_from:\n  title: A\n  reviewed_on: long ago\n---\n",
        4,
        "`reviewed_on` must be a date.",
    ),
}


@pytest.mark.parametrize(("text", "line", "message"), BROKEN.values(), ids=BROKEN)
def test_what_is_wrong_in_front_matter_is_named_with_file_and_line(
    library: Path, text: str, line: int, message: str
) -> None:
    (library / "broken.md").write_text(text, "utf-8")

    with pytest.raises(ContentError) as caught:
        load_article("broken", library)

    assert (caught.value.file, caught.value.line) == (str(library / "broken.md"), line)
    assert str(caught.value).startswith(
        f"{library / 'broken.md'}:{line}:{caught.value.column}: {message}"
    )


def test_an_article_of_a_hundred_words_has_a_grade() -> None:
    sentence = "Rest your voice and drink cool water. "

    assert article(sentence * 14).grade is None
    long = article(sentence * 15)
    assert (long.words, long.formula) == (105, "SMOG")
    assert long.grade is not None
    assert long.grade < 6


@pytest.mark.parametrize(
    ("language", "formula"), [("es-MX", "Crawford"), ("fr", ""), ("EN", "SMOG")]
)
def test_the_grade_is_by_the_formula_of_the_articles_language(language: str, formula: str) -> None:
    found = article(f"---\nlanguage: {language}\n---\n" + "Beba agua y descanse la voz. " * 20)

    assert found.formula == formula
    assert (found.grade is not None) is bool(formula)


# --- Danger signs -------------------------------------------------------------------------------

CALL = "## When should I call?\n\nCall for *a fever* or trouble breathing.\n"


def with_signs(field: str, text: str = CALL) -> Article:
    return article_from(
        parse(f"---\ntitle: Flu\n{field}---\n\n{text}", "flu.md", "markdown"), "flu"
    )


def test_an_article_names_the_signs_that_need_help_at_once() -> None:
    article = with_signs(
        "danger_signs:\n  section: When should I call?\n  signs:\n    - a fever\n"
        "    - trouble breathing\n"
    )

    assert article.danger_signs == DangerSigns(
        "When should I call?", ("a fever", "trouble breathing")
    )


@pytest.mark.parametrize(
    ("field", "line", "says", "next_step"),
    [
        ("danger_signs: a fever\n", 3, "must be fields", "Write `name: value`"),
        ("danger_signs:\n  signs: [a fever]\n", 4, "no `section`", "heading"),
        ("danger_signs:\n  section: When should I call?\n", 4, "no `signs`", "`- `"),
        (
            "danger_signs:\n  section: When should I cal?\n  signs: [a fever]\n",
            4, "no heading `When should I cal?`", "Did you mean `When should I call?`?",
        ),
        (
            "danger_signs:\n  section: Sources\n  signs: [a fever]\n",
            4, "no heading `Sources`", "one of its headings",
        ),
        (
            "danger_signs:\n  section: When should I call?\n  signs: [a, b, c, d, e, f, g, h]\n",
            5, "has 8 items, and may have 7", "most urgent",
        ),
        (
            "danger_signs:\n  section: When should I call?\n  sign: [a]\n",
            5, "no field `sign`", "signs",
        ),
    ],
)  # fmt: skip
def test_wrong_danger_signs_are_refused_with_the_place_and_the_next_step(
    field: str, line: int, says: str, next_step: str
) -> None:
    with pytest.raises(ContentError) as caught:
        with_signs(field)

    assert f"flu.md:{line}:" in str(caught.value)
    assert says in caught.value.message
    assert next_step in (caught.value.hint or "")


def test_a_compiled_copy_keeps_the_danger_signs(tmp_path: Path) -> None:
    field = "danger_signs: {section: When should I call?, signs: [a fever]}"
    library = library_of(tmp_path, {"flu.md": f"---\n{field}\n---\n\n{CALL}"})

    parsed, from_copy = library.article("flu"), library.article("flu")

    assert (
        parsed.danger_signs
        == from_copy.danger_signs
        == DangerSigns("When should I call?", ("a fever",))
    )


# --- Teach-back ---------------------------------------------------------------------------------

ASKED = """\
  - question: "In your own words: when would you call?"
    look_for: For a fever or trouble breathing.
    section: When should I call?
    again: What would make you pick up the phone?
"""


def with_questions(items: str) -> Article:
    return article_from(
        parse(f"---\ntitle: Flu\nteach_back:\n{items}---\n\n{CALL}", "flu.md", "markdown"), "flu"
    )


def test_an_article_has_questions_for_teach_back() -> None:
    assert with_questions(ASKED).teach_back == (
        Question(
            question="In your own words: when would you call?",
            look_for="For a fever or trouble breathing.",
            section="When should I call?",
            again="What would make you pick up the phone?",
        ),
    )


@pytest.mark.parametrize(
    ("items", "line", "says", "next_step"),
    [
        ("  question: When?\n", 4, "`teach_back` must be a list", "`- `"),
        ("  - When would you call?\n", 4, "must be fields", "Write `name: value`"),
        (ASKED.replace("look_for", "lookfor"), 5, "no field `lookfor`", "`look_for`"),
        (ASKED.replace("When should I call?", "When should I cal?"), 6,
         "no heading `When should I cal?`", "Did you mean `When should I call?`?"),
        (ASKED + ASKED.replace("When should I call?", "Sources"), 10,
         "no heading `Sources`", "one of its headings"),
        (ASKED * 6, 24, "has 6 questions, and may have 5", "most useful"),
        *(
            ("".join(part for part in ASKED.splitlines(keepends=True) if f" {name}:" not in part)
             .replace("    look_for", "  - look_for" if name == "question" else "    look_for"),
             4, f"a question of `teach_back` has no `{name}`", f"`{name}:`")
            for name in Question._fields
        ),
    ],
)  # fmt: skip
def test_wrong_questions_are_refused_with_the_place_and_the_next_step(
    items: str, line: int, says: str, next_step: str
) -> None:
    with pytest.raises(ContentError) as caught:
        with_questions(items)

    assert f"flu.md:{line}:" in str(caught.value)
    assert says in caught.value.message
    assert next_step in (caught.value.hint or "")


def test_a_compiled_copy_keeps_the_questions_for_teach_back(tmp_path: Path) -> None:
    library = library_of(tmp_path, {"flu.md": f"---\nteach_back:\n{ASKED}---\n\n{CALL}"})

    parsed, from_copy = library.article("flu"), library.article("flu")

    assert parsed.teach_back == from_copy.teach_back
    assert [one.section for one in from_copy.teach_back] == ["When should I call?"]


# --- An article named by its title ---------------------------------------------------------------


@pytest.fixture
def translated(tmp_path: Path) -> Library:
    """A library with articles in two languages, one of them in both."""
    return library_of(tmp_path / "translated", {
        "chemo.md": "---\ntitle: Chemotherapy step by step\nkeywords: [gloves]\n---\nText.\n",
        "energy.md": "---\ntitle: Getting your energy back\n---\nText.\n",
        "hospital.md": "---\ntitle: Getting home from the hospital\n---\nText.\n",
        "es/chemo.md": "---\ntitle: Quimioterapia paso a paso\nlanguage: es\n---\nTexto.\n",
        "es/signs.md": "---\ntitle: Señales de alarma\nlanguage: es\n---\nTexto.\n",
    })  # fmt: skip


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Chemotherapy step by step", "Chemotherapy step by step"),
        ("getting your energy", "Getting your energy back"),
        ("quimioterapia", "Quimioterapia paso a paso"),
        ("senales de alarma", "Señales de alarma"),
    ],
)
def test_a_title_or_its_beginning_names_an_article_in_any_language(
    translated: Library, name: str, title: str
) -> None:
    assert load_article(name, translated.folder, "en").title == title


def test_readers_get_their_own_language_under_the_same_name(translated: Library) -> None:
    assert load_article("chemo", translated.folder, "es").language == "es"
    assert load_article("chemotherapy step", translated.folder, "es").language == "en"


@pytest.mark.parametrize("name", ["getting", "energy back", "gloves", "step", "??"])
def test_the_beginning_of_two_titles_or_other_words_name_no_article(
    translated: Library, name: str
) -> None:
    with pytest.raises(ArticleNotFoundError):
        load_article(name, translated.folder, "en")
