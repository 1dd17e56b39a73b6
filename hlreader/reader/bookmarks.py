"""Remember the last place in each article.

Only articles of a library are remembered, because other files may be private. The file is in the
user's state folder. Only its owner can read it, and it can be deleted at any time. Each place is an
offset with a few words of text, to find it again in an edited article.
"""

import json
import os
from contextlib import suppress
from pathlib import Path

from hlreader.files import make_folder, rewrite
from hlreader.locations import state_folder
from hlreader.models import Article

_WORDS = 48
_MOST = 500
"""How many articles to remember."""


def key_of(article: Article, library: Path | None) -> str:
    """Return the key for an article's place, or "" if hlreader does not remember it."""
    if not article.slug:
        return ""
    folder = os.path.realpath(library) if library else ""
    return f"{folder}:{article.language}/{article.slug}"


def last_read(library: Path | None) -> tuple[str, str]:
    """Return the name and the key of the article of a library that was left last, or ("", "")."""
    folder = os.path.realpath(library) if library else ""
    for key in reversed(_load()):
        begin, _, slug = key.rpartition("/")
        if slug and begin.rpartition(":")[0] == folder:
            return slug, key
    return "", ""


def recall(key: str, source: str) -> int | None:
    """Return the last place in an article, or None if it is not known."""
    entry = _load().get(key) if key else None
    if not isinstance(entry, list) or len(entry) != 2:  # noqa: PLR2004
        return None
    place, words = entry
    if not isinstance(place, int) or not isinstance(words, str) or place < 0:
        return None
    if source[place : place + len(words)] == words:
        return place
    nearest = max(source.rfind(words, 0, place), source.find(words, place))
    return nearest if words and nearest >= 0 else None


def remember(key: str, source: str, place: int) -> None:
    """Store the last place in an article, unless it is the beginning.

    If the file cannot be written, do nothing.
    """
    if not key:
        return

    def remembered(before: bytes | None) -> bytes:
        entries = _entries(before or b"")
        entries.pop(key, None)
        if place >= 0:
            start = min(place, max(len(source) - 1, 0))
            entries[key] = [start, source[start : start + _WORDS]]
        return json.dumps(dict([*entries.items()][-_MOST:]), ensure_ascii=False).encode()

    with suppress(OSError, ValueError, RuntimeError):
        make_folder(_file().parent)
        rewrite(_file(), remembered, mode=0o600)


def _file() -> Path:
    return state_folder() / "places.json"


def _load() -> dict[str, object]:
    """Return the stored places. There are none if the file is missing or damaged."""
    try:
        return _entries(_file().read_bytes())
    except (OSError, RuntimeError):
        return {}


def _entries(data: bytes) -> dict[str, object]:
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}
