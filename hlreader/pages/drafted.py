"""What ``hlreader import`` tells about a draft: as text, and as a record for JSON."""

import shlex
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from hlreader import header_and_footer
from hlreader.dates import is_day
from hlreader.glossary.words.missing import MissingWord
from hlreader.importing.draft import Draft
from hlreader.language import DEFAULT, primary
from hlreader.library.article import MOST_SIGNS
from hlreader.messages import Message, message_language, translated
from hlreader.models import Article
from hlreader.wording import wording_for

_MOST_WORDS = 10
"""The most hard words that the text names. `glossary missing` lists all."""


class Drafted(NamedTuple):
    """A draft, and what was done with it."""

    source: str
    path: str
    written: bool
    exists: bool
    """Whether the file was there before."""
    draft: Draft
    article: Article
    missing: Sequence[MissingWord]


def drafted_text(drafted: Drafted) -> Iterator[str]:
    """Yield what a draft has, how hard it is to read, and what to do next."""
    yield f"{_told(_headline(drafted))}\n"
    for name, value in _facts(drafted):
        yield f"  {_told(name)}: {_told(value)}\n"
    yield f"\n{_told(Message('What to do next:'))}\n"
    for number, step in enumerate(_steps(drafted), 1):
        yield f"  {number}. {_told(step)}\n"


def _told(text: str) -> str:
    return translated(text) if isinstance(text, Message) else text


def _headline(drafted: Drafted) -> str:
    title, path = drafted.article.title, drafted.path
    if drafted.written and drafted.exists:
        return Message("Replaced {path} with a draft: {title}", path=path, title=title)
    if drafted.written:
        return Message("Wrote a draft to {path}: {title}", path=path, title=title)
    if drafted.exists:
        return Message(
            "{path} already exists, so --force would be needed to write the draft: {title}",
            path=path,
            title=title,
        )
    return Message("Would write a draft to {path}: {title}", path=path, title=title)


def _facts(drafted: Drafted) -> Iterator[tuple[str, str]]:
    article, facts = drafted.article, drafted.draft.facts
    wording = wording_for(message_language())
    if not facts.is_titled:
        yield Message("Title"), Message("The file gives none, so it is from the file's name.")
    yield Message("Language"), article.language
    if article.topic:
        yield Message("Section"), article.topic
    if article.summary:
        yield Message("Summary"), article.summary
    if origin := article.adapted_from:
        published = [origin.publisher, origin.author, origin.url]
        if any(published):
            yield Message("From"), ", ".join(filter(None, published))
        if origin.reviewed_by or origin.reviewed_on or facts.when:
            when = origin.reviewed_on or facts.when
            day = header_and_footer.date_in_words(when, wording) if is_day(when) else when
            yield (
                Message("The page was reviewed"),
                ", ".join(filter(None, (origin.reviewed_by, day))),
            )
    measures = header_and_footer.level(article, wording)
    name, _, grade = measures.partition(": ")
    yield name, f"{grade}. {header_and_footer.reading_time(article, wording)}"
    yield Message("Kept"), ", ".join(map(_told, _kept(drafted)))
    if drafted.draft.kept.dropped_links:
        yield (
            Message("Left out"),
            Message(
                "the addresses of links that only work on the page: {count}. Their words stay.",
                count=drafted.draft.kept.dropped_links,
            ),
        )
    yield Message("Hard words without an entry"), _hard_words(drafted)
    yield Message("Danger signs"), _signs(drafted)


def _kept(drafted: Drafted) -> Iterator[str]:
    """Yield how many of each thing the draft has, each as a name and a number."""
    kept = drafted.draft.kept
    described = kept.pictures - kept.undescribed
    counts = (
        (drafted.article.words, Message("words {count}", count=drafted.article.words)),
        (kept.headings, Message("headings {count}", count=kept.headings)),
        (kept.lists, Message("lists {count}", count=kept.lists)),
        (kept.tables, Message("tables {count}", count=kept.tables)),
        (kept.quotations, Message("quotations {count}", count=kept.quotations)),
        (kept.notes, Message("notes {count}", count=kept.notes)),
        (kept.links, Message("links {count}", count=kept.links)),
        (described, Message("pictures as their descriptions {count}", count=described)),
        (kept.undescribed, Message("pictures to describe {count}", count=kept.undescribed)),
    )
    return (text for count, text in counts if count)


def _hard_words(drafted: Drafted) -> str:
    missing = drafted.missing
    if primary(drafted.article.language) != DEFAULT:
        return Message("hlreader finds them in English texts only")
    if not missing:
        return Message("none")
    named = ", ".join(word.term for word in missing[:_MOST_WORDS])
    more = len(missing) - _MOST_WORDS
    return Message("{named} and {more} more", named=named, more=more) if more > 0 else named


def _signs(drafted: Drafted) -> str:
    found, written = drafted.draft.signs, drafted.article.danger_signs
    if written:
        return Message(
            'the {count} under "{section}" are in `danger_signs`. Check them.',
            count=len(written.signs),
            section=written.section,
        )
    if not found:
        return Message("no list of them found")
    section, signs = found[0].signs
    if not section:
        return Message(
            "the list of {count} has no heading. Add one to use it for `danger_signs`.",
            count=len(signs),
        )
    return Message(
        '{count} under "{section}". Choose at most {most} for `danger_signs`.',
        count=len(signs),
        section=section,
        most=MOST_SIGNS,
    )


def _steps(drafted: Drafted) -> Iterator[Message]:
    article, path = drafted.article, shlex.quote(drafted.path)
    if article.adapted_from and not drafted.draft.facts.slug:
        publisher = article.adapted_from.publisher or article.adapted_from.author
        if publisher:
            yield Message(
                "The words are those of {who}. Use your own words, or ask if you may use these.",
                who=publisher,
            )
        else:
            yield Message("If the words are not yours, use your own, or ask if you may use these.")
    yield from _steps_after_handout(drafted)
    if not drafted.written:
        yield Message("Write it: run this again without --dry-run.")
    yield Message("Find what is hard to read: `hlreader check {path}`", path=path)
    if drafted.missing:
        yield Message("Explain the hard words: `hlreader glossary missing {path}`", path=path)
    if drafted.draft.kept.undescribed:
        yield Message("Describe the pictures: look for `![]()`.")
    empty = [name for name in ("topic", "summary") if not getattr(article, name)]
    if empty:
        yield Message(
            "Fill in what the page does not say: {names}.",
            names=", ".join(f"`{name}`" for name in empty),
        )
    yield Message("When it is ready for readers, remove the line `draft: true`.")


def _steps_after_handout(drafted: Drafted) -> Iterator[Message]:
    """Yield what to do with the draft of a hand-out that someone may have changed."""
    article = drafted.article
    if drafted.draft.facts.slug and article.reviewed_by:
        yield Message(
            "{who} reviewed the hand-out. Remove `reviewed_by` if the text has changed since.",
            who=article.reviewed_by,
        )
    if drafted.draft.stale:
        yield Message(
            "The text of the hand-out has changed. Write these fields again, as it says now: "
            "{names}.",
            names=", ".join(f"`{name}`" for name in drafted.draft.stale),
        )
    if drafted.draft.facts.slug:
        yield Message(
            "The draft does not have what hlreader adds to a hand-out, such as meanings. If you "
            "changed any of it, change it in the draft or the glossary, too."
        )
    if drafted.draft.lost_questions:
        yield Message(
            "Questions for teach-back to write again, since their headings are gone: {count}.",
            count=drafted.draft.lost_questions,
        )


def drafted_record(drafted: Drafted) -> dict[str, Any]:
    """Return a draft for JSON. If it was not written, its text is in ``markdown``."""
    article, draft = drafted.article, drafted.draft
    origin, signs = article.adapted_from, article.danger_signs
    record: dict[str, Any] = {
        "source": drafted.source,
        "output": drafted.path,
        "written": drafted.written,
        "replaced": drafted.written and drafted.exists,
        "title": article.title,
        "topic": article.topic or None,
        "summary": article.summary or None,
        "language": article.language,
        "adapted_from": {key: text or None for key, text in origin._asdict().items()}
        if origin
        else None,
        "words": article.words,
        "grade": None if article.grade is None else round(article.grade, 2),
        "formula": article.formula or None,
        "kept": draft.kept._asdict(),
        "missing": [{"term": word.term, "uses": word.uses} for word in drafted.missing],
        "danger_signs": {"section": signs.section, "signs": list(signs.signs)} if signs else None,
        "signs_found": [
            {"section": one.signs.section or None, "signs": list(one.signs.signs)}
            for one in draft.signs
        ],
        "next": [str(step) for step in _steps(drafted)],
    }
    if not drafted.written:
        record["markdown"] = draft.text
    return record
