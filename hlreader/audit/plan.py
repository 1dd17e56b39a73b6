"""Cut sources into parts, and keep the plan of an audit in its folder.

The plan is made once. A run that goes on later has the same parts, even if files have come since
then. So no page is checked twice, and none is left out.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import count
from typing import TypeAlias

from hlreader.audit.containers import Columns, Cut, container, kind_of_container
from hlreader.audit.part import File, Part
from hlreader.audit.reading import reason_of
from hlreader.audit.sources import Source
from hlreader.errors import UsageError

PAGES = 100
"""The most pages in a part. A killed run loses what each worker has of one: seconds of work."""

_FEWEST, _FILES_IN = 10, 16
"""A few files become up to 16 parts of at least 10, so that all workers have some."""

Cutting: TypeAlias = "tuple[list[Cut], str]"
"""The ranges of pages in a container, and the error at its end, or ""."""

CutAll: TypeAlias = Callable[[list[str]], list[Cutting]]
"""Cuts containers, here or on the workers, and returns the results in order."""


def cut_container(address: str, size: int, columns: Columns) -> Cutting:
    """Return the ranges of pages in a container. Raises UsageError for a missing column."""
    found: list[Cut] = []
    try:
        found.extend(
            container(kind_of_container(address.partition("::")[0])).cut(address, size, columns)
        )
    except UsageError:
        raise
    except Exception as error:  # a library's own errors have no common class
        return found, reason_of(address, error)
    return found, ""


def parts_of(sources: Iterable[Source], cut_all: CutAll, size: int = PAGES) -> Iterator[Part]:
    """Yield the parts of sources, with numbers from 0. Raises UsageError."""
    numbers = count()
    for source in sources:
        for kind, files in (
            ("errors", source.errors), ("files", source.files), ("remote", source.remote)
        ):  # fmt: skip
            each = min(size, max(_FEWEST, len(files) // _FILES_IN))
            for start in range(0, len(files), each):
                some = files[start : start + each]
                yield Part(next(numbers), source.name, kind, some, size=len(some))
        broken: list[File] = []
        cuttings = cut_all([*source.containers])
        for address, (cuts, error) in zip(source.containers, cuttings, strict=True):
            kind = kind_of_container(address.partition("::")[0])
            for cut in cuts:
                yield Part(next(numbers), source.name, kind, (), address, *cut)
            if error:
                broken.append(File(error, address))
        if broken:
            yield Part(next(numbers), source.name, "errors", tuple(broken), size=len(broken))
