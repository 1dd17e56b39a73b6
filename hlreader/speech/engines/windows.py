"""The voices of Windows, through System.Speech and PowerShell, which every Windows has.

Nobody has run this on Windows so far: the command lines are tested as data. The script is fixed:
only a number, a checked language and the path of a file become part of it. The text goes through
standard input. Source: Microsoft, "SpeechSynthesizer Class".
"""

import math
from typing import NamedTuple

from hlreader.language import DEFAULT, is_tag
from hlreader.speech.engines.engine import Find, Job, first_found
from hlreader.speech.engines.speech_dispatcher import text_of
from hlreader.speech.utterances import Utterance

_NORMAL = 180
"""Words a minute at the rate 0. At the rate 10, it is three times as many."""
_SCRIPT = (
    "$ErrorActionPreference = 'Stop'; "
    "[Console]::InputEncoding = [Text.UTF8Encoding]::new($false); "
    "Add-Type -AssemblyName System.Speech; "
    "$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer; "
    "$voice.SelectVoiceByHints('NotSet', 'NotSet', 0, "
    "[Globalization.CultureInfo]::new('{language}')); "
    "$voice.Rate = {rate}; {output}"
    "$voice.Speak([Console]::In.ReadToEnd()); $voice.Dispose()"
)


class WindowsVoices(NamedTuple):
    """The voices of Windows."""

    program: str
    name: str = "windows"

    def list_voices(self) -> None:
        """Return None: Windows finds the voice."""

    def voice_for(self, language: str, listed: str) -> str:  # noqa: ARG002
        """Return the language. Windows finds the voice."""
        return language if is_tag(language) else DEFAULT

    def speak(self, utterance: Utterance, speed: int, voice: str) -> Job:
        """Return the job that says an utterance."""
        return self._job(utterance, speed, voice, "")

    def record(self, utterance: Utterance, speed: int, voice: str, file: str) -> Job:
        """Return the job that writes an utterance to a WAV file."""
        quoted = file.replace("'", "''")
        return self._job(utterance, speed, voice, f"$voice.SetOutputToWaveFile('{quoted}'); ")

    def _job(self, utterance: Utterance, speed: int, voice: str, output: str) -> Job:
        script = _SCRIPT.format(language=voice, rate=rate(speed), output=output)
        options = ("-NoProfile", "-NonInteractive", "-Command", script)
        return Job((self.program, *options), text_of(utterance))


def find(which: Find) -> WindowsVoices | None:
    """Return the engine, or None if its program is not there."""
    program = first_found(("powershell.exe", "powershell"), which)
    return WindowsVoices(program) if program else None


def rate(speed: int) -> int:
    """Return the rate, from -10 to 10, for words a minute."""
    return max(-10, min(10, round(10 * math.log(speed / _NORMAL, 3))))
