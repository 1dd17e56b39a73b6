"""Audit many pages: check them on a cluster, and write the summary and the report."""

import json
import os
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from hlreader.actions.output import write_note
from hlreader.actions.progress import audit_progress
from hlreader.actions.sources import note_skipped_links
from hlreader.audit.changes import changes_since
from hlreader.audit.checks import Checks
from hlreader.audit.containers import Columns
from hlreader.audit.dataset import AuditFolder, Manifest, folder_of
from hlreader.audit.duplicates import write_duplicates
from hlreader.audit.plan import PAGES
from hlreader.audit.report import report_page
from hlreader.audit.run import TIME_LIMIT, Work, local_cluster, plan, remote_cluster, run
from hlreader.audit.sources import find_sources
from hlreader.audit.summary import summary_of
from hlreader.errors import UnreadableError, UsageError
from hlreader.exits import Exit
from hlreader.messages import Message
from hlreader.sanitize import clean_line, shown
from hlreader.signals import broken_pipes_raise

if TYPE_CHECKING:
    from distributed import Client


class Auditing(NamedTuple):
    """The options of one run."""

    folder: Path
    checks: Checks
    columns: Columns = Columns()
    workers: int | None = None
    """How many processes check pages. None means one for each core."""
    scheduler: str = ""
    """The address of a Dask scheduler. If empty, start a cluster on this machine."""
    since: Path | None = None
    """The folder of an earlier audit."""
    limit: float = TIME_LIMIT
    """Seconds that a page may take."""
    follow_links: bool = False
    pages: int = PAGES
    """Pages in a part."""

    def run(self, given: Sequence[str]) -> Exit:
        """Audit sources, or go on with the audit in the folder. Return the exit code."""
        folder = folder_of(self.folder)
        old = folder_of(self.since) if self.since else None
        if old:
            old.require()
        manifest = folder.manifest()
        manifest = self._checked(manifest, given) if manifest else None
        if not manifest and not given:
            folder.require()
        with broken_pipes_raise(), audit_progress() as progress:
            lost = self._check_pages(folder, manifest, given, progress)
            manifest = folder.require()
            if lost:
                raise _lost(folder, lost)
            progress.finish()
            summary = self._sum_up(folder, manifest, old)
        write_note(_told(folder, summary))
        return Exit.OK

    def _check_pages(
        self,
        folder: AuditFolder,
        manifest: Manifest | None,
        given: Sequence[str],
        progress: Callable[[int, int], None],
    ) -> int:
        """Check what is left to do. Return how many pages were lost."""
        parts = folder.parts() if manifest else None
        if parts is not None and all(map(folder.is_done, parts)):
            return 0
        sources = [] if manifest else find_sources(given, follow_links=self.follow_links)
        for source in sources:
            note_skipped_links(source.outside)
        checks = (
            self.checks
            if not manifest
            else self.checks._replace(day=date.fromisoformat(manifest.day))
        )
        work = Work(checks, checks.without_file(), self.columns, self.limit)
        with self._cluster() as client:
            if parts is None:
                parts = plan(client, sources, self.columns, self.pages)
                _require_pages(parts, given)
            with folder.alone():
                if not manifest:
                    folder.begin(self._manifest(given), parts)
                folder.tidy()
                lost = run(client, folder, parts, work, progress)
        return sum(part.size for part in lost)

    def _cluster(self) -> "AbstractContextManager[Client]":
        if self.scheduler:
            return remote_cluster(self.scheduler)
        return local_cluster(self.workers)

    def _manifest(self, given: Sequence[str]) -> Manifest:
        names = tuple(clean_line(name) for name in dict.fromkeys(given))
        return Manifest(names, self._options(), self.checks.day.isoformat())

    def _options(self) -> dict[str, Any]:
        """Return all that decides the figures of a page, as JSON values."""
        checks = self.checks._asdict()
        del checks["day"]
        options = {**checks, "columns": self.columns._asdict(), "follow_links": self.follow_links}
        plain: dict[str, Any] = json.loads(json.dumps(options, default=str))
        return plain

    def _checked(self, found: Manifest, given: Sequence[str]) -> Manifest:
        """Return the manifest of an audit that this run may go on with. Raises UsageError."""
        mine = self._manifest(given or found.sources)
        if (mine.sources, mine.options) != (found.sources, found.options):
            raise UsageError(
                Message(
                    "{folder}: this folder has an audit of other sources or with other options.",
                    folder=shown(self.folder),
                ),
                hint=Message("Name a new folder with -o."),
            )
        if mine.hlreader != found.hlreader:
            raise UsageError(
                Message(
                    "{folder}: this audit was begun with hlreader {found}, and this is {version}.",
                    folder=shown(self.folder),
                    found=found.hlreader,
                    version=mine.hlreader,
                ),
                hint=Message("Start a new audit in another folder."),
            )
        return found

    @staticmethod
    def _sum_up(folder: AuditFolder, manifest: Manifest, old: AuditFolder | None) -> dict[str, Any]:
        """Write the duplicates, the summary and the report."""
        duplicates = write_duplicates(folder)
        summary = summary_of(folder, manifest, duplicates)
        changes = changes_since(old, folder) if old else None
        record = {**summary, "changes": changes}
        text = json.dumps(record, ensure_ascii=False, indent=2)
        folder.write("summary.json", f"{text}\n".encode())
        folder.write("report.html", report_page(summary, changes).encode())
        return record


def _require_pages(parts: Sequence[Any], given: Sequence[str]) -> None:
    if not parts:
        raise UsageError(
            Message("{names}: there are no pages here.", names=", ".join(map(clean_line, given))),
            hint=Message("Name files, folders or addresses with texts."),
        )


def _lost(folder: AuditFolder, lost: int) -> UnreadableError:
    return UnreadableError(
        Message(
            "{folder}: {count} pages are missing: their workers stopped each time.",
            folder=shown(folder.path),
            count=f"{lost:,}",
        ),
        hint=Message("Run the same command again. If memory runs out, use fewer workers."),
    )


def _told(folder: AuditFolder, summary: dict[str, Any]) -> Message:
    report = os.path.join(folder.path, "report.html")  # noqa: PTH118 - as the user wrote it
    return Message(
        "{pages} pages, {over} over the limit, {duplicates} duplicates, {errors} not read. "
        "Report: {report}",
        pages=f"{summary['pages']:,}",
        over=f"{summary['over_limit']:,}",
        duplicates=f"{sum(summary['duplicates'].values()):,}",
        errors=f"{summary['unreadable']:,}",
        report=shown(report),
    )
