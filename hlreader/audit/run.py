"""Check the parts of an audit on a Dask cluster, and write each into the data set.

Dask hands the parts out and runs a part again if its worker is lost. The workers read the pages
and return each part as the bytes of a Parquet file. Only this process writes the data set, so the
workers need no folder in common with it.
"""

import logging
import threading
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any, NamedTuple, TypeAlias

import dask
from distributed import Client, LocalCluster, as_completed
from distributed.security import Security

from hlreader import __version__
from hlreader.audit.checks import Checks
from hlreader.audit.containers import Columns
from hlreader.audit.dataset import AuditFolder, parquet_of
from hlreader.audit.page_process import PageProcess
from hlreader.audit.part import Part
from hlreader.audit.plan import Cutting, cut_container, parts_of
from hlreader.audit.reading import pages_of
from hlreader.audit.sources import Source
from hlreader.checker.config.configuration import Configuration
from hlreader.errors import UsageError
from hlreader.messages import Message

TIME_LIMIT = 60.0
"""Seconds that a page may take. The longest page that is not broken takes about ten."""

_RETRIES = 2
_PATIENCE = "20s"
"""How long to wait for a scheduler."""

_QUIET = {
    # Its servers for web browsers have no pages: other users of the machine could open them.
    "distributed.scheduler.http.routes": [],
    "distributed.worker.http.routes": [],
    "distributed.logging.distributed": "critical",
    # Dask looks at its threads every 10 ms, at its event loop every 20 ms, at its memory every
    # 100 ms and at its processes every 0.5 s. On a busy machine, that took a third of the time.
    "distributed.worker.profile.enabled": False,
    "distributed.worker.profile.interval": "10s",
    "distributed.admin.system-monitor.interval": "10s",
    "distributed.admin.tick.interval": "1s",
    "distributed.worker.memory.monitor-interval": "1s",
}

Progress: TypeAlias = Callable[[int, int], None]
"""Called with the number of pages done and of all pages."""

_local = threading.local()


class Work(NamedTuple):
    """How the pages of an audit are read and checked. It travels to the workers."""

    checks: Checks
    usual: Configuration
    columns: Columns
    limit: float = TIME_LIMIT


@contextmanager
def local_cluster(workers: int | None) -> Iterator[Client]:
    """Yield a client of a cluster on this machine, with a worker for each core by default.

    The connections are encrypted with keys that only these processes know. A scheduler runs any
    code that it gets, so no other user of the machine may talk to it.
    """
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    with (
        warnings.catch_warnings(action="ignore", category=UserWarning),  # that a port is in use
        dask.config.set(_QUIET),
        LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address=None,
            security=Security.temporary(),
            silence_logs=logging.CRITICAL,
        ) as cluster,
        Client(cluster) as client,
    ):
        yield client


@contextmanager
def remote_cluster(address: str) -> Iterator[Client]:
    """Yield a client of a cluster that is there already. Raises UsageError."""
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    try:
        client = Client(address, timeout=_PATIENCE)
    except (OSError, ValueError, TypeError) as error:
        raise UsageError(
            Message("--scheduler: {address} does not answer.", address=address),
            hint=Message("Start one with `dask scheduler`, and workers with `dask worker`."),
        ) from error
    with client:
        _require_version(client, address)
        yield client


def _require_version(client: Client, address: str) -> None:
    """Raise UsageError if a worker lacks this version of hlreader."""
    try:
        found = {*client.run(_version).values()}
    except Exception as error:
        raise UsageError(
            Message(
                "--scheduler: the workers of {address} cannot import hlreader.", address=address
            ),
            hint=Message("Install hlreader[audit] where they run."),
        ) from error
    if not found:
        raise UsageError(
            Message("--scheduler: {address} has no workers.", address=address),
            hint=Message("Start some with `dask worker`."),
        )
    if found != {__version__}:
        raise UsageError(
            Message(
                "--scheduler: the workers have hlreader {found}, and this is {version}.",
                found=", ".join(sorted(found)),
                version=__version__,
            ),
            hint=Message("Install the same version everywhere."),
        )


def _version() -> str:
    return __version__


def plan(client: Client, sources: Iterable[Source], columns: Columns, size: int) -> list[Part]:
    """Return the parts of sources. The workers read the containers. Raises UsageError."""

    def cut_all(addresses: list[str]) -> list[Cutting]:
        cut = partial(cut_container, size=size, columns=columns)
        found: list[Cutting] = client.gather(client.map(cut, addresses, pure=False))
        return found

    return list(parts_of(sources, cut_all, size))


def run(
    client: Client, folder: AuditFolder, parts: Sequence[Part], work: Work, progress: Progress
) -> list[Part]:
    """Check the parts that are not in the data set, and return those that were lost.

    A part is lost if its worker was killed each time. Raises UnreadableError if the data set cannot
    be written.
    """
    todo = [part for part in parts if not folder.is_done(part)]
    total = sum(part.size for part in parts)
    done = total - sum(part.size for part in todo)
    progress(done, total)
    futures = client.map(partial(check_part, work=work), todo, pure=False, retries=_RETRIES)
    waiting = dict(zip((future.key for future in futures), todo, strict=True))
    lost = []
    results = as_completed(futures)
    del futures
    for future in results:
        part = waiting.pop(future.key)
        if future.status == "finished":
            folder.write_part(part, future.result())
        else:
            lost.append(part)
        future.release()
        done += part.size
        progress(done, total)
    return lost


def check_part(part: Part, work: Work) -> bytes:
    """Return the rows of a part as a Parquet file. Runs on a worker."""
    process = _process(work)
    return parquet_of(part, (process.row(page) for page in pages_of(part, work.columns)))


def _process(work: Work) -> PageProcess:
    """Return this thread's process for pages."""
    kept: Any = getattr(_local, "kept", None)
    if kept is None or kept[0] != work:
        if kept:
            kept[1].stop()
        kept = _local.kept = (work, PageProcess(work.checks, work.usual, work.limit))
    process: PageProcess = kept[1]
    return process
