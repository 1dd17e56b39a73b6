"""Rules about clear advice: amounts, doses, units, names, negatives, and what to do."""

import pytest

from tests.checking import fixed, found_by, words_found


@pytest.mark.parametrize(
    ("rule", "passage", "found"),
    [
        # Amounts, times and risks without a number
        ("vague-amount", "Drink water every few hours.", ["every few hours"]),
        ("vague-amount", "Rub it in a few times a day.", ["a few times a day"]),
        ("vague-amount", "- use a cool cloth a few times a day", ["a few times a day"]),
        ("vague-amount", "Call your doctor soon.", ["soon"]),
        ("vague-amount", "Call as soon as you can. It is too soon.", []),
        ("vague-amount", "The rash goes away within a few days.", []),
        ("vague-amount", "In rare cases, the bowel tears.", ["In rare cases"]),
        ("vague-amount", "There is a small risk of bleeding.", ["a small risk of"]),
        ("vague-amount", "There is a small risk of bleeding (1 in 150).", []),
        ("vague-amount", "Gout is a rare disease. The trial had a low risk of bias.", []),
        # Medicines without a dose
        ("dose-incomplete", "Take prednisone with food.", ["Take prednisone"]),
        ("dose-incomplete", "- take paracetamol to ease pain", ["take paracetamol"]),
        ("dose-incomplete", "Take paracetamol every 4 hours. Take it at night.", []),
        ("dose-incomplete", "Take ibuprofen as the label says. Do not take aspirin.", []),
        ("dose-incomplete", "Tell us if you take warfarin. Take your time.", []),
        # One unit only
        ("one-unit", "Call if it is over 101°F.", ["101°F"]),
        ("one-unit", "Call if it is over 100.4 degrees Fahrenheit.", ["100.4 degrees Fahrenheit"]),
        ("one-unit", "Call if it is over 101°F (38.3°C) or 38.3°C (101°F).", []),
        ("one-unit", "Lift nothing over 10 pounds.", ["10 pounds"]),
        ("one-unit", "Lift nothing over 10 pounds (4.5 kg). It cost £10.", []),
        # Ranges with a dash
        ("range-with-hyphen", "Take it for 7-10 days, 6–8 glasses a day.", ["7-10", "6–8"]),
        ("range-with-hyphen", "Call 555-0100 in 2019-2020. It is a 24-hour line.", []),
        ("range-with-hyphen", "A 2- to 3-day stay, and 10-7 days.", []),
        # Orders behind other words
        ("indirect-order", "It is important that you rest.", ["It is important that you"]),
        ("indirect-order", "It is essential to rest.", ["It is essential to"]),
        ("indirect-order", "You will be required to sign it.", ["You will be required to"]),
        ("indirect-order", "It is important to know the signs. It is not important.", []),
        # Two negatives
        ("double-negative", "It is not uncommon to feel ill.", ["not uncommon"]),
        ("double-negative", "Surgery is not without risk.", ["not without risk"]),
        ("double-negative", "Do not stop without asking us. It is not safe.", []),
        # Slashes
        ("slash", "Bring a relative and/or friend.", ["and/or"]),
        ("slash", "Ask your doctor/nurse.", ["doctor/nurse"]),
        ("slash", "It has levodopa/carbidopa. HIV/AIDS, 5 mg/day, 24/7.", []),
        ("slash", "See example.org/help/now and https://example.org/a/b.", []),
        # Capitals
        ("words-in-capitals", "Do NOT eat. TAKE ALL OF IT.", ["NOT", "TAKE ALL OF IT"]),
        ("words-in-capitals", "He has COPD, MS and AIDS. Act FAST. It is after EXP.", []),
        ("words-in-capitals", "The DASH plan, TENS and RICE (Rest, Ice) help.", []),
        # Words of researchers
        ("research-word", "The risk of bias was high.", ["risk of bias"]),
        ("research-word", "Blinding (nobody knew which drug they got) was good.", []),
        # He or she
        ("gendered-pronoun", "Ask what he or she thinks.", ["he or she"]),
        ("gendered-pronoun", "Bring his/her toy. S/he can stay.", ["his/her", "S/he"]),
        ("gendered-pronoun", "Ask him. Or her sister may come.", []),
        ("person-first", "Non-diabetics can eat it.", ["Non-diabetics"]),
        # Call us, and on what number?
        ("phone-number-missing", "Call us if it bleeds. Call the clinic.", ["Call us"]),
        ("phone-number-missing", "Call us on 555-0100.", []),
        ("phone-number-missing", "Call us: ________", []),
        ("phone-number-missing", "Call your doctor.", []),
        # Danger signs, and what to do?
        ("danger-sign-without-action", "## Warning signs\n\n- Chest pain", ["Warning signs"]),
        ("danger-sign-without-action", "Signs of a stroke:\n\n- weak arm", ["Signs of a stroke"]),
        ("danger-sign-without-action", "Call 911 for signs of a stroke:\n\n- weak arm", []),
        ("danger-sign-without-action", "Signs of a stroke:\n\n- weak arm\n\nCall 911.", []),
        ("danger-sign-without-action", "Know the warning signs of a stroke.", []),
    ],
)  # fmt: skip
def test_advice_that_is_not_clear(rule: str, passage: str, found: list[str]) -> None:
    assert words_found(rule, passage) == found


@pytest.mark.parametrize(
    ("passage", "suggestion"),
    [
        ("Take it for 7-10 days.", 'Write "7 to 10".'),
        ("Take it between 7-10 days.", 'Write "7 and 10".'),
    ],
)
def test_a_range_keeps_its_numbers(passage: str, suggestion: str) -> None:
    assert [found.suggestion for found in found_by("range-with-hyphen", passage)] == [suggestion]
    assert fixed("range-with-hyphen", passage) == passage


def test_three_names_for_one_thing_are_found_once() -> None:
    source = "The test is short. Eat after the procedure. This exam and the procedure are safe.\n"

    (found,) = found_by("several-names", source)

    assert source[found.start : found.end] == "exam"
    assert found.message == 'The text says "test", "procedure" and "exam".'


def test_two_names_and_new_things_are_no_several_names() -> None:
    assert found_by("several-names", "The test and the exam. A procedure, an operation.") == []
