"""Which words are familiar: those on the list of Dale and Chall, or on Spache's.

The Dale-Chall list of 3,000 words belongs to textstat, which ships it
(``resources/en/easy_words.txt``). We read it as a file, because importing textstat takes longer
than scoring a leaflet. Spache's list of 1974, about 1,060 words, is in ``data/`` with its licence.
Regular inflections of listed words are familiar too, as the authors of both lists say, and so are
numbers. For Dale and Chall, adverbs in -ly, participles in -n and compounds of listed words are
familiar, too. Contractions may lack their apostrophe, as often in copied text.
"""

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TypeAlias

from hlreader.errors import UnreadableError

_SPACHE = Path(__file__).parents[1] / "data" / "spache_words.txt"

_Endings: TypeAlias = dict[str, tuple[tuple[str, tuple[str, ...]], ...]]

# Endings by their last letter, and what each replaces: "cries" from "cry", "hoping" from "hope".
_ENDINGS: _Endings = {
    "s": (("ies", ("y",)), ("s", ("",)), ("es", ("",))),
    "d": (("ied", ("y",)), ("ed", ("", "e"))),
    "r": (("ier", ("y",)), ("er", ("", "e"))),
    "t": (("iest", ("y",)), ("est", ("", "e"))),
    "g": (("ing", ("", "e")),),
}
_DALE_CHALL_ENDINGS = {
    **_ENDINGS,
    "n": (("en", ("e",)), ("on", ("o",)), ("wn", ("w",))),  # "taken", "shown"
    "y": (("ly", ("",)),),
}
_DOUBLING = frozenset(("ed", "ing", "er", "est"))  # "stopped" from "stop"
_DOUBLED = frozenset("bdfglmnprt")
_CONTRACTION = re.compile(r"(.+?)(?:n't|'(?:re|ve|ll|d|m))$")
_TORN_OFF = frozenset(("s", "t", "re", "ve", "ll"))  # "we ve" for "we've"
_POSSESSIVE = re.compile(r"(?:'s|s')$")


@cache
def _dale_chall_list() -> frozenset[str]:
    spec = find_spec("textstat")
    folders = spec.submodule_search_locations if spec else None
    path = Path(next(iter(folders or ["textstat"])), "resources", "en", "easy_words.txt")
    try:
        return _with_bare_contractions(path.read_text("utf-8").lower().split())
    except OSError:
        raise UnreadableError(
            "textstat's list of familiar words is missing.",
            hint="Reinstall hlreader with `pip install --force-reinstall hlreader`.",
        ) from None


@cache
def _spache_list() -> frozenset[str]:
    return _with_bare_contractions(_SPACHE.read_text("utf-8").partition("\n")[2].split())


def _with_bare_contractions(listed: list[str]) -> frozenset[str]:
    """Return the words and their contractions without an apostrophe: "dont"."""
    return frozenset(listed).union(_TORN_OFF, (word.replace("'", "") for word in listed))


def is_familiar(word: str) -> bool:
    """Return whether a word, in lower case, is on Dale and Chall's list or a regular form of one.

    >>> is_familiar("nurses"), is_familiar("biopsy")
    (True, False)
    """
    return _covers(_dale_chall_list(), word, _DALE_CHALL_ENDINGS)


def is_familiar_to_spache(word: str) -> bool:
    """Return whether a word, in lower case, is on Spache's list or a regular form of such a word.

    >>> is_familiar_to_spache("airplanes"), is_familiar_to_spache("nurses")
    (True, False)
    """
    return _covers(_spache_list(), word, _ENDINGS)


def _covers(listed: frozenset[str], word: str, endings: _Endings) -> bool:
    if word in listed or word[:1].isdigit():
        return True
    if word.isalpha():
        return _is_regular_form(listed, word, endings)
    spelled = word.replace("’", "'")
    word = _POSSESSIVE.sub("", spelled)
    if word in listed or spelled in listed:
        return True
    if "-" in word:
        if word.replace("-", "") in listed:
            return True
        return all(_covers(listed, part, endings) for part in word.split("-") if part)
    contraction = _CONTRACTION.match(word)
    if contraction and contraction[1] in listed:
        return True
    return _is_regular_form(listed, word, endings)


def _is_regular_form(listed: frozenset[str], word: str, endings: _Endings) -> bool:
    for ending, replacements in endings.get(word[-1:], ()):
        if word.endswith(ending) and len(word) > len(ending):
            stem = word[: -len(ending)]
            for new in replacements:
                if stem + new in listed:
                    return True
            doubled = ending in _DOUBLING and stem[-2:-1] == stem[-1] in _DOUBLED
            if doubled and len(stem) > 2 and stem[:-1] in listed:  # noqa: PLR2004
                return True
    return False
