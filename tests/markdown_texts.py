"""Random blocks, and what Markdown can keep of blocks, for the tests of what hlreader writes."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from hypothesis import strategies as st

from hlreader.models import (
    Block,
    CodeBlock,
    Divider,
    Heading,
    ItemList,
    ListItem,
    Paragraph,
    Quotation,
    Run,
    Runs,
    Table,
    picture_text,
    plain_text,
    running_texts,
)

_SIGNS = [
    *"#*_-+=~`>|[]()!<&;:\\{}^\"'.,1 2a b", "\n", "é", "€", "\xa0", "日", "--- ", "***", "___",
    "```", "~~", "1. ", "2) ", "- ", "+++", "{{< x >}}", "{% if %}", "{#id}", "{: .a}", "</b>",
    "<script>", "<!--", "&amp;", "&#60;", "[^1]", "[ ] ", "[!NOTE]", "](x)", "http://a.b/c_d",
    ":::note", "!!! x", '=== "A"', "    ", "| a |", ":-", "title: x", "pain", "biopsy", " the ",
    "{/* x */}", "<br>", "ª",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(_SIGNS), min_size=1, max_size=6).map("".join)
_ADDRESSES = st.sampled_from(
    ["", "https://a.org/b?c=1&d=2#e", "mailto:a@b.org", "c-d", "x (y).html", "a&lt;b|c{{d}}[e]*_"]
)  # fmt: skip
_FLAGS = st.sampled_from([False, False, True])


@st.composite
def _run(draw: st.DrawFn) -> Run:
    kind = draw(st.sampled_from(["text"] * 6 + ["picture", "mark"]))
    style = draw(st.tuples(_FLAGS, _FLAGS)), draw(_ADDRESSES)
    (strong, emphasis), link = style
    if kind == "text":
        return Run(draw(TEXTS), 0, strong, emphasis, draw(_FLAGS), link)
    if kind == "mark":
        return Run("[1]", 0, strong, emphasis, aside=True)
    text = picture_text(" ".join(draw(TEXTS).split()))
    return Run(text, 0, strong, emphasis, link=link, aside=True)


RUNS = st.lists(_run(), min_size=1, max_size=4).map(tuple)
_PARAGRAPHS = RUNS.map(lambda runs: Paragraph(runs, 0))
_CODE = st.lists(st.sampled_from([*_SIGNS, "\n", "\n"]), min_size=1, max_size=8).map("".join)


def _items(inside: "st.SearchStrategy[Block]") -> "st.SearchStrategy[Block]":
    item = st.builds(ListItem, st.lists(inside, max_size=2).map(tuple), st.just(0), st.just(""))
    items = st.lists(item, min_size=1, max_size=3).map(tuple)
    return st.builds(ItemList, items, st.sampled_from([None, 0, 1, 7, 98]), st.just(0))


@st.composite
def _table(draw: st.DrawFn) -> Table:
    width = draw(st.integers(1, 3))
    row = st.lists(st.one_of(st.just(()), RUNS), min_size=width, max_size=width).map(tuple)
    return Table(draw(row), tuple(draw(st.lists(row, max_size=2))), 0)


BLOCKS: "st.SearchStrategy[list[Block]]" = st.lists(
    st.recursive(
        st.one_of(
            _PARAGRAPHS,
            st.builds(Heading, RUNS, st.integers(1, 6), st.just(0)),
            st.builds(CodeBlock, _CODE, st.just(0)),
            st.just(Divider(0)),
            _table(),
        ),
        lambda inside: st.one_of(
            _items(inside),
            st.builds(Quotation, st.lists(inside, min_size=1, max_size=2).map(tuple), st.just(0)),
        ),
        max_leaves=6,
    ),
    min_size=1,
    max_size=4,
)


def kept(blocks: Iterable[Block]) -> list[object]:
    """Return what Markdown keeps of blocks, in a form to compare: no places, no empty blocks."""
    return [one for block in blocks if (one := _kept(block))]


def _kept(block: Block) -> object:
    if isinstance(block, Paragraph):
        return _letters(block.runs) and ("paragraph", _letters(block.runs))
    if isinstance(block, Heading):
        letters = _letters(block.runs, one_line=True)
        return letters and ("heading", block.level, letters)
    if isinstance(block, ItemList):
        return ("list", block.start, [kept(item.blocks) for item in block.items])
    if isinstance(block, Quotation):
        inside = kept(block.blocks)
        return inside and ("quotation", inside)
    if isinstance(block, Table):
        rows = [[_letters(cell) for cell in row] for row in (block.header, *block.rows)]
        return ("table", rows)
    if isinstance(block, CodeBlock):
        lines = [line.rstrip() for line in block.text.rstrip().split("\n")]
        return block.text.strip() and ("code", lines)
    return "divider"


def _letters(runs: Runs, *, one_line: bool = False) -> list[tuple[object, ...]]:
    """Return the words of runs, each letter with its style. Spaces have none."""
    letters = [*_styled(runs)]
    text = "".join(str(letter) for letter, *_ in letters)
    if one_line:
        text = text.replace("\n", " ")
    shown = [*re.finditer(r"\S|[^\S\n]*\n\s*|\s+", text)]
    found: list[tuple[object, ...]] = []
    for part in shown:
        if part[0].strip():
            found.append(letters[part.start()])
        elif found and part.end() < len(text):
            found.append(("\n" if "\n" in part[0] else " ",))
    while found and len(found[-1]) == 1:
        found.pop()
    return found


def _styled(runs: Runs) -> Iterator[tuple[object, ...]]:
    for text, _, strong, emphasis, code, link, aside in runs:
        bare = text.replace("\n", " ") if code or aside else text
        for letter in bare:
            yield letter, strong, emphasis, code, unquote(link), aside


def words_of(blocks: Iterable[Block]) -> list[str]:
    """Return the words of blocks in reading order."""
    texts = [plain_text(text.runs) for text in running_texts(blocks, code=True)]
    return re.findall(r"[^\W_]+", "\n".join(texts))
