"""Check that the example words in a file of parts get the meaning that the file gives."""

from collections.abc import Iterator
from typing import NamedTuple

from hlreader.glossary.parts.explain import explain_with
from hlreader.glossary.parts.load import Example, WordParts
from hlreader.glossary.parts.table import Table
from hlreader.messages import Message


class Failure(NamedTuple):
    """An example that gets another meaning, with the problem and a hint."""

    example: Example
    message: str
    hint: str


def failures(content: WordParts) -> Iterator[Failure]:
    """Yield the examples that fail, in their order."""
    table = Table(content.parts, content.exceptions)
    for example in content.examples:
        word, expected = example
        read = reading(word, table)
        if read == expected:
            continue
        if not expected:
            hint = Message("Add it to the exceptions, or change the parts.")
            yield Failure(
                example,
                Message("`{word}` must have no meaning, but means: {read}.", word=word, read=read),
                hint,
            )
        elif read:
            yield Failure(
                example,
                Message("`{word}` means: {read}.", word=word, read=read),
                Message("Expected: {expected}.", expected=expected),
            )
        else:
            hint = Message("Every letter must belong to a part, and only one meaning may be left.")
            yield Failure(example, Message("`{word}` has no meaning.", word=word), hint)


def reading(word: str, table: Table) -> str:
    """Return the likely meaning of a word, or the meanings of its parts. Empty if not certain.

    >>> reading("gastritis", Table((), ()))
    ''
    """
    found = explain_with(table, word)
    if not found:
        return ""
    return found.sense or " + ".join(meaning for _, meaning in found.parts)
