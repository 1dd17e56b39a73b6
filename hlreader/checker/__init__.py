"""Check health text: measure files and find what to fix."""

from hlreader.checker.rule import Finding
from hlreader.checker.runner import FileReport, Report, check
from hlreader.checker.text.checked_text import Settings

__all__ = ["FileReport", "Finding", "Report", "Settings", "check"]
