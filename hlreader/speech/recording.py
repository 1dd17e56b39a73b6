"""Write an article to a sound file: each utterance becomes WAV, and all are joined.

Ogg is made from that by a program or a library that is there. The file is written as a whole or not
at all.
"""

import os
import subprocess
import sys
import wave
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

from hlreader.errors import UnreadableError, UsageError, unwritable
from hlreader.files import Draft
from hlreader.language import DEFAULT
from hlreader.messages import Message
from hlreader.sanitize import clean_line, shown
from hlreader.speech.engines import engines, to_install
from hlreader.speech.engines.engine import Engine, Find, Job, on_path
from hlreader.speech.utterances import Utterance
from hlreader.speech.voice import voice_name

ENDINGS = (".wav", ".ogg")
_CHUNK = 1 << 20
_AT_ONCE = 4
"""How many utterances to write at once. A voice mostly waits, so more than the cores help."""
_LIMIT = 120.0
"""Seconds that a voice has for one utterance."""
_ENCODERS: tuple[tuple[str, Callable[[str, str, str], tuple[str, ...]]], ...] = (
    ("oggenc", lambda program, wav, ogg: (program, "-Q", "-q", "4", "-o", ogg, wav)),
    (
        "ffmpeg",
        lambda program, wav, ogg: (
            program, "-nostdin", "-loglevel", "error", "-y", "-i", wav, "-c:a", "libvorbis",
            "-q:a", "4", "-f", "ogg", ogg,
        ),
    ),
    ("opusenc", lambda program, wav, ogg: (program, "--quiet", "--bitrate", "32", wav, ogg)),
)  # fmt: skip
"""The programs that make Ogg files, and their command lines."""


def require_file(file: Path, *, force: bool, which: Find = on_path) -> None:
    """Raise an error if the file's ending is not known, or something is there already."""
    if file.suffix.lower() not in ENDINGS:
        raise UsageError(
            Message("--audio: {file} is not a name for a sound file.", file=shown(file)),
            hint=Message("End it with .wav or .ogg."),
        )
    if os.path.lexists(file) and not force:
        raise UsageError(
            Message("{path} already exists.", path=shown(file)),
            hint=Message("Use --force to replace it."),
        )
    if file.suffix.lower() == ".ogg":
        _encoder(which)


def recording_engine() -> Engine:
    """Return the best voice that can write files. Raises UsageError that says what to install."""
    found = next((engine for engine in engines() if _can_record(engine)), None)
    if not found:
        raise UsageError(
            Message("No voice of this computer can write a file."), hint=to_install("espeak-ng")
        )
    return found


def _can_record(engine: Engine) -> bool:
    return engine.record(Utterance("", (), (), "en", 0), 0, "", "") is not None


def record(
    utterances: Sequence[Utterance],
    file: Path,
    speed: int,
    engine: Engine,
    show: Callable[[int, int], None] | None = None,
    *,
    replace: bool = False,
) -> float:
    """Write what is said of an article to a file. Return how many seconds it takes to hear.

    ``show`` gets the number of utterances done, and of all. Raises HlreaderError.
    """
    try:
        with (
            Draft(file, replaces=replace) as draft,
            TemporaryDirectory(prefix="hlreader-") as folder,
        ):
            whole = os.path.join(folder, "whole.wav")  # noqa: PTH118
            seconds = _join(utterances, whole, speed, engine, show)
            if file.suffix.lower() == ".ogg":
                whole = _encoded(whole, os.path.join(folder, "whole.ogg"))  # noqa: PTH118
            with open(whole, "rb") as source:  # noqa: PTH123
                while data := source.read(_CHUNK):
                    draft.write(data)
            draft.publish("anything" if replace else "nothing")
    except FileExistsError:
        require_file(file, force=False)
        raise
    except OSError as error:
        raise unwritable(shown(file), error) from None
    return seconds


def _join(
    utterances: Sequence[Utterance],
    whole: str,
    speed: int,
    engine: Engine,
    show: Callable[[int, int], None] | None,
) -> float:
    """Write utterances to one WAV file, with their pauses. Return its length in seconds."""
    voice = voice_name(engine, utterances[0].language if utterances else DEFAULT)

    programs = _Programs()

    def spoken(number: int) -> str:
        part = f"{whole}.{number}.wav"
        job = engine.record(utterances[number], speed, voice, part)
        problem = programs.run(job) if job else ""
        _require_sound(part, utterances[number], engine, problem)
        return part

    frames = 0
    with wave.open(whole, "wb") as output, ThreadPoolExecutor(_AT_ONCE) as pool, programs:
        _set_format(output)
        for number, part in enumerate(pool.map(spoken, range(len(utterances)))):
            with wave.open(part, "rb") as sound:
                if not number:
                    output.setparams(sound.getparams())
                data = sound.readframes(sound.getnframes())
            os.unlink(part)  # noqa: PTH108
            size = output.getsampwidth() * output.getnchannels()
            data += bytes(size * round(utterances[number].pause * output.getframerate()))
            output.writeframesraw(data)
            frames += len(data) // size
            if show:
                show(number + 1, len(utterances))
        return frames / output.getframerate()


def _set_format(output: wave.Wave_write) -> None:
    """Set the format of an article without a word."""
    output.setnchannels(1)
    output.setsampwidth(2)
    output.setframerate(22050)


def _require_sound(file: str, utterance: Utterance, engine: Engine, problem: str) -> None:
    """Raise UnreadableError if there is no sound in a WAV file."""
    try:
        with wave.open(file, "rb") as spoken:
            if spoken.getnframes():
                return
    except (OSError, EOFError, wave.Error):
        pass
    raise UnreadableError(
        Message("{engine} wrote no sound ({reason}).", engine=engine.name,
                reason=problem or Message("it gave no reason")),
        hint=Message("The sentence was: {text}", text=utterance.text),
    )  # fmt: skip


class _Programs:
    """The programs that run now. ``with`` ends those that still run after an error."""

    def __init__(self) -> None:
        self._running: set[subprocess.Popen[bytes]] = set()
        self._ended = False

    def run(self, job: Job) -> str:
        """Run a job, without a shell. Return the last line of its errors."""
        with subprocess.Popen(  # noqa: S603 - the program was found on the PATH
            job.command,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        ) as program:
            self._running.add(program)
            if self._ended:
                program.kill()
            try:
                _, errors = program.communicate(job.input.encode(), _LIMIT)
            except subprocess.TimeoutExpired:
                program.kill()
                return "timeout"
            finally:
                self._running.discard(program)
        return clean_line(errors.decode("utf-8", "replace").strip().rpartition("\n")[2])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._ended = True
        for program in [*self._running]:
            program.kill()


def _encoder(which: Find = on_path) -> Callable[[str, str], tuple[str, ...]]:
    """Return the command line that makes Ogg of WAV. Raises UsageError if nothing can."""
    for name, command in _ENCODERS:
        program = which(name)
        if program:
            return lambda wav, ogg, command=command, program=program: command(program, wav, ogg)  # type: ignore[misc]
    package = "vorbis-tools" if sys.platform != "win32" else "ffmpeg"
    raise UsageError(
        Message("This computer has no program that makes Ogg files."),
        hint=Message("{install} Or name a file that ends with .wav.", install=to_install(package)),
    )


def _encoded(wav: str, ogg: str) -> str:
    """Write a WAV file as Ogg. Return its path."""
    with _Programs() as programs:
        problem = programs.run(Job(_encoder()(wav, ogg), ""))
    if not os.path.exists(ogg) or not os.path.getsize(ogg):  # noqa: PTH110, PTH202
        raise UnreadableError(
            Message("The Ogg file could not be made ({reason}).",
                    reason=problem or Message("it gave no reason")),
            hint=Message("Name a file that ends with .wav."),
        )  # fmt: skip
    return ogg
