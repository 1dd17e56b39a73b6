"""Find pages with the same text, and pages with nearly the same.

Equal texts have the same hash. For nearly equal ones, the numbers of each signature are cut into
bands. Pages that share a band are compared with the first page of that band. The result depends
only on the data set, not on the number of workers.
"""

from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from hlreader.audit.dataset import AuditFolder, parquet_bytes
from hlreader.audit.frames import frame_of, in_threads
from hlreader.audit.signature import ALIKE, BANDS, BYTES, NUMBERS

_SCHEMA = pa.schema([("page", pa.int64()), ("original", pa.int64()), ("kind", pa.string())])
_PAIR = pd.DataFrame({"page": pd.Series(dtype="int64"), "first": pd.Series(dtype="int64")})
_BAND = pd.DataFrame({"key": pd.Series(dtype="uint64"), "page": pd.Series(dtype="int64")})
_MIX = np.uint64(0x9E3779B97F4A7C15)
"""An odd number near 2^64 divided by the golden ratio: Knuth's multiplicative hash."""


def write_duplicates(folder: AuditFolder) -> pd.DataFrame:
    """Find the duplicates in a data set, write ``duplicates.parquet``, and return its rows.

    ``page`` has the same text as ``original`` (``kind`` is "same") or nearly the same ("near").
    """
    found = find_duplicates(folder)
    table = pa.Table.from_pandas(found, _SCHEMA, preserve_index=False)
    folder.write("duplicates.parquet", parquet_bytes(table))
    return found


def find_duplicates(folder: AuditFolder) -> pd.DataFrame:
    """Return the pages that are duplicates, each with its kind and the first page like it."""
    with in_threads():
        pages = frame_of(folder, ["page", "text_hash", "minhash"])
        pages = pages[pages.text_hash.notnull() & (pages.text_hash != "")]
        hashes = pages.assign(key=pages.text_hash)[["key", "page"]]
        same = _firsts(hashes).compute()
        others = pages[["page", "minhash"]].map_partitions(_without, same.page.to_numpy())
        bands = others.map_partitions(_bands, meta=_BAND)
        pairs = _firsts(bands).compute().drop_duplicates()
        compared = np.union1d(pairs.page.to_numpy(), pairs["first"].to_numpy())
        signatures = others.map_partitions(_only, compared).compute()
    near = _components(_alike(pairs, signatures))
    first = dict(zip(same.page.tolist(), same["first"].tolist(), strict=True))
    rows = [(page, near.get(original, original), "same") for page, original in first.items()]
    rows += [(page, original, "near") for page, original in near.items()]
    found = pd.DataFrame(sorted(rows), columns=["page", "original", "kind"])
    return found.astype({"page": "int64", "original": "int64", "kind": "str"})


def _firsts(keyed: Any) -> Any:
    """Return the pages that are not the first with their key, each with the first one."""
    shuffled = keyed.shuffle("key") if keyed.npartitions > 1 else keyed
    return shuffled.map_partitions(_first_in, meta=_PAIR)


def _first_in(rows: pd.DataFrame) -> pd.DataFrame:
    first = rows.groupby("key", sort=False).page.transform("min")
    found = pd.DataFrame({"page": rows.page, "first": first})
    return found[found.page != found["first"]].astype("int64")


def _without(rows: pd.DataFrame, pages: Any) -> pd.DataFrame:
    return rows[~rows.page.isin(pages)]


def _only(rows: pd.DataFrame, pages: Any) -> pd.DataFrame:
    return rows[rows.page.isin(pages)]


def _bands(rows: pd.DataFrame) -> pd.DataFrame:
    """Return a row for each band of each page, with a number for the band and its content."""
    if not len(rows):
        return _BAND
    numbers = _numbers(rows.minhash).astype("uint64").reshape(len(rows), BANDS, -1)
    keys = np.broadcast_to(np.arange(BANDS, dtype="uint64"), numbers.shape[:2]).copy()
    for column in range(numbers.shape[2]):
        keys = (keys ^ numbers[:, :, column]) * _MIX
        keys ^= keys >> np.uint64(29)
    return pd.DataFrame(
        {"key": keys.ravel(), "page": np.repeat(rows.page.to_numpy("int64"), BANDS)}
    )


def _numbers(signatures: Iterable[bytes]) -> Any:
    joined = b"".join(signatures)
    return np.frombuffer(joined, f"<u{BYTES}").reshape(-1, NUMBERS)


def _alike(pairs: pd.DataFrame, signatures: pd.DataFrame) -> list[tuple[int, int]]:
    """Return the pairs whose signatures are similar enough."""
    if not len(pairs):
        return []
    ordered = signatures.sort_values("page")
    numbers, known = _numbers(ordered.minhash), ordered.page.to_numpy()
    left = numbers[np.searchsorted(known, pairs.page.to_numpy())]
    right = numbers[np.searchsorted(known, pairs["first"].to_numpy())]
    chosen = pairs[(left == right).mean(axis=1) >= ALIKE]
    return list(zip(chosen.page.tolist(), chosen["first"].tolist(), strict=True))


def _components(pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Return the smallest page of the group of each page in pairs, except for itself."""
    above: dict[int, int] = {}

    def root(page: int) -> int:
        while above.setdefault(page, page) != page:
            above[page] = above[above[page]]
            page = above[page]
        return page

    for one, other in pairs:
        first, last = sorted((root(one), root(other)))
        above[last] = first
    return {page: root(page) for page in above if root(page) != page}
