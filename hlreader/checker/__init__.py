"""Check health text: measure files and find what to mend."""

from hlreader.checker.rule import Finding, Settings
from hlreader.checker.runner import FileReport, Report, check

__all__ = ["FileReport", "Finding", "Report", "Settings", "check"]
