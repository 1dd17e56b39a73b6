"""A text open in an editor, and what can be said about it. Knows nothing of the protocol."""

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from hlreader import documents
from hlreader.checker.apply import find
from hlreader.checker.config.configuration import Configuration
from hlreader.checker.rule import Finding
from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.text.neighbours import files_beside
from hlreader.documents.formats import FORMATS, SUFFIXES
from hlreader.errors import ContentError
from hlreader.glossary import Glossary, Hit
from hlreader.glossary.parts.finder import Finder
from hlreader.models import Place, Term
from hlreader.pages.term import definition
from hlreader.readability.difficulty import difficulty
from hlreader.sanitize import clean

_LANGUAGES = {"markdown": "markdown", "html": "html", "plaintext": "text", "text": "text"}
"""What editors call the formats."""


class Note(NamedTuple):
    """Something to show where the cursor rests, in plain text, and the stretch it is about."""

    text: str
    start: Place
    end: Place


class OpenText:
    """An editor's text, checked."""

    def __init__(
        self,
        text: str,
        path: Path,
        configuration: Configuration,
        glossary: Glossary,
        language_id: str = "",
    ) -> None:
        """Parse a text. Raises ContentError where its front matter is broken.

        ``language_id`` is what the editor takes it for; that counts where its name says nothing.
        """
        source = clean(text).replace("\r\n", "\n")
        self.is_exact = len(source) == len(text.replace("\r\n", "\n"))
        """Whether each character is where the editor has it: else no change is safe."""
        chosen = SUFFIXES.get(path.suffix.lower(), _LANGUAGES.get(language_id))
        if chosen == "html":
            # A page is read as bytes; the mark goes before the encoding that it names.
            data = b"\xef\xbb\xbf" + source.encode(errors="replace")
            document = documents.open_bytes(data, path.name, chosen).whole()
        else:
            chosen = chosen if chosen and FORMATS[chosen].is_text else None
            document = documents.open_text(source, path.name, chosen).whole()
        self.line_starts = document.line_starts
        self.checked = CheckedText(document, configuration.settings, glossary, files_beside(path))
        self.lines = source.split("\n")
        self.configuration = configuration

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What the rules find."""
        return find(self.checked, self.configuration.rules)

    @cached_property
    def _finder(self) -> Finder:
        return Finder(self.checked.glossary, self.checked.language)

    def offset(self, place: Place) -> int:
        """Return the offset of a place; one after a line's end is taken as that end."""
        line = min(place.line, len(self.lines))
        column = min(place.column - 1, len(self.lines[line - 1]))
        return self.line_starts[line - 1] + column

    def note(self, place: Place) -> Note | None:
        """Return what there is to say at a place: a word's meaning, or how hard a sentence is."""
        return next(self._notes(self.offset(place)), None)

    def _notes(self, offset: int) -> Iterator[Note]:
        place = self.checked.document.place
        for passage, match in self.checked.terms:
            start, end = passage.span(match.start, match.end)
            if start <= offset < end:
                yield Note(self._meaning(match.term), place(start), place(end))
        for passage in self.checked.prose:
            start, end = passage.span(0, len(passage.text))
            for match in self._finder.by_parts(passage.text) if start <= offset < end else ():
                start, end = passage.span(match.start, match.end)
                if start <= offset < end:
                    yield Note(self._meaning(match.term), place(start), place(end))
            for sentence in passage.sentences:
                if sentence.start <= offset < sentence.end:
                    parts = difficulty(sentence.text) if self.checked.is_english else None
                    grade = f", difficulty {parts.grade:.1f}" if parts else ""
                    words = f"{sentence.words} word{'' if sentence.words == 1 else 's'}"
                    yield Note(f"{words}{grade}", place(sentence.start), place(sentence.end))

    def _meaning(self, term: Term) -> str:
        """Return what a term means. A meaning that is not hlreader's own names its file."""
        hit = self.checked.glossary.lookup(term.term, term.language)
        if hit is None or (hit.term.term, hit.term.plain) != (term.term, term.plain):
            hit = Hit(term, "exact", None)
        return definition(term.term, hit, ()).rstrip()


def broken(error: ContentError) -> Finding:
    """Return a text's fault in the form of a finding, so that it is shown at its place."""
    from hlreader.checker.rule import Severity

    place = Place(error.line, error.column)
    message = error.message.removeprefix(f"{error.file}:{error.line}:{error.column}: ")
    return Finding("HL000", "unreadable", Severity.ERROR, place, place, message, error.hint)
