"""How often are the rules right and useful on real texts?

    python -m tests.benchmarks.rule_precision FOLDER

``FOLDER`` holds the data sets named in ``rule_labels.tsv``, which hlreader does not ship. Each
label says if a finding is right: would the editor of a text for patients accept it? "noise" is true
but no help, and "wrong" is not true. For each rule, this prints how many of the labelled findings
it still makes, and what share of them is right. The exit code is 1 if a rule that is on by default
is below the bar. Wrong findings that a rule no longer makes do not count.
"""

import csv
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

from hlreader.checker.rules import all_rules
from hlreader.checker.text.checked_text import CheckedText, Settings
from hlreader.glossary import Glossary
from hlreader.sanitize import clean
from tests.parsing import parse

BAR = 0.8
FORMATS = {"nih_pages.jsonl": ("page.md", "markdown")}
LABELS = Path(__file__).with_name("rule_labels.tsv")

Where = tuple[str, int, str]


def labels() -> dict[Where, dict[tuple[str, int], bool]]:
    """Return, for each text, the labels of findings by rule and offset."""
    found: dict[Where, dict[tuple[str, int], bool]] = defaultdict(dict)
    for line in LABELS.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            data, row, field, offset, code, verdict = line.split("\t")
            found[data, int(row), field][code, int(offset)] = verdict == "right"
    return found


def rows(path: Path) -> list[dict[str, str]]:
    """Return the records of a data set."""
    with path.open(encoding="utf-8", newline="") as file:
        if path.suffix == ".csv":
            return list(csv.DictReader(file))
        return [json.loads(line) for line in file]


def main() -> int:
    """Print the table. Return 1 if a rule misses the bar."""
    folder = Path(sys.argv[1])
    glossary = Glossary.load()
    data: dict[str, list[dict[str, str]]] = {}
    right: Counter[str] = Counter()
    made: Counter[str] = Counter()
    labelled: Counter[str] = Counter()
    for (name, row, field), verdicts in labels().items():
        data.setdefault(name, rows(folder / name))
        source = clean(data[name][row][field])
        document = parse(source, *FORMATS.get(name, (name, "text")))
        text = CheckedText(document, Settings(), glossary)
        codes = {code for code, _ in verdicts}
        found = {
            (rule.code, finding.start)
            for rule in all_rules()
            if rule.code in codes
            for finding in rule.check(text)
        }
        for key, verdict in verdicts.items():
            labelled[key[0]] += 1
            made[key[0]] += key in found
            right[key[0]] += key in found and verdict
    missed = False
    print(f"{'rule':<36}{'labels':>8}{'found':>8}{'right':>8}{'precision':>11}")
    for rule in all_rules():
        if labelled[rule.code]:
            share = right[rule.code] / made[rule.code] if made[rule.code] else 0.0
            low = made[rule.code] and share < BAR and rule.default
            missed |= bool(low)
            print(
                f"{rule.code + ' ' + rule.name:<36}{labelled[rule.code]:>8}{made[rule.code]:>8}"
                f"{right[rule.code]:>8}{share:>11.0%}{'  below the bar' if low else ''}"
            )
    print(f"{'all':<36}{labelled.total():>8}{made.total():>8}{right.total():>8}", end="")
    print(f"{right.total() / made.total():>11.0%}")
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
