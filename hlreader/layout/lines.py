"""Break flows into lines for a size and a width. This does not depend on the window's height."""

from collections.abc import Iterable, Iterator, Sequence

from hlreader.layout.flow import AnyFlow, Flow, TableFlow
from hlreader.layout.table import table_lines
from hlreader.layout.typography import Typography
from hlreader.layout.wrap import NOWHERE, Line, Piece, folded, text_of

_LEAST_ROOM = 10
"""The fewest letters per line that must be left next to a marker."""
_DIVIDER = 20
"""The length of a line between paragraphs, in letters."""


def lines_of(flows: Iterable[AnyFlow], typography: Typography) -> Iterator[Line]:
    """Yield the lines of flows, with the gaps between them, each with a place in the source."""
    begun = False
    for wanted in flows:
        flow, mark = _fitted(wanted, typography)
        text = list(_flow_lines(flow, typography))
        rule = [_rule(flow, text, typography)] if isinstance(flow, Flow) and flow.rule else []
        lines = mark + text
        if begun and (lines or rule):
            yield from _gap(typography.gap(flow.space), flow.above, flow.offset)
        place = flow.offset
        for number, line in enumerate(lines):
            place = line.start if line.start != NOWHERE else place
            if number and isinstance(flow, Flow):
                yield from _gap(typography.line_gap, flow.indent, place)
            yield Line(_stripped(line.pieces), place, line.blank)
        yield from rule
        begun = begun or bool(lines or rule)


def _gap(lines: int, indent: str, place: int) -> list[Line]:
    """Return blank lines. Inside a quotation, they show its bar."""
    return [Line(_stripped((Piece(indent),)), place, blank=True)] * lines


def _stripped(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return pieces without white space at their end."""
    while pieces and pieces[-1].text[-1:] in ("", " "):
        last = pieces[-1]._replace(text=pieces[-1].text.rstrip(" "))
        pieces = (*pieces[:-1], last) if last.text else pieces[:-1]
    return pieces


def _fitted(flow: AnyFlow, typography: Typography) -> tuple[AnyFlow, list[Line]]:
    """Return a flow whose marker and indent fit, and lines to put above it.

    If they leave too few letters per line, a bullet becomes part of the text, and any other marker
    gets its own line.
    """
    prefix = _prefix(flow, typography)
    if not prefix or typography.limit - prefix >= _LEAST_ROOM * typography.letter:
        return flow, []
    mark = flow.marker.strip()
    flow = flow._replace(marker="", indent="", above="")
    letters = max(typography.limit // typography.letter, 1)
    if len(mark) == 1 and letters >= _LEAST_ROOM // 2 and isinstance(flow, Flow):
        return flow._replace(pieces=(Piece(f"{mark} "), *flow.pieces)), []
    return flow, [Line((Piece(mark[:letters]),), flow.offset)] if mark else []


def _prefix(flow: AnyFlow, typography: Typography) -> int:
    """Return the columns before the text of a flow."""
    return max(typography.width(flow.marker), typography.width(flow.indent))


def _flow_lines(flow: AnyFlow, typography: Typography) -> Iterator[Line]:
    """Yield the lines of a flow, each after its marker or its indent."""
    limit = typography.limit - _prefix(flow, typography)
    if isinstance(flow, TableFlow):
        lines = table_lines(flow, typography, limit)
    elif flow.pieces or not flow.rule:
        lines = folded(flow.pieces, typography.width, limit, apart=not typography.even)
    else:
        lines = []
    for number, line in enumerate(lines):
        before = flow.indent if number else flow.marker
        yield line._replace(pieces=(Piece(before), *line.pieces)) if before else line


def _rule(flow: Flow, lines: Sequence[Line], typography: Typography) -> Line:
    """Return the rule below a heading, as wide as the heading, or the line of a divider."""
    before = flow.indent if lines else flow.marker
    if lines:
        widest = max(typography.width(text_of(line.pieces)) for line in lines)
        columns = widest - typography.width(before)
    else:
        columns = min(_DIVIDER * typography.letter, typography.limit - _prefix(flow, typography))
    rule = Piece(flow.rule * max(columns // typography.letter, 1), "" if lines else "note")
    return Line((Piece(before), rule) if before else (rule,), flow.offset)
