"""hlreader: a health literacy reader for the command line.

The commands use the same public Python interface as your own programs:

- ``load_article(name)`` reads an article by slug or path;
- ``Glossary.load(path)``, ``.lookup(word)``, ``.find(text)``;
- ``score(text)`` counts and scores; ``split_sentences(text)``; ``count_syllables(word)``;
- ``word_difficulty(word)`` says how much a rare word adds to a sentence, in grades;
- ``check(paths)`` measures files and returns a report.

Each name is imported on first use, so ``import hlreader`` costs almost nothing.
"""

TYPE_CHECKING = False  # importing typing would slow down a look-up
if TYPE_CHECKING:
    from typing import Any

    from hlreader.checker.runner import check as check
    from hlreader.glossary import Glossary as Glossary
    from hlreader.library.find import load_article as load_article
    from hlreader.readability import count_syllables as count_syllables
    from hlreader.readability import score as score
    from hlreader.readability import split_sentences as split_sentences
    from hlreader.readability import word_difficulty as word_difficulty

__version__ = "0.1.0"

_HOMES = {
    "Glossary": "hlreader.glossary",
    "check": "hlreader.checker.runner",
    "count_syllables": "hlreader.readability",
    "load_article": "hlreader.library.find",
    "score": "hlreader.readability",
    "split_sentences": "hlreader.readability",
    "word_difficulty": "hlreader.readability",
}

__all__ = [
    "Glossary",
    "check",
    "count_syllables",
    "load_article",
    "score",
    "split_sentences",
    "word_difficulty",
]


def __getattr__(name: str) -> "Any":
    """Import a public name on first use (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    """List the public names, loaded or not."""
    return sorted([*globals(), *_HOMES])
