"""The formats of the report, each as the programs that read it want it."""

import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft202012Validator

from hlreader.checker.reports import FORMATS
from hlreader.textsize.cells import cells
from tests.conftest import ROOT

Run = Callable[..., Any]

LONG = (
    "If you have had a breast taken out & the “nurse” has told you that lymph nodes came out too, "
    "you should let no one take blood from the arm on that side."
)


@pytest.fixture
def report(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    """Return what checks two leaflets, of which one has a long sentence, in a format."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "50% off, now.md").write_text(f"Drink more water.\n\n{LONG}\n", "utf-8")
    (tmp_path / "short.md").write_text("Drink more water. Eat well.\n")
    (tmp_path / "torn.md").write_bytes(b"Caf\xe9\n")

    def checked(form: str) -> str:
        fixed = ("--select", "HL101", "--fail-on", "warning", "--output-format", form)
        out: str = run("check", "50% off, now.md", "short.md", "torn.md", *fixed).out
        return out

    return checked


Report = Callable[[str], str]


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_names_the_finding_and_gives_the_same_bytes_twice(
    report: Report, form: str
) -> None:
    first = report(form)

    assert "HL101" in first
    assert report(form) == first


@pytest.mark.parametrize("form", FORMATS)
def test_a_report_without_findings_is_whole(run: Run, tmp_path: Path, form: str) -> None:
    path = tmp_path / "short.md"
    path.write_text("Drink more water. Eat well.\n")

    result = run("check", str(path), "--output-format", form)

    assert result.code == 0
    if form in ("json", "sarif", "gitlab", "rdjson"):
        json.loads(result.out)
    if form in ("junit", "checkstyle"):
        ET.fromstring(result.out)  # noqa: S314 - our own text


def test_text_shows_the_line_with_a_mark_under_it(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "arm.md"
    path.write_text("- If you have had it, and it hurts, tell us.\n")
    settings = tmp_path / "hlreader.toml"
    settings.write_text("max-sentence-words = 5\n")

    lines = run("check", str(path)).out.splitlines()

    at = lines.index("  1:3  If you have had it, and it hurts, tell us.")
    assert lines[at + 1] == "       HL101: This sentence has 10 words, more than 5."


def test_text_marks_the_words_of_a_finding(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "arm.md"
    path.write_text("Rest. Utilize ice prior to **sleep**.\n")

    lines = run("check", str(path)).out.splitlines()

    at = lines.index("  1:7  Utilize ice prior to sleep.")
    assert lines[at + 1 : at + 4] == [
        "       ^^^^^^^     ^^^^^^^^",
        '       HL201: "Utilize" is a hard word. Write "Use".',
        '       HL201: "prior to" is a hard word. Write "before".',
    ]


def test_text_shows_a_long_line_in_part(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "arm.md"
    path.write_text(f"{'Eat well. ' * 30}{LONG}\n", "utf-8")

    lines = run("check", str(path), "--select", "HL101").out.splitlines()
    shown = [line for line in lines if line.startswith("  1:301  ")]

    assert len(shown) == 1
    assert "If you have" in shown[0]
    assert shown[0].endswith(" ...")
    assert len(shown[0]) <= 80


def test_concise_is_a_line_for_each_finding(report: Report) -> None:
    assert report("concise") == (
        "50% off, now.md:3:1: HL101 This sentence has 32 words, more than 25. "
        "Split it, with one idea in each sentence.\n"
    )


def test_github_escapes_what_would_end_a_property(report: Report) -> None:
    line, error = report("github").splitlines()

    assert line.startswith("::warning file=50%25 off%2C now.md,line=3,endLine=3,col=1,endColumn=")
    assert "title=HL101 sentence-too-long::This sentence has 32 words" in line
    assert error.startswith("::error file=torn.md::torn.md:1: this is not UTF-8 text.")


def test_gitlab_tells_equal_findings_apart(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "twice.md"
    path.write_text(f"{LONG}\n\n{LONG}\n", "utf-8")

    issues = json.loads(
        run("check", str(path), "--select", "HL101", "--output-format", "gitlab").out
    )

    assert [issue["severity"] for issue in issues] == ["minor", "minor"]
    assert len({issue["fingerprint"] for issue in issues}) == 2


def test_junit_counts_files_and_fails_those_that_fail(report: Report) -> None:
    suite = ET.fromstring(report("junit"))[0]  # noqa: S314 - our own text

    assert {key: suite.attrib[key] for key in ("tests", "failures", "errors")} == {
        "tests": "3",
        "failures": "1",
        "errors": "1",
    }
    first = suite[0].find("failure")
    assert first is not None
    assert "HL101" in (first.text or "")


def test_checkstyle_has_the_findings_by_file(report: Report) -> None:
    files = ET.fromstring(report("checkstyle"))  # noqa: S314 - our own text

    assert [(file.attrib["name"], len(file)) for file in files] == [
        ("50% off, now.md", 1),
        ("short.md", 0),
        ("torn.md", 1),
    ]
    assert files[0][0].attrib["line"] == "3"


def test_rdjson_counts_columns_in_bytes(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "arm.md"
    path.write_text(f"“Eat.” Ünder. {LONG}\n", "utf-8")

    out = run("check", str(path), "--select", "HL101", "--output-format", "rdjson").out

    (found,) = json.loads(out)["diagnostics"]
    line = path.read_bytes().splitlines()[0]
    column = found["location"]["range"]["start"]["column"]
    assert line[column - 1 :].startswith(b"If you have had")


def test_sarif_names_rule_place_and_level(report: Report) -> None:
    (found,) = json.loads(report("sarif"))["runs"]
    (result,) = found["results"]
    place = result["locations"][0]["physicalLocation"]

    assert found["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "HL101"
    assert result["level"] == "warning"
    assert place["artifactLocation"]["uri"] == "50%25%20off%2C%20now.md"
    assert place["region"]["startLine"] == 3
    (notification,) = found["invocations"][0]["toolExecutionNotifications"]
    assert "torn.md" in notification["message"]["text"]
    assert found["invocations"][0]["executionSuccessful"] is False


def test_sarif_is_built_as_the_standard_says(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given findings with and without fixes in files of strange names, one of which is no text
    monkeypatch.chdir(tmp_path)
    for name in HOSTILE:
        (tmp_path / name).write_text(f"Utilize ice – in order to rest.\n\n{LONG}\n", "utf-8")
    (tmp_path / "torn.md").write_bytes(b"Caf\xe9\n")

    log = json.loads(run("check", ".", "--output-format", "sarif").out)

    schema = json.loads((ROOT / "tests/data/sarif.schema.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(log)
    (found,) = log["runs"]
    rules = [rule["id"] for rule in found["tool"]["driver"]["rules"]]
    assert len(found["results"]) > len(HOSTILE)
    assert any("fixes" in result for result in found["results"])
    assert all(rules[one["ruleIndex"]] == one["ruleId"] for one in found["results"])


HOSTILE = ("a%b,c;d&e.md", "<'x'>.md", 'quo"te.md', "two\nlines.md", "ütf \u202e.md")


@pytest.mark.parametrize("form", ["junit", "checkstyle"])
def test_xml_is_well_formed_whatever_a_file_is_called_and_says(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in HOSTILE:
        (tmp_path / name).write_text("Utilize “]]>” <b> & \x0c \ud7ff in order to.\n", "utf-8")

    out = run("check", ".", "--output-format", form, "--fail-on", "warning").out
    root = ET.fromstring(out)  # noqa: S314 - our own

    named = {element.get("name") for element in root.iter() if element.tag in ("file", "testcase")}
    assert {"a%b,c;d&e.md", "<'x'>.md", 'quo"te.md'} <= named
    assert len(named) == len(HOSTILE)


def test_github_escapes_percents_and_line_ends(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "50%.md"
    path.write_text("It doubles the risk by\n5% of cases, and utilizing 100%\nof it helps.\n")

    lines = run("check", str(path), "--output-format", "github").out.splitlines()

    assert lines
    assert all(line.startswith("::") for line in lines)
    assert all("%" not in re.sub("%25|%0A|%0D|%3A|%2C", "", line) for line in lines)


def test_markdown_cannot_be_broken_by_a_name(report: Report) -> None:
    assert "## 50% off, now.md: **to fix**" in report("markdown")
    assert "| 3 | HL101 sentence-too-long | This sentence has 32 words" in report("markdown")


def test_statistics_count_the_findings_of_each_rule(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "twice.md"
    path.write_text(f"{LONG}\n\n{LONG}\n", "utf-8")

    out = run("check", str(path), "--select", "HL1", "--statistics").out

    assert out == "    2  HL101  sentence-too-long\n"


# --- What it would bring to rewrite --------------------------------------------------------------


def test_the_report_computes_what_rewriting_would_bring(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "leaflet.md"
    hard = "Chemotherapy administration necessitates venous access and considerable observation."
    path.write_text(f"{'Drink water. Eat well and rest a lot. Call us. ' * 4}{hard}\n")

    out = run("check", str(path), "--max-grade", "4").out
    rewrite = json.loads(run("check", str(path), "--max-grade", "4", "--json").out)["files"][0][
        "rewrite_first"
    ]

    assert rewrite["sentences"][0] == {"line": 1, "column": 189}
    now, then = rewrite["scores"]["smog"].values()
    assert now > then
    assert rewrite["to_limit"] == 1
    assert "1 sentence brings the text to its limit." in out
    assert f"Then SMOG is {rewrite['after'][0]['smog']:.1f}." in out


def test_a_rewritten_sentence_counts_as_plain_text(run: Run, tmp_path: Path) -> None:
    # Given one hard sentence between nine that pass
    easy = [f"Take {n} pills with a large glass of water every day. " for n in range(9)]
    hard = "Chemotherapy administration necessitates venous access and considerable observation. "
    path = tmp_path / "leaflet.md"
    path.write_text("".join([hard, *easy]))

    # When the limit is so low that the hard one breaks it
    flags = ("--max-grade", "smog=6", "--json")
    file = json.loads(run("check", str(path), *flags).out)["files"][0]

    # Then rewriting that one is enough, and no next sentence makes it worse
    grades = [each["smog"] for each in file["rewrite_first"]["after"]]
    assert file["limits"] == {"smog": 6}
    assert file["rewrite_first"]["to_limit"] == 1
    assert file["scores"]["smog"] > 6 > grades[0] >= grades[1] >= grades[2]


def test_a_text_whose_limit_no_rewriting_reaches_says_so(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "leaflet.md"
    path.write_text("Chemotherapy administration necessitates observation. " * 4)

    out = run("check", str(path), "--max-grade", "1").out

    assert "Even with every sentence in plain words" in out


def test_a_leaflet_fits_on_a_page(run: Run, tmp_path: Path) -> None:
    hard = (
        "Patients undergoing anticoagulation should utilize their medication prior to meals. "
        "Adverse effects are experienced by approximately 12% of individuals. "
        "Subsequently, INR levels are monitored in order to facilitate appropriate adjustments. "
    )
    path = tmp_path / "leaflet.md"
    path.write_text("# Your pills\n\n" + f"{hard}\n\n" * 10)

    lines = run("check", str(path)).out.splitlines()

    assert len(lines) <= 40
    assert max(map(len, lines)) <= 80
    assert "Use --all to see them." in "\n".join(lines)


def test_all_shows_every_finding_with_its_suggestion(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "leaflet.md"
    path.write_text("Utilize ice prior to sleep. Ask about anticoagulation.\n" * 12)

    record = json.loads(run("check", str(path), "--json").out)["files"][0]
    out = " ".join(run("check", str(path), "--all").out.split())

    shown = [finding for finding in record["findings"] if finding["code"] != "HL001"]
    assert [each for each in shown if f"{each['code']}: {each['message']}" not in out] == []
    assert out.count('Write "before".') == 12


@pytest.mark.parametrize("columns", [24, 40, 72])
def test_no_line_is_wider_than_the_window(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    path = tmp_path / "leaflet.md"
    path.write_text(f"# Pills\n\n{LONG} Utilize 薬を飲む前に ice prior to {'x' * 90}.\n", "utf-8")

    for flags in ((), ("--scores", "--all"), ("--explain-counts",)):
        lines = run("check", str(path), *flags).out.splitlines()
        assert max(map(cells, lines)) <= columns


def test_colour_only_on_a_terminal_that_wants_it(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "leaflet.md"
    path.write_text("Utilize ice.\n")

    plain = run("check", str(path)).out
    monkeypatch.setenv("FORCE_COLOR", "1")
    coloured = run("check", str(path)).out
    monkeypatch.setenv("NO_COLOR", "1")
    without = run("check", str(path)).out

    assert "\x1b[35m" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain == without


def test_a_folder_gets_a_summary_by_file_and_by_rule(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Utilize ice. Utilize heat.\n")
    (tmp_path / "b.md").write_text("Utilize ice.\n")

    out = run("check", str(tmp_path), "--select", "HL201").out

    assert f"{'3':>7} HL201 hard-word, in 2 files\n" in out.split("By rule\n")[1]
    assert "passes, 2 findings" in " ".join(out.split("By file\n")[1].split())


def test_a_missing_difficulty_has_a_reason(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "leaflet.md"
    path.write_text("Ask us. Drink a lot of water every day.\n")

    short, long = json.loads(run("check", str(path), "--json").out)["files"][0]["sentences"]

    assert (short["difficulty"], short["difficulty_missing"]) == (None, "fewer than 5 words")
    assert (long["difficulty_word"], long["difficulty_missing"]) == ("very easy", None)


# --- The page ------------------------------------------------------------------------------------


def luminance(color: str) -> float:
    """Return the relative luminance of a colour such as #fff3b0 (WCAG 2.2)."""
    digits = color.removeprefix("#")
    digits = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    levels = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    linear = [x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in levels]
    return sum(part * x for part, x in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_the_page_has_enough_contrast_on_every_shade(report: Report) -> None:
    style = report("html")
    shades = re.findall(r"background: (#[0-9a-f]+)", style)

    assert len(shades) == 4
    assert "color: #111;" in style
    for shade in shades:
        assert (luminance(shade) + 0.05) / (luminance("#111") + 0.05) >= 7


def test_the_page_loads_nothing_and_runs_nothing(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "evil.md"
    path.write_text("Rest & <script>alert(1)</script> drink `<b>` more water now.\n")

    page = run("check", str(path), "--output-format", "html").out

    assert "<script" not in page
    assert "src=" not in page
    assert "&lt;b&gt;" in page


def test_the_page_shades_hard_sentences_and_says_how_hard(report: Report) -> None:
    page = report("html")

    assert re.search(
        r'class="hard(er|est)?">If you have had .*<span class="grade">\(\d+\)</span>', page
    )
    assert '<span id="f0-0">Drink more water.</span>' in page
    assert '<a href="#f0-1">3</a>' in page


def test_the_page_shows_standard_input_too(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"Drink more water each day.\n")))

    assert "Drink more water each day." in run("check", "-", "--output-format", "html").out


# --- The JSON Schema -----------------------------------------------------------------------------


@pytest.mark.parametrize("options", [(), ("--explain-counts", "--compare", "textstat")])
@pytest.mark.parametrize(
    "source",
    [
        f"{LONG}\n\nIn order to heal, utilize ice.\n",
        "Metastatic.\n",
        "---\nlanguage: es\n---\n\nBeba agua. Descanse en la cama todo el tiempo que pueda.\n",
        "---\nlanguage: fi\n---\n\nJuo vettä ja lepää hyvin joka päivä.\n",
    ],
)
def test_the_report_is_what_its_schema_says(
    run: Run, tmp_path: Path, source: str, options: tuple[str, ...]
) -> None:
    path = tmp_path / "leaflet.md"
    path.write_text(source, "utf-8")
    schema = json.loads((ROOT / "hlreader/checker/data/report.schema.json").read_text("utf-8"))

    report = json.loads(run("check", str(path), "--json", *options).out)

    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(report)
