"""How hard words sound: the syllables of the glossary, in phonemes."""

import pytest

from hlreader.glossary import Glossary
from hlreader.speech.engines.espeak import mnemonics
from hlreader.speech.respelling import in_syllables, phonemes


@pytest.mark.parametrize(
    ("respelled", "expected"),
    [
        ("kee-moh-THAIR-uh-pee", "kiːmoʊˈθɛɹəpiː"),
        ("met-uh-STAT-ik", "mɛtəˈstætɪk"),
        ("AL-byoo-min", "ˈælbjuːmɪn"),
        ("hy-per-TEN-shun", "haɪpɚˈtɛnʃən"),
        ("STENT", "ˈstɛnt"),
        ("stent", "ˈstɛnt"),
        ("SY-uh-tik nurv", "ˈsaɪətɪk ˈnɜːv"),
        ("raynj", "ˈreɪndʒ"),
        ("RYZD-lyk", "ˈraɪzdlaɪk"),
        ("ZZZ", ""),
        ("", ""),
    ],
)
def test_syllables_become_phonemes(respelled: str, expected: str) -> None:
    assert phonemes(respelled) == expected


def test_nearly_every_pronunciation_of_the_glossary_is_understood() -> None:
    respelled = {term.pronunciation for term in Glossary.load().terms if term.pronunciation}

    unknown = {text for text in respelled if not phonemes(text)}

    assert len(respelled) > 5000
    assert len(unknown) <= len(respelled) // 500, unknown


def test_espeak_gets_only_its_own_letters() -> None:
    respelled = {term.pronunciation for term in Glossary.load().terms if term.pronunciation}

    written = "".join(mnemonics(phonemes(text)) for text in respelled)

    assert written.isascii()
    assert "[" not in written
    assert "]" not in written


def test_a_voice_that_knows_no_phonemes_gets_small_letters() -> None:
    # when it gets capitals, it spells them: "T I G"
    assert in_syllables("sin-TIG-ruh-fee") == "sin-tig-ruh-fee"
