"""Read a settings file into a table of known keys, or report the line that is wrong."""

import re
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeAlias, get_args

from hlreader.checker.config.profiles import PROFILES
from hlreader.checker.config.selection import closest, is_known
from hlreader.checker.rule import Severity
from hlreader.checker.text.checked_text import Settings
from hlreader.documents.source import read_text
from hlreader.errors import HlreaderError, UsageError
from hlreader.language import is_tag
from hlreader.messages import Message
from hlreader.readability.counting_rules import CountingRules

Table: TypeAlias = dict[str, Any]
"""Settings by key. ``overrides`` holds a table for each pattern of paths."""

NUMBERS = tuple(
    name.replace("_", "-")
    for name, value in Settings._field_defaults.items()
    if isinstance(value, (int, float)) and not isinstance(value, bool)
)
CHOICES: dict[str, tuple[str, ...]] = {
    "profile": tuple(PROFILES),
    "fail-on": tuple(severity.value for severity in Severity),
    **{name: get_args(kind) for name, kind in CountingRules.__annotations__.items()},
}
HIGHEST = 1e6
"""Numbers in settings are below this."""
RULES = ("select", "extend-select", "ignore", "extend-ignore")
LANGUAGE = "language"
MAX_GRADE = "max-grade"
FORMULA_NAMES = {
    "flesch-kincaid": "flesch_kincaid_grade",
    "smog": "smog",
    "smog-mclaughlin": "smog_mclaughlin",
    "gunning-fog": "gunning_fog",
    "coleman-liau": "coleman_liau_index",
    "ari": "automated_readability_index",
    "linsear-write": "linsear_write",
    "forcast": "forcast",
    "crawford": "crawford",
}
"""The formulas that ``max-grade`` can limit, with the name of each score."""

_KNOWN_FORMULAS = f"Known: {', '.join(FORMULA_NAMES)}."

KEYS = (*CHOICES, *NUMBERS, *RULES, LANGUAGE)


def read_settings(path: Path) -> Table | None:
    """Return the settings in a file, or None if a ``pyproject.toml`` has none for hlreader.

    Raises UsageError that names the file and line.
    """
    try:
        text = read_text(path)
        found = _yaml(text, path) if path.suffix in (".yaml", ".yml") else _toml(text, path)
    except UsageError:
        raise
    except HlreaderError as error:
        raise UsageError(error.message, hint=error.hint) from None
    if path.name == "pyproject.toml":
        tools = found.get("tool")
        found = tools.get("hlreader") if isinstance(tools, dict) else None
        if found is None:
            return None
    return _Reader(path, text).table(found, KEYS, nested=True)


def _toml(text: str, path: Path) -> Any:
    from hlreader.strict_toml import load

    return load(text, str(path), Message("Write key = value, with text in quotes."))


def _yaml(text: str, path: Path) -> Any:
    from hlreader.strict_yaml import load

    return load(text, str(path)) or {}


class _Reader:
    """Checks the values of one file."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.lines = text.split("\n")

    def fail(self, key: str, message: str, hint: str) -> UsageError:
        """Return the error about a key, with the line of the key."""
        named = re.compile(rf"^[\s\[\"'\w.]*{re.escape(key)}\b")
        line = next((n for n, line in enumerate(self.lines, 1) if named.search(line)), 1)
        return UsageError(
            Message("{path}:{line}: {message}", path=self.path, line=line, message=message),
            hint=hint,
        )

    def table(self, found: Any, keys: tuple[str, ...], *, nested: bool) -> Table:
        if not isinstance(found, dict):
            raise self.fail(
                "hlreader",
                Message("settings must be keys and values."),
                Message("Write key: value."),
            )
        table: Table = {}
        for key, value in found.items():
            if key == "overrides" and nested:
                table[key] = self.overrides(value)
            elif key in keys:
                table[str(key)] = self.value(str(key), value)
            else:
                close = get_close_matches(str(key).replace("_", "-"), [*keys, "overrides"], n=1)
                hint = (
                    Message("Did you mean `{close}`?", close=close[0])
                    if close
                    else Message("Known: {names}.", names=", ".join(keys))
                )
                raise self.fail(str(key), Message("there is no setting `{key}`.", key=key), hint)
        return table

    def overrides(self, found: Any) -> Table:
        if not isinstance(found, dict):
            hint = Message('Write one table per folder: [overrides."drafts"].')
            raise self.fail(
                "overrides", Message("`overrides` must hold one table per folder."), hint
            )
        return {str(name): self.table(value, KEYS, nested=False) for name, value in found.items()}

    def value(self, key: str, value: Any) -> Any:
        if key == MAX_GRADE and isinstance(value, dict):
            return self.formula_limits(value)
        if key in CHOICES:
            return self.choice(key, value)
        if key == LANGUAGE:
            return self.language(value)
        return self.number(key, value) if key in NUMBERS else self.rules(key, value)

    def formula_limits(self, found: dict[Any, Any]) -> dict[str, float]:
        for name in found:
            if name not in FORMULA_NAMES:
                close = get_close_matches(str(name), FORMULA_NAMES, n=1)
                hint = f"Did you mean `{close[0]}`?" if close else _KNOWN_FORMULAS
                raise self.fail(MAX_GRADE, f"there is no limit for `{name}`.", hint)
        return {str(name): self.number(MAX_GRADE, limit) for name, limit in found.items()}

    def language(self, value: Any) -> str:
        if not isinstance(value, str) or not is_tag(value):
            raise self.fail(
                LANGUAGE,
                Message("`{value}` is not a language tag.", value=value),
                Message('Write language = "es", for example.'),
            )
        return value

    def choice(self, key: str, value: Any) -> str:
        if value not in CHOICES[key]:
            raise self.fail(
                key,
                Message("`{key}` cannot be `{value}`.", key=key, value=value),
                Message("Use one of {names}.", names=", ".join(CHOICES[key])),
            )
        return str(value)

    def number(self, key: str, value: Any) -> float:
        try:
            number = float(value) if isinstance(value, (str, int, float)) else -1.0
        except ValueError:
            number = -1.0
        if isinstance(value, bool) or not 0 <= number < HIGHEST:  # nan and inf too
            raise self.fail(
                key,
                Message("`{key}` must be a number.", key=key),
                Message("Write {key} = 8, for example.", key=key),
            )
        return int(number) if number.is_integer() else number

    def rules(self, key: str, value: Any) -> tuple[str, ...]:
        if isinstance(value, str) or not isinstance(value, list):
            raise self.fail(
                key,
                Message("`{key}` must be a list of rules.", key=key),
                Message('Write {key} = ["HL101"].', key=key),
            )
        for word in map(str, value):
            if not is_known(word):
                raise self.fail(
                    key, Message("there is no rule `{word}`.", word=word), closest(word)
                )
        return tuple(map(str, value))


def max_grade(text: str) -> float | dict[str, float]:
    """Return the value of ``--max-grade``: a number, or limits such as flesch-kincaid=8,smog=10.

    Raises ValueError with a message for the user.
    """
    found = {}
    for part in text.split(","):
        name, _, number = part.rpartition("=")
        name = name.strip()
        if name and name not in FORMULA_NAMES:
            message = f"there is no limit for `{name}`. {_KNOWN_FORMULAS}"
            raise ValueError(message)
        try:
            limit = float(number)
        except ValueError:
            limit = -1.0
        if not 0 <= limit < HIGHEST:
            message = f"`{part}` is not a limit. Write 8, or flesch-kincaid=8,smog=10."
            raise ValueError(message)
        found[name] = limit
    count = text.count(",") + 1
    if len(found) < count or ("" in found and count > 1):
        message = f"`{text}` is not a limit. Write 8, or flesch-kincaid=8,smog=10."
        raise ValueError(message)
    return found.get("", found)
