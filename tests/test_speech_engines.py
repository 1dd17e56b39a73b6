"""The voices of each system, as command lines. Those of macOS and Windows are not run here."""

import subprocess
from collections.abc import Callable

import pytest

from hlreader.errors import UsageError
from hlreader.speech.engines import best_engine, engines, to_install
from hlreader.speech.engines.engine import Engine, on_path
from hlreader.speech.engines.espeak import Espeak
from hlreader.speech.engines.say import Say
from hlreader.speech.engines.speech_dispatcher import SpeechDispatcher, rate
from hlreader.speech.engines.windows import WindowsVoices
from hlreader.speech.engines.windows import rate as windows_rate
from hlreader.speech.utterances import Part, Utterance
from tests.fake_voice import LISTED

SENTENCE = Utterance(
    "A biopsy, then.", (), (Part("A"), Part("biopsy", "BY-op-see"), Part(", then.")), "en", 0.3
)
SAY_VOICES = """\
Alice               it_IT    # Ciao, mi chiamo Alice.
Daniel              en_GB    # Hello, my name is Daniel.
Paulina             es_MX    # Hola, me llamo Paulina.
Mónica              es_ES    # Hola, me llamo Mónica.
Samantha            en_US    # Hello, my name is Samantha.
Eddy (German (Germany)) de_DE # Hallo
"""


def having(*names: str) -> Callable[[str], str | None]:
    """Return what finds only these programs."""
    return lambda name: f"/usr/bin/{name}" if name in names else None


@pytest.mark.parametrize(
    ("platform", "programs", "name"),
    [
        ("linux", ("espeak-ng", "speech-dispatcher"), "espeak-ng"),
        ("linux", ("espeak",), "espeak-ng"),
        ("linux", ("speech-dispatcher",), "speech-dispatcher"),
        ("freebsd14", ("espeak-ng",), "espeak-ng"),
        ("darwin", ("say", "espeak-ng"), "say"),
        ("win32", ("powershell.exe",), "windows"),
    ],
)
def test_the_best_voice_of_each_system_is_taken(
    platform: str, programs: tuple[str, ...], name: str
) -> None:
    assert best_engine(platform, having(*programs)).name == name


def test_without_a_voice_one_line_says_what_to_install() -> None:
    with pytest.raises(UsageError) as error:
        best_engine("linux", having())

    assert "no voice" in str(error.value)
    assert "espeak-ng" in error.value.hint
    assert engines("linux", having()) == []


@pytest.mark.parametrize(
    ("platform", "release", "command"),
    [
        ("linux", 'NAME="Debian GNU/Linux"\nID=debian\n', "sudo apt install espeak-ng"),
        ("linux", 'ID=linuxmint\nID_LIKE="ubuntu debian"\n', "sudo apt install espeak-ng"),
        ("linux", "ID=fedora\n", "sudo dnf install espeak-ng"),
        ("linux", "ID='opensuse-leap'\nID_LIKE='suse opensuse'\n", "sudo zypper install espeak-ng"),
        ("linux", "ID=manjaro\nID_LIKE=arch\n", "sudo pacman -S espeak-ng"),
        ("linux", "ID=$(reboot)\n", "the package espeak-ng"),
        ("linux", "", "the package espeak-ng"),
        ("darwin", "", "brew install espeak-ng"),
        ("freebsd14", "", "sudo pkg install espeak-ng"),
        ("win32", "", "winget install eSpeak-NG.eSpeak-NG"),
    ],
)
def test_the_command_to_install_is_that_of_the_system(
    platform: str, release: str, command: str
) -> None:
    assert command in to_install("espeak-ng", platform, release)


@pytest.mark.parametrize(
    ("language", "voice"),
    [
        ("en", "en-us"),
        ("en-GB", "en-gb"),
        ("es", "es-419"),
        ("es-MX", "es-419"),
        ("es-ES", "es"),
        ("pt-BR", "pt"),
        ("zh", "cmn"),
        ("xx", None),
    ],
)
def test_espeak_reads_in_the_language_of_the_article(language: str, voice: str | None) -> None:
    assert Espeak("espeak-ng").voice_for(language, LISTED) == voice


def test_espeak_gets_phonemes_for_a_hard_word() -> None:
    job = Espeak("/usr/bin/espeak-ng").speak(SENTENCE, 170, "en-us")

    assert job.command == (
        "/usr/bin/espeak-ng", "-v", "en-us", "-s", "170", "-b", "1", "-z", "--stdin",
    )  # fmt: skip
    assert job.input == "A [['baIA:psi:]], then.\n"


@pytest.mark.skipif(not on_path("espeak-ng"), reason="espeak-ng is not installed")
def test_espeak_understands_the_phonemes() -> None:
    def sounds(text: str) -> str:
        done = subprocess.run(
            [on_path("espeak-ng") or "", "-q", "-x", "-v", "en-us", "--stdin"],
            input=text, capture_output=True, text=True, check=True,
        )  # fmt: skip
        return done.stdout.strip()

    respelled = Utterance("", (), (Part("", "sin-TIG-ruh-fee"),), "en", 0)
    written = Espeak("espeak-ng").speak(respelled, 150, "en-us").input

    assert sounds(written) == "sIn t'Ig r@ f'i:".replace(" ", "").replace("f'i:", "fi:")


@pytest.mark.parametrize(
    ("language", "voice"),
    [("en", "Samantha"), ("en-GB", "Daniel"), ("es", "Paulina"), ("es-ES", "Mónica"),
     ("de", "Eddy (German (Germany))"), ("fr", None)],
)  # fmt: skip
def test_say_reads_in_the_language_of_the_article(language: str, voice: str | None) -> None:
    assert Say("say").voice_for(language, SAY_VOICES) == voice


def test_say_takes_the_text_from_standard_input() -> None:
    say = Say("/usr/bin/say")

    assert say.list_voices() == ("/usr/bin/say", "-v", "?")
    assert say.speak(SENTENCE, 150, "Samantha") == (
        ("/usr/bin/say", "-v", "Samantha", "-r", "150", "-f", "-"), "A by-op-see, then.\n",
    )  # fmt: skip
    assert say.record(SENTENCE, 150, "Samantha", "/home/x.wav").command[-5:] == (
        "-o", "/home/x.wav", "--data-format=LEI16@22050", "-f", "-",
    )  # fmt: skip


def test_windows_gets_a_fixed_script_and_the_text_from_standard_input() -> None:
    windows = WindowsVoices("powershell.exe")
    voice = windows.voice_for("es-MX", "")

    job = windows.speak(SENTENCE, 180, voice)

    assert job.command[:4] == ("powershell.exe", "-NoProfile", "-NonInteractive", "-Command")
    assert "CultureInfo]::new('es-MX')" in job.command[4]
    assert "$voice.Rate = 0;" in job.command[4]
    assert "biopsy" not in job.command[4]
    assert job.input == "A by-op-see, then.\n"
    assert windows.voice_for("en'); Remove-Item *", "") == "en"


def test_windows_writes_to_a_file_whose_name_cannot_leave_its_quotation_marks() -> None:
    job = WindowsVoices("powershell.exe").record(SENTENCE, 180, "en", "C:\\it's.wav")

    assert "SetOutputToWaveFile('C:\\it''s.wav');" in job.command[4]


def test_speech_dispatcher_gets_language_and_rate() -> None:
    engine = SpeechDispatcher("/usr/bin/speech-dispatcher")

    job = engine.speak(SENTENCE, 310, engine.voice_for("es-MX", ""))

    assert job.command[-3].endswith("ssip.py")
    assert job.command[-2:] == ("es", "50")
    assert engine.record(SENTENCE, 150, "es", "x.wav") is None


def test_speeds_are_those_of_each_engine() -> None:
    assert [rate(speed) for speed in (80, 125, 170, 450, 900)] == [-100, -50, 0, 100, 100]
    assert [windows_rate(speed) for speed in (80, 180, 400)] == [-7, 0, 7]


@pytest.mark.parametrize(
    "engine",
    [Espeak("e"), Say("s"), SpeechDispatcher("d"), WindowsVoices("w")],
)
def test_the_text_never_becomes_an_option(engine: Engine) -> None:
    hostile = Utterance("", (), (Part("--help"),), "en", 0)

    job = engine.speak(hostile, 150, "en")

    assert "--help" not in " ".join(job.command)
    assert "--help" in job.input
