"""The program of a process that checks pages: see ``page_process``.

It reads pages from standard input and writes rows to standard output, as pickles. It ends with its
input.
"""

import faulthandler
import gc
import os
import pickle
import signal
import sys

from hlreader.audit.checking import PageChecker

_COLLECT_AFTER = 50_000
"""As in ``check``: the search for cycles takes a tenth of the time otherwise."""


def main() -> None:
    """Check pages until the input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the main process handles Ctrl-C
    pages, rows = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing else may write between the rows
    gc.set_threshold(_COLLECT_AFTER)
    checks, usual, limit = pickle.load(pages)  # noqa: S301 - from our own process
    checker = PageChecker(checks, usual)
    while True:
        try:
            page = pickle.load(pages)  # noqa: S301
        except EOFError:
            return
        faulthandler.dump_traceback_later(limit, exit=True)
        row = checker.row(page)
        faulthandler.cancel_dump_traceback_later()
        pickle.dump(row, rows, pickle.HIGHEST_PROTOCOL)
        rows.flush()


if __name__ == "__main__":
    main()
