"""Find bylines: the lines that say who wrote a text, who reviewed it, and when.

An example is "Medically reviewed by Ann Roe, MD, on May 3, 2025 | Written by Bo Doe". A byline is
not a sentence, so its runs are asides: shown, but not counted. A line or paragraph with anything
else is not a byline: "Reviewed by your doctor each year, the plan ..." and "Written by hand" are
sentences.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple, cast

from hlreader.dates import DATE
from hlreader.documents.byline_words import (
    CREDENTIAL,
    DESK,
    HINTS,
    JOINING,
    LEAD,
    LEADS,
    NO_NAMES,
    NOT_BY,
    PROFESSION,
    ROLES,
    SECTION,
    TOPICS,
)
from hlreader.documents.chunks import Chunk, Continued
from hlreader.models import Block, ItemList, Paragraph, plain_text, running_texts
from hlreader.patterns import lazy


class BylinePart(NamedTuple):
    """A part of a byline."""

    kind: str
    """"reviewed", "written", "dated", "due" (a review to come), "section" (the part of a site), or
    "beside": a date or a name that only counts next to another part."""
    text: str
    """The part as it is written."""
    who: str = ""
    when: str = ""
    """The date as it is written."""
    when_at: int = 0
    """Where the date begins in the byline."""


_LONGEST = 300
_LONGEST_BESIDE = 60
_MOST_ITEMS = 8
_MOST_NAMES = 30
_FEWEST_IN_NAME = 2
_MOST_BESIDE = 8
_EARLY_WORDS = 15
"""After a paragraph with more words than this, the head of a text has ended."""

_LEAD = lazy(LEAD, re.VERBOSE | re.IGNORECASE)
_CUT = lazy(
    rf"""\s*(?: [\n|·•;] | \s[–—-]\s(?=(?:by|por)\b|(?:[A-Z][a-z]+\.?\s)?\d)
      | (?<=[^\W\d_]{{2}})(?<!\bDr)(?<!\bDra)(?<!\bSra)(?<!\bProf)(?<!\bSt)\.(?=\s+[A-ZÁÉÍÓÚ])
      | (?: \s[–—-]\s | ,?\s(?:and|&|y)\s | [,.]?\s(?=(?-i:[A-ZÁÉÍÓÚ])) )(?={LEADS}\b) )\s*""",
    re.VERBOSE | re.IGNORECASE,
)
"""The separator of two parts in a byline."""
_LINK = re.compile(r"\s*(?P<by>:|by\b:?|por\b:?)?\s*", re.IGNORECASE)
_TIME = lazy(
    r"\s*(?:,|at\b|a\s+las\b)?\s*\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s*[ap]\.?m\b\.?)?"
    r"(?:\s*(?-i:[A-Z]{2,4})\b)?",
    re.IGNORECASE,
)
_DAY = (
    r"(?:\b(?:(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|"
    r"lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo)\b[,.]?\s*)?"
)
_DAY_FIRST = lazy(_DAY, re.IGNORECASE)
_BEFORE_DATE = lazy(
    rf"[\s,;:(–—-]*(?:\b(?:on|in|of|el|en|de)\b\s*)?[\s,;:(]*{_DAY}$", re.IGNORECASE
)
_WITHOUT_YEAR = re.compile(
    r"\s+(?:on\s+)?[A-Z][a-z]{2,8}\.?\s+\d{1,2}(?:st|nd|rd|th)?(?:,?\s+(?:at\s+)?\d.{0,12})?$"
)
"""A date and time without a year. It says too little for a part of its own."""
_AFTER_DATE = re.compile(r"[\s,;:.)–—-]*(?P<by>\b(?:by|por)\b)?[\s:]*", re.IGNORECASE)
_TOKEN = re.compile(r"[^\s,;()/&]+")


def byline_parts(text: str, *, early: bool = False) -> tuple[BylinePart, ...]:
    """Return the parts of a line or paragraph, or none if it is not a byline.

    ``early`` says that it is at the head of a text, where "By Ann Roe" is a byline.

    >>> [(one.kind, one.who, one.when) for one in byline_parts("Reviewed by Ann Roe, MD, May 2025")]
    [('reviewed', 'Ann Roe, MD', 'May 2025')]
    """
    if len(text) > _LONGEST or not text or text[0].islower():
        return ()
    small = text.lower()
    if not any(hint in small for hint in HINTS):
        return ()
    found: list[BylinePart] = []
    for start, part in _parts_of(text):
        one = _part(part, start, early=early)
        if one is None or (one.kind == "section" and not early):
            return ()
        found.append(one)
    return tuple(found) if any(one.kind != "beside" for one in found) else ()


def is_beside(text: str) -> bool:
    """Return whether a line belongs to a byline next to it: "Acme Feature", or only a date."""
    if len(text) > _LONGEST_BESIDE:
        return False
    found = _beside(text.strip(), 0)
    return found is not None and bool(found.when or DESK.fullmatch(found.text))


def _parts_of(text: str) -> Iterator[tuple[int, str]]:
    """Yield the parts between separators, each with its start."""
    start = 0
    while start < len(text):
        lead = _LEAD.match(text, start)
        cut = _CUT.search(text, max(lead.end() if lead else 0, start + 1))
        part = text[start : cut.start() if cut else len(text)]
        bare = part.strip(" \t\n()[]")
        if bare:
            yield start + part.index(bare[0]), bare
        start = cut.end() if cut else len(text)


def _part(part: str, start: int, *, early: bool) -> BylinePart | None:
    """Return a part with what it says, or None if it does not belong to a byline."""
    lead = _LEAD.match(part)
    if not lead:
        return _beside(part, start)
    _, by, rest = _split(_LINK, part, lead.end())
    found = DATE.search(rest)
    who, late = _WITHOUT_YEAR.sub("", rest), ""
    if found:
        when_at = start + len(part) - len(rest) + found.start()
        who = _BEFORE_DATE.sub("", rest[: found.start()])
        _, by_late, late = _split(_AFTER_DATE, _without_time(rest[found.end() :]), 0)
        if late and (who or not by_late):
            return None
        by = by_late or by
    when = found[0] if found else ""
    who = _without_full_stop((who or late).strip(" ,;:-–—("))
    if who and not (by and _is_name(who)):
        return None
    kind = lead.lastgroup or ""
    if kind == "by":
        kind = "written"
        if not _is_author(who, early=early):
            return None
    elif by == ":" and lead[0].lower().endswith(TOPICS) and who and not CREDENTIAL.search(who):
        return None
    elif kind == "dated" and who:
        kind = "written"
    needed = {"written": who, "reviewed": who or when}.get(kind, when)
    return BylinePart(kind, part, who, when, when_at if found else 0) if needed else None


def _split(pattern: "re.Pattern[str]", text: str, start: int) -> tuple[str, str, str]:
    """Split a text from ``start`` on into the match of a pattern, its "by", and the rest."""
    found = pattern.match(text, start)
    return (found[0], found["by"] or "", text[found.end() :]) if found else ("", "", text[start:])


def _without_time(text: str) -> str:
    """Return the text after a date, without the time of day."""
    found = _TIME.match(text)
    return text[found.end() :] if found else text


def _without_full_stop(text: str) -> str:
    """Return a name without the full stop of its line. The full stop of "D.O." stays."""
    last = text.rpartition(" ")[2]
    return text[:-1] if text.endswith(".") and "." not in last[:-1] else text


def _beside(part: str, start: int) -> BylinePart | None:
    """Return a section, or a date or name that only counts next to another part."""
    if SECTION.fullmatch(part):
        return BylinePart("section", part)
    day = _DAY_FIRST.match(part)
    date = DATE.match(part, day.end() if day else 0)
    if date:
        ended = not _without_time(part[date.end() :]).strip(" .")
        return BylinePart("beside", part, "", date[0], start + date.start()) if ended else None
    words = _TOKEN.findall(part)
    named = len(words) <= _MOST_BESIDE and all(word[:1].isupper() for word in words)
    return BylinePart("beside", part, part) if named and _is_name(part) else None


def _is_name(text: str) -> bool:
    """Return whether a text has names of people or groups, perhaps with titles."""
    words = [word for word in (one.strip(".'\"’“”:") for one in _TOKEN.findall(text)) if word]
    small = [word.lower() for word in words]
    if not 0 < len(words) <= _MOST_NAMES or not NO_NAMES.isdisjoint(small):
        return False
    if small[-1] in JOINING or any(word.isdigit() for word in words):
        return False
    names = [
        word[0].isupper() or low in ROLES or PROFESSION.fullmatch(low) is not None
        for word, low in zip(words, small, strict=True)
    ]
    others = [word for word, is_named in zip(small, names, strict=True) if not is_named]
    begins = names[0] or small[0] in JOINING
    return begins and any(names) and all(one in JOINING or not one[0].isalpha() for one in others)


def _is_author(who: str, *, early: bool) -> bool:
    """Return whether an author follows a plain "By"."""
    small = [word.strip(".,").lower() for word in who.split()]
    if not small or not NOT_BY.isdisjoint(small):
        return False
    if CREDENTIAL.search(who) or small[-1] in ("staff", "team", "editors", "writer"):
        return True
    return early and sum(word[0].isupper() for word in who.split()) >= _FEWEST_IN_NAME


def with_asides(blocks: Iterable[Chunk]) -> Iterator[Chunk]:
    """Yield blocks, with the bylines among them as asides."""
    early = True
    waiting: Paragraph | None = None  # a byline if the next block is one
    for block in blocks:
        marked = block if isinstance(block, Continued) else _marked(block, early=early)
        if waiting:
            yield waiting if marked is block else _aside(waiting)
            waiting = None
        if marked is block and isinstance(block, Paragraph):
            if early and is_beside(plain_text(block.runs)):
                waiting = block
                continue
            early = early and len(plain_text(block.runs).split()) < _EARLY_WORDS
        yield marked
    if waiting:
        yield waiting


def blocks_as_shown(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield whole blocks, with the bylines among them as asides."""
    return cast("Iterator[Block]", with_asides(blocks))


def _marked(block: Block, *, early: bool) -> Block:
    """Return a block as an aside if it is a byline or a list of bylines.

    Return others unchanged.
    """
    if isinstance(block, Paragraph):
        said = byline_parts(plain_text(block.runs), early=early)
        return _aside(block) if said else block
    if isinstance(block, ItemList) and len(block.items) <= _MOST_ITEMS:
        items = [
            item._replace(blocks=tuple(_marked(inner, early=early) for inner in item.blocks))
            for item in block.items
        ]
        marked = block._replace(items=tuple(items))
        texts = running_texts((marked,))
        return marked if all(run.aside for text in texts for run in text.runs) else block
    return block


def _aside(block: Paragraph) -> Paragraph:
    return block._replace(runs=tuple(run._replace(aside=True) for run in block.runs))
