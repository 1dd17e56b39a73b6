"""Every rule: documented, coded, with a passage in which it finds something and one fixed."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from hlreader.checker.config.configuration import configuration
from hlreader.checker.rule import Finding, Rule, Scope
from hlreader.checker.rules import all_rules
from hlreader.checker.rules_catalogue import pages
from hlreader.checker.runner import check, check_document
from hlreader.checker.text.glossary_file import is_glossary
from tests.checking import checked, glossary, source_at
from tests.conftest import ROOT, Result
from tests.parsing import parse


@pytest.fixture
def findings_of(tmp_path: Path) -> Callable[[Rule, str], list[Finding]]:
    """Return what tells what a rule finds in a text of the kind that it looks at."""

    def findings(rule: Rule, source: str) -> list[Finding]:
        path = tmp_path / rule.example
        path.write_text(source, "utf-8")
        if is_glossary(rule.example):
            report = check(path, glossary=glossary())
            return [found for _, found in report.findings if found.code == rule.code]
        return list(rule.findings(checked(source)))

    return findings


every_rule = pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)


@every_rule
def test_a_rule_finds_its_failing_passage_at_a_place_in_it(
    findings_of: Callable[[Rule, str], list[Finding]], rule: Rule
) -> None:
    lines = rule.fails.count("\n")

    found = findings_of(rule, rule.fails)

    assert found
    assert all(1 <= finding.place.line <= lines + 1 for finding in found)
    assert all(finding.place <= finding.end for finding in found)


@every_rule
def test_a_rule_finds_nothing_in_its_passing_passage(
    findings_of: Callable[[Rule, str], list[Finding]], rule: Rule
) -> None:
    assert findings_of(rule, rule.passes) == []


@every_rule
def test_a_rule_says_what_why_and_what_instead(rule: Rule) -> None:
    assert re.search(r"\n\n *Why: .+\n\n *Instead: ", rule.documentation, re.DOTALL)


def test_codes_and_names_are_one_of_a_kind_and_well_formed() -> None:
    rules = all_rules()

    assert len({rule.code for rule in rules}) == len({rule.name for rule in rules}) == len(rules)
    assert all(re.fullmatch(r"HL\d{3}", rule.code) for rule in rules)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name) for rule in rules)


def test_what_a_rule_looks_at_fits_its_code() -> None:
    scopes = {rule.code: rule.scope for rule in all_rules() if rule.scope is not Scope.TEXT}

    assert scopes == {
        "HL001": Scope.LEVEL,
        **{f"HL60{number}": Scope.FRONT_MATTER for number in range(1, 10)},
        "HL610": Scope.FRONT_MATTER,
        "HL701": Scope.GLOSSARY,
        "HL901": Scope.IGNORES,
        "HL902": Scope.IGNORES,
    }


def test_findings_come_in_the_order_of_the_text() -> None:
    source = f"{all_rules()[0].fails}\n" * 2
    document = parse(source, "leaflet.md", "markdown")

    report = check_document(document, source_at("leaflet.md"), configuration([]), glossary())

    assert [*report.findings] == sorted(report.findings, key=lambda finding: finding.place)


def test_of_a_very_long_text_only_level_and_front_matter_are_checked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Given a text longer than the rules look at, with faults of several kinds
    monkeypatch.setattr("hlreader.limits.LONGEST_CHECKED", 200)
    front = "---\nreviewed_on: 2019-01-31\n---\n\n"
    hard = "".join(rule.fails for rule in all_rules() if rule.code in ("HL001", "HL002", "HL101"))
    document = parse(f"{front}{hard}<!-- hlreader: off HL101 -->\n", "a.md", "markdown")

    report = check_document(document, source_at("a.md"), configuration([]), glossary())

    assert {finding.code[:3] for finding in report.findings} == {"HL0", "HL6"}
    assert {finding.code for finding in report.findings} >= {"HL001", "HL601", "HL605"}
    assert "only its reading level and front matter were checked" in report.score.warnings[-1]


def test_the_list_of_rules_fits_a_terminal_of_80_columns(run: Callable[..., Result]) -> None:
    lines = run("rules").out.splitlines()

    assert max(map(len, [*lines, *run("rules", "HL607").out.splitlines()])) <= 80
    assert [line.split()[0] for line in lines if line.startswith("HL")] == [
        rule.code for rule in all_rules()
    ]


def test_the_pages_of_the_rules_are_up_to_date() -> None:
    # To write them again: hlreader rules --pages docs/rules
    folder = ROOT / "docs" / "rules"

    written = {path.name: path.read_text("utf-8") for path in folder.iterdir()}

    assert written == dict(pages(all_rules()))


def test_the_pages_are_written_by_a_command(run: Callable[..., Result], tmp_path: Path) -> None:
    folder = tmp_path / "docs" / "rules"

    result = run("rules", "--pages", str(folder))

    assert (result.code, result.out) == (0, "")
    assert len(list(folder.iterdir())) == len(all_rules()) + 1
    assert "[HL101](HL101.md)" in (folder / "README.md").read_text("utf-8")
