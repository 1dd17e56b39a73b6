"""Links of a page from elsewhere: which ones still lead somewhere from an article."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from hlreader.importing.escapes import address
from hlreader.models import (
    Block,
    Heading,
    ItemList,
    Paragraph,
    Quotation,
    Runs,
    Table,
)

_SCHEMES = frozenset(["http", "https", "mailto", "tel"])
_ARTICLE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:\.md)?")


class Links(NamedTuple):
    """Which links of a page an article keeps."""

    base: str = ""
    """The page's own address, if it says it."""
    to_articles: bool = False
    """Whether a bare name such as ``biopsy`` is that of an article."""

    def kept(self, link: str) -> str:
        """Return the address for a link, or "" if it leads nowhere from an article."""
        link = link.strip()
        if self.to_articles and _ARTICLE.fullmatch(link):
            return link
        try:
            scheme = urlsplit(link).scheme.lower()
            if not scheme and self.base and link and not link.startswith("#"):
                link = urljoin(self.base, link)
                scheme = urlsplit(link).scheme.lower()
        except ValueError:
            return ""
        return link if scheme in _SCHEMES and address(link) else ""


def with_links(blocks: Iterable[Block], change: Callable[[str], str]) -> Iterator[Block]:
    """Yield blocks with each link changed by a function, which returns "" for no link."""
    for block in blocks:
        yield _changed(block, change)


def _changed(block: Block, change: Callable[[str], str]) -> Block:
    if isinstance(block, Paragraph | Heading):
        return block._replace(runs=_runs(block.runs, change))
    if isinstance(block, ItemList):
        items = tuple(
            item._replace(blocks=tuple(with_links(item.blocks, change))) for item in block.items
        )
        return block._replace(items=items)
    if isinstance(block, Quotation):
        return block._replace(blocks=tuple(with_links(block.blocks, change)))
    if isinstance(block, Table):
        rows = tuple(tuple(_runs(cell, change) for cell in row) for row in block.rows)
        header = tuple(_runs(cell, change) for cell in block.header)
        return block._replace(header=header, rows=rows)
    return block


def _runs(runs: Runs, change: Callable[[str], str]) -> Runs:
    return tuple(run._replace(link=change(run.link)) if run.link else run for run in runs)
