"""Answer look-ups: shared by ``define`` and ``glossary lookup``."""

import sys
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TextIO

from hlreader.errors import UnreadableError
from hlreader.glossary import Glossary, Hit
from hlreader.sanitize import clean_line, is_clean

SUGGESTIONS = 5

_CHUNK = 1 << 16

Form = Callable[[str, Hit | None, Sequence[str], int], str]
"""Makes the line of an answer: query, hit, suggestions, number from 0."""


class Answer(NamedTuple):
    """A query, cleaned, with its entry or the terms that may have been meant."""

    query: str
    hit: Hit | None
    suggestions: Sequence[str]


def answer(words: Glossary, query: str, language: str, most: int = SUGGESTIONS) -> Answer:
    """Return the answer to one query, with at most so many suggestions."""
    if not is_clean(query):
        query = clean_line(query)
    if not query.strip():
        return Answer(query, None, ())
    hit = words.lookup(query, language)
    if hit or not most:
        return Answer(query, hit, ())
    return Answer(query, None, words.suggest(query, most, language))


def answers(
    words: Glossary, asked: Sequence[str], language: str, most: int = SUGGESTIONS
) -> list[Answer]:
    """Return the answers to words: as one term if there is such a term, else each on its own."""
    whole = " ".join(asked)
    queries = [whole] if len(asked) > 1 and words.lookup(whole, language) else asked
    return [answer(words, query, language, most) for query in queries]


def stream(words: Glossary, language: str, most: int, form: Form, output: TextIO) -> bool:
    """Answer each line of standard input with a line, in order; tell whether all were found.

    What has come is answered and sent at once, so that a program may write a line and wait for
    its answer; whole files go through in large pieces.
    """
    found = True
    for lines in _lines_as_they_come():
        done = [answer(words, line, language, most) for line in lines]
        output.write("".join([form(*each, number) for number, each in enumerate(done)]))
        output.flush()
        found = found and all(each.hit for each in done)
    return found


def _lines_as_they_come() -> Iterator[list[str]]:
    """Yield the lines of standard input, as many at a time as are there."""
    if sys.stdin is None:
        raise UnreadableError("standard input is closed.", hint="Pipe words in, one to a line.")
    rest = b""
    read = getattr(sys.stdin.buffer, "read1", sys.stdin.buffer.read)
    while chunk := read(_CHUNK):
        *lines, rest = (rest + chunk).split(b"\n")
        if lines:
            yield [_text(line) for line in lines]
    if rest:
        yield [_text(rest)]


def _text(line: bytes) -> str:
    return line.removesuffix(b"\r").decode("utf-8", "replace").removeprefix("\ufeff")
