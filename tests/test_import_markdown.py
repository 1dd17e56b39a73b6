"""Blocks become Markdown that reads back as the same blocks."""

from hypothesis import given

from hlreader.importing.markdown import markdown
from hlreader.models import Block
from tests.markdown_texts import BLOCKS, kept


def read_back(blocks: list[Block]) -> tuple[Block, ...]:
    # A title first, as in each article: so no text is at the place of front matter.
    from hlreader.documents.markdown.blocks import parse_lazily

    text = "---\ntitle: Gout\n---\n\n" + markdown(blocks)
    return tuple(parse_lazily(text, "gout.md")._read())


@given(BLOCKS)
def test_all_blocks_read_back_as_they_were(blocks: list[Block]) -> None:
    assert kept(read_back(blocks)) == kept(blocks)
