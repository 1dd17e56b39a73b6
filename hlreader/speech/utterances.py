"""What is said of an article, sentence by sentence, each with its place in the text. This is pure.

An utterance is one sentence. It has the text to show and the text to say: a hard word has its
sounds, and its meaning comes after the sentence in which it is first used.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from hlreader import header_and_footer
from hlreader.glossary.words.annotate import Annotations, Finds
from hlreader.glossary.words.brackets import in_brackets
from hlreader.glossary.words.keys import key
from hlreader.header_and_footer import HeaderLine, Related, ended
from hlreader.language import DEFAULT, primary
from hlreader.layout.flow import Additions
from hlreader.layout.wrap import NOWHERE, Piece, cut
from hlreader.linear import Linear, Passage, PassageKind, front, heading
from hlreader.models import (
    Article,
    Block,
    Match,
    RunningText,
    Table,
    Term,
    running_texts,
    source_offset,
)
from hlreader.readability.sentences import split_sentences
from hlreader.sanitize import clean_line
from hlreader.speech.as_said import as_said
from hlreader.wording import wording_for

_PAUSES = {
    PassageKind.HEADING: 0.7,
    PassageKind.TEXT: 0.6,
    PassageKind.ITEM: 0.4,
    PassageKind.ROW: 0.5,
    PassageKind.STRUCTURE: 0.4,
    PassageKind.NOTE: 0.4,
}
"""Seconds of silence after each kind of passage."""
_BETWEEN_SENTENCES = 0.3
_MARKS = '.,;:!?)"”’»…'
_LABEL = re.compile(r"\w{1,5}[.)]")
"""The mark of an item of a list, which belongs to the sentence after it."""
_LONGEST = 600
"""Letters of the longest utterance. A longer sentence is cut at a space."""


class Part(NamedTuple):
    """A part of what is said. ``respelled`` says how a hard word sounds: "sin-TIG-ruh-fee"."""

    text: str
    respelled: str = ""


class Utterance(NamedTuple):
    """A sentence to say."""

    text: str
    """The sentence as it is shown."""
    places: tuple[tuple[int, int], ...]
    """The start and end of each stretch of it in the source. hlreader's own words have none."""
    parts: tuple[Part, ...]
    """What is said. It has only letters, figures and punctuation."""
    language: str
    pause: float
    """Seconds of silence after it."""

    @property
    def said(self) -> str:
        """What is said, with hard words as they are written."""
        return joined(part.text for part in self.parts)


def joined(parts: Iterable[str]) -> str:
    """Return parts of a sentence as one text, with no space before a mark of punctuation."""
    text = ""
    for part in parts:
        text += part if not text or part[0] in _MARKS else f" {part}"
    return text


class Reading(NamedTuple):
    """What is needed to say blocks: the language, and the hard words."""

    language: str
    finder: Finds
    """Finds hard words, to say them as their entries say."""
    explained: Annotations
    """The words whose meaning is said, too."""


def utterances(blocks: Sequence[Block], reading: Reading) -> Iterator[Utterance]:
    """Yield what is said of blocks, with the meanings of hard words after their first use."""
    uses = _uses(running_texts(blocks), reading.explained.in_paragraphs)
    linear = Linear(wording_for(reading.language), {}, _Meanings(reading.explained.in_tables))
    for passage in linear.blocks(blocks):
        yield from spoken(passage, reading, uses)


def front_utterances(
    lines: Iterable[HeaderLine], reading: Reading, offset: int = NOWHERE
) -> Iterator[Utterance]:
    """Yield what is said before an article: its topic, title, danger signs and review.

    ``offset`` is the place of the first line. The danger signs have none: a reader shows them
    elsewhere.
    """
    for (role, text), passage in front(lines, wording_for(reading.language)):
        is_placed = offset != NOWHERE and role != "danger"
        pieces = passage.pieces
        if is_placed:
            pieces = tuple(
                piece._replace(offset=offset) if piece.text.startswith(text) else piece
                for piece in pieces
            )
            offset += len(text) + 1
        yield from spoken(passage._replace(pieces=pieces), reading)


def end_utterances(
    lines: Iterable[tuple[str, str]], reading: Reading, offset: int = NOWHERE
) -> Iterator[Utterance]:
    """Yield what is said after an article. ``lines`` have a role, such as "heading", and a text.

    ``offset`` is the place of the first line.
    """
    wording = wording_for(reading.language)
    for role, text in lines:
        line = Piece(text, "", offset)
        is_heading = role == "heading"
        passage = heading((line,), wording) if is_heading else Passage(PassageKind.NOTE, (line,))
        yield from spoken(passage, reading)
        offset = offset if offset == NOWHERE else offset + len(text) + 1


def end_lines(article: Article, related: Iterable[Related]) -> Iterator[tuple[str, str]]:
    """Yield the lines after an article for ``end_utterances``, with the questions to answer."""
    wording = wording_for(article.language)
    asked = header_and_footer.own_words(article._replace(slug=""), wording)  # names no command
    for section in (*asked, *header_and_footer.footer(article, related, wording)):
        yield "heading", section.title
        for entry in section.entries:
            yield "", f"{entry.title} {entry.text}".strip()
    yield "note", header_and_footer.closing(article, wording)


def spoken(
    passage: Passage, reading: Reading, uses: Sequence[tuple[int, Match]] = ()
) -> Iterator[Utterance]:
    """Yield what is said of a passage. ``uses`` are the words to explain, in order of place."""
    ends = list(_sentences(passage.text))
    for number, (start, end) in enumerate(ends):
        is_last = number + 1 == len(ends)
        pause = _PAUSES[passage.kind] if is_last else _BETWEEN_SENTENCES
        pieces = tuple(cut(passage.pieces, start, end))
        text = "".join(piece.text for piece in pieces)
        one = _utterance(text, _places(pieces), reading, pause)
        meanings = [
            _utterance(_meaning(match), one.places, reading, _PAUSES[PassageKind.NOTE])
            for match in _within(uses, one.places)
        ]
        if one.parts:
            yield one._replace(pause=_BETWEEN_SENTENCES) if meanings else one
        yield from (meaning for meaning in meanings if meaning.parts)


def _utterance(
    text: str, places: tuple[tuple[int, int], ...], reading: Reading, pause: float
) -> Utterance:
    return Utterance(
        clean_line(text), places, tuple(_parts(text, reading)), reading.language, pause
    )


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each sentence of a passage, and of each of its lines."""
    start = 0
    for line in text.split("\n"):
        label = -1
        for sentence in split_sentences(line):
            begin, end = start + sentence.start, start + sentence.end
            if begin == 0 and _LABEL.fullmatch(sentence.text) and end < len(text.rstrip()):
                label = begin
                continue
            begin, label = (label, -1) if label >= 0 else (begin, label)
            while end - begin > _LONGEST:
                at = text.rfind(" ", begin + 1, begin + _LONGEST) + 1 or begin + _LONGEST
                yield begin, at
                begin = at
            yield begin, end
        start += len(line) + 1


def _places(pieces: Iterable[Piece]) -> tuple[tuple[int, int], ...]:
    """Return the places of pieces in the source. Those with only a space between are one."""
    places: list[tuple[int, int]] = []
    for piece in pieces:
        if piece.offset == NOWHERE:
            continue
        end = piece.offset + len(piece.text)
        if places and 0 <= piece.offset - places[-1][1] <= 1:
            places[-1] = places[-1][0], end
        else:
            places.append((piece.offset, end))
    return tuple(places)


# Hard words


class _Meanings(Additions):
    """Says the meanings of a table's words after it."""

    def __init__(self, in_tables: Mapping[int, tuple[Term, ...]]) -> None:
        self.in_tables = in_tables

    def below_table(self, table: Table) -> Iterator[str]:
        for term in self.in_tables.get(table.offset, ()):
            yield f"{term.term}: {term.plain}"


def _uses(
    texts: Iterable[RunningText], marked: Mapping[int, tuple[Match, ...]]
) -> list[tuple[int, Match]]:
    """Return the words to explain, each with its place in the source, in order."""
    found = [
        (source_offset(text.runs, match.start), match)
        for text in texts
        if text.is_prose
        for match in marked.get(text.offset, ())
    ]
    return sorted(found, key=lambda use: use[0])


def _within(
    uses: Sequence[tuple[int, Match]], places: Iterable[tuple[int, int]]
) -> Iterator[Match]:
    """Yield the words that begin in these places."""
    for start, end in places:
        first = bisect_left(uses, start, key=lambda use: use[0])
        for at, match in uses[first:]:
            if at >= end:
                break
            yield match


def _meaning(match: Match) -> str:
    return ended(f"{match.text}: {in_brackets(match)}")


def _parts(text: str, reading: Reading) -> Iterator[Part]:
    """Yield what is said of a text, with hard words as parts of their own."""
    position = 0
    for match in reading.finder.find(text):
        respelled = respelled_as(match) if primary(reading.language) == DEFAULT else ""
        if respelled:
            yield from _plain(text[position : match.start], reading.language)
            yield Part(match.text, respelled)
            position = match.end
    yield from _plain(text[position:], reading.language)


def _plain(text: str, language: str) -> Iterator[Part]:
    said = as_said(text, language)
    if said:
        yield Part(said)


def respelled_as(match: Match) -> str:
    """Return how a word in a text sounds, or an empty text if its entry does not say.

    The entry says it for its own name. Other names sound otherwise, but a plural only ends
    otherwise: "biopsies", "diagnoses".
    """
    term, used = match.term, match.text
    respelled = term.pronunciation
    if not respelled or used.isupper() != term.term.isupper():
        return ""
    if key(used) == key(term.term):
        return respelled
    name, word = term.term.lower(), used.lower()
    if name.endswith("sis") and word == f"{name[:-2]}es" and respelled.lower().endswith("sis"):
        return f"{respelled[:-3]}seez"
    if word in (f"{name}s", f"{name[:-1]}ies") and not name.endswith(("s", "x", "z", "ch", "sh")):
        return respelled + ("s" if respelled.lower().endswith(tuple("pfkt")) else "z")
    return ""
