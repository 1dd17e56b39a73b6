"""Signals: find those that end a program, and let Ctrl-C interrupt without a traceback."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

_NOT_ENDING = (
    "SIGKILL", "SIGSTOP",  # nothing can handle these
    "SIGTSTP", "SIGTTIN", "SIGTTOU",  # they pause a program
    "SIGCHLD", "SIGCLD", "SIGCONT", "SIGURG", "SIGWINCH", "SIGINFO",  # ignored by default
    "SIGSEGV", "SIGBUS", "SIGFPE", "SIGILL",  # the program is broken: no handler can be trusted
    "SIGXFSZ",  # ignored by Python, so that a write fails with an error
)  # fmt: skip


def ending() -> tuple[int, ...]:
    """Return the signals that end a program by default, and that this process does not ignore.

    For example, ``nohup`` ignores SIGHUP, and a shell ignores SIGINT for background commands.
    """
    others = {getattr(signal, name) for name in _NOT_ENDING if hasattr(signal, name)}
    numbers = sorted(set(signal.valid_signals()) - others)
    by_python = getattr(signal, "SIGPIPE", None)  # Python always ignores it
    return tuple(
        number
        for number in numbers
        if number == by_python or signal.getsignal(number) is not signal.SIG_IGN
    )


@contextmanager
def interruptible() -> Iterator[None]:
    """Let Ctrl-C raise KeyboardInterrupt in the block, once and without noise.

    Ctrl-C may come while Python imports a module or destroys an object. Then Python prints a
    traceback that no code can catch ("Exception ignored in"), or the import fails with another
    error.
    """
    try:
        before = signal.getsignal(signal.SIGINT)
        if before is not signal.SIG_IGN:
            signal.signal(signal.SIGINT, _interrupt)
    except ValueError:  # only the main thread can handle signals
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


@contextmanager
def broken_pipes_raise() -> Iterator[None]:
    """Raise an error in the block if the other end of a connection is gone.

    Elsewhere such a signal ends hlreader, for example in ``| head``. A program that talks to other
    processes must outlive them.
    """
    number = getattr(signal, "SIGPIPE", None)
    if number is None:
        yield
        return
    before = signal.signal(number, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(number, before)


def _interrupt(number: int, frame: FrameType | None) -> None:  # noqa: ARG001
    sys.unraisablehook = _silent
    raise KeyboardInterrupt


def _silent(_: Any) -> None:
    """Print nothing about errors that an interruption caused."""
