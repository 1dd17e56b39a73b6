"""A progress bar on standard error for long work."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

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


def hide_bar() -> None:
    """Hide the bar so that other text can be printed. It comes back with the next step."""
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
        redirect_stdout=False,  # do not redirect standard output
        redirect_stderr=False,
    )
