"""Stop work on one document when its time is over."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from hlreader.errors import UnreadableError, UsageError
from hlreader.messages import Message

_AGAIN = 0.01
"""Seconds until the next try, if the time is over while Python imports a module."""


@contextmanager
def time_limit(seconds: float | None, name: str) -> Iterator[None]:
    """Raise UnreadableError about the document ``name`` if the block takes longer.

    None is no limit. The clock of the wall counts. A library in native code, such as PDFium, ends
    its call first. Raises UsageError where the system cannot interrupt: on Windows, and outside the
    main thread.
    """
    if seconds is None:
        yield
        return

    def stop(_number: int, frame: FrameType | None) -> None:
        if _is_importing(frame):
            signal.setitimer(signal.ITIMER_REAL, _AGAIN)
            return
        raise UnreadableError(
            Message(
                "{name}: this took longer than {seconds} s.", name=name, seconds=f"{seconds:g}"
            ),
            hint=Message("Raise --max-time, or split the file into parts."),
        )

    try:
        before = signal.signal(signal.SIGALRM, stop)
    except (AttributeError, ValueError):
        raise UsageError(
            Message("this system cannot limit the time for a document."),
            hint=Message("Leave out --max-time."),
        ) from None
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _is_importing(frame: FrameType | None) -> bool:
    """Return whether Python imports a module. Half of it would break the next document."""
    while frame:
        if frame.f_code.co_filename.startswith("<frozen importlib"):
            return True
        frame = frame.f_back
    return False
