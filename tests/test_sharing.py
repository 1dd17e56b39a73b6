"""A glossary is shared: by threads, by forked processes, and sent to others."""

import multiprocessing
import os
import pickle
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from hlreader.glossary import Glossary
from hlreader.models import Term

TEXT = "A fever may follow tonsillitis; fevers pass. " * 3


def entry(number: int) -> str:
    """Return an entry of a glossary file."""
    return f"- term: word{number}\n  plain: Meaning {number}.\n  aliases: [old word{number}]\n"


@pytest.fixture
def glossary_file(tmp_path: Path) -> Path:
    """A glossary file of some hundred entries."""
    path = tmp_path / "words.yaml"
    fever = "- {term: fever, plain: A hot body.}\n- {term: tonsillitis, plain: Sore tonsils.}\n"
    path.write_text(fever + "".join(map(entry, range(300))), "utf-8")
    os.utime(path, (1_700_000_000, 1_700_000_000))
    Glossary.load(path)
    return path


def answers(words: Glossary) -> list[object]:
    """Return what a glossary says to questions of every kind."""
    return [
        words.lookup("tonsilitis"),
        words.suggest("tonsilitis"),
        [match.term for match in words.find(TEXT)],
        [hit and hit.term for hit in words.lookup_all(f"old word{n}" for n in range(300))],
    ]


def in_memory() -> Glossary:
    """Return a glossary without a file."""
    return Glossary([Term("fever", "A hot body."), Term("tonsillitis", "Sore tonsils.")])


@pytest.fixture
def restless() -> Iterator[None]:
    """Let threads take turns so often that each meets what another has half done."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("restless")
@pytest.mark.parametrize("kind", ["file", "memory"])
def test_threads_may_ask_one_glossary_at_once(glossary_file: Path, kind: str) -> None:
    alone = answers(Glossary.load(glossary_file) if kind == "file" else in_memory())

    # When threads ask a glossary that has not been asked before, again and again
    for _ in range(10):
        words = Glossary.load(glossary_file) if kind == "file" else in_memory()
        with ThreadPoolExecutor(8) as pool:
            found = list(pool.map(answers, [words] * 8))

        # Then each gets what one gets alone
        assert all(each == alone for each in found)


def ask_and_send(words: Glossary, place: Path) -> None:
    """Answer in another process."""
    place.write_bytes(pickle.dumps(answers(words)))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks")
@pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")
@pytest.mark.parametrize("kind", ["file", "memory"])
def test_a_forked_process_opens_its_index_anew(
    glossary_file: Path, tmp_path: Path, kind: str
) -> None:
    words = Glossary.load(glossary_file) if kind == "file" else in_memory()
    alone = answers(words)
    before = words._layers.indexes[0].database
    place = tmp_path / "answers"

    def child() -> None:
        ask_and_send(words, place)
        after = words._layers.indexes[0].database
        os._exit(0 if (after is before) == (kind == "memory") else 1)

    process = multiprocessing.get_context("fork").Process(target=child)
    process.start()
    process.join(30)

    assert process.exitcode == 0
    assert pickle.loads(place.read_bytes()) == alone  # noqa: S301 - our own
    assert answers(words) == alone


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks")
@pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")
def test_a_forked_process_is_not_misled_by_an_index_that_took_the_place(
    glossary_file: Path, tmp_path: Path
) -> None:
    # Given a glossary that was edited, and compiled again, after it was loaded
    words = Glossary.load(glossary_file)
    glossary_file.write_text("".join(map(entry, range(7, 9))), "utf-8")
    Glossary.load(glossary_file)
    place = tmp_path / "answers"

    process = multiprocessing.get_context("fork").Process(target=ask_and_send, args=(words, place))
    process.start()
    process.join(30)

    assert pickle.loads(place.read_bytes())[0] is None  # noqa: S301 - our own


@pytest.mark.parametrize("kind", ["file", "memory"])
def test_a_glossary_can_be_sent_to_another_process(glossary_file: Path, kind: str) -> None:
    words = Glossary.load(glossary_file) if kind == "file" else in_memory()

    again = pickle.loads(pickle.dumps(words))  # noqa: S301 - our own

    assert answers(again) == answers(words)
