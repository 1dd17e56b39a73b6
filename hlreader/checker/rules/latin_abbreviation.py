"""HL208 latin-abbreviation."""

from collections.abc import Iterator

from hlreader.checker.rule import Found, Severity, found_at
from hlreader.checker.text.checked_text import CheckedText

CODE = "HL208"
NAME = "latin-abbreviation"
SEVERITY = Severity.ADVICE

FAILS = """\
Use a mild soap, e.g. one without scent, and avoid wool, etc.
"""
PASSES = """\
Use a mild soap, for example one without scent, and avoid wool.
"""

_MEANINGS = {
    "e.g": '"for example" or "such as"',
    "eg": '"for example" or "such as"',
    "i.e": '"that is"',
    "ie": '"that is"',
    "etc": '"and so on", or name them all',
    "viz": '"namely"',
    "et al": '"and others"',
    "n.b": '"note"',
    "nb": '"note"',
    "cf": '"compare"',
    "vs": '"or", "against" or "compared with"',
    "ibid": '"the same"',
    "q.v": '"see"',
    "circa": '"about"',
}
_FIRST_WORDS = frozenset(key.split()[0] for key in _MEANINGS)
_SAFE = {"e.g": "for example", "eg": "for example", "i.e": "that is", "ie": "that is"}


def check(text: CheckedText) -> Iterator[Found]:
    """Find short forms of Latin: "e.g.", "i.e.", "etc.", "vs.".

    Why: many readers mix up "e.g." and "i.e." or do not know them, and screen readers spell them
    out. The style guides of the NHS and of the British and American governments avoid them.

    Instead: write "for example", "such as", "that is", or another sentence.
    """
    for passage, index in text.english_words.uses(_FIRST_WORDS):
        last, key = index, passage.words[index]
        if passage.words[index : index + 2] == ("et", "al"):
            last, key = index + 1, "et al"
        if key not in _MEANINGS or passage.written(index).isupper():
            continue
        start, end = passage.word_start(index), passage.word_end(last)
        if passage.is_code(start):
            continue
        new = _SAFE.get(key, "")
        dot = passage.text[end : end + 1] == "."
        if new:  # remove its full stop, and add a comma
            end += dot
            if passage.text[end : end + 1] != ",":
                new += ","
        if new and passage.written(index)[0].isupper():
            new = new.capitalize()
        written = passage.text[start:end] + ("." if dot and not new else "")
        yield found_at(
            passage, start, end, f'"{written}" is Latin.', f"Write {_MEANINGS[key]}.", new
        )
