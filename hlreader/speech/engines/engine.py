"""What a voice is: a program on this computer, and the command lines that make it speak."""

import shutil
from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from hlreader.speech.utterances import Utterance


class Job(NamedTuple):
    """A command to run, without a shell, and the text for its standard input."""

    command: tuple[str, ...]
    input: str


class Engine(Protocol):
    """A kind of voice, as data: nothing here runs anything."""

    @property
    def name(self) -> str:
        """What users call it."""

    @property
    def program(self) -> str:
        """The path of the program."""

    def list_voices(self) -> tuple[str, ...] | None:
        """Return the command that lists the voices, or None if it needs no list."""

    def voice_for(self, language: str, listed: str) -> str | None:
        """Return the voice for a language by the program's list, or None if there is none."""

    def speak(self, utterance: Utterance, speed: int, voice: str) -> Job:
        """Return the job that says an utterance, and ends when it has been said.

        ``speed`` is in words a minute.
        """

    def record(self, utterance: Utterance, speed: int, voice: str, file: str) -> Job | None:
        """Return the job that writes an utterance to a WAV file, or None if it cannot."""


Find = Callable[[str], str | None]
"""Finds a program on the PATH."""


def on_path(name: str) -> str | None:
    """Return the full path of a program, or None. The current folder is not searched."""
    found = shutil.which(name)
    return found if found and not found.startswith(".") else None


def first_found(names: Sequence[str], find: Find) -> str | None:
    """Return the path of the first program that there is."""
    return next(filter(None, map(find, names)), None)
