"""Read a team's own word list, ``words.yaml`` beside the settings, or report what is wrong.

It can include word lists of other checkers: a vocabulary of Vale (a folder with ``accept.txt`` and
``reject.txt``, or one of these files) and a dictionary of LTeX (a word per line).
"""

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from hlreader.checker.text.own_words import NO_WORDS, OwnWord, OwnWords
from hlreader.documents.source import read_text
from hlreader.errors import ContentError, HlreaderError, UsageError
from hlreader.patterns import lazy
from hlreader.sanitize import clean_line

if TYPE_CHECKING:
    from hlreader.strict_yaml import Fields

NAME = "words.yaml"

_AVOID = ("word", "reason")
_PREFER = ("word", "instead", "reason")
_MOST_FORMS = 64
_PIECES = lazy(
    r"\[(?P<letters>[\w-]+)\](?P<few>\??)|\((?:\?:)?(?P<words>[\w '|-]+)\)(?P<maybe>\??)"
    r"|(?P<letter>[\w '’.&/-])(?P<optional>\??)"
)
"""The parts of a pattern that stand for a few words: letters, [Aa], (one|two), and ? after them."""


def read_words(folder: Path) -> OwnWords:
    """Return the word list in a folder, or an empty one if there is none.

    A file that holds a list is a glossary, and no word list. Raises UsageError that names the file
    and the line.
    """
    path = folder / NAME
    if not path.is_file():
        return NO_WORDS
    try:
        return _read(path)
    except UsageError:
        raise
    except HlreaderError as error:
        raise UsageError(error.message, hint=error.hint) from None


def _read(path: Path) -> OwnWords:
    from hlreader.strict_yaml import Fields, Mapping, load  # importing YAML takes time

    root = load(read_text(path), str(path))
    if not isinstance(root, Mapping):
        return NO_WORDS
    fields = Fields(root, str(path), "a word list", ("avoid", "prefer", "allow", "include"))
    listed = [_entry(part, needs_other=False) for part in fields.parts("avoid", _AVOID)]
    listed += [_entry(part, needs_other=True) for part in fields.parts("prefer", _PREFER)]
    allowed = {_entry(part, needs_other=False).words for part in fields.parts("allow", _AVOID)}
    for name in fields.texts("include"):
        for word, is_fine in _included(path.parent / name):
            if is_fine:
                allowed.add(word)
            else:
                listed.append(OwnWord(word))
    return OwnWords(tuple(listed), frozenset(word.lower() for word in allowed))


def _entry(fields: "Fields", *, needs_other: bool) -> OwnWord:
    words = fields.text("word")
    if not words:
        raise fields.fail(fields.fields, "this entry has no word.", "Write `word: the word`.")
    instead = fields.text("instead") if needs_other else ""
    if needs_other and not instead:
        hint = "Write `instead: the better word`."
        raise fields.fail(fields.fields, f"`{words}` has no better word.", hint)
    return OwnWord(words, instead, fields.text("reason"))


def _included(path: Path) -> Iterator[tuple[str, bool]]:
    """Yield the words of another checker's list, and whether each is fine."""
    if path.is_dir():
        files = [file for name in ("accept.txt", "reject.txt") if (file := path / name).is_file()]
        if not files:
            message = f"{path}: this folder has no accept.txt or reject.txt."
            raise UsageError(message, hint="Name a vocabulary of Vale, or a file with words.")
    else:
        files = [path]
    for file in files:
        is_fine = file.name != "reject.txt"
        for number, line in enumerate(read_text(file).splitlines(), 1):
            word = clean_line(line)
            if word and not word.startswith("#"):
                yield from ((form, is_fine) for form in _forms(word, file, number))


def _forms(pattern: str, file: Path, line: int) -> list[str]:
    """Return the words that a pattern of Vale stands for. Raises ContentError if there are many."""
    rest = pattern.removeprefix("(?i)").removeprefix(r"\b").removesuffix(r"\b")
    choices: list[list[str]] = []
    position = 0
    while position < len(rest):
        match = _PIECES.match(rest, position)
        if not match:
            break
        found = [*match["letters"]] if match["letters"] else (match["words"] or "").split("|")
        found = [match["letter"]] if match["letter"] else found
        optional = match["few"] or match["maybe"] or match["optional"]
        choices.append([*found, *[""] * bool(optional)])
        position = match.end()
    words = 1
    for each in choices:
        words *= len(each)
    if position < len(rest) or words > _MOST_FORMS:
        message = f"the pattern `{pattern}` is too complex."
        raise ContentError(str(file), line, message, hint="Write each word on a line of its own.")
    return list({"".join(parts).strip() for parts in product(*choices)})
