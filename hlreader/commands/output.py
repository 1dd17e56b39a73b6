"""Write results to standard output."""

import json
import sys
from collections.abc import Iterable
from typing import Any, Literal

from hlreader.errors import HlreaderError
from hlreader.json_text import json_text
from hlreader.sanitize import clean


def write_json(value: Any, *, indent: Literal[2] | None = 2) -> None:
    """Print a value as JSON: the same value gives the same bytes.

    Letters stay letters where the output can carry them, and become escapes where it cannot. With
    the indent, an iterator is written as a list, item by item.
    """
    if indent is None:
        sys.stdout.write(json.dumps(value, ensure_ascii=not writes_unicode()))
    else:
        sys.stdout.writelines(json_text(value, ascii_only=not writes_unicode()))
    sys.stdout.write("\n")


def writes_unicode() -> bool:
    """Tell whether standard output can carry every letter."""
    return (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"


def write_errors(errors: Iterable[HlreaderError]) -> None:
    """Tell errors that did not end the work, a line each, on standard error."""
    for error in errors:
        sys.stderr.write(f"hlreader: {error}\n")


def write_text(text: str) -> None:
    """Print text, cleaned."""
    sys.stdout.write(clean(text))
