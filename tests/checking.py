"""Check a short Markdown text with one rule, for the tests of rules."""

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

from hlreader.checker.rule import Found, Rule
from hlreader.checker.rules import all_rules
from hlreader.checker.text.checked_text import CheckedText, Settings
from hlreader.checker.text.own_words import OwnWord, OwnWords
from hlreader.documents.formats import SUFFIXES
from hlreader.documents.sources import SourceFile
from hlreader.glossary import Glossary
from hlreader.library.facts import Facts
from hlreader.library.facts_file import read_facts
from hlreader.sanitize import shown
from tests.conftest import ROOT
from tests.parsing import parse, parse_bytes

TODAY = date(2026, 11, 22)
OWN_WORDS = OwnWords((OwnWord("client", "patient"),))
"""A team's own word list."""


@cache
def glossary() -> Glossary:
    """Return a small glossary that does not change with hlreader's own."""
    return Glossary.load(ROOT / "tests" / "data" / "glossary.yaml")


@cache
def facts() -> Facts:
    """Return the facts that the texts of these tests state."""
    name = "facts.yaml"
    return Facts(read_facts((ROOT / "tests" / "data" / name).read_text("utf-8"), name))


def source_at(path: str | Path) -> SourceFile:
    return SourceFile(Path(path), shown(path), plain=True)


def rule_named(name: str) -> Rule:
    return next(rule for rule in all_rules() if rule.name == name)


def checked(
    source: str, settings: Settings | None = None, has_file: Callable[[str], bool] | None = None
) -> CheckedText:
    document = parse(source, "leaflet.md", "markdown")
    settings = settings or Settings(today=TODAY, words=OWN_WORDS)
    return CheckedText(document, settings, glossary(), has_file, facts=facts())


def checked_as(source: str, name: str) -> CheckedText:
    """Return a text ready for rules, in the format of its file name."""
    document = parse_bytes(source.encode(), name, SUFFIXES[Path(name).suffix])
    return CheckedText(document, Settings(today=TODAY), glossary())


def found_by(name: str, source: str) -> list[Found]:
    return list(rule_named(name).check(checked(source)))


def words_found(name: str, source: str) -> list[str]:
    """Return the words of the source in a rule's findings."""
    return [source[found.start : found.end] for found in found_by(name, source)]


def fixed(name: str, source: str) -> str:
    """Return the source after the fixes of a rule."""
    for found in sorted(found_by(name, source), reverse=True):
        if found.fix:
            source = source[: found.fix.start] + found.fix.text + source[found.fix.end :]
    return source
