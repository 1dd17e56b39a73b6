"""HL290 own-word."""

from collections import defaultdict
from collections.abc import Iterator

from hlreader.checker.rule import Found, found_at
from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.text.concordance import Phrase
from hlreader.checker.text.own_words import OwnWord
from hlreader.checker.words.inflection import plural
from hlreader.readability.words import list_words

CODE = "HL290"
NAME = "own-word"

FAILS = """\
Each client gets a card.
"""
PASSES = """\
Each patient gets a card.
"""


def check(text: CheckedText) -> Iterator[Found]:
    """Find words that your own list says to avoid or replace.

    Why: a team speaks with one voice if it keeps its choices in one place. The list is `words.yaml`
    beside the settings file. It has `avoid` (word, reason), `prefer` (word, instead, reason) and
    `allow` (word, reason). Rules about words leave alone what it allows. Under `include`, it names
    vocabularies of Vale and dictionaries of LTeX to read in. In the example below, the list prefers
    "patient" to "client".

    Instead: write the word that your list prefers.
    """
    own = text.settings.words.listed
    if not own:
        return
    forms = _forms(own, english=text.is_english)
    filed: defaultdict[str, list[tuple[int, Phrase]]] = defaultdict(list)
    for phrase in forms:
        filed[phrase[0]].append((0, phrase))
    for passage, first, phrase in text.prose_words.phrases(filed):
        start, end = passage.word_start(first), passage.word_end(first + len(phrase) - 1)
        if passage.is_code(start):
            continue
        entry = forms[phrase]
        advice = f'Write "{entry.instead}".' if entry.instead else ""
        yield found_at(
            passage,
            start,
            end,
            f'Your word list says not to write "{passage.text[start:end]}".',
            f"{advice} {entry.reason}".strip(),
        )


def _forms(own: tuple[OwnWord, ...], *, english: bool) -> dict[Phrase, OwnWord]:
    """Return each entry by its words in lower case, in English also in the plural."""
    forms: dict[Phrase, OwnWord] = {}
    for entry in own:
        phrase = tuple(word.lower().replace("’", "'") for word in list_words(entry.words))
        if not phrase:
            continue
        forms[phrase] = entry
        if english and len(phrase) == 1:
            many = entry._replace(instead=plural(entry.instead) if entry.instead else "")
            forms.setdefault((plural(phrase[0]),), many)
    return forms
