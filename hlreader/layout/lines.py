"""Break flows into lines for a size and a width. This does not depend on the window's height."""

from collections.abc import Iterable, Iterator, Sequence

from hlreader.layout.flow import AnyFlow, Flow, TableFlow
from hlreader.layout.setting import Setting
from hlreader.layout.table import table_lines
from hlreader.layout.wrap import NOWHERE, Line, Piece, folded, text_of

_LEAST_ROOM = 10
"""The fewest letters per line that must be left next to a marker."""
_DIVIDER = 20
"""The length of a line between paragraphs, in letters."""


def lines_of(flows: Iterable[AnyFlow], setting: Setting) -> Iterator[Line]:
    """Yield the lines of flows, with the gaps between them, each with a place in the source."""
    begun = False
    for wanted in flows:
        flow, mark = _fitted(wanted, setting)
        text = list(_flow_lines(flow, setting))
        rule = [_rule(flow, text, setting)] if isinstance(flow, Flow) and flow.rule else []
        lines = mark + text
        if begun and (lines or rule):
            yield from _gap(setting.gap(flow.space), flow.above, flow.offset)
        place = flow.offset
        for number, line in enumerate(lines):
            place = line.start if line.start != NOWHERE else place
            if number and isinstance(flow, Flow):
                yield from _gap(setting.line_gap, flow.indent, place)
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


def _fitted(flow: AnyFlow, setting: Setting) -> tuple[AnyFlow, list[Line]]:
    """Return a flow whose marker and indent fit, and lines to put above it.

    If they leave too few letters per line, a bullet becomes part of the text, and any other marker
    gets its own line.
    """
    prefix = _prefix(flow, setting)
    if not prefix or setting.limit - prefix >= _LEAST_ROOM * setting.letter:
        return flow, []
    mark = flow.marker.strip()
    flow = flow._replace(marker="", indent="", above="")
    letters = max(setting.limit // setting.letter, 1)
    if len(mark) == 1 and letters >= _LEAST_ROOM // 2 and isinstance(flow, Flow):
        return flow._replace(pieces=(Piece(f"{mark} "), *flow.pieces)), []
    return flow, [Line((Piece(mark[:letters]),), flow.offset)] if mark else []


def _prefix(flow: AnyFlow, setting: Setting) -> int:
    """Return the columns before the text of a flow."""
    return max(setting.width(flow.marker), setting.width(flow.indent))


def _flow_lines(flow: AnyFlow, setting: Setting) -> Iterator[Line]:
    """Yield the lines of a flow, each after its marker or its indent."""
    limit = setting.limit - _prefix(flow, setting)
    if isinstance(flow, TableFlow):
        lines = table_lines(flow, setting, limit)
    elif flow.pieces or not flow.rule:
        lines = folded(flow.pieces, setting.width, limit, apart=not setting.even)
    else:
        lines = []
    for number, line in enumerate(lines):
        before = flow.indent if number else flow.marker
        yield line._replace(pieces=(Piece(before), *line.pieces)) if before else line


def _rule(flow: Flow, lines: Sequence[Line], setting: Setting) -> Line:
    """Return the rule below a heading, as wide as the heading, or the line of a divider."""
    before = flow.indent if lines else flow.marker
    if lines:
        widest = max(setting.width(text_of(line.pieces)) for line in lines)
        columns = widest - setting.width(before)
    else:
        columns = min(_DIVIDER * setting.letter, setting.limit - _prefix(flow, setting))
    rule = Piece(flow.rule * max(columns // setting.letter, 1), "" if lines else "note")
    return Line((Piece(before), rule) if before else (rule,), flow.offset)
