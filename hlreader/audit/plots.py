"""Bar charts as SVG, drawn by leather, with texts that a screen reader reads.

Each bar has its label and its number as text. The drawing has a title and a description. It holds
no script, no address and no style sheet.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

import leather

from hlreader.checker.reports.html import escape

_WIDTH = 720
_BAR = 28
_MARGINS = 70
"""The height of a chart without its bars, in pixels."""
_INK, _BARS, _GRID = "#111111", "#00508f", "#d0d0d0"
"""On white: 18.9:1, 8.2:1 and decoration (WCAG 2.2, 1.4.6)."""
_LONGEST_LABEL = 44
_HEAD = re.compile(r"\A<svg [^>]*>")


class Bar(NamedTuple):
    """A bar: its name, and its number."""

    name: str
    number: int


def bar_chart(title: str, bars: Sequence[Bar], name: str) -> str:
    """Return a chart with a bar for each number, from top to bottom. ``name`` is unique in a page.

    Only its own markup is in it: names are escaped.
    """
    _use_theme()
    chart = leather.Chart()
    labels = _labels(bars)
    data = [(bar.number, label) for bar, label in zip(bars, labels, strict=True)]
    chart.add_bars(data, fill_color=_BARS)
    chart.add_x_scale(0, max(1, *(bar.number for bar in bars)))
    height = _MARGINS + _BAR * len(bars)
    drawn = chart.to_svg(width=_WIDTH, height=height)
    described = ". ".join(f"{bar.name}: {bar.number:,}" for bar in bars)
    head = (
        f'<svg viewBox="0 0 {_WIDTH} {height}" xmlns="http://www.w3.org/2000/svg" role="img" '
        f'aria-labelledby="{name}-title {name}-text"><title id="{name}-title">{escape(title)}'
        f'</title><desc id="{name}-text">{escape(described)}.</desc>'
    )
    figure = _HEAD.sub(lambda _: head, drawn)
    return f"<figure><figcaption>{escape(title)}</figcaption>{figure}</figure>"


def _labels(bars: Sequence[Bar]) -> list[str]:
    """Return a different label for each bar: leather draws bars with equal labels as one."""
    found: list[str] = []
    for bar in bars:
        name = bar.name if len(bar.name) <= _LONGEST_LABEL else f"…{bar.name[-_LONGEST_LABEL:]}"
        label = f"{name}: {bar.number:,}"
        while label in found:
            label = f"…{label}"
        found.append(label)
    return found


def _use_theme() -> None:
    theme = leather.theme
    theme.background_color = "#ffffff"
    theme.tick_color = _GRID
    theme.zero_color = _INK
    theme.label_color = _INK
    theme.title_font_family = theme.tick_font_family = theme.axis_title_font_family = "sans-serif"
    theme.tick_font_size = 14
    theme.tick_font_char_width = 7
