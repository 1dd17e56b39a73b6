"""Measure how well hlreader finds words: plurals, other spellings, misspellings.

    python -m tests.benchmarks.finding [WORDLIST] [--wrong] [--all]

It looks up misspellings among the names in the shipped glossary. With ``WORDLIST`` (one word per
line, such as Debian's ``american-english-huge``), it also searches 100,000 names: those of the
glossary and the words. Every second misspelling was kept aside when we tuned the suggestions. The
figures are for these, or with ``--all`` for all. ``--wrong`` prints the words that are not found.
Costs are CPU time.
"""

import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from time import process_time

from hlreader.glossary import Glossary
from hlreader.glossary.words.inflect import singulars
from hlreader.glossary.words.keys import key
from hlreader.glossary.words.suggest import asked_for, filed_under, rank
from hlreader.language import primary
from tests.test_inflect import PLURALS, TRAPS

DATA = Path(__file__).parent / "data"
FIRST, IN_FIVE, RIGHT = 0.90, 0.97, 0.95
MOST = 5
LARGE = 100_000
MILLISECONDS, MICROSECONDS = 3, 25

Pairs = list[tuple[str, str]]


def read_pairs(path: Path) -> dict[str, Pairs]:
    """Return the misspellings in a file with the right terms, by heading."""
    lists: dict[str, Pairs] = {}
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("["):
            lists[line.strip("[]")] = pairs = []
        elif "=" in line and not line.startswith("#"):
            written, term = line.split(" = ")
            pairs.append((written.strip(), term.strip()))
    return lists


class Names:
    """Names in buckets, as in a compiled glossary, each with its terms."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self.terms: dict[str, list[str]] = defaultdict(list)
        for name, term in names:
            if term not in self.terms[key(name)]:
                self.terms[key(name)].append(term)
        self.buckets: dict[str, list[str]] = defaultdict(list)
        start = process_time()
        filed = [(filed_under(name), name) for name in self.terms]
        self.filing = (process_time() - start) / len(self.terms)
        for buckets, name in filed:
            for bucket in buckets:
                self.buckets[bucket].append(name)

    def near(self, word: str) -> list[str]:
        """Return the names that share a bucket with a word."""
        found = (name for bucket in asked_for(word) for name in self.buckets.get(bucket, ()))
        return list(dict.fromkeys(found))

    def suggest(self, written: str) -> list[str]:
        """Return the terms suggested for a word."""
        word = key(written)
        names = rank(word, self.near(word), 2 * MOST)
        return list(dict.fromkeys(term for name in names for term in self.terms[name]))[:MOST]


def glossary_names(language: str) -> Iterable[tuple[str, str]]:
    """Yield the names in the shipped glossary, with their terms."""
    for term in Glossary.load().terms:
        if primary(term.language) == language:
            for name in (term.term, *term.aliases, *term.abbreviations, *term.forms):
                yield name, term.term


def measure(title: str, pairs: Pairs, names: Names, *, wrong: bool) -> list[bool]:
    """Print how many misspellings were understood, and return which were."""
    pairs = [(written, term) for written, term in pairs if key(written) not in names.terms]
    first = in_five = 0
    worst = total = 0.0
    fetched = 0
    for written, term in pairs:
        spent = 1.0
        for _ in range(3):
            start = process_time()
            found = names.suggest(written)
            spent = min(spent, process_time() - start)
        total, worst = total + spent, max(worst, spent)
        fetched = max(fetched, len(names.near(key(written))))
        meant = {term, *names.terms.get(key(term), ())}
        first += bool(found) and found[0] in meant
        in_five += not meant.isdisjoint(found)
        if wrong and (not found or found[0] not in meant):
            print(f"    {written} = {term}: {', '.join(found)}")
    count = max(1, len(pairs))
    ok = first / count >= FIRST and in_five / count >= IN_FIVE
    print(
        f"{title:48}{len(pairs):5}{first / count:8.1%}{in_five / count:8.1%}"
        f"{total / count * 1000:8.2f}{worst * 1000:8.2f}{fetched:7} {'' if ok else 'below'}"
    )
    return [ok]


def halves(pairs: Pairs, *, everything: bool, tuned: bool) -> Pairs:
    """Return the misspellings to report: with ``everything`` all, or those kept aside."""
    return pairs if everything else pairs[0::2] if tuned else pairs[1::2]


def main(arguments: Sequence[str]) -> None:
    """Print the tables."""
    wrong, everything = "--wrong" in arguments, "--all" in arguments
    tuned = "--tuned" in arguments
    files = [argument for argument in arguments if not argument.startswith("--")]
    plurals()
    english, spanish = (
        read_pairs(DATA / "misspellings.txt"),
        read_pairs(DATA / "misspellings_es.txt"),
    )
    fresh = read_pairs(DATA / "misspellings_fresh.txt")
    fresh |= read_pairs(DATA / "misspellings_readers.txt")
    head = f"{'Misspellings':48}{'n':>5}{'first':>8}{'in 5':>8}{'ms':>8}{'worst':>8}{'names':>7}"
    print(f"\n{head}   bars: {FIRST:.0%}, {IN_FIVE:.0%}, {MILLISECONDS} ms")

    def report(lists: dict[str, Pairs], names: Names, whole: dict[str, Pairs]) -> None:
        keys = sum(map(len, names.buckets.values())) / len(names.terms)
        print(
            f"  {len(names.terms)} names, {keys:.1f} keys a name, filed in "
            f"{names.filing * 1e6:.1f} µs each (bar {MICROSECONDS})"
        )
        every: Pairs = []
        for title, pairs in lists.items():
            chosen = halves(pairs, everything=everything, tuned=tuned)
            measure(title, chosen, names, wrong=wrong)
            every += chosen
        for title, pairs in whole.items():
            measure(title, pairs, names, wrong=wrong)
            every += pairs
        measure("all of these", every, names, wrong=False)

    report(english, Names(glossary_names("en")), fresh)
    report(spanish, Names(glossary_names("es")), {})
    if files:
        words = (line.strip() for line in Path(files[0]).read_text("utf-8").splitlines())
        kept = [word for word in words if word.isascii() and word.isalpha() and len(word) > 2]
        every = set(kept)
        kept = [word for word in kept if every.isdisjoint(singulars(word.lower()))]
        step = max(1, len(kept) / LARGE)
        some = {kept[int(at * step)] for at in range(min(LARGE, len(kept)))}
        large = read_pairs(DATA / "misspellings_large.txt")
        some.update(term for pairs in large.values() for _, term in pairs)
        names = Names([*glossary_names("en"), *((word, word) for word in sorted(some))])
        report({**english, **large}, names, fresh)


def plurals() -> None:
    """Print how many plurals are found, and how many words are mistaken for plurals."""
    from hlreader.models import Term

    words = Glossary(Term(term, "x") for term in dict.fromkeys(PLURALS.values()))
    right = sum(_leads_to(words, plural) == singular for plural, singular in PLURALS.items())
    print(f"{'Plurals':48}{len(PLURALS):5}{right / len(PLURALS):8.1%}  bar {RIGHT:.0%}")
    every = Glossary(Term(term, "x") for trap, terms in TRAPS.items() for term in (trap, *terms))
    broken = [
        trap
        for trap, terms in TRAPS.items()
        if _leads_to(every, trap) != trap
        or _leads_to(Glossary(Term(term, "x") for term in terms), trap)
    ]
    print(f"{'Traps that are broken':48}{len(TRAPS):5}{len(broken):8}  bar 0  {' '.join(broken)}")


def _leads_to(words: Glossary, written: str) -> str:
    hit = words.lookup(written)
    return hit.term.term if hit else ""


if __name__ == "__main__":
    main(sys.argv[1:])
