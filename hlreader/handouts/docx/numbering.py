"""The lists of a Word file. Each has its own numbers, with its marks and its first number."""

from collections.abc import Sequence

from hlreader.documents.lists import DEEPEST, in_style
from hlreader.handouts.docx.elements import Element, w
from hlreader.models import ItemList, marks_of

INDENT = 400
"""How far a list is indented from the one around it, in twips."""
_BULLETS = ("•", "◦", "–")
_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman",
          "I": "upperRoman"}  # fmt: skip
_AROUND = (("", "."), ("", ")"), ("(", ")"), ("", ""))


class Numbering:
    """The definitions of the lists that a file has so far."""

    def __init__(self) -> None:
        self._definitions: list[Element] = []
        self._lists: list[Element] = []
        self.bullets = self._add([("bullet", "", 1)] * (DEEPEST + 1))
        """The id of all lists with bullets."""

    def list_of(self, block: ItemList, depth: int) -> list[str]:
        """Return the id of the list of each item. They differ only if no numbering has its marks.

        Bullets of all lists share one definition.
        """
        marks = marks_of(block)
        if not any(marks):
            return [self.bullets] * len(marks)
        form, text, start = _pattern(marks, block.start or 1)
        if form:
            return [self._at(depth, form, text, start)] * len(marks)
        return [self._at(depth, "decimal", mark, 1) if mark else self.bullets for mark in marks]

    def numbers(self) -> str:
        """Return the id of a new list with numbers from 1."""
        return self._at(0, "decimal", "%1.", 1)

    def part(self) -> Element:
        """Return the part with all lists."""
        return w("numbering", *self._definitions, *self._lists)

    def _at(self, depth: int, form: str, text: str, start: int) -> str:
        levels = [("decimal", f"%{place}.", 1) for place in range(1, DEEPEST + 2)]
        levels[depth] = (form, text.replace("%1", f"%{depth + 1}"), start)
        return self._add(levels)

    def _add(self, levels: Sequence[tuple[str, str, int]]) -> str:
        number = len(self._lists) + 1
        self._definitions.append(
            w(
                "abstractNum",
                w("multiLevelType", val="hybridMultilevel"),
                *(_level(depth, *level) for depth, level in enumerate(levels)),
                abstractNumId=number,
            )
        )
        self._lists.append(w("num", w("abstractNumId", val=number), numId=number))
        return str(number)


def _level(depth: int, form: str, text: str, start: int) -> Element:
    text = text or _BULLETS[min(depth, len(_BULLETS) - 1)]
    return w(
        "lvl",
        w("start", val=start),
        w("numFmt", val=form),
        w("lvlText", val=text),
        w("lvlJc", val="left"),
        w("pPr", w("ind", left=INDENT * (depth + 1), hanging=INDENT)),
        ilvl=depth,
    )


def _pattern(marks: Sequence[str], first: int) -> tuple[str, str, int]:
    """Return the form, the text and the first number of a numbering with these marks.

    The form is empty if there is none: "1.", "1a.".
    """
    for style, form in _FORMS.items():
        for before, after in _AROUND:
            numbers = range(first, first + len(marks))
            if [f"{before}{in_style(one, style)}{after}" for one in numbers] == list(marks):
                return form, f"{before}%1{after}", first
    return "", "", 1
