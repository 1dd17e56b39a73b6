"""PEMAT-P, for printed materials (AHRQ 2013), in our own words with its own numbers.

Numbers that are missing here, such as 13 and 14, are for films.
"""

import re

from hlreader.checker.worksheets.item import Evidence, Item, Judged, heading_text

TITLE = "PEMAT-P"
SOURCE = (
    "Shoemaker SJ, Wolf MS, Brach C. The Patient Education Materials Assessment Tool (PEMAT) and "
    "User's Guide. Agency for Healthcare Research and Quality, 2013."
)
ANSWERS = {"yes": "agree", "no": "disagree", "not applicable": "not applicable"}

_ACTIVE_SHARE = 0.8
"""The user guide of PEMAT asks for most sentences. By convention, this is 80 %."""

_LONGEST_HEADER = 5
_SUMMARY = re.compile(
    r"\b(?:summary|key points?|in short|in brief|main points?|to sum up|remember|takeaways?)\b",
    re.IGNORECASE,
)
_YOU = re.compile(r"\byou(?:r|rs|rself)?\b", re.IGNORECASE)


def _everyday_words(seen: Evidence) -> Judged:
    return seen.free_of(["HL201", "HL202", "HL206"], "hard words and wordy phrases")


def _terms(seen: Evidence) -> Judged:
    return seen.free_of(["HL204", "HL205"], "terms and abbreviations that are not explained")


def _active_voice(seen: Evidence) -> Judged | None:
    if not seen.sentences:
        return None
    passive = {finding.place for finding in seen.findings(["HL103"])}
    share = 1 - len(passive) / seen.sentences
    evidence = f"{len(passive)} of {seen.sentences} sentences are in the passive voice."
    return Judged("yes" if share >= _ACTIVE_SHARE else "no", evidence, tuple(sorted(passive)))


def _numbers(seen: Evidence) -> Judged:
    if not seen.has_figures:
        return Judged("not applicable", "There are no figures.")
    codes = ["HL301", "HL302", "HL303", "HL304"]
    return seen.free_of(
        codes, "decimals, bare percentages, mixed denominators, risks without a base"
    )


def _chunks(seen: Evidence) -> Judged:
    if seen.is_very_short:
        return Judged("not applicable", "The text is very short.")
    return seen.free_of(["HL102", "HL501", "HL503"], "long paragraphs, lists and sections")


def _headers(seen: Evidence) -> Judged:
    if seen.is_very_short:
        return Judged("not applicable", "The text is very short.")
    if not seen.headings:
        return Judged("no", "There is no heading.")
    return seen.free_of(["HL503", "HL505"], "sections without a heading, vague headings")


def _summary(seen: Evidence) -> Judged | None:
    if seen.is_very_short:
        return Judged("not applicable", "The text is very short.")
    named = [heading for heading in seen.headings if _SUMMARY.search(heading_text(heading))]
    if not named:
        return None  # a summary may have another heading
    places = tuple(seen.place(heading.offset) for heading in named)
    return Judged("yes", f"There is a section called “{heading_text(named[0])}”.", places)


def _cues(seen: Evidence) -> Judged:
    strong = [
        passage.source(0)
        for passage in seen.text.prose
        if any(run.strong and run.text.strip() for run in passage.runs)
    ]
    places = [*strong, *(block.offset for block in seen.lists)]
    if places:
        where = tuple(seen.place(offset) for offset in sorted(places))
        return Judged("yes", "There are bold words or lists.", where)
    return Judged("no", "There are no bold words and no lists.")


def _captions(seen: Evidence) -> Judged:
    if not seen.has_pictures:
        return Judged("not applicable", "There are no pictures.")
    return seen.free_of(["HL507"], "pictures without a description")


def _tables(seen: Evidence) -> Judged:
    if not seen.tables:
        return Judged("not applicable", "There are no tables.")
    headers = ["".join(run.text for run in cell) for table in seen.tables for cell in table.header]
    if any(not header.strip() for header in headers[1:]):
        return Judged("no", "A column has no heading.")
    if any(len(header.split()) > _LONGEST_HEADER for header in headers):
        return Judged("no", f"A column's heading has more than {_LONGEST_HEADER} words.")
    return seen.free_of(["HL508"], "tables that are too wide")


def _you(seen: Evidence) -> Judged | None:
    undirected = seen.findings(["HL104"])
    if undirected:
        places = tuple(finding.place for finding in undirected)
        return Judged("no", "Some advice does not speak to the reader.", places)
    if any(_YOU.search(passage.text) for passage in seen.text.prose):
        return Judged("yes", "It calls the reader “you”.")
    return None


ITEMS = (
    Item(1, "Is the purpose plain to see?"),
    Item(2, "Does it leave out what distracts from it?"),
    Item(3, "Are the words everyday ones?", _everyday_words),
    Item(4, "Are medical terms used only to teach them, and explained?", _terms),
    Item(5, "Is the active voice used?", _active_voice),
    Item(6, "Are numbers clear and easy to understand?", _numbers),
    Item(7, "Can readers use it without doing sums?"),
    Item(8, "Is the text in short chunks?", _chunks),
    Item(9, "Do sections have headings that say what comes?", _headers),
    Item(10, "Is the order logical?"),
    Item(11, "Is there a summary?", _summary),
    Item(12, "Do visual cues point to what matters?", _cues),
    Item(15, "Are there pictures wherever they would help?"),
    Item(16, "Do pictures support the text, and not distract?"),
    Item(17, "Do pictures have clear titles or captions?", _captions),
    Item(18, "Are pictures clear and simple?"),
    Item(19, "Are tables simple, with short and clear headings?", _tables),
    Item(20, "Does it name at least one thing to do?"),
    Item(21, "Does it speak to the reader about what to do?", _you),
    Item(22, "Does it break each action into small steps?"),
    Item(23, "Is there a tool to help, such as a checklist or a menu?"),
    Item(24, "Are calculations, if any, explained in simple steps?"),
    Item(25, "Does it say how to use charts and tables to act?"),
    Item(26, "Are there pictures wherever they would help readers act?"),
)
