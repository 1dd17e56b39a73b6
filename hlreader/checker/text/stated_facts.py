"""Find where a text states a fact of its library."""

from collections.abc import Iterator
from typing import NamedTuple

from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.text.passage import Passage
from hlreader.language import primary
from hlreader.library.facts import Fact
from hlreader.models import RunningText, Table, plain_text, running_texts


class StatedFact(NamedTuple):
    """A fact that a text states at ``passage.text[start:end]``, and whether the two agree."""

    fact: Fact
    says: tuple[str, ...]
    """What a text may say in this language."""
    passage: Passage
    start: int
    end: int
    agrees: bool


def stated_facts(text: CheckedText) -> Iterator[StatedFact]:
    """Yield the facts that a text states, in reading order."""
    finders = text.facts.in_language(primary(text.language))
    if not finders:
        return
    title = str(text.document.front_matter.get("title", ""))
    running = running_texts(text.document.blocks)
    for passage, source in zip(text.passages, running, strict=True):
        context = f"{title} {_heads_of(source)}"
        for start, part in _parts(passage):
            for fact, finder in finders:
                for found in finder.find(part, context):
                    yield StatedFact(
                        fact,
                        finder.wording.says,
                        passage,
                        start + found.start,
                        start + found.end,
                        found.agrees,
                    )


def _parts(passage: Passage) -> Iterator[tuple[int, str]]:
    """Yield the sentences of prose, or the whole of a heading or cell, each with its start."""
    if not passage.is_prose:
        yield 0, passage.text
        return
    for sentence in passage.sentences:
        yield sentence.in_passage, sentence.text


def _heads_of(source: RunningText) -> str:
    """Return what the heads of the row and column of a table cell say."""
    table = source.block
    if source.kind != "cell" or not isinstance(table, Table):
        return ""
    heads = [table.header[source.column]]
    heads += [table.rows[source.row - 1][0]] if source.row else []
    return " ".join(map(plain_text, heads))
