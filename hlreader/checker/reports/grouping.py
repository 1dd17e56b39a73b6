"""Group findings by the sentence that they are in.

The sentences with findings are found while the text is in memory. The report comes later, and
without the text, since those of many files would fill memory.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from hlreader.checker.rule import Finding, Severity
from hlreader.models import Document, Place
from hlreader.readability import Score
from hlreader.readability.scores import packed_sentences

_LONGEST = 600
"""How many characters of a sentence to keep."""

_BLOCK_ENDS = re.compile(r"\n\s*(?:\n|#|\||[-*+]\s|\d+[.)]\s)")
"""Where a paragraph or an item ends, so that what follows is another sentence or a heading."""

_WEIGHTS = {Severity.ERROR: 6, Severity.WARNING: 3, Severity.ADVICE: 1}


class Sentence(NamedTuple):
    """A sentence with findings: its place and its text, or the beginning of a long one."""

    place: Place
    text: str


class Group(NamedTuple):
    """The findings of a sentence. Those of a heading or a table share its line."""

    place: Place
    text: str
    findings: tuple[Finding, ...]

    @property
    def weight(self) -> int:
        """How much there is to fix. An error weighs as much as two warnings or six remarks."""
        return sum(_WEIGHTS[finding.severity] for finding in self.findings)


def sentences_with(
    findings: Iterable[Finding], score: Score, document: Document
) -> tuple[Sentence, ...]:
    """Return the sentences of a text that have findings, in order."""
    found = {finding.place for finding in findings if not is_about_the_whole(finding)}
    if not found:
        return ()
    places, texts = [], []
    for text, place, _ in packed_sentences(score):
        places.append(place)
        texts.append(text)
    order = sorted(range(len(places)), key=places.__getitem__)
    starts = [places[number] for number in order]
    kept: dict[Place, Sentence] = {}
    for place in found:
        nearest = bisect_right(starts, place) - 1
        if nearest < 0:
            continue
        start = starts[nearest]
        between = document.source[_offset(document, start) : _offset(document, place)]
        if not _BLOCK_ENDS.search(between):
            kept[start] = Sentence(start, texts[order[nearest]][:_LONGEST])
        else:
            kept.setdefault(place, Sentence(place, ""))
    return tuple(kept[place] for place in sorted(kept))


def is_about_the_whole(finding: Finding) -> bool:
    """Return whether a finding is about the whole text, so it has no words to show."""
    return finding.end == Place(1, 1)


def groups(findings: Sequence[Finding], sentences: Sequence[Sentence]) -> list[Group]:
    """Return findings by sentence, the heaviest group first."""
    starts = [sentence.place for sentence in sentences]
    by_place: dict[Place, list[Finding]] = {}
    texts: dict[Place, str] = {}
    for finding in findings:
        nearest = bisect_right(starts, finding.place) - 1
        key, text = finding.place, ""
        if nearest >= 0 and not is_about_the_whole(finding):
            key, text = sentences[nearest]
        by_place.setdefault(key, []).append(finding)
        texts[key] = text or finding.line
    found = [Group(place, texts[place], tuple(each)) for place, each in by_place.items()]
    return sorted(found, key=lambda group: (-group.weight, group.place))


def _offset(document: Document, place: Place) -> int:
    return document.line_starts[place.line - 1] + place.column - 1
