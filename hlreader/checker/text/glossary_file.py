"""Turn a glossary into a text to check. Each definition becomes a paragraph at its place."""

from collections.abc import Iterator
from pathlib import Path

from hlreader.documents.lines import line_starts
from hlreader.documents.source import decode, read_bytes
from hlreader.errors import ContentError, UnreadableError
from hlreader.models import Document, Paragraph, Place, Run, Term
from hlreader.sanitize import Shown


def is_glossary(name: str) -> bool:
    """Return whether a file has the name of a glossary."""
    return name.lower().endswith((".yaml", ".yml"))


def glossary_document(path: Path, name: Shown, *, plain: bool = False) -> Document:
    """Return the definitions of a glossary file in the language of its first entry.

    Raises NotFoundError, UnreadableError (also for a file without entries), and ContentError for a
    broken file. ``plain`` means that it was a plain file when it was listed: see
    ``source.read_bytes``.
    """
    from hlreader.glossary.editing.field_places import FieldPlaces
    from hlreader.glossary.load import read_terms

    source = decode(read_bytes(path, name, plain=plain), name)
    faults: list[ContentError] = []
    terms = read_terms(source, name, faults.append)
    if faults:
        raise faults[0]
    if not terms:
        raise UnreadableError(f"{name}: there is no entry in this glossary.")
    starts = tuple(line_starts(source))
    places = FieldPlaces(source, name)

    def paragraph(text: str, place: Place) -> Paragraph:
        offset = starts[place.line - 1] + place.column - 1
        return Paragraph((Run(text, offset),), offset)

    def definitions(term: Term) -> Iterator[Paragraph]:
        for sense in term.senses:
            yield paragraph(sense.plain, places.of(term, "senses", sense.field))
        if not term.senses:
            yield paragraph(term.plain, places.of(term, "plain"))

    language = terms[0].language
    spoken = (term for term in terms if term.language == language)
    blocks = tuple(block for term in spoken for block in definitions(term))
    return Document(name, source, blocks, {"language": language}, starts)
