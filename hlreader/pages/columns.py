"""Lay out short facts in columns, for a terminal of any width."""

from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap

_NARROW_INDENT = 4


def in_columns(rows: Iterable[Sequence[str]], columns: int, margin: str = "  ") -> Iterator[str]:
    """Yield rows of cells as lines of at most ``columns`` columns. 0 means no limit.

    All rows have the same number of cells. The last cell is wrapped between words.
    """
    kept = [list(map(str, row)) for row in rows]
    widths = [max(map(len, column)) for column in zip(*kept, strict=True)][:-1]
    indent = len(margin) + sum(width + 2 for width in widths)
    if indent > columns // 2:
        indent = _NARROW_INDENT
    for *first, last in kept:
        padded = [cell.ljust(width) for cell, width in zip(first, widths, strict=True)]
        yield from folded(margin + "  ".join([*padded, last]), columns, indent)


def folded(line: str, columns: int, indent: int) -> Iterator[str]:
    """Yield a line, wrapped between words at ``columns`` columns. 0 means no limit.

    All lines except the first are indented.
    """
    if len(line) <= columns or not columns:
        yield line
        return
    yield from wrap(
        line,
        max(columns, indent + 1),
        subsequent_indent=" " * indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
