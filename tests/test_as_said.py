"""Numbers, units, dates and abbreviations as people say them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hlreader.speech.as_said import as_said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("a fever of 100.4 F (38 C)", "a fever of 100.4 degrees Fahrenheit (38 degrees Celsius)"),
        ("37.5 °C", "37.5 degrees Celsius"),
        ("39ºC", "39 degrees Celsius"),
        ("1 °C", "1 degree Celsius"),
        ("turn it 90°", "turn it 90 degrees"),
        ("Hepatitis C and vitamin F", "Hepatitis C and vitamin F"),
        ("98.6-100.4 F", "98.6 to 100.4 degrees Fahrenheit"),
        ("250 mg twice", "250 milligrams twice"),
        ("1 mg", "1 milligram"),
        ("a 20 mg tablet", "a 20 milligram tablet"),
        ("a 7-day course", "a 7 day course"),
        ("4,000 mg", "4000 milligrams"),
        ("90 mg/dL", "90 milligrams per deciliter"),
        ("5 mcg/kg/min", "5 micrograms per kilogram per minute"),
        ("7.5 mL", "7.5 milliliters"),
        ("120 mmHg", "120 millimeters of mercury"),
        ("3.5%", "3.5 percent"),
        ("the gym is 5 g", "the gym is 5 grams"),
        ("5 grams", "5 grams"),
        ("5-10 days", "5 to 10 days"),
        ("2 – 4 weeks", "2 to 4 weeks"),
        ("$5-$10", "$5 to $10"),
        ("2-3%", "2 to 3 percent"),
        ("COVID-19", "COVID 19"),
        ("CA 15-3", "CA 15-3"),
        ("1/2 a pill", "one half a pill"),
        ("2 1/2 cups", "2 and one half cups"),
        ("¾ cup", "three quarters cup"),
        ("2/3 of them", "two thirds of them"),
        ("CDK4/6 drugs", "CDK4/6 drugs"),
        ("under 130/80", "under 130 over 80"),
        ("24/7", "24/7"),
        ("on 2026-03-09", "on March 9, 2026"),
        ("on 3/9/2026", "on March 9, 2026"),
        ("on 25/3/2026", "on March 25, 2026"),
        ("on 31/31/2026", "on 31/31/2026"),
        ("on 2026-31-12 and 2026-02-30", "on 2026-31-12 and 2026-02-30"),
        ("call 1-800-422-6237 now", "call 1, 8 0 0, 4 2 2, 6 2 3 7 now"),
        ("(555) 010-4477", "5 5 5, 0 1 0, 4 4 7 7"),
        ("+44 20 7946 0958", "4 4, 2 0, 7 9 4 6, 0 9 5 8"),
        ("0808 808 00 00", "0 8 0 8, 8 0 8, 0 0, 0 0"),
        ("Call 911.", "Call 9 1 1."),
        ("911 mg", "911 milligrams"),
        ("112 people lived longer", "112 people lived longer"),
        ("In the UK, ring 999 or NHS 111", "In the U K, ring 9 9 9 or N H S 1 1 1"),
        ("An MRI, two MRIs, the CT's", "An M R I, two M R I's, the C T's"),
        ("IgG and mRNA", "I g G and m R N A"),
        ("a PET scan for AIDS", "a PET scan for AIDS"),
        ("DCIS or DNA", "D C I S or D N A"),
        ("CALL FOR HELP NOW", "Call for help now"),
        ("stage IV, type II, stage IIB", "stage 4, type 2, stage 2B"),
        ("an IV line", "an I V line"),
        ("Dr. Ruiz, e.g. today, vs. then", "Doctor Ruiz, for example today, versus then"),
        ("No. 5, but no.", "number 5, but no."),
        ("he/she, and/or", "he or she, and or"),
        ("≥ 5 or < 3", "at least 5 or less than 3"),
        ("salt & water", "salt and water"),
        ("#3", "number 3"),
        ("see https://www.example.org/a?b=c#d.", "see example.org."),
    ],
)
def test_english_as_it_is_said(written: str, said: str) -> None:
    assert as_said(written, "en") == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("fiebre de 38 °C (100.4 °F)", "fiebre de 38 grados Celsius (100.4 grados Fahrenheit)"),
        ("37,5 ºC", "37,5 grados Celsius"),
        ("de 5-10 días", "de 5 a 10 días"),
        ("250 mg, 1 ml", "250 miligramos, 1 mililitro"),
        ("4,000 mg", "4000 miligramos"),
        ("1/2 pastilla, 1/2 vaso", "media pastilla, medio vaso"),
        ("2/3", "dos tercios"),
        ("140/90", "140 sobre 90"),
        ("9/3/2026 y 2026-03-09", "9 de marzo de 2026 y 9 de marzo de 2026"),
        ("Llame al 1-800-422-6237 o al 911", "Llame al 1, 8 0 0, 4 2 2, 6 2 3 7 o al 9 1 1"),
        ("el VIH, el ADN, una RM y una TAC", "el V I H, el A D N, una R M y una TAC"),
        ("etapa III", "etapa 3"),
        ("EE. UU.", "Estados Unidos"),
        ("la Dra. Paz, p. ej., a las 8 a. m.", "la doctora Paz, por ejemplo, a las 8 de la mañana"),
        ("2 %", "2 por ciento"),
        ("él/ella", "él o ella"),
        ("núm. 4", "número 4"),
    ],
)
def test_spanish_as_it_is_said(written: str, said: str) -> None:
    assert as_said(written, "es-MX") == said


def test_a_language_without_sayings_keeps_its_figures() -> None:
    assert as_said("38 °C, 5-10 Tage", "de") == "38 °C, 5-10 Tage"


HOSTILE = [
    '<speak><break time="9999s"/>hi</speak>',
    "<!--#exec cmd='x'--> &lt;speak&gt;",
    "[[h3lOU]] and [[slnc 60000]]",
    "[[inpt PHON]]_",
    "\x01120S \x0150W \x02\x00 \x1b]0;t\x07",
    "--stdin -f /etc/passwd",
    "-w /tmp/out.wav",
    "{{x}} `id` $(id) | rm \\ ^",
    ".\r\nSTOP ALL\r\n.",
    "!-!STOP",
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("language", ["en", "es", "de"])
def test_nothing_in_a_text_is_a_command_to_a_voice(text: str, language: str) -> None:
    said = as_said(text, language)

    assert not set(said) & set("<>[]{}|\\^`&*#@~=\x00\x01\x02\x07\x1b\n\r")
    assert not said.startswith("-")


@given(st.text(), st.sampled_from(["en", "es", "de"]))
def test_whatever_is_written_is_safe_to_say(text: str, language: str) -> None:
    said = as_said(text, language)

    assert not set(said) & set("<>[]{}|\\^`&\n\r\x00\x01\x1b")
    assert not said.startswith(("-", "/"))
