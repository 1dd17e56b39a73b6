"""Check pages in a process of its own, which ends if a page takes too long.

A page can make a parser loop or crash in C code, where no exception and no signal handler of Python
runs. So each worker of the cluster has one process for its pages. If a page takes longer than the
limit, a thread in C ends that process (``faulthandler``). This also works if the process that
started it is gone. The page gets a row with its error, and a new process checks the next page.
"""

import os
import pickle
import subprocess
import sys
import time
from typing import Any, cast

from hlreader.audit.checks import Checks
from hlreader.audit.page import Page
from hlreader.audit.rows import Row, error_row
from hlreader.checker.config.configuration import Configuration
from hlreader.messages import Message

_MODULE = "hlreader.audit.page_program"


class PageProcess:
    """A process that checks one page after the other. It starts with the first page."""

    def __init__(self, checks: Checks, usual: Configuration, limit: float) -> None:
        """Prepare it. ``limit`` is how many seconds a page may take."""
        self._setup = (checks, usual, limit)
        self._limit = limit
        self._process: subprocess.Popen[bytes] | None = None

    def row(self, page: Page) -> Row:
        """Return the row of a page."""
        begun = time.monotonic()
        try:
            process = self._process or self._start()
            _send(process.stdin, page)
            row: Row = pickle.load(cast(Any, process.stdout))  # noqa: S301 - our own process
        except (OSError, EOFError, pickle.UnpicklingError):
            self.stop()
            return self._lost(page, time.monotonic() - begun)
        return row

    def stop(self) -> None:
        """End the process at once."""
        process, self._process = self._process, None
        if process:
            process.kill()
            process.communicate()

    def _start(self) -> "subprocess.Popen[bytes]":
        # -P: no module of the working folder may take the place of ours.
        command = [sys.executable, "-P", "-m", _MODULE]
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        _send(self._process.stdin, self._setup)
        return self._process

    def _lost(self, page: Page, seconds: float) -> Row:
        """Return the row of a page whose process ended."""
        size = len(page.data)
        if not size and page.path and os.path.isfile(page.path):  # noqa: PTH113
            size = os.path.getsize(page.path)  # noqa: PTH202
        if seconds >= self._limit:
            reason = Message(
                "{name}: the check took longer than {limit} seconds.",
                name=page.address,
                limit=f"{self._limit:g}",
            )
            row = error_row(page.address, size, "time", str(reason))
        else:
            reason = Message("{name}: the check ended its process.", name=page.address)
            row = error_row(page.address, size, "crash", str(reason))
        return {**row, "seconds": round(seconds, 4)}


def _send(stream: Any, value: object) -> None:
    pickle.dump(value, stream, pickle.HIGHEST_PROTOCOL)
    stream.flush()
