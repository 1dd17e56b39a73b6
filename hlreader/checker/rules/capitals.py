"""HL212 words-in-capitals."""

from collections.abc import Iterator

from hlreader.checker.rule import Found, Severity, found_at
from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.words.capitals import is_emphasis, is_in_capitals
from hlreader.checker.words.wordlists import plain_words
from hlreader.patterns import lazy

CODE = "HL212"
NAME = "words-in-capitals"
SEVERITY = Severity.ADVICE

FAILS = """\
Do NOT eat before the test. TAKE ALL OF THE PILLS.
"""
PASSES = """\
Do **not** eat before the test. Take all of the pills. He has COPD and went to the ER. Act FAST.
"""

_CAPITALS = lazy(r"(?<![\w./@&-])[A-Z][A-Z’']+(?:[ ,]+[A-Z][A-Z’']*)*(?![\w@&]|[-.]\w)")
_NO_EMPHASIS = frozenset("AB EXP LOT KB MB GB FAST STEP ACT RED UP".split())


def check(text: CheckedText) -> Iterator[Found]:
    """Find words in capitals for emphasis: "Do NOT eat".

    Why: words in capitals have no shape, so they are slower to read. They look like shouting, and
    some screen readers spell them. The CDC and the NHS ask not to use them. The rule leaves alone
    abbreviations.

    Instead: use bold for the few words that matter most.
    """
    for passage in text.english_prose:
        for match in _CAPITALS.finditer(passage.text):
            words = [word for word in match[0].replace(",", " ").split() if len(word) > 1]
            if not all(map(is_in_capitals, words)) or passage.is_code(match.start()):
                continue
            if any(word in plain_words("everyday_capitals") - _NO_EMPHASIS for word in words) or (
                len(words) > 1 and any(map(is_emphasis, words))
            ):
                yield found_at(
                    passage,
                    *match.span(),
                    f'"{match[0]}" is in capitals.',
                    "Use small letters, or bold.",
                )
