"""Fit the weights of the difficulty score, and say how well they do on what they have not seen.

    pip install numpy && python -m tests.benchmarks.fit_difficulty FOLDER

``FOLDER`` holds ``sentence_ratings.csv`` (MedReadMe, CC BY-SA 4.0), ``cochrane_pairs.jsonl``
(CC BY 4.0) and ``three_levels.jsonl`` (OneStopEnglish, CC BY-SA 4.0). Writes
``hlreader/readability/data/difficulty_weights.txt``, with weights only.

The weights are never negative, so that longer and rarer is never easier. They make least: the
squared error on the ratings, plus a logistic loss for each pair of texts of which people wrote one
to be easier. Then the scale is set, which changes no order: mean and spread over the whole texts
become those of the Flesch-Kincaid grade. The figures printed are held out: five folds, of
blocks of 20 neighbouring sentences, of reviews and of stories.
"""

import csv
import json
import sys
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from hlreader import score
from hlreader.readability.difficulty import Features, features, load, sum_loads

WEIGHTS = Path(__file__).parents[2] / "hlreader/readability/data/difficulty_weights.txt"
FOLDS, BLOCK = 5, 20
PAIR_WEIGHT = 0.02
TAU = 0.5
"""The difference in rating, 1 to 6, that makes the order of a pair fairly sure."""
RIDGE = 1e-3
_HEAD = """\
# The weights of hlreader's difficulty score, in grades for each unit of a feature.
# Fitted by tests/benchmarks/fit_difficulty.py to: MedReadMe's sentence ratings (Jiang and Xu 2024;
# CC BY-SA 4.0), Cochrane abstracts with plain language summaries (pairs by AshOlogn; CC BY 4.0) and
# OneStopEnglish (Vajjala and Lucic 2018; CC BY-SA 4.0). No text of theirs is in hlreader.
# These weights may be used under CC BY-SA 4.0.
"""

Array = Any


def row(text: str) -> tuple[Features, float]:
    """Return the features of a text and its Flesch-Kincaid grade."""
    found = score(text)
    counts = sum_loads(load(sentence.text) for sentence in found.sentences)
    return features(counts), found.scores["flesch_kincaid_grade"] or 0.0


def fit(rated: Array, ratings: Array, pairs: Array, levels: Array) -> tuple[float, Array]:
    """Return base and weights. Projected gradient descent with momentum."""
    spread = rated.std(0)
    mean = (rated / spread).mean(0)
    known = rated / spread - mean
    target = ratings - ratings.mean()
    gram, moment = known.T @ known / len(target), known.T @ target / len(target)
    orders = [pairs / spread, levels / spread]
    steep = sum(PAIR_WEIGHT * (order**2).sum(1).mean() for order in orders) / 4 / TAU**2
    step = 1 / (np.linalg.eigvalsh(gram)[-1] + steep + RIDGE)
    weights = ahead = np.full(len(mean), 0.1)
    speed = 1.0
    for _ in range(5000):
        slope = gram @ ahead - moment + RIDGE * ahead
        for order in orders:
            wrong = 1 / (1 + np.exp(np.clip(order @ ahead / TAU, -50, 50)))
            slope -= PAIR_WEIGHT * (order * wrong[:, None]).mean(0) / TAU
        new = np.maximum(0, ahead - step * slope)
        faster = (1 + np.sqrt(1 + 4 * speed**2)) / 2
        ahead = new + (speed - 1) / faster * (new - weights)
        weights, speed = new, faster
    return float(ratings.mean() - mean @ weights), weights / spread


def auc(scores: Array, positive: Array) -> float:
    """Return the chance that a positive has the higher score."""
    ranks = np.empty(len(scores))
    ranks[np.argsort(scores, kind="stable")] = np.arange(1, len(scores) + 1)
    count = positive.sum()
    return float((ranks[positive].sum() - count * (count + 1) / 2) / count / (~positive).sum())


def main() -> None:
    """Fit, report, write."""
    folder = Path(sys.argv[1])
    with (folder / "sentence_ratings.csv").open(encoding="utf-8") as file:
        sentences = list(csv.DictReader(file))
    reviews, stories = (
        [json.loads(line) for line in (folder / name).read_text("utf-8").splitlines()]
        for name in ("cochrane_pairs.jsonl", "three_levels.jsonl")
    )
    rated = np.array([row(sentence["sentence"])[0] for sentence in sentences])
    ratings = np.array([float(sentence["rating"]) for sentence in sentences])
    levels = ("advanced", "intermediate", "elementary")
    review_rows = [(row(review["technical"]), row(review["plain"])) for review in reviews]
    story_rows = [[row(story[level]) for level in levels] for story in stories]
    pairs = np.array([np.subtract(hard[0], easy[0]) for hard, easy in review_rows])
    steps = np.array(
        [[np.subtract(a[0], b[0]) for a, b in combinations(rows, 2)] for rows in story_rows]
    )

    random = np.random.default_rng(0)
    fold = random.permutation(len(rated) // BLOCK + 1)[np.arange(len(rated)) // BLOCK] % FOLDS
    pair_fold = random.permutation(len(pairs)) % FOLDS
    step_fold = random.permutation(len(steps)) % FOLDS
    out = np.zeros(len(rated)), np.zeros(len(pairs)), np.zeros(steps.shape[:2])
    for held in range(FOLDS):
        seen = fold != held, pair_fold != held, step_fold != held
        flat = steps[seen[2]].reshape(-1, steps.shape[-1])
        base, weights = fit(rated[seen[0]], ratings[seen[0]], pairs[seen[1]], flat)
        for values, data, known in zip(out, (rated, pairs, steps), seen, strict=True):
            values[~known] = data[~known] @ weights + (base if data is rated else 0)
    hardest = ratings >= np.quantile(ratings, 0.75)
    print(f"held out: ratings r {np.corrcoef(out[0], ratings)[0, 1]:.3f}")
    print(f"held out: hardest quarter AUC {auc(out[0], hardest):.3f}")
    print(f"held out: Cochrane pairs {(out[1] > 0).mean():.3f}, levels {(out[2] > 0).mean():.3f}")

    base, weights = fit(rated, ratings, pairs, steps.reshape(-1, steps.shape[-1]))
    whole = [text for rows in (*review_rows, *story_rows) for text in rows]
    own = np.array([base + np.dot(weights, found) for found, _ in whole])
    grades = np.array([grade for _, grade in whole])
    scale = grades.std() / own.std()
    base = grades.mean() + scale * (base - own.mean())
    table = {"base": base, **dict(zip(Features._fields, scale * weights, strict=True))}
    lines = [f"{name} {value:.4f}\n" for name, value in table.items()]
    WEIGHTS.write_text(_HEAD + "".join(lines), "utf-8")
    print("".join(lines), end="")


if __name__ == "__main__":
    main()
