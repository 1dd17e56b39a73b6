"""Questions for teach-back as pages, as a talk in plain words, and as a record for JSON."""

from collections.abc import Generator, Iterable
from typing import Any

from hlreader.library.teach_back import AnswerPlace, place_of_answer
from hlreader.models import (
    Article,
    Block,
    Document,
    Heading,
    Paragraph,
    Question,
    Run,
    heading_named,
)
from hlreader.pages.plain import joined, plain_page
from hlreader.pages.reading import Reading
from hlreader.wording import wording_for

_LINE = "_" * 40
"""A line to write on. It fits on a narrow page."""
_LINES = 3

LEAVE = frozenset({"q", "quit", "exit", "salir"})
"""What someone may type to leave the talk."""
_NOT_YET = frozenset({"n", "no", "not yet", "aún no", "todavía no"})


def question_sheet(article: Article) -> Article:
    """Return the questions of an article, each with what to look for, as an article to print."""
    wording = wording_for(article.language)
    blocks: list[Block] = [_paragraph(wording.teach_back_note)]
    for number, question in enumerate(article.teach_back, 1):
        blocks += [_heading(f"{number}. {question.question}"), *_answer(question, article)]
        blocks.append(_paragraph(wording.or_ask.format(question=question.again)))
    return _page(article, f"{wording.own_words}: {article.title}", blocks)


def worksheet(article: Article, *, lines: bool = True) -> Article:
    """Return a page for a clinician to print: the questions with room to write, as an article.

    Without ``lines``, as for a screen reader, there are none to write on.
    """
    wording = wording_for(article.language)
    room = [_paragraph(_LINE)] * _LINES if lines else []
    line = f" {_LINE[:20]}" if lines else ""
    fields = [_paragraph(f"{field}:{line}") for field in wording.worksheet_fields]
    blocks: list[Block] = [_paragraph(wording.worksheet_note), *fields]
    for number, question in enumerate(article.teach_back, 1):
        blocks.append(_heading(f"{number}. {question.question}"))
        blocks.append(_paragraph(wording.or_ask.format(question=question.again)))
        blocks += [*_answer(question, article), _paragraph(wording.said), *room]
    blocks += [_heading(wording.afterwards), *room]
    return _page(article, wording.worksheet.format(title=article.title), blocks)


def questions_record(article: Article) -> dict[str, Any]:
    """Return the questions of an article as a record for JSON."""
    return {
        "schema": 1,
        "slug": article.slug,
        "title": article.title,
        "language": article.language,
        "questions": [
            {**question._asdict(), "place": _place_record(article, question)}
            for question in article.teach_back
        ],
    }


def talk(reading: Reading, width: int | None) -> Generator[str, str, None]:
    """Ask the questions of an article one at a time, in plain words.

    Yields each text to print, and takes the line that was typed after it.
    """
    article = reading.article
    wording = wording_for(article.language)
    count = len(article.teach_back)
    opening = [f"{wording.own_words}: {article.title}.", wording.teach_back_note]
    for number, question in enumerate(article.teach_back, 1):
        which = wording.question_number.format(number=number, count=count)
        asked, again = f"{which}. {question.question}", f"{wording.asked_again}: {question.again}"
        while True:
            yield joined([*opening, asked, wording.how_to_answer], width)
            looked = [wording.look_for.format(answer=question.look_for)]
            looked += _where(question, article)
            typed = yield joined([*looked, wording.how_to_go_on], width)
            opening = []
            if typed.strip().lower() not in _NOT_YET:
                break
            here = plain_page(_passage(reading, question), width).rstrip("\n")
            yield joined([wording.read_this_again, here, wording.how_to_ask_again], None)
            asked = again
    yield joined([wording.all_asked], width)


def _where(question: Question, article: Article) -> Iterable[str]:
    """Yield the sentence that answers a question, with its section."""
    place = _place(article, question)
    if place:
        said = wording_for(article.language).in_the_text
        yield said.format(section=question.section, sentence=place.sentence)


def _answer(question: Question, article: Article) -> Iterable[Block]:
    look_for = wording_for(article.language).look_for.format(answer=question.look_for)
    yield from map(_paragraph, (look_for, *_where(question, article)))


def _passage(reading: Reading, question: Question) -> Reading:
    """Return a page of the heading and the blocks that answer a question, with words explained."""
    article, place = reading.article, _place(reading.article, question)
    heading = heading_named(article.document.blocks, question.section)
    blocks = (*([heading] if heading else ()), *(place.blocks if place else ()))
    return reading._replace(article=_page(article, "", blocks), related=())


def _place(article: Article, question: Question) -> AnswerPlace | None:
    return place_of_answer(article.document.blocks, question, article.language)


def _place_record(article: Article, question: Question) -> dict[str, Any] | None:
    place = _place(article, question)
    if place is None:
        return None
    return {"sentence": place.sentence, **article.document.place(place.start)._asdict()}


def _page(article: Article, title: str, blocks: Iterable[Block]) -> Article:
    """Return blocks as a page of its own in the language of an article."""
    document = article.document
    page = Document(document.name, document.source, tuple(blocks), {}, document.line_starts)
    return Article("", title, page, language=article.language)


def _heading(text: str) -> Heading:
    return Heading((Run(text, 0),), 2, 0)


def _paragraph(text: str) -> Paragraph:
    return Paragraph((Run(text, 0),), 0)
