"""The short way for ``define --json`` prints what the long way prints, and costs little."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hlreader.glossary import Glossary
from hlreader.quick.lookup import answer
from tests.conftest import ROOT, Result

Run = Callable[..., Result]

WORDS = """
- term: tonsillitis
  aliases: [tonsil infection]
  plain: "Sore \\"lumps\\" in the throat."
- term: fever
  plain: A body that is hotter than it should be.
  translations:
    es: {term: fiebre, plain: Un cuerpo muy caliente.}
- {term: AIDS, plain: An illness., case_sensitive: true, abbreviations: [AD]}
- {term: aids, plain: Tools that help.}
- {term: Sjögren syndrome, plain: Dry eyes.}
- {term: حمى, plain: حرارة, language: ar}
- {term: C-section, plain: 'A C:\\ birth.'}
- {term: bone scan, plain: A test with a tracer.}
- {term: narrow space, plain: "A\\u00a0b."}
"""


@pytest.fixture
def glossary(tmp_path: Path) -> Path:
    """A glossary file with an index."""
    path = tmp_path / "own words.yaml"
    path.write_text(WORDS, "utf-8")
    os.utime(path, (1_700_000_000, 1_700_000_000))
    return path


QUERIES = (
    "tonsillitis", "tonsil infections", "Tonsil-Infection", "fever", "fevers", "fiebre", "feever",
    "AIDS", "aids", "Aids", "ADs", "sjögren’s syndrome", "Sjogren", "حمى", "bone", "scan",
    "bone scan", "bone scans", "C-section", "narrow space", "tonsilitis", "qqqqq", "7", "İ",
    "e\u0301", "\U0001f397", "a\u202eb", "\x1b[31m", "", " ", "  fever ", 'say "fever"',
    "C:\\", "\udcff", "-", "'", "\u00a0fever", "fever,", "*",
)  # fmt: skip
OPTIONS: tuple[list[str], ...] = (
    ["--json"], ["--json"], ["--json"], ["--json", "--json"], [], ["--lang", "es"],
    ["--lang=es"], ["--lang", "ar"], ["--lang", ""], ["--lang", "xx-YY"], ["--lang"], ["--js"],
    ["--", "--json"], ["--"], ["--help"], ["-h"], ["--glossary"], ["--lang", "--json"],
    ["--unknown"], ["-j"], ["--lang", "es", "--lang", "en"],
)  # fmt: skip
FILES = ("own", "own", "own", "broken", "missing", "folder", "empty", "none")
COMMANDS = (["define"], ["define"], ["glossary", "lookup"], ["glossary"], ["glossary", "list"])
PLACES = ("nowhere", "nowhere", "user", "project", "unsafe", "both", "broken")

USERS = """
- {term: Fever, plain: What I call hot.}
- {term: my "word", plain: Mine.}
"""
PROJECTS = "- {term: ward, plain: A room., aliases: [bone scan]}\n"

asked = st.lists(st.sampled_from(QUERIES), max_size=3).map(lambda words: [*words])
options = st.lists(st.sampled_from(OPTIONS), max_size=3)


def put_glossaries(place: str, folder: Path, patch: pytest.MonkeyPatch) -> None:
    """Make a glossary of the user, of the project in the working folder, or both."""
    home, project = folder / f"home-{place}", folder / f"project-{place}"
    patch.setenv("XDG_CONFIG_HOME", str(home))
    (home / "hlreader").mkdir(parents=True, exist_ok=True)
    (project / ".hlreader").mkdir(parents=True, exist_ok=True)
    patch.chdir(project)
    if place in ("user", "both", "broken"):
        text = "- term: fever\n" if place == "broken" else USERS
        (home / "hlreader" / "glossary.yaml").write_text(text, "utf-8")
    if place in ("project", "unsafe", "both"):
        file = project / ".hlreader" / "glossary.yaml"
        file.write_text(PROJECTS, "utf-8")
        file.chmod(0o666 if place == "unsafe" else 0o644)


def long_way(run: Run, arguments: list[str]) -> tuple[int, str]:
    """Return what the whole command does."""
    result = run(*arguments)
    return int(result.code), result.out


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    asked, options, st.sampled_from(FILES), st.booleans(), st.sampled_from(COMMANDS),
    st.sampled_from(PLACES), st.randoms(use_true_random=False),
)  # fmt: skip
def test_both_ways_print_the_same_bytes_and_end_with_the_same_code(
    run: Run, glossary: Path, words: list[str], chosen: list[list[str]], file: str,
    by_environment: bool, command: list[str], place: str, random: Random,  # noqa: FBT001
) -> None:  # fmt: skip
    files = {name: glossary.parent / name for name in FILES}
    files["broken"].write_text("- term: fever\n", "utf-8")
    files["empty"].write_text("", "utf-8")
    files["folder"].mkdir(exist_ok=True)
    files["own"] = glossary
    parts = [[word] for word in words] + list(chosen)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("hlreader.glossary.store.compile._JUST_NOW", 0)
        put_glossaries(place, glossary.parent, patch)
        if file != "none" and by_environment:
            patch.setenv("HLREADER_GLOSSARY", str(files[file]))
        elif file != "none":
            parts.append(["--glossary", str(files[file])])
        random.shuffle(parts)
        arguments = [*command, *(word for part in parts for word in part)]
        expected = long_way(run, arguments)  # it leaves an index for the short way

        found = answer(arguments, os.environ)

    assert found is None or found == expected, arguments


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["tonsillitis"], 0),
        (["tonsil", "infections"], 0),
        (["Fever"], 0),
        (["feever"], 1),
        (["fiebre", "--lang", "es"], 0),
        (["Sjögren", "syndrome"], 0),
    ],
)
@pytest.mark.parametrize("command", [["define"], ["glossary", "lookup"]], ids=" ".join)
def test_the_usual_forms_go_the_short_way(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str],
    arguments: list[str], code: int,
) -> None:  # fmt: skip
    monkeypatch.setattr("hlreader.glossary.store.compile._JUST_NOW", 0)
    path = tmp_path / "words.yaml"
    path.write_text("\n".join(WORDS.replace('\\"', "'").splitlines()), "utf-8")
    os.utime(path, (1_700_000_000, 1_700_000_000))
    line = [*command, *arguments, "--glossary", str(path), "--json"]
    expected = long_way(run, line)

    assert expected[0] == code
    assert answer(line, os.environ) == expected


@pytest.mark.parametrize(
    "words", [["what", "is", "tonsillitis"], ["fever", "bone", "scan"], ["what is fever"]]
)
def test_a_question_goes_the_long_way(
    run: Run, glossary: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.setattr("hlreader.glossary.store.compile._JUST_NOW", 0)
    line = ["define", *words, "--glossary", str(glossary), "--json"]

    code, printed = long_way(run, line)

    assert (code, printed.count("\n")) == (0, 1)
    assert answer(line, os.environ) is None


def test_several_glossaries_go_the_short_way(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given two glossaries, of which the later explains a word anew
    monkeypatch.setattr("hlreader.glossary.store.compile._JUST_NOW", 0)
    line = ["define", "fever", "--json"]
    for name in ("clinic", "ward"):
        path = tmp_path / f"{name}.yaml"
        path.write_text(f"- {{term: fever, plain: A hot body in the {name}.}}\n", "utf-8")
        os.utime(path, (1_700_000_000, 1_700_000_000))
        line += ["--glossary", str(path)]
    expected = long_way(run, line)

    found = answer(line, os.environ)

    assert "in the ward" in expected[1]
    assert found == expected


@pytest.mark.parametrize(
    ("place", "word", "origin"),
    [
        ("nowhere", "fever", "shipped"),
        ("user", "fever", "home-user/hlreader/glossary.yaml"),
        ("project", "ward", "project-project/.hlreader/glossary.yaml"),
        ("both", "ward", "project-both/.hlreader/glossary.yaml"),
        ("both", "fever", "home-both/hlreader/glossary.yaml"),
    ],
)
def test_the_users_and_the_projects_words_go_the_short_way_too(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str, word: str, origin: str
) -> None:
    monkeypatch.setattr("hlreader.glossary.store.compile._JUST_NOW", 0)
    put_glossaries(place, tmp_path, monkeypatch)
    line = ["define", word, "--json"]
    expected = long_way(run, line)

    assert answer(line, os.environ) == expected
    assert f'{origin}", "entry": {{' in expected[1]


@pytest.mark.parametrize("place", ["unsafe", "broken"])
def test_a_glossary_that_is_not_safe_or_sound_is_left_to_the_long_way(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    put_glossaries(place, tmp_path, monkeypatch)
    run("define", "fever", "--json")

    assert answer(["define", "fever", "--json"], os.environ) is None


@pytest.mark.parametrize(
    "named", ["{}", "{0}:{0}", ":{}", "{}:", "./words.yaml", "../here/words.yaml"]
)
def test_a_glossary_named_by_the_environment_is_reported_by_its_whole_path(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    monkeypatch.setattr("hlreader.glossary.store.compile._JUST_NOW", 0)
    path = tmp_path / "here" / "words.yaml"
    path.parent.mkdir()
    path.write_text(PROJECTS, "utf-8")
    monkeypatch.chdir(path.parent)
    monkeypatch.setenv("HLREADER_GLOSSARY", named.format(path))
    expected = long_way(run, ["define", "ward", "--json"])

    found = answer(["define", "ward", "--json"], os.environ)

    assert '"found": true' in expected[1]
    assert found == expected or (found is None and ".." in named)


@pytest.mark.parametrize(
    "arguments",
    [
        [], ["list"], ["define"], ["define", "fever"], ["define", "--json"], ["--json"],
        ["define", "fever", "--json", "--help"], ["define", "fever", "--json", "-x"],
        ["--debug", "define", "fever", "--json"], ["define", "\x1b[31m", "--json"],
    ],
)  # fmt: skip
def test_other_forms_are_left_to_the_long_way(arguments: list[str]) -> None:
    Glossary.load()

    assert answer(arguments, os.environ) is None


def test_asking_for_completion_is_left_to_the_long_way() -> None:
    Glossary.load()
    line = ["define", "fever", "--json"]

    assert answer(line, {**os.environ, "_HLREADER_COMPLETE": "complete_bash"}) is None


def process(*arguments: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    """Run the command as a process of its own."""
    return subprocess.run(  # type: ignore[call-overload,no-any-return]
        [sys.executable, "-m", "hlreader", *arguments], cwd=ROOT, check=False, **options
    )


def test_the_process_prints_what_the_command_prints(run: Run, glossary: Path) -> None:
    line = ["define", "fever", "qqqqq", "--json", "--glossary", str(glossary)]
    expected = run(*line)

    done = process(*line, capture_output=True)

    assert (done.returncode, done.stdout.decode(), done.stderr) == (
        expected.code,
        expected.out,
        b"",
    )


def test_a_process_that_cannot_print_utf_8_prints_escapes(glossary: Path) -> None:
    line = ["define", "Sjögren syndrome", "--json", "--glossary", str(glossary)]
    process(*line, capture_output=True)

    done = process(*line, capture_output=True, env={**os.environ, "PYTHONIOENCODING": "ascii"})

    assert done.returncode == 0
    assert b"Sj\\u00f6gren" in done.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full device")
def test_a_full_device_is_reported(glossary: Path) -> None:
    line = ["define", "fever", "--json", "--glossary", str(glossary)]
    process(*line, capture_output=True)

    with Path("/dev/full").open("wb") as full:
        done = process(*line, stdout=full, stderr=subprocess.PIPE)

    assert done.returncode == 3
    assert done.stderr.startswith(b"hlreader: the output cannot be written")


def test_the_short_way_imports_neither_typer_nor_what_it_needs_not() -> None:
    code = (
        "import sys; from hlreader.quick.lookup import answer; "
        "import os; found = answer(['define', 'scintigraphy', '--json'], os.environ); "
        "print(found is not None, *sys.modules)"
    )
    measuring = [name for name in os.environ if name.startswith("COVERAGE_")]
    environ = {**os.environ, **dict.fromkeys(measuring, "")}

    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environ
    )

    served, *modules = done.stdout.split()
    heavy = {"typer", "pathlib", "datetime", "sqlite3", "hashlib", "typing", "yaml"}
    assert served == "True"
    assert heavy & {*modules} == set()
    assert [name for name in modules if name.startswith("hlreader.models")] == []
