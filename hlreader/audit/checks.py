"""How pages are checked: the options of one audit, in a form that other processes can read."""

from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from hlreader.checker.config.configuration import Configuration, Configurations
from hlreader.documents.formats import STANDARD_INPUT


class Checks(NamedTuple):
    """The options of ``check`` for all pages of an audit."""

    glossaries: tuple[str, ...]
    """The paths of the glossary files. Later ones win."""
    flags: tuple[tuple[str, Any], ...] = ()
    """Settings from the command line."""
    config: str = ""
    """The settings file of all pages. If empty, the nearest one above each file is used."""
    isolated: bool = False
    format: str | None = None
    """A key of ``documents.FORMATS`` for all pages, whatever their names and types."""
    day: date = date.min
    """The day of the audit. A run that goes on later still compares review dates with this day."""

    def configurations(self) -> Configurations:
        """Return the finder of settings for files. Raises UsageError."""
        file = Path(self.config) if self.config else None
        return Configurations(dict(self.flags), file, isolated=self.isolated)

    def without_file(self) -> Configuration:
        """Return the configuration of pages without a file. Raises UsageError.

        It is the one of the working folder, as for standard input.
        """
        return self.at_day(self.configurations().of(STANDARD_INPUT))

    def at_day(self, configuration: Configuration) -> Configuration:
        """Return a configuration with the day of the audit as today."""
        return configuration._replace(settings=configuration.settings._replace(today=self.day))
