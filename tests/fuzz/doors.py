"""The doors: each takes the bytes that a stranger sends, and returns all that users would see.

An ``HlreaderError`` is a good answer. Any other exception is a fault.
"""

from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from tempfile import mkdtemp

from hlreader import settings
from hlreader.checker.baseline import baseline_text, read_baseline
from hlreader.checker.config.configuration import Configurations
from hlreader.checker.config.settings_file import read_settings
from hlreader.checker.config.words_file import read_words
from hlreader.checker.reports import concise, html, markdown, sarif
from hlreader.checker.runner import check_document
from hlreader.documents import open_bytes
from hlreader.documents.front_matter import split
from hlreader.documents.sources import SourceFile
from hlreader.errors import HlreaderError
from hlreader.glossary import Glossary
from hlreader.glossary.load import read_terms
from hlreader.glossary.words.annotate import no_annotations
from hlreader.handouts.formats import HandoutFormat, written
from hlreader.handouts.leaflet import leaflet
from hlreader.importing.draft import draft_of
from hlreader.library.article import article_from
from hlreader.models import Document
from hlreader.pages.plain import plain_page
from hlreader.pages.reading import Definitions, Reading
from hlreader.readability.sentences import split_sentences
from hlreader.reader.screen.keys import Decoder
from hlreader.sanitize import clean, clean_line, defuse, json_safe, shown
from hlreader.speech.utterances import Reading as Spoken
from hlreader.speech.utterances import utterances
from hlreader.textsize.probe import take_apart
from tests.office import relationships, root, zipped

Door = Callable[[bytes], str]
"""Returns the text that users would see. Raises HlreaderError for a bad input."""

NAME = shown("input")


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


@cache
def _words() -> Glossary:
    return Glossary.load()


@cache
def _no_words() -> Glossary:
    return Glossary(())


@cache
def _folder() -> Path:
    return Path(mkdtemp(prefix="fuzz"))


def _file(name: str, data: bytes) -> Path:
    path = _folder() / name
    path.write_bytes(data)
    return path


def _document(form: str | None, data: bytes) -> str:
    """Open a file and read it in plain words."""
    article = article_from(open_bytes(data, NAME, form).whole(), "")
    return plain_page(Reading(article, (), _no_words(), Definitions.NOTES), 40)


def _check(data: bytes) -> str:
    """Check a text with all rules."""
    return "\n".join(_checked(open_bytes(data, NAME, "markdown").whole()))


def _checked(document: Document) -> Iterator[str]:
    configuration = Configurations({}, isolated=True).usual
    report = check_document(document, SourceFile(None, NAME), configuration, _words())
    for form in (concise, markdown, html, sarif):
        yield from form.render([report])


def _packed(form: str, part: str, others: dict[str, str], data: bytes) -> str:
    """Check a file that is a ZIP archive with the input as its main part."""
    return _document(form, zipped({**others, part: data}))


def _handouts(data: bytes) -> str:
    """Make a web page, a Word file and a text of an article, and read the first two again."""
    given = leaflet(article_from(open_bytes(data, NAME, "markdown").whole(), ""), (), _no_words())
    made = {form: written(given, HandoutFormat(form)) for form in ("html", "docx", "text")}
    for form in ("html", "docx"):
        open_bytes(made[form], NAME, form).whole()
    page = made["html"].decode()
    assert page.count("<script") == 1, "a script of the article"
    return f"{page}\n{made['text'].decode()}"


def _import(data: bytes) -> str:
    """Turn a web page into a draft of an article, and read it."""
    draft = draft_of(open_bytes(data, NAME, "html").whole())
    article_from(open_bytes(draft.text.encode(), NAME, "markdown").whole(), "draft")
    return draft.text


def _speech(data: bytes) -> str:
    """Return what is said of a text."""
    article = article_from(open_bytes(data, NAME, "markdown").whole(), "")
    reading = Spoken(article.language, _no_words().matcher(), no_annotations())
    return "\n".join(one.said for one in utterances(article.document.blocks, reading))


def _glossary(data: bytes) -> str:
    entries = read_terms(clean(_text(data)), NAME)
    words = Glossary(entries)
    names = [name for entry in entries for name in (entry.term, *entry.aliases)]
    found = words.find(" ".join([*names, "a biopsy of the liver"]))
    return "\n".join([entry.plain for entry in entries] + [match.text for match in found])


def _front_matter(data: bytes) -> str:
    text = clean(f"---\n{_text(data)}\n---\n\n## When to call\n\nCall us.\n")
    split(text, NAME)
    return _document("markdown", text.encode("utf-8", "replace"))


def _sentences(data: bytes) -> str:
    text = clean(_text(data))
    found = split_sentences(text)
    ends = [(one.start, one.end) for one in found]
    assert all(start <= end for start, end in ends)
    assert ends == sorted(ends)
    return text


def _sanitiser(data: bytes) -> str:
    text = data.decode("utf-8", "surrogateescape")
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    lines = cleaned.replace("\r\n", "\n")  # the ends of lines of Windows stay
    return "\n".join((defuse(lines), defuse(clean_line(text)), json_safe(text)))


def _settings(data: bytes) -> str:
    file = _file("config.toml", data)
    found = settings._parsed(settings._decoded(data, file), str(file))
    settings._changed(data, {"theme": 'theme = "dark"', "width": None}, file)
    return "\n".join(f"{key} = {value}" for key, value in found.items())


def _check_settings(name: str, data: bytes) -> str:
    return clean_line(str(read_settings(_file(name, data))))


def _own_words(data: bytes) -> str:
    _file("words.yaml", data)
    found = read_words(_folder())
    return "\n".join(map(clean_line, [one.words for one in found.listed]))


def _baseline(data: bytes) -> str:
    return baseline_text(read_baseline(_file("baseline.json", data)))


def _terminal(data: bytes) -> str:
    came = take_apart(data, 80)
    keys = Decoder()
    middle = len(data) // 2
    decoded = [*keys.feed(data[:middle]), *keys.flush(), *keys.feed(came.keys), *keys.flush()]
    return "\n".join((came.answers.version, came.answers.secondary, *(key.name for key in decoded)))


_WORD = {
    "word/_rels/document.xml.rels": relationships({"styles": ("styles", "styles.xml")}),
    "word/styles.xml": root(
        "w:styles", '<w:style w:styleId="a"><w:name w:val="heading 1"/></w:style>'
    ),
}
_SLIDES = {
    "ppt/presentation.xml": root(
        "p:presentation", '<p:sldIdLst><p:sldId id="256" r:id="one"/></p:sldIdLst>'
    ),
    "ppt/_rels/presentation.xml.rels": relationships({"one": ("slide", "slides/slide1.xml")}),
}
_BOOK = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="book.opf"/></rootfiles></container>'
    ),
    "book.opf": (
        '<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="a" href="a.xhtml" '
        'media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="a"/></spine></package>'
    ),
}

DOORS: dict[str, Door] = {
    "markdown": partial(_document, "markdown"),
    "html": partial(_document, "html"),
    "text": partial(_document, "text"),
    "rtf": partial(_document, "rtf"),
    "pdf": partial(_document, "pdf"),
    "check": _check,
    "handouts": _handouts,
    "import": _import,
    "speech": _speech,
    "any": partial(_document, None),
    "docx": partial(_packed, "docx", "word/document.xml", _WORD),
    "odt": partial(_packed, "odt", "content.xml", {}),
    "pptx": partial(_packed, "pptx", "ppt/slides/slide1.xml", _SLIDES),
    "epub": partial(_packed, "epub", "a.xhtml", _BOOK),
    "glossary": _glossary,
    "front-matter": _front_matter,
    "sentences": _sentences,
    "sanitiser": _sanitiser,
    "settings": _settings,
    "check-settings": partial(_check_settings, "hlreader.toml"),
    "check-settings-yaml": partial(_check_settings, ".hlreader.yaml"),
    "own-words": _own_words,
    "baseline": _baseline,
    "terminal": _terminal,
}
"""Each door by its name. "any" guesses the format, so it also opens whole archives."""


def answer(door: str, data: bytes) -> str:
    """Return all that a user sees of an input, with the error if there is one."""
    try:
        return DOORS[door](data)
    except HlreaderError as error:
        return error.told()
