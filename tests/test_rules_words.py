"""Rules about words: hard ones, wordy ones, terms, abbreviations, jargon, doses."""

from pathlib import Path

import pytest

from hlreader.checker.text.checked_text import CheckedText, Settings
from hlreader.checker.words.inflection import plural, verb_forms
from hlreader.checker.words.wordlists import word_list
from hlreader.glossary import Glossary
from tests.checking import fixed, found_by, rule_named, words_found
from tests.parsing import parse


@pytest.mark.parametrize(
    ("hard", "plain"),
    [
        ("We utilize a pump.", "We use a pump."),
        ("She utilizes a pump.", "She uses a pump."),
        ("She utilized a pump.", "She used a pump."),
        ("It was utilised twice.", "It was used twice."),
        ("By utilizing a pump, you help.", "By using a pump, you help."),
        ("UTILIZE THE PUMP.", "USE THE PUMP."),
        ("Approximately ten people came.", "About ten people came."),
        ("It commenced prior to lunch.", "It started before lunch."),
        ("It is an approximately round spot.", "It is an approximately round spot."),
    ],
)
def test_a_hard_word_is_fixed_in_its_own_form_and_case(hard: str, plain: str) -> None:
    assert fixed("hard-word", hard) == plain


@pytest.mark.parametrize(
    ("sentence", "suggestion"),
    [
        ("The rash necessitates care.", 'Write "needs" or "calls for".'),
        ("She obtained a scan.", 'Write "got".'),
        ("The nurse administered it.", 'Write "gave".'),
        ("It was slowly administered.", 'Write "given".'),
        ("Two physicians came.", 'Write "doctors".'),
        ("The injury occurred at night.", 'Write "happened".'),
    ],
)
def test_the_plain_word_is_suggested_in_the_form_that_the_text_needs(
    sentence: str, suggestion: str
) -> None:
    assert [found.suggestion for found in found_by("hard-word", sentence)] == [suggestion]


@pytest.mark.parametrize(
    ("sentence", "suggestion"),
    [
        ("You may have acute renal injury.", 'Write "kidney".'),
        ("The cause is renal.", 'Write "of the kidneys".'),
        ("Take it for postoperative pain.", "Say “after surgery” after the noun."),
        ("Your heart was abnormally fast.", 'Write "too".'),
        ("Too much is in an excessive amount.", "Say it in another way."),
        ("Stop excessive bleeding.", 'Write "too much".'),
        ("Take off excessive clothes.", 'Write "too many".'),
        ("It is an adverse effect.", 'Write "a side effect".'),
        ("It was an optimal time.", 'Write "the best".'),
        ("He felt pain, particularly at night.", 'Write "especially".'),
        ("The trial concluded that it works.", 'Write "found that".'),
        ("Bring pain accompanied by fever to us.", 'Write "with".'),
        ("Gout is characterized by pain.", "Say what its signs are."),
        ("You will be randomly allocated to a group.", 'Write "put in".'),
        ("The cast was carefully inserted into the wound.", 'Write "put into".'),
        ("Ask about the severity of your pain.", "Say how bad it is."),
        ("A permit can be obtained here.", "Say it in another way."),
        ("You may experience a rash.", 'Write "have" or "feel".'),
        ("The skull, commonly affected, heals.", 'Write "often".'),
        ("It exacerbates the pain.", 'Write "makes … worse".'),
        ("The nurse placed the pump prior to lunch.", 'Write "before".'),
    ],
)
def test_a_suggestion_fits_between_the_words_around_it(sentence: str, suggestion: str) -> None:
    assert [found.suggestion for found in found_by("hard-word", sentence)] == [suggestion]


@pytest.mark.parametrize(
    "sentence",
    [
        "See Frequently Asked Questions. Read the Guide to Minimize Risk.",
        "You had gestational diabetes and a cardiac arrest.",
        "Your experience counts. A heart monitor and a request form help.",
        "It can recur (come back). It may subside, that is, go away.",
        "Ask at the end. Result was good; of this I am sure.",
        "Call us for chest discomfort.",
    ],
)
def test_names_nouns_and_explained_words_are_no_hard_words(sentence: str) -> None:
    assert words_found("hard-word", sentence) == words_found("wordy-phrase", sentence) == []


@pytest.mark.parametrize(
    "passage",
    [
        "You said “utilize the pump” to me.",
        'The leaflet says "approximately ten".',
        "> Utilize the pump.",
        "We **util**ize it.",
    ],
)
def test_nothing_is_fixed_inside_a_quotation_or_across_markup(passage: str) -> None:
    assert fixed("hard-word", passage) == passage


def test_code_is_no_prose() -> None:
    assert words_found("hard-word", "Type `utilize --prior to` there.") == []


def test_a_medical_word_is_left_alone_where_the_text_explains_it() -> None:
    assert words_found("hard-word", "You may faint (syncope). Hives, or urticaria, itch.") == []
    assert words_found("hard-word", "Watch for syncope and urticaria.") == ["syncope", "urticaria"]


@pytest.mark.parametrize(
    ("wordy", "short"),
    [
        ("In order to heal, rest.", "To heal, rest."),
        ("Rest *in order to* heal.", "Rest *to* heal."),
        ("We stopped due to the fact that it rained.", "We stopped because it rained."),
        ("At this point in time, wait.", "Now, wait."),
        ("In the event that it hurts, call.", "If it hurts, call."),
    ],
)
def test_a_wordy_phrase_is_fixed(wordy: str, short: str) -> None:
    assert fixed("wordy-phrase", wordy) == short


def test_the_longest_of_two_wordy_phrases_is_found() -> None:
    source = "It is slow in spite of the fact that it is new."

    assert words_found("wordy-phrase", source) == ["in spite of the fact that"]


def test_the_lists_are_as_long_as_they_should_be_and_say_something_else() -> None:
    for name in ("hard_words", "medical_words", "wordy_phrases", "nominalisations"):
        for key, advice in word_list(name).entries():
            assert " ".join(key) not in advice.plain
            assert all(word.strip() == word and word for word in advice.plain if any(advice.plain))


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("carry out", "carry out, carries out, carried out, carried out, carrying out"),
        ("stop", "stop, stops, stopped, stopped, stopping"),
        ("lead to", "lead to, leads to, led to, led to, leading to"),
        ("not allow", "not allow, does not allow, did not allow, not allowed, not allowing"),
        (
            "keep … still",
            "keep … still, keeps … still, kept … still, kept … still, keeping … still",
        ),
        ("refer", "refer, refers, referred, referred, referring"),
        ("give", "give, gives, gave, given, giving"),
        ("use", "use, uses, used, used, using"),
        ("agree", "agree, agrees, agreed, agreed, agreeing"),
        ("wash", "wash, washes, washed, washed, washing"),
    ],
)
def test_forms_of_verbs(verb: str, forms: str) -> None:
    assert ", ".join(verb_forms(verb)) == forms


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("person with diabetes", "people with diabetes"),
        ("older woman", "older women"),
        ("broken bone", "broken bones"),
        ("thrombosis", "thromboses"),
        ("injury to", "injuries to"),
    ],
)
def test_plurals_of_phrases(one: str, many: str) -> None:
    assert plural(one) == many


@pytest.mark.parametrize(
    "passage",
    [
        "You may get scintigraphy (a scan with a tracer).",
        "You may get a bone scan (scintigraphy).",
        "You may get scintigraphy, a kind of bone scan.",
        "You may get scintigraphy, which is a bone scan.",
        "You may get a bone scan, or scintigraphy.",
        "You may get scintigraphy – a bone scan.",
        "Scintigraphy is a bone scan.",
        "Scintigraphy means a bone scan.",
        "Scintigraphy uses a camera.",
        "This scan is called scintigraphy.",
        "You may get scintigraphy. It is a bone scan.",
        "You may get scintigraphy. This test shows your bones.",
        "- **Scintigraphy.** A bone scan.",
    ],
)
def test_what_counts_as_explained(passage: str) -> None:
    assert words_found("term-not-explained", passage) == []


@pytest.mark.parametrize(
    ("passage", "terms"),
    [
        ("You may get scintigraphy soon.", ["scintigraphy"]),
        ("Hypertension is common. Dyspnea is not.", ["Hypertension", "Dyspnea"]),
        ("You may get scintigraphy. It hurts.", ["scintigraphy"]),
        ("You may get scintigraphy soon.\n\nIt means a bone scan.", ["scintigraphy"]),
        ("Scintigraphy helps. Scintigraphy may hurt.", ["Scintigraphy"]),
        ("A doctor checks for cancer, infection and a virus.", []),
        ("It can lead to pneumonia or a seizure.", []),  # as rare as words that all know can be
        ("She has ovarian cancer.", []),  # a kind of what everyone knows
        ("Scintigraphy helps, and scintigraphy may hurt.", ["Scintigraphy"]),
        ("Scintigraphy helps. Scintigraphy is a bone scan.", []),
        ("Scintigraphy is a bone scan. He has dyspnea.", ["dyspnea"]),
        ("You may get a mammogram soon. A screening mammogram is quick.", ["mammogram"]),
        ("You may get a Pap test soon.", ["Pap test"]),
        ("He has mumps and takes aspirin. She had a heart attack.", []),
        ("The Institute of Scintigraphy Research wrote it.", []),
        ("Scintigraphy\n\nScintigraphy is a common test that shows bones.", []),
        ("You may get scintigraphy, tests which show your bones.", []),
        ("More on: Scintigraphy", []),
        ("You can take Tylenol. He has dyspnea now.", ["dyspnea"]),
        ("Radiotherapy can help you here.", []),
        ("A nicotine patch can help him now.", []),
        ("Scintigraphy test here\n\nYou may get dyspnea soon.", ["dyspnea"]),
        ("The Institute of Scintigraphy wrote it. He has dyspnea now.", ["dyspnea"]),
        ("Scintigraphy helps.\n\nScintigraphy is a bone scan.", ["Scintigraphy"]),
        ("Ask about `scintigraphy` today.", []),
        ("SCINTIGRAPHY helps you today.", ["SCINTIGRAPHY"]),
    ],
)
def test_a_hard_term_is_found_once_at_its_first_use(passage: str, terms: list[str]) -> None:
    assert words_found("term-not-explained", passage) == terms


@pytest.mark.parametrize(
    ("passage", "is_found"),
    [
        ("Scintigraphy at our clinic", False),  # four words without an end are a label
        ("Scintigraphy part A", False),
        ("See also: scintigraphy and other tests of the bone.", False),
        ("Scintigraphy at our own clinic", True),
        ("Scintigraphy at our clinic.", True),
        ("- Scintigraphy at our clinic\n- Rest", True),
        ("More on scintigraphy comes next week.", True),
        ("Read this. More on: scintigraphy today.", True),
    ],
)
def test_a_label_needs_no_explanation(passage: str, *, is_found: bool) -> None:
    found = [word.lower() for word in words_found("term-not-explained", passage)]

    assert found == ["scintigraphy"] * is_found


@pytest.mark.parametrize(
    ("passage", "is_found"),
    [
        ("He asked Ann of the Scintigraphy unit.", False),
        ("We asked the Institute for Scintigraphy.", False),
        ("They like Scintigraphy Weekly.", False),
        ("For the Scintigraphy unit, call us.", False),
        ("They use Scintigraphy soon.", True),
        ("It is for the Scintigraphy unit.", True),
        ("They asked Ann about the Scintigraphy unit.", True),
        ("Scintigraphy Research wrote it.", True),  # every sentence begins with a capital
        ("They like it. Scintigraphy Research wrote it.", True),
        ("They like a scintigraphy Report.", True),
        ("They read SCINTIGRAPHY Weekly.", True),
        ("You may get a test at Scintigraphy", True),
    ],
)
def test_a_term_in_a_name_needs_no_explanation(passage: str, *, is_found: bool) -> None:
    found = [word.lower() for word in words_found("term-not-explained", passage)]

    assert found == ["scintigraphy"] * is_found


@pytest.mark.parametrize(
    ("passage", "terms"),
    [
        ("You may get dyspnea soon. Ask about alopecia too.", ["dyspnea", "alopecia"]),
        ("You may get scintigraphy soon. Ask about a scintigraphy test.", ["scintigraphy"]),
        ("You may get an MRI scan soon (MRI).", []),
        ("A DVT can hurt a lot.\n\nA deep vein thrombosis (DVT) is a clot.", []),
        ("The A1C test is quick to do. An adjuvant therapy helps.", ["A1C", "adjuvant therapy"]),
    ],
)
def test_a_term_of_words_used_before_is_not_new(passage: str, terms: list[str]) -> None:
    assert words_found("term-not-explained", passage) == terms


@pytest.mark.parametrize(
    ("term", "terms"),
    [
        ("Medicare Advantage", []),  # most words have a capital: the name of a body
        ("Federation of Phlebotomy Nurses", []),
        ("Phlebotomy Federation", []),
        ("Ewing sarcoma", ["Ewing sarcoma"]),
        ("Ewing sarcoma scintigraphy", ["Ewing sarcoma scintigraphy"]),
    ],
)
def test_the_name_of_a_body_needs_no_explanation(
    term: str, terms: list[str], tmp_path: Path
) -> None:
    # Given a glossary that has the name
    file = tmp_path / "words.yaml"
    file.write_text(f"- {{term: {term}, plain: We wrote this.}}\n", "utf-8")
    source = f"Ask about {term} soon."
    document = parse(source, "leaflet.md", "markdown")
    text = CheckedText(document, Settings(), Glossary.load(file))

    # When a text uses it, then its capitals say what it is
    found = rule_named("term-not-explained").check(text)
    assert [source[one.start : one.end] for one in found] == terms


@pytest.mark.parametrize(
    ("passage", "letters"),
    [
        ("He has MS and PE.", ["MS", "PE"]),
        ("Two RCTs found it. The RCT was small.", ["RCTs"]),
        ("He has a pulmonary embolism (PE). A PE can kill.", []),
        ("He has a PE (pulmonary embolism).", []),
        ("PE stands for pulmonary embolism.", []),
        ("A PE can kill.\n\nA pulmonary embolism (PE) is a clot.", []),
        ("In the US and the UK, watch TV at 8 a.m. with Dr. Lee, R.N.", []),
        ("Take vitamin B12 and wear an N95 mask.", []),
        ("DO NOT EAT THIS. Call NOW. Go to A&E.", []),
        ("FW Murnau made films.", []),
        ("See www.ABC.org or ask@NHT.org.", []),
        ("It is on the pack after EXP, from Lumen Pharma S.A. in Lisbon.", []),
        ("NEVER stop it ALONE. Do it CAREFULLY.", []),
        ("The genes NPHP1 and AHI1 can change.", []),
        ("Think of “ABCDE” as you look.", []),
        (
            "National Institute of Child Health and Human Growth and Development (NICHD).",
            [],
        ),
        ("Fever (very high) and QTX came.", ["QTX"]),
    ],
)
def test_abbreviations_that_are_not_spelled_out(passage: str, letters: list[str]) -> None:
    assert words_found("abbreviation-not-explained", passage) == letters


@pytest.mark.parametrize(
    ("passage", "words"),
    [
        ("You may need a thoracentesis.", ["thoracentesis"]),
        ("You may need a thoracentesis (a needle takes fluid from the chest).", []),
        ("He has bronchiectasis. My bronchiectasis is mild.", ["bronchiectasis"]),
        ("We met Szymborska in Ouagadougou.", []),
        ("Rest. Telemonitoring helps.", ["Telemonitoring"]),
        ("She came. Bronchiectasis is rare.", ["Bronchiectasis"]),
        ("He came. Szymborska Nowak did not.", []),
        ("Eat wholegrain bread. Asthmatics sneeze.", []),
        ("Grandmothers enjoy playgrounds, sandwiches and thunderstorms.", []),
        ("Take amlodipine and clopidogrel. Chickenpox made him shivery. See the expiry date.", []),
        ("She is anaemic and was fertilised. It thickened and fluctuated.", []),
        ("Amlodex helps. Amlodex is a pill. The germ is Trypanosoma cruzi or P. africanus.", []),
        ("Write to thoracentesis@clinic.org or see www.thoracentesis.org.", []),
    ],
)
def test_jargon(passage: str, words: list[str]) -> None:
    assert words_found("jargon", passage) == words


@pytest.mark.parametrize(
    ("dose", "said"),
    [
        ("Take 5 mg PO b.i.d. with food.", "Take 5 mg by mouth two times a day with food."),
        ("Take 5 mg t.i.d. Rest.", "Take 5 mg three times a day. Rest."),
        ("Take 5 mg q.d.", "Take 5 mg once a day."),
        ("Take 1 pill BID prn.", "Take 1 pill two times a day as needed."),
        ("Take 5 mg b.i.d. PO with food.", "Take 5 mg two times a day by mouth with food."),
    ],
)
def test_dose_abbreviations_are_written_out(dose: str, said: str) -> None:
    assert fixed("dose-abbreviation", dose) == said


@pytest.mark.parametrize(
    "passage",
    [
        "Pat the skin dry.",
        "The Po is a river. The PO is shut.",
        "They put in a bid. Keep tabs on it, and wear a cap.",
        "She is an OD at the clinic.",
        "TSP is now called HAM/TSP. Take 5 mg a day for TSP.",
        "Send the tablets to Rivo Labs, Washington, D.C. or Columbia, S.C. today.",
        "Take the 5 mg tablets with you to P.O. Box 7.",
        "The firm that sells the 5 mg tablet may in the end bid for more.",
        "Come at 8 a.m. as we said.",
    ],
)
def test_words_that_look_like_dose_abbreviations_are_left_alone(passage: str) -> None:
    assert words_found("dose-abbreviation", passage) == []


def test_latin_is_written_out_with_its_comma() -> None:
    source = "Eat fruit, e.g. plums, i.e., the blue ones. E.g. this one."

    assert fixed("latin-abbreviation", source) == (
        "Eat fruit, for example, plums, that is, the blue ones. For example, this one."
    )


def test_rules_about_english_words_leave_other_languages_alone() -> None:
    source = "---\nlanguage: es\n---\n\nUtilize in order to PO b.i.d. The elderly suffer from MS.\n"

    for name in ("hard-word", "wordy-phrase", "dose-abbreviation", "stigmatising-word", "jargon"):
        assert words_found(name, source) == []


@pytest.mark.parametrize(
    "text",
    [
        "Call Alcoholics Anonymous today.",
        "Alcoholics Anonymous can help you stop.",
        "Ask the National Institute on Alcohol Abuse.",
    ],
)
def test_a_word_in_the_name_of_an_organisation_hurts_nobody(text: str) -> None:
    assert not found_by("stigmatising-word", f"{text}\n")


@pytest.mark.parametrize(
    "text", ["Alcoholics need time.", "Many alcoholics stop.", "Addicts I know"]
)
def test_a_capital_that_begins_a_sentence_makes_no_name(text: str) -> None:
    assert found_by("stigmatising-word", f"{text}.\n")
