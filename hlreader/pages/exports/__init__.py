"""A glossary in formats for other programs. Each has a module with an ``export`` function."""

from typing import Literal, TypeAlias

ExportFormat: TypeAlias = Literal["json", "csv", "markdown", "tsv"]
