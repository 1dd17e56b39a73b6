"""The numbers of list items, counted as Word counts them.

A Word file has no numbers. It only says which list a paragraph belongs to. All lists with the same
definition continue counting, unless one says that it starts again.
"""

import re
from dataclasses import dataclass, field

from hlreader.documents.docx.names import W, is_on, number, value
from hlreader.documents.docx.styles import Styles
from hlreader.documents.lists import DEEPEST, Mark, in_style
from hlreader.documents.package import Element, whole_number

_LIST_STYLE = re.compile(r"list (bullet|number)(?: ([1-5]))?")
_STYLES = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}
_PLACE = re.compile(r"%([1-9])")


@dataclass
class _Level:
    """How list items are counted at one depth."""

    form: str = "decimal"
    text: str = ""
    start: int = 1
    restarts_after: int | None = None
    """The depth (from 1) whose items restart this one.

    None means any higher depth, 0 means none.
    """
    is_legal: bool = False
    """Whether the numbers of all depths are shown as digits."""
    style: str = ""


@dataclass
class _Definition:
    """A definition of lists, and the current count at each of its depths."""

    key: str
    levels: dict[int, _Level]
    counts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of a Word file. Call ``mark`` for paragraphs in their order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, tuple[_Definition, dict[int, _Level], dict[int, int]]] = {}
        self._begun: set[tuple[str, int]] = set()
        self._by_style: dict[str, _Definition] = {}
        if root is not None:
            self._read(root)

    def mark(self, paragraph: Element, style: str) -> Mark | None:
        """Return the place of a paragraph in its list, or None if it is not in a list."""
        for holder in (paragraph, *self._styles.chain(style)):
            found = holder.find(f"{W}pPr/{W}numPr")
            key = "" if found is None else value(found.find(f"{W}numId"))
            if found is None or not key:
                continue
            if key == "0":
                return None
            if key in self._lists:
                return self._count(key, self._depth(found, key, holder), style)
        for name in self._styles.names(style):
            listed = _LIST_STYLE.fullmatch(name)
            if listed:
                return self._count_by_style(name, listed[1] == "number", int(listed[2] or 1) - 1)
        return None

    def _depth(self, found: Element, key: str, holder: Element) -> int:
        given = found.find(f"{W}ilvl")
        if given is None and holder.tag == f"{W}style":
            name = value(holder, "styleId")
            levels = self._lists[key][1]
            return next((depth for depth, level in levels.items() if level.style == name), 0)
        return min(number(given), DEEPEST)

    def _count(self, key: str, depth: int, style: str) -> Mark | None:
        definition, levels, starts = self._lists[key]
        level = levels.get(depth, _Level(form="bullet"))
        deep = max(depth, self._depth_by_name(style))
        list_key = key if starts else definition.key
        if level.form == "bullet":
            return Mark(list_key, deep)
        counts = definition.counts
        if depth in starts and (key, depth) not in self._begun:
            counts.pop(depth, None)
        self._begun.add((key, depth))
        first = starts.get(depth, level.start)
        counts[depth] = counts[depth] + 1 if depth in counts else first
        for deeper, one in levels.items():
            after = one.restarts_after
            if deeper > depth and (after is None or 0 < depth + 1 <= after):
                counts.pop(deeper, None)

        def shown(place: re.Match[str]) -> str:
            at = int(place[1]) - 1
            counted = levels.get(at, _Level())
            form = "decimal" if level.is_legal else counted.form
            return _shown(counts.get(at, counted.start), form)

        label = _PLACE.sub(shown, level.text).strip()
        if not label:  # the level has a format, but shows nothing
            return None
        return Mark(list_key, deep, counts[depth], label)

    def _count_by_style(self, name: str, is_numbered: bool, depth: int) -> Mark:  # noqa: FBT001
        if not is_numbered:
            return Mark(name, depth)
        definition = self._by_style.setdefault(name, _Definition(name, {}))
        count = definition.counts[depth] = definition.counts.get(depth, 0) + 1
        return Mark(name, depth, count, f"{count}.")

    def _depth_by_name(self, style: str) -> int:
        """Return the depth of a list item by its style: 1 for "List Bullet 2"."""
        for name in self._styles.names(style):
            found = _LIST_STYLE.fullmatch(name)
            if found:
                return int(found[2] or 1) - 1
        return 0

    def _read(self, root: Element) -> None:
        abstract = {value(one, "abstractNumId"): one for one in root.iter(f"{W}abstractNum")}
        numbers = {value(one, "numId"): one for one in root.iter(f"{W}num")}
        definitions: dict[str, _Definition] = {}
        for key, one in numbers.items():
            based = value(one.find(f"{W}abstractNumId"))
            defined = abstract.get(based)
            link = "" if defined is None else value(defined.find(f"{W}numStyleLink"))
            for style in self._styles.chain(link):  # a list style has the definition
                linked = numbers.get(value(style.find(f"{W}pPr/{W}numPr/{W}numId")))
                if linked is not None:
                    based = value(linked.find(f"{W}abstractNumId"))
            if based not in abstract:
                continue
            if based not in definitions:
                definitions[based] = _Definition(based, _levels(abstract[based]))
            definition = definitions[based]
            levels, starts = dict(definition.levels), {}
            for override in one.iter(f"{W}lvlOverride"):
                depth = _depth_of(override)
                levels.update(_levels(override))
                start = override.find(f"{W}startOverride")
                if start is not None:
                    starts[depth] = number(start, 1)
            self._lists[key] = (definition, levels, starts)


def _depth_of(element: Element) -> int:
    """Return the depth in an element's attribute."""
    return min(whole_number(value(element, "ilvl"), 0), DEEPEST)


def _levels(root: Element) -> dict[int, _Level]:
    levels = {}
    for one in root.iter(f"{W}lvl"):
        restart = one.find(f"{W}lvlRestart")
        form = value(one.find(f"{W}numFmt")) or "decimal"
        levels[_depth_of(one)] = _Level(
            form,
            value(one.find(f"{W}lvlText")),
            number(one.find(f"{W}start"), 0 if one.find(f"{W}start") is not None else 1),
            None if restart is None else number(restart),
            is_on(one.find(f"{W}isLgl")),
            value(one.find(f"{W}pStyle")),
        )
    return levels


def _shown(count: int, form: str) -> str:
    """Return a number in the format of its level."""
    if form in _STYLES:
        return in_style(count, _STYLES[form])
    if form == "ordinal":
        last = 0 if count % 100 in (11, 12, 13) else count % 10
        return f"{count}{['th', 'st', 'nd', 'rd', *['th'] * 6][last]}"
    return "" if form == "none" else f"{count:02}" if form == "decimalZero" else str(count)
