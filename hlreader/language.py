"""Language tags: which language a reader prefers, and which one a document declares."""

import re

TYPE_CHECKING = False  # importing typing would slow down a look-up
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

DEFAULT = "en"

_LANGUAGE = re.compile(r"[A-Za-z]+")

_TAG = re.compile(r"(?:[A-Za-z]{2,3}|x)(?:-[A-Za-z0-9]{1,8})*", re.ASCII)

_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")
_VARIABLES = ("HLREADER_LANG", "LANGUAGE", *_LOCALE)
"""The first of these that is set wins. The order is gettext's, after our own variable."""


def primary(tag: str) -> str:
    """Return the language of a tag or locale: es for es-MX and es_MX.UTF-8, en for C and POSIX."""
    found = _LANGUAGE.match(tag)
    language = found[0].lower() if found else ""
    return DEFAULT if language in ("", "c", "posix") else language


def declared(front_matter: "Mapping[Any, Any]") -> str:
    """Return the language tag in a document's front matter, as written, or an empty string."""
    tag = front_matter.get("language")
    return tag.strip() if isinstance(tag, str) else ""


def stated(front_matter: "Mapping[Any, Any]") -> str:
    """Return the language tag in a document's front matter, as written, or "en"."""
    return declared(front_matter) or DEFAULT


def is_tag(text: str) -> bool:
    """Return whether a text has the form of a language tag (BCP 47): en, es-MX, zh-Hant."""
    return bool(_TAG.fullmatch(text))


def preferred(environ: "Mapping[str, str]") -> str:
    """Return the language that the environment variables ask for."""
    return preferred_of(environ)[0]


def preferred_of(environ: "Mapping[str, str]") -> list[str]:
    """Return the languages that the environment variables ask for, the best first.

    As in gettext, ``LANGUAGE`` may list several with colons between them, and does not count if
    the locale is C or POSIX.
    """
    name = next((name for name in _VARIABLES if environ.get(name)), "")
    if name == "LANGUAGE":
        locale = next((environ[each] for each in _LOCALE if environ.get(each)), "")
        if locale not in ("C", "POSIX"):
            return [primary(tag) for tag in environ[name].split(":") if tag] or [DEFAULT]
        return [DEFAULT]
    return [primary(environ.get(name, ""))]
