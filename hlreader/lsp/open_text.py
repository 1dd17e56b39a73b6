"""A text that is open in an editor, with its findings and notes. It does not use the protocol."""

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from hlreader import documents
from hlreader.checker.apply import find
from hlreader.checker.config.configuration import Configuration
from hlreader.checker.rule import Finding
from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.text.nearby_files import files_next_to
from hlreader.documents.formats import FORMATS, SUFFIXES
from hlreader.errors import ContentError
from hlreader.glossary import Glossary, Hit
from hlreader.glossary.parts.finder import Finder
from hlreader.models import Place, Term
from hlreader.pages.term import definition
from hlreader.readability.difficulty import difficulty
from hlreader.sanitize import clean

_LANGUAGES = {"markdown": "markdown", "html": "html", "plaintext": "text", "text": "text"}
"""Our names of formats by their names in editors."""


class Note(NamedTuple):
    """A plain text to show at the cursor, and the range that it explains."""

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
        """Parse a text. Raises ContentError if its front matter is broken.

        ``language_id`` is the editor's name for the format. It counts if the file name has no known
        ending.
        """
        source = clean(text).replace("\r\n", "\n")
        self.is_exact = len(source) == len(text.replace("\r\n", "\n"))
        """Whether each character is at the same offset as in the editor. If not, no fix is safe."""
        chosen = SUFFIXES.get(path.suffix.lower(), _LANGUAGES.get(language_id))
        if chosen == "html":
            # The parser reads bytes. A byte order mark overrides the encoding that a page names.
            data = b"\xef\xbb\xbf" + source.encode(errors="replace")
            document = documents.open_bytes(data, path.name, chosen).whole()
        else:
            chosen = chosen if chosen and FORMATS[chosen].is_text else None
            document = documents.open_text(source, path.name, chosen).whole()
        self.line_starts = document.line_starts
        self.checked = CheckedText(document, configuration.settings, glossary, files_next_to(path))
        self.lines = source.split("\n")
        self.configuration = configuration

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of the rules."""
        return find(self.checked, self.configuration.rules)

    @cached_property
    def _finder(self) -> Finder:
        return Finder(self.checked.glossary, self.checked.language)

    def offset(self, place: Place) -> int:
        """Return the offset of a place. A place after the end of a line counts as its end."""
        line = min(place.line, len(self.lines))
        column = min(place.column - 1, len(self.lines[line - 1]))
        return self.line_starts[line - 1] + column

    def note(self, place: Place) -> Note | None:
        """Return a note for a place: the meaning of a word, or the difficulty of a sentence."""
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
        """Return the meaning of a term, with its file unless it is hlreader's own."""
        hit = self.checked.glossary.lookup(term.term, term.language)
        if hit is None or (hit.term.term, hit.term.plain) != (term.term, term.plain):
            hit = Hit(term, "exact", None)
        return definition(term.term, hit, ()).rstrip()


def broken(error: ContentError) -> Finding:
    """Return an error in a text as a finding, so that editors show it at its place."""
    from hlreader.checker.rule import Severity

    place = Place(error.line, error.column)
    message = error.message.removeprefix(f"{error.file}:{error.line}:{error.column}: ")
    return Finding("HL000", "unreadable", Severity.ERROR, place, place, message, error.hint)
