"""Hand-outs for tests."""

from pathlib import Path
from typing import Any

from hlreader.actions.find_article import ArticleRequest, open_reading
from hlreader.handouts.leaflet import Clinic, Leaflet, leaflet
from hlreader.handouts.paper import Paper, PaperSize
from hlreader.models import DangerSigns, plain_text, running_texts
from hlreader.pages.reading import Definitions
from tests.conftest import ROOT

ARABIC = ROOT / "tests" / "data" / "handouts" / "asthma-ar.md"

HOSTILE = (
    '#import "@preview/cetz:0.3.0": *',
    '#read("/etc/passwd")',
    "#eval(\"read('/etc/passwd')\")",
    "$ x^2 $ and $sys.inputs$",
    "back\\slash \\u{41} \\ and \"quotes\" and 'more'",
    "``` raw ``` and `#raw`",
    "*not strong* _not emphasis_ <label> @label",
    "] #panic() [",
    '}]} , "lang": "xx"',
    ']]> <w:p/> &amp; &#0; <!ENTITY x SYSTEM "file:///etc/passwd"> </w:t>',
    "{title} {0} %s %(x)s",
)
"""Sentences that would do harm or vanish if a format read them as its own language."""


def hand_out(
    name: str | Path,
    *,
    language: str = "en",
    clinic: Clinic = Clinic(),  # noqa: B008
    size: PaperSize = PaperSize.A4,
    large_print: bool = False,
) -> Leaflet:
    """Return an article of the library, or of a file, as a hand-out."""
    reading = open_reading(ArticleRequest(str(name), language=language), Definitions.NOTES)
    paper = Paper(size, large_print)
    return leaflet(reading.article, reading.related, reading.glossary, clinic, paper)


def hand_out_of(folder: Path, text: str, **options: Any) -> Leaflet:
    """Return an article with this Markdown as a hand-out."""
    file = folder / "leaflet.md"
    file.write_text(text, "utf-8")
    return hand_out(file, **options)


def text_of(leaflet: Leaflet) -> str:
    """Return all text that a hand-out has to have: title, danger signs, article and meanings."""
    article = leaflet.article
    danger = article.danger_signs or DangerSigns("", ())
    texts = [article.title, article.topic, *danger.signs]
    texts += [plain_text(text.runs) for text in running_texts(article.document.blocks, code=True)]
    texts += [f"{term.term} {term.plain}" for term in leaflet.terms]
    texts += [f"{source.title} {source.publisher}" for source in article.sources]
    return "\n".join(texts)
