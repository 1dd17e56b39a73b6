"""``hlreader`` and ``python -m hlreader``: the short way if it serves, else the whole command."""

import os
import sys


def main() -> int:
    """Run the command line of this process, and return its exit code."""
    try:
        _answer_look_up()
        import signal

        # Until a command runs, and after it, there is nothing to tidy up: let Ctrl-C end the
        # process at once. In the middle of an import, KeyboardInterrupt gives a traceback.
        if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            signal.signal(signal.SIGINT, signal.SIG_DFL)
        return _run()
    except KeyboardInterrupt:
        return 130


def _answer_look_up() -> None:
    """End the process here if it only looks words up."""
    from hlreader.quick.lookup import answer

    answered = _is_utf_8() and answer(sys.argv[1:], os.environ)
    if answered and _written(answered[1].encode()):
        # The bar of a look-up, 2.2 times the cost of `python -c pass`: an ordinary exit takes 3 ms.
        os._exit(answered[0])


def _run() -> int:
    from hlreader.quick.read import reading

    command = reading(sys.argv[1:], os.environ)
    if command:
        from hlreader.error_handler import guarded

        return guarded(command)
    from hlreader.cli import main as run

    return run()


def _is_utf_8() -> bool:
    encoding = getattr(sys.stdout, "encoding", None) or ""
    return encoding.lower() in ("utf-8", "utf8")


def _written(line: bytes) -> bool:
    """Write to standard output at once; if that fails, nothing has been written."""
    try:
        while line:
            line = line[os.write(1, line) :]
    except OSError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
