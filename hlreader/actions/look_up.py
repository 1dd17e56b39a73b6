"""Answer look-ups: shared by ``define`` and ``glossary lookup``."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TextIO

from hlreader.errors import UnreadableError
from hlreader.glossary import Glossary
from hlreader.glossary.ask import Answer, ask_in_words
from hlreader.glossary.parts.explain import by_parts
from hlreader.glossary.store.json_lines import hit_line, miss_line, quoted, quoted_in_ascii
from hlreader.glossary.store.records import pack
from hlreader.limits import SUGGESTIONS
from hlreader.messages import Message
from hlreader.pages.term import AnswerForm, origin_of
from hlreader.sanitize import clean, clean_line, is_clean, json_safe

_CHUNK = 1 << 16

Answering = Callable[[Sequence[str]], tuple[str, bool]]
"""Answers many queries: returns the text to print, and whether all were found."""

_MOST_MISSES = 1 << 14
"""How many answers to words without an entry to remember."""


def answers(
    words: Glossary, asked: Sequence[str], language: str, most: int = SUGGESTIONS
) -> list[Answer]:
    """Return the answers to words, taken as one term if there is one, else one by one.

    A word without an entry is explained by its parts, if they are sure.
    """
    whole = " ".join(asked)
    queries = [whole] if len(asked) > 1 and words.lookup(whole, language) else asked
    return list(answer_each(words, queries, language, most))


def answers_to_question(words: Glossary, asked: Sequence[str], language: str) -> list[Answer]:
    """Return the answer to words as one question, or to each if they do not belong together."""
    return ask_in_words(words, _cleaned(asked), language)


def answer_each(
    words: Glossary, queries: Iterable[str], language: str, most: int
) -> Iterator[Answer]:
    """Yield the answer to each query, with up to ``most`` suggestions."""
    cleaned = _cleaned(list(queries))
    for query, entry in zip(cleaned, words.lookup_all(cleaned, language), strict=True):
        hit = entry or by_parts(query, language)
        suggested = [] if hit or not most else words.suggest(query, most, language)
        yield Answer(query, hit, suggested)


def _cleaned(queries: Sequence[str]) -> Sequence[str]:
    """Return queries without anything that must not reach a terminal."""
    if is_clean("\n".join(queries)):
        return queries
    return [query if is_clean(query) else clean_line(query) for query in queries]


def in_form(words: Glossary, language: str, most: int, form: AnswerForm) -> Answering:
    """Return a function that answers lines in the given form."""

    def answered(queries: Sequence[str]) -> tuple[str, bool]:
        done = list(answer_each(words, queries, language, most))
        lines = [form(*each[:3], number) for number, each in enumerate(done)]
        return clean("".join(lines)), all(each.hit for each in done)

    return answered


def as_records(words: Glossary, language: str, most: int, *, unicode: bool) -> Answering:
    """Return a function that answers lines with JSON records, without building entries."""
    quote = quoted if unicode else quoted_in_ascii
    origins: dict[Path | None, str] = {}
    without_entry: dict[str, tuple[str, bool]] = {}

    def answer(query: str) -> tuple[str, bool]:
        """Return the line for a word without an entry, and whether its parts explain it."""
        if len(without_entry) > _MOST_MISSES:
            without_entry.clear()
        if query not in without_entry:
            hit = by_parts(query, language)
            if hit:
                record = pack(hit.term)
                line = hit_line(query, hit.match, origin(hit.path), record, quote, hit.parts)
            else:
                suggested = words.suggest(query, most, language) if most else []
                line = miss_line(query, suggested, quote)
            without_entry[query] = line, hit is not None
        return without_entry[query]

    def origin(path: Path | None) -> str:
        if path not in origins:
            origins[path] = origin_of(path)
        return origins[path]

    def answered(queries: Sequence[str]) -> tuple[str, bool]:
        cleaned = _cleaned(queries)
        found = words.records(cleaned, language)
        lines = [
            (hit_line(query, hit.match, origin(hit.path), hit.record, quote), True)
            if hit
            else answer(query)
            for query, hit in zip(cleaned, found, strict=True)
        ]
        return json_safe("".join([line for line, _ in lines])), all(known for _, known in lines)

    return answered


def stream(answered: Answering, output: TextIO) -> bool:
    """Answer each line of standard input with a line, in order. Return whether all were found.

    What has come is answered and sent at once, so that a program may write a line and wait for
    its answer; whole files go through in large pieces.
    """
    import gc

    gc.set_threshold(50_000)  # the bar of 50,000 answers a second: looking for cycles takes 5 %
    found = True
    for lines in _lines_as_they_come():
        text, all_found = answered(lines)
        output.write(text)
        output.flush()
        found = found and all_found
    return found


def _lines_as_they_come() -> Iterator[list[str]]:
    """Yield the lines of standard input, as many at a time as have arrived."""
    if sys.stdin is None:
        raise UnreadableError(
            Message("standard input is closed."), hint=Message("Pipe in words, one per line.")
        )
    rest = b""
    read = getattr(sys.stdin.buffer, "read1", sys.stdin.buffer.read)
    while chunk := read(_CHUNK):
        whole, newline, rest = (rest + chunk).rpartition(b"\n")
        if newline:
            yield _lines(whole)
    if rest:
        yield _lines(rest)


def _lines(data: bytes) -> list[str]:
    """Return the lines of some bytes, without byte-order marks and carriage returns."""
    text = data.decode("utf-8", "replace")
    lines = text.split("\n")
    if "\r" in text or "\ufeff" in text:
        lines = [line.removesuffix("\r").removeprefix("\ufeff") for line in lines]
    return lines
