"""Make a hand-out of an article and write it to a file."""

import sys
from pathlib import Path

from hlreader.actions.find_article import ArticleRequest, open_reading
from hlreader.actions.output_file import write_output
from hlreader.errors import UsageError
from hlreader.handouts.formats import HandoutFormat, format_of, written
from hlreader.handouts.leaflet import Clinic, leaflet
from hlreader.handouts.paper import Paper
from hlreader.messages import Message
from hlreader.pages.reading import Definitions


def make_handout(
    request: ArticleRequest,
    output: Path | None,
    to: HandoutFormat | None,
    clinic: Clinic,
    paper: Paper,
    *,
    force: bool = False,
) -> Path | None:
    """Write a hand-out and return its file: ``output``, or one named after the article here.

    With ``-`` as output, write to standard output and return None. Raises HlreaderError: then
    nothing is written.
    """
    to_screen = output == Path("-")
    if to is None:
        to = format_of(output) if output and not to_screen else HandoutFormat.HTML
    if to_screen and to in (HandoutFormat.PDF, HandoutFormat.DOCX) and sys.stdout.isatty():
        raise UsageError(
            Message("a terminal cannot show a {format} file.", format=to.value),
            hint=Message("Name a file with -o."),
        )
    reading = open_reading(request, Definitions.NOTES)
    article = reading.article
    content = written(leaflet(article, reading.related, reading.glossary, clinic, paper), to)
    if to_screen:
        sys.stdout.buffer.write(content)
        return None
    path = output or Path(f"{article.slug or Path(article.document.name).stem}.{to.ending}")
    write_output(path, content, force=force)
    return path
