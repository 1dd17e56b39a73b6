"""Where the shipped articles and glossary, the user's own, and the cache stand on this machine."""

import os
import sys
from pathlib import Path

_PACKAGE = Path(__file__).parent


def data_folder() -> Path:
    """Return the folder that holds ``articles/`` and ``glossary.yaml``.

    An installed package carries both in ``hlreader/data``. In a checkout, and so in an editable
    install, they stand beside the package. The package is asked first: beside an installed
    package is site-packages, where another project could own a folder named ``articles``.
    """
    shipped = _PACKAGE / "data"
    return shipped if shipped.is_dir() else _PACKAGE.parent


def shipped_library() -> Path:
    """Return the folder of the shipped articles."""
    return data_folder() / "articles"


def shipped_glossary() -> Path:
    """Return the shipped glossary's file."""
    return data_folder() / "glossary.yaml"


def cache_folder() -> Path:
    """Return the folder for what can be made again: compiled glossaries. It may not exist.

    ``XDG_CACHE_HOME`` where it is set (XDG Base Directory Specification), else the system's usual
    place.
    """
    chosen = os.environ.get("XDG_CACHE_HOME", "")
    if os.path.isabs(chosen):  # noqa: PTH117 - the specification says: ignore a relative path
        return Path(chosen, "hlreader")
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home(), "hlreader", "cache")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "hlreader"
    return Path.home() / ".cache" / "hlreader"


def config_folder() -> Path:
    """Return the folder for what a person sets or writes for hlreader. It may not exist.

    ``XDG_CONFIG_HOME`` where it is set (XDG Base Directory Specification), else the system's usual
    place.
    """
    chosen = os.environ.get("XDG_CONFIG_HOME", "")
    if os.path.isabs(chosen):  # noqa: PTH117 - the specification says: ignore a relative path
        return Path(chosen, "hlreader")
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA") or Path.home(), "hlreader")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "hlreader"
    return Path.home() / ".config" / "hlreader"


def state_folder() -> Path:
    """Return the folder for what hlreader remembers from one time to the next. It may not exist.

    ``XDG_STATE_HOME`` where it is set (XDG Base Directory Specification), else the system's usual
    place.
    """
    chosen = os.environ.get("XDG_STATE_HOME", "")
    if os.path.isabs(chosen):  # noqa: PTH117 - the specification says: ignore a relative path
        return Path(chosen, "hlreader")
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home(), "hlreader", "state")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "hlreader"
    return Path.home() / ".local" / "state" / "hlreader"
