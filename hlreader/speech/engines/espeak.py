"""eSpeak NG, and the older eSpeak: small voices for more than a hundred languages, on all systems.

It takes phonemes in double brackets, so it says hard words just as their entries do. The text has
no brackets of its own (``as_said``). Sources: the manual espeak-ng(1), and its docs/phonemes.md.
"""

import re
from typing import NamedTuple

from hlreader.language import primary
from hlreader.speech.engines.engine import Find, Job, first_found
from hlreader.speech.respelling import in_syllables, phonemes
from hlreader.speech.utterances import Part, Utterance, joined

_PROGRAMS = ("espeak-ng", "espeak")

_MNEMONICS = {
    "tʃ": "tS", "dʒ": "dZ", "θ": "T", "ʃ": "S", "ʒ": "Z", "ŋ": "N", "ɡ": "g", "ɑːɹ": "A@",
    "ɔːɹ": "o@", "ɛɹ": "e@", "ɪɹ": "i@3", "aɪɹ": "aI@3", "aʊɹ": "aU@", "ʊɹ": "U@", "ɔɪɹ": "OI3",
    "æ": "a", "ɑː": "A:", "ɔː": "O:", "ɔɪ": "OI", "ɜː": "3:", "ɚ": "3", "ə": "@", "ʌ": "V",
    "ɛ": "E", "ɪ": "I", "ʊ": "U", "ɹ": "r", "ˈ": "'",
}  # fmt: skip
"""The phonemes that eSpeak writes otherwise."""
_TOKEN = re.compile("|".join(sorted(_MNEMONICS, key=len, reverse=True)))

_PREFERRED = {
    "en": "en-us",
    "es": "es-419",
    "es-es": "es",
    "pt": "pt-br",
    "fr": "fr-fr",
    "zh": "cmn",
}
"""The voice for a language without a region. The articles are in the English and the Spanish of
America."""
_ROW = re.compile(
    r"^\s*\d+\s+(?P<language>[\w-]+)\s+\S+\s+\S+\s+(?P<file>\S+)[ \t]*(?P<others>.*)$", re.MULTILINE
)
_OTHER = re.compile(r"\((?P<language>[\w-]+) \d+\)")


class Espeak(NamedTuple):
    """eSpeak NG."""

    program: str
    name: str = "espeak-ng"

    def list_voices(self) -> tuple[str, ...]:
        """Return the command that lists the voices."""
        return (self.program, "--voices")

    def voice_for(self, language: str, listed: str) -> str | None:
        """Return the voice for a language."""
        voices: dict[str, str] = {}
        for row in _ROW.finditer(listed):
            if row["file"].startswith("mb/"):  # these need another program
                continue
            names = [row["language"], *_OTHER.findall(row["others"])]
            for name in names:
                voices.setdefault(name.lower(), row["language"])
        wanted, spoken = language.lower(), primary(language)
        close = (name for name in voices if name.startswith(f"{spoken}-"))
        exact = _PREFERRED.get(wanted, wanted)
        for name in (exact, _PREFERRED.get(spoken), spoken, *close):
            if name in voices:
                return voices[name]
        return None

    def speak(self, utterance: Utterance, speed: int, voice: str) -> Job:
        """Return the job that says an utterance."""
        return Job((self.program, *self._options(speed, voice)), text_of(utterance))

    def record(self, utterance: Utterance, speed: int, voice: str, file: str) -> Job:
        """Return the job that writes an utterance to a WAV file."""
        return Job((self.program, *self._options(speed, voice), "-w", file), text_of(utterance))

    @staticmethod
    def _options(speed: int, voice: str) -> tuple[str, ...]:
        return ("-v", voice, "-s", str(speed), "-b", "1", "-z", "--stdin")


def find(which: Find) -> Espeak | None:
    """Return the engine, or None if its program is not there."""
    program = first_found(_PROGRAMS, which)
    return Espeak(program) if program else None


def text_of(utterance: Utterance) -> str:
    """Return what eSpeak gets: the text, with the phonemes of hard words in double brackets."""
    return joined(map(_sounds, utterance.parts)) + "\n"


def _sounds(part: Part) -> str:
    if not part.respelled:
        return part.text
    found = phonemes(part.respelled)
    return f"[[{mnemonics(found)}]]" if found else in_syllables(part.respelled)


def mnemonics(text: str) -> str:
    """Return phonemes as eSpeak writes them."""
    text = _TOKEN.sub(lambda found: _MNEMONICS[found[0]], text)
    return text.replace("iː", "i:").replace("uː", "u:").replace("eɪ", "eI").replace(" ", "_ ")
