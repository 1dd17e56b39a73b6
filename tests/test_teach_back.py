"""Teach-back: a question, what to look for in the answer, and its place in the text."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from hlreader.exits import Exit
from hlreader.library.teach_back import key_words, missing_words, place_of_answer, section_of
from hlreader.models import Heading, Question, one_line, plain_text, running_texts
from hlreader.pages.reading import Definitions, Reading
from hlreader.pages.teach_back import question_sheet, questions_record, talk, worksheet
from hlreader.reader.screen.frame import compose
from hlreader.reader.screen.keys import Key
from hlreader.reader.session.context import ReaderContext
from hlreader.reader.session.state import PopupKind, State
from hlreader.reader.wording import SPANISH
from hlreader.textsize.capabilities import Capabilities
from tests.conftest import Result
from tests.parsing import parse
from tests.reader_harness import (
    KITTY,
    WORDS,
    XTERM,
    article,
    context,
    keys_line,
    lines,
    opened,
    press,
    shown,
)

Run = Callable[..., Result]

FRONT = """title: After your operation
teach_back:
  - question: "In your own words: how do you care for the wound?"
    look_for: Keep it clean and dry, and look at it every day.
    section: How do I care for it?
    again: Show how you would look after it in the morning.
  - question: When would you call us?
    look_for: For a fever of 38 C or more, or a wound that smells.
    section: When should I call?
    again: It is night, and the wound smells. What do you do?
  - question: How much would you lift in the first week?
    look_for: At most 2 kg in week 1.
    section: What can I lift?
    again: A full bag stands at the door. What do you do with it?
"""

TEXT = """\
You go home soon.

## How do I care for it?

Wash your hands first. Keep the wound clean and dry. Look at it every day.

### In the shower

Let warm water run over it.

## When should I call?

Call the ward, day or night, for one of these:

- a fever of 38 C (100.4 F) or more
- a wound that opens or smells

## What can I lift?

The table is a guide:

| When | At most |
|---|---|
| Week 1 | 2 kg |
| Week 2 | 5 kg |
"""

ASKED = article(TEXT, FRONT).teach_back
BLOCKS = article(TEXT, FRONT).document.blocks


# The place of an answer


def test_a_section_has_what_is_under_its_heading_and_its_smaller_headings() -> None:
    blocks = section_of(BLOCKS, "How do I care for it?")

    texts = [plain_text(text.runs) for text in running_texts(blocks)]
    assert [text.split(".")[0] for text in texts] == [
        "Wash your hands first", "In the shower", "Let warm water run over it",
    ]  # fmt: skip
    assert section_of(BLOCKS, "No such heading") == ()


@pytest.mark.parametrize(
    ("number", "sentence", "first"),
    [
        (0, "Keep the wound clean and dry.", "Wash your hands first."),
        # The item that fits first, with the sentence that leads in the list
        (1, "a fever of 38 C (100.4 F) or more", "Call the ward"),
        # A row of a table says its headers
        (2, "When: Week 1. At most: 2 kg.", "The table is a guide:"),
    ],
)
def test_the_answer_has_its_sentence_and_what_leads_to_it(
    number: int, sentence: str, first: str
) -> None:
    place = place_of_answer(BLOCKS, ASKED[number], "en")

    assert place
    assert place.sentence == sentence
    begins = next(iter(running_texts(place.blocks)))
    assert plain_text(begins.runs).startswith(first)
    begin = {0: "Keep", 1: "a fever", 2: "Week 1"}[number]
    assert article(TEXT, FRONT).document.source[place.start :].startswith(begin)


def test_a_sentence_that_leads_in_a_list_comes_with_the_list() -> None:
    # Given an answer that says whom to call, as the sentence above the list does
    answer = ASKED[1]._replace(look_for="Call the ward, day or night.")

    place = place_of_answer(BLOCKS, answer, "en")

    # Then the signs to call for are there too
    assert place
    assert place.sentence.startswith("Call the ward")
    texts = [plain_text(text.runs) for text in running_texts(place.blocks)]
    assert texts[1:] == ["a fever of 38 C (100.4 F) or more", "a wound that opens or smells"]


def test_a_paragraph_that_leads_nothing_in_comes_alone() -> None:
    text = "## A rash\n\nCall us the same day.\n\n- Wash it.\n"
    question = Question("What?", "Call the same day.", "A rash", "")

    place = place_of_answer(parse(text, "a.md", "markdown").blocks, question, "en")

    assert place
    assert len(place.blocks) == 1


def test_what_the_answer_says_first_counts_most() -> None:
    # Given an answer whose second sentence has more words in one place of the text
    text = "## A rash\n\nCall us the same day. For a fever of 39 C or more, go to the hospital.\n"
    question = Question("What?", "Call the same day. With a fever of 39 C, hospital.", "A rash", "")

    place = place_of_answer(parse(text, "a.md", "markdown").blocks, question, "en")

    assert place
    assert place.sentence == "Call us the same day."


def test_without_its_section_or_any_text_in_it_an_answer_has_no_place() -> None:
    empty = parse("## Here\n\n## There\n\nWords.\n", "a.md", "markdown").blocks

    assert place_of_answer(empty, ASKED[0], "en") is None
    assert place_of_answer(empty, ASKED[0]._replace(section="Here"), "en") is None


def test_the_key_words_of_an_answer_are_its_long_words_and_its_numbers() -> None:
    assert key_words("Call your team at 38 C, then wait for them.", "en") == [
        "call", "team", "38", "wait",
    ]  # fmt: skip
    assert key_words("Llame cuando esté débil, de día o de noche.", "es") == [
        "llame", "debil", "noche",
    ]  # fmt: skip
    assert key_words("发烧时打电话", "zh") == []


def test_a_key_word_may_have_another_ending_in_the_text() -> None:
    text = "## Hinchazón\n\nLlame si la pierna se hincha. Los pies también pueden hincharse.\n"
    question = Question("¿Qué?", "Llama si hay una pierna hinchada.", "Hinchazón", "")
    blocks = parse(text, "a.md", "markdown").blocks

    assert missing_words(blocks, question, "es") == []
    assert missing_words(blocks, question._replace(look_for="Con 39, una ambulancia."), "es") == [
        "39", "ambulancia",
    ]  # fmt: skip


# In plain words


def reading(definitions: Definitions = Definitions.INLINE) -> Reading:
    return Reading(article(TEXT, FRONT), (), WORDS, definitions)


def test_the_talk_asks_shows_what_to_look_for_and_goes_on() -> None:
    asking = talk(reading(), None)

    first = next(asking)
    look = asking.send("I think I keep it clean\n")
    second = asking.send("\n")

    assert "There is no score, and no one keeps your answers." in first
    assert "Question 1 of 3. In your own words: how do you care for the wound?" in first
    assert "clean and dry" not in first
    assert "Look for this in the answer: Keep it clean and dry" in look
    assert 'under "How do I care for it?": Keep the wound clean and dry.' in look
    assert "Question 2 of 3. When would you call us?" in second
    assert "no score" not in second


def test_not_yet_leads_back_to_the_text_and_asks_in_another_way() -> None:
    asking = talk(reading(), None)
    next(asking)
    for _ in range(3):
        asking.send("")

    place = asking.send("n\n")
    again = asking.send("\n")

    assert "Heading: When should I call?" in place
    assert "Call the ward, day or night" in place
    assert "a wound that opens or smells" in place
    assert "Keep the wound clean" not in place
    assert "in another way: It is night, and the wound smells. What do you do?" in again
    assert "Look for this in the answer: For a fever" in asking.send("")
    assert "Question 3 of 3" in asking.send("")


def test_the_talk_ends_after_the_last_question() -> None:
    asking = talk(reading(), None)
    next(asking)
    for _ in range(5):
        asking.send("")

    assert "ask your nurse or doctor" in asking.send("")
    with pytest.raises(StopIteration):
        asking.send("")


def texts_of(page: object) -> list[str]:
    return [one_line(text.runs) for text in running_texts(page.document.blocks)]  # type: ignore[attr-defined]


def test_the_worksheet_has_room_to_write_and_what_to_look_for() -> None:
    page = worksheet(article(TEXT, FRONT))

    texts = texts_of(page)
    assert page.title == "Teach-back: After your operation"
    assert [text.rstrip(" _") for text in texts[1:4]] == ["Name:", "Date:", "Talked with:"]
    headings = [block for block in page.document.blocks if isinstance(block, Heading)]
    assert len(headings) == 4
    for one in ASKED:
        assert f"Or ask: {one.again}" in texts
        assert f"Look for this in the answer: {one.look_for}" in texts
    assert texts.count("_" * 40) == 3 * (3 + 1)
    # A screen reader would read each line to write on
    assert not any("_" in text for text in texts_of(worksheet(article(TEXT, FRONT), lines=False)))


def test_the_record_says_where_the_text_answers() -> None:
    record = questions_record(article(TEXT, FRONT))

    assert [one["question"] for one in record["questions"]] == [one.question for one in ASKED]
    place = record["questions"][0]["place"]
    source = article(TEXT, FRONT).document.source.splitlines()
    assert source[place["line"] - 1][place["column"] - 1 :].startswith(place["sentence"])


def test_the_sheet_has_each_question_with_its_answer() -> None:
    texts = texts_of(question_sheet(article(TEXT, FRONT)))

    assert "2. When would you call us?" in texts
    assert texts[texts.index("2. When would you call us?") + 1].endswith("a wound that smells.")


# The command


def file_of(folder: Path, front: str = FRONT, text: str = TEXT) -> Path:
    path = folder / "operation.md"
    path.write_text(f"---\n{front}---\n\n{text}", "utf-8")
    return path


def test_elsewhere_than_on_a_terminal_the_questions_are_printed(run: Run) -> None:
    printed = run("teach-back", "metastatic")

    assert (printed.code, printed.err) == (Exit.OK, "")
    assert "1. In your own words: what does metastatic mean?" in printed.out
    assert "Look for this in the answer: The cancer has spread" in printed.out
    assert max(map(len, run("teach-back", "metastatic", "--width", "30").out.splitlines())) <= 30


def test_the_questions_of_a_file_of_ones_own(run: Run, tmp_path: Path) -> None:
    printed = run("teach-back", str(file_of(tmp_path)), "--plain")

    assert printed.code == Exit.OK
    assert "Heading: 2. When would you call us?" in printed.out


def test_the_questions_for_scripts(run: Run) -> None:
    record = json.loads(run("teach-back", "imaging-tests", "--json").out)

    assert record["schema"] == 1
    assert record["slug"] == "imaging-tests"
    assert (
        record["questions"][0]["question"] == "In your own words: what does a bone scan look for?"
    )


def test_a_worksheet_in_spanish_is_in_spanish(run: Run) -> None:
    printed = run("teach-back", "biopsy", "--worksheet", "--lang", "es").out

    assert "Comprobar con sus palabras: Biopsia de seno" in printed
    assert "Nombre: ____" in printed
    assert "Look for" not in printed


def test_an_article_without_questions_says_so_in_one_line_and_how_to_add_them(
    run: Run, tmp_path: Path
) -> None:
    path = file_of(tmp_path, "title: After your operation\n")

    for options in ((), ("--json",), ("--worksheet",), ("--plain",)):
        found = run("teach-back", str(path), *options)
        assert (found.code, found.out) == (Exit.NO, "")
        assert found.err.count("\n") == 1
        assert "has no questions for teach-back" in found.err
        assert "`teach_back:`" in found.err
        assert "hlreader rules HL608" in found.err


@pytest.mark.parametrize("name", ["bre", "no-such-thing", "missing.md", "glossary", " "])
def test_names_that_lead_nowhere_are_explained_as_for_read(run: Run, name: str) -> None:
    assert run("teach-back", name) == run("read", name)


def test_a_hostile_question_cannot_drive_the_terminal(run: Run, tmp_path: Path) -> None:
    front = FRONT.replace("When would you call us?", '"When \\e[31m\\u202ewould\\a you call?"')

    printed = run("teach-back", str(file_of(tmp_path, front))).out

    assert "When would" in printed.replace("\ufffd", "")
    assert not {"\x1b", "\u202e", "\a"} & set(printed)


@pytest.mark.parametrize("option", [(), ("--plain",)])
def test_a_printed_article_ends_with_its_questions(run: Run, option: tuple[str, ...]) -> None:
    printed = " ".join(run("read", "biopsy", *option).out.split())

    asked = printed.index("In your own words")
    assert asked < printed.index("Sources")
    assert "What do you do first? Look for this in the answer:" in printed
    assert "type: hlreader teach-back biopsy" in printed


# In the reader


def reader(terminal: Capabilities = XTERM) -> ReaderContext:
    return context(TEXT, FRONT, terminal)


SIZES = [(80, 24, "1"), (40, 12, "1"), (40, 12, "3"), (100, 30, "3"), (20, 8, "1")]


@pytest.mark.parametrize(("columns", "rows", "size"), SIZES)
def test_the_end_of_an_article_names_the_key(columns: int, rows: int, size: str) -> None:
    for terminal in (XTERM, KITTY):
        on = reader(terminal)
        state = opened(on, columns, rows, size, "end")

        assert "i " in keys_line(state, on) or columns < 40
        seen = ""
        for _ in range(40):
            seen += f" {shown(state, on)}"
            state = press(state, on, "up")
        assert "Press i" in seen


def test_a_question_then_what_to_look_for_then_the_next_one() -> None:
    on = reader()

    asked = opened(on, keys="i")
    looked = press(asked, on, "enter")
    following = press(looked, on, "enter")

    assert "how do you care for the wound?" in shown(asked, on)
    assert "Question 1 of 3" in shown(asked, on)
    assert "clean and dry" not in " ".join(lines(asked, on)[-10:])
    assert "Look for this in the answer: Keep it clean and dry" in shown(looked, on)
    assert 'under "How do I care for it?": Keep the wound clean and dry.' in shown(looked, on)
    assert "2 not yet" in keys_line(looked, on)
    assert "Question 2 of 3" in shown(following, on)


def test_an_answer_that_someone_types_does_nothing_else() -> None:
    # Given a question, when someone types an answer although nobody asked for that
    on = reader()
    asked = opened(on, keys="i")
    typed = press(asked, on, [Key(letter) for letter in "Itheals"])

    # Then the question stays, the look stays, and a note says what to do
    assert typed.popups == asked.popups
    assert typed.look == asked.look
    assert "You do not need to type your answer." in shown(typed, on)


@pytest.mark.parametrize(("columns", "rows", "size"), SIZES[:4])
def test_not_yet_leads_to_the_sentence_marked_and_enter_asks_in_another_way(
    columns: int, rows: int, size: str
) -> None:
    on = reader()
    looked = opened(on, columns, rows, size, "i enter enter enter")

    place = press(looked, on, "2")
    again = press(place, on, "enter")
    look = press(again, on, "enter")

    assert not place.popups
    source = on.book(place).article.document.source
    assert source[slice(*place.reread or (0, 0))] == "a fever of 38 C (100.4 F) or more"
    assert "a fever of" in shown(place, on)
    assert "Enter ask" in keys_line(place, on)
    assert again.reread is None
    assert "It is night" in shown(scrolled_up(again, on), on)
    assert "For a fever of 38 C" in whole(look, on)


def scrolled_up(state: State, on: ReaderContext) -> State:
    return press(state, on, "home")


def whole(state: State, on: ReaderContext) -> str:
    """Return all that a pop-out shows, page by page."""
    seen = shown(press(state, on, "home"), on)
    for _ in range(8):
        state = press(state, on, "space")
        seen += f" {shown(state, on)}"
    return " ".join(seen.split())


def test_the_sentence_is_marked_in_the_text() -> None:
    on = reader()

    place = opened(on, keys="i enter 2")

    marked = [
        span.text
        for strip in compose(place, on).strips
        for span in strip.spans
        if span.style and "Keep the wound" in span.text
    ]
    plain = [
        span.text
        for strip in compose(press(place, on, "escape"), on).strips
        for span in strip.spans
        if "Keep the wound" in span.text
    ]
    assert marked == ["Keep the wound clean and dry."]
    assert plain != marked


def test_backspace_leads_back_from_the_sentence_and_escape_lets_it_go() -> None:
    on = reader()
    state = opened(on, 40, 12)
    place = press(state, on, "i enter enter enter 2")

    assert place.place != state.place
    assert press(place, on, "backspace").place == state.place
    assert press(place, on, "backspace").reread is None
    assert press(place, on, "escape").reread is None


def test_the_key_goes_on_where_the_questions_were_left() -> None:
    on = reader()

    left = opened(on, keys="i enter enter escape")
    back = press(left, on, "i")

    assert not left.popups
    assert "Question 2 of 3" in shown(back, on)


def test_after_the_last_question_one_may_start_again_or_read_on() -> None:
    on = reader()

    end = opened(on, keys="i enter enter enter enter enter enter")

    assert "ask your nurse or doctor" in shown(end, on)
    assert not press(end, on, "enter").popups
    assert "Question 1 of 3" in shown(press(end, on, "2"), on)
    assert "Question 1 of 3" in shown(press(end, on, "enter i"), on)


def test_the_arrows_choose_and_escape_goes_back_to_the_text() -> None:
    on = reader()

    looked = opened(on, keys="i enter")

    assert press(looked, on, "down down enter").reread
    assert press(looked, on, "tab tab enter").reread
    assert press(looked, on, "down enter").popups[-1].kind is PopupKind.TEACH
    assert not press(looked, on, "escape").popups
    assert press(looked, on, "q").request.kind == ""  # q leaves the pop-out, not the reader


def test_an_article_without_questions_has_no_key_for_them() -> None:
    on = context(TEXT, "title: After your operation\n")

    state = opened(on, keys="end")

    assert "own words" not in keys_line(state, on)
    assert "no questions" in keys_line(press(state, on, "i"), on)


def test_spanish_readers_are_asked_in_spanish() -> None:
    front = f"language: es\n{FRONT}"
    on = context(TEXT, front, words=SPANISH)

    state = opened(on, keys="i enter")

    assert "Su respuesta debe incluir esto" in shown(state, on)
    assert "todavía no" in keys_line(state, on)


def test_a_section_that_a_long_file_lacks_leaves_the_question_without_its_place() -> None:
    # Given a long text, which is opened before its end has been read and checked
    on = reader()
    asked = on.books[0].article.teach_back
    broken = tuple(one._replace(section="No such heading") for one in asked)
    on.books[0].article = on.books[0].article._replace(teach_back=broken)

    looked = opened(on, keys="i enter")

    assert "Look for this" in shown(looked, on)
    assert "In the text" not in shown(looked, on)
    assert "Question 1 of 3" in shown(press(looked, on, "2 enter"), on)
