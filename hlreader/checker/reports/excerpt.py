"""Show the words that findings are about: a line of text with marks under them."""

from collections.abc import Iterable

from hlreader.checker.rule import Finding
from hlreader.textsize.cells import cells

_BEFORE = 12
"""How many characters to show before the first mark, if not all text fits."""

_LONGEST_MARK = 24
_SPACE = " "


def marked(text: str, findings: Iterable[Finding], width: int) -> tuple[str, str]:
    """Return one line of a text, and a line with marks under the words of findings.

    If the text is too wide, the line shows the part around the first words. Findings about all of
    the text have no mark.
    """
    text = _SPACE.join(text.split())
    spans = sorted(_spans(text, findings))
    start = 0
    if cells(text) > width and spans and spans[0][0] > width // 2:
        start = text.rfind(_SPACE, 0, spans[0][0] - _BEFORE) + 1
    before = "... " if start else ""
    shown = before + text[start:]
    if cells(shown) > width:
        end = len(shown)
        while end > 1 and cells(shown[:end]) > width - 4:
            end = min(end - 1, max(1, width - 4))
        shown = f"{shown[:end].rstrip()} ..."
        end = len(shown) - 4
    else:
        end = len(shown)
    marks = ""
    for first, last in spans:
        at, stop = first - start + len(before), min(last - start + len(before), end)
        column = cells(shown[:at])
        if len(before) <= at < stop and column >= len(marks):
            length = min(cells(shown[at:stop]), _LONGEST_MARK)
            marks = marks.ljust(column) + "^" * length
    return shown, marks


def _spans(text: str, findings: Iterable[Finding]) -> Iterable[tuple[int, int]]:
    """Yield where the words of findings are in a text. Later findings are further right."""
    position = 0
    for finding in findings:
        place, end = finding.place, finding.end
        last = end.column - 1 if end.line == place.line else len(finding.line)
        words = _SPACE.join(finding.line[place.column - 1 : last].split())
        at = text.find(words, position) if words else -1
        if at >= 0 and len(words) < len(text):
            yield at, at + len(words)
            position = at
