"""Fit the syllable patterns and the list of exceptions to the CMU Pronouncing Dictionary.

    python -m tests.benchmarks.fit_syllables CMUDICT WORDLIST

``CMUDICT`` is the dictionary's file, ``cmudict.dict`` (BSD licence, Carnegie Mellon University).
``WORDLIST`` has one word per line, such as Debian's ``american-english-huge``. The patterns are
fitted only to its words, so that foreign names do not affect them. This writes the two files in
``hlreader/readability/data``.

A pattern is a piece of a word, with ``^`` and ``$`` for its ends, and the number of syllables that
it adds to the count of vowel groups, or subtracts from it. Patterns are chosen greedily: each step
adds the pattern that makes the most words right, until a step gains fewer than ``LEAST_GAIN``
words. Words that the patterns still get wrong become the exceptions. The medical patterns in
``syllable_medical.txt`` were written by hand and come on top of the fitted ones. The exceptions
take both into account.
"""

import heapq
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

from tests.benchmarks.word_tables import write_words

DATA = Path(__file__).parents[2] / "hlreader" / "readability" / "data"
LEAST_GAIN = 3
LONGEST = 7
NEARER = 0.25
"""The value of bringing a wrong word nearer. Making a word right has the value 1."""

WRONG = frozenset(["autoimmune"])
"""Words with too few syllables in the dictionary."""

_GROUPS = re.compile(r"[aeiouy]+")
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)*")
_TELLING = re.compile(r"[aeiouym']")
_HEAD = """\
# {title}
# Derived from the CMU Pronouncing Dictionary, Copyright (C) 1993-2015 Carnegie Mellon University,
# under the licence in CMUDICT-LICENSE. Made by tests/benchmarks/fit_syllables.py.
"""

Counts = dict[str, list[int]]


def read_dictionary(path: Path) -> Counts:
    """Return the syllables of each word, with a number for each pronunciation."""
    counts: Counts = defaultdict(list)
    for line in path.read_text("utf-8").splitlines():
        word, *phones = line.split("#")[0].split()
        word = re.sub(r"\(\d\)$", "", word)
        if _WORD.fullmatch(word):
            counts[word].append(max(1, sum(phone[-1].isdigit() for phone in phones)))
    return counts


def pieces(word: str) -> list[str]:
    """Return the pieces of a word that could be patterns."""
    marked = f"^{word}$"
    spans = (
        marked[start:end]
        for start in range(len(marked))
        for end in range(start + 1, min(start + LONGEST, len(marked)) + 1)
    )
    return [piece for piece in spans if _TELLING.search(piece)]


def vowel_groups(word: str) -> int:
    """Return the vowel groups of a word."""
    return len(_GROUPS.findall(word))


def read_medical() -> dict[str, int]:
    """Return the patterns that were written by hand."""
    patterns = {}
    for line in (DATA / "syllable_medical.txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            number, _, found = line.partition("\t")
            patterns.update(dict.fromkeys(found.split(), int(number)))
    return patterns


def gain(errors: list[int], words: list[tuple[int, int]]) -> tuple[float, int]:
    """Return the value of adding or subtracting a syllable in these words, and the sign."""
    best = (0.0, 1)
    for sign in (1, -1):
        worth = 0.0
        for word, times in words:
            before, after = abs(errors[word]), abs(errors[word] - sign * times)
            worth += (after == 0) - (before == 0) + NEARER * ((after < before) - (after > before))
        best = max(best, (worth, sign))
    return best


def fit(counts: Counts) -> dict[str, int]:
    """Return the patterns."""
    words = list(counts)
    groups = [vowel_groups(word) for word in words]
    errors = [
        min(counts[word], key=lambda count: abs(count - found)) - found
        for word, found in zip(words, groups, strict=True)
    ]
    index: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, word in enumerate(words):
        for piece, times in Counter(pieces(word)).items():
            index[piece].append((number, times))
    heap = [
        (-gain(errors, found)[0], len(piece), piece)
        for piece, found in index.items()
        if len(found) >= LEAST_GAIN
    ]
    heapq.heapify(heap)
    patterns: Counter[str] = Counter()
    while heap:
        _, length, piece = heapq.heappop(heap)
        worth, sign = gain(errors, index[piece])
        if worth < LEAST_GAIN:
            continue
        if heap and -worth > heap[0][0]:  # other patterns have changed its value
            heapq.heappush(heap, (-worth, length, piece))
            continue
        patterns[piece] += sign
        for number, times in index[piece]:
            errors[number] -= sign * times
        heapq.heappush(heap, (-gain(errors, index[piece])[0], length, piece))
    return {piece: count for piece, count in patterns.items() if count}


def count(word: str, patterns: dict[str, int]) -> int:
    """Return the syllables of a word according to the patterns."""
    return max(1, vowel_groups(word) + sum(patterns.get(piece, 0) for piece in pieces(word)))


def write_patterns(table: dict[str, int]) -> None:
    """Write the patterns. Each line has a count, a tab, and the patterns with that count."""
    title = "Pieces of words, ^ and $ for the ends, and the syllables they add to the vowel groups."
    lines = []
    for number in sorted(set(table.values())):
        found = sorted(pattern for pattern, value in table.items() if value == number)
        lines += [f"{number}\t{' '.join(found[at : at + 12])}\n" for at in range(0, len(found), 12)]
    (DATA / "syllable_patterns.txt").write_text(_HEAD.format(title=title) + "".join(lines), "utf-8")


def main() -> None:
    """Fit and write."""
    counts = read_dictionary(Path(sys.argv[1]))
    kept = set(Path(sys.argv[2]).read_text("utf-8").split())
    patterns = fit({word: found for word, found in counts.items() if word in kept})
    both = Counter(patterns)
    both.update(read_medical())
    exceptions = {
        word: found[0]
        for word, found in counts.items()
        if word not in WRONG and count(word, both) not in found
    }
    write_patterns(patterns)
    head = _HEAD.format(title="Words that the patterns get wrong, and their syllables.")
    write_words(DATA / "syllable_exceptions.txt", head, exceptions)
    print(f"{len(patterns)} patterns, {len(exceptions)} exceptions of {len(counts)} words")


if __name__ == "__main__":
    main()
