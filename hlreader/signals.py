"""Signals: which ones end a program that does not handle them, and Ctrl-C without a traceback."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

_NOT_ENDING = (
    "SIGKILL", "SIGSTOP",  # nothing can handle these
    "SIGTSTP", "SIGTTIN", "SIGTTOU",  # they stop a program, which may go on
    "SIGCHLD", "SIGCLD", "SIGCONT", "SIGURG", "SIGWINCH", "SIGINFO",  # ignored by default
    "SIGSEGV", "SIGBUS", "SIGFPE", "SIGILL",  # the program is broken: no handler can be trusted
    "SIGXFSZ",  # ignored by Python, so that a write fails with an error
)  # fmt: skip


def ending() -> tuple[int, ...]:
    """Return the signals that end a program by default, and that this process does not ignore.

    ``nohup`` has SIGHUP ignored, and a shell SIGINT for a command in the background.
    """
    others = {getattr(signal, name) for name in _NOT_ENDING if hasattr(signal, name)}
    numbers = sorted(set(signal.valid_signals()) - others)
    by_python = getattr(signal, "SIGPIPE", None)  # Python always ignores this one
    return tuple(
        number
        for number in numbers
        if number == by_python or signal.getsignal(number) is not signal.SIG_IGN
    )


@contextmanager
def interruptible() -> Iterator[None]:
    """Let Ctrl-C raise KeyboardInterrupt in the block, once and without noise.

    It may come while a module is imported or an object dies. Python then prints a traceback that
    nothing can catch ("Exception ignored in"), or the import fails with another error.
    """
    try:
        before = signal.getsignal(signal.SIGINT)
        if before is not signal.SIG_IGN:
            signal.signal(signal.SIGINT, _interrupt)
    except ValueError:  # not in the main thread: signals are not ours
        yield
        return
    hook = sys.unraisablehook
    try:
        yield
    except Exception:
        if sys.unraisablehook is _silent:
            raise KeyboardInterrupt from None
        raise
    finally:
        sys.unraisablehook = hook
        signal.signal(signal.SIGINT, before)


def _interrupt(number: int, frame: FrameType | None) -> None:  # noqa: ARG001
    sys.unraisablehook = _silent
    raise KeyboardInterrupt


def _silent(_: Any) -> None:
    """Say nothing of what went wrong while the program was being interrupted."""
