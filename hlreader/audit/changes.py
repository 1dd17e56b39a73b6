"""What has changed since an earlier audit: pages with the same address, before and now."""

from typing import Any

import dask.dataframe as dd
from dask.base import compute

from hlreader.audit.dataset import AuditFolder
from hlreader.audit.frames import frame_of, in_threads

STEP = 1.0
"""A page is harder or easier if its grade has moved by at least this much."""

_MOST = 20


def changes_since(old: AuditFolder, new: AuditFolder) -> dict[str, Any]:
    """Return how many pages came, went, and became harder or easier, and the worst of them.

    Pages that could not be read do not count. Of several pages with one address, the first counts.
    """
    with in_threads():
        before, now = (_pages(folder) for folder in (old, new))
        both = dd.merge(before, now, on="address", how="outer", suffixes=("_before", "_now"))
        change = both.grade_now - both.grade_before
        both = both.assign(change=change)
        came, went, shared, harder, easier, worst, best, mean = compute(
            both.page_before.isnull().sum(),
            both.page_now.isnull().sum(),
            (both.page_now.notnull() & both.page_before.notnull()).sum(),
            (change >= STEP).sum(),
            (change <= -STEP).sum(),
            both[change >= STEP].nlargest(_MOST, ["change", "page_now"]),
            both[change <= -STEP].nsmallest(_MOST, ["change", "page_now"]),
            change.mean(),
        )
    return {
        "since": old.require().day,
        "in_both": int(shared),
        "new": int(came),
        "gone": int(went),
        "harder": int(harder),
        "easier": int(easier),
        "mean_change": None if mean != mean else round(float(mean), 3),  # noqa: PLR0124 - NaN
        "most_harder": _listed(worst),
        "most_easier": _listed(best),
    }


def _pages(folder: AuditFolder) -> Any:
    pages = frame_of(folder, ["page", "address", "grade", "error_kind"])
    read = pages[pages.error_kind.isnull()].drop(columns=["error_kind"])
    return read.drop_duplicates(subset=["address"])


def _listed(rows: Any) -> list[dict[str, Any]]:
    return [
        {
            "address": row.address,
            "before": round(row.grade_before, 2),
            "now": round(row.grade_now, 2),
        }
        for row in rows.itertuples()
    ]
