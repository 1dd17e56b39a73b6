"""HL609 teach-back-question."""

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import Any, NamedTuple

from hlreader.checker.levels import excesses
from hlreader.checker.measure import measure
from hlreader.checker.reports.titles import SCORES
from hlreader.checker.rule import Found, Scope
from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.text.front_matter import field, has_front_matter, offset
from hlreader.documents import open_text
from hlreader.glossary.words.keys import fold_token, tokens
from hlreader.library.article import MOST_QUESTIONS
from hlreader.library.teach_back import FEWEST_QUESTIONS, key_words, missing_words
from hlreader.models import Block, Heading, Question, one_line
from hlreader.readability.sentences import split_sentences

CODE = "HL609"
NAME = "teach-back-question"
SCOPE = Scope.FRONT_MATTER

FAILS = """\
---
title: Home with a new knee
teach_back:
  - question: Do you know when to call?
    look_for: For a fever or a hot, swollen leg.
    section: When should I call?
    again: What would make you pick up the phone?
  - question: "In your own words: how do you move at first?"
    look_for: Use crutches on the stairs.
    section: How do I move?
    again: Show how you would walk to the door.
---

## How do I move?

Take short walks with a frame, a few times a day.

## When do I call?

Call us the same day for a fever, or for a leg that is hot or swollen.
"""
PASSES = """\
---
title: Home with a new knee
teach_back:
  - question: When would you call us?
    look_for: The same day, for a fever or a leg that is hot or swollen.
    section: When do I call?
    again: What would make you pick up the phone?
  - question: "In your own words: how do you move at first?"
    look_for: Take short walks with a frame.
    section: How do I move?
    again: Show how you would walk to the door.
  - question: How often would you walk?
    look_for: A few times a day.
    section: How do I move?
    again: What is your plan for the first day at home?
---

## How do I move?

Take short walks with a frame, a few times a day.

## When do I call?

Call us the same day for a fever, or for a leg that is hot or swollen.
"""

_MOST_WORDS = 20
"""The most words in a sentence that someone hears once."""
_MOST_MISSING = 1 / 3
"""The largest share of the key words of an answer that the text may say in another way."""
_CLOSED = {
    "en": re.compile(
        r"(?:are|can|could|did|do|does|had|has|have|is|may|must|should|was|were|will|would)\b",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"¿?(?:cree|debe|entiende|es|está|hay|necesita|puede|sabe|son|tiene)\b",
        re.IGNORECASE,
    ),
}
"""How questions begin that yes or no would answer."""


class _Written(NamedTuple):
    """A question as it is written: the nodes of its fields, by name."""

    node: Any
    fields: dict[str, Any]

    def of(self, name: str) -> Any:
        """Return a field to point at, or else the question."""
        return self.fields.get(name, self.node)


def check(text: CheckedText) -> Iterator[Found]:
    """Find questions for teach-back that do not do their work.

    There may be too few or too many of them. A question may be long or hard, or yes may answer it.
    Its `section` may not be in the text. Or the text of that section may not have the main words
    and numbers of the answer.

    Why: someone who is ill hears each question once. People answer yes so as not to bother anyone.
    If the text does not have the answer, "not yet" leads nowhere.

    Instead: ask one thing in plain words, as a nurse would: "In your own words: what would you do
    for a fever?" Take the words of the answer from the text.
    """
    found = field(text, "teach_back") if has_front_matter(text) else None
    if not found:
        return
    if not isinstance(found.value, list):
        message = "`teach_back` is not a list."
        yield Found(found.start, found.end, message, "Begin each question with `- `.")
        return
    count = len(found.value)
    if not FEWEST_QUESTIONS <= count <= MOST_QUESTIONS:
        limits = f"{FEWEST_QUESTIONS} to {MOST_QUESTIONS}"
        message = f"The number of questions is {count}."
        yield Found(found.start, found.end, message, f"Ask {limits}: what to do, when to call.")
    for node in found.value:
        yield from _faults(text, _Written(node, node if isinstance(node, dict) else {}))


def _faults(text: CheckedText, written: _Written) -> Iterator[Found]:
    """Yield what is wrong with a question."""
    values = {name: written.fields.get(name, "") for name in Question._fields}
    for name, value in values.items():
        if not (isinstance(value, str) and value.strip()):
            message = f"A question has no `{name}`."
            yield _at(text, written.node, message, f"Write `{name}: …`.")
            return
    question = Question(**{name: " ".join(value.split()) for name, value in values.items()})
    yield from _wording_faults(text, written, question)
    headings = [one_line(block.runs) for block in _body(text) if isinstance(block, Heading)]
    if question.section not in headings:
        close = get_close_matches(question.section, headings, n=1)
        hint = f"Did you mean `{close[0]}`?" if close else "Write the text of one of its headings."
        message = f"This text has no heading `{question.section}`."
        yield _at(text, written.of("section"), message, hint)
        return
    yield from _answer_faults(text, written, question)


def _wording_faults(text: CheckedText, written: _Written, question: Question) -> Iterator[Found]:
    """Yield a question that is too long, too hard, or that yes or no would answer."""
    closed = _CLOSED["es"] if text.is_spanish else _CLOSED["en"] if text.is_english else None
    for name, asked in (("question", question.question), ("again", question.again)):
        sentences = [sentence.text for sentence in split_sentences(asked)]
        longest = max(len(sentence.split()) for sentence in sentences)
        if longest > _MOST_WORDS:
            message = f"This question has {longest} words, more than {_MOST_WORDS}."
            yield _at(text, written.of(name), message, "Ask one thing.")
        asks = sentences[-1].rpartition(": ")[2]
        if closed and closed.match(asks) and asks.endswith("?"):
            message = "Yes or no would answer this question."
            yield _at(text, written.of(name), message, "Ask what, how or when.")
    asked = f"{question.question} {question.again}"
    document = open_text(asked, text.document.name, "text")
    measured = measure(document, text.language, text.settings.rules, text.glossary)
    for excess in excesses(measured.without_terms, text.settings, text.language):
        if excess.title != SCORES["smog"]:  # it needs a longer text
            hint = "Ask in short words, as you would say it."
            yield _at(text, written.of("question"), f"This question has {excess}.", hint)
            return


def _answer_faults(text: CheckedText, written: _Written, question: Question) -> Iterator[Found]:
    """Yield an answer whose words the section does not have."""
    lacking = missing_words(_body(text), question, text.language)
    words = key_words(question.look_for, text.language)
    if any(map(str.isdecimal, lacking)) or len(lacking) > _MOST_MISSING * len(words):
        written_so = {fold_token(token): token for token in tokens(question.look_for)}
        named = ", ".join(f'"{written_so[word]}"' for word in lacking)
        message = f"The section `{question.section}` does not have these words: {named}."
        hint = "Take the answer from its text, or name another section."
        yield _at(text, written.of("look_for"), message, hint)


def _body(text: CheckedText) -> Sequence[Block]:
    """Return the text without the title at its top, which is the section of no question."""
    blocks = text.document.blocks
    first = blocks[0] if blocks else None
    return blocks[1:] if isinstance(first, Heading) and first.level == 1 else blocks


def _at(text: CheckedText, node: Any, message: str, suggestion: str) -> Found:
    start = offset(text, node)
    line = text.line(start).rstrip()
    end = text.document.line_starts[text.document.place(start).line - 1] + len(line)
    return Found(start, max(end, start + 1), message, suggestion)
