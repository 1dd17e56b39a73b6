"""Reports, with one module per format. ``--output-format`` knows the names in this module.

A new format needs a line here. Each module has ``render(results)``. It yields the report in pieces
while files are checked, so that only one file is in memory. ``text`` and ``json`` also show scores
and more. The others show only findings.
"""

from typing import Literal, TypeAlias, get_args

OutputFormat: TypeAlias = Literal[
    "text", "concise", "json", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson",
    "markdown", "html",
]  # fmt: skip

FORMATS: tuple[OutputFormat, ...] = get_args(OutputFormat)

LOGS = ("text", "concise", "markdown")
"""Formats whose lines a CI server may take for commands. Other formats escape such text."""

WITH_SCORES = ("text", "json")
"""Formats that show more than findings."""

WITH_SENTENCES = frozenset(("json", "html", "compare"))
"""Formats that show each sentence. The comparison with textstat also needs them."""
