"""How well do the counts and scores agree with people, and with published values?

    python -m tests.benchmarks.reading_level FOLDER

``FOLDER`` holds the data sets named below, which hlreader does not ship. This prints a line for
each target with its bar. The exit code is 1 if one is missed. The difficulty score was fitted to
these sentences, pairs and levels, so ``fit_difficulty.py`` prints its figures for held-out data.
"""

import csv
import json
import statistics
import sys
from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from hlreader import count_syllables, score, split_sentences, word_difficulty
from hlreader.readability import formulas
from hlreader.readability.counts import POLYSYLLABLE, Counts

FORMULAS = ("flesch_kincaid_grade", "smog", "smog_mclaughlin", "flesch_reading_ease",
            "gunning_fog", "coleman_liau_index", "automated_readability_index", "dale_chall",
            "dale_chall_1995", "linsear_write", "spache", "lix", "rix", "forcast")  # fmt: skip
HIGHER_IS_EASIER = {"flesch_reading_ease", "dale_chall_1995"}
NO_BAR = {"forcast"}
"""FORCAST was made for lists and forms and does not use sentence length, so it has no bar."""
OWN = "difficulty"

Row = tuple[str, float, float]


def json_lines(path: Path) -> list[dict[str, str]]:
    """Return the records of a file with one record per line."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def measures(text: str) -> dict[str, float]:
    """Return all scores of a text. Higher is harder. Scores of too short a text are 0."""
    found = score(text)
    return {
        name: (found[name] or 0.0) * (-1 if name in HIGHER_IS_EASIER else 1)
        for name in (*FORMULAS, OWN)
    }


def share(hits: Sequence[bool]) -> float:
    """Return the share of true values."""
    return sum(hits) / len(hits)


def auc(values: Sequence[float], positive: Sequence[bool]) -> float:
    """Return the chance that a positive has a higher value than a negative. Ties count half."""
    order = sorted(set(values))
    rank = {value: number for number, value in enumerate(order)}
    below = [0] * len(order)
    for value, hit in zip(values, positive, strict=True):
        below[rank[value]] += not hit
    passed, wins = 0, {}
    for number, count in enumerate(below):
        wins[number] = passed + count / 2
        passed += count
    hits = [wins[rank[value]] for value, hit in zip(values, positive, strict=True) if hit]
    return sum(hits) / len(hits) / passed


def pairs(folder: Path) -> list[Row]:
    """Compare Cochrane abstracts with their plain language summaries."""
    found = [
        (measures(record["technical"]), measures(record["plain"]))
        for record in json_lines(folder / "cochrane_pairs.jsonl")
    ]
    return [
        (f"Cochrane pairs, {name}", share([hard[name] > easy[name] for hard, easy in found]), bar)
        for name, bar in (("flesch_kincaid_grade", 0.74), ("smog", 0.77), (OWN, 0.88))
    ]


def ratings(folder: Path) -> list[Row]:
    """Compare with people's ratings of medical sentences."""
    with (folder / "sentence_ratings.csv").open(encoding="utf-8") as file:
        records = list(csv.DictReader(file))
    human = [float(record["rating"]) for record in records]
    own = [score(record["sentence"]).difficulty or 0.0 for record in records]
    hardest = statistics.quantiles(human, n=4)[2]
    return [
        ("sentence ratings, own, r", statistics.correlation(human, own), 0.82),
        ("hardest quarter, own, AUC", auc(own, [rating >= hardest for rating in human]), 0.92),
    ]


def single_words(folder: Path) -> list[Row]:
    """Compare with people's ratings of single words."""
    with (folder / "word_complexity.tsv").open(encoding="utf-8") as file:
        records = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    human = [float(record["complexity"]) for record in records]
    own = [word_difficulty(record["word"]) for record in records]
    return [("word complexity, word_difficulty, r", statistics.correlation(human, own), 0.60)]


def three_levels(folder: Path) -> list[Row]:
    """Compare stories at three levels, which gives three pairs each."""
    levels = ("advanced", "intermediate", "elementary")
    found = [
        [measures(record[level]) for level in levels]
        for record in json_lines(folder / "three_levels.jsonl")
    ]
    return [
        (
            f"three levels, {name}",
            share([a[name] > b[name] for story in found for a, b in combinations(story, 2)]),
            0.0 if name in NO_BAR else 0.95,
        )
        for name in (*FORMULAS, OWN)
    ]


def golden_rules(folder: Path) -> list[Row]:
    """Return how many of 48 sentence counts are right."""
    records = json.loads((folder / "sentence_golden_rules.json").read_text("utf-8"))
    right = sum(len(split_sentences(x["text"])) == len(x["sentences"]) for x in records)
    return [("golden rules, sentence count right", right, 47)]


def medical_syllables(folder: Path) -> list[Row]:
    """Count the syllables of words that CMUdict lacks. Some words have several right counts."""
    lines = (folder / "medical_syllables.tsv").read_text("utf-8").splitlines()[1:]
    exact, long = [], []
    for line in lines:
        word, accepted = line.split("\t")
        counts = [int(count) for count in accepted.replace("|", ",").split(",")]
        ours = count_syllables(word)
        exact.append(ours in counts)
        long.append(any((ours >= POLYSYLLABLE) == (count >= POLYSYLLABLE) for count in counts))
    return [
        ("medical syllables, exact", share(exact), 0.93),
        ("medical syllables, three or more", share(long), 0.975),
    ]


def published(folder: Path) -> list[Row]:
    """Compare with published values of hlreader's formulas."""
    values: dict[str, Any] = json.loads((folder / "published_formula_values.json").read_text())
    hits = []
    for low, high, grade in values["smog_conversion_table"]["rows"]:
        for count in (low, high):
            counts = Counts(words=100, sentences=30, polysyllables=count)
            hits.append(abs(formulas.smog_mclaughlin(counts) - grade) <= 1)
    passage = values["coleman_liau_1975_abstract"]
    counts = Counts(
        words=passage["words"],
        sentences=passage["sentences"],
        letters=passage["letters_or_digits"],
    )
    hits.append(abs(formulas.coleman_liau_index(counts) - passage["CLI"]) <= 0.05)
    return [("published formula values", share(hits), 1.0)]


PARTS: tuple[Callable[[Path], list[Row]], ...] = (
    pairs, ratings, single_words, three_levels, golden_rules, medical_syllables, published,
)  # fmt: skip


def main() -> None:
    """Print the table."""
    missed = 0
    for part in PARTS:
        for name, value, bar in part(Path(sys.argv[1])):
            missed += value < bar
            print(f"{name:44} {value:6.3f}  bar {bar:6.3f}  {'' if value >= bar else 'MISSED'}")
    sys.exit(missed > 0)


if __name__ == "__main__":
    main()
