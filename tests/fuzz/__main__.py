"""Send inputs that reach new code through one door, and keep those that show a fault.

    python -m tests.fuzz DOOR [--seconds 1200] [--found FOLDER]

This needs atheris, Google's coverage-guided fuzzer for Python (``pip install atheris``). A fault is
an exception other than ``HlreaderError``, over two seconds of CPU time for 100 KB, or a sign in the
answer that drives a terminal. Each kind is kept once, in FOLDER. New inputs go to the corpus of the
door. The last line says how many inputs ran. The exit code is 1 if there are faults.
"""

import argparse
import os
import sys
import time
import traceback
from pathlib import Path

import atheris

CORPUS = Path(__file__).parent / "corpus"
LONGEST = 4096
SLOWEST = 2.0
"""CPU seconds for 100 KB. Shorter inputs get a quarter of this."""


def main() -> None:
    """Fuzz one door until the time is over."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("door")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--found", type=Path, default=Path("found"))
    chosen = parser.parse_args()
    with atheris.instrument_imports(include=["hlreader"], enable_loader_override=False):
        from tests.fuzz.doors import answer
    from tests.harmless import DRIVING

    faults: set[str] = set()
    inputs = 0
    over = time.monotonic() + chosen.seconds

    def keep(kind: str, data: bytes, detail: str) -> None:
        if kind in faults:
            return
        faults.add(kind)
        chosen.found.mkdir(exist_ok=True)
        name = f"{chosen.door}-{len(faults)}"
        (chosen.found / name).write_bytes(data)
        (chosen.found / f"{name}.txt").write_text(f"{kind}\n{detail}\n", "utf-8", "replace")
        sys.stderr.write(f"FAULT {name}: {kind}\n")

    def one(data: bytes) -> None:
        nonlocal inputs
        if time.monotonic() > over:
            print(f"{chosen.door}: {inputs} inputs, {len(faults)} kinds of fault", flush=True)
            os._exit(1 if faults else 0)  # libFuzzer never returns
        inputs += 1
        begun = time.process_time()
        try:
            seen = answer(chosen.door, data)
        except Exception as error:  # every kind of exception is a fault
            last = traceback.extract_tb(error.__traceback__)[-1]
            keep(
                f"{type(error).__name__} {last.filename}:{last.lineno}",
                data,
                traceback.format_exc(),
            )
            return
        spent = time.process_time() - begun
        if spent > SLOWEST * max(len(data) / 100_000, 0.25) and inputs > 1:
            keep(f"slow {spent:.1f} s", data, "")
        found = DRIVING.search(seen)
        if found:
            keep(f"control {found[0]!r}", data, seen[max(0, found.start() - 60) : found.end() + 60])

    folder = CORPUS / chosen.door
    folder.mkdir(parents=True, exist_ok=True)
    limits = [f"-max_len={LONGEST}", "-timeout=60", "-verbosity=0"]
    atheris.Setup(["fuzz", str(folder), *limits], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
