"""Run the programs that speak, and end them when hlreader ends, however it ends.

hlreader starts this file as a program of its own, and sends it a line of JSON for each task. When
hlreader is killed or its terminal is closed, the system closes the pipe between them. Then this
program ends the voice. It imports nothing of hlreader, to start fast.

A task has a "number", the "command", the text for its standard "input", and the "pause" after it in
seconds. Nothing goes through a shell. The task ``null`` stops the voice. Unless a task is stopped,
the answer has its "number", the "seconds" it took, its exit "code", and its "problem".
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from threading import Event, Lock, Thread
from typing import Any

_SIGNAL_OF_PARENTS_DEATH = 1
"""PR_SET_PDEATHSIG of prctl(2)."""
_GRACE = 0.1
"""Seconds that a program has to end by itself before it is killed."""
_LONGEST_PROBLEM = 300


def tie() -> Callable[[], None] | None:
    """Return what a new program calls so that it ends when this one is killed.

    Only Linux can do that.
    """
    if sys.platform != "linux":
        return None
    import ctypes

    system = ctypes.CDLL(None)
    return lambda: system.prctl(_SIGNAL_OF_PARENTS_DEATH, signal.SIGTERM)


class Task:
    """A program that runs now, and the silence after it."""

    def __init__(self, task: dict[str, Any], tied: Callable[[], None] | None) -> None:
        self.stopped = Event()
        self.task = task
        self.process: subprocess.Popen[bytes] | None = None
        self.begun = time.monotonic()
        self.problem = ""
        try:
            self.process = subprocess.Popen(  # noqa: S603 - hlreader found the program
                task["command"],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                preexec_fn=tied,  # noqa: PLW1509 - it calls the system once, and needs no lock
            )
        except OSError as error:
            self.problem = error.strerror or str(error)
        self.thread = Thread(target=self.attend, daemon=True)
        self.thread.start()

    def attend(self) -> None:
        """Give the program its text, wait for its end and for the silence, then answer."""
        code, problem = 1, self.problem
        if self.process:
            try:
                _, said = self.process.communicate(self.task["input"].encode())
                problem = said.decode("utf-8", "replace").strip()[-_LONGEST_PROBLEM:]
            except OSError as error:
                problem = str(error)
            code = self.process.wait()
        seconds = time.monotonic() - self.begun
        self.stopped.wait(self.task["pause"])
        if not self.stopped.is_set():
            answer(number=self.task["number"], seconds=seconds, code=code, problem=problem)

    def stop(self) -> None:
        """End the program, and its silence, without an answer."""
        self.stopped.set()
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(_GRACE)
            except subprocess.TimeoutExpired:
                self.process.kill()


_writing = Lock()


def answer(**fields: Any) -> None:
    """Tell hlreader that a task has ended."""
    try:
        with _writing:
            os.write(1, json.dumps(fields).encode() + b"\n")
    except OSError:  # hlreader is gone
        return


def main() -> None:
    """Do the tasks that come in, until the pipe is closed."""
    running: Task | None = None
    tied = tie()
    try:
        for line in sys.stdin.buffer:
            if running:
                running.stop()
            task = json.loads(line)
            running = Task(task, tied) if task else None
    except KeyboardInterrupt:
        pass
    finally:
        if running:
            running.stop()


if __name__ == "__main__":
    main()
    os._exit(0)
