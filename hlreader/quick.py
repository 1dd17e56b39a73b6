"""The short way for ``hlreader define WORD... --json``: what scripts call in loops.

It serves the plain forms of that command line, and leaves everything else, every error included,
to the long way, which prints the same bytes (a test compares the two). In exchange it imports
neither Typer nor json, and costs little more than starting Python.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hlreader.glossary.index import Index

_FOUND = (
    '{{"schema": 1, "query": "{}", "found": true, "match": "{}", "entry": {}, "suggestions": []}}\n'
)
_MISSING = (
    '{{"schema": 1, "query": "{}", "found": false, "match": null, "entry": null, '
    '"suggestions": [{}]}}\n'
)


def answer(arguments: "Sequence[str]", environ: "Mapping[str, str]") -> tuple[int, str] | None:
    """Return the exit code and what is printed, or None if this is for the long way."""
    asked = _understood(arguments, environ)
    if not asked:
        return None
    words, language, path = asked
    from hlreader.glossary.cache import find
    from hlreader.glossary.index import FAILURES

    index = find(path)
    try:
        return _look_up(index, words, language) if index else None
    except FAILURES:  # the index is damaged: the long way makes a new one
        return None


def _understood(
    arguments: "Sequence[str]", environ: "Mapping[str, str]"
) -> tuple[list[str], str, str] | None:
    """Return the words, the language and the glossary of a command line, or None."""
    if arguments[:1] != ["define"] or "_HLREADER_COMPLETE" in environ:
        return None
    words: list[str] = []
    options: dict[str, str] = {}
    rest = iter(arguments[1:])
    for argument in rest:
        if argument in options or not argument.isprintable() or not argument.strip():
            return None
        if argument == "--json":
            options[argument] = "yes"
        elif argument in ("--lang", "--glossary"):
            options[argument] = next(rest, "")
            if not options[argument] or options[argument].startswith("-"):
                return None
        elif argument.startswith("-") or '"' in argument or "\\" in argument:
            return None
        else:
            words.append(argument)
    if not words or "--json" not in options:
        return None
    from hlreader.language import preferred
    from hlreader.locations import shipped_glossary_path

    named = options.get("--glossary") or environ.get("HLREADER_GLOSSARY")
    language = options.get("--lang") or preferred(environ)
    return words, language, named or shipped_glossary_path()


def _look_up(index: "Index", words: list[str], language: str) -> tuple[int, str] | None:
    from hlreader.glossary.lookup import find_entries, languages_in_turn, suggestions
    from hlreader.language import DEFAULT, primary

    languages = languages_in_turn([index], primary(language), DEFAULT)
    whole = " ".join(words)
    found = find_entries([index], [whole], languages)
    if len(words) > 1 and not found[0]:
        found = find_entries([index], words, languages)
    else:
        words = [whole]
    lines = []
    for word, hit in zip(words, found, strict=True):
        if hit:
            lines.append(_FOUND.format(word, hit[2], index.record(hit[1])[0]))
        else:
            names = suggestions([index], word, languages, 5)
            lines.append(_MISSING.format(word, ", ".join(f'"{name}"' for name in names)))
        if not lines[-1][:-1].isprintable() or "\\" in lines[-1]:
            return None
    return int(not all(found)), "".join(lines)
