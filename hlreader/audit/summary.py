"""Sum up an audit: how hard its pages are, where the hardest are, and what is wrong most often.

Duplicates count once, and pages that could not be read only count as errors.
"""

from datetime import date
from typing import Any, TypeAlias

import numpy as np
import pandas as pd
from dask.base import compute

from hlreader.audit.columns import VERSION
from hlreader.audit.dataset import AuditFolder, Manifest
from hlreader.audit.frames import frame_of, in_threads
from hlreader.checker.rules import all_rules
from hlreader.language import primary
from hlreader.readability.scores import RELIABLE_WORDS

Summary: TypeAlias = dict[str, Any]
"""The content of ``summary.json``. ``docs/audit.md`` explains it."""

OVER_LIMIT = "HL001"
"""The rule that finds a page over the limit for its grade."""

_COLUMNS = (
    "page", "address", "section", "title", "language", "words", "grade", "difficulty",
    "findings", "undefined_terms", "review_date", "error_kind",
)  # fmt: skip
_MOST = 20
"""How many sections, pages, terms and changes are listed."""
_YEARS = 3
"""A review that is older counts as old. It is the limit of rule HL605."""


def summary_of(folder: AuditFolder, manifest: Manifest, duplicates: pd.DataFrame) -> Summary:
    """Return the summary of a data set."""
    day = date.fromisoformat(manifest.day)
    with in_threads():
        pages = frame_of(folder, _COLUMNS)
        is_error = pages.error_kind.notnull()
        again = duplicates.page.to_numpy()
        counted = pages[~is_error].map_partitions(
            _counted,
            again,
            meta=_counted(pages._meta, again),  # noqa: SLF001 - of no rows
        )
        kinds, errors, grades, sections, worst, findings, terms, review, totals = compute(
            pages[is_error].groupby("error_kind").size(),
            pages[["page"]].map_partitions(len).sum(),
            _tally(counted, ["language", "step"]),
            counted.groupby("section")[["pages", "words", "over", "graded", "grade_sum"]].sum(),
            counted[counted.words >= RELIABLE_WORDS].nlargest(_MOST * 2, ["grade", "page"])[
                ["page", "address", "title", "language", "grade", "words"]
            ],
            counted.map_partitions(_findings, meta=_FINDINGS).groupby("code").sum(),
            counted.map_partitions(_terms, meta=_TERMS).groupby("term").sum().pages,
            counted.map_partitions(_reviews, _years_before(day), meta=_REVIEWS).sum(),
            counted[["pages", "words", "over", "graded"]].sum(),
        )
    names = {rule.code: rule.name for rule in all_rules()}
    total = {name: int(totals[name]) for name in totals.index}
    return {
        "schema": VERSION,
        "hlreader": manifest.hlreader,
        "day": manifest.day,
        "sources": [*manifest.sources],
        "pages": int(errors),
        "unreadable": int(kinds.sum()),
        "errors": {str(kind): int(number) for kind, number in sorted(kinds.items())},
        "duplicates": {
            kind: int((duplicates.kind == kind).sum()) for kind in ("same", "near")
        },
        "counted": total["pages"],
        "words": total["words"],
        "over_limit": total["over"],
        "without_grade": total["pages"] - total["graded"],
        "languages": _languages(grades),
        "grades": [
            {"language": language, "grade": int(step), "pages": int(number)}
            for (language, step), number in sorted(grades.items())
            if step != _NO_GRADE
        ],
        "sections": _sections(sections),
        "hardest": _hardest(worst),
        "findings": [
            {"code": code, "name": names.get(code, ""), "pages": int(row.pages),
             "times": int(row.times)}
            for code, row in sorted(findings.iterrows(), key=lambda x: (-x[1].pages, x[0]))
        ],
        "undefined_terms": [
            {"term": term, "pages": int(number)}
            for term, number in sorted(terms.items(), key=lambda x: (-x[1], x[0]))[:_MOST]
        ],
        "reviews": {name: int(review[name]) for name in ("missing", "old")},
    }  # fmt: skip


_NO_GRADE = -1000
_FINDINGS = pd.DataFrame(
    {"code": pd.Series(dtype="str"), "pages": pd.Series(dtype="int64"),
     "times": pd.Series(dtype="int64")}
)  # fmt: skip
_TERMS = pd.DataFrame({"term": pd.Series(dtype="str"), "pages": pd.Series(dtype="int64")})
_REVIEWS = pd.DataFrame({"missing": pd.Series(dtype="int64"), "old": pd.Series(dtype="int64")})


def _counted(rows: pd.DataFrame, duplicates: Any) -> pd.DataFrame:
    """Return the rows without duplicates, with columns that can be added up."""
    rows = rows[~rows.page.isin(duplicates)]
    graded = rows.grade.notnull()
    return rows.assign(
        pages=1,
        language=[primary(language) for language in rows.language],
        words=rows.words.fillna(0).astype("int64"),
        over=[any(code == OVER_LIMIT for code, _ in found) for found in rows.findings],
        graded=graded.astype("int64"),
        grade_sum=rows.grade.fillna(0.0),
        step=np.floor(rows.grade.fillna(_NO_GRADE)).astype("int64"),
    ).astype({"pages": "int64", "over": "int64"})


def _tally(rows: Any, columns: list[str]) -> Any:
    return rows.groupby(columns).size()


def _findings(rows: pd.DataFrame) -> pd.DataFrame:
    pairs = [pair for found in rows.findings for pair in found]
    found = pd.DataFrame(pairs, columns=["code", "times"])
    return found.assign(pages=1)[["code", "pages", "times"]].astype(_FINDINGS.dtypes.to_dict())


def _terms(rows: pd.DataFrame) -> pd.DataFrame:
    terms = [term for found in rows.undefined_terms for term in found]
    return pd.DataFrame({"term": terms, "pages": 1}).astype(_TERMS.dtypes.to_dict())


def _reviews(rows: pd.DataFrame, oldest: date) -> pd.DataFrame:
    known = rows.review_date.dropna()
    old = int(sum(day < oldest for day in known))
    return pd.DataFrame({"missing": [len(rows) - len(known)], "old": [old]})


def _years_before(day: date) -> date:
    try:
        return day.replace(year=day.year - _YEARS)
    except ValueError:  # the 29th of February
        return day.replace(year=day.year - _YEARS, day=28)


def _languages(grades: pd.Series) -> dict[str, int]:
    found: dict[str, int] = {}
    for (language, _), number in grades.items():
        found[language] = found.get(language, 0) + int(number)
    return dict(sorted(found.items(), key=lambda each: (-each[1], each[0])))


def _sections(sections: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the sections with the most pages over the limit."""
    rows: list[dict[str, Any]] = [
        {
            "section": str(name),
            "pages": int(row.pages),
            "words": int(row.words),
            "over_limit": int(row.over),
            "grade": round(row.grade_sum / row.graded, 2) if row.graded else None,
        }
        for name, row in sections.iterrows()
    ]
    rows.sort(key=lambda row: (-row["over_limit"], -row["pages"], row["section"]))
    return rows[:_MOST]


def _hardest(worst: pd.DataFrame) -> list[dict[str, Any]]:
    rows = worst[worst.grade.notnull()].sort_values(["grade", "page"], ascending=[False, True])
    return [
        {
            "address": row.address,
            "title": row.title or "",
            "language": row.language,
            "grade": round(row.grade, 2),
            "words": int(row.words),
        }
        for row in rows.head(_MOST).itertuples()
    ]
