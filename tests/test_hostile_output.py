"""Nothing that comes from a file or a command line drives what the output is shown on.

One list of hostile strings goes through every input, and every output is looked at: by a terminal,
a CI server's log, a spreadsheet, an XML reader, a browser.
"""

import csv
import json
import re
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from hlreader.checker.reports import FORMATS
from tests.harmless import DRIVING, HOSTILE, assert_harmless

WORKFLOW = re.compile(r"::(?:error|warning|notice) [^\n]*")
ON_DISK = [text.replace("/", "") for text in HOSTILE if "\x00" not in text]
DRIVERS = [text for text in HOSTILE if DRIVING.search(text)]
"""Those that can drive a terminal: where only that is looked for, the others show nothing."""


@pytest.fixture
def leaflet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A leaflet with hostile front matter, in the working folder."""
    monkeypatch.chdir(tmp_path)
    front = "\n".join(f"key{n}: {json.dumps(text)}" for n, text in enumerate(HOSTILE))
    path = Path("front.md")
    path.write_text(f"---\ntitle: {json.dumps(HOSTILE[0])}\n{front}\n---\n\nRest.\n")
    return path


@pytest.fixture
def folder(leaflet: Path, tmp_path: Path) -> Path:
    """The working folder with hostile names and texts, each text in a file of each format."""
    texts = [text for text in HOSTILE if "\x00" not in text]  # which makes a file a binary one
    endings = (".md", ".txt", ".html")
    share = len(ON_DISK) // len(endings)
    for number, name in enumerate(ON_DISK):
        some = texts[number // len(endings) :: share]
        content = "\n\n".join(f"Utilize {text} in order to rest, and {text}." for text in some)
        Path(f"{name}{endings[number % len(endings)]}").write_text(content, "utf-8")
    Path("broken.md").write_text('---\ntitle: "\x1b[31m\n::error::\n')
    return tmp_path


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "github"])
def test_no_report_drives_a_terminal_or_a_ci_server(
    run: Callable[..., Any], folder: Path, form: str
) -> None:
    result = run("check", ".", "--output-format", form, "--isolated")

    assert "Utilize" in result.out or form in ("junit", "checkstyle", "concise")
    assert_harmless(result.out, result.err)


@pytest.mark.parametrize(
    "options", [["--explain-counts"], ["--statistics"], ["--worksheet", "pemat"],
                ["--worksheet", "pemat", "--json"], ["--json"], ["--diff"]],
)  # fmt: skip
def test_nor_does_what_check_adds(
    run: Callable[..., Any], folder: Path, options: list[str]
) -> None:
    result = run("check", ".", "--isolated", *options)

    assert_harmless(result.err)
    if options != ["--diff"]:  # which is to be applied: it has each line as the file has it
        assert_harmless(result.out)


def test_the_report_for_github_holds_its_own_commands_alone(
    run: Callable[..., Any], folder: Path
) -> None:
    result = run("check", ".", "--output-format", "github", "--isolated")

    assert result.out
    assert all(WORKFLOW.fullmatch(line) for line in result.out.splitlines())
    assert not DRIVING.search(result.out)


@pytest.mark.parametrize("form", ["junit", "checkstyle"])
def test_reports_in_xml_keep_the_names_of_files(
    run: Callable[..., Any], folder: Path, form: str
) -> None:
    # Given a name that begins as a command does
    Path("::error::a.md").write_text("Utilize ice.\n")

    result = run("check", "::error::a.md", "--output-format", form, "--isolated")

    values = [value for node in ElementTree.fromstring(result.out).iter()  # noqa: S314 - our own
              for value in node.attrib.values()]  # fmt: skip
    assert "::error::a.md" in values


@pytest.mark.parametrize("form", ["json", "sarif", "gitlab", "rdjson"])
def test_reports_in_json_are_escaped_and_mean_the_same(
    run: Callable[..., Any], folder: Path, form: str
) -> None:
    Path("##[error]a.md").write_text("Utilize ice.\n")

    result = run("check", "##[error]a.md", "--output-format", form, "--isolated")

    assert_harmless(result.out)
    assert any(
        "##[error]" in text or "%23%23%5B" in text for text in texts_of(json.loads(result.out))
    )


def texts_of(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for item in value.values() for text in texts_of(item))
    elif isinstance(value, list):
        yield from (text for item in value for text in texts_of(item))


@pytest.mark.parametrize("way", ["--print", "--plain"])
def test_reading_drives_no_terminal(run: Callable[..., Any], folder: Path, way: str) -> None:
    for path in sorted(folder.iterdir()):
        result = run("read", str(path), way)

        assert not DRIVING.search(result.out + result.err), path.name


# --- Glossaries ----------------------------------------------------------------------------------


@pytest.fixture
def words(tmp_path: Path) -> Path:
    """A glossary with a hostile string in every field."""
    fields = ("pronunciation", "plain", "more", "technical", "audience")
    lists = ("aliases", "abbreviations", "forms", "see_also")
    entries = []
    for number, text in enumerate(HOSTILE):
        entries += [f"- term: {json.dumps(f'{text} {number}')}"]
        entries += [f"  {field}: {json.dumps(f'{text} in words')}" for field in fields]
        entries += [f"  {field}: [{json.dumps(f'{text} {field} {number}')}]" for field in lists]
        source = ", ".join(
            f"{key}: {json.dumps(f'{text} there')}" for key in ("title", "publisher", "url")
        )
        entries += [f"  source: {{{source}}}"]
    path = tmp_path / "words.yaml"
    path.write_text("\n".join(entries) + "\n", "utf-8")
    return path


@pytest.mark.parametrize(
    "command",
    [
        ["glossary", "list"],
        ["glossary", "list", "--json"],
        ["glossary", "check"],
        ["glossary", "check", "--json"],
        ["glossary", "export", "--format", "json"],
        ["glossary", "export", "--format", "csv"],
        ["glossary", "export", "--format", "markdown"],
        ["glossary", "export", "--format", "tsv"],
        ["define", "{}"],
        ["define", "{} 3", "--json"],
        ["glossary", "lookup", "{}", "--fields", "query,plain"],
        ["glossary", "lookup", "red 0", "--format", "{term}\t{plain}"],
    ],
)
def test_a_glossary_drives_no_terminal(
    run: Callable[..., Any], words: Path, command: list[str]
) -> None:
    # Given a command about each of the strings, or about all
    each = [[part.replace("{}", text.lstrip("-")) for part in command] for text in HOSTILE]

    for arguments in each if each[0] != command else [command]:
        result = run(*arguments, "--glossary", str(words))

        assert result.code in (0, 1), arguments
        assert not DRIVING.search(result.out + result.err), arguments


@pytest.mark.parametrize(("form", "dialect"), [("csv", "excel"), ("tsv", "excel-tab")])
def test_no_cell_of_an_export_is_a_formula(
    run: Callable[..., Any], words: Path, form: str, dialect: str
) -> None:
    exported = run("glossary", "export", "--format", form, "--glossary", str(words)).out

    cells = [cell for row in csv.reader(StringIO(exported), dialect) for cell in row]
    assert "'=1+1 in words" in cells
    assert not [cell for cell in cells if cell.strip().startswith(("=", "+", "-", "@"))]


# --- Settings and baselines ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("hlreader.toml", "{0} = 1\n"),
        ("hlreader.toml", "profile = {0}\n"),
        ("hlreader.toml", "select = [{0}]\n"),
        ("hlreader.toml", "[overrides.{0}]\nnone = {0}\n"),
        (".hlreader.yaml", "{0}: 1\n"),
        (".hlreader.yaml", "profile: {0}\n"),
        (".hlreader.yaml", "ignore: [{0}]\n"),
        ("pyproject.toml", "[tool.hlreader]\nmax-grade = {0}\n"),
    ],
)
def test_settings_drive_no_terminal(
    run: Callable[..., Any], leaflet: Path, name: str, content: str
) -> None:
    for text in HOSTILE:
        # Given settings in which escapes spell control characters
        Path(name).write_text(content.format(json.dumps(text)), "utf-8")

        result = run("check", str(leaflet))

        assert_harmless(result.out, result.err, given=text)
        assert result.err.count("\n") == 1, text


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_baseline_drives_no_terminal(run: Callable[..., Any], leaflet: Path, place: int) -> None:
    for text in HOSTILE:
        # Given a baseline with a hostile string where a file, a code or a checksum is expected
        row: list[object] = [str(leaflet), "HL101", "0a0b0c0d", 1]
        row[place] = text
        Path("known.json").write_text(json.dumps({"schema": 1, "findings": [row]}))

        result = run("check", str(leaflet), "--baseline", "known.json", "--isolated")

        assert_harmless(result.out, result.err, given=text)


@pytest.mark.parametrize(
    "name", ["HLREADER_WIDTH", "HLREADER_THEME", "HLREADER_TEXT_SIZE", "HLREADER_LANG", "TERM",
             "TERM_PROGRAM", "HLREADER_GLOSSARY", "HLREADER_LIBRARY"],
)  # fmt: skip
def test_the_environment_drives_no_terminal(
    run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    for text in DRIVERS:
        monkeypatch.setenv(name, text.replace("\x00", ""))  # no variable holds it

        for command in (["read", "metastatic", "--plain"], ["doctor"], ["doctor", "--json"]):
            result = run(*command)

            assert not DRIVING.search(result.out + result.err), text


@pytest.mark.parametrize("text", DRIVERS)
def test_a_command_line_drives_no_terminal(run: Callable[..., Any], text: str) -> None:
    for command in (
        ["read", text], ["define", text, "--json"], ["search", text], ["rules", text],
        ["config", "get", text], ["config", "set", "theme", text], [text], [f"--{text}"],
        ["check", text], ["check", "--select", text, "."], ["list", "--topic", text],
    ):  # fmt: skip
        result = run(*command)

        assert not DRIVING.search(result.out + result.err), command
