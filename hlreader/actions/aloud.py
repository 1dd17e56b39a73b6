"""Read an article aloud while printing it, or write it to a sound file."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from hlreader.actions.find_article import ArticleRequest, open_reading
from hlreader.actions.output import write_note, write_text
from hlreader.actions.preferences import Flags, Preferences, load_preferences
from hlreader.actions.progress import progress_bar
from hlreader.glossary.parts.finder import Finder
from hlreader.header_and_footer import header, related_to
from hlreader.messages import Message, translated
from hlreader.pages.plain import joined
from hlreader.pages.reading import Reading as Page
from hlreader.sanitize import shown
from hlreader.signals import ending
from hlreader.speech.engines import best_engine
from hlreader.speech.recording import record, recording_engine, require_file
from hlreader.speech.utterances import (
    Reading,
    Utterance,
    end_lines,
    end_utterances,
    front_utterances,
    utterances,
)
from hlreader.speech.voice import Voice
from hlreader.wording import wording_for


def require_voice() -> None:
    """Raise an error that says what to install, if this computer has no voice."""
    best_engine()


def read_aloud(page: Page, chosen: Preferences) -> None:
    """Print and say an article, sentence by sentence. Raises HlreaderError."""
    with Voice(page.article.language) as voice:
        for utterance in utterances_of(page):
            write_text(joined((utterance.text,), chosen.width))
            sys.stdout.flush()
            voice.say(utterance, chosen.voice_speed)
            while not voice.has_ended(wait=True):
                pass


def write_audio(request: ArticleRequest, flags: Flags, file: Path, *, force: bool) -> None:
    """Write what is said of an article to a sound file. Raises HlreaderError."""
    require_file(file, force=force)
    engine = recording_engine()
    chosen = load_preferences(flags)
    said = list(utterances_of(open_reading(request, chosen.definitions)))
    with _tidied_up(), progress_bar(translated(Message("Writing the sound file"))) as show:
        seconds = record(said, file, chosen.voice_speed, engine, show, replace=force)
    minutes, rest = divmod(round(seconds), 60)
    length = f"{minutes}:{rest:02}"
    write_note(Message("Wrote {path} ({length} minutes).", path=shown(file), length=length))


def utterances_of(page: Page) -> Iterator[Utterance]:
    """Yield what is said of an article, from its title to its sources."""
    article = page.article
    finder = Finder(page.glossary, article.language)
    reading = Reading(article.language, finder, page.annotations())
    yield from front_utterances(header(article, wording_for(article.language)), reading)
    yield from utterances(article.document.blocks, reading)
    yield from end_utterances(end_lines(article, related_to(page.related)), reading)


@contextmanager
def _tidied_up() -> Iterator[None]:
    """Let the signals that end a program raise SystemExit, so that no temporary files are left."""

    def stop(number: int, _: FrameType | None) -> None:
        sys.exit(128 + number)

    wanted = {getattr(signal, name, 0) for name in ("SIGTERM", "SIGHUP")}
    before = {number: signal.signal(number, stop) for number in ending() if number in wanted}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
