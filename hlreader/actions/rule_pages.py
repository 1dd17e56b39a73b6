"""Write a Markdown page for each rule, so that findings can link to an explanation."""

from collections.abc import Iterable
from pathlib import Path

from hlreader.actions.output import write_note
from hlreader.checker.rule import Rule
from hlreader.checker.rules_catalogue import pages
from hlreader.errors import unwritable
from hlreader.files import write_whole


def write_pages(rules: Iterable[Rule], folder: Path) -> None:
    """Write the pages and their index. Raises UnreadableError if that fails."""
    count = 0
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for count, (name, text) in enumerate(pages(rules), 1):  # noqa: B007
            write_whole(folder / name, text.encode())
    except OSError as error:
        raise unwritable(folder, error) from None
    write_note(f"{count} pages written in {folder}.")
