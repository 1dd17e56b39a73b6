"""Speech Dispatcher: the voices that a Linux desktop uses for its screen reader.

Its own program spd-say cannot be stopped with certainty, so ``ssip`` talks to the server. It cannot
write files.
"""

import sys
from pathlib import Path
from typing import NamedTuple

from hlreader.language import primary
from hlreader.speech.engines.engine import Find, Job
from hlreader.speech.respelling import in_syllables
from hlreader.speech.utterances import Utterance, joined

_SCRIPT = Path(__file__).with_name("ssip.py")
_NORMAL, _SLOWEST, _FASTEST = 170, 80, 450
"""Words a minute at the rates 0, -100 and 100."""


class SpeechDispatcher(NamedTuple):
    """Speech Dispatcher."""

    program: str
    name: str = "speech-dispatcher"

    def list_voices(self) -> None:
        """Return None: the server finds the voice."""

    def voice_for(self, language: str, listed: str) -> str:  # noqa: ARG002
        """Return the language. The server finds the voice."""
        return primary(language)

    def speak(self, utterance: Utterance, speed: int, voice: str) -> Job:
        """Return the job that says an utterance."""
        return Job(
            (sys.executable, "-I", str(_SCRIPT), voice, str(rate(speed))), text_of(utterance)
        )

    def record(self, utterance: Utterance, speed: int, voice: str, file: str) -> None:
        """Return None: it cannot write files."""


def find(which: Find) -> SpeechDispatcher | None:
    """Return the engine, or None if its server is not there."""
    program = which("speech-dispatcher")
    return SpeechDispatcher(program) if program else None


def rate(speed: int) -> int:
    """Return the rate, from -100 to 100, for words a minute."""
    span = _FASTEST - _NORMAL if speed > _NORMAL else _NORMAL - _SLOWEST
    return max(-100, min(100, round(100 * (speed - _NORMAL) / span)))


def text_of(utterance: Utterance) -> str:
    """Return the text, with hard words in syllables."""
    return joined(in_syllables(part.respelled) or part.text for part in utterance.parts) + "\n"
