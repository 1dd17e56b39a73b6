"""Read TOML from outside. Strings are cleaned, and each error names its line.

``tomllib`` raises RecursionError for deep nesting, and ValueError for a number with thousands of
digits. Here both become errors with a place, like a missing quote.
"""

import re
import tomllib
from typing import Any

from hlreader.errors import ContentError
from hlreader.messages import Message
from hlreader.sanitize import clean, clean_line

_PLACE = re.compile(r" ?\(at (?:line (\d+), column (\d+)|end of document)\)$")
_DEEP = re.compile(r"(?:[\[{][ \t]*){20}|(?:[\w-]+[ \t]*\.[ \t]*){100}")
_LONG_NUMBER = re.compile(r"[0-9_]{1000}")


def load(text: str, file: str, hint: str) -> dict[str, Any]:
    """Return the tables of a text. Messages use ``file``, and ``hint`` as the next step.

    Raises ContentError.
    """
    text = clean(text)
    try:
        found: dict[str, Any] = _cleaned(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        line, column = _place(str(error), text)
        reason = _PLACE.sub("", str(error))
        reason = reason[:1].lower() + reason[1:]
        raise _broken(file, line, column, reason, hint) from None
    except RecursionError:
        line, column = _first(_DEEP, text)
        raise _broken(
            file, line, column, Message("the nesting is too deep"), Message("Use fewer levels.")
        ) from None
    except ValueError:  # Python refuses to convert a number of more than 4,300 digits
        line, column = _first(_LONG_NUMBER, text)
        raise _broken(
            file, line, column, Message("a number is too long"), Message("Use fewer digits.")
        ) from None
    return found


def _broken(file: str, line: int, column: int, reason: str, hint: str) -> ContentError:
    return ContentError(
        file,
        line,
        Message("the TOML is broken: {reason}.", reason=reason),
        column=column,
        hint=hint,
    )


def _place(message: str, text: str) -> tuple[int, int]:
    """Return the line and column that tomllib names at the end of a message."""
    found = _PLACE.search(message)
    if found and found[1]:
        return int(found[1]), int(found[2])
    return (text.count("\n") + 1 if found else 1), 1


def _first(pattern: re.Pattern[str], text: str) -> tuple[int, int]:
    """Return the line and column of a pattern's first match, or of the beginning."""
    found = pattern.search(text)
    at = found.start() if found else 0
    return text.count("\n", 0, at) + 1, at - (text.rfind("\n", 0, at) + 1) + 1


def _cleaned(value: Any) -> Any:
    """Return a value with all its strings cleaned: an escape can produce a control character."""
    if isinstance(value, str):
        return clean_line(value)
    if isinstance(value, list):
        return [_cleaned(item) for item in value]
    if isinstance(value, dict):
        return {clean_line(key): _cleaned(item) for key, item in value.items()}
    return value
