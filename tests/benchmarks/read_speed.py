"""How much CPU does ``hlreader read`` take to a pipe, next to ``rich --markdown``?

    python -m tests.benchmarks.read_speed [RUNS]

Installs hlreader and rich-cli, each in a virtual environment of its own, from the package index.
The two run in turn on the same article, after one run each that is not counted; the ratio is the
median of the pairs. The bar is 1.0: reading must cost no more.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import venv
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
BAR = 1.0


def cpu(command: Sequence[str]) -> float:
    """Return the user and system CPU seconds of a whole process whose output goes to a pipe."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT)
    assert process.stdout
    process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"failed: {' '.join(map(str, command))}")
    return usage.ru_utime + usage.ru_stime


def install(folder: Path, package: str) -> Path:
    """Return the folder of commands of a new virtual environment with a package."""
    venv.create(folder, with_pip=True)
    commands = folder / "bin"
    subprocess.run([commands / "pip", "-q", "install", package], check=True)
    return commands


def main() -> None:
    """Measure, and say whether the bar is met."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    article = ROOT / "articles" / "metastatic.md"
    with tempfile.TemporaryDirectory() as folder:
        ours = [str(install(Path(folder, "a"), str(ROOT)) / "hlreader"), "read", "metastatic"]
        peer = [str(install(Path(folder, "b"), "rich-cli") / "rich"), "--markdown", str(article)]
        pairs = [(cpu(ours), cpu(peer)) for _ in range(runs + 1)][1:]
    for name, column in zip(
        ("hlreader read", "rich --markdown"), zip(*pairs, strict=True), strict=True
    ):
        print(f"{name:16} {statistics.median(column) * 1000:6.0f} ms of CPU")
    ratio = statistics.median(mine / other for mine, other in pairs)
    print(f"{'ratio':16} {ratio:6.2f} (bar: {BAR})")
    sys.exit(ratio > BAR)


if __name__ == "__main__":
    main()
