"""Where this machine keeps the shipped articles and glossary, the user's files, and the cache."""

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

# Importing pathlib would slow down a look-up. So paths are strings inside, and ``Path`` is imported
# only for callers that need one.
_PACKAGE = os.path.dirname(os.path.abspath(__file__))


def data_folder() -> "Path":
    """Return the folder that holds ``articles/`` and ``glossary.yaml``.

    An installed package has both in ``hlreader/data``. In a checkout, and so in an editable
    install, they are next to the package. We look inside the package first: an installed package is
    in site-packages, where another project could own a folder named ``articles``.
    """
    return _path(_data_folder())


def _data_folder() -> str:
    shipped = os.path.join(_PACKAGE, "data")
    return shipped if os.path.isdir(shipped) else os.path.dirname(_PACKAGE)


def _path(text: str) -> "Path":
    from pathlib import Path

    return Path(text)


def shipped_library() -> "Path":
    """Return the folder of the shipped articles."""
    return data_folder() / "articles"


def shipped_glossary() -> "Path":
    """Return the file of the shipped glossary."""
    return _path(shipped_glossary_path())


def shipped_glossary_path() -> str:
    """Return ``shipped_glossary`` as a string."""
    return os.path.join(_data_folder(), "glossary.yaml")


def shipped_index_path() -> str:
    """Return the path of the compiled index of the shipped glossary in an installed package."""
    return os.path.join(_PACKAGE, "data", "glossary.sqlite")


def shipped_parts_path() -> str:
    """Return the path of the compiled word parts in an installed package."""
    return os.path.join(_PACKAGE, "data", "parts.txt")


def parts_source_path() -> str:
    """Return the path of the word parts in a checkout, in the form that people edit."""
    return os.path.join(os.path.dirname(_PACKAGE), "glossary", "parts.yaml")


def cache_folder() -> "Path":
    """Return ``cache_path`` as a Path. Raises RuntimeError if it is empty."""
    return _path_of_someone(cache_path())


def cache_path() -> str:
    """Return the folder for files that hlreader can make again, such as compiled glossaries.

    ``XDG_CACHE_HOME`` if it is set (XDG Base Directory Specification), or the system's usual place.
    Empty for a user without a home folder.
    """
    return _own_folder("XDG_CACHE_HOME", ".cache", "LOCALAPPDATA", "Caches", "cache")


def config_folder() -> "Path":
    """Return ``config_path`` as a Path. Raises RuntimeError if it is empty."""
    return _path_of_someone(config_path())


def config_path() -> str:
    """Return the folder for settings and files of the user. It may not exist.

    ``XDG_CONFIG_HOME`` if it is set (XDG Base Directory Specification), or the usual place.
    Empty for a user without a home folder.
    """
    return _own_folder("XDG_CONFIG_HOME", ".config", "APPDATA")


def state_folder() -> "Path":
    """Return the folder for data that hlreader remembers between runs. It may not exist.

    ``XDG_STATE_HOME`` if it is set (XDG Base Directory Specification), or the system's usual place.
    Raises RuntimeError for a user without a home folder.
    """
    usual = os.path.join(".local", "state")
    return _path_of_someone(_own_folder("XDG_STATE_HOME", usual, "LOCALAPPDATA"))


def _own_folder(
    variable: str, usual: str, windows: str, mac: str = "Application Support", inside: str = ""
) -> str:
    """Return a folder of the user: the one that a variable names, or one in the home folder."""
    chosen = os.environ.get(variable, "")
    if os.path.isabs(chosen):  # the specification says to ignore relative paths
        return os.path.join(chosen, "hlreader")
    home = "" if os.environ.get("HOME") == "" else os.path.expanduser("~")
    if sys.platform == "win32":
        home = os.environ.get(windows) or home
    if not os.path.isabs(home):
        return ""
    if sys.platform == "win32":
        return os.path.join(home, "hlreader", inside) if inside else os.path.join(home, "hlreader")
    if sys.platform == "darwin":
        return os.path.join(home, "Library", mac, "hlreader")
    return os.path.join(home, usual, "hlreader")


def _path_of_someone(text: str) -> "Path":
    if not text:
        raise RuntimeError("This user has no home folder.")
    return _path(text)
