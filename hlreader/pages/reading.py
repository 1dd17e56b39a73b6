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
    NOTES = "notes"
    """Together at the end of the article."""
    OFF = "off"
    """Nowhere."""


class Reading(NamedTuple):
    """The contents of a page. ``related`` are the articles to read next."""

    article: Article
    related: tuple[Article, ...]
    glossary: Glossary
    definitions: Definitions

    def annotations(self) -> Annotations:
        """Return the terms to explain. There are none if definitions are off."""
        if self.definitions is Definitions.OFF:
            return no_annotations()
        return annotate(self.article.document, self.glossary.matcher(self.article.language))
