"""Text from outside is made safe to print, and nothing that a reader needs is lost."""

import json
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hlreader.sanitize import (
    REPLACEMENT,
    clean,
    clean_line,
    defuse,
    is_clean,
    json_safe,
    neutralise,
    shown,
)
from hlreader.sanitize import is_invisible as has_only_invisible

ESC = "\x1b"
BEL = "\x07"
ST = "\x1b\\"  # string terminator, 7-bit
ST8 = "\x9c"  # string terminator, 8-bit

KEPT_CONTROLS = {"\t", "\n", "\r"}


def is_forbidden(character: str) -> bool:
    """Say by the Unicode database, not by the code's own table, what may not be printed."""
    code = ord(character)
    noncharacter = 0xFDD0 <= code <= 0xFDEF or code in (0xFFFE, 0xFFFF)
    unsafe = unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp")
    return (unsafe and character not in KEPT_CONTROLS) or noncharacter or is_invisible(character)


def is_invisible(character: str) -> bool:
    """Say whether a character is a bidirectional control, has no width or is a tag."""
    code = ord(character)
    return (
        unicodedata.bidirectional(character) in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI",
                                                 "FSI", "PDI")
        or character in "\u061c\u200e\u200f\u200b\u200c\u200d\u2060\ufeff\u180e\xad"
        or 0xE0000 <= code <= 0xE007F
    )  # fmt: skip


# What an attacker would try, dense enough that random text runs into sequences.
HOSTILE_TEXT = st.text(
    st.one_of(
        st.sampled_from(
            "\x1b\x1b\x1b[]PX^_\\\x07\x9c\x90\x98\x9b\x9d\x9e\x9f\x85\x00\x7f;m01 \t\n\r\xadaé"
            "\u200b\u202e\u2066\ufeff\u2028"
        ),
        st.characters(),
    ),
    max_size=40,
)


@pytest.mark.parametrize(
    ("sequence", "what"),
    [
        (f"{ESC}[31m", "CSI: a colour"),
        (f"{ESC}[m", "CSI without parameters"),
        (f"{ESC}[?1049h", "CSI with a private parameter"),
        (f"{ESC}[>4;2m", "CSI with several private parameters"),
        (f"{ESC}[2 q", "CSI with an intermediate"),
        (f"{ESC}[38:2:255:0:0m", "CSI with colons"),
        (f"{ESC}]0;Results{BEL}", "OSC: window title, ended by BEL"),
        (f"{ESC}]0;Results{ST}", "OSC ended by ESC backslash"),
        (f"{ESC}]0;Results{ST8}", "OSC ended by the 8-bit ST"),
        (f"{ESC}]52;c;cm0gLXJm{BEL}", "OSC: clipboard"),
        (f"{ESC}P$qm{ST}", "DCS"),
        (f"{ESC}_Gf=100;AAAA{ST}", "APC"),
        (f"{ESC}^private{ST}", "PM"),
        (f"{ESC}Xstring{ST}", "SOS"),
        (f"{ESC}c", "two characters: reset"),
        (f"{ESC}7", "two characters: save cursor"),
        (f"{ESC}(0", "an intermediate: other letters"),
        (f"{ESC}#8", "an intermediate: screen test"),
        ("\x9b31m", "8-bit CSI"),
        (f"\x9d0;Results{ST8}", "8-bit OSC"),
        (f"\x9d0;Results{BEL}", "8-bit OSC ended by BEL"),
        (f"\x90$qm{ST8}", "8-bit DCS"),
        (f"\x9fGf=100{ST8}", "8-bit APC"),
        (f"\x9eprivate{ST8}", "8-bit PM"),
        (f"\x98string{ST8}", "8-bit SOS"),
    ],
)
def test_an_escape_sequence_goes_without_a_trace(sequence: str, what: str) -> None:
    assert clean(f"Take one {sequence}pill.") == "Take one pill.", what


@pytest.mark.parametrize(
    "sequence",
    [
        ESC,
        f"{ESC}[",
        f"{ESC}[1;31",
        f"{ESC}(",
        f"{ESC}]0;title",
        f"{ESC}Pdata",
        f"{ESC}_data",
        f"{ESC}^data",
        f"{ESC}Xdata",
        "\x9b1;3",
        "\x9d0;title",
        "\x90data",
    ],
)
def test_a_sequence_without_an_end_takes_no_more_than_its_sign(sequence: str) -> None:
    cleaned = clean(f"Take one pill. {sequence}\nDrink water.")

    assert cleaned == f"Take one pill. {REPLACEMENT}{sequence[1:]}\nDrink water."


@pytest.mark.parametrize("start", [f"{ESC}]0;", f"{ESC}P", f"{ESC}_", f"{ESC}^", f"{ESC}X", "\x9d"])
def test_a_string_does_not_reach_into_the_next_line(start: str) -> None:
    assert "Drink water." in clean(f"Take one {start}pill.\nDrink water.{BEL} Rest.")


@pytest.mark.parametrize("letter", "ÐÑØÛÝÞß“”–—’œŒž…")
def test_letters_read_in_a_wrong_encoding_take_no_words_with_them(letter: str) -> None:
    misread = letter.encode().decode("latin-1")
    text = f"Rest{misread} now and call 5 times. Then drive{misread} home.\nEat well."

    cleaned = clean(text)

    assert len(cleaned) == len(text.replace("\xad", ""))
    assert re.findall("[a-z]{2,}", cleaned) == re.findall("[a-z]{2,}", text)


@pytest.mark.parametrize("letter", [f"{ESC}Rest", f"{ESC} Rest", f"{ESC}Yes", f"{ESC}(see)"])
def test_a_stray_sign_takes_no_letter_of_a_word(letter: str) -> None:
    assert clean(letter) == REPLACEMENT + letter[1:]


def test_a_sequence_that_breaks_off_takes_no_letter_after_the_line_end() -> None:
    assert clean(f"Take {ESC}[31\none pill.") == f"Take {REPLACEMENT}[31\none pill."


def test_a_sequence_that_begins_inside_another_does_not_survive() -> None:
    assert clean(f"Take {ESC}[3{ESC}[1mone pill.") == f"Take {REPLACEMENT}[3one pill."


def test_a_link_of_a_terminal_leaves_its_words() -> None:
    linked = f"{ESC}]8;;https://example.org{ST}your results{ESC}]8;;{ST}"

    assert clean(f"See {linked} today.") == "See your results today."


def test_a_sequence_does_not_come_together_when_a_soft_hyphen_goes() -> None:
    assert clean(f"Take {ESC}\xad[31mone pill.") == "Take one pill."


@pytest.mark.parametrize(
    "character",
    [
        pytest.param(character, id=f"U+{ord(character):04X}")
        for character in (
            *map(chr, range(0x20)),
            "\x7f",
            *(chr(code) for code in range(0x80, 0xA0)),
        )
        if character not in "\t\n\r\x0b\x0c"
    ],
)
def test_another_control_character_becomes_a_replacement_character(character: str) -> None:
    assert clean(f"one{character}pill") == f"one{REPLACEMENT}pill"


@pytest.mark.parametrize(
    "character",
    [
        pytest.param(character, id=unicodedata.name(character, f"U+{ord(character):04X}"))
        for character in (
            "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # bidi
            "\u200b\u200c\u200d\u2060\ufeff\u180e"  # no width
            "\u2062\u206f\ufff9\ufffb\U000e0041\xad"
        )
    ],
)
def test_a_character_that_cannot_be_seen_goes(character: str) -> None:
    assert clean(f"wa{character}ter") == "water"


@pytest.mark.parametrize("character", ["\ufdd0", "\ufffe"])
def test_a_noncharacter_becomes_a_replacement_character(character: str) -> None:
    assert clean(f"take{character}one") == f"take{REPLACEMENT}one"


@pytest.mark.parametrize(
    "sign",
    ["\x0b", "\u2028", "\u2029", "\x0c"],
    ids=["vertical tab", "line separator", "paragraph separator", "form feed"],
)
def test_a_line_break_of_another_program_is_a_space(sign: str) -> None:
    assert clean(f"Rest at home.{sign}Call us.") == "Rest at home. Call us."


def test_an_emoji_of_two_stays_one() -> None:
    nurse = "👩\N{ZERO WIDTH JOINER}⚕\ufe0f"

    assert clean(f"Ask your nurse {nurse} for help.") == f"Ask your nurse {nurse} for help."
    assert neutralise(nurse) == nurse


def test_a_lone_surrogate_becomes_a_replacement_character() -> None:
    assert clean("take\ud83done") == f"take{REPLACEMENT}one"


def test_a_byte_order_mark_at_the_start_goes() -> None:
    assert clean("\ufeffTake one pill.") == "Take one pill."


@pytest.mark.parametrize(
    "text",
    [
        "Plain words, 5 mg (twice a day) at 98.6 °F.",
        "one\ttab\nand a line",
        "line\r\nline\r\n",
        "naïve café, Ærø, łódka",
        "Ваше лечение",
        "η θεραπεία σας",
        "علاجك اليوم",
        "הטיפול שלך",
        "あなたの治療",
        "您的治疗",
        "आपका इलाज",
        "การรักษาของคุณ",
        "cafe\u0301 with a combining accent",
        "a pill 💊 and a heart ❤️",
        "non\xa0breaking, thin\u2009space, non\u2011breaking hyphen",
        "“quotes” – dashes — and … dots",
    ],
)
def test_letters_of_any_script_tabs_and_line_ends_stay(text: str) -> None:
    assert clean(text) == text


def test_a_lone_carriage_return_becomes_a_line_end() -> None:
    # An old line ending; on a terminal it would let text overwrite what comes before it.
    assert clean("one pill\rno pill") == "one pill\nno pill"


@pytest.mark.parametrize(
    "hostile",
    [
        "one\n\x00two\n\u202ethree",
        f"one\n{ESC}[1mtwo{ESC}[0m\nthree",
        f"one\n{ESC}]0;two\nthree{BEL}",
        f"one{ESC}]0;\n\nthree{ST}",
        f"one{ESC}P\nq\n{ESC}\\three",
        f"one\n{ESC}]0;open\nthree",
        "one\r\n\x9b1m\r\nthree",
    ],
)
def test_line_numbers_stay_as_they_were(hostile: str) -> None:
    assert clean(hostile).count("\n") == hostile.count("\n") == 2


@given(HOSTILE_TEXT)
@example("\r\x1b[0m\n")
@example("\x1b]\x1b[31m\x07")
@example("\ufeff\ufeff")
def test_cleaned_text_never_holds_a_forbidden_character(text: str) -> None:
    cleaned = clean(text)

    assert not [character for character in cleaned if is_forbidden(character)]
    assert "\r" not in cleaned.replace("\r\n", "")


@given(HOSTILE_TEXT)
@example("\r\x1b[0m\n")
@example("\x1b\xad[31m")
@example("\xad\ufeffx")
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean(text)

    assert clean(once) == once


@given(st.text(st.characters(exclude_categories=("Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp"))))
def test_text_without_controls_is_returned_as_it_is(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize("text", ["", "Take one pill.", "tab\tand\nline", "علاجك"])
def test_harmless_text_is_clean(text: str) -> None:
    assert is_clean(text)


@pytest.mark.parametrize("text", [ESC, "a\x9bm", "a\u202eb", "a\u200bb", "a\x00", "a\xadb", "\x7f"])
def test_text_with_a_forbidden_character_is_not_clean(text: str) -> None:
    assert not is_clean(text)


def test_neutralising_replaces_one_for_one_so_that_offsets_hold() -> None:
    parsed = "Take\u202eone\x1b[1mpill\xad."

    neutral = neutralise(parsed)

    assert neutral == f"Take{REPLACEMENT}one{REPLACEMENT}[1mpill{REPLACEMENT}."
    assert len(neutral) == len(parsed)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("one\ntwo", "one two"),
        ("one  \r\n\n  two", "one two"),
        ("one\rtwo", "one two"),
        ("one\ttwo", "one two"),
        ("  one  ", "one"),
        (f"one {ESC}[1mtwo{ESC}[0m\n", "one two"),
        ("one\u202etwo", "onetwo"),
    ],
)
def test_a_cleaned_line_is_one_line(text: str, line: str) -> None:
    assert clean_line(text) == line


@pytest.mark.parametrize(
    "word",
    [
        "می\N{ZERO WIDTH NON-JOINER}خواهم",  # Persian: I want
        "क्\N{ZERO WIDTH JOINER}ष",  # Hindi
        "ශ්\N{ZERO WIDTH JOINER}රී",  # Sinhala
    ],
)
def test_joiners_that_spell_a_word_stay(word: str) -> None:
    assert is_clean(word)
    assert clean(word) == word
    assert neutralise(word) == word


@pytest.mark.parametrize(
    "text",
    [
        "bio\N{ZERO WIDTH NON-JOINER}psy",
        "\N{ZERO WIDTH JOINER}می",
        "می\N{ZERO WIDTH NON-JOINER}",
        "می\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH NON-JOINER}خواهم",
    ],
)
def test_joiners_that_spell_nothing_go(text: str) -> None:
    assert not is_clean(text)
    assert is_clean(clean(text))
    assert clean(text) == re.sub("[\u200c\u200d]", "", text)


def test_joiners_of_both_kinds_may_spell_words_of_one_text() -> None:
    text = "می\u200cخواهم and ක්\u200dෂය"

    assert is_clean(text)
    assert clean(text) == text


@pytest.mark.parametrize(
    ("text", "invisible"), [("\xad\u200b", True), ("", True), ("\xada", False), (" ", False)]
)
def test_a_text_may_have_nothing_to_see(text: str, *, invisible: bool) -> None:
    assert has_only_invisible(text) is invisible


# --- Logs and JSON -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("::error::Rest", "./::error::Rest"),
        (" \t::error::\n::debug::", " \t./::error::\n./::debug::"),
        ("a.md: ##[group]Rest", "a.md: # #[group]Rest"),
        ("##vso[task] ##teamcity[a]", "# #vso[task] # #teamcity[a]"),
        ("::a ##[b]", "./::a # #[b]"),
        ("std::string, ## What is it?", "std::string, ## What is it?"),
    ],
)
def test_a_line_of_a_log_holds_no_command(line: str, shown: str) -> None:
    assert defuse(line) == shown


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Rest now.", "Rest now."),
        ("\x7f \x9b", r"\u007f \u009b"),
        ("a\u202eb", r"a\u202eb"),
        ("\U000e0041", r"\udb40\udc41"),
        ("##[group]", r"\u0023#[group]"),
        ("😀 é", "😀 é"),
    ],
)
def test_json_has_escapes_for_what_drives_a_terminal_or_a_server(text: str, written: str) -> None:
    assert json_safe(text) == written
    assert json.loads(f'"{json_safe(text)}"') == text


def test_the_name_of_a_file_is_shown_clean_and_on_one_line() -> None:
    assert shown(Path("my\n\x1b[31mleaflet.md")) == "my leaflet.md"
