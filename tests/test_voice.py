"""A voice speaks, stops, and never goes on after hlreader has ended."""

import json
import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread

import pytest

from hlreader.errors import HlreaderError
from hlreader.speech.engines import ssip
from hlreader.speech.engines.espeak import Espeak
from hlreader.speech.utterances import Part, Utterance
from hlreader.speech.voice import SilentError, Voice
from tests.conftest import LIMIT, ROOT
from tests.fake_voice import FakeVoice
from tests.pseudo_terminal import PseudoTerminal

ARTICLE = "---\ntitle: Rest\n---\n\nSleep well tonight. Drink some water.\n"


@pytest.fixture
def fake(tmp_path: Path) -> Iterator[FakeVoice]:
    voice = FakeVoice(tmp_path / "bin")
    yield voice
    voice.close()


@pytest.fixture
def voice(fake: FakeVoice) -> Iterator[Voice]:
    with Voice("en", Espeak(str(fake.folder / "espeak-ng"))) as one:
        yield one


def sentence(text: str, language: str = "en") -> Utterance:
    return Utterance(text, (), (Part(text),), language, 0)


def test_it_says_one_sentence_and_tells_when_that_has_ended(voice: Voice, fake: FakeVoice) -> None:
    voice.say(sentence("Good morning."), 160)

    spoken = fake.next()
    assert spoken.text == "Good morning.\n"
    assert spoken.options[:4] == ["-v", "en-us", "-s", "160"]
    assert not voice.has_ended()

    fake.let_end()
    assert voice.has_ended(wait=True)
    assert spoken.has_ended()


def test_a_new_sentence_stops_the_one_before(voice: Voice, fake: FakeVoice) -> None:
    voice.say(sentence("One."), 160)
    first = fake.next()

    voice.say(sentence("Two."), 160)

    second = fake.next()
    assert first.has_ended()
    assert second.text == "Two.\n"
    assert not voice.has_ended()
    fake.let_end()
    assert voice.has_ended(wait=True)


def test_the_end_of_the_sentence_before_is_not_the_end_of_this_one(
    voice: Voice, fake: FakeVoice
) -> None:
    # Given a sentence that has ended, which nobody has noticed yet
    voice.say(sentence("One."), 160)
    fake.next()
    fake.let_end()
    assert select.select([voice.fileno()], [], [], LIMIT)[0]

    # When the next one begins, then it has not ended
    voice.say(sentence("Two."), 160)
    fake.next()
    assert not voice.has_ended()


def test_stop_silences_it_and_it_can_speak_again(voice: Voice, fake: FakeVoice) -> None:
    voice.say(sentence("One."), 160)
    spoken = fake.next()

    voice.stop()

    assert spoken.has_ended()
    assert not voice.has_ended()
    voice.say(sentence("Two."), 160)
    assert fake.next().text == "Two.\n"


def test_a_program_that_ignores_the_signal_is_killed(tmp_path: Path) -> None:
    fake = FakeVoice(tmp_path / "stubborn", stubborn=True)
    with Voice("en", Espeak(str(fake.folder / "espeak-ng"))) as voice:
        voice.say(sentence("One."), 160)
        spoken = fake.next()

        voice.stop()

        assert spoken.has_ended()
    fake.close()


def test_its_end_ends_the_programs(fake: FakeVoice) -> None:
    with Voice("en", Espeak(str(fake.folder / "espeak-ng"))) as voice:
        voice.say(sentence("One."), 160)
        spoken = fake.next()

    assert spoken.has_ended()
    assert voice.fileno() == -1


def test_it_says_why_it_cannot_speak(voice: Voice, fake: FakeVoice) -> None:
    voice.say(sentence("One two three four."), 160)
    fake.next()
    fake.let_end("!")

    with pytest.raises(SilentError, match=r"no sound now, .*\(espeak-ng: no such device\)"):
        voice.has_ended(wait=True)


def test_without_a_sound_device_espeak_ends_at_once_and_that_is_told(tmp_path: Path) -> None:
    # espeak-ng 1.51 ends with 0 then, and hlreader raced through the article
    silent = tmp_path / "espeak-ng"
    silent.write_text(
        '#!/bin/sh\ncase "$*" in *voices*) echo " 2 en-us --/M E gmw/en-US"; exit;; esac\n'
        "echo 'error: No such file or directory' >&2\n"
    )
    silent.chmod(0o755)
    with Voice("en", Espeak(str(silent))) as voice:
        voice.say(sentence("This sentence has more than enough words to take a while."), 160)

        with pytest.raises(SilentError, match="No such file or directory"):
            voice.has_ended(wait=True)


def test_a_helper_that_somebody_killed_is_started_again(voice: Voice, fake: FakeVoice) -> None:
    voice.say(sentence("One."), 160)
    spoken = fake.next()
    assert voice._keeper
    voice._keeper.kill()
    voice._keeper.wait(LIMIT)

    if sys.platform == "linux":  # elsewhere, it says its sentence to the end
        assert spoken.has_ended()
    with pytest.raises(SilentError):
        voice.has_ended(wait=True)
    voice.say(sentence("Two."), 160)

    assert fake.next().text == "Two.\n"


def test_where_pipes_cannot_be_polled_a_thread_collects_the_answers(
    fake: FakeVoice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hlreader.speech.voice._CAN_POLL", False)
    with Voice("en", Espeak(str(fake.folder / "espeak-ng"))) as voice:
        voice.say(sentence("One."), 160)
        fake.next()
        assert not voice.is_ready()
        assert not voice.has_ended()
        fake.let_end()
        assert voice.has_ended(wait=True)

        voice.say(sentence("Two."), 160)
        fake.next()
        assert voice._keeper
        voice._keeper.kill()
        with pytest.raises(SilentError):
            voice.has_ended(wait=True)


def test_a_language_without_a_voice_is_an_error_of_one_line(fake: FakeVoice) -> None:
    with pytest.raises(HlreaderError, match=r"espeak-ng has no voice for this language \(fi\)"):
        Voice("fi", Espeak(str(fake.folder / "espeak-ng")))


def environ(fake: FakeVoice) -> dict[str, str]:
    return {**os.environ, "PATH": f"{fake.folder}:{os.defpath}", "LC_ALL": "C.UTF-8"}


def reading(tmp_path: Path, *options: str) -> list[str]:
    file = tmp_path / "rest.md"
    file.write_text(ARTICLE, "utf-8")
    return [sys.executable, "-m", "hlreader", "read", str(file), *options]


def test_without_a_terminal_each_sentence_is_printed_and_said(
    tmp_path: Path, fake: FakeVoice
) -> None:
    command = reading(tmp_path, "--aloud", "--voice-speed", "200")
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environ(fake), cwd=ROOT) as process:
        assert process.stdout
        printed, said = [], []
        for line in process.stdout:
            printed.append(line.decode().strip())
            spoken = fake.next()
            said.append(spoken.text.strip())
            assert spoken.options[3] == "200"
            fake.let_end()

    assert process.returncode == 0
    assert said == printed
    assert printed[0] == "Title: Rest."
    assert "Sleep well tonight." in printed
    assert not fake.has_begun()


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_killed_in_the_middle_nothing_keeps_talking(
    tmp_path: Path, fake: FakeVoice, number: int
) -> None:
    command = reading(tmp_path, "--aloud")
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environ(fake), cwd=ROOT
    ) as process:
        spoken = fake.next()
        assert spoken.is_running()

        process.send_signal(number)

        assert spoken.has_ended()
        assert process.wait(LIMIT) != 0
    assert not fake.has_begun()


def test_a_pipe_that_nobody_reads_ends_the_voice(tmp_path: Path, fake: FakeVoice) -> None:
    command = reading(tmp_path, "--aloud")
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environ(fake), cwd=ROOT) as process:
        assert process.stdout
        spoken = fake.next()
        process.stdout.close()
        fake.let_end()

        assert spoken.has_ended()
        process.wait(LIMIT)


def test_a_terminal_that_is_closed_ends_the_voice(tmp_path: Path, fake: FakeVoice) -> None:
    terminal = PseudoTerminal()
    terminal.start(reading(tmp_path, "--aloud"), {**environ(fake), "TERM": "xterm-256color"})
    assert terminal.wait(fake.has_begun)
    spoken = fake.next()

    terminal.__exit__(None, None, None)

    assert spoken.has_ended()


# Speech Dispatcher


class Server:
    """A server that answers as Speech Dispatcher does, and keeps what it was told."""

    def __init__(self, path: str, *, ends: bool = True) -> None:
        self.told: list[str] = []
        self.ends = ends
        self.has_text = Event()
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.bind(path)
        self.socket.listen()
        self.thread = Thread(target=self.serve, daemon=True)
        self.thread.start()

    def serve(self) -> None:
        client, _ = self.socket.accept()
        with self.socket, client, client.makefile("rb") as lines:
            text = False
            for line in lines:
                told = line.decode().rstrip("\r\n")
                self.told.append(told)
                if told == ".":
                    answer = b"225-7\r\n225 OK MESSAGE QUEUED\r\n"
                    answer += b"702-7\r\n702-1\r\n702 END\r\n" * self.ends
                    self.has_text.set()
                elif text:
                    continue
                else:
                    answer = b"230 OK RECEIVING DATA\r\n" if told == "SPEAK" else b"208 OK\r\n"
                text = told == "SPEAK"
                with suppress(OSError):  # the client is gone
                    client.sendall(answer)
                if told == "QUIT":
                    break


def speaker(path: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-I", ssip.__file__, "es", "-20"],
        env={**os.environ, "SPEECHD_ADDRESS": f"unix_socket:{path}"},
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def test_speech_dispatcher_says_a_text_and_no_line_of_it_is_a_command(tmp_path: Path) -> None:
    path = str(tmp_path / "socket")
    server = Server(path)

    with speaker(path) as process:
        process.communicate(b"Hola.\n.\nSTOP ALL\n", LIMIT)

    server.thread.join(LIMIT)
    assert process.returncode == 0
    assert "SET SELF LANGUAGE es" in server.told
    assert "SET SELF RATE -20" in server.told
    assert server.told[-6:] == ["SPEAK", "Hola.", "..", "STOP ALL", ".", "QUIT"]


def test_speech_dispatcher_is_stopped_when_its_program_is(tmp_path: Path) -> None:
    path = str(tmp_path / "socket")
    server = Server(path, ends=False)
    with speaker(path) as process:
        assert process.stdin
        process.stdin.write(b"Hola.\n")
        process.stdin.close()
        assert server.has_text.wait(LIMIT)

        process.terminate()
        process.wait(LIMIT)

    server.thread.join(LIMIT)
    assert server.told[-2:] == ["STOP SELF", "QUIT"]


def test_without_its_server_speech_dispatcher_says_why(tmp_path: Path) -> None:
    path = tmp_path / "socket"
    path.touch()

    with speaker(str(path)) as process:
        _, errors = process.communicate(b"Hola.\n", LIMIT)

    assert process.returncode == 1
    assert errors.decode().startswith("Speech Dispatcher: ")


def test_the_keeper_takes_one_task_a_line(fake: FakeVoice) -> None:
    keeper = ROOT / "hlreader" / "speech" / "keeper.py"
    task = {"number": 5, "command": ["/nowhere/espeak"], "input": "x", "pause": 0}
    done = subprocess.Popen(
        [sys.executable, "-I", str(keeper)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert done.stdin
    assert done.stdout
    with done:
        done.stdin.write(json.dumps(task).encode() + b"\n")
        done.stdin.flush()
        answer = json.loads(done.stdout.readline())
        done.stdin.close()

    assert answer["number"] == 5
    assert answer["code"] == 1
    assert "No such file" in answer["problem"]
