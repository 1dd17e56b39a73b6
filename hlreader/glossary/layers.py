"""Several glossaries as one: a later file goes before an earlier one, name by name.

An entry whose term a later file explains is replaced as a whole: what it was also called leads to
the later entry.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from hlreader.glossary.index import Index, Row, fold
from hlreader.models import Term


class Layer(NamedTuple):
    """A glossary file: where it is, its entries, and an index for each of their languages."""

    path: Path
    terms: Sequence[Term]
    indexes: dict[str, Index]


class Layers(NamedTuple):
    """Several glossaries as one. ``replaced`` has the terms that a later file explains."""

    terms: tuple[Term, ...]
    indexes: dict[str, Index]
    replaced: dict[Path, tuple[Term, ...]]


def merge(layers: Sequence[Layer]) -> Layers:
    """Return the layers as one, the last of them the strongest."""
    everything = [term for layer in layers for term in layer.terms]
    starts = [sum(len(layer.terms) for layer in layers[:at]) for at in range(len(layers))]
    origins = [(start, layer.path) for start, layer in zip(starts, layers, strict=True)]
    languages = dict.fromkeys(name for layer in layers for name in layer.indexes)
    merged: dict[str, Index] = {}
    heirs: dict[int, int] = {}
    for language in languages:
        names: dict[str, list[Row]] = {}
        longest: dict[str, int] = {}
        for start, layer in reversed(list(zip(starts, layers, strict=True))):
            index = layer.indexes.get(language)
            if index is None:
                continue
            heirs |= _heirs(index, start, names)
            for key, rows in index.names.items():
                moved = [(row[0], start + row[1], *row[2:]) for row in rows]
                led = [(row[0], heirs.get(row[1], row[1]), *row[2:]) for row in moved]
                names.setdefault(key, []).extend(led)
            for word, count in index.longest.items():
                longest[word] = max(longest.get(word, 0), count)
        merged[language] = Index(everything, names, longest, origins)
    return Layers(
        tuple(term for number, term in enumerate(everything) if number not in heirs),
        merged,
        {
            layer.path: tuple(
                everything[number] for number in range(start, start + len(layer.terms))
                if number in heirs
            )
            for start, layer in zip(starts, layers, strict=True)
        },
    )  # fmt: skip


def _heirs(index: Index, start: int, names: dict[str, list[Row]]) -> dict[int, int]:
    """Return, for the entries of an index whose term later layers name, the later entry."""
    found = {}
    for rows in index.names.values():
        for text, number, kind, cased, _ in rows:
            later = names.get(fold(text), ()) if kind == "exact" else ()
            same = [row for row in later if not (cased or row[3]) or row[0] == text]
            if same:
                found[start + number] = same[0][1]
    return found
