"""The look and the speed of the voice that the user chose with keys, for the next time.

It is not in the settings, because it must not change printed or piped output. Each value is stored
with the value of the setting that it replaced. When the user changes that setting, the stored value
no longer counts.
"""

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from hlreader.errors import UsageError
from hlreader.files import make_folder, rewrite
from hlreader.locations import state_folder
from hlreader.settings import checked

KEYS = ("text-size", "width", "spacing", "theme", "voice-speed")
"""The settings that keys of the reader change."""


def recall(base: Mapping[str, str]) -> dict[str, str]:
    """Return the values that the user chose with keys while the settings were as in ``base``."""
    try:
        entries = _entries(_file().read_bytes())
    except (OSError, RuntimeError):
        return {}
    values = {}
    for key, value in base.items():
        kept = entries.get(key)
        if isinstance(kept, list) and len(kept) == 2 and kept[0] == value:  # noqa: PLR2004
            with suppress(UsageError):
                values[key] = checked(key, str(kept[1]))
    return values


def remember(base: Mapping[str, str], chosen: Mapping[str, str]) -> None:
    """Store values that the user chose with keys. If that fails, store nothing."""
    _change({key: [base[key], value] for key, value in chosen.items()})


def forget(keys: Iterable[str] = KEYS) -> None:
    """Forget the values that the user chose with keys."""
    with suppress(OSError, RuntimeError):
        if _file().exists():
            _change(dict.fromkeys(keys))


def _change(values: Mapping[str, list[str] | None]) -> None:
    def changed(before: bytes | None) -> bytes:
        entries = {**_entries(before or b""), **values}
        return json.dumps({key: kept for key, kept in entries.items() if kept}).encode()

    with suppress(OSError, ValueError, RuntimeError):
        make_folder(_file().parent)
        rewrite(_file(), changed, mode=0o600)


def _file() -> Path:
    return state_folder() / "look.json"


def _entries(data: bytes) -> dict[str, object]:
    """Return the stored values. There are none if the file is damaged."""
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}
