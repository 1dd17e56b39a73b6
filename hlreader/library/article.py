"""Turn a document with front matter into an Article, and measure it."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hlreader.errors import ContentError
from hlreader.language import stated
from hlreader.messages import Message
from hlreader.models import (
    Article,
    DangerSigns,
    Document,
    Heading,
    Question,
    heading_named,
    one_line,
    plain_text,
)
from hlreader.sanitize import clean_line

if TYPE_CHECKING:
    from hlreader.strict_yaml import Fields, Node, Scalar

_FENCES = ("---", "+++")
MOST_SIGNS = 7
"""The most danger signs of an article. Frightened readers would not read more."""
MOST_QUESTIONS = 5
"""The most questions for teach-back. More would feel like an exam."""
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


def article_from(document: Document, slug: str) -> Article:
    """Return the article in a document, with its reading level.

    Unknown fields in the front matter are ignored, since other programs may use them. Raises
    ContentError for a field of the wrong kind, and if a section that it names is missing.
    """
    from hlreader.readability.identify import document_language
    from hlreader.readability.languages import language_of
    from hlreader.readability.scores import RELIABLE_WORDS, score

    article = unmeasured_article(document, slug)._replace(language=document_language(document))
    _check_sections(article)
    measured = score(article.document, article.language)
    formula, title = next(iter(language_of(article.language).grades.items()), ("", ""))
    measurable = formula and measured.counts.words >= RELIABLE_WORDS
    return article._replace(
        words=measured.counts.words,
        grade=measured.scores[formula] if measurable else None,
        formula=title,
    )


def unmeasured_article(document: Document, slug: str) -> Article:
    """Return the article in a document, but do not count its words or compute its grade.

    Without a slug, it is a reader's own file. Then its text and properties also give fields.
    """
    if slug:
        return _from_front_matter(document, slug)
    # A library's articles do not need it.
    from hlreader.library.metadata_from_text import with_metadata_from_text

    written = document.source.startswith(_FENCES)  # if not, a program wrote the fields
    with_fields = document if written else document._replace(front_matter={})
    titled = written and bool(document.front_matter.get("title"))
    return with_metadata_from_text(_from_front_matter(with_fields, slug), document, titled=titled)


def _from_front_matter(document: Document, slug: str) -> Article:
    """Return the article in a document, with fields only from its front matter."""
    front = document.front_matter
    document, heading = _without_title(document)
    if not front:  # do not load YAML, which is slow
        return Article(slug, heading or _title_from_name(document.name, slug), document)
    from hlreader.provenance import ORIGIN_FIELDS, SOURCE_FIELDS, read_origin, read_source
    from hlreader.strict_yaml import Fields

    fields = Fields(front, document.name, "the front matter", known=front)
    language = stated(front)
    if fields.text("language") and not _LANGUAGE.fullmatch(language):
        message = Message("`{language}` is not a language tag.", language=language)
        raise fields.fail(front["language"], message, Message("Write en, es or en-GB."))
    origin = fields.part("adapted_from", ORIGIN_FIELDS)
    return Article(
        slug=slug,
        title=fields.text("title") or heading or _title_from_name(document.name, slug),
        document=document,
        topic=fields.text("topic"),
        summary=fields.text("summary"),
        teaser=fields.text("teaser"),
        byline=fields.text("byline"),
        reviewed_by=fields.text("reviewed_by"),
        reviewed_on=fields.date("reviewed_on"),
        language=language,
        keywords=fields.texts("keywords"),
        related=tuple(slug.lower() for slug in fields.texts("related")),
        sources=tuple(map(read_source, fields.parts("sources", SOURCE_FIELDS))),
        adapted_from=read_origin(origin) if origin else None,
        danger_signs=_danger_signs(fields),
        teach_back=_teach_back(fields),
        draft=fields.flag("draft") if slug else str(front.get("draft", "")).lower() == "true",
    )


def _danger_signs(fields: "Fields") -> DangerSigns | None:
    """Return the danger signs of an article. Raises ContentError."""
    part = fields.part("danger_signs", DangerSigns._fields)
    if not part:
        return None
    section, signs = part.text("section"), part.texts("signs")
    if not section:
        hint = "Write `section:` and the heading that says when to call."
        raise part.fail(part.fields, "`danger_signs` has no `section`.", hint)
    if not signs:
        hint = "Write `signs:` and below it each sign after `- `."
        raise part.fail(part.fields, "`danger_signs` has no `signs`.", hint)
    if len(signs) > MOST_SIGNS:
        message = f"`signs` has {len(signs)} items, and may have {MOST_SIGNS}."
        written: dict[Any, Node] = part.fields  # a Scalar equals its text
        raise part.fail(written["signs"], message, "Keep the most urgent ones.")
    return DangerSigns(section, signs)


_FIELD_HINTS = {
    "question": "Write `question:` and what a nurse would ask.",
    "look_for": "Write `look_for:` and what to listen for in the answer.",
    "section": "Write `section:` and the heading whose text has the answer.",
    "again": "Write `again:` and the question in other words.",
}
"""What to write if a question for teach-back lacks a field."""


def _teach_back(fields: "Fields") -> tuple[Question, ...]:
    """Return the questions for teach-back. Raises ContentError."""
    parts = fields.parts("teach_back", Question._fields)
    for part in parts:
        for name, hint in _FIELD_HINTS.items():
            if not part.text(name):
                message = f"a question of `teach_back` has no `{name}`."
                raise part.fail(part.fields, message, hint)
    if len(parts) > MOST_QUESTIONS:
        message = f"`teach_back` has {len(parts)} questions, and may have {MOST_QUESTIONS}."
        raise parts[-1].fail(parts[MOST_QUESTIONS].fields, message, "Keep the most useful ones.")
    return tuple(Question(*map(part.text, Question._fields)) for part in parts)


def _check_sections(article: Article) -> None:
    """Raise ContentError if a section that the front matter names is no heading of the text."""
    front = article.document.front_matter
    if article.danger_signs:
        _check_section(article.document, front["danger_signs"]["section"])
    for written in front["teach_back"] if article.teach_back else ():
        _check_section(article.document, written["section"])


def _check_section(document: Document, node: "Scalar") -> None:
    """Raise ContentError if no heading has the text of a node."""
    wanted = clean_line(node)
    if heading_named(document.blocks, wanted):
        return
    headings = [one_line(block.runs) for block in document.blocks if isinstance(block, Heading)]
    from difflib import get_close_matches

    close = get_close_matches(wanted, headings, n=1)
    hint = f"Did you mean `{close[0]}`?" if close else "Write the text of one of its headings."
    message = f"this text has no heading `{wanted}`."
    raise ContentError(document.name, node.line, message, column=node.column, hint=hint)


def _without_title(document: Document) -> tuple[Document, str]:
    """Return the document without the level-1 heading at its top, and that heading."""
    first = document.blocks[0] if document.blocks else None
    if isinstance(first, Heading) and first.level == 1:
        return document._replace(blocks=document.blocks[1:]), clean_line(plain_text(first.runs))
    return document, ""


def _title_from_name(name: str, slug: str) -> str:
    return slug.replace("-", " ").capitalize() if slug else clean_line(Path(name).name)
