"""How much CPU does ``check`` take if there are many findings?

    python -m tests.benchmarks.findings_speed FOLDER [RUNS]

``FOLDER`` holds ``cochrane_pairs.jsonl``, abstracts that hlreader does not ship. All default rules
check a megabyte of different abstracts, as plain text and as Markdown with headings and lists. They
find about fifteen thousand problems. Whole processes take turns, and the best run of each counts.
textstat's eight scores of the same text show how fast the machine is.
"""

import json
import os
import re
import sys
import tempfile
from pathlib import Path

from hlreader.readability import count_syllables
from tests.benchmarks.check_speed import TEXTSTAT, Command, best

SIZE = 10**6
FORMS = ("text", "concise", "json", "sarif", "html")


def write_texts(data: Path, folder: Path) -> None:
    """Write the texts, and a dictionary of their words for textstat."""
    rows = [json.loads(line) for line in (data / "cochrane_pairs.jsonl").open(encoding="utf-8")]
    abstracts = [row[part].strip() for row in rows for part in ("technical", "plain")]
    (folder / "1mb.txt").write_text("\n\n".join(abstracts)[:SIZE], "utf-8")
    (folder / "1mb.md").write_text("\n".join(map(_as_markdown, abstracts))[:SIZE], "utf-8")
    dictionary = folder / "corpora" / "cmudict" / "cmudict"
    dictionary.parent.mkdir(parents=True)
    words = sorted(set(re.findall(r"[\w'’-]+", " ".join(abstracts).lower())))
    lines = (f"{word} 1 {' B '.join(['AH0'] * max(1, count_syllables(word)))}\n" for word in words)
    dictionary.write_text("".join(lines), "utf-8")


def _as_markdown(abstract: str) -> str:
    """Return a text with a heading, and its middle as a list."""
    first, second, *rest = [*re.split(r"(?<=[.!?])\s+", abstract), ""]
    items = "".join(f"- {sentence}\n" for sentence in rest[:8])
    return f"## {first[:40]}\n\n{first}\n{second}\n\n{items}\n{' '.join(rest[8:])}\n"


def main() -> None:
    """Print the CPU seconds of each form and their ratio to textstat's."""
    if len(sys.argv) == 1:
        sys.exit("Name the folder: python -m tests.benchmarks.findings_speed FOLDER [RUNS]")
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["XDG_CACHE_HOME"] = name
        write_texts(Path(sys.argv[1]), folder)
        check = [sys.executable, "-m", "hlreader", "check", "--isolated"]
        commands: dict[str, Command] = {
            f"check --output-format {form}, 1 MB of {kind}": [
                *check, folder / f"1mb.{kind}", "--output-format", form
            ]
            for kind in ("txt", "md")
            for form in FORMS
        }  # fmt: skip
        commands["textstat's eight scores of the plain text"] = [
            sys.executable, "-c", TEXTSTAT, folder, folder / "1mb.txt"
        ]  # fmt: skip
        used = best([*commands.values()], runs)
    for title, one in zip(commands, used, strict=True):
        print(f"{title:44} {one.cpu:6.2f} s CPU  {one.cpu / used[-1].cpu:5.2f} of textstat's")


if __name__ == "__main__":
    main()
