"""Reports: one module per format.

A new format needs a line here. Each module has ``render(results)``, which yields the report in
pieces as files are checked, so that no report holds more than one. ``text`` and ``json`` also show
scores and more. The others only show findings.
"""

FORMATS = (
    "text", "concise", "json", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson",
    "markdown", "html",
)  # fmt: skip

LOGS = ("text", "concise", "markdown")
"""Formats in lines that a CI server may take for commands. The others escape them."""
