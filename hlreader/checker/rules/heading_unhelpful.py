"""HL505 heading-unhelpful."""

import re
from collections.abc import Iterator

from hlreader.checker.rule import Found, found_at
from hlreader.checker.text.checked_text import CheckedText

CODE = "HL505"
NAME = "heading-unhelpful"

FAILS = """\
## Introduction

Gout makes joints swell.

## Miscellaneous

Drink water.
"""
PASSES = """\
## What is gout?

Gout makes joints swell.

## What can I drink?

Drink water.
"""

_UNHELPFUL = frozenset(
    " ".join(phrase.split())
    for phrase in """
    introduction, intro, preface, foreword, background, background information, overview, general,
    general information, general remarks, information, important information, useful information,
    miscellaneous, misc, other, others, other information, additional information, further
    information, more information, more, details, more details, further details, notes, note,
    discussion, conclusion, conclusions, concluding remarks, content, contents, text, main text,
    body, untitled, heading, title, section, etc, remarks, general points, things to know, basics,
    facts, key facts, data, aims, objectives, purpose, scope
    """.split(",")
)
_NUMBER = re.compile(
    r"^(?:(?:section|part|chapter|unit|step)\s+)?(?:\d+(?:\.\d+)*|[ivx]+|[a-z])[.):]?\s*"
)
_PLACE = re.compile(
    r"(?:section|part|chapter|unit|page|heading|topic)\s+(?:\d+|[ivx]+|[a-z]|one|two|three)"
)


def check(text: CheckedText) -> Iterator[Found]:
    """Find headings that do not say what comes next: "Introduction", "Miscellaneous", "Part 2".

    Why: a heading is a sign. If it would fit any text, it guides nobody.

    Instead: write the question that the section answers, or what to do: "What is gout?", "Call us
    if …".
    """
    for passage in text.passages if text.is_english else ():
        if passage.kind != "heading":
            continue
        words = " ".join(passage.text.lower().split()).strip(" .:!?*_#")
        bare = _NUMBER.sub("", words, count=1) if words[:1].isdigit() else words
        if not bare or bare in _UNHELPFUL or _PLACE.fullmatch(words):
            yield found_at(
                passage,
                0,
                len(passage.text),
                f'"{passage.text.strip()}" does not say what comes next.',
                "Write the question that this section answers.",
            )
