"""Rules about sentences, numbers and people."""

import pytest

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
        ("Can be treated at home.", []),
        ("She is worried by the scan.", ["is worried"]),
        ("She is worried by (or afraid of) the scan.", ["is worried"]),
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
        ("About 9.5 percent get well.", ["9.5"]),
        ("It helps 0.5% of people.", ["0.5"]),
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
        ("About 20% of people feel sick.", ["20%"]),
        ("About 20 percent of women feel sick.", ["20 percent"]),
        ("About 20 of 100 people (20%) feel sick.", []),
        ("Use a 2% lidocaine gel. Be 100% sure.", []),
        ("None of them got it: 0% and 0.0% of people, not 100.0% of women.", []),
        ("Cut the dose by 20%. Give 20% of it.", []),
        ("Cut it by 20% if people feel sick.", []),
        ("≥20% of people feel sick.", []),
        ("Use a 2% cream, as 20% of people do.", ["20%"]),
        ("It rose by 5%, and 20% of people feel sick.", ["20%"]),
        ("The bag is 20% full. About 30% of people feel sick.", ["30%"]),
        ("Rest well.\n\nAbout 20% of people feel sick.", ["20%"]),
        ("About 20 of 100 people (20%) feel sick.\n\nAbout 30% of women do.", ["30%"]),
    ],
)
def test_bare_percentages(passage: str, found: list[str]) -> None:
    assert words_found("bare-percentage", passage) == found


@pytest.mark.parametrize(
    ("percentage", "people"),
    [
        ("20%", "20 of 100"),
        ("2.5%", "25 of 1,000"),
        ("0.5%", "5 of 1,000"),
        ("0.50%", "5 of 1,000"),
        ("0.04%", "4 of 10,000"),
        ("99.6%", "996 of 1,000"),
    ],
)
def test_a_percentage_is_given_in_whole_people(percentage: str, people: str) -> None:
    (found,) = found_by("bare-percentage", f"About {percentage} of people feel sick.")

    assert found.message == f'"{percentage}" does not say how many people that is.'
    assert found.suggestion == f'Write "{people} people", or of what it is.'


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
        ("stigmatising-word", "An addict came. Alcoholic drinks harm.", ["addict"]),
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
    assert many.suggestion == 'Write "people with diabetes".'


def test_words_for_people_are_never_changed_without_asking() -> None:
    source = "Diabetics and the elderly suffer from gout."

    assert (
        fixed("person-first", fixed("stigmatising-word", fixed("blaming-word", source))) == source
    )


def test_the_grade_of_a_text_of_one_paragraph_is_reported_once() -> None:
    hard = "Individuals undergoing anticoagulation necessitate periodic monitoring. " * 6

    assert found_by("paragraph-grade-over-limit", f"# Blood thinners\n\n{hard}\n") == []
    assert len(found_by("paragraph-grade-over-limit", f"{hard}\n\nAsk us.\n")) == 1
