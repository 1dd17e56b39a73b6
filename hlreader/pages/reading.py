"""An article with everything that its page shows."""

from enum import StrEnum
from typing import NamedTuple

from hlreader.glossary import Glossary
from hlreader.glossary.words.annotate import Annotations, annotate, no_annotations
from hlreader.models import Article


class Definitions(StrEnum):
    """Where the meanings of hard words go."""

    INLINE = "inline"
    """In brackets after the first use."""
    SECTIONS = "sections"
    """In brackets after the first use in each section."""
    NOTES = "notes"
    """Together at the end of the article."""
    OFF = "off"
    """Nowhere."""

    @property
    def is_inline(self) -> bool:
        """Whether they are in brackets in the text."""
        return self in (Definitions.INLINE, Definitions.SECTIONS)


class Reading(NamedTuple):
    """The contents of a page. ``related`` are the articles to read next."""

    article: Article
    related: tuple[Article, ...]
    glossary: Glossary
    definitions: Definitions

    def annotations(self) -> Annotations:
        """Return the terms to explain, none if definitions are off.

        In brackets, those are left out that the text itself explains where it first uses them.
        """
        if self.definitions is Definitions.OFF:
            return no_annotations()
        matcher = self.glossary.matcher(self.article.language)
        if not self.definitions.is_inline:
            return annotate(self.article.document, matcher)
        from hlreader.glossary.words.unexplained import unexplained  # the reader does not need it

        again = self.definitions is Definitions.SECTIONS
        return unexplained(self.article.document, matcher, in_each_section=again)
