"""From the sources on a command line to the files with pages: folders, patterns, addresses.

A local folder or file is walked as in ``check``. A file such as a WARC holds many pages and is cut
into parts. An address such as ``s3://bucket/site/**`` is opened with fsspec.
"""

import glob
import os
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from hlreader.audit.containers import kind_of_container
from hlreader.audit.part import File
from hlreader.documents.formats import STANDARD_INPUT, SUFFIXES
from hlreader.documents.sources import sources_of
from hlreader.errors import UsageError
from hlreader.messages import Message
from hlreader.sanitize import Shown, clean_line, shown


class Source(NamedTuple):
    """What one argument of the command line leads to."""

    name: str
    """The argument, cleaned."""
    files: tuple[File, ...] = ()
    """The files that are one page each."""
    remote: tuple[File, ...] = ()
    """The same, with fsspec addresses as paths."""
    containers: tuple[str, ...] = ()
    """The paths or addresses of files with many pages."""
    errors: tuple[File, ...] = ()
    """What could not be read, with the reason as path."""
    outside: tuple[Shown, ...] = ()
    """Links out of the folders, which were skipped."""


def find_sources(given: Sequence[str], *, follow_links: bool = False) -> list[Source]:
    """Return what each argument leads to. Raises UsageError if there is nothing to read.

    A file that two arguments lead to belongs to the first one.
    """
    seen: set[str] = set()
    return [
        _without(seen, _source(name, follow_links=follow_links)) for name in dict.fromkeys(given)
    ]


def is_remote(name: str) -> bool:
    """Return whether a name is an address for fsspec: "s3://bucket/page.html"."""
    return "://" in name


def _source(name: str, *, follow_links: bool) -> Source:
    if name == STANDARD_INPUT:
        raise UsageError(
            Message("An audit does not read standard input."),
            hint=Message("Name files, folders or addresses."),
        )
    if is_remote(name):
        return _remote(name)
    if glob.has_magic(name) and not os.path.lexists(name):
        paths = sorted(glob.glob(name, recursive=True))  # noqa: PTH207
        paths = [path for path in paths if _is_known(path) and os.path.isfile(path)]  # noqa: PTH113
        if not paths:
            raise _nothing(name)
    else:
        paths = [name]
    containers = tuple(os.path.abspath(path) for path in paths if kind_of_container(path))  # noqa: PTH100
    texts = [path for path in paths if not kind_of_container(path)]
    if not texts:
        missing = [path for path in paths if not os.path.exists(path)]  # noqa: PTH110
        if missing:
            sources_of(missing)  # raises the error of ``check``
        return Source(clean_line(name), containers=containers)
    found = sources_of(texts, follow_links=follow_links)
    files = tuple(
        File(os.path.abspath(file.path), file.shown, file.plain)  # noqa: PTH100
        for file in found.files
        if file.path
    )
    errors = tuple(File(str(error), error.file) for error in found.errors)
    return Source(clean_line(name), files, (), containers, errors, found.outside)


def _remote(name: str) -> Source:
    """Find files at an fsspec address. Raises UsageError."""
    import fsspec

    shown_name = clean_line(name)
    try:
        system, path = fsspec.core.url_to_fs(name)
        if glob.has_magic(path):
            paths = system.glob(path)
        else:
            paths = system.find(path) if system.isdir(path) else [path]
        paths = sorted(found for found in paths if _is_known(found))
        if paths == [path] and not system.exists(path):
            paths = []
    except ImportError as error:
        raise UsageError(
            Message("{name}: {reason}", name=shown_name, reason=clean_line(str(error)))
        ) from None
    except (OSError, ValueError, RuntimeError) as error:
        raise UsageError(
            Message("{name}: cannot be read ({reason}).", name=shown_name, reason=error),
            hint=Message("Check the address."),
        ) from None
    if not paths:
        raise _nothing(name)
    addresses = [_address(name, system, each) for each in paths]
    containers = tuple(each for each in addresses if kind_of_container(_inner(each)))
    pages = tuple(
        File(each, shown(_inner(each) if "::" in each else each))
        for each in addresses
        if not kind_of_container(_inner(each))
    )
    return Source(shown_name, remote=pages, containers=containers)


def _address(name: str, system: object, path: str) -> str:
    """Return the full address of a path in the system of an address, with its chain."""
    _, chain, rest = name.partition("::")
    address: str = system.unstrip_protocol(path)  # type: ignore[attr-defined]
    return f"{address}{chain}{rest}"


def _inner(address: str) -> str:
    """Return the first part of a chain: "zip://a.md" of "zip://a.md::file://b.zip"."""
    return address.partition("::")[0]


def _is_known(path: str) -> bool:
    return os.path.splitext(path)[1].lower() in SUFFIXES or bool(kind_of_container(path))  # noqa: PTH122


def _nothing(name: str) -> UsageError:
    kinds = ", ".join([*SUFFIXES, ".warc.gz", ".parquet", ".csv", ".jsonl"])
    return UsageError(
        Message("{name}: there is no text here that hlreader can read.", name=name),
        hint=Message("hlreader reads {names} files.", names=kinds),
    )


def _without(seen: set[str], source: Source) -> Source:
    """Return a source without the files that were seen, and add its files to them."""

    def fresh(files: Iterable[File]) -> Iterator[File]:
        for file in files:
            real = os.path.realpath(file.path) if not is_remote(file.path) else file.path
            if real not in seen:
                seen.add(real)
                yield file

    containers = tuple(file.path for file in fresh(File(path, "") for path in source.containers))
    return source._replace(
        files=tuple(fresh(source.files)), remote=tuple(fresh(source.remote)), containers=containers
    )
