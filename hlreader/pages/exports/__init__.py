"""A glossary in forms for other programs: a module a form, each with an ``export`` function."""

from typing import Literal, TypeAlias

ExportFormat: TypeAlias = Literal["json", "csv", "markdown", "tsv"]
