"""A progress bar on standard error for long work."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from hlreader.messages import Message, translated

_PATIENCE = 0.5
"""How many seconds of work pass before the bar appears."""

_shown: Any = None
"""The bar on the screen."""


@contextmanager
def progress_bar(title: str) -> Iterator[Callable[[int, int], None] | None]:
    """Yield a function that shows the steps done and the total as a bar.

    Yield None if standard error is not a terminal. The bar disappears when the work is done.
    """
    if not sys.stderr.isatty():
        yield None
        return
    begun = time.monotonic()
    bar: Any = None

    def show(done: int, total: int) -> None:
        global _shown  # noqa: PLW0603 - there is one screen
        nonlocal bar
        if bar is None and time.monotonic() - begun > _PATIENCE and done < total:
            bar = _bar()
            bar.add_task(title, completed=done, total=total)
        if bar is not None:
            bar.update(bar.task_ids[0], completed=done, total=total)
            bar.start()
            _shown = bar

    try:
        yield show
    finally:
        hide_bar()


class AuditProgress:
    """Shows pages, pages a second and the time left: as a bar on a terminal, as lines elsewhere."""

    def __init__(self) -> None:
        self._bar: Any = None
        self._begun = self._told = time.monotonic()
        self._first: int | None = None

    def __call__(self, done: int, total: int) -> None:
        """Show that so many of all pages are done."""
        global _shown  # noqa: PLW0603 - there is one screen
        if self._first is None:  # pages of an earlier run do not count for the speed
            self._first, self._begun = done, time.monotonic()
        if sys.stderr.isatty():
            if self._bar is None:
                self._bar = _bar("{task.fields[speed]}")
                self._bar.add_task(translated("Checking pages"), total=total, speed="")
            speed = translated(Message("{speed} a second", speed=f"{self.speed(done):.1f}"))
            self._bar.update(self._bar.task_ids[0], completed=done, total=total, speed=speed)
            self._bar.start()
            _shown = self._bar
        elif done == total or time.monotonic() - self._told >= _SECONDS_PER_LINE:
            self._told = time.monotonic()
            sys.stderr.write(f"hlreader: {translated(self._line(done, total))}\n")
            sys.stderr.flush()

    def finish(self) -> None:
        """Hide the bar."""
        hide_bar()

    def speed(self, done: float) -> float:
        """Return the pages a second of this run so far, or 0.0 if nothing is done yet."""
        seconds = time.monotonic() - self._begun
        return (done - (self._first or 0)) / seconds if seconds > 0 else 0.0

    def _line(self, done: int, total: int) -> Message:
        speed = self.speed(done)
        if not speed or done == total:
            return Message(
                "{done} of {total} pages, {speed} a second",
                done=f"{done:,}", total=f"{total:,}", speed=f"{speed:.1f}",
            )  # fmt: skip
        return Message(
            "{done} of {total} pages, {speed} a second, {left} left",
            done=f"{done:,}", total=f"{total:,}", speed=f"{speed:.1f}",
            left=_clock((total - done) / speed),
        )  # fmt: skip


_SECONDS_PER_LINE = 10.0


def _clock(seconds: float) -> str:
    """Return a time such as 0:05:30."""
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}"


@contextmanager
def audit_progress() -> Iterator[AuditProgress]:
    """Yield the progress of an audit, and hide its bar at the end."""
    progress = AuditProgress()
    try:
        yield progress
    finally:
        progress.finish()


def hide_bar() -> None:
    """Hide the bar so that other text can be printed. It comes back with the next step."""
    global _shown  # noqa: PLW0603
    if _shown is not None:
        _shown.stop()
        _shown = None


def _bar(more: str = "") -> Any:
    """Return a bar. ``more`` is the format of another column."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        *([TextColumn(more)] if more else []),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=False,  # do not redirect standard output
        redirect_stderr=False,
    )
