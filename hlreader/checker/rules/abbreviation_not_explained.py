"""HL205 abbreviation-not-explained."""

import re
from collections.abc import Iterator

from hlreader.checker.rule import Found, found_at
from hlreader.checker.text import CheckedText, Passage
from hlreader.checker.wordlists import plain_words

CODE = "HL205"
NAME = "abbreviation-not-explained"

FAILS = """\
A smear can show if you have CIN. Ask about the LEEP too.
"""
PASSES = """\
A smear can show changed cells, called cervical intraepithelial neoplasia (CIN). CIN is not cancer.
"""

_ABBREVIATION = re.compile(
    r"(?<![\w@/.&-])(?:[A-Z]{2,6}\d?|[A-Z]{1,5}-?\d{1,3}|[A-Z]&[A-Z]|[a-z]?[A-Z]{2,5}[a-z]?)(?:s)?"
    r"(?![\w@&]|[-’'][A-Za-z]|\.\w|-\d)"
)
_DOTTED = re.compile(r"(?<![\w.])(?:[A-Z]\.){2,5}(?!\w)")
_SHOUTED = 3
"""So many words in capitals in a row are a heading or a warning, not abbreviations."""
_INITIALS_IN = 12  # words


def check(text: CheckedText) -> Iterator[Found]:
    """Find abbreviations that the text does not spell out.

    Why: who does not know the letters cannot look them up, and some mean two things: "MS", "PE".
    Left alone: abbreviations that the glossary has (HL204 looks after them), those that most
    people know such as "US" and "TV", and those whose words stand just before or behind a bracket,
    anywhere in the text.

    Instead: the words at the first use, with the letters in brackets if they come again; or the
    words alone.
    """
    if not text.is_english:
        return
    known = plain_words("everyday_abbreviations") | plain_words("everyday_capitals")
    seen: set[str] = set()
    for passage in text.prose:
        for match in _candidates(passage):
            bare = match[0].rstrip(".")
            letters = bare.removesuffix("s") if bare[:-1].isupper() else bare
            key = letters.replace(".", "").upper()
            if key in seen or letters in known or letters.upper() in known:
                continue
            seen.add(key)
            if text.glossary.lookup(letters) or text.is_in_term(passage, match.start()):
                continue
            if passage.is_code(match.start()) or _is_spelled_out(key, text):
                continue
            yield found_at(
                passage,
                *match.span(),
                f'"{bare}" is not spelled out.',
                "Write the words, with the letters in brackets if they come again.",
            )


def _candidates(passage: Passage) -> Iterator["re.Match[str]"]:
    """Yield what looks like an abbreviation, but for words in capitals that stand in a row."""
    if passage.text.isupper():
        return
    for pattern in (_ABBREVIATION, _DOTTED):
        for match in pattern.finditer(passage.text):
            here = passage.word_at(match.start())
            row = 1
            for step in (-1, 1):
                place = here + step
                while 0 <= place < len(passage.words) and _shouts(passage.written(place)):
                    row += 1
                    place += step
            if row < _SHOUTED:
                yield match


def _shouts(word: str) -> bool:
    return word.isupper() and len(word) > 1 and not any(map(str.isdigit, word))


def _is_spelled_out(key: str, text: CheckedText) -> bool:
    """Tell whether the words of the letters stand in the text, with one of the two in brackets."""
    letters = re.sub(r"\d", "", key)
    pattern = re.compile(rf"{'[.-]?'.join(map(re.escape, key))}\.?s?", re.IGNORECASE)
    for passage in text.prose:
        for bracket in _brackets(passage.text):
            inside = bracket["inside"]
            before = passage.text[: bracket.start()]
            if pattern.match(inside):
                if _spells(letters, before):
                    return True
            elif re.search(rf"(?<!\w){pattern.pattern}\s*$", before) and _spells(letters, inside):
                return True
        if re.search(
            rf"(?<!\w){pattern.pattern}\s+(?:stands\s+for|means|is\s+short\s+for)\b", passage.text
        ):
            return True
    return False


_BRACKET = re.compile(r"\((?P<inside>[^()]{1,120})\)")


def _brackets(text: str) -> Iterator["re.Match[str]"]:
    return _BRACKET.finditer(text) if "(" in text else iter(())


def _spells(letters: str, words: str) -> bool:
    """Tell whether the last words of a text may be what letters stand for.

    Their first letters, and letters inside them, give the abbreviation in order.
    """
    found = re.findall(r"[^\W_]+", words.lower())[-_INITIALS_IN:]
    first = next((n for n, word in enumerate(found) if word[0] == letters[0].lower()), None)
    if first is None:
        return False
    rest = iter("".join(found[first:]))
    return all(letter in rest for letter in letters.lower())
