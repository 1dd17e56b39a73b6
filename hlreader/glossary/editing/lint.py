"""What an editor should fix in a working glossary: findings and reading levels.

What makes a glossary unusable stops its loading (``load.py``). These checks read definitions and
compare entries, which takes longer, so they only run on request. A circle of see_also is fine,
since related terms point at each other. A circle of definitions is not.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple, TypeAlias

from hlreader.documents.source import decode
from hlreader.errors import ContentError, UnreadableError
from hlreader.glossary import Glossary
from hlreader.glossary.editing.circular_definitions import circles
from hlreader.glossary.editing.field_places import FieldPlaces
from hlreader.glossary.editing.levels import Level, level_of
from hlreader.glossary.load import names_with_case, read_file, read_terms
from hlreader.glossary.parts.examples import failures
from hlreader.glossary.parts.load import is_parts_file, read_parts
from hlreader.glossary.words.hard_words import is_hard
from hlreader.glossary.words.keys import (
    accents,
    accents_agree,
    fold_token,
    key,
    plural_keys,
    tokens,
)
from hlreader.glossary.words.match import Matcher
from hlreader.glossary.words.reference import referred_to
from hlreader.language import DEFAULT, primary
from hlreader.models import Place, Term
from hlreader.readability import word_difficulty
from hlreader.readability.words import words as words_of
from hlreader.sanitize import Shown, shown

_NULLS = ("~", "null", "Null", "NULL", "None", "n/a", "N/A")
_MOST_IN_PLAIN = 30


class Finding(NamedTuple):
    """Something to fix: the place, rule, entry, problem and hint."""

    path: Shown
    place: Place
    rule: str
    term: str
    message: str
    hint: str


class FileLint(NamedTuple):
    """The findings in one file, in order, and the levels of its definitions.

    A file of word parts has no definitions; ``parts`` says how many parts it has.
    """

    path: Shown
    findings: tuple[Finding, ...]
    levels: tuple[Level, ...]
    parts: int = 0


class Lint(NamedTuple):
    """The findings in all files. ``errors`` make a file unusable."""

    files: tuple[FileLint, ...]
    errors: tuple[UnreadableError, ...]
    max_grade: float

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of all files."""
        return tuple(finding for file in self.files for finding in file.findings)


class Context(NamedTuple):
    """What the rules look at: one file's entries and levels, and the entries of other files."""

    terms: tuple[Term, ...]
    levels: tuple[Level, ...]
    own: Glossary
    others: Glossary
    matchers: dict[str, Matcher]
    max_grade: float
    today: date


Fault: TypeAlias = tuple[Term, str, str, str, str]
"""An entry, the field and the item that are wrong in it (or empty), the message, and the hint."""

Rule: TypeAlias = Callable[[Context], Iterator[Fault]]


def lint(paths: Sequence[Path], others: Glossary, max_grade: float, today: date) -> Lint:
    """Return what an editor should fix in glossary files, and how hard their definitions are.

    A file of word parts (``glossary/parts.yaml``) is recognised by its first item.

    ``others`` are the glossaries in use next to them: a see_also may lead there. Raises UsageError
    for a missing file.
    """
    files: list[FileLint] = []
    errors: list[UnreadableError] = []
    for path in paths:
        file = shown(path)
        try:
            text = decode(read_file(path), file)
            if is_parts_file(text, file):
                files.append(_lint_parts(text, file, errors.append))
            else:
                files.append(lint_text(text, file, others, max_grade, today, errors.append))
        except UnreadableError as error:
            errors.append(error)
    return Lint(tuple(files), tuple(errors), max_grade)


def lint_text(
    text: str,
    file: Shown,
    others: Glossary,
    max_grade: float,
    today: date,
    broken: Callable[[ContentError], None],
) -> FileLint:
    """Return the same for the text of one glossary file. Entries that are wrong go to ``broken``.

    Raises ContentError for a text that is no glossary.
    """
    terms = read_terms(text, file, broken)
    places = FieldPlaces(text, file)
    levels = tuple(map(level_of, terms))
    own = Glossary(terms)
    matchers = {language: own.matcher(language) for language in _languages(terms)}
    context = Context(terms, levels, own, others, matchers, max_grade, today)
    found = [
        Finding(file, places.of(term, field, item), name, term.term, message, hint)
        for name, rule in RULES.items()
        for term, field, item, message, hint in rule(context)
    ]
    return FileLint(file, tuple(sorted(found, key=attrgetter("place"))), levels)


def _lint_parts(text: str, file: Shown, broken: Callable[[ContentError], None]) -> FileLint:
    """Return the findings in a file of word parts: its examples that fail."""
    content = read_parts(text, file, broken)
    found = (
        Finding(file, Place(word.line, word.column), "example", word, message, hint)
        for (word, _), message, hint in failures(content)
    )
    return FileLint(file, tuple(sorted(found, key=attrgetter("place"))), (), len(content.parts))


def _languages(terms: Sequence[Term]) -> dict[str, None]:
    return dict.fromkeys(primary(term.language) for term in terms)


def too_hard(context: Context) -> Iterator[Fault]:
    """Find definitions over the limit."""
    for level in context.levels:
        if level.grade is not None and level.grade > context.max_grade:
            message = (
                f"the definition of `{level.term.term}` has grade {level.grade:.1f}, over the "
                f"limit of {context.max_grade:g}."
            )
            hint = "Use shorter words, or split it into `plain` and `more`."
            yield level.term, *_where(level.sense), message, hint


def too_long(context: Context) -> Iterator[Fault]:
    """Find definitions that are too long, in any language."""
    for level in context.levels:
        if level.words > _MOST_IN_PLAIN:
            message = (
                f"the definition of `{level.term.term}` has {level.words} words, over "
                f"{_MOST_IN_PLAIN}."
            )
            hint = "Keep one sentence; put the rest in `more`."
            yield level.term, *_where(level.sense), message, hint


def _where(sense: str) -> tuple[str, str]:
    """Return the field and the item that hold a definition: that of a sense, or the only one."""
    return ("senses", sense) if sense else ("plain", "")


def own_term(context: Context) -> Iterator[Fault]:
    """Find definitions that use the word they explain."""
    for term in context.terms:
        words = tokens(term.plain)
        said = {form for word in words for form in (fold_token(word), *plural_keys(word))}
        if not any(key(name).split(" ")[0] in said for name, _ in names_with_case(term)):
            continue  # most of them; a closer look needs a separate glossary
        own = Glossary([term._replace(no_autolink=False)])
        for sense, plain in _definitions(term):
            for used in own.find(plain, term.language)[:1]:
                message = f"the definition of `{term.term}` uses the word itself: `{used.text}`."
                yield term, *_where(sense), message, "Say it in other words."


def _definitions(term: Term) -> list[tuple[str, str]]:
    """Return what an entry says its word means: the field of each sense, if any, and its text."""
    return [(sense.field, sense.plain) for sense in term.senses] or [("", term.plain)]


def circle(context: Context) -> Iterator[Fault]:
    """Find words that only explain each other, so that readers who know neither learn nothing."""
    numbers = {(term.language, term.term): number for number, term in enumerate(context.terms)}
    uses = {}
    for number, term in enumerate(context.terms):
        found = context.matchers[primary(term.language)].find(term.plain)
        used = [numbers[match.term.language, match.term.term] for match in found]
        if used:
            uses[number] = [other for other in dict.fromkeys(used) if other != number]
    for numbers_of_circle in circles(uses):
        terms = [context.terms[number] for number in numbers_of_circle]
        chain = ", ".join(f"`{term.term}` by `{after.term}`" for term, after in _around(terms))
        message = f"these terms explain each other: {chain}."
        yield terms[0], "plain", "", message, "Explain one of them in everyday words."


def _around(terms: list[Term]) -> Iterator[tuple[Term, Term]]:
    yield from zip(terms, [*terms[1:], terms[0]], strict=True)


def only_refers(context: Context) -> Iterator[Fault]:
    """Find definitions that only refer to another entry, so they should be its alias."""
    for term in context.terms:
        name = referred_to(term.plain)
        hit = context.own.lookup(name, term.language) if name else None
        if hit and "medical" not in term.plain:  # a medical word may say how it is spoken
            message = f"`{term.term}` only refers to `{hit.term.term}`."
            hint = f"Add it to the `aliases` of `{hit.term.term}` and remove this entry."
            yield term, "plain", "", message, hint


def see_also(context: Context) -> Iterator[Fault]:
    """Find names in see_also that have no entry, are not its term, or are the entry itself."""
    terms = {term.term for term in (*context.terms, *context.others.terms)}
    for term in context.terms:
        seen: set[str] = set()
        for name in term.see_also:
            if name in seen:
                message = f"`see_also` of `{term.term}` names `{name}` twice."
                yield term, "see_also", name, message, "Remove one."
            elif name == term.term:
                message = f"`see_also` of `{term.term}` leads to itself."
                yield term, "see_also", name, message, "Remove it."
            elif name not in terms:
                yield _lost(context, term, name)
            seen.add(name)


def _lost(context: Context, term: Term, name: str) -> Fault:
    hits = (words.lookup(name, term.language) for words in (context.own, context.others))
    hit = next((hit for hit in hits if hit), None)
    if hit and hit.term.term == term.term:
        message = (
            f"`see_also` of `{term.term}` leads to itself, because `{name}` is another name for it."
        )
        return term, "see_also", name, message, "Remove it."
    if hit:
        message = f"`see_also` of `{term.term}` says `{name}`, but the entry is `{hit.term.term}`."
        return term, "see_also", name, message, f"Write `{hit.term.term}`."
    message = f"`see_also` of `{term.term}` leads nowhere: there is no entry `{name}`."
    close = [
        *context.own.suggest(name, 1, term.language),
        *context.others.suggest(name, 1, term.language),
    ]
    hint = f"Did you mean `{close[0]}`? " if close else ""
    return term, "see_also", name, message, f"{hint}Add the entry or remove the name."


def same_key(context: Context) -> Iterator[Fault]:
    """Find names of two entries that a look-up cannot tell apart: X-ray and X ray."""
    owners: dict[tuple[str, str], dict[tuple[int, int, bool], tuple[str, Term]]] = {}
    for term in context.terms:
        for text, cased in names_with_case(term):
            if cased:
                continue  # its capitals tell it apart
            # Names with the same accents conflict with the same others, so the first is enough.
            claims = owners.setdefault((primary(term.language), key(text)), {})
            for other, owner in claims.values():
                if owner is not term and accents_agree(text, other) and accents_agree(other, text):
                    message = (
                        f"`{text}` of `{term.term}` and `{other}` of `{owner.term}` (line "
                        f"{owner.line}) are the same name when a reader looks it up."
                    )
                    yield term, "", "", message, "Keep one of the two."
                    break
            claims.setdefault(accents(text), (text, term))


def cannot_be_found(context: Context) -> Iterator[Fault]:
    """Find names without a letter or digit, which nobody can look up."""
    for term in context.terms:
        for text, _ in names_with_case(term):
            if not key(text):
                message = f"`{text}` has no letters or digits, so nobody can look it up."
                yield term, "", "", message, "Give it a name in letters."


def twice(context: Context) -> Iterator[Fault]:
    """Find names that are twice in one entry."""
    for term in context.terms:
        seen: set[str] = set()
        for text, _ in names_with_case(term):
            if text in seen:
                message = f"`{text}` is in the entry of `{term.term}` twice."
                yield term, "", "", message, "Keep one of the two."
            seen.add(text)


def null_value(context: Context) -> Iterator[Fault]:
    """Find values that a program wrote for an empty field, which readers would see as words."""
    for term in context.terms:
        for field in ("plain", "more", "technical", "pronunciation", "audience"):
            value = getattr(term, field)
            if value in _NULLS:
                message = f"`{field}` of `{term.term}` is the word `{value}`."
                yield term, field, "", message, "Leave the field out if it has no value."


def not_yet(context: Context) -> Iterator[Fault]:
    """Find reviews that have not happened yet."""
    for term in context.terms:
        if term.reviewed and date.fromisoformat(term.reviewed) > context.today:
            message = f"`reviewed` of `{term.term}` is in the future: {term.reviewed}."
            yield term, "reviewed", "", message, "Write the day of the review."


def harder_word(context: Context) -> Iterator[Fault]:
    """Find English definitions that use a hard word, harder than the term, without an entry."""
    for term in context.terms:
        if primary(term.language) != DEFAULT:
            continue
        limit = word_difficulty(" ".join((term.term, *term.aliases)))
        for sense, plain in _definitions(term):
            for found in words_of(plain):
                word = found[0]
                if not is_hard(word) or word_difficulty(word) <= limit:
                    continue
                if not _is_explained(context, plain, found.start(), word):
                    message = (
                        f"`{word}` in the definition of `{term.term}` is harder than the term."
                    )
                    hint = "Use a plainer word, or add an entry for it."
                    yield term, *_where(sense), message, hint


def _is_explained(context: Context, text: str, start: int, word: str) -> bool:
    """Return whether a word of a text has an entry, or is a part of a term that has one."""
    glossaries = (context.own, context.others)
    return any(words.lookup(word) for words in glossaries) or any(
        match.start <= start < match.end for words in glossaries for match in words.find(text)
    )


RULES: dict[str, Rule] = {
    "too-hard": too_hard,
    "too-long": too_long,
    "own-term": own_term,
    "circle": circle,
    "only-refers": only_refers,
    "see-also": see_also,
    "same-name": same_key,
    "no-letters": cannot_be_found,
    "name-twice": twice,
    "null-value": null_value,
    "review-to-come": not_yet,
    "harder-word": harder_word,
}
"""The rules by name, in order."""
