"""How much a finding matters."""

from enum import StrEnum

__all__ = ["ORDER", "Severity"]


class Severity(StrEnum):
    """How much a finding matters, lowest first."""

    ADVICE = "advice"
    """Worth a look; an editor may leave it."""
    WARNING = "warning"
    """Most readers would be better off without it."""
    ERROR = "error"
    """The text breaks a rule that it must keep."""


ORDER = tuple(Severity)
"""The severities, lowest first."""
