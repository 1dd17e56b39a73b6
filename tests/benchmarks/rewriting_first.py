"""How often hlreader and an editor choose the same three sentences to rewrite first.

Run with the file of pages, one JSON object with ``url`` and ``text`` per line:
``python -m tests.benchmarks.rewriting_first nih_pages.jsonl``
"""

import json
import sys
from collections import Counter
from pathlib import Path

from hlreader import score
from hlreader.readability.scores import grades, rewrite_order

LABELS = Path(__file__).with_name("rewrite_labels.tsv")
FIRST = 3


def main(path: str) -> None:
    """Print the agreement on each page, and on the pages of each mark."""
    lines = LABELS.read_text("utf-8").splitlines()
    labels = [line.split("\t") for line in lines if not line.startswith("#")]
    pages = (json.loads(line) for line in Path(path).read_text("utf-8").splitlines())
    texts = {page["url"]: page["text"] for page in pages}
    agreed: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    possible: Counter[str] = Counter()
    for url, numbers, mark in labels:
        wanted = {int(number) for number in numbers.split()}
        scored = score(texts[url], "en")
        both = len(wanted & set(rewrite_order(scored)[:FIRST]))
        agreed[mark] += both
        by_difficulty = [grade or 0 for grade in grades(scored)]
        hardest = sorted(range(len(by_difficulty)), key=lambda n: -by_difficulty[n])
        alone[mark] += len(wanted & set(hardest[:FIRST]))
        possible[mark] += FIRST
        print(f"{both} of {FIRST}  {url}")
    for mark, most in possible.items():
        print(f"{mark}: {agreed[mark]} of {most}, by difficulty alone {alone[mark]}")


if __name__ == "__main__":
    main(sys.argv[1])
