"""HL608 and HL609: questions for teach-back that an article lacks, or that do not do their work."""

import pytest

from hlreader.checker.rule import Found, Severity
from hlreader.checker.rules import teach_back_question as shipped
from tests.checking import checked, found_by, rule_named

GOOD = shipped.PASSES
LONG = (
    "again: What is your plan for the first day at home and what will you do on the next day and "
    "on all of the days that come after it?"
)
BODY = "\n## When do I call?\n\nCall us the same day for a fever.\n"


def faults(source: str) -> list[Found]:
    return list(rule_named("teach-back-question").check(checked(source)))


def place(source: str, found: Found) -> tuple[int, str]:
    """Return the line of a finding and the text that it points at."""
    return source[: found.start].count("\n") + 1, source[found.start : found.end]


# Articles without questions


@pytest.mark.parametrize(
    "fields", ["topic: Joints", "teaser: What helps.", "danger_signs: {section: When do I call?}"]
)
def test_an_article_for_readers_of_hlreader_should_have_questions(fields: str) -> None:
    found = found_by("teach-back-missing", f"---\ntitle: Gout\n{fields}\n---\n{BODY}")

    assert len(found) == 1
    assert rule_named("teach-back-missing").severity is Severity.ADVICE


@pytest.mark.parametrize(
    "front",
    [
        "",
        "---\ntitle: Gout\n---\n",
        "---\ntitle: A post\ndate: 2026-01-31\ntags: [gout]\ndescription: About gout.\n---\n",
        '+++\ntitle = "A page"\n+++\n',
        "---\ntitle: Gout\ntopic: Joints\nteach_back:\n  - question: What?\n---\n",
    ],
)
def test_other_texts_need_no_questions(front: str) -> None:
    assert found_by("teach-back-missing", f"{front}{BODY}") == []


# Questions that do not do their work


def test_good_questions_have_no_faults() -> None:
    assert faults(GOOD) == []
    assert faults(f"---\ntitle: Gout\n---\n{BODY}") == []


@pytest.mark.parametrize(
    ("before", "after", "line", "points_at", "says", "instead"),
    [
        # Too hard, too long, or closed
        ("question: When would you call us?",
         "question: Which complications necessitate immediate communication with our department?",
         4, "Which complications", "This question has Flesch-Kincaid grade", "short words"),
        ("again: What is your plan for the first day at home?",
         LONG, 15, "What is your plan", "more than 20", "one thing"),
        ("question: When would you call us?", "question: Do you know when to call?",
         4, "Do you know", "Yes or no would answer", "what, how or when"),
        ('"In your own words: how do you move at first?"',
         '"In your own words: can you move at first?"',
         8, '"In your own words', "Yes or no", "what"),
        ("again: What would make you pick up the phone?",
         "again: You have a fever. Would you call?", 7, "You have", "Yes or no", "what"),
        # A section that is not there
        ("section: When do I call?", "section: When do I cal?",
         6, "When do I cal?", "no heading `When do I cal?`", "Did you mean `When do I call?`?"),
        ("section: When do I call?", "section: Sources",
         6, "Sources", "no heading `Sources`", "one of its headings"),
        # An answer that the section does not have
        ("look_for: Take short walks with a frame.", "look_for: Use crutches on the stairs.",
         9, "Use crutches", '"crutches", "stairs"', "another section"),
        ("look_for: A few times a day.", "look_for: A few times a day, for 5 minutes.",
         13, "A few", '"5"', "another section"),
        # A field that is missing or is no text
        ("    again: What is your plan for the first day at home?\n", "",
         12, "question: How often", "has no `again`", "`again: …`"),
        ("look_for: A few times a day.", "look_for: [a, b]",
         12, "question: How often", "has no `look_for`", "`look_for: …`"),
    ],
)  # fmt: skip
def test_a_fault_is_found_where_it_is_and_with_what_to_write_instead(
    before: str, after: str, line: int, points_at: str, says: str, instead: str
) -> None:
    source = GOOD.replace(before, after, 1)
    assert source != GOOD

    [found] = faults(source)

    where, text = place(source, found)
    assert where == line
    assert text.startswith(points_at)
    assert says in found.message
    assert instead in found.suggestion


def test_an_answer_may_say_a_little_in_its_own_way() -> None:
    source = GOOD.replace("A few times a day.", "A few times each day, with a frame or a stick.")

    assert faults(source) == []


@pytest.mark.parametrize("count", [1, 2, 6])
def test_there_are_three_to_five_questions(count: int) -> None:
    item = GOOD[GOOD.index("  - question") : GOOD.index('  - question: "In')]
    front, end = GOOD.index("  - question"), GOOD.index("---\n\n## How")

    source = GOOD[:front] + item * count + GOOD[end:]

    assert [found.message for found in faults(source)] == [f"The number of questions is {count}."]


@pytest.mark.parametrize(
    ("value", "says"),
    [("yes", "is not a list"), ("{question: What?}", "is not a list"),
     ("[one, two, three]", "has no `question`")],
)  # fmt: skip
def test_questions_of_another_form_are_faults_and_no_crash(value: str, says: str) -> None:
    found = faults(f"---\ntitle: Gout\nteach_back: {value}\n---\n{BODY}")

    assert says in found[0].message


def test_a_title_at_the_top_of_the_text_is_no_section() -> None:
    source = GOOD.replace("---\n\n## How", "---\n\n# Home with a new knee\n\n## How")

    assert faults(source) == []
    [found] = faults(source.replace("section: When do I call?", "section: Home with a new knee"))
    assert "no heading" in found.message


def test_spanish_questions_are_judged_in_spanish() -> None:
    text = """\
---
title: En casa
language: es
teach_back:
  - question: ¿Sabe cuándo llamar?
    look_for: Si tiene fiebre.
    section: ¿Cuándo llamo?
    again: "Con sus palabras: ¿cuándo llama?"
  - question: ¿Qué manifestaciones clínicas requerirían una evaluación médica inmediata?
    look_for: Si tiene fiebre.
    section: ¿Cuándo llamo?
    again: ¿Qué parámetros monitorizaría habitualmente?
  - question: ¿Con qué señal llama?
    look_for: Con una convulsión.
    section: ¿Cuándo llamo?
    again: ¿Qué le haría llamar?
---

## ¿Cuándo llamo?

Llame si tiene fiebre.
"""
    rule = rule_named("teach-back-question")

    said = [finding.message for finding in rule.findings(checked(text))]

    assert len(said) == 3
    assert said[0] == "A esta pregunta se puede responder sí o no."
    assert said[1].startswith("Esta pregunta tiene Crawford grado")
    assert said[2] == 'La sección `¿Cuándo llamo?` no tiene esto: "convulsión".'
