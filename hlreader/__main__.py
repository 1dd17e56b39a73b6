"""``hlreader`` and ``python -m hlreader``: the fast paths first, then the whole command."""

import os
import sys


def main() -> int:
    """Run the command line of this process, and return its exit code."""
    try:
        _answer_look_up()
        import signal

        # Before and after a command there is nothing to clean up, so Ctrl-C may end the process at
        # once. During an import, KeyboardInterrupt would print a traceback.
        if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            signal.signal(signal.SIGINT, signal.SIG_DFL)
        return _run()
    except KeyboardInterrupt:
        return 130


def _answer_look_up() -> None:
    """Answer a simple look-up and end the process."""
    from hlreader.quick.lookup import answer

    answered = _is_utf_8() and answer(sys.argv[1:], os.environ)
    if answered and _written(answered[1].encode()):
        # A look-up may cost 2.2 times as much as `python -c pass`. A normal exit would take 3 ms
        # more.
        os._exit(answered[0])


def _run() -> int:
    from hlreader.quick.read import reading

    command = reading(sys.argv[1:], os.environ)
    if command:
        from hlreader.error_handler import run_safely

        return run_safely(command)
    from hlreader.cli import main as run

    return run()


def _is_utf_8() -> bool:
    encoding = getattr(sys.stdout, "encoding", None) or ""
    return encoding.lower() in ("utf-8", "utf8")


def _written(line: bytes) -> bool:
    """Write to standard output without a buffer. Return False if that fails."""
    try:
        while line:
            line = line[os.write(1, line) :]
    except OSError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
