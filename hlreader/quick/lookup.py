"""The short way for look-ups with ``--json``: what scripts call in loops.

It serves the plain forms of ``hlreader define WORD... --json`` and the same of ``hlreader glossary
lookup``, and leaves everything else, every error included, to the long way, which prints the same
bytes (a test compares the two). It serves one bar: with 100,000 terms a look-up costs at most 2.2
times as much as ``python -c pass``. So what it imports stays small: no Typer, pathlib or typing.
"""

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hlreader.glossary.store.index import Index

_SERVED = (["define"], ["glossary", "lookup"])


def answer(arguments: "Sequence[str]", environ: "Mapping[str, str]") -> tuple[int, str] | None:
    """Return the exit code and what is printed, or None if this is for the long way."""
    asked = _understood(arguments, environ)
    if not asked:
        return None
    words, language, named = asked
    is_question = arguments[0] == "define"
    from hlreader.glossary.files_in_use import find_places
    from hlreader.glossary.store.cache import find
    from hlreader.glossary.store.index import FAILURES

    places = find_places(named)
    indexes = [index for index in map(find, places.paths) if index]
    if places.unsafe or len(indexes) < len(places.paths):
        return None
    try:
        return _look_up(indexes, words, language, is_question=is_question)
    except (*FAILURES, OSError, ValueError):  # the long way makes a new index or table of parts
        return None


def _understood(
    arguments: "Sequence[str]", environ: "Mapping[str, str]"
) -> tuple[list[str], str, list[str]] | None:
    """Return the words, the language and the glossaries named in a command line, or None."""
    command = next((words for words in _SERVED if arguments[: len(words)] == words), None)
    if not command or "_HLREADER_COMPLETE" in environ:
        return None
    from hlreader.quick.line import split_line

    rest = arguments[len(command) :]
    split = split_line(rest, ("--json",), ("--lang",), repeatable=("--glossary",))
    if not split:
        return None
    words, options = split
    if not all(word.isprintable() and word.strip() for word in words):
        return None
    if not words or "--json" not in options:
        return None
    from hlreader.language import preferred

    named = options.get("--glossary") or glossaries_named_by(environ)
    language = options["--lang"][0] if "--lang" in options else preferred(environ)
    return words, language, named


def glossaries_named_by(environ: "Mapping[str, str]") -> list[str]:
    """Return the glossaries that the environment names."""
    value = environ.get("HLREADER_GLOSSARY")
    return [part or "." for part in value.split(os.pathsep)] if value else []


def _look_up(
    indexes: "list[Index]", words: list[str], language: str, *, is_question: bool
) -> tuple[int, str] | None:
    from hlreader.glossary.store.json_lines import FIELD, ITEM, hit_line, miss_line
    from hlreader.glossary.store.lookup import find_entries, languages_in_turn, may_refer
    from hlreader.language import DEFAULT, primary

    languages = languages_in_turn(indexes, primary(language), DEFAULT)
    whole = " ".join(words)
    hits = find_entries(indexes, [whole], languages)
    if is_question and not hits[0] and _has_several_words(whole):
        return None
    if len(words) > 1 and not hits[0]:
        hits = find_entries(indexes, words, languages)
    else:
        words = [whole]
    lines = []
    missing = 0
    for word, hit in zip(words, hits, strict=True):
        if hit:
            origin = _origin(indexes[hit[0]])
            if not origin:
                return None
            record, _ = indexes[hit[0]].record(hit[1])
            if may_refer(record.split(FIELD, 2)[1]):
                return None
            letters = record.replace(FIELD, "").replace(ITEM, "") + origin
            lines.append(hit_line(word, hit[2], origin, record))
        elif by_parts := _by_parts(word, language):
            letters = word
            lines.append(by_parts)
        else:
            missing = 1
            names = _suggested(indexes, word, languages)
            letters = "".join(names)
            lines.append(miss_line(word, names))
        if not letters.isprintable():
            return None
    return missing, "".join(lines)


def _by_parts(word: str, language: str) -> str:
    """Return the line of a word without an entry that its parts explain, or an empty text.

    Raises OSError, ValueError where the table of parts must be compiled first.
    """
    from hlreader.glossary.parts.explain import as_entry, explain_by_parts
    from hlreader.glossary.parts.store import ready_table

    found = explain_by_parts(word, language, ready_table)
    if not found:
        return ""
    from hlreader.glossary.store.json_lines import hit_line
    from hlreader.glossary.store.records import pack

    return hit_line(word, "parts", "shipped", pack(as_entry(word, found)), parts=found.parts)


def _has_several_words(text: str) -> bool:
    from hlreader.glossary.words.keys import tokens

    return len(tokens(text)) > 1


def _suggested(indexes: "list[Index]", word: str, languages: list[str]) -> list[str]:
    from hlreader.glossary.store.nearest_names import suggestions
    from hlreader.limits import SUGGESTIONS

    return suggestions(indexes, word, languages, SUGGESTIONS)


def _origin(index: "Index") -> str:
    """Return the path of the file an entry comes from, or "shipped"; empty if it is not plain."""
    from hlreader.locations import shipped_glossary_path

    path = index.path or ""
    if os.path.normpath(path) == shipped_glossary_path():
        return "shipped"
    return "" if ".." in path else os.path.abspath(path)
