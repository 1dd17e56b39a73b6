"""HL404 gendered-pronoun."""

import re
from collections.abc import Iterator

from hlreader.checker.rule import Found, Severity, found_at
from hlreader.checker.text.checked_text import CheckedText
from hlreader.patterns import lazy

CODE = "HL404"
NAME = "gendered-pronoun"
SEVERITY = Severity.ADVICE

FAILS = """\
Ask your doctor what he or she thinks. A patient may bring his/her own pillow.
"""
PASSES = """\
Ask what your doctor thinks. Bring your own pillow. Ask your son or daughter if he is well.
"""

_PAIR = lazy(
    r"\b(?:(?:he|she|him|her|his|hers|himself|herself)\s*(?:or\s+|/\s*)"
    r"(?:he|she|him|her|his|hers|himself|herself)|s/he|\(s\)he)\b",
    re.IGNORECASE,
)
_PRONOUNS = frozenset("he she him her his hers himself herself".split())
_THEY = {
    "he": "they", "she": "they", "s": "they", "him": "them", "his": "their",
    "himself": "themselves", "herself": "themselves",
}  # fmt: skip


def check(text: CheckedText) -> Iterator[Found]:
    """Find "he or she", "his/her" and the like.

    Why: they make a sentence long, and leave out people who are neither. The APA and the NHS ask
    for "they". Best of all is "you".

    Instead: speak to the reader, or write "they" or "their".
    """
    joined = {
        passage
        for passage, index in text.english_words.uses(_PRONOUNS)
        if passage.words[index + 1 : index + 2] == ("or",)
    }
    for passage in text.english_prose:
        if passage not in joined and "/" not in passage.text:
            continue
        for match in _PAIR.finditer(passage.text):
            if passage.is_quoted(*match.span()) or passage.is_code(match.start()):
                continue
            first = re.split(r"[\s/(]+", match[0].lower().strip("("))[0].strip(")")
            they = _THEY.get(first, "they" if "he" in match[0].lower().split() else "their")
            if first == "her":
                they = "them" if "him" in match[0].lower() else "their"
            yield found_at(
                passage,
                *match.span(),
                f'"{match[0]}" names two sexes.',
                f'Speak to the reader, or write "{they}".',
            )
