"""The configuration of each text, from settings files and the command line.

A settings file is ``hlreader.toml``, ``.hlreader.yaml`` or the table ``[tool.hlreader]`` of
``pyproject.toml``. A text uses the nearest one above it. Values come from the defaults, the
profile, the file, its overrides for a folder, and the command line. Later ones in this list win.
"""

import os
from collections.abc import Iterator, Mapping
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, NamedTuple

from hlreader.checker.config.profiles import PROFILES
from hlreader.checker.config.selection import select
from hlreader.checker.config.settings_file import FORMULA_NAMES, Table, read_settings
from hlreader.checker.config.words_file import read_words
from hlreader.checker.rule import Rule, Severity
from hlreader.checker.text.checked_text import Settings
from hlreader.checker.text.own_words import NO_WORDS
from hlreader.readability import CountingRules

NAMES = ("hlreader.toml", ".hlreader.yaml", "pyproject.toml")
"""Names of settings files. In a folder, the first one found wins."""


class Configuration(NamedTuple):
    """The configuration of one text."""

    settings: Settings = Settings()
    rules: tuple[Rule, ...] = ()
    fail_on: Severity = Severity.ERROR
    """Findings of this severity and above make the check fail."""
    file: str = ""
    """The settings file, or empty if there is none."""


class Configurations:
    """Finds the configuration of each text. ``flags`` is the table of the command line.

    With ``file``, all texts use that file. With ``isolated``, no text uses one.
    """

    def __init__(
        self, flags: Table | None = None, file: Path | None = None, *, isolated: bool = False
    ) -> None:
        self.flags = flags or {}
        self.file = file
        self.isolated = isolated
        self._found: dict[Path, tuple[Path, Table] | None] = {}
        self._known: dict[tuple[Path | None, tuple[str, ...]], Configuration] = {}

    @property
    def usual(self) -> Configuration:
        """The configuration of a text without a settings file. Raises UsageError."""
        return configuration([self.flags])

    def of(self, path: str | Path) -> Configuration:
        """Return the configuration of the text in a file. Raises UsageError."""
        try:
            path = Path(path).absolute()
        except OSError:  # the working folder is gone, so there are no files above it
            return self.usual
        file, table = self._file_for(path.parent) or (None, {})
        patterns = tuple(_patterns_for(path, table, file.parent)) if file else ()
        if (file, patterns) not in self._known:
            overrides = (table["overrides"][pattern] for pattern in patterns)
            found = configuration([table, *overrides, self.flags])
            words = read_words(file.parent) if file else NO_WORDS
            settings = found.settings._replace(words=words)
            self._known[file, patterns] = found._replace(settings=settings, file=str(file or ""))
        return self._known[file, patterns]

    def _file_for(self, folder: Path) -> tuple[Path, Table] | None:
        if self.isolated:
            return None
        if self.file:
            return self.file.absolute(), read_settings(self.file) or {}
        passed = []
        for each in (folder, *folder.parents):
            passed.append(each)
            found = self._found[each] if each in self._found else _settings_in(each)
            if found or each in self._found:
                break
        self._found |= dict.fromkeys(passed, found)
        return found


def _settings_in(folder: Path) -> tuple[Path, Table] | None:
    """Return the settings file of a folder and its content, or None if there is no file."""
    for name in NAMES:
        path = folder / name
        if os.path.isfile(path):  # noqa: PTH113 - Path raises where one may not look
            table = read_settings(path)
            if table is not None:
                return path, table
    return None


def _patterns_for(path: Path, table: Table, root: Path) -> Iterator[str]:
    """Yield the override patterns of a table that match a text, in the order of the file."""
    relative = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
    for pattern in table.get("overrides", {}):
        folder = pattern.rstrip("/")
        if fnmatchcase(relative, pattern) or relative.startswith(f"{folder}/"):
            yield pattern


def configuration(tables: list[Table]) -> Configuration:
    """Return the configuration from several tables. Later ones win."""
    merged: dict[str, Any] = {}
    also: list[str] = []
    without: list[str] = []
    for table in tables:
        if "profile" in table:
            merged |= PROFILES[table["profile"]].settings
        merged |= table
        if "select" in table:
            also = []
        if "ignore" in table:
            without = []
        also += table.get("extend-select", ())
        without += [*table.get("ignore", ()), *table.get("extend-ignore", ())]
    return Configuration(
        _settings(merged),
        select(merged.get("select", ()), also, without),
        Severity(merged.get("fail-on", Severity.ERROR)),
    )


def _settings(table: Mapping[str, Any]) -> Settings:
    fields = {name: table[name.replace("_", "-")] for name in Settings._fields
              if name.replace("_", "-") in table}  # fmt: skip
    limit = fields.get("max_grade")
    if isinstance(limit, dict):
        named = {FORMULA_NAMES[name]: value for name, value in limit.items()}
        fields["formula_limits"] = tuple(named.items())
        fields["max_grade"] = named.get("flesch_kincaid_grade", Settings().max_grade)
    rules = {name: table[name] for name in CountingRules._fields if name in table}
    return Settings(**fields)._replace(rules=CountingRules(**rules), today=date.today())
