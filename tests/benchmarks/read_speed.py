"""How much CPU does ``hlreader read`` take in a pipe, compared with ``rich --markdown``?

    python -m tests.benchmarks.read_speed [RUNS]

This installs hlreader and rich-cli from the package index, each in its own virtual environment.
They take turns on the same article. The first run of each does not count. The ratio is the median
of the pairs. The bar is 1.0, so reading must not cost more.
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
    """Return the user and system CPU seconds of a process whose output goes to a pipe."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT)
    assert process.stdout
    process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"failed: {' '.join(map(str, command))}")
    return usage.ru_utime + usage.ru_stime


def install(folder: Path, package: str) -> Path:
    """Make a virtual environment with a package, and return its folder of commands."""
    venv.create(folder, with_pip=True)
    commands = folder / "bin"
    subprocess.run([commands / "pip", "-q", "install", package], check=True)
    return commands


def main() -> None:
    """Measure, and print whether reading meets the bar."""
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
