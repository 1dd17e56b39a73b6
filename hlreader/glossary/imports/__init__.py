"""Entries from tables and JSON: read, checked, and merged with a glossary file.

``table_files`` reads a file into a ``table``, with ``separated`` or ``json_objects``. ``columns``
finds the field of each column, ``entries`` turns rows into entries, and ``merge`` adds them to a
glossary file.
"""

from typing import Literal, TypeAlias

TableFormat: TypeAlias = Literal["csv", "tsv", "json"]
"""The formats that can be imported."""
