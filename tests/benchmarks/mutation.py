"""Change the code on purpose, and count how many of the changes the tests notice.

    python -m tests.benchmarks.mutation [MODULE ...] [--sample N] [--seed N]

``MODULE`` is a key of ``TESTS``. The default is all of them. Cosmic Ray (``pip install
cosmic-ray``) makes the changes: another operator or number, a negated condition, a loop that never
runs, a missing decorator. A copy of the checkout tries a sample of each module's changes with the
tests of that module only. Changes that no test notices are printed. The same seed gives the same
changes as long as the module stays the same.
"""

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from difflib import unified_diff
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

import pytest
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

ROOT = Path(__file__).parents[2]
PRELOADED = "markdown_it", "rich.console", "typer", "yaml"
"""Other packages that tests import. Import them once, not for each change. Never add hlreader."""
RULES = "hlreader/checker/rules"
TESTS = {
    "hlreader/sanitize.py": ["test_sanitize.py"],
    "hlreader/readability/sentences.py": ["test_sentences.py", "test_clinical_notes.py"],
    "hlreader/glossary/words/match.py": ["test_annotate.py", "test_glossary.py"],
    "hlreader/reader/screen/painter.py": ["test_reader_painter.py"],
    "hlreader/settings.py": ["test_settings.py"],
    f"{RULES}/passive_voice.py": ["test_rules.py", "test_rules_sentences.py"],
    f"{RULES}/bare_percentage.py": ["test_rules.py", "test_rules_sentences.py"],
    f"{RULES}/term_not_explained.py": ["test_rules.py", "test_rules_words.py"],
}
"""The modules, and the files with their tests."""

SECONDS = 300
"""How long the tests of a module may take. A change that makes them hang is noticed."""
OPPOSITES = set(
    "Add_Sub Sub_Add Mul_FloorDiv Div_Mul FloorDiv_Mul Mod_Mul BitAnd_BitOr LShift_RShift "
    "RShift_LShift Lt_LtE Lt_GtE LtE_Lt LtE_Gt Gt_GtE Gt_LtE GtE_Gt GtE_Lt Eq_NotEq NotEq_Eq "
    "Is_IsNot IsNot_Is".split()
)
"""Each operator becomes its opposite or a similar one. Cosmic Ray would try all others, so one
``place + 1`` would count eleven times. ``|`` is left out because types use it."""


class Change(NamedTuple):
    """A change to a module: its operator, and the code of the changed module."""

    operator: str
    code: str


def main() -> None:
    """Try the modules that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("modules", nargs="*", metavar="MODULE", default=list(TESTS))
    parser.add_argument("--sample", type=int, default=60, help="changes for each module")
    parser.add_argument("--seed", type=int, default=1)
    flags = parser.parse_args()
    for name in PRELOADED:
        import_module(name)
    with tempfile.TemporaryDirectory() as folder:
        checkout = Path(folder, "checkout")
        copy_checkout(checkout)
        for module in flags.modules:
            if not tests_pass(checkout, TESTS[module]):
                output = log_file(checkout).read_text("utf-8")
                sys.exit(f"{module}: its tests fail without any change.\n{output}")
            changes = list(changes_to((ROOT / module).read_text("utf-8")))
            chosen = random.Random(flags.seed).sample(changes, min(flags.sample, len(changes)))  # noqa: S311
            survivors = [change for change in chosen if survives(change, checkout, module)]
            noticed = len(chosen) - len(survivors)
            print(f"{module}: {len(changes)} changes, {len(chosen)} tried, {noticed} noticed "
                  f"({noticed / len(chosen):.0%})", flush=True)  # fmt: skip


def copy_checkout(to: Path) -> None:
    """Copy the files that git tracks from the working tree."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True)
    for name in filter(None, listed.stdout.decode().split("\0")):
        (to / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, to / name, follow_symlinks=False)


def changes_to(code: str) -> Iterator[Change]:
    """Yield every change that Cosmic Ray can make."""
    for name in operator_names():
        _, replaces, pair = name.rpartition("Operator_")
        if "Variable" in name or (replaces and "Unary" not in name and pair not in OPPOSITES):
            continue
        operator = get_operator(name)()
        occurrence = 0
        while (changed := mutate_code(code, operator, occurrence)) is not None:
            yield Change(name, changed)
            occurrence += 1


def survives(change: Change, checkout: Path, module: str) -> bool:
    """Try a change. Print it if the tests still pass."""
    path = checkout / module
    before = path.read_text("utf-8")
    for bytecode in path.parent.glob(f"__pycache__/{path.stem}.*"):
        bytecode.unlink()  # Python would use it if size and time are the same
    path.write_text(change.code, "utf-8")
    try:
        passed = tests_pass(checkout, TESTS[module])
    finally:
        path.write_text(before, "utf-8")
    if passed:
        lines = unified_diff(
            before.splitlines(), change.code.splitlines(), "", "", n=0, lineterm=""
        )
        print(change.operator, *list(lines)[2:], sep="\n  ", flush=True)
    return passed


def tests_pass(checkout: Path, names: list[str]) -> bool:
    """Run tests in the checkout until one fails."""
    child = get_context("fork").Process(target=run_tests, args=(checkout, names))
    child.start()
    child.join(SECONDS)
    if child.is_alive():
        child.kill()
        child.join()
    return child.exitcode == 0


def log_file(checkout: Path) -> Path:
    """Return the file with the output of the last tests."""
    return checkout.parent / "log"


def run_tests(checkout: Path, names: list[str]) -> None:
    """Run tests in this process and end it. It must not be used for anything else."""
    for name in [name for name in sys.modules if name.partition(".")[0] in ("hlreader", "tests")]:
        del sys.modules[name]
    os.chdir(checkout)
    sys.path.insert(0, str(checkout))
    log = os.open(log_file(checkout), os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for stream in (1, 2):
        os.dup2(log, stream)
    # Like the workers of pytest-xdist, compile the shipped files only once, not for each change.
    os.environ["PYTEST_XDIST_WORKER"] = "alone"
    folder = checkout.parent / "tests"
    folder.mkdir(exist_ok=True)
    options = ["-q", "-x", "-n", "0", "-p", "no:cacheprovider", f"--basetemp={folder / 'one'}"]
    sys.exit(pytest.main([*options, *(f"tests/{name}" for name in names)]))


if __name__ == "__main__":
    main()
