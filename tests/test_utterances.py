"""What is said of an article, sentence by sentence, and where each sentence is in the text."""

import pytest

from hlreader.glossary import Glossary
from hlreader.glossary.words.unexplained import unexplained
from hlreader.header_and_footer import header
from hlreader.models import Article, Match, Term
from hlreader.speech.utterances import (
    Reading,
    Utterance,
    end_lines,
    end_utterances,
    front_utterances,
    respelled_as,
    utterances,
)
from tests.reader_harness import RELATED, article

WORDS = Glossary(
    [
        Term("embolism", "A plug in a blood vessel.", pronunciation="EM-buh-liz-um"),
        Term("warfarin", "A drug that thins the blood.", pronunciation="WOR-fuh-rin"),
        Term("INR", "A test of how fast blood clots."),
        Term("coágulo", "Sangre que se ha vuelto sólida.", language="es", pronunciation="koh-AH"),
    ]
)


def said_of(read: Article, words: Glossary = WORDS) -> list[Utterance]:
    """Return the utterances of the text of an article."""
    matcher = words.matcher(read.language)
    reading = Reading(read.language, matcher, unexplained(read.document, matcher))
    return list(utterances(read.document.blocks, reading))


def texts(found: list[Utterance]) -> list[str]:
    return [one.said for one in found]


def test_each_sentence_is_said_by_itself_and_knows_its_place() -> None:
    read = article("Dr. Hale saw you at 8 a.m. today. It went *well*.\n\nRest now.", "title: T\n")

    found = said_of(read)

    source = read.document.source
    assert [one.text for one in found] == [
        "Dr. Hale saw you at 8 a.m. today.", "It went well.", "Rest now.",
    ]  # fmt: skip
    assert [[source[start:end] for start, end in one.places] for one in found] == [
        ["Dr. Hale saw you at 8 a.m. today."], ["It went *well*."], ["Rest now."],
    ]  # fmt: skip


def test_headings_lists_tables_and_pictures_are_said_in_words() -> None:
    read = article(
        "## Drugs\n\nTake these:\n\n1. Iron.\n2. Zinc\n\n| Drug | Dose |\n|---|---|\n"
        "| Iron | 15 mg |\n| Zinc | |\n\n![A red pill](pill.png)\n\n> Ask us.\n",
        "title: T\n",
    )

    assert texts(said_of(read)) == [
        "Heading: Drugs.", "Take these:", "List of 2 items.", "1. Iron.", "2. Zinc",
        "End of list.", "Table, 2 columns, 2 rows.", "Drug: Iron.", "Dose: 15 milligrams.",
        "Drug: Zinc.", "End of table.", "(picture: A red pill)", "Quotation:", "Ask us.",
        "End of quotation.",
    ]  # fmt: skip


def test_a_table_is_marked_in_its_cells_and_not_in_its_header() -> None:
    read = article("| Drug | Dose |\n|---|---|\n| Iron | 15 mg |\n", "title: T\n")

    dose = next(one for one in said_of(read) if "15" in one.said)

    assert [read.document.source[start:end] for start, end in dose.places] == ["15 mg"]


def test_hard_words_sound_as_their_entries_say_and_are_explained_after_the_sentence() -> None:
    read = article(
        "An embolism is rare. You may get warfarin for it. Your embolism heals.", "title: T\n"
    )

    found = said_of(read)

    assert texts(found) == [
        "An embolism is rare.", "embolism: a plug in a blood vessel.",
        "You may get warfarin for it.", "warfarin: a drug that thins the blood.",
        "Your embolism heals.",
    ]  # fmt: skip
    assert [part for one in found for part in one.parts if part.respelled] == [
        ("embolism", "EM-buh-liz-um"), ("embolism", "EM-buh-liz-um"), ("warfarin", "WOR-fuh-rin"),
        ("warfarin", "WOR-fuh-rin"), ("embolism", "EM-buh-liz-um"),
    ]  # fmt: skip
    assert found[0].places == found[1].places


def test_a_word_that_the_text_explains_is_not_explained_again() -> None:
    read = article("Warfarin is a drug that thins the blood.", "title: T\n")

    assert texts(said_of(read)) == ["Warfarin is a drug that thins the blood."]


def test_an_english_respelling_is_not_for_a_spanish_voice() -> None:
    read = article("Un coágulo duele.", "title: T\nlanguage: es\n")

    found = said_of(read)

    assert {one.language for one in found} == {"es"}
    assert texts(found) == ["Un coágulo duele.", "coágulo: sangre que se ha vuelto sólida."]
    assert not any(part.respelled for one in found for part in one.parts)


@pytest.mark.parametrize(
    ("used", "term", "respelled", "expected"),
    [
        ("Embolism", "embolism", "EM-buh-liz-um", "EM-buh-liz-um"),
        ("embolisms", "embolism", "EM-buh-liz-um", "EM-buh-liz-umz"),
        ("stents", "stent", "stent", "stents"),
        ("biopsies", "biopsy", "BY-op-see", "BY-op-seez"),
        ("diagnoses", "diagnosis", "dy-ug-NOH-sis", "dy-ug-NOH-seez"),
        ("clots", "thrombus", "THROM-bus", ""),
        ("INR", "inr", "IN-er", ""),
    ],
)
def test_a_plural_ends_otherwise_and_another_name_sounds_otherwise(
    used: str, term: str, respelled: str, expected: str
) -> None:
    match = Match(0, len(used), used, Term(term, "", pronunciation=respelled))

    assert respelled_as(match) == expected


def test_a_text_without_words_says_nothing() -> None:
    assert said_of(article("***\n\n---\n\n🙂 🙂\n", "title: T\n")) == []


def test_a_long_sentence_is_cut_at_a_space() -> None:
    read = article("word " * 500, "title: T\n")

    found = said_of(read)

    assert len(found) > 3
    assert all(len(one.text) <= 600 and not one.text.startswith("ord") for one in found)
    assert sum(len(one.said.split()) for one in found) == 500


def test_a_heading_and_the_end_of_a_paragraph_have_longer_pauses_than_a_sentence() -> None:
    heading, first, last = said_of(article("## Now\n\nOne thing. Two things.", "title: T\n"))

    assert heading.pause > first.pause < last.pause


def test_the_danger_signs_are_said_at_the_beginning() -> None:
    read = article(
        "## Get help\n\nCall.\n",
        "title: Legs\ntopic: Body\n"
        "danger_signs: {section: Get help, signs: [pain in one leg, a blue foot]}\n",
    )
    reading = Reading("en", WORDS.matcher(), unexplained(read.document, WORDS.matcher()))

    found = [one.said for one in front_utterances(header(read), reading)]

    assert found[:4] == [
        "Section: Body.", "Title: Legs.",
        "When to get help now: pain in one leg; a blue foot.", 'More under "Get help".',
    ]  # fmt: skip


def test_the_sources_are_said_without_their_addresses() -> None:
    read = article()
    reading = Reading("en", WORDS.matcher(), unexplained(read.document, WORDS.matcher()))

    found = [one.said for one in end_utterances(end_lines(read, RELATED), reading)]

    assert found[:3] == ["Heading: Sources.", "Bone health.", "NIH."] or "N I H." in found
    assert not any("http" in one or "/" in one for one in found)
    assert "Heading: Read next." in found


@pytest.mark.parametrize(
    "text",
    [
        "<speak><break time='99s'/>Hello</speak> there.",
        "Say [[h3lOU]] now.",
        "-w /tmp/x.wav is here.",
        "Look at &#1;20S and &#8238;this.",
        "```\n[[slnc 9999]] <audio src='x'/>\n```",
    ],
)
def test_markup_for_voices_in_an_article_is_only_text(text: str) -> None:
    found = said_of(article(text, "title: T\n"))

    assert found
    for one in found:
        assert not set(one.said) & set("<>[]&\x01\u202e")
        assert not one.said.startswith("-")
