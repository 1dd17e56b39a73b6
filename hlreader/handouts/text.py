"""A hand-out as plain text in UTF-8: lines of 72 letters, and the words explained at the end."""

from collections.abc import Iterable, Iterator

from hlreader.handouts.leaflet import Leaflet
from hlreader.handouts.sheets import LINES_FOR_QUESTIONS, Sheets, note_text, sheets
from hlreader.handouts.spans import leads_outside
from hlreader.layout.flow import Additions, AnyFlow, Flow, FlowOptions, flows
from hlreader.layout.lines import lines_of
from hlreader.layout.typography import Space, Typography
from hlreader.layout.wrap import Piece, text_of, tidy
from hlreader.models import Block, ItemList, Match, Run, Term
from hlreader.textsize.faces.plain import Plain

_WIDTH = 72
_BULLET = "  • "
_LINE = "_"


def written(leaflet: Leaflet) -> bytes:
    """Return a hand-out as the bytes of a text file."""
    parts = sheets(leaflet)
    typography = Typography(Plain(), _WIDTH)
    lines = (text_of(line.pieces).rstrip() for line in lines_of(_Text(parts).flows(), typography))
    return "".join(f"{line}\n" for line in lines).encode()


class _Text(Additions):
    """Writes the parts of a hand-out as flows. Hard words get the number of their note."""

    def __init__(self, parts: Sheets) -> None:
        self._parts = parts
        annotations = parts.leaflet.annotations
        self._matches = annotations.in_paragraphs | annotations.in_cells
        self._notes: list[Term] = []

    def after_term(self, match: Match) -> str:
        self._notes.append(match.term)
        return f"\N{NO-BREAK SPACE}[{len(self._notes)}]"

    def after_link(self, address: str, text: str) -> str:
        bare = address.removeprefix("mailto:").removeprefix("tel:")
        return f" ({bare})" if leads_outside(address) and bare != text else ""

    def flows(self) -> Iterator[AnyFlow]:
        """Yield the whole text."""
        parts, words = self._parts, self._parts.words
        article, wording = parts.article, parts.leaflet.wording
        yield from _paragraphs([article.topic])
        yield _flow(article.title, rule="=", space="line")
        yield from _paragraphs(parts.notes_above, "line")
        if article.danger_signs:
            yield _flow(f"! {words.danger}", rule="-")
            yield from _items(article.danger_signs.signs)
            yield _flow(words.more_under.format(section=article.danger_signs.section))
        for number, field in enumerate(parts.fields):
            label = f"{field.label}: "
            value = field.value or _LINE * (_WIDTH // 2 - len(label))
            yield _flow(label + value, space="line" if number else "paragraph")
        options = FlowOptions(margin="  ", ruled=True, additions=self)
        for block in parts.blocks:
            yield from self._block(block, options)
        yield _flow(words.my_questions, rule="-")
        yield from _lines(LINES_FOR_QUESTIONS)
        if article.teach_back:
            yield _flow(wording.own_words, rule="-")
            yield _flow(words.teach_back_how)
        for number, question in enumerate(article.teach_back, 1):
            under = words.look_under.format(section=question.section)
            yield from _items([f"{question.question} {under}"], f"  {number}. ")
            yield from _lines(2)
        if self._notes:
            yield _flow(wording.words_explained, rule="-")
        for number, term in enumerate(self._notes, 1):
            space: Space = "item" if number > 1 else "paragraph"
            yield _flow("".join(note_text(term)), space=space, marker=f"[{number}] ")
        for section in parts.footer:
            yield _flow(section.title, rule="-")
            yield from _items(f"{entry.title} {entry.text}" for entry in section.entries)
        yield from _paragraphs(parts.closing)

    def _block(self, block: Block, options: FlowOptions) -> Iterator[AnyFlow]:
        asks = isinstance(block, ItemList) and block is self._parts.asks
        for flow in flows(block, self._matches, options):
            yield flow._replace(space="paragraph") if asks else flow
            if asks:
                yield from _lines(1)


def _flow(text: str, *, rule: str = "", space: Space = "paragraph", marker: str = "") -> Flow:
    pieces = tuple(tidy(Run(text.strip(), 0)))
    return Flow(pieces, 0, marker, " " * len(marker), space=space, rule=rule)


def _paragraphs(texts: Iterable[str], space: Space = "paragraph") -> Iterator[Flow]:
    """Yield a paragraph for each text that is not empty."""
    return (_flow(text, space=space) for text in texts if text)


def _items(texts: Iterable[str], marker: str = _BULLET) -> Iterator[Flow]:
    """Yield the items of a list. The first is a paragraph apart from what is above it."""
    for number, text in enumerate(texts):
        yield _flow(text, space="item" if number else "paragraph", marker=marker)


def _lines(count: int) -> Iterator[Flow]:
    """Yield lines to write on, with room above each."""
    return (Flow((Piece(_LINE * (_WIDTH - 2)),), 0, "  ", "  ") for _ in range(count))
