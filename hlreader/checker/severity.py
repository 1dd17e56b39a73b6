"""How much a finding matters."""

from enum import StrEnum

__all__ = ["ORDER", "Severity"]


class Severity(StrEnum):
    """How much a finding matters, lowest first."""

    ADVICE = "advice"
    """Worth a look. An editor may leave it as it is."""
    WARNING = "warning"
    """A problem for most readers."""
    ERROR = "error"
    """The text breaks a rule that it must keep."""


ORDER = tuple(Severity)
"""The severities, lowest first."""
