"""HL103 passive-voice."""

import re
from collections.abc import Iterator

from hlreader.checker.rule import Found, Severity, found_at
from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.text.passage import Passage
from hlreader.checker.words.wordlists import plain_words

CODE = "HL103"
NAME = "passive-voice"
SEVERITY = Severity.ADVICE

FAILS = """\
The dressing should be changed every day. The stitches will be removed by a nurse.
"""
PASSES = """\
Change the dressing every day. A nurse will take out the stitches. You may be tired at first. Some
people are worried about the scar.
"""

_BE = frozenset(
    "is are was were be been being am isn't aren't wasn't weren't they're you're we're".split()
)
_BETWEEN = frozenset(
    "not also often usually never always now then only still just being been so first already "
    "sometimes generally normally commonly typically mostly mainly even soon most best both all "
    "rarely seldom either each again later once".split()
)
_MOST_BETWEEN = 2
_WHO_IS_DONE = (("you",), ("we",), ("i",), ("they",))
_ADVISED = frozenset("recommended advised suggested".split())
_CAN = frozenset("can cannot can't could couldn't".split())
_REGULAR = re.compile(r"[a-z]{3,}ed")
_MARK = re.compile(r"[.,;:()!?–—]")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_MODALS = frozenset("should must shall will would may might to".split())
# After these, some words of states are what is done: "should be limited", "has been prepared".
_PERFECT = frozenset("been being".split())
# With these words after them, participles say what a thing is or where: "is found in".
_DESCRIBES = {
    "found": ("in", "on", "at", "near", "all", "only", "worldwide", "throughout"),
    "referred": ("to as",),
    "followed": ("by",), "accompanied": ("by",), "characterized": ("by",),
    "characterised": ("by",), "surrounded": ("by",), "filled": ("with",), "attached": ("to",),
    "divided": ("into",), "grouped": ("into", "by"), "classified": ("as", "by", "into"),
    "derived": ("from",), "composed": ("of",), "marked": ("by",), "connected": ("to",),
    "designed": ("to", "for"), "intended": ("to", "for"), "considered": ("",),
    "aimed": ("at",), "focused": ("on",), "shown": ("to",), "inherited": ("",), "known": ("",),
    "thought": ("",), "believed": ("",),
}  # fmt: skip
_LY = re.compile(r"[a-z]{3,}ly")


def check(text: CheckedText) -> Iterator[Found]:
    """Find sentences in the passive voice, which often do not say who acts.

    Why: "The dressing should be changed" does not say who should change it. PEMAT, a measure from
    the Agency for Healthcare Research and Quality, asks for the active voice.

    The rule leaves alone words that say how someone is ("are worried", "is swollen") or what a
    thing is ("is called"). It also leaves alone what can be done ("can be treated") and what the
    reader was told or asked.

    Instead: start with who does it: "Change the dressing", "A nurse will take out the stitches".
    """
    for passage, index in text.english_words.uses(_BE):
        last = 0 if _is_possible(passage.words, index) else _participle(passage, index)
        if not last:
            continue
        (start, begun), (stopped, end) = passage.word_span(index), passage.word_span(last)
        between = passage.text[begun:stopped]
        if _MARK.search(_IN_BRACKETS.sub("", between) if "(" in between else between):
            continue
        yield found_at(
            passage,
            start,
            end,
            f'"{passage.text[start:end]}" is in the passive voice.',
            "Say who does it, or speak to the reader.",
        )


def _participle(passage: Passage, index: int) -> int:
    """Return the number of the participle that may belong to a form of "be". 0 means none."""
    words = passage.words
    place = index + 1
    most = place + _MOST_BETWEEN
    while place < min(most, len(words)) and (
        words[place] in _BETWEEN or _LY.fullmatch(words[place])
    ):
        if words[place] in _BE:  # "is being treated" begins at "being"
            return 0
        place += 1
    if place >= len(words) or words[place] in _BE:
        return 0
    word = words[place]
    if word in _ADVISED and words[index - 1 : index] == ("it",):
        return 0  # "it is recommended that": HL104 finds it
    if _describes(words, place) or (word == "done" and words[index - 1 : index] in _WHO_IS_DONE):
        return 0
    is_state = word in plain_words("states") and not _is_done(words, index, word)
    if is_state and not _has_agent(passage, place):
        return 0
    is_participle = _REGULAR.fullmatch(word) or word in plain_words("participles")
    return place if is_participle else 0


def _is_done(words: tuple[str, ...], index: int, word: str) -> bool:
    """Return whether a word of a state is what is done here: "should be limited"."""
    if word not in plain_words("done_to"):
        return False
    before = words[max(0, index - 2) : index]
    return words[index] in _PERFECT or (words[index] == "be" and not _MODALS.isdisjoint(before))


def _describes(words: tuple[str, ...], place: int) -> bool:
    """Return whether a participle says what a thing is: "is referred to as", "is found in"."""
    following = " ".join(words[place + 1 : place + 3]) + " "
    return any(
        not after or following.startswith(f"{after} ") for after in _DESCRIBES.get(words[place], ())
    )


def _is_possible(words: tuple[str, ...], index: int) -> bool:
    """Return whether a "be" says what is possible, for example "can often be treated"."""
    before = words[max(0, index - 2) : index]
    return words[index] == "be" and not _CAN.isdisjoint(before)


def _has_agent(passage: Passage, place: int) -> bool:
    """Return whether "by" and who does it come right after a participle, in the same sentence."""
    if passage.words[place + 1 : place + 2] != ("by",):
        return False
    (_, end), (start, _) = passage.word_span(place), passage.word_span(place + 1)
    return not _MARK.search(passage.text, end, start)
