"""A large file is read piece by piece, with the same result as in one piece."""

from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from hlreader.documents import open_source, open_text, text
from hlreader.documents.markdown import pieces as markdown_pieces
from hlreader.errors import ContentError
from hlreader.models import Block, Heading, Paragraph, plain_text
from hlreader.sanitize import clean
from tests.checking import source_at
from tests.conftest import ROOT
from tests.parsing import parse

LINES = st.sampled_from(
    """\
Drink water.
See [the leaflet] and [dose][x].
- Rest
  - Sleep
    four spaces
1. Call us
12) Ask
   three spaces
\t a tab
> Ask your nurse
> - in a quote
```
```text
  ```
~~~~
~~~
# Pain
===
---
***
+ plus
-
1.
| Drug | Dose |
|---|---|
| a \\| b | 1 | 2 |
[the leaflet]: /a
[The Leaflet]: /b 'its
title'
[x]:
/c
  [x]: /d
> [x]: /e
[^1]: a footnote
[x]: <a b> no title
[x]: /g (a
- [the leaflet]: /f
<div>
</div>
<!-- hidden
shown -->
<script>
</script>
<pre>
</pre>
<?php
?>
<![CDATA[
]]>
**strong** *weak* `code`
- ```
dose]: text
\\[x]: /g
`[x]: /h
&amp; &#35;
two spaces  """.split("\n")
)
MARKDOWN = st.lists(st.one_of(LINES, st.sampled_from(["", "", " "])), max_size=25).map("\n".join)


def in_pieces(text: str, size: int, monkeypatch: pytest.MonkeyPatch) -> list[Block]:
    """Return the blocks of a Markdown text read in pieces of about a size."""
    with monkeypatch.context() as changed:
        changed.setattr(markdown_pieces, "PIECE", size)
        return list(open_text(text, "page.md", "markdown").stream())


def whole(text: str, monkeypatch: pytest.MonkeyPatch) -> list[Block]:
    """Return the blocks of a Markdown text that the parser is given in one."""
    with monkeypatch.context() as changed:
        changed.setattr(markdown_pieces, "_Definitions", lambda _text, _start: {})
        changed.setattr(markdown_pieces, "PIECE", len(text))
        return list(open_text(text, "page.md", "markdown").stream())


class TestMarkdownInPieces:
    @given(MARKDOWN, st.sampled_from([0, 1, 10, 60]))
    def test_any_text_gives_the_same_blocks_in_pieces_as_in_one(self, text: str, size: int) -> None:
        text = "An opening line.\n\n" + text

        with pytest.MonkeyPatch.context() as monkeypatch:
            assert in_pieces(text, size, monkeypatch) == whole(text, monkeypatch)

    @pytest.mark.slow
    def test_so_do_the_files_that_people_write(self, monkeypatch: pytest.MonkeyPatch) -> None:
        # Given the articles, our own pages, and one with all that people put into theirs
        folders = ("*.md", "articles/**/*.md", "docs/*.md", "tests/data/*.md")
        files = [path for folder in folders for path in ROOT.glob(folder)]
        assert len(files) > 20

        for path in files:
            text = clean(path.read_text("utf-8")).replace("\r\n", "\n")
            text = text.removeprefix("---")  # not front matter, but text
            assert in_pieces(text, 200, monkeypatch) == whole(text, monkeypatch), path

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ("```", "```"),
            ("~~~~ text", "~~~~"),
            ("<!--", "-->"),
            ("<script>", "</script>"),
            ("<PRE>", "</pre>"),
            ("<?php", "?>"),
            ("- a list that goes on", ""),
            ("1. a list that goes on", ""),
        ],
    )
    def test_what_goes_on_over_blank_lines_is_not_cut(
        self, before: str, after: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        middle = "\n\n".join(f"    line {number}" for number in range(50))
        text = f"First.\n\n{before}\n\n{middle}\n\n{after}\n\nLast."

        found = in_pieces(text, 10, monkeypatch)

        assert found == whole(text, monkeypatch)
        assert len(found) < 5

    def test_a_link_may_be_defined_far_below_it(self, monkeypatch: pytest.MonkeyPatch) -> None:
        filling = "Some words of filling.\n\n" * 50
        text = f"See [the leaflet].\n\n{filling}[the leaflet]: https://example.org/a\n"

        (first, *_) = in_pieces(text, 10, monkeypatch)

        assert isinstance(first, Paragraph)
        assert [run.link for run in first.runs] == ["", "https://example.org/a", ""]

    def test_a_definition_in_a_code_block_defines_nothing(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        text = "See [the leaflet].\n\n```\n\n[the leaflet]: /wrong\n\n```\n\nThe end.\n"

        (first, *_) = in_pieces(text, 10, monkeypatch)

        assert isinstance(first, Paragraph)
        assert plain_text(first.runs) == "See [the leaflet]."

    def test_a_definition_in_a_list_item_is_found_in_its_list(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        text = "See [the leaflet].\n\n- Rest\n\n    [the leaflet]: /a\n\nThe end.\n"

        (first, *_) = in_pieces(text, 10, monkeypatch)

        assert isinstance(first, Paragraph)
        assert first.runs[1].link == "/a"

    def test_places_are_those_in_the_whole_file(self) -> None:
        text = "---\ntitle: Rest\n---\n\n" + "Some words.\n\n" * 3000 + "## The end\n"
        document = open_text(text, "page.md", "markdown")

        *_, last = document.stream()

        assert isinstance(last, Heading)
        assert document.place(last.offset) == (6005, 1)
        assert document.whole() == parse(text, "page.md", "markdown")

    def test_thousands_of_definitions_are_found_without_parsing_each(self) -> None:
        # Given a text with as many plain definitions as words, and one that is not so plain
        count = 1000
        body = " ".join(f"[word {number}][r{number}]" for number in range(count))
        plain = "\n".join(f"[r{number}]: https://example.org/{number}" for number in range(count))
        text = f"{body}\n\n{plain}\n[r0]: /later\n\n[r1]: /later\n"

        with patch.object(
            MarkdownIt, "parse", autospec=True, side_effect=MarkdownIt.parse
        ) as parser:
            (paragraph,) = open_text(text, "page.md", "markdown").stream()

        assert isinstance(paragraph, Paragraph)
        links = [run.link for run in paragraph.runs if run.link]
        assert links == [f"https://example.org/{number}" for number in range(count)]
        assert parser.call_count < 20


class TestOpenDocument:
    def test_the_first_block_of_a_large_file_is_read_without_the_rest(self, tmp_path: Path) -> None:
        path = tmp_path / "book.md"
        path.write_text("---\ntitle: Rest\n---\n\n" + "Rest well.\n\n" * 20_000, "utf-8")

        document = open_source(source_at(path))

        assert document.front_matter == {"title": "Rest"}
        with patch.object(
            MarkdownIt, "parse", autospec=True, side_effect=MarkdownIt.parse
        ) as parser:
            assert isinstance(next(document.stream()), Paragraph)
        assert sum(len(call.args[1]) for call in parser.call_args_list) < len(document.source) / 5

    def test_the_first_block_of_plain_text_is_read_without_the_rest(self, tmp_path: Path) -> None:
        path = tmp_path / "book.txt"
        path.write_text("You can rest well.\n\n" * 100, "utf-8")
        document = open_source(source_at(path))

        with patch.object(text, "_run", side_effect=text._run) as read:
            assert isinstance(next(document.stream()), Paragraph)

        assert read.call_count == 1

    def test_a_stream_keeps_nothing_and_can_be_had_again(self, tmp_path: Path) -> None:
        path = tmp_path / "page.md"
        path.write_text("One.\n\nTwo.\n", "utf-8")
        document = open_source(source_at(path))

        assert list(document.stream()) == list(document.stream())

    @pytest.mark.parametrize("name", ["page.md", "page.txt", "page.html"])
    def test_the_whole_has_the_blocks_that_a_stream_yields(self, name: str, tmp_path: Path) -> None:
        path = tmp_path / name
        path.write_text("<p>Take one pill.</p>\n\nSee your nurse.\n", "utf-8")

        document = open_source(source_at(path))

        assert document.whole().blocks == tuple(document.stream())

    def test_broken_front_matter_is_reported_at_once(self, tmp_path: Path) -> None:
        path = tmp_path / "page.md"
        path.write_text("---\ntitle: [Rest\n---\n", "utf-8")

        with pytest.raises(ContentError, match=r"page\.md:"):
            open_source(source_at(path))


def test_what_pieces_are_compared_with_is_parsed_in_one(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "One.\n\n[a]: /b\n\nTwo [a].\n"

    with patch.object(MarkdownIt, "parse", autospec=True, side_effect=MarkdownIt.parse) as parser:
        whole(text, monkeypatch)

    assert [call.args[1] for call in parser.call_args_list] == [text]
