"""Check one page with the functions of ``check``. No page stops the audit: each gives a row."""

import time
from pathlib import Path

from hlreader import limits
from hlreader.audit.checks import Checks
from hlreader.audit.page import Page
from hlreader.audit.rows import Row, error_row, row_of
from hlreader.checker.config.configuration import Configuration
from hlreader.checker.runner import check_document
from hlreader.documents import open_bytes, open_source
from hlreader.documents.lazy import LazyDocument
from hlreader.documents.lines import line_starts
from hlreader.documents.sources import SourceFile
from hlreader.errors import HlreaderError
from hlreader.glossary import Glossary
from hlreader.models import Document
from hlreader.sanitize import clean_line, shown

_DIGITS = 4


class PageChecker:
    """Checks pages with the same options. ``usual`` is for pages that are not in a file."""

    def __init__(self, checks: Checks, usual: Configuration) -> None:
        self._checks = checks
        self._usual = usual
        self._configurations = checks.configurations()
        self._glossary = Glossary.load(checks.glossaries)

    def row(self, page: Page) -> Row:
        """Return the row of a page: its figures, or its error."""
        begun = time.process_time()
        row = self._row(page)
        row["seconds"] = round(time.process_time() - begun, _DIGITS)
        return row

    def _row(self, page: Page) -> Row:
        size = len(page.data)
        if page.error:
            return error_row(page.address, size, "unreadable", page.error)
        try:
            if page.path:
                size = Path(page.path).stat().st_size
            return self._checked(page, size)
        except HlreaderError as error:
            return error_row(page.address, size, "unreadable", str(error))
        except OSError as error:
            return error_row(page.address, size, "unreadable", clean_line(str(error)))
        except Exception as error:  # a parser that crashes must not end the audit
            reason = clean_line(f"{type(error).__name__}: {error}")
            return error_row(page.address, size, "crash", f"the check failed ({reason}).")

    def _checked(self, page: Page, size: int) -> Row:
        if page.path:
            source = SourceFile(Path(page.path), shown(page.address), page.plain)
            lazy = open_source(source, self._checks.format)
            configuration = self._checks.at_day(self._configurations.of(page.path))
        else:
            source = SourceFile(None, shown(page.address))
            lazy = open_bytes(page.data, source.shown, self._checks.format or page.format)
            configuration = self._usual
        # Rules do not see the blocks of a long text, and they would fill memory.
        long = len(lazy.source) > limits.LONGEST_CHECKED
        document = _without_blocks(lazy) if long else lazy.whole()
        report = check_document(lazy if long else document, source, configuration, self._glossary)
        return row_of(page.address, size, document, report)


def _without_blocks(document: LazyDocument) -> Document:
    name, text, front_matter = document.name, document.source, document.front_matter
    return Document(name, text, (), front_matter, tuple(line_starts(text)))
