"""Does reading stay calm? Count the marked words on a page, and how many of them are hard.

    python -m tests.benchmarks.calm_reading FOLDER [--list]

``FOLDER`` holds ``nih_pages.jsonl`` and ``sentence_ratings.csv``, which hlreader does not ship.

A word on a page counts as hard if it is rarer than the everyday words of HL204. For pages of 450 to
750 words, this prints how many words are marked, how many are hard, and how many marks contain a
hard word or an abbreviation. The other marks are phrases of common words, such as "clinical trial".
Then it prints how many marks hard and easy sentences have. With ``--list``, it also prints all
marks. The exit code is 1 if the pages have more marks than hard words.
"""

import csv
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from hlreader.glossary import Glossary
from hlreader.glossary.words.annotate import annotate
from hlreader.glossary.words.hard_words import is_abbreviation
from hlreader.glossary.words.match import Matcher
from hlreader.models import Document, Match, plain_text, running_texts
from hlreader.readability.lexicon.frequency import EVERYDAY_ZIPF, commonest
from hlreader.readability.words import list_words
from hlreader.sanitize import clean
from tests.parsing import parse

FEWEST_WORDS, MOST_WORDS = 450, 750
PAGES = 20
EASY, HARD = 2.0, 4.0
"""Ratings of sentences, from 1 to 6. Up to the first they are easy, from the second hard."""


def hard_words(document: Document) -> set[str]:
    """Return the different words of a document that are not everyday words."""
    return {
        word.lower()
        for text in running_texts(document.blocks)
        for word in list_words(plain_text(text.runs))
        if is_hard(word)
    }


def is_hard(word: str) -> bool:
    """Return whether a word is rare, or an abbreviation."""
    return word.isalpha() and (is_abbreviation(word) or commonest(word.lower()) < EVERYDAY_ZIPF)


def marks(document: Document, matcher: Matcher) -> Iterator[Match]:
    """Yield the marks that readers see in a document."""
    found = annotate(document, matcher)
    for some in (*found.in_paragraphs.values(), *found.in_cells.values()):
        yield from some


def main() -> int:
    """Print the figures; return 1 if there are more marks than hard words."""
    folder = Path(sys.argv[1])
    matcher = Glossary.load().matcher()
    listed: Counter[str] = Counter()
    total: Counter[str] = Counter()
    lines = (folder / "nih_pages.jsonl").read_text("utf-8").splitlines()
    texts = [clean(json.loads(line)["text"]) for line in lines]
    pages = [text for text in texts if FEWEST_WORDS <= len(text.split()) <= MOST_WORDS]
    for number, text in enumerate(pages[:PAGES]):
        document = parse(text, f"page {number}", "markdown")
        found = list(marks(document, matcher))
        hard = hard_words(document)
        total["marks"] += len(found)
        total["hard"] += len(hard)
        total["calm"] += len(found) <= len(hard)
        total["right"] += sum(any(map(is_hard, list_words(mark.text))) for mark in found)
        listed.update(f"{mark.term.term} ({mark.text.lower()})" for mark in found)
        print(f"page {number:>2}: {len(found):>3} marks, {len(hard):>3} hard words")
    print(
        f"{total['marks']} marks, {total['hard']} hard words; {total['calm']} of {PAGES} pages calm"
    )
    print(f"{total['right'] / total['marks']:.0%} of the marks have a rare word in them")
    with (folder / "sentence_ratings.csv").open(encoding="utf-8", newline="") as file:
        rated = [(row["sentence"], float(row["rating"])) for row in csv.DictReader(file)]
    for name, some in (
        ("easy", [text for text, rating in rated if rating <= EASY]),
        ("hard", [text for text, rating in rated if rating >= HARD]),
    ):
        found = [mark for text in some for mark in matcher.find(clean(text))]
        words = sum(len(list_words(text)) for text in some)
        print(
            f"{name} sentences: {len(found) / len(some):.2f} marks a sentence, "
            f"{100 * len(found) / words:.1f} of 100 words"
        )
    if "--list" in sys.argv:
        print(*(f"{count} {mark}" for mark, count in listed.most_common()), sep="\n")
    return int(total["marks"] > total["hard"])


if __name__ == "__main__":
    sys.exit(main())
