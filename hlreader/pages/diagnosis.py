"""The report of ``hlreader doctor``: the terminal, its text sizes and why, and where files are."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from hlreader import __version__, locations
from hlreader.messages import Message, said, translated
from hlreader.pages.columns import folded, in_columns
from hlreader.terminal import Terminal
from hlreader.textsize.available_sizes import LEAST_LETTERS, Method, letterings, measure
from hlreader.textsize.capabilities import UNKNOWN, Answers, judge
from hlreader.textsize.lettering import Lettering
from hlreader.textsize.sizes import scale_text
from hlreader.trust import is_ours

_FACES = {
    "osc66": Message("1.5, and 2 to 7 (osc66)"),
    "dec": Message("2, in double lines (dec)"),
    "quadrants": Message("3 and 4, in blocks (block)"),
    "octants": Message("finer blocks (octants)"),
}
_IN_A_PIPE = Message(
    "In a pipe or a file, letters keep their size unless you choose block letters."
)
_CACHE_IS_NOT_SAFE = Message(
    "Other users can change the cache, so it is not used and starting takes longer. "
    "Delete that folder, or set XDG_CACHE_HOME to a folder of your own."
)
_NO_HOME = Message("none: this user has no home folder")
_OTHERWISE = Message("Ctrl and + makes letters larger in most terminals.")


def diagnose(terminal: Terminal, answers: Answers, environ: Mapping[str, str]) -> dict[str, Any]:
    """Return the findings as values for JSON."""
    capabilities = judge(answers, environ, unicode=terminal.unicode)
    in_a_pipe = Method.PLAIN if capabilities.dumb else Method.SPACING
    method = Method.AUTO if terminal.is_terminal else in_a_pipe
    return {
        "schema": 1,
        "version": __version__,
        "terminal": {
            "is_terminal": terminal.is_terminal,
            "name": capabilities.name,
            "version": ".".join(map(str, capabilities.version)),
            "columns": terminal.columns,
            "colors": terminal.colors,
            "unicode": terminal.unicode,
            "environment": {
                name: environ[name]
                for name in ("TERM", "TERM_PROGRAM", "COLORTERM", "TMUX", "STY", "NO_COLOR")
                if name in environ
            },
        },
        "answers": None if answers == UNKNOWN else answers._asdict(),
        "has": {name: getattr(capabilities, name) for name in _FACES},
        "why": dict(capabilities.why),
        "sizes": [*_sizes(letterings(capabilities, method), terminal.columns)],
        "places": {
            name: place if isinstance(place, Message) else str(place)
            for name, place in _places(environ).items()
        },
        "cache_is_safe": _cache_is_safe(),
    }


def _sizes(rungs: Iterable[Lettering], columns: int) -> Iterator[dict[str, Any]]:
    for lettering in rungs:
        letters = measure(lettering, columns)
        yield {
            "size": scale_text(lettering.scale),
            "method": str(lettering.face),
            "letters_to_a_line": letters,
            "fits": lettering.scale == 1 or letters >= LEAST_LETTERS,
        }


def _places(environ: Mapping[str, str]) -> dict[str, Any]:
    return {
        "articles": environ.get("HLREADER_LIBRARY") or locations.shipped_library(),
        "glossary": environ.get("HLREADER_GLOSSARY") or locations.shipped_glossary(),
        "cache": locations.cache_path() or _NO_HOME,
    }


def _cache_is_safe() -> bool:
    """Return whether no one else can change the cache folder."""
    folder = locations.cache_path()
    return not folder or not Path(folder).exists() or is_ours(folder)


def diagnosis_page(found: Mapping[str, Any]) -> str:
    """Return the findings as text. On a terminal, lines fit its width."""
    return "\n".join(_lines(found)) + "\n"


def _lines(found: Mapping[str, Any]) -> Iterator[str]:
    terminal, answers = found["terminal"], found["answers"]
    columns = terminal["columns"] if terminal["is_terminal"] else 0
    yield f"hlreader {found['version']}"
    yield ""
    yield said("Your terminal")
    name = f"{terminal['name'] or said('gives no name')} {terminal['version']}".strip()
    yes, no = said("yes"), said("no")
    yield from in_columns(
        [
            (said("name"), name),
            (said("width"), said("{count} columns", count=terminal["columns"])),
            (said("colour"), yes if terminal["colors"] else no),
            *((key, value) for key, value in terminal["environment"].items()),
            (said("answers"), _answered(terminal, answers)),
        ],
        columns,
    )
    yield ""
    yield said("Larger letters")
    faces = (
        (
            translated(words),
            f"{yes if found['has'][key] else no}: {translated(found['why'][key])}",
        )
        for key, words in _FACES.items()
    )
    yield from in_columns(faces, columns)
    yield ""
    yield said("Text sizes that will be used")
    sizes = ((size["size"], _size(size)) for size in found["sizes"])
    yield from in_columns(sizes, columns)
    advice = _OTHERWISE if terminal["is_terminal"] else _IN_A_PIPE
    yield from folded(f"  {translated(advice)}", columns, 2)
    yield ""
    yield said("Where things are")
    names = {"articles": said("articles"), "glossary": said("glossary"), "cache": said("cache")}
    places = [(names[key], translated(place)) for key, place in found["places"].items()]
    yield from in_columns(places, columns)
    if not found["cache_is_safe"]:
        yield from folded(f"  {translated(_CACHE_IS_NOT_SAFE)}", columns, 2)


def _size(size: Mapping[str, Any]) -> str:
    """Return how a size is drawn, and whether it fits."""
    count = size["letters_to_a_line"]
    text = said("{method}, {count} letters to a line", method=size["method"], count=count)
    few = said("(too few: it needs {least})", least=LEAST_LETTERS)
    return text if size["fits"] else f"{text} {few}"


def _answered(terminal: Mapping[str, Any], answers: Mapping[str, Any] | None) -> str:
    if answers is None:
        return (
            said("it was not asked") if terminal["is_terminal"] else said("this is not a terminal")
        )
    parts = [answers["version"], answers["secondary"]]
    cursor = ", ".join(map(str, answers["cursor"]))
    parts.append(said("cursor at columns {columns}", columns=cursor) if cursor else "")
    if not answers["finished"]:
        parts.append(said("not every question was answered in time"))
    return "; ".join(filter(None, parts))
