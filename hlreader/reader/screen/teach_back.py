"""Questions to answer in one's own words, one at a time: what each step of them shows."""

from typing import NamedTuple

from hlreader.layout.flow import AnyFlow, Flow
from hlreader.models import Question
from hlreader.reader.screen.entries import (
    Choice,
    Content,
    Entry,
    entry_flow,
    entry_space,
    paragraph,
    title,
)
from hlreader.reader.session.context import ReaderContext
from hlreader.reader.session.state import Popup, State
from hlreader.reader.text.book import Book


class Step(NamedTuple):
    """A step: ``ask`` a question, ``look`` what to look for in the answer, or the ``end``.

    ``again`` and ``look-again`` are the same after the text has been read again: then the question
    is asked in another way.
    """

    kind: str = "ask"
    number: int = 0
    """The question, from 0."""

    @property
    def subject(self) -> str:
        """The subject of a pop-out with this step."""
        return f"{self.kind} {self.number}"


def step_of(subject: str) -> Step:
    """Return the step that is the subject of a pop-out."""
    kind, _, number = subject.partition(" ")
    return Step(kind, int(number))


def teach_back(popup: Popup, state: State, context: ReaderContext) -> Content:
    """Return what a step shows, and the next steps to choose from."""
    step, book = step_of(popup.subject), context.book(state)
    if step.kind == "end":
        return _end(book)
    question = book.article.teach_back[step.number]
    asked = question.again if step.kind in ("again", "look-again") else question.question
    number = paragraph(_numbered(step, book), "note")
    flows: list[AnyFlow]
    if step.kind in ("look", "look-again"):
        flows = [*_answer(question, book), number, paragraph(asked, "note")._replace(space="item")]
        return _with(flows, _after_answer(step, book))
    words = book.wording
    flows = [title(asked), number, paragraph(words.teach_back_note, "note")._replace(space="item")]
    look = Step("look-again" if step.kind == "again" else "look", step.number)
    return _with(flows, [Entry(words.show_answer, _to(look))])


def _numbered(step: Step, book: Book) -> str:
    """Return which question it is, and whether it comes again."""
    words, count = book.wording, len(book.article.teach_back)
    number = words.question_number.format(number=step.number + 1, count=count)
    return f"{number}. {words.asked_again}." if step.kind == "again" else f"{number}."


def _answer(question: Question, book: Book) -> list[Flow]:
    words, place = book.wording, book.place_of_answer(question)
    flows = [paragraph(words.look_for.format(answer=question.look_for), "title")]
    if place:
        text = words.in_the_text.format(section=question.section, sentence=place.sentence)
        flows.append(paragraph(text))
    return flows


def _after_answer(step: Step, book: Book) -> list[Entry]:
    words, number = book.wording, step.number
    is_last = number + 1 == len(book.article.teach_back)
    after = Step("end") if is_last else Step("ask", number + 1)
    said = words.no_more_questions if is_last else words.next_question
    return [Entry(said, _to(after)), Entry(words.not_yet, Choice("reread", str(number)))]


def _end(book: Book) -> Content:
    words = book.wording
    flows: list[AnyFlow] = [title(words.own_words), paragraph(words.all_asked)]
    return _with(flows, [Entry(words.to_the_text, Choice("close")),
                         Entry(words.start_again, _to(Step()))])  # fmt: skip


def _to(step: Step) -> Choice:
    return Choice("teach", step.subject)


def _with(flows: list[AnyFlow], entries: list[Entry]) -> Content:
    """Return a step with numbered choices below its text."""
    keys = tuple(str(number) for number in range(1, len(entries) + 1))
    for number, (entry, key) in enumerate(zip(entries, keys, strict=True)):
        flows.append(entry_flow(entry, number, entry_space(number), key))
    return Content(flows, tuple(entry.choice for entry in entries), keys)
