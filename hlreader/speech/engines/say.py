"""The voices of macOS, through its program ``say``.

Nobody has run this on a Mac so far: the command lines are tested as data. The text goes through
standard input. It has no double square brackets, which are commands to ``say`` (``as_said``).
Sources: the manual of say(1); Apple, "Speech Synthesis Programming Guide", embedded commands.
"""

import re
from typing import NamedTuple

from hlreader.language import primary
from hlreader.speech.engines.engine import Find, Job
from hlreader.speech.engines.speech_dispatcher import text_of
from hlreader.speech.utterances import Utterance

_ROW = re.compile(r"^(?P<name>\S.*?)\s+(?P<language>[a-z]{2,3}[_-]\w+)\s+#", re.MULTILINE)
_PREFERRED = {"en": "en-us", "es": "es-mx", "pt": "pt-br", "fr": "fr-fr", "zh": "zh-cn"}


class Say(NamedTuple):
    """The voices of macOS."""

    program: str
    name: str = "say"

    def list_voices(self) -> tuple[str, ...]:
        """Return the command that lists the voices."""
        return (self.program, "-v", "?")

    def voice_for(self, language: str, listed: str) -> str | None:
        """Return the first voice for a language, of its region if that is named."""
        spoken = primary(language)
        voices: dict[str, str] = {}
        for row in _ROW.finditer(listed):
            voices.setdefault(row["language"].lower().replace("_", "-"), row["name"])
        close = (name for name in voices if primary(name) == spoken)
        for name in (language.lower(), _PREFERRED.get(spoken, ""), *close):
            if name in voices:
                return voices[name]
        return None

    def speak(self, utterance: Utterance, speed: int, voice: str) -> Job:
        """Return the job that says an utterance."""
        options = ("-v", voice, "-r", str(speed), "-f", "-")
        return Job((self.program, *options), text_of(utterance))

    def record(self, utterance: Utterance, speed: int, voice: str, file: str) -> Job:
        """Return the job that writes an utterance to a WAV file."""
        options = ("-v", voice, "-r", str(speed), "-o", file, "--data-format=LEI16@22050")
        return Job((self.program, *options, "-f", "-"), text_of(utterance))


def find(which: Find) -> Say | None:
    """Return the engine, or None if its program is not there."""
    program = which("say")
    return Say(program) if program else None
