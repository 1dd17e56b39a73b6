"""Where sentences begin and end: each rule, with its place in the text."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hlreader import split_sentences
from hlreader.readability.words import list_words, reference_marks
from tests.conftest import ROOT


def sentences(text: str) -> list[str]:
    """Return the texts of a text's sentences."""
    return [sentence.text for sentence in split_sentences(text)]


def splits(marked: str) -> None:
    """Assert that a text splits where the bars stand: ``One. | Two.``."""
    expected = marked.split(" | ")
    assert sentences(" ".join(expected)) == expected


# --- The marks that end a sentence --------------------------------------------------------------


@pytest.mark.parametrize(
    "marked",
    [
        "Drink water. | Rest well.",
        "Does it hurt? | Tell your nurse.",
        "Call us now! | Do not wait.",
        "Really?! | Yes.",
        "It hurts!! | Call us.",
        "Wait… | Then call us.",
        "You may rest.",
        "A sentence without a mark",
        "One. | two words without a mark",
    ],
)
def test_a_full_stop_a_question_mark_or_an_exclamation_mark_ends_a_sentence(marked: str) -> None:
    splits(marked)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "...", "?!", "- ", "***", "—"])
def test_a_text_without_a_letter_or_a_figure_has_no_sentence(text: str) -> None:
    assert sentences(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Who knows? maybe your nurse does.",
        "The drug (yes! that one) helps.",
        "The site Ask! is free.",
    ],
)
def test_a_question_or_an_exclamation_goes_on_before_a_small_letter(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    "marked",
    [
        "Wait... then call us.",
        "Wait… then call us.",
        "Wait . . . then call us.",
        "She may… I am not sure… be ill.",
        "Wait... | Then call us.",
        "She may be ill.... | I will call.",
        "She may be ill. . . . | We will call.",
    ],
)
def test_an_ellipsis_ends_a_sentence_only_before_a_new_one(marked: str) -> None:
    splits(marked)


def test_an_ellipsis_before_the_first_word_belongs_to_its_sentence() -> None:
    assert sentences("... Then rest. Sleep.") == ["... Then rest.", "Sleep."]


@pytest.mark.parametrize("mark", ["。", "！", "？"])
def test_a_full_width_mark_ends_a_sentence_without_a_space(mark: str) -> None:
    assert sentences(f"水を飲む{mark}休む{mark}") == [f"水を飲む{mark}", f"休む{mark}"]


# --- Numbers ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Her sugar fell from 9.5 percent to 7.2 percent in half a year.",
        "Take 0.5 mg at noon.",
        "A normal heat is 98.6 °F or 37.0 °C.",
        "The bill was $1,250.50 in all.",
        "Version 2.0.1 of the form is out.",
        "The risk fell by .5 percent.",
        "The value is 1.5.",
    ],
)
def test_a_decimal_does_not_end_a_sentence(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    "marked",
    [
        "She is 40. | Her son is 10.",
        "The value is 9.5. | That is high.",
        "It began in 2019. | It went on for years.",
        "Take 2. | 10 minutes later, rest.",
    ],
)
def test_a_number_may_end_a_sentence(marked: str) -> None:
    splits(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "The study ran for 4. 5 months in two towns.",
        "Pain fell by 1. 75 points (95% CI 0. 4 to 2. 9).",
        "The mean age was 64. 9 years. | Most were women.",
        "It went on from 1998 to 2010. | 45 people took part.",
        "1. Your blood pressure today is 140. | 2. Your blood sugar is 110.",
        "Then take 2. | 5 hours later you may eat.",
        "Give the child 2. 5 ml of it today.",
    ],
)
def test_a_decimal_that_was_spaced_out_does_not_end_a_sentence(marked: str) -> None:
    splits(marked)


@pytest.mark.parametrize(
    "text", ["Merck Inc. , Rahway, makes it.", "Sand flies (Lutzomyia spp. ) carry it."]
)
def test_a_full_stop_before_a_comma_or_a_closing_bracket_ends_nothing(text: str) -> None:
    assert sentences(text) == [text]


# --- Titles, abbreviations and initials ---------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Lee and Ms. Ray read the scan today.",
        "Ask Mr. Cho, Mrs. Diaz or Prof. Okoye.",
        "She was seen at St. Mary Hospital.",
        "Capt. Roy and Sgt. Kim gave blood.",
        "Some foods, e.g. nuts, can harm you.",
        "Your own cells, i.e. Your T cells, can help.",
        "Compare tea vs. Coffee on sleep.",
        "See Fig. 3 and Table 2 on p. 7.",
        "Chen et al. found the same.",
        "Take approx. 5 drops.",
        "Ann Lee and J. R. R. Tolkien wrote books.",
        "The dept. Head will call you.",
    ],
)
def test_an_abbreviation_that_announces_something_does_not_end_a_sentence(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    "marked",
    [
        "Read form no. 5 first.",
        "Look on pp. 5 and 6.",
        "Is it safe? | No. | It is not.",
        "She said no. | I can't blame her.",
        "It is an art. | It takes time.",
    ],
)
def test_no_is_an_abbreviation_before_a_number_and_a_word_elsewhere(marked: str) -> None:
    splits(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Take 5 mg. | Call us if it hurts.",
        "Take 5 mg. of it at noon.",
        "Wait 3 hrs. | Then eat.",
        "Wait 3 hrs. then eat.",
        "Add 2 tsp. | Stir well.",
        "Come on Jan. 5 at noon.",
        "Come in Jan. | Bring your forms.",
        "Bring pills, forms, etc. | Come early.",
        "Bring pills, forms, etc. with you.",
        "Open Mon. through Fri. each week.",
    ],
)
def test_units_months_and_etc_end_a_sentence_before_a_capital_only(marked: str) -> None:
    splits(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Call Acme Drug Co. for help.",
        "Call Acme Drug Co. Customer Care.",
        "Call Acme Drug Co. | They can help.",
        "He moved to the U.S. | He likes it.",
        "The U.S. Army runs it.",
        "She works for the N.H.S. | She is a nurse.",
        "Ask Ann Roe, M.D., about pain pills, e.g., ibuprofen or naproxen.",
        "Ask Ann Roe, M.D. | She will know.",
        "Ask Ann Roe, M.D. Boston Care.",
        "He has a Ph.D. | He works here.",
        "Ask Sam Poe Jr. | He will know.",
    ],
)
def test_a_company_a_degree_or_initials_end_a_sentence_before_a_usual_first_word(
    marked: str,
) -> None:
    splits(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "Ask J. Smith about it.",
        "Ask J. B. Smith about it. | He will know.",
        "A. Smith will see you.",
        "T.S. Roe will see you.",
        "She is Ann B. Roe.",
    ],
)
def test_an_initial_does_not_end_a_sentence(marked: str) -> None:
    splits(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "You need vitamin D. | It helps your bones.",
        "She has hepatitis C. | Drugs can cure it.",
        "Your blood is type A. | That is common.",
        "It was stage I. | It has not spread.",
        "Move from step A. | Then rest.",
        "Call us if your heat is over 101 F. | Rest until then.",
    ],
)
def test_a_letter_that_names_a_kind_may_end_a_sentence(marked: str) -> None:
    splits(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "The clinic opens at 9 a.m. | The nurse is there.",
        "The clinic opens at 9 a.m. each day.",
        "At 9 a.m. Mr. Cho came in.",
        "At 9 a.m. Ann came in.",
        "Come at 8 a.m. | Bring your card.",
        "You can eat until 8 p.m. | Then drink only water.",
        "We are open from 8 a.m. to 5 p.m. Monday to Friday. | Call first.",
    ],
)
def test_a_time_ends_a_sentence_unless_it_only_opens_one(marked: str) -> None:
    splits(marked)


# --- Quotations, parentheses, brackets ----------------------------------------------------------


@pytest.mark.parametrize(
    "marked",
    [
        '"Rest now," she said.',
        '"Does it hurt?" she asked.',
        '"Stop!" he cried.',
        "“Does it hurt?” she asked. | “It does.”",
        'She said, "Rest now." | Then she left.',
        "She asked, “Does it hurt?” | I said no.",
        "She said, 'Rest now.' | Then she left.",
        "«Rest now.» | Then she left.",
    ],
)
def test_a_closing_quotation_mark_belongs_to_its_sentence(marked: str) -> None:
    splits(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "The scan (It takes an hour. You lie still.) is safe. | Ask us.",
        "Your dose (see Fig. 3) may change. | Ask us.",
        "The scan is safe (see page 4). | Ask us.",
        "The scan is safe. | (See page 4.) | Ask us.",
    ],
)
def test_a_mark_inside_a_parenthesis_does_not_end_the_sentence_around_it(marked: str) -> None:
    splits(marked)


def test_a_parenthesis_that_never_closes_swallows_nothing() -> None:
    splits("The scan (it takes an hour. | You lie still. | Ask us.")


@pytest.mark.parametrize(
    "marked", ["Take **two pills.** | Then rest.", "Take _two pills._ | Then rest."]
)
def test_signs_of_emphasis_around_a_mark_belong_to_its_sentence(marked: str) -> None:
    splits(marked)


def test_the_number_of_a_footnote_belongs_to_the_sentence_before_it() -> None:
    splits("The drug helps most people.[1] | Ask your nurse.[2][3] | Then rest.")


# --- Slips of typing, addresses -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rest now.Then call us.", ["Rest now.", "Then call us."]),
        ("Go to cancer.gov or nhs.uk for more.", ["Go to cancer.gov or nhs.uk for more."]),
        ("Go to cancer.gov. Then call us.", ["Go to cancer.gov.", "Then call us."]),
        ("Write to ask@clinic.org for help.", ["Write to ask@clinic.org for help."]),
        ("The file is scan.PDF now.", ["The file is scan.PDF now."]),
        ("Ask Node.JS experts.", ["Ask Node.JS experts."]),
        ("Ask Dr.Lee about it.", ["Ask Dr.Lee about it."]),
        ("She lives at St.Mary now.", ["She lives at St.Mary now."]),
    ],
)
def test_a_mark_with_no_space_after_it_ends_a_sentence_only_as_a_slip_of_typing(
    text: str, expected: list[str]
) -> None:
    assert sentences(text) == expected


# --- Lines, lists -------------------------------------------------------------------------------


@pytest.mark.parametrize("gap", ["\n\n", "\n \n", " \n\t\n ", "\n\n\n\n"])
def test_a_blank_line_ends_a_sentence(gap: str) -> None:
    assert sentences(f"What to bring{gap}Bring your forms.") == [
        "What to bring",
        "Bring your forms.",
    ]


def test_a_single_line_end_does_not_end_a_sentence() -> None:
    assert sentences("Bring your\nforms. Come\nearly.") == ["Bring your\nforms.", "Come\nearly."]


@pytest.mark.parametrize("bullet", [*"•◦▪‣⁃·*–-", "1.", "2)"])
def test_a_new_list_item_ends_a_sentence(bullet: str) -> None:
    text = f"Bring these:\n{bullet} your forms\n  {bullet} a friend"

    assert sentences(text) == ["Bring these:", f"{bullet} your forms", f"{bullet} a friend"]


@pytest.mark.parametrize(
    "marked",
    [
        "1. Wash your hands | 2. Check the dose | 3. Take the pill",
        "1. Wash your hands. | 2. Check the dose.",
        "1) Wash your hands. | 2) Check the dose.",
        "1.) Wash your hands. | 2.) Check the dose.",
        "a. Wash your hands. | b. Check the dose.",
    ],
)
def test_a_list_that_runs_on_in_one_line_is_split_at_its_markers(marked: str) -> None:
    splits(marked)


def test_figures_that_do_not_count_on_are_no_list() -> None:
    splits("1. Take the pill at 8. | Then rest.")


# --- Answers that other programs get wrong ------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Dr. Poe and Mrs. Cruz saw the film today.", 1),
        ("See Lou Hart, R.N., for mild burns, e.g., from tea or soup.", 1),
        ("His weight went from 81.5 kilos to 77.2 kilos in nine weeks.", 1),
        ("Stop. Sit down. Breathe out. Sip water. Keep calm. Call 911.", 6),
        ("Pack these things\n- your pills\n- a list of your drugs\n- warm socks\n- a book", 5),
        ("Yes.", 1),
        ("Rest. Sleep.", 2),
        ("No! Why? Ask.", 3),
        ("Metastatic.", 1),
    ],
)
def test_short_or_dotted_sentences_are_each_counted_once(text: str, count: int) -> None:
    assert len(sentences(text)) == count


# --- Places -------------------------------------------------------------------------------------


def test_a_sentence_knows_its_place_without_the_space_around_it() -> None:
    found = split_sentences("  Drink water.\n\n Rest  well.  ")

    assert [tuple(sentence) for sentence in found] == [
        ("Drink water.", 2, 14),
        ("Rest  well.", 17, 28),
    ]


MARKS = st.text("abAB19 .!?…()\"'“”*-\n\t•,。é", max_size=80)
PHRASES = st.lists(
    st.sampled_from(
        ["Dr. Lee came.", "Take 5 mg.", "at 9 a.m.", "e.g. tea", "U.S.", "(see it. Now)", "…",
         "\n\n", '"Go!"', "\n- one", "No.", "1. One 2. Two", "9.5", "Then rest?", "stop.Then"]
    ),
    max_size=12,
).map(" ".join)  # fmt: skip


@given(MARKS | PHRASES | st.text(max_size=60))
@example("a.\n\n.b")
@example("...\n\nRest.")
def test_sentences_stand_in_order_apart_and_where_they_say(text: str) -> None:
    position = 0
    for sentence in split_sentences(text):
        assert position <= sentence.start < sentence.end <= len(text)
        assert text[sentence.start : sentence.end] == sentence.text
        assert sentence.text == sentence.text.strip()
        position = sentence.end


@given(MARKS | PHRASES | st.text(max_size=60))
def test_no_letter_or_figure_is_lost_between_sentences(text: str) -> None:
    kept = "".join(sentences(text))

    assert list(filter(str.isalnum, kept)) == list(filter(str.isalnum, text))


@given(st.lists(st.text("abcdefgh", min_size=3, max_size=8), min_size=1, max_size=8))
def test_plain_sentences_are_split_at_each_full_stop(words: list[str]) -> None:
    expected = [f"The {word} is here." for word in words]

    assert sentences(" ".join(expected)) == expected


# --- Lines that were ended on purpose -----------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Bring your forms and\nyour pills.",
        "We met at the house of\nAnn Roe, who told us\nall about her scan.",
        "Ask us about these:\nfood and drink.",
    ],
)
def test_a_line_that_was_broken_to_fit_goes_on(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Food: as you like\nDrink: eight cups a day", 2),
        ("What to bring:\nYour card", 2),
        ("Clear soup\nTea without milk, hot or cold\nWater", 3),
    ],
)
def test_a_line_that_was_ended_on_purpose_ends_a_sentence(text: str, expected: int) -> None:
    assert len(sentences(text)) == expected


def test_the_source_of_a_quotation_belongs_to_it() -> None:
    assert sentences('"It helped me." (Roe 55).') == ['"It helped me." (Roe 55).']


# --- The quick look -----------------------------------------------------------------------------


def test_the_quick_look_at_plain_ends_finds_what_the_rules_find(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Given all articles and notes, and abbreviations of five letters and more
    texts = [path.read_text("utf-8") for path in sorted(ROOT.glob("articles/*.md"))]
    texts.append((ROOT / "tests/data/clinical_passages.txt").read_text("utf-8"))
    texts += ["It weighs approx. Two kilos.", "Messrs. Lee and Ray (or others. We ask) met. Yes."]
    quick = [split_sentences(text) for text in texts]

    # When they are split without the quick look
    monkeypatch.setattr("hlreader.readability.sentences._PLAIN_END", re.compile("(?!)"))

    # Then the same is found
    assert [split_sentences(text) for text in texts] == quick


@pytest.mark.parametrize(
    "mark",
    ["1", "1,4", "12–14", "[1-3]", " [2, 3]", "†", "**", "[^1]", "[^note]", "¹", "¹,²", '"7'],
)
def test_the_mark_of_a_note_belongs_to_the_sentence_before_it(mark: str) -> None:
    text = f"Many adults have knee pain.{mark} Rest can help you.{mark} Call us if it gets worse."

    found = split_sentences(text)

    assert [one.text for one in found] == [
        f"Many adults have knee pain.{mark}",
        f"Rest can help you.{mark}",
        "Call us if it gets worse.",
    ]
    assert list_words(text) == re.findall("[A-Za-z]{2,}", text.replace("[^note]", ""))


@pytest.mark.parametrize(
    "text",
    [
        "See Fig.2 The knee is shown there.",
        "Take 1.5 mg of vitamin B.12 Then rest.",
        "The lump is 5 cm² in size.",
        "There were 4 × 10⁹ white cells per litre.",
    ],
)
def test_a_number_that_is_no_mark_is_a_word(text: str) -> None:
    assert not reference_marks(text)


def test_items_with_roman_numbers_in_one_line_are_sentences() -> None:
    found = split_sentences("i. Wash your hands. ii. Dry your hands. iii. Call us.")

    assert [one.text for one in found] == [
        "i. Wash your hands.", "ii. Dry your hands.", "iii. Call us.",
    ]  # fmt: skip


def test_no_sentence_begins_with_an_ampersand() -> None:
    text = "Go to Surg. & Med. on the second floor. Ask for Obs. & Gyn. on the first floor."

    assert len(split_sentences(text)) == 2


@pytest.mark.parametrize(
    "sentence",
    [
        "La Dra. Paz y la Sra. Ruiz le verán el lunes.",
        "Los Dres. Paz y Ruiz le atienden hoy.",
        "Tome aprox. 5 mL del jarabe.",
        "Coma frutas, p. ej. Manzanas o peras.",
        "Vive en EE. UU. desde 2010.",
        "Llame al tel. 555 0100 si tiene fiebre.",
        "Véase la pág. 5 y el núm. 3 de la lista.",
        "Vaya a la Avda. Mayor n.º 3 con su cita.",
        "Use 2 comp. al día con agua.",
        "La temp. máx. es de 38 grados.",
        "Lo dice el Prof. Gil, cap. 3, párr. 2.",
        "Sta. Ana y Sto. Tomás son clínicas.",
        "D. Luis y Dña. Ana vienen mañana.",
        "Mire a la izda. y a la dcha. antes de salir.",
        "El Lic. Vega y la Ing. Soto trabajan aquí.",
    ],
)
def test_spanish_abbreviations_end_no_sentence(sentence: str) -> None:
    found = split_sentences(f"Descanse en casa. {sentence} Beba agua.")

    assert [one.text for one in found] == ["Descanse en casa.", sentence, "Beba agua."]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("सर्दी एक आम बीमारी है। आपकी नाक बहेगी। आराम करें।", 3),
        ("هل أنت بخير؟ اشرب الماء. استرح.", 3),
        ("یہ ٹھیک ہے۔ پانی پیو۔", 2),
        ("Anote el núm. de teléfono. Vive en la Av. Sol 5. Vea a la Lcda. Paz en la hab. 5.", 3),
    ],
    ids=["Hindi", "Arabic", "Urdu", "Spanish"],
)
def test_sentences_end_at_the_marks_of_their_language(text: str, number: int) -> None:
    assert len(split_sentences(text)) == number
