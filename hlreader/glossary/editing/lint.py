"""What an editor should fix in a working glossary: findings and reading levels.

``load.py`` finds the errors that make a glossary unusable. The checks here read definitions and
compare entries. This takes longer, so they only run on request. A circle of see_also is fine,
because related terms point to each other. A circle of definitions is not.
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
from hlreader.messages import Message
from hlreader.models import Place, Term
from hlreader.readability import word_difficulty
from hlreader.readability.words import words as words_of
from hlreader.sanitize import Shown, shown

_NULLS = ("~", "null", "Null", "NULL", "None", "n/a", "N/A")
_MOST_IN_PLAIN = 30


class Finding(NamedTuple):
    """A problem to fix: its place, rule, entry, message and hint."""

    path: Shown
    place: Place
    rule: str
    term: str
    message: str
    hint: str


class FileLint(NamedTuple):
    """The findings in one file, in order, and the levels of its definitions.

    A file of word parts has no definitions. ``parts`` is how many parts it has.
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
"""An entry, the field and the item that are wrong (or empty), the message, and the hint."""

Rule: TypeAlias = Callable[[Context], Iterator[Fault]]


def lint(paths: Sequence[Path], others: Glossary, max_grade: float, today: date) -> Lint:
    """Return what an editor should fix in glossary files, and how hard their definitions are.

    A file of word parts (``glossary/parts.yaml``) is recognised by its first item.

    ``others`` are the other glossaries in use: a see_also may lead to their entries. Raises
    UsageError if a file is missing.
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
    """Return the findings and levels of one glossary file. Errors in entries go to ``broken``.

    Raises ContentError if the text is not a glossary.
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
            message = Message(
                "the definition of `{term}` has grade {grade:.1f}, over the limit of "
                "{max_grade:g}.",
                term=level.term.term,
                grade=level.grade,
                max_grade=context.max_grade,
            )
            hint = Message("Use shorter words, or split it into `plain` and `more`.")
            yield level.term, *_where(level.sense), message, hint


def too_long(context: Context) -> Iterator[Fault]:
    """Find definitions that are too long, in any language."""
    for level in context.levels:
        if level.words > _MOST_IN_PLAIN:
            message = Message(
                "the definition of `{term}` has {words} words, over {most_in_plain}.",
                term=level.term.term,
                words=level.words,
                most_in_plain=_MOST_IN_PLAIN,
            )
            hint = Message("Keep one sentence; put the rest in `more`.")
            yield level.term, *_where(level.sense), message, hint


def _where(sense: str) -> tuple[str, str]:
    """Return the field and the item with a definition: those of a sense, or of the only one."""
    return ("senses", sense) if sense else ("plain", "")


def own_term(context: Context) -> Iterator[Fault]:
    """Find definitions that use the word they explain."""
    for term in context.terms:
        words = tokens(term.plain)
        said = {form for word in words for form in (fold_token(word), *plural_keys(word))}
        if not any(said.issuperset(key(name).split(" ")) for name, _ in names_with_case(term)):
            continue  # as for most definitions; a closer look needs a separate glossary
        own = Glossary([term._replace(no_autolink=False)])
        for sense, plain in _definitions(term):
            for used in own.find(plain, term.language)[:1]:
                message = Message(
                    "the definition of `{term}` uses the word itself: `{text}`.",
                    term=term.term,
                    text=used.text,
                )
                yield term, *_where(sense), message, Message("Say it in other words.")


def _definitions(term: Term) -> list[tuple[str, str]]:
    """Return the definitions of an entry: the field of each sense, if any, and its text."""
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
        message = Message("these terms explain each other: {chain}.", chain=chain)
        yield terms[0], "plain", "", message, Message("Explain one of them in everyday words.")


def _around(terms: list[Term]) -> Iterator[tuple[Term, Term]]:
    yield from zip(terms, [*terms[1:], terms[0]], strict=True)


def only_refers(context: Context) -> Iterator[Fault]:
    """Find definitions that only refer to another entry, so they should be its alias."""
    for term in context.terms:
        name = referred_to(term.plain)
        hit = context.own.lookup(name, term.language) if name else None
        if hit and "medical" not in term.plain:  # it may say which word is medical
            message = Message(
                "`{term}` only refers to `{term2}`.", term=term.term, term2=hit.term.term
            )
            hint = Message(
                "Add it to the `aliases` of `{term}` and remove this entry.", term=hit.term.term
            )
            yield term, "plain", "", message, hint


def see_also(context: Context) -> Iterator[Fault]:
    """Find names in see_also that have no entry, are not its term, or are the entry itself."""
    terms = {term.term for term in (*context.terms, *context.others.terms)}
    for term in context.terms:
        seen: set[str] = set()
        for name in term.see_also:
            if name in seen:
                message = Message(
                    "`see_also` of `{term}` names `{name}` twice.", term=term.term, name=name
                )
                yield term, "see_also", name, message, Message("Remove one.")
            elif name == term.term:
                message = Message("`see_also` of `{term}` leads to itself.", term=term.term)
                yield term, "see_also", name, message, Message("Remove it.")
            elif name not in terms:
                yield _lost(context, term, name)
            seen.add(name)


def _lost(context: Context, term: Term, name: str) -> Fault:
    hits = (words.lookup(name, term.language) for words in (context.own, context.others))
    hit = next((hit for hit in hits if hit), None)
    if hit and hit.term.term == term.term:
        message = Message(
            "`see_also` of `{term}` leads to itself, because `{name}` is another name for it.",
            term=term.term,
            name=name,
        )
        return term, "see_also", name, message, Message("Remove it.")
    if hit:
        message = Message(
            "`see_also` of `{term}` says `{name}`, but the entry is `{term2}`.",
            term=term.term,
            name=name,
            term2=hit.term.term,
        )
        return term, "see_also", name, message, Message("Write `{term}`.", term=hit.term.term)
    message = Message(
        "`see_also` of `{term}` leads nowhere: there is no entry `{name}`.",
        term=term.term,
        name=name,
    )
    close = [
        *context.own.suggest(name, 1, term.language),
        *context.others.suggest(name, 1, term.language),
    ]
    hint = Message("Add the entry or remove the name.")
    if close:
        hint = Message("Did you mean `{close}`? Add the entry or remove the name.", close=close[0])
    return term, "see_also", name, message, hint


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
                    message = Message(
                        "`{text}` of `{term}` and `{other}` of `{term2}` (line {line}) are the "
                        "same name when a reader looks it up.",
                        text=text,
                        term=term.term,
                        other=other,
                        term2=owner.term,
                        line=owner.line,
                    )
                    yield term, "", "", message, Message("Keep one of the two.")
                    break
            claims.setdefault(accents(text), (text, term))


def cannot_be_found(context: Context) -> Iterator[Fault]:
    """Find names without a letter or digit, which nobody can look up."""
    for term in context.terms:
        for text, _ in names_with_case(term):
            if not key(text):
                message = Message(
                    "`{text}` has no letters or digits, so nobody can look it up.", text=text
                )
                yield term, "", "", message, Message("Give it a name in letters.")


def twice(context: Context) -> Iterator[Fault]:
    """Find names that an entry has twice."""
    for term in context.terms:
        seen: set[str] = set()
        for text, _ in names_with_case(term):
            if text in seen:
                message = Message(
                    "`{text}` is in the entry of `{term}` twice.", text=text, term=term.term
                )
                yield term, "", "", message, Message("Keep one of the two.")
            seen.add(text)


def null_value(context: Context) -> Iterator[Fault]:
    """Find values that a program wrote for an empty field, which readers would see as words."""
    for term in context.terms:
        for field in ("plain", "more", "technical", "pronunciation", "audience"):
            value = getattr(term, field)
            if value in _NULLS:
                message = Message(
                    "`{field}` of `{term}` is the word `{value}`.",
                    field=field,
                    term=term.term,
                    value=value,
                )
                yield term, field, "", message, Message("Leave the field out if it has no value.")


def not_yet(context: Context) -> Iterator[Fault]:
    """Find reviews that have not happened yet."""
    for term in context.terms:
        if term.reviewed and date.fromisoformat(term.reviewed) > context.today:
            message = Message(
                "`reviewed` of `{term}` is in the future: {reviewed}.",
                term=term.term,
                reviewed=term.reviewed,
            )
            yield term, "reviewed", "", message, Message("Write the day of the review.")


def harder_word(context: Context) -> Iterator[Fault]:
    """Find English definitions with a word that is harder than the term and has no entry."""
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
                    message = Message(
                        "`{word}` in the definition of `{term}` is harder than the term.",
                        word=word,
                        term=term.term,
                    )
                    hint = Message("Use a plainer word, or add an entry for it.")
                    yield term, *_where(sense), message, hint


def _is_explained(context: Context, text: str, start: int, word: str) -> bool:
    """Return whether a word of a text has an entry, or is part of a term that has one."""
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
