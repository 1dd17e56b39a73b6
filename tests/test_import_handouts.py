"""``hlreader import`` of a hand-out gives back the article that it was made from."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from hlreader.actions.open_glossary import open_words
from hlreader.documents import open_bytes
from hlreader.glossary import Glossary
from hlreader.handouts.formats import HandoutFormat, written
from hlreader.handouts.leaflet import leaflet
from hlreader.importing.draft import Draft, draft_of
from hlreader.library.article import article_from
from hlreader.models import Article
from tests.conftest import ROOT, Result
from tests.markdown_texts import kept
from tests.office import zipped
from tests.parsing import parse

FORMATS = [HandoutFormat.HTML, HandoutFormat.DOCX]
ARTICLES = ["metastatic", "gene-tests", "heart-attack", "treatments", "es/biopsy"]

ODD = """\
---
title: 'Gout: "swell" & <b>hurt</b>'
topic: Joints
summary: Gout makes joints swell.
language: en
byline: Ann Roe
reviewed_by: Bo Doe, MD
reviewed_on: 2026-03-01
keywords: [uric acid, "a, b"]
sources:
  - {title: Gout, publisher: A clinic, year: 2024, url: "https://a.example/x"}
adapted_from: {title: Gout, publisher: Old Web, reviewed_by: Cy Poe, reviewed_on: 2014-12-15}
---

Take **two** _pills_ a day.\\
See [biopsy](biopsy.md), [a page](https://a.example/b_c?d=1) or <script>.

## What to do

3. Rest
4. Drink
   - water
   - tea

> Call us.

| Pill | |
|---|---|
| a\\|b | 1<br>2 |

```
  1 2
 3
```

## Words explained

This part has the name of one of hlreader's own.
"""


@pytest.fixture(scope="module")
def words(part_of_the_glossary: Path) -> Glossary:
    return open_words([part_of_the_glossary])


def made_of(text: str, name: str) -> Article:
    return article_from(parse(text, f"{name}.md", "markdown"), Path(name).name)


def handed_out(article: Article, words: Glossary, to: HandoutFormat) -> bytes:
    return written(leaflet(article, (), words), to)


def taken_back(page: bytes, to: HandoutFormat) -> Draft:
    return draft_of(open_bytes(page, f"page.{to.ending}", to.value, only_article=True).whole())


def fields_of(article: Article) -> Article:
    """Return the fields of an article, without its text and the mark of a draft."""
    return article._replace(document=parse("", "x.md", "markdown"), draft=False)


@pytest.mark.parametrize("to", FORMATS)
@pytest.mark.parametrize("name", ARTICLES)
def test_an_article_comes_back_as_it_was(name: str, to: HandoutFormat, words: Glossary) -> None:
    article = made_of((ROOT / "articles" / f"{name}.md").read_text("utf-8"), name)

    draft = taken_back(handed_out(article, words, to), to)

    again = made_of(draft.text, draft.facts.slug)
    assert kept(again.document.blocks) == kept(article.document.blocks)
    assert fields_of(again) == fields_of(article)
    assert again.draft


def test_a_hand_out_whose_headings_changed_is_still_an_article(words: Glossary) -> None:
    # Given a hand-out in which someone has renamed headings
    name = "metastatic"
    article = made_of((ROOT / "articles" / f"{name}.md").read_text("utf-8"), name)
    page = handed_out(article, words, HandoutFormat.HTML).decode()
    page = page.replace(">When should I call for help?</h2>", ">When to call 911</h2>")
    asked = [each for each in article.teach_back if each.section == "When should I call for help?"]

    # When it is imported, then what named the old headings is left out or found again
    draft = taken_back(page.encode(), HandoutFormat.HTML)

    again = made_of(draft.text, draft.facts.slug)
    assert again.danger_signs is not None
    assert again.danger_signs.section == "When to call 911"
    assert draft.lost_questions == len(asked) > 0
    assert len(again.teach_back) == len(article.teach_back) - len(asked)


@pytest.mark.parametrize("to", FORMATS)
def test_an_odd_article_comes_back_too(to: HandoutFormat, words: Glossary) -> None:
    article = made_of(ODD, "gout")

    draft = taken_back(handed_out(article, words, to), to)

    again = made_of(draft.text, draft.facts.slug)
    assert kept(again.document.blocks) == kept(article.document.blocks)
    assert fields_of(again) == fields_of(article)


OLD_SIGN, NEW_SIGN = "a fever of 38 C (100.4 F) or more, or chills", "a fever of 37.5 C, or chills"


@pytest.mark.parametrize("to", FORMATS)
def test_danger_signs_that_someone_changed_do_not_come_back(
    to: HandoutFormat, words: Glossary, tmp_path: Path, run: Callable[..., Result]
) -> None:
    # Given a hand-out in which someone changed a danger sign, wherever it is shown
    page = handed_out(
        made_of((ROOT / "articles/metastatic.md").read_text("utf-8"), "a.md"), words, to
    )
    file = tmp_path / f"spread.{to.ending}"
    file.write_bytes(with_text(page, to, OLD_SIGN, NEW_SIGN))

    # When it is imported
    result = run("import", file, "-o", tmp_path / "spread.md")

    # Then the draft has no danger signs of before, and the report says so
    text = (tmp_path / "spread.md").read_text("utf-8")
    assert OLD_SIGN not in text.partition("\n---\n")[0]
    assert "Write these fields again, as it says now: `danger_signs`." in " ".join(
        result.out.split()
    )


@pytest.mark.parametrize("to", FORMATS)
@pytest.mark.parametrize("name", ARTICLES)
def test_nothing_in_an_unchanged_hand_out_is_stale(
    name: str, to: HandoutFormat, words: Glossary, tmp_path: Path, run: Callable[..., Result]
) -> None:
    page = handed_out(made_of((ROOT / f"articles/{name}.md").read_text("utf-8"), "a.md"), words, to)
    file = tmp_path / f"page.{to.ending}"
    file.write_bytes(page)

    result = run("import", file, "-o", tmp_path / "page.md")

    assert "Write these fields again" not in result.out


def with_text(page: bytes, to: HandoutFormat, old: str, new: str) -> bytes:
    """Return a hand-out in which a text that readers see is another."""
    if to is HandoutFormat.HTML:
        head, body = page.split(b"<body", 1)
        assert old.encode() in body
        return head + b"<body" + body.replace(old.encode(), new.encode())
    with zipfile.ZipFile(io.BytesIO(page)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert old.encode() in parts["word/document.xml"]
    parts["word/document.xml"] = parts["word/document.xml"].replace(old.encode(), new.encode())
    return zipped(parts)
