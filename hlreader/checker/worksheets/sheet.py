"""A filled-in worksheet for a text, as text and as a record. It has no total: see ``LEFT``."""

from collections.abc import Iterator
from importlib import import_module
from typing import Any, NamedTuple

from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.worksheets.item import Evidence, Item, Judged
from hlreader.sanitize import Shown

LEFT = "A person fills in the blank items, so there is no total."
_PLACES = 5


class Sheet(NamedTuple):
    """A filled-in worksheet."""

    path: Shown
    name: str
    title: str
    source: str
    answers: dict[str, str]
    """The worksheet's own words for yes, no and not applicable."""
    items: tuple[tuple[Item, Judged | None], ...]


def fill_in(name: str, path: Shown, text: CheckedText) -> Sheet:
    """Fill in a worksheet for a text as far as possible. ``name`` is its module."""
    module = import_module(f"hlreader.checker.worksheets.{name}")
    seen = Evidence(text)
    items = tuple((item, item.judge(seen) if item.judge else None) for item in module.ITEMS)
    return Sheet(path, name, module.TITLE, module.SOURCE, module.ANSWERS, items)


def sheet_text(sheet: Sheet) -> str:
    """Return a worksheet as text."""
    return "\n".join(_lines(sheet)) + "\n"


def _lines(sheet: Sheet) -> Iterator[str]:
    yield f"{sheet.title}: {sheet.path}"
    yield f"({sheet.source})"
    yield ""
    for item, judged in sheet.items:
        answer = sheet.answers[judged.answer] if judged else "____"
        yield f"{item.number:3}. {item.question} {answer}"
        if judged:
            yield f"     {judged.evidence}"
            shown = ", ".join(f"{place.line}:{place.column}" for place in judged.places[:_PLACES])
            more = len(judged.places) - _PLACES
            if shown:
                yield f"     At {shown}{f' and {more} more' if more > 0 else ''}."
    yield ""
    yield LEFT


def sheet_record(sheet: Sheet) -> dict[str, Any]:
    """Return a worksheet for JSON."""
    return {
        "path": sheet.path,
        "worksheet": sheet.name,
        "title": sheet.title,
        "source": sheet.source,
        "items": [
            {
                "number": item.number,
                "question": item.question,
                "answer": sheet.answers[judged.answer] if judged else None,
                "evidence": judged.evidence if judged else "",
                "places": [place._asdict() for place in judged.places] if judged else [],
            }
            for item, judged in sheet.items
        ],
    }
