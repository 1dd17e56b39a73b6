"""How often hlreader and an editor choose the same three sentences to rewrite first.

Run with the file of pages, one JSON object with ``url`` and ``text`` per line:
``python -m tests.benchmarks.rewriting_first nih_pages.jsonl``
"""

import json
import sys
from pathlib import Path

from hlreader import score
from hlreader.readability.scores import rewrite_order

LABELS = Path(__file__).with_name("rewrite_labels.tsv")
FIRST = 3


def main(path: str) -> None:
    """Print the agreement on each page and on all."""
    lines = LABELS.read_text("utf-8").splitlines()
    labels = dict(line.split("\t") for line in lines if not line.startswith("#"))
    pages = (json.loads(line) for line in Path(path).read_text("utf-8").splitlines())
    texts = {page["url"]: page["text"] for page in pages if page["url"] in labels}
    agreed = 0
    for url, numbers in labels.items():
        wanted = {int(number) for number in numbers.split()}
        chosen = set(rewrite_order(score(texts[url], "en"))[:FIRST])
        agreed += len(wanted & chosen)
        print(f"{len(wanted & chosen)} of {FIRST}  {url}")
    print(f"{agreed} of {FIRST * len(labels)}")


if __name__ == "__main__":
    main(sys.argv[1])
