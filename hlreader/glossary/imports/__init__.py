"""Entries from tables and JSON: read, checked, and merged with a glossary file.

``opened`` reads a file, with ``separated`` or ``json_objects``, into ``rows``. ``columns`` tells
which column holds which field, ``entries`` turns rows into entries, and ``merge`` says what they
change in a glossary file.
"""

from typing import Literal, TypeAlias

TableFormat: TypeAlias = Literal["csv", "tsv", "json"]
"""The formats that can be imported."""
