"""A team's own word list: what it says, where it is read, and the lists of other checkers."""

from collections.abc import Callable
from pathlib import Path

import pytest

from hlreader.exits import Exit
from tests.conftest import Result

Run = Callable[..., Result]

WORDS = """\
avoid:
  - {word: sufferer, reason: People live with an illness.}
prefer:
  - {word: physician, instead: doctor, reason: Our readers say doctor.}
allow:
  - {word: INR, reason: Every page explains it.}
"""
LEAFLET = "Ask your physicians about INR. A sufferer may utilise ice. Simply use a cup.\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with settings, a word list and a leaflet. It is the working folder."""
    (tmp_path / "hlreader.toml").write_text('select = ["HL2"]\n')
    (tmp_path / "words.yaml").write_text(WORDS)
    (tmp_path / "leaflet.md").write_text(LEAFLET)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(run: Run, *flags: str) -> list[str]:
    lines = run("check", "leaflet.md", "--output-format", "concise", *flags).out.splitlines()
    return [line.partition(" ")[2] for line in lines]


@pytest.mark.usefixtures("project")
def test_the_list_says_what_to_avoid_and_what_to_prefer(run: Run) -> None:
    assert found(run, "--select", "HL290") == [
        (
            'HL290 Your word list says not to write "physicians". Write "doctors". '
            "Our readers say doctor."
        ),
        'HL290 Your word list says not to write "sufferer". People live with an illness.',
    ]


@pytest.mark.usefixtures("project")
def test_other_rules_leave_the_words_of_the_list_alone(run: Run) -> None:
    assert [line for line in found(run) if "HL290" not in line] == [
        'HL201 "utilise" is a hard word. Write "use".'
    ]
    others = " ".join(found(run, "--isolated", "--select", "HL2"))
    assert '"INR"' in others
    assert '"physicians"' in others


def test_a_vocabulary_of_vale_and_a_dictionary_of_ltex_are_read_in(run: Run, project: Path) -> None:
    vocab = project / "styles" / "Health"
    vocab.mkdir(parents=True)
    (vocab / "accept.txt").write_text("# ours\nutili[sz]e\nsufferers?\n")
    (vocab / "reject.txt").write_text("(?i)simply\n")
    (project / "ltex.dictionary.en-US.txt").write_text("physician\n")
    include = "include: [styles/Health, ltex.dictionary.en-US.txt]\n"
    (project / "words.yaml").write_text(include)

    assert [line.partition(".")[0] for line in found(run)] == [
        'HL204 "INR" is not explained where it first appears',
        'HL290 Your word list says not to write "Simply"',
    ]


def test_a_glossary_named_words_is_no_word_list(run: Run, project: Path) -> None:
    (project / "words.yaml").write_text("- {term: ice, plain: Frozen water.}\n")

    assert "HL290" not in " ".join(found(run))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("avoid:\n  - {wrod: x}\n", "words.yaml:2:6: each item of `avoid` has no field `wrod`."),
        ("prefer:\n  - {word: x}\n", "words.yaml:2:5: `x` has no better word."),
        ("allow:\n  - {reason: x}\n", "words.yaml:2:5: this entry has no word."),
        ("include: [nowhere]\n", "nowhere: this file does not exist."),
        ("include: [leaflets]\n", "this folder has no accept.txt or reject.txt."),
        ("include: [odd.txt]\n", "odd.txt:1:1: the pattern `a.*b` is too complex."),
    ],
)
def test_a_mistake_is_reported_with_its_place(
    run: Run, project: Path, content: str, message: str
) -> None:
    (project / "leaflets").mkdir()
    (project / "odd.txt").write_text("a.*b\n")
    (project / "words.yaml").write_text(content)

    result = run("check", "leaflet.md")

    assert (result.code, result.out) == (Exit.USAGE, "")
    assert message in result.err
    assert result.err.count("\n") == 1
