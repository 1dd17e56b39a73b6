"""A progress bar on standard error, for work that takes long."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

_PATIENCE = 0.5
"""Seconds of work before a bar is shown."""

_shown: Any = None
"""The bar now on the screen."""


@contextmanager
def progress_bar(title: str) -> Iterator[Callable[[int, int], None] | None]:
    """Give a function that takes the steps done and the total, and shows them as a bar.

    Gives None where standard error is no terminal. The bar is gone when the work is done.
    """
    if not sys.stderr.isatty():
        yield None
        return
    begun = time.monotonic()
    bar: Any = None

    def tell(done: int, total: int) -> None:
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
        yield tell
    finally:
        hide_bar()


def hide_bar() -> None:
    """Hide the bar so that something can be written. It comes back with the next step."""
    global _shown  # noqa: PLW0603
    if _shown is not None:
        _shown.stop()
        _shown = None


def _bar() -> Any:
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
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=False,  # keep standard output away from the bar
        redirect_stderr=False,
    )
