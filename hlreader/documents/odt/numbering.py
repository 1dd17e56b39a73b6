"""Count the items of lists, and format their numbers."""

from typing import NamedTuple

from hlreader.documents.lists import Mark, in_style
from hlreader.documents.odt.names import ID, STYLE, TEXT
from hlreader.documents.package import Element, whole_number


class OpenList(NamedTuple):
    """A list that is being read: its style, and the current count at each depth."""

    key: str
    style: str
    counts: dict[int, int]


class Numbering:
    """Counts the items of a file's lists. Call ``mark`` for items in their order."""

    def __init__(self, styles: dict[str, Element]) -> None:
        self._styles = styles
        self._counts: dict[str, dict[int, int]] = {}
        """The current counts of lists, by their ids and styles."""

    def begin(self, element: Element, outer: OpenList | None) -> OpenList:
        """Return a list, with the counts of another list if it continues that."""
        if outer:
            return outer._replace(style=element.get(f"{TEXT}style-name", outer.style))
        style = element.get(f"{TEXT}style-name", "")
        own = element.get(ID) or element.get(f"{TEXT}list-id") or ""
        before = element.get(f"{TEXT}continue-list", "")
        if not before and element.get(f"{TEXT}continue-numbering") == "true":
            before = style
        if element.tag == f"{TEXT}numbered-paragraph":
            before = own or style
        counts = self._counts.get(before, {}) if before else {}
        for key in filter(None, (own, style)):
            self._counts[key] = counts
        return OpenList(own or style, style, counts)

    def mark(self, item: Element, listed: OpenList, depth: int) -> Mark:
        """Return the place of an item with text in its list."""
        levels = {
            whole_number(level.get(f"{TEXT}level"), 0) - 1: level
            for level in self._styles.get(listed.style, Element("none"))
        }
        level = levels.get(depth)
        counts = listed.counts
        for deeper in [one for one in counts if one > depth]:
            del counts[deeper]
        if level is None or level.tag != f"{TEXT}list-level-style-number":
            return Mark(listed.key, depth)
        start = item.get(f"{TEXT}start-value") or level.get(f"{TEXT}start-value")
        first = whole_number(start, 1)
        is_first = depth not in counts or item.get(f"{TEXT}start-value")
        counts[depth] = first if is_first else counts[depth] + 1
        return Mark(listed.key, depth, counts[depth], _label(levels, depth, counts))


def _label(levels: dict[int, Element], depth: int, counts: dict[int, int]) -> str:
    """Return the number of an item as shown, perhaps with the numbers of higher levels."""
    level = levels[depth]
    above = min(whole_number(level.get(f"{TEXT}display-levels"), 1), depth + 1)
    parts = []
    for one in range(depth - above + 1, depth + 1):
        form = levels[one].get(f"{STYLE}num-format", "") if one in levels else ""
        if form:
            parts.append(in_style(counts.get(one, 1), form, repeated=False))
    prefix, suffix = (level.get(f"{STYLE}num-{end}", "") for end in ("prefix", "suffix"))
    return f"{prefix}{'.'.join(parts)}{suffix}".strip()
