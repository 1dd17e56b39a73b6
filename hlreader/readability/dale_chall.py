"""Which words are familiar, after the Dale-Chall list of 3,000 words.

The list belongs to textstat, which ships it (``resources/en/easy_words.txt``). It is read as a
file, because importing textstat costs more than scoring a leaflet. Regular inflections of a
listed word are familiar too, as Dale and Chall ask, and so are numbers and proper names.
"""

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from hlreader.errors import UnreadableError

# Endings with what they replace: "cries" from "cry", "hoping" from "hope", "stopped" from "stop".
_ENDINGS = (
    (re.compile(r"(.+)ies$"), ("y",)),
    (re.compile(r"(.+)ied$"), ("y",)),
    (re.compile(r"(.+)ier$"), ("y",)),
    (re.compile(r"(.+)iest$"), ("y",)),
    (re.compile(r"(.+)s$"), ("",)),
    (re.compile(r"(.+)es$"), ("",)),
    (re.compile(r"(.+)(?:ed|ing|er|est)$"), ("", "e")),
    (re.compile(r"(.+)([bdfglmnprt])\2(?:ed|ing|er|est)$"), ("\\2",)),
)
_POSSESSIVE = re.compile(r"(?:'s|s')$")


@cache
def _listed() -> frozenset[str]:
    spec = find_spec("textstat")
    folders = spec.submodule_search_locations if spec else None
    path = Path(next(iter(folders or ["textstat"])), "resources", "en", "easy_words.txt")
    try:
        return frozenset(path.read_text("utf-8").lower().split())
    except OSError:
        raise UnreadableError(
            "textstat's list of familiar words is missing.",
            hint="Install hlreader again: `pip install --force-reinstall hlreader`.",
        ) from None


@cache
def is_familiar(word: str) -> bool:
    """Tell whether a word, in lower case, is on the list or a regular inflection of one that is.

    >>> is_familiar("nurses"), is_familiar("biopsy")
    (True, False)
    """
    listed = _listed()
    word = _POSSESSIVE.sub("", word.replace("’", "'"))
    if word in listed or word.replace("-", "") in listed or word[:1].isdigit():
        return True
    if "-" in word:
        return all(is_familiar(part) for part in word.split("-") if part)
    for ending, replacements in _ENDINGS:
        found = ending.match(word)
        if found:
            stems = (found[1] + (found[2] if new == "\\2" else new) for new in replacements)
            if any(stem in listed for stem in stems):
                return True
    return False
