"""Long blocks come in chunks, and the chunks together are the block."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hlreader.documents import chunks as cutting
from hlreader.documents import open_text
from hlreader.documents.chunks import Chunk, Continued, Sizes, chunks
from hlreader.library.find import open_article
from hlreader.models import (
    Block,
    CodeBlock,
    ItemList,
    Paragraph,
    Quotation,
    Table,
    plain_text,
)
from tests.parsing import parse
from tests.test_lazy_documents import MARKDOWN

SMALL = Sizes(chunk=60, paragraph=240)
"""Sizes at which a page of text is a long one."""


def joined(parts: Iterable[Chunk]) -> list[Block]:
    """Return the blocks that chunks are the chunks of."""
    blocks: list[Block] = []
    for part in parts:
        if isinstance(part, Continued):
            blocks[-1] = _with(blocks[-1], part.block)
        else:
            blocks.append(part)
    return blocks


def _with(first: Block, more: Block) -> Block:
    """Return a block with what follows of it."""
    if isinstance(first, Paragraph) and isinstance(more, Paragraph):
        return first._replace(runs=first.runs + more.runs)
    if isinstance(first, ItemList) and isinstance(more, ItemList):
        assert more.start == (None if first.start is None else first.start + len(first.items))
        return first._replace(items=first.items + more.items)
    if isinstance(first, Table) and isinstance(more, Table):
        assert not more.header
        return first._replace(rows=first.rows + more.rows)
    if isinstance(first, CodeBlock) and isinstance(more, CodeBlock):
        return first._replace(text=f"{first.text}\n{more.text}")
    assert isinstance(first, Quotation)
    assert isinstance(more, Quotation)
    return first._replace(blocks=first.blocks + more.blocks)


class TestOfMarkdown:
    @given(MARKDOWN, st.sampled_from([1, 10, 60]))
    def test_the_portions_of_any_text_are_its_blocks(self, text: str, size: int) -> None:
        text = "An opening line.\n\n" + text

        parts = open_text(text, "page.md", "markdown").chunks(Sizes(chunk=size))

        assert joined(parts) == list(parse(text, "page.md", "markdown").blocks)

    @pytest.mark.parametrize(
        ("opening", "line"),
        [
            ("", "- take a pill"),
            ("", "7. take a pill"),
            ("", "- take a pill\n\n  and water"),
            ("", "> take a pill\n>"),
            ("| What | When |\n|---|---|", "| pill | morning |"),
            ("```", "take a pill"),
            ("~~~~ text", "take\n\na pill"),
            ("", "    take a pill"),
        ],
    )
    def test_a_long_block_is_parsed_in_portions(self, opening: str, line: str) -> None:
        # Given one block of two hundred chunks
        text = "\n".join(filter(None, [opening, *[line] * (200 * SMALL.chunk // len(line))]))
        whole = parse(text, "page.md", "markdown").blocks
        assert len(whole) == 1

        parts = list(open_text(text, "page.md", "markdown").chunks(SMALL))

        assert len(parts) > 50
        assert joined(parts) == list(whole)
        offsets = [part.block.offset for part in parts if isinstance(part, Continued)]
        assert offsets == sorted(set(offsets))

    @pytest.mark.parametrize("end", ["\n", " "])
    def test_a_paragraph_without_end_is_cut_after_a_sentence(self, end: str) -> None:
        text = end.join(["You may feel *very* tired.", "Rest when you can."] * 50)
        (whole,) = parse(text, "page.md", "markdown").blocks

        parts = list(open_text(text, "page.md", "markdown").chunks(SMALL))

        assert len(parts) > 5
        texts = []
        for part in parts:
            block = part.block if isinstance(part, Continued) else part
            assert isinstance(block, Paragraph)
            texts.append(plain_text(block.runs).strip())
            assert texts[-1].endswith(".")
            assert text.startswith(block.runs[0].text, block.offset)
        assert isinstance(whole, Paragraph)
        assert " ".join(texts) == plain_text(whole.runs)

    def test_a_fence_that_ends_with_a_portion_leaves_no_empty_block(self) -> None:
        text = "```\n" + "x" * (SMALL.chunk - 6) + "\n```\n\nAfter.\n"

        parts = list(open_text(text, "page.md", "markdown").chunks(SMALL))

        assert joined(parts) == list(parse(text, "page.md", "markdown").blocks)


class TestOfBlocks:
    """What was read whole, as a web page is, is cut before it is shown."""

    @pytest.mark.parametrize(
        ("text", "format"),
        [
            ("- take a pill\n" * 100, "markdown"),
            ("1. take a pill\n" * 100, "markdown"),
            ("| What | When |\n|---|---|\n" + "| pill | |\n" * 100, "markdown"),
            ("```\n" + "take a pill\n" * 100 + "```", "markdown"),
            ("> take a pill\n>\n" * 100, "markdown"),
            ("Take a pill. " * 200, "text"),
            ("Take a pill and *rest*. " * 100, "markdown"),
        ],
    )
    def test_their_portions_are_the_blocks(self, text: str, format: str) -> None:  # noqa: A002
        whole = parse(text, "page", format).blocks

        found = list(chunks(whole, SMALL))

        assert len(found) > 4
        merged = joined(found)
        assert len(merged) == len(whole)
        if isinstance(merged[0], Paragraph):  # the runs are cut, their text is not
            assert isinstance(whole[0], Paragraph)
            assert plain_text(merged[0].runs) == plain_text(whole[0].runs)
        else:
            assert merged == list(whole)

    @pytest.mark.parametrize("text", ["", "> \n", "- \n", "| a |\n|---|\n", "```\n```\n", "***\n"])
    def test_small_and_empty_ones_stay_as_they_are(self, text: str) -> None:
        whole = parse(text, "page", "markdown").blocks

        assert list(chunks(whole)) == list(whole)

    def test_a_paragraph_is_cut_after_a_word_or_else_anywhere(self) -> None:
        assert cutting.place_to_cut("a b c", 0, 5) == 4
        assert cutting.place_to_cut("Rest. You can", 0, 13) == 6
        assert cutting.place_to_cut("a" * 9, 0, 5) == 5


def test_an_article_is_opened_in_portions(tmp_path: Path) -> None:
    # Given one file that is measured, and one too long for it
    for rows in (500, 7_000):
        path = tmp_path / f"{rows}.md"
        path.write_text("# Pills\n\n| What | When |\n|---|---|\n" + "| pill | noon |\n" * rows)

        first, second, *_ = open_article(str(path)).blocks

        assert isinstance(first, Table)
        assert 1 < len(first.rows) < 500
        assert isinstance(second, Continued)
