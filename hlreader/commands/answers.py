"""Answer look-ups: shared by ``define`` and ``glossary lookup``."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
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


def answers(
    words: Glossary, asked: Sequence[str], language: str, most: int = SUGGESTIONS
) -> list[Answer]:
    """Return the answers to words: as one term if there is such a term, else each on its own."""
    whole = " ".join(asked)
    queries = [whole] if len(asked) > 1 and words.lookup(whole, language) else asked
    return list(answer_each(words, queries, language, most))


def answer_each(
    words: Glossary, queries: Iterable[str], language: str, most: int
) -> Iterator[Answer]:
    """Yield the answer to each query, with at most so many suggestions."""
    cleaned = [query if is_clean(query) else clean_line(query) for query in queries]
    for query, hit in zip(cleaned, words.lookup_all(cleaned, language), strict=True):
        suggested = [] if hit or not most else words.suggest(query, most, language)
        yield Answer(query, hit, suggested)


def stream(words: Glossary, language: str, most: int, form: Form, output: TextIO) -> bool:
    """Answer each line of standard input with a line, in order; tell whether all were found.

    What has come is answered and sent at once, so that a program may write a line and wait for
    its answer; whole files go through in large pieces.
    """
    found = True
    for lines in _lines_as_they_come():
        done = list(answer_each(words, lines, language, most))
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
