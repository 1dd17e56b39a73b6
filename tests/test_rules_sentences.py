"""Rules about sentences, numbers and people."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hlreader.checker.rules import all_rules
from tests.checking import fixed, found_by, words_found


@pytest.mark.parametrize(
    ("sentence", "passives"),
    [
        ("The wound was cleaned by the nurse.", ["was cleaned"]),
        ("The pills should be taken with food.", ["be taken"]),
        ("It is not usually given at night.", ["is not usually given"]),
        ("It is still not usually given at night.", []),  # no more than two words between
        ("The lump is being removed.", ["being removed"]),
        ("It has been carefully checked.", ["been carefully checked"]),
        ("The drugs weren't taken.", ["weren't taken"]),
        ("You may be tired, and she is worried.", []),
        ("He got better and is married now.", []),
        ("The leg is swollen. The door was closed.", []),
        ("Your visit is scheduled for May 4.", []),
        ("It is called a stent and is made of steel.", []),
        ("Most cancers can be treated.", []),
        ("Most cancers can often be treated.", []),
        ("Most cancers can very often be treated.", ["be treated"]),  # "can" is too far away
        ("She is worried by the scan.", ["is worried"]),
        ("She is worried. By then she was tired.", []),
        ("The wound is red and you know what it is.", []),
        ("What it is is hard to say.", []),
        ("Can it be treated?", []),
        ("You may be tired. The wound was cleaned.", ["was cleaned"]),
        ("It was, treated or not, a surprise. The wound was cleaned.", ["was cleaned"]),
        ("Rest is recommended.", ["is recommended"]),
        ("So it is recommended that children rest.", []),  # this is for HL104
        ("They are red. It is a need. I am hundred years old.", []),
        ("Do as you were told.", []),
        ("Use should be limited, as has been prepared.", ["be limited", "been prepared"]),
        ("It may be done at home.", ["be done"]),
        ("The wound should be (gently) cleaned.", ["be (gently) cleaned"]),
        ("(The wound was cleaned.)", ["was cleaned"]),
        ("It is referred to as gout. Cysts are found in the liver.", []),
        ("It was followed by pain.", []),
        ("It was, treated or not, a surprise.", []),
    ],
)
def test_passives_are_distinguished_from_states(sentence: str, passives: list[str]) -> None:
    assert words_found("passive-voice", sentence) == passives


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Patients should drink water.", ["Patients should"]),
        ("If it hurts, patients must call.", ["If it hurts, patients must"]),
        ("People with gout, who are many, need to rest.", []),
        ("People with gout should rest.", ["People with gout should"]),
        ("The patient is advised to rest.", ["The patient is advised to"]),
        ("It is recommended that children rest.", ["It is recommended that"]),
        ("You should rest. Rest well.", []),
        ("Your patients should rest.", []),
        ("Pregnant women should rest.", ["Pregnant women should"]),
        ("People ask whether they should rest.", []),
        ("Some people get better without drugs.", []),
        ("Most people may have to wait.", []),
    ],
)
def test_advice_that_speaks_to_no_one(sentence: str, found: list[str]) -> None:
    assert words_found("undirected-advice", sentence) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("They perform an examination of it.", ["perform an examination"]),
        ("The removal of the stitches hurts.", ["The removal"]),
        ("Extraction of the tooth may hurt. Removal is quick.", ["Extraction"]),
        (
            "You may undergo an examination after insertion of the tube.",
            ["undergo an examination", "insertion"],
        ),
        ("The review of trials found it.", []),
        ("This makes the measurement hard.", []),
        ("You have a choice.", []),
    ],
)
def test_hidden_verbs(sentence: str, found: list[str]) -> None:
    assert words_found("nominalisation", sentence) == found


@pytest.mark.parametrize(
    ("passage", "found"),
    [
        ("It is 1 in 250 with it and 3 in 1,000 without.", ["3 in 1,000"]),
        ("One in four women and one in ten men get it.", ["one in ten"]),
        ("It is 4 out of 100 now. Then it was 30 of 1000.", ["30 of 1000"]),
        ("Out of 250 people 1 has it; without it 3 of 1,000 do.", ["3 of 1,000"]),
        ("Of 100 women on it, 12 had a rash. Of 200 men, 3 did.", ["Of 200 men, 3"]),
        ("Of 100 women aged 60 to 70 years and 12 in all, none.", []),
        ("Of 5,000 men in 2019, or 100 women over 18, 3 in 400 had it.", []),
        ("About 1 in a million, not 1 in a thousand.", ["1 in a thousand"]),
        ("It is 1 in 100 with it and 2 in 100 without.", []),
        ("One in four people has it.", []),
        ("It may affect up to 1 in 10 people. Rare: up to 1 in 1,000.", []),
        ("It is 1 in 4 (25 in 100) people.", []),
        ("It is 1 for every 150 with it and 1 in 900 without.", ["1 in 900"]),
        ("We saw 3 in 2019 and 1 in 100 later.", []),
        ("Take 2 in 24 hours, or 5 of 7 days, 1 in 100 people do.", []),
        ("Three studies in 431 babies; 1 in 100 got it.", []),
        ("It may cause:\n\n- bleeding (1 in 150)\n- a tear (1 in 1,000)", ["1 in 1,000"]),
        (
            "| What | Risk |\n|---|---|\n| Bleeding | 1 in 150 |\n| A tear | 1 in 900 |",
            ["1 in 900"],
        ),
        ("| Now | Then |\n|---|---|\n| 1 in 100 | 1 in 900 |", []),
        ("- 1 in 100 bleed\n- 2 in 100 have a tear\n\nThen 1 in 4 sleep.", []),
    ],
)
def test_mixed_denominators(passage: str, found: list[str]) -> None:
    assert words_found("mixed-denominators", passage) == found


@pytest.mark.parametrize(
    ("passage", "found"),
    [
        ("About 9.5 percent get well.", ["9.5 percent"]),
        ("It helps 0.5% of people.", ["0.5% of people"]),
        ("It helps 1.5% to 2.5% of people.", ["1.5% to 2.5% of people"]),
        ("About 1.5 in 100 people get it.", ["1.5 in 100"]),
        ("The usual range is 2.5 to 7.5 mg.", []),
        ("The risk ratio was 0.65 and the odds ratio 1.2 (95% CI 0.8 to 1.4).", []),
        ("An A1C of 5.7 percent to 6.4 percent means prediabetes in most people.", []),
        ("Keep your oxygen saturation above 92.5% and your INR from 2.0 to 3.0.", []),
        ("Fever greater than 101.5. The mean age was 64.3 years.", []),
        ("The risk of a clot was 1.6 times higher in people who smoke.", []),
        ("Take 0.5 mg, 2.5 mL or 1.5 tablets.", []),
        ("A fever is 100.4°F or 38.0 C.", []),
        ("It costs $3.50 at 3.30 p.m. An A1C of 6.5 is high.", []),
        ("Version 2.1 and section 1.2.3.", []),
        ("About 1.5 million people have it.", []),
    ],
)
def test_decimals(passage: str, found: list[str]) -> None:
    assert words_found("decimal-number", passage) == found


@pytest.mark.parametrize(
    ("passage", "found"),
    [
        ("About 20% of people feel sick.", ["20% of people"]),
        ("About 20 percent of women feel sick.", ["20 percent of women"]),
        ("About 20 of 100 people (20%) feel sick.", []),
        ("Use a 2% lidocaine gel. Be 100% sure.", []),
        ("About 90 percent of all lung cancers come from smoking.", ["90 percent"]),
        ("An A1C of 7% is the target for most people.", []),
        ("Lose 5% of your weight, as most people can.", []),
        ("None of them got it: 0% and 0.0% of people, not 100.0% of women.", []),
        ("Cut the dose by 20%. Give 20% of it.", []),
        ("Cut it by 20% if people feel sick.", []),
        ("≥20% of people feel sick.", []),
        ("Use a 2% cream, as 20% of people do.", ["20% of people"]),
        ("It rose by 5%, and 20% of people feel sick.", ["20% of people"]),
        ("The bag is 20% full. About 30% of people feel sick.", ["30% of people"]),
        ("Rest well.\n\nAbout 20% of people feel sick.", ["20% of people"]),
        ("About 20 of 100 people (20%) feel sick.\n\nAbout 30% of women do.", ["30% of women"]),
    ],
)
def test_bare_percentages(passage: str, found: list[str]) -> None:
    assert words_found("bare-percentage", passage) == found


@pytest.mark.parametrize(
    ("rule", "percentage", "people"),
    [
        ("bare-percentage", "20% of people", "20 of 100 people"),
        ("bare-percentage", "20% of women", "20 of 100 women"),
        ("bare-percentage", "20% of the cases", "20 of 100 cases"),
        ("bare-percentage", "90 percent of all kidney stones", "90 of 100"),
        ("bare-percentage", "50% to 80% of adults", "50 to 80 of 100 adults"),
        ("bare-percentage", "between 5% and 10% of babies", "5 and 10 of 100 babies"),
        ("bare-percentage", "A 20% chance", "20 in 100"),
        ("decimal-number", "2.5% of people", "25 of 1,000 people"),
        ("decimal-number", "0.5% of people", "5 of 1,000 people"),
        ("decimal-number", "0.50% of people", "5 of 1,000 people"),
        ("decimal-number", "0.04% of people", "4 of 10,000 people"),
        ("decimal-number", "99.6% of people", "996 of 1,000 people"),
        ("decimal-number", "0.5% to 3% of men", "5 to 30 of 1,000 men"),
        ("decimal-number", "1.5 in 100 people", "15 in 1,000"),
    ],
)
def test_a_share_is_given_in_whole_people(rule: str, percentage: str, people: str) -> None:
    (found,) = found_by(rule, f"{percentage} had it.")

    assert found.suggestion == f'Write "{people}".'


_EXACT_NUMBERS = (
    "Take {n} mg two times a day.",
    "Take {n} to 7.5 mg of it a day.",
    "Do not take more than {n} g in 24 hours, which 5 of 100 people do.",
    "Call us if your fever is over {n}.",
    "The range is {n} to 12.5 in most people.",
    "The odds ratio was {n} in people who smoke.",
    "An A1C below {n}% is the target for most people.",
    "Keep your INR between {n} and 3.0.",
    "A potassium level above {n} is high in adults.",
    "Cut your dose by {n}% if you are one of those people.",
    "Rub in the {n}% cream as most people do.",
)


@given(
    sentence=st.sampled_from(_EXACT_NUMBERS), number=st.decimals(0, 99, places=2, allow_nan=False)
)
def test_no_number_of_a_dose_a_limit_or_a_test_is_ever_changed(
    sentence: str, number: Decimal
) -> None:
    source = sentence.format(n=number)

    assert words_found("decimal-number", source) == []
    assert all(fixed(rule.name, source) == source for rule in all_rules() if rule.code[2] == "3")


@given(number=st.decimals("0.001", 99, places=3, allow_nan=False))
def test_a_share_in_whole_people_is_the_same_share(number: Decimal) -> None:
    found = [
        *found_by("decimal-number", f"It helps {number}% of people."),
        *found_by("bare-percentage", f"It helps {number}% of people."),
    ]

    for suggestion in (one.suggestion for one in found):
        part, whole = re.findall(r"[\d,]+", suggestion)
        assert int(part.replace(",", "")) > 0
        assert Decimal(part.replace(",", "")) / Decimal(whole.replace(",", "")) * 100 == number


@pytest.mark.parametrize(
    ("passage", "found"),
    [
        ("It doubles your risk of a stroke.", ["doubles your risk"]),
        ("Your risk doubles.", ["risk doubles"]),
        ("You are twice as likely to fall.", ["twice as likely"]),
        ("Twice as likely to fall? Sit down.", ["Twice as likely"]),
        ("It cuts the risk of death by 30%.", ["cuts the risk of death by 30%"]),
        ("The risk is 50% higher.", ["risk is 50% higher"]),
        ("It reduces mortality by 20%.", ["reduces mortality by 20%"]),
        ("You have a 30% lower chance of a fall.", ["30% lower chance"]),
        ("It doubles your risk, from 1 in 1,000 to 2 in 1,000.", []),
        ("It lowers the risk from 4% to 2%, so it cuts the risk by half.", []),
        ("Your risk is low. Take a double dose.", []),
        ("There was a 2-fold increase in the risk of a clot.", ["2-fold increase in the risk"]),
        ("The new drug is 40% more effective.", ["40% more effective"]),
    ],
)
def test_risks_without_a_base(passage: str, found: list[str]) -> None:
    assert words_found("risk-without-base", passage) == found


@pytest.mark.parametrize(
    ("rule", "passage", "found"),
    [
        ("person-first", "Diabetics and asthmatics came.", ["Diabetics", "asthmatics"]),
        ("person-first", "He is a diabetic. A diabetic diet helps.", ["diabetic"]),
        ("person-first", "Autistic people, the deaf and blind people came.", []),
        ("person-first", "The homeless need care. The homeless charity helps.", ["The homeless"]),
        ("person-first", "Write “people with asthma”, not “asthmatics”.", []),
        ("person-first", "## Diabetics and sport", ["Diabetics"]),
        ("person-first", "Heart failure victims feel alone.", ["Heart failure victims"]),
        ("stigmatising-word", "The elderly and elderly men.", ["The elderly", "elderly men"]),
        ("stigmatising-word", "She committed suicide.", ["committed suicide"]),
        ("stigmatising-word", "An addict came. Alcoholic drinks harm.", ["An addict"]),
        ("stigmatising-word", "He drank alcohol. Abuse hurts. Stop the drug: abuse is bad.", []),
        ("stigmatising-word", "## National Institute on Alcohol Abuse", []),
        ("stigmatising-word", "Breast cancer, sex, a disease, the anus and the vagina.", []),
        ("blaming-word", "He suffers from gout. Non-compliant!", ["suffers from", "Non-compliant"]),
        ("blaming-word", "The trials suffered from bias. You may suffer a fall.", []),
        ("blaming-word", "He failed treatment twice.", ["failed treatment"]),
    ],
)  # fmt: skip
def test_words_for_people(rule: str, passage: str, found: list[str]) -> None:
    assert words_found(rule, passage) == found


def test_the_person_comes_in_the_number_of_the_word() -> None:
    one, many = found_by("person-first", "A diabetic may faint. Diabetics may faint.")

    assert one.suggestion == 'Write "person with diabetes".'
    assert many.suggestion == 'Write "People with diabetes".'


def test_words_for_people_are_never_changed_without_asking() -> None:
    source = "Diabetics and the elderly suffer from gout."

    assert (
        fixed("person-first", fixed("stigmatising-word", fixed("blaming-word", source))) == source
    )


def test_the_grade_of_a_text_of_one_paragraph_is_reported_once() -> None:
    hard = "Individuals undergoing anticoagulation necessitate periodic monitoring. " * 6

    assert found_by("paragraph-grade-over-limit", f"# Blood thinners\n\n{hard}\n") == []
    assert len(found_by("paragraph-grade-over-limit", f"{hard}\n\nAsk us.\n")) == 1
