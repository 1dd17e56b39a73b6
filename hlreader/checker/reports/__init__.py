"""Reports: one module a format. A name added here is one that ``--output-format`` knows.

A new format needs a line here. Each module has ``render(results)``, which yields the report in
pieces as files are checked, so that no report holds more than one. ``text`` and ``json`` also show
scores and more. The others only show findings.
"""

from typing import Literal, TypeAlias, get_args

OutputFormat: TypeAlias = Literal[
    "text", "concise", "json", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson",
    "markdown", "html",
]  # fmt: skip

FORMATS: tuple[OutputFormat, ...] = get_args(OutputFormat)

LOGS = ("text", "concise", "markdown")
"""Those in lines that a CI server may read for commands. The others escape what could be one."""

WITH_SCORES = ("text", "json")
"""Those that show more than findings."""

WITH_SENTENCES = frozenset(("json", "html", "compare"))
"""Those that show each sentence; comparing with textstat uses each, too."""
