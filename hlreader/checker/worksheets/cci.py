"""The CDC Clear Communication Index (2014) in our own words, with its own numbers.

A person must fill in items about the message, its audience or the science.
"""

from hlreader.checker.worksheets.item import Evidence, Item, Judged

TITLE = "CDC Clear Communication Index"
SOURCE = "Centers for Disease Control and Prevention. The CDC Clear Communication Index. 2014."
ANSWERS = {"yes": "yes", "no": "no", "not applicable": "not applicable"}

_MOST_ITEMS = 7
_SAME_WORDS = 0.8


def _message_on_top(seen: Evidence) -> Judged | None:
    message = seen.words_of(seen.declared_message)
    if not message:
        return None
    there = message & seen.words_of(seen.first_section())
    if len(there) >= _SAME_WORDS * len(message):
        return Judged("yes", "The stated main message is in the first section.")
    return Judged("no", "The stated main message is not in the first section.")


def _active_voice(seen: Evidence) -> Judged | None:
    passive = seen.findings(["HL103"])
    if passive or not seen.sentences:
        return None  # a person must see if the message is one of them
    return Judged("yes", "There is no sentence in the passive voice.")


def _words(seen: Evidence) -> Judged:
    return seen.free_of(
        ["HL201", "HL204", "HL205", "HL206"],
        "hard words, and words or abbreviations without an explanation",
    )


def _lists(seen: Evidence) -> Judged:
    if not seen.lists:
        return Judged("no", "There is no list.")
    long = [block for block in seen.lists if len(block.items) > _MOST_ITEMS]
    if long:
        places = tuple(seen.place(block.offset) for block in long)
        return Judged("no", f"{len(long)} of the lists has more than {_MOST_ITEMS} items.", places)
    places = tuple(seen.place(block.offset) for block in seen.lists)
    return Judged("yes", f"There are lists, none of more than {_MOST_ITEMS} items.", places)


def _chunks(seen: Evidence) -> Judged:
    below = [heading for heading in seen.headings if heading.level > 1]
    if not below:
        return Judged("no", "There is no heading below the title.")
    weak = seen.findings(["HL102", "HL503", "HL505"])
    if weak:
        places = tuple(finding.place for finding in weak)
        return Judged("no", "A paragraph or section is too long, or a heading says little.", places)
    places = tuple(seen.place(heading.offset) for heading in below)
    return Judged("yes", f"{len(below)} headings, and no long stretch without one.", places)


def _numbers(seen: Evidence) -> Judged:
    if not seen.has_figures:
        return Judged("not applicable", "There are no figures.")
    return seen.free_of(
        ["HL301", "HL302", "HL303"], "decimals, bare percentages, mixed denominators"
    )


ITEMS = (
    Item(1, "Is there one main message?"),
    Item(2, "Is the main message at the top?", _message_on_top),
    Item(3, "Does the main message stand out?"),
    Item(4, "Does at least one picture carry the main message?"),
    Item(5, "Is the reader asked to do something?"),
    Item(6, "Are the main message and call to action in the active voice?", _active_voice),
    Item(7, "Does it use the readers' words, or explain others?", _words),
    Item(8, "Are there bulleted or numbered lists of no more than seven items?", _lists),
    Item(9, "Is the text in chunks with headings?", _chunks),
    Item(10, "Does the first paragraph or section sum up what matters most?"),
    Item(11, "Does it say what experts know and do not know?"),
    Item(12, "Does it recommend at least one thing to do?"),
    Item(13, "Does it say why that matters to the reader?"),
    Item(14, "Does it say how to do it?"),
    Item(15, "Does it use numbers that the readers know?", _numbers),
    Item(16, "Does it say what the numbers mean?"),
    Item(17, "Can readers use it without doing sums?"),
    Item(18, "Does it say what the risk is?"),
    Item(19, "Does it give the risks and benefits of what it recommends?"),
    Item(20, "Are risk numbers also explained in words or a picture?"),
)
