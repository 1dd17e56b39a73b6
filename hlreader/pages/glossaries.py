"""Lists of glossary files and of terms, as text and as records for JSON."""

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from hlreader.glossary import Glossary
from hlreader.glossary.files_in_use import PROJECT, Places, user_glossary
from hlreader.glossary.words.order import in_order
from hlreader.messages import Message, said, translated
from hlreader.models import Term
from hlreader.pages.term import entry_record, origin_of

if TYPE_CHECKING:
    from hlreader.glossary.files_in_use import Whose

_WHOSE = {
    "shipped": Message("shipped with hlreader"),
    "user": Message("your own"),
    "project": Message("of this folder"),
    "named": Message("named by --glossary or HLREADER_GLOSSARY"),
}


class GlossaryFile(NamedTuple):
    """A file in use: whose it is, its number of entries, and terms that later files replace."""

    whose: "Whose"
    path: Path
    entries: int
    replaced: tuple[str, ...]


def read_files(places: Places) -> list[GlossaryFile]:
    """Return the files in use. Later ones win. Raises HlreaderError if one is broken."""
    together = Glossary.load(places.paths)
    return [
        GlossaryFile(
            whose,
            Path(path),
            len(Glossary.load(path).terms),
            tuple(term.term for term in in_order(together.replaced.get(Path(path), ()))),
        )
        for whose, path in places.used
    ]


def files_text(files: Sequence[GlossaryFile], places: Places) -> str:
    """Return the files in use as text, with paths where the user can add more."""
    lines = []
    for file in files:
        count = file.entries
        entries = said("1 entry") if count == 1 else said("{count} entries", count=count)
        lines.append(str(file.path))
        lines.append(f"  {translated(_WHOSE[file.whose])}, {entries}")
        if file.replaced:
            names = ", ".join(file.replaced)
            lines.append("  " + said("replaced by a later file: {names}", names=names))
    own = user_glossary()
    used = {file.whose for file in files}
    if len(files) > 1:
        lines += ["", said("Later files win over earlier ones.")]
    if "named" not in used:
        lines += [""] if len(files) == 1 else []
        lines += (
            [said("Add your own words in {own}.", own=own)] if own and "user" not in used else []
        )
        if "project" not in used and not places.unsafe:
            lines.append(said("Add the words of a project in {project}.", project=PROJECT))
    return "\n".join(lines) + "\n"


def files_record(files: Sequence[GlossaryFile], places: Places) -> dict[str, Any]:
    """Return the files in use for JSON."""
    return {
        "schema": 1,
        "files": [
            {
                "path": str(file.path.absolute()),
                "whose": file.whose,
                "entries": file.entries,
                "replaced": [*file.replaced],
            }
            for file in files
        ],
        "unsafe": places.unsafe or None,
    }


def terms_text(terms: Sequence[Term]) -> str:
    """Return terms as text, one per line with its meaning."""
    if not terms:
        return said("No terms found.") + "\n"
    return "".join(f"{term.term}: {term.plain}\n" for term in terms)


def terms_record(terms: Sequence[Term], words: Glossary) -> dict[str, Any]:
    """Return terms for JSON, each with all its fields and its glossary."""
    entries = []
    for language, some in groupby(terms, lambda term: term.language):
        alike = list(some)
        hits = words.lookup_all([term.term for term in alike], language)
        for term, hit in zip(alike, hits, strict=True):
            entries.append({**entry_record(term), "glossary": origin_of(hit.path) if hit else None})
    return {"schema": 1, "entries": entries}
