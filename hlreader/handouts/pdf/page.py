"""A hand-out as PDF: tagged for screen readers (PDF/UA-1), set by Typst.

``page.typ`` is the template. It gets the hand-out as JSON, whose strings are never read as markup,
so an article cannot run code in it. Typst sees an empty folder, and no packages.
"""

import json
from collections.abc import Iterator
from importlib.resources import files
from itertools import count
from tempfile import TemporaryDirectory
from typing import Any

from hlreader.errors import UsageError
from hlreader.handouts.leaflet import Leaflet
from hlreader.handouts.pdf import fonts
from hlreader.handouts.sheets import (
    LINES_FOR_QUESTIONS,
    Sheets,
    column_widths,
    is_right_to_left,
    language_of,
    leads_on,
    note_text,
    sheets,
)
from hlreader.handouts.spans import Span, spans
from hlreader.language import DEFAULT
from hlreader.messages import Message
from hlreader.models import (
    Block,
    CodeBlock,
    Heading,
    ItemList,
    Paragraph,
    Quotation,
    Runs,
    Table,
    marks_of,
    plain_text,
)

_NOTE_POINTS = {False: 11, True: 18}
"""The size of the notes at the foot of a page. In large print, no text may be smaller."""
_LONG_TITLE = 50
"""The most letters of a title in the footer."""
_LONG_CELL = 300
"""A row of a table stays on one page, unless a cell has more letters."""


def written(leaflet: Leaflet) -> bytes:
    """Return a hand-out as a PDF. Raises HlreaderError without Typst, or without a font for it."""
    try:
        import typst
    except ImportError:
        raise UsageError(
            Message("PDF files need the extra `pdf`."),
            hint=Message('Install it with: pip install "hlreader[pdf]"'),
        ) from None
    # Typst declares one type for its first two arguments, but takes bytes and a folder.
    template: Any = files(__package__).joinpath("page.typ").read_bytes()
    content = _content(sheets(leaflet))
    missing = fonts.private_letter(json.dumps(content, ensure_ascii=False))
    if missing:
        raise fonts.no_font_for(missing)
    for chosen in fonts.choices(leaflet.article.language):
        told = json.dumps({**content, "fonts": chosen.families})
        try:
            with TemporaryDirectory(prefix="hlreader-") as empty:
                pdf: bytes = typst.compile(
                    template,
                    root=empty,
                    package_path=empty,
                    package_cache_path=empty,
                    ignore_system_fonts=not chosen.of_the_system,
                    sys_inputs={"leaflet": told},
                    format="pdf",
                    pdf_standards="ua-1",
                )
                return pdf
        except typst.TypstError as error:
            missing = fonts.missing_letter(str(error))
            if not missing:
                raise
    raise fonts.no_font_for(missing)


def _content(parts: Sheets) -> dict[str, Any]:
    """Return what the template draws, in terms of JSON."""
    article, paper, words = parts.article, parts.leaflet.paper, parts.words
    language, country = language_of(article.language)
    danger = article.danger_signs
    return {
        "title": article.title,
        "short-title": _cut(article.title),
        "topic": article.topic,
        "summary": article.summary,
        "authors": [name for name in (article.byline or article.author,) if name],
        "keywords": article.keywords,
        "lang": language or DEFAULT,
        "region": country or None,
        "rtl": is_right_to_left(article),
        "words-lang": words.language,
        "page-width": paper.width,
        "page-height": paper.height,
        "text-width": paper.ems,
        "points": paper.points,
        "note-points": _NOTE_POINTS[paper.large_print],
        "words": {
            "page": words.page,
            "danger": words.danger,
            "my-questions": words.my_questions,
            "teach-back": parts.leaflet.wording.own_words,
            "teach-back-how": words.teach_back_how,
        },
        "above": parts.notes_above,
        "danger": danger
        and {
            "signs": danger.signs,
            "more": words.more_under.format(section=danger.section),
        },
        "fields": [
            {"label": field.label, "value": field.value, "number": field.label == words.phone}
            for field in parts.fields
        ],
        "groups": list(_Blocks(parts).groups(parts.blocks)),
        "lines": LINES_FOR_QUESTIONS,
        "teach-back": [
            {
                "question": one.question,
                "under": words.look_under.format(section=one.section),
            }
            for one in article.teach_back
        ],
        "footer": [
            {
                "title": section.title,
                "entries": [
                    {"title": entry.title, "text": entry.text} for entry in section.entries
                ],
            }
            for section in parts.footer
        ],
        "closing": parts.closing,
    }


class _Blocks:
    """Turns blocks into JSON for the template."""

    def __init__(self, parts: Sheets) -> None:
        self._parts = parts
        annotations = parts.leaflet.annotations
        self._matches = annotations.in_paragraphs | annotations.in_cells
        self._notes: list[dict[str, str]] = []
        """The notes of the group so far."""
        self._marks = count(1)

    def groups(self, blocks: tuple[Block, ...]) -> Iterator[dict[str, Any]]:
        """Yield each block with what leads to it, and with the notes for its words."""
        group: list[dict[str, Any]] = []
        for block in blocks:
            group.append(self._with_notes(block))
            if not leads_on(block):
                yield {"blocks": group, "notes": self._notes}
                group, self._notes = [], []
        if group:
            yield {"blocks": group, "notes": self._notes}

    def _with_notes(self, block: Block) -> dict[str, Any]:
        """Return a block with the notes that are not in the items of a list."""
        before = len(self._notes)
        drawn = self._block(block, is_outer=True)
        notes = [] if isinstance(block, ItemList) else self._notes[before:]
        return {**drawn, "notes": notes}

    def _item(self, blocks: tuple[Block, ...], *, is_outer: bool) -> dict[str, Any]:
        """Return an item. The notes of an item in another item come after the outer one."""
        before = len(self._notes)
        drawn = [self._block(block) for block in blocks]
        return {"blocks": drawn, "notes": self._notes[before:] if is_outer else []}

    def _block(self, block: Block, *, is_outer: bool = False) -> dict[str, Any]:
        if isinstance(block, Heading):
            level = self._parts.levels[block.offset]
            return {"kind": "heading", "level": level, "spans": self._spans(block.runs, -1)}
        if isinstance(block, Paragraph):
            return {
                "kind": "paragraph",
                "leads-on": leads_on(block),
                "spans": self._spans(block.runs, block.offset),
            }
        if isinstance(block, ItemList):
            marks = marks_of(block)
            return {
                "kind": "list",
                "marks": marks if any(marks) else None,
                "write": block is self._parts.asks,
                "items": [self._item(item.blocks, is_outer=is_outer) for item in block.items],
            }
        if isinstance(block, Quotation):
            return {"kind": "quotation", "blocks": [self._block(one) for one in block.blocks]}
        if isinstance(block, Table):
            return self._table(block)
        if isinstance(block, CodeBlock):
            return {"kind": "code", "text": block.text}
        return {"kind": "divider"}

    def _table(self, table: Table) -> dict[str, Any]:
        """Return a table. If it is too wide for the page, each row becomes a card."""
        room = self._parts.leaflet.paper.ems
        widths = column_widths(table, room)
        has_header = any(map(plain_text, table.header))
        cells = [cell for row in table.rows for cell in row]
        return {
            "kind": "table" if sum(widths) < room + 1 else "cards",
            "header": [self._cell(cell) for cell in table.header] if has_header else None,
            "rows": [[self._cell(cell) for cell in row] for row in table.rows],
            "keep-rows": not any(len(plain_text(cell)) > _LONG_CELL for cell in cells),
            "widths": widths,
        }

    def _cell(self, runs: Runs) -> list[dict[str, Any]]:
        return self._spans(runs, runs[0].offset if runs else -1)

    def _spans(self, runs: Runs, key: int) -> list[dict[str, Any]]:
        """Return running text. ``key`` is the offset under which its hard words are found."""
        return [self._span(span) for span in spans(runs, self._matches.get(key, ()))]

    def _span(self, span: Span) -> dict[str, Any]:
        mark = None
        if span.note:
            mark = str(next(self._marks))
            word, meaning = note_text(span.note)
            self._notes.append({"mark": mark, "word": word, "meaning": meaning})
        return {
            "text": span.text,
            "strong": span.run.strong,
            "emphasis": span.run.emphasis,
            "code": span.run.code,
            "link": span.link,
            "term": span.is_term,
            "mark": mark,
        }


def _cut(title: str) -> str:
    """Return a title that fits in the footer."""
    return title if len(title) <= _LONG_TITLE else f"{title[:_LONG_TITLE].rstrip()}…"
