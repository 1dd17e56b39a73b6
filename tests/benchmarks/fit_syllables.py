"""Fit the syllable patterns and the list of exceptions to the CMU Pronouncing Dictionary.

    python tests/benchmarks/fit_syllables.py CMUDICT [WORDLIST] > patterns-and-exceptions

``CMUDICT`` is the dictionary's file (BSD licence, Carnegie Mellon University); ``WORDLIST`` keeps
the fit to words of that list, so that foreign names do not shape the patterns.

A pattern is a piece of a word, with ``^`` and ``$`` for its ends, and the number of syllables it
adds to or takes from the count of vowel groups. Patterns are chosen greedily: in each step the
one that makes the most words right, until a step gains fewer than ``LEAST_GAIN`` words.
"""

import collections
import heapq
import re
import sys
from pathlib import Path

LEAST_GAIN = 3
LONGEST = 7
GROUPS = re.compile(r"[aeiouy]+")


def read_dictionary(path):
    counts = collections.defaultdict(list)
    for line in Path(path).read_text("utf-8").splitlines():
        word, *phones = line.split("#")[0].split()
        word = re.sub(r"\(\d\)$", "", word)
        if re.fullmatch(r"[a-z]+(?:'[a-z]+)*", word):
            counts[word].append(sum(phone[-1].isdigit() for phone in phones))
    return counts


def pieces(word):
    marked = f"^{word}$"
    found = []
    for start in range(len(marked)):
        for end in range(start + 1, min(start + LONGEST, len(marked)) + 1):
            piece = marked[start:end]
            if re.search("[aeiouy]", piece) or "m" in piece or "'" in piece:
                found.append(piece)
    return found


def gains(error, words_with):
    """Return (words made right less words made wrong, sign) for adding +1 or -1."""
    best = (0, 1)
    for sign in (1, -1):
        gain = 0
        for word, times in words_with:
            before, after = error[word], error[word] - sign * times
            gain += (
                (after == 0)
                - (before == 0)
                + 0.25 * ((abs(after) < abs(before)) - (abs(after) > abs(before)))
            )
        best = max(best, (gain, sign))
    return best


def fit(counts):
    words = list(counts)
    error = [
        min(counts[w], key=lambda c: abs(c - len(GROUPS.findall(w)))) - len(GROUPS.findall(w))
        for w in words
    ]
    index = collections.defaultdict(list)
    for number, word in enumerate(words):
        for piece, times in collections.Counter(pieces(word)).items():
            index[piece].append((number, times))
    index = {piece: found for piece, found in index.items() if len(found) >= LEAST_GAIN}
    heap = [(-gains(error, found)[0], len(piece), piece) for piece, found in index.items()]
    heapq.heapify(heap)
    patterns = {}
    while heap:
        claimed, length, piece = heapq.heappop(heap)
        gain, sign = gains(error, index[piece])
        if gain < LEAST_GAIN:
            continue
        if heap and -gain > heap[0][0]:
            heapq.heappush(heap, (-gain, length, piece))
            continue
        patterns[piece] = patterns.get(piece, 0) + sign
        for word, times in index[piece]:
            error[word] -= sign * times
        heapq.heappush(heap, (-gains(error, index[piece])[0], length, piece))
    return {piece: value for piece, value in patterns.items() if value}


def count(word, patterns):
    marked = f"^{word}$"
    total = len(GROUPS.findall(word))
    for start in range(len(marked)):
        for end in range(start + 1, min(start + LONGEST, len(marked)) + 1):
            total += patterns.get(marked[start:end], 0)
    return max(1, total)


if __name__ == "__main__":
    counts = read_dictionary(sys.argv[1])
    fitted = counts
    if len(sys.argv) > 2:
        kept = set(Path(sys.argv[2]).read_text("utf-8").split())
        fitted = {word: found for word, found in counts.items() if word in kept}
    patterns = fit(fitted)
    for piece, value in sorted(patterns.items()):
        print(f"{piece}\t{value:+d}")
    print()
    for word, found in sorted(counts.items()):
        if count(word, patterns) not in found:
            print(f"{word}\t{found[0]}")
