"""Run a command, and turn errors into one line and an exit code instead of a traceback."""

import gc
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress

from hlreader.errors import HlreaderError
from hlreader.exits import Exit
from hlreader.messages import Message, translated
from hlreader.sanitize import clean_line, defuse
from hlreader.signals import interruptible

_BUG = (
    "something went wrong ({fault}). This is a bug in hlreader. "
    "Run it again with --debug and report what it shows."
)


def run_safely(command: Callable[[], int]) -> int:
    """Run a command and return its exit code. No traceback reaches the user."""
    prepare_streams()
    if sys.stdout is None:
        return _write_error(Message("standard output is closed. Send it to a file or /dev/null."))
    try:
        with interruptible():
            return finished(command)
    except HlreaderError as error:
        return _write_error(error.told(), error.exit_code)
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except OSError as error:  # only output raises it: input files raise errors of their own
        reason = error.strerror or error
        _discard_output()
        return _write_error(
            Message("the output cannot be written ({reason}). Check where it goes.", reason=reason)
        )
    except Exception as error:
        fault = f"{type(error).__name__}: {error}"
        return _write_error(Message(_BUG, fault=fault))


def prepare_streams() -> None:
    """End quietly when output is cut off, and go on if a letter or a note cannot be written."""
    _occupy_closed_streams()
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # so that `| head` ends us quietly
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # the terminal may lack a letter


def _occupy_closed_streams() -> None:
    """Give each closed standard stream a file descriptor again.

    If not, the next open file would get its number, and the output for the stream.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # the lowest free number


def finished(command: Callable[[], int]) -> int:
    """Run a command to the end of its output."""
    code = command()
    sys.stdout.flush()
    gc.freeze()  # the bar of 0.25 s for a check: the last collection of a process takes 0.03 s
    return code


def _discard_output() -> None:
    """Let what could not be written go, or Python tries again at its end and reports it."""
    with suppress(OSError), open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - no pathlib yet
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


def _write_error(message: str, code: int = Exit.UNREADABLE) -> int:
    sys.stderr.write(f"hlreader: {defuse(clean_line(translated(message)))}\n")
    return code
