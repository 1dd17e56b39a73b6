"""An article as a sound file, written by espeak-ng."""

import os
import signal
import subprocess
import sys
import wave
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import which

import pytest

from hlreader.errors import HlreaderError, UsageError
from hlreader.speech.engines.espeak import Espeak
from hlreader.speech.recording import record, require_file
from hlreader.speech.utterances import Part, Utterance
from tests.conftest import LIMIT, ROOT, Result
from tests.fake_voice import FakeVoice

SENTENCE = (
    "You can ask your nurse at any time of the day, and somebody will come and sit with you "
    "until the pain is less than it was."
)
Run = Callable[..., Result]

pytestmark = pytest.mark.skipif(not which("espeak-ng"), reason="espeak-ng is not installed")


def utterance(text: str, language: str = "en", pause: float = 0.0) -> Utterance:
    return Utterance(text, (), (Part(text),), language, pause)


def seconds(file: Path) -> float:
    """Return the length of a WAV file."""
    with wave.open(str(file), "rb") as sound:
        return sound.getnframes() / sound.getframerate()


def loudest(file: Path) -> int:
    """Return the greatest value of the samples, of 16 bits each."""
    with wave.open(str(file), "rb") as sound:
        assert sound.getsampwidth() == 2
        return max(map(abs, memoryview(sound.readframes(sound.getnframes())).cast("h")))


@pytest.mark.parametrize("speed", [100, 150, 250])
def test_a_sentence_is_as_long_as_its_words_take(tmp_path: Path, speed: int) -> None:
    file = tmp_path / "one.wav"

    told = record([utterance(SENTENCE)], file, speed, Espeak("espeak-ng"))

    expected = 60 * len(SENTENCE.split()) / speed
    assert told == seconds(file)
    assert 0.6 * expected < seconds(file) < 1.3 * expected
    assert loudest(file) > 5000


def test_pauses_are_silence_of_their_length(tmp_path: Path) -> None:
    short, long = tmp_path / "short.wav", tmp_path / "long.wav"

    record([utterance("One."), utterance("Two.")], short, 150, Espeak("espeak-ng"))
    record([utterance("One.", pause=2.0), utterance("Two.")], long, 150, Espeak("espeak-ng"))

    assert seconds(long) - seconds(short) == pytest.approx(2.0, abs=0.001)


def test_spanish_is_read_by_a_spanish_voice(tmp_path: Path) -> None:
    spanish, english = tmp_path / "es.wav", tmp_path / "en.wav"
    text = "Los rayos X muestran el hueso."

    record([utterance(text, "es")], spanish, 150, Espeak("espeak-ng"))
    record([utterance(text, "en")], english, 150, Espeak("espeak-ng"))

    assert loudest(spanish) > 5000
    assert spanish.read_bytes() != english.read_bytes()


def test_the_whole_article_is_in_the_file(run: Run, library: Path, tmp_path: Path) -> None:
    file = tmp_path / "throat.wav"

    done = run("read", "sore-throat", "--library", str(library), "--audio", str(file))

    assert done.code == 0
    assert done.out == ""
    assert f"Wrote {file} (0:" in done.err
    assert seconds(file) > 10
    assert sorted(path.name for path in tmp_path.iterdir()) == ["library", "throat.wav"]


def test_a_slower_voice_makes_a_longer_file(run: Run, library: Path, tmp_path: Path) -> None:
    for name, speed in (("slow.wav", "100"), ("fast.wav", "300")):
        options = ("--audio", str(tmp_path / name), "--voice-speed", speed)
        assert run("read", "sore-throat", "--library", str(library), *options).code == 0

    assert seconds(tmp_path / "slow.wav") > 1.8 * seconds(tmp_path / "fast.wav")


def test_a_file_that_is_there_is_kept_without_force(
    run: Run, library: Path, tmp_path: Path
) -> None:
    file = tmp_path / "throat.wav"
    file.write_text("mine")
    command = ("read", "sore-throat", "--library", str(library), "--audio", str(file))

    refused = run(*command)

    assert refused.code == 2
    assert "already exists. Use --force to replace it." in refused.err
    assert file.read_text() == "mine"
    assert run(*command, "--force").code == 0
    assert seconds(file) > 10


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("throat.mp3", "End it with .wav or .ogg."),
        ("throat", "End it with .wav or .ogg."),
        ("nowhere/throat.wav", "cannot be written (No such file or directory)"),
    ],
)
def test_a_file_that_cannot_be_written_is_told_in_one_line(
    run: Run, library: Path, tmp_path: Path, name: str, said: str
) -> None:
    file = tmp_path / name

    done = run("read", "sore-throat", "--library", str(library), "--audio", str(file))

    assert done.code != 0
    assert said in done.err
    assert done.err.count("\n") == 1
    assert not file.exists()


@pytest.mark.skipif(
    not any(map(which, ("oggenc", "ffmpeg", "opusenc"))), reason="nothing here makes Ogg files"
)
def test_ogg_is_made_by_a_program_that_is_there(tmp_path: Path, run: Run, library: Path) -> None:
    file = tmp_path / "throat.ogg"

    done = run("read", "sore-throat", "--library", str(library), "--audio", str(file))

    assert done.code == 0, done.err
    assert file.read_bytes().startswith(b"OggS")


def test_without_a_program_for_ogg_one_line_says_what_to_install(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as error:
        require_file(tmp_path / "x.ogg", force=False, which=lambda _: None)

    assert "vorbis-tools" in str(error.value)
    assert ".wav" in str(error.value)


def test_a_voice_that_writes_nothing_leaves_no_file(tmp_path: Path) -> None:
    broken = tmp_path / "espeak-ng"
    broken.write_text(
        '#!/bin/sh\ncase "$*" in *voices*) echo " 2 en-us --/M E gmw/en-US"; exit;; esac\n'
        "cat > /dev/null; echo no data for this voice >&2; exit 1\n"
    )
    broken.chmod(0o755)
    file = tmp_path / "one.wav"

    with pytest.raises(HlreaderError, match=r"wrote no sound .*no data for this voice"):
        record([utterance("One.")], file, 150, Espeak(str(broken)))

    assert [path.name for path in tmp_path.iterdir()] == ["espeak-ng"]


@pytest.fixture
def fake(tmp_path: Path) -> Iterator[FakeVoice]:
    voice = FakeVoice(tmp_path / "bin")
    yield voice
    voice.close()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_interrupted_it_leaves_no_program_and_no_file(
    tmp_path: Path, fake: FakeVoice, number: int
) -> None:
    article, folder, temporary = tmp_path / "rest.md", tmp_path / "out", tmp_path / "tmp"
    article.write_text("# Rest\n\nSleep well. Drink water. Eat soup.\n", "utf-8")
    folder.mkdir()
    temporary.mkdir()
    command = [sys.executable, "-m", "hlreader", "read", str(article)]
    with subprocess.Popen(
        [*command, "--audio", str(folder / "rest.wav")],
        stderr=subprocess.PIPE,
        env={**os.environ, "PATH": f"{fake.folder}:{os.defpath}", "TMPDIR": str(temporary)},
        cwd=ROOT,
    ) as process:
        spoken = fake.next()
        assert list(folder.iterdir())  # the draft

        process.send_signal(number)
        _, errors = process.communicate(timeout=LIMIT)

    assert spoken.has_ended()
    assert process.returncode == 128 + number
    assert b"Traceback" not in errors
    assert list(folder.iterdir()) == []
    assert list(temporary.iterdir()) == []
