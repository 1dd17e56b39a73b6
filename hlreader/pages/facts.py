"""What a page says about an article, in words: the same for printed and plain pages."""

import re

from hlreader.models import Article, Origin, Paragraph, Source, plain_text

_ARTICLE_LINK = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:\.md)?")

SLOW_READER = 150
"""Words a minute of a careful reader, for "about 6 minutes"."""

NOT_REVIEWED = "Not yet reviewed by a clinician"
CARE_TEAM_NOTE = (
    "This page helps you understand and ask. It does not replace your care team. "
    "They know you and your health best."
)

_MONTHS = (
    "January February March April May June July August September October November December"
).split()


def date_in_words(date: str) -> str:
    """Return a date such as 2014-12-15 as December 15, 2014; other text as it is."""
    year, _, rest = date.partition("-")
    month, _, day = rest.partition("-")
    if not (year.isdigit() and month.isdigit() and day.isdigit()):
        return date
    return f"{_MONTHS[int(month) - 1]} {int(day)}, {year}"


def review(article: Article) -> str:
    """Return who reviewed an article and when, or that nobody did."""
    if not article.reviewed_by:
        return NOT_REVIEWED
    when = f" on {date_in_words(article.reviewed_on)}" if article.reviewed_on else ""
    return f"Reviewed by {article.reviewed_by}{when}"


def level(article: Article) -> str:
    """Return an article's reading level, or why it has none."""
    if article.grade is not None:
        return f"Reading level: grade {round(article.grade)} (SMOG)"
    if article.language.lower().startswith("en"):
        return "Reading level: too short to measure"
    return f"Reading level: not measured for this language ({article.language})"


def minutes(article: Article) -> int:
    """Return about how many minutes an article takes a careful reader."""
    return max(1, round(article.words / SLOW_READER))


def reading_time(article: Article) -> str:
    """Return about how long an article takes to read, in words."""
    count = minutes(article)
    return f"About {count} minute{'s' if count > 1 else ''} to read"


def source_line(source: Source) -> str:
    """Return a source in one line: title, publisher, year, address."""
    return ". ".join(part for part in (source.title, source.publisher, source.year) if part) + (
        f". {source.url}" if source.url else "."
    )


def origin_line(origin: Origin) -> str:
    """Return which page an article grew from. That page's review is not a review of ours."""
    where = f", {origin.publisher}" if origin.publisher else ""
    when = f" on {date_in_words(origin.reviewed_on)}" if origin.reviewed_on else ""
    review = f" That page was reviewed by {origin.reviewed_by}{when}." if origin.reviewed_by else ""
    return f'Rewritten in our own words from the facts of "{origin.title}"{where}.{review}'


def inline_definition(plain: str) -> str:
    """Return a definition as it stands in brackets in the middle of a sentence.

    Its full stop goes, and its first letter becomes small, but not that of "X-ray" or "MRI".
    """
    first = plain.split(" ", 1)[0]
    ordinary = first == "A" or first[1:].islower()
    return (plain[:1].lower() if ordinary else plain[:1]) + plain[1:].rstrip(".")


def link_note(address: str, text: str) -> str:
    """Return what stands after a link's text: how to follow it.

    A link to another article names the command that opens it; any other shows its address,
    unless the text is the address already.
    """
    if _ARTICLE_LINK.fullmatch(address):
        return f" (hlreader read {address.removesuffix('.md')})"
    bare = address.removeprefix("mailto:")
    return "" if not address or address.startswith("#") or bare == text else f" ({bare})"


def opening(article: Article) -> str:
    """Return one line about an article: its teaser, its summary, or its first paragraph."""
    blocks = article.document.blocks
    first = next((block for block in blocks if isinstance(block, Paragraph)), None)
    text = article.teaser or article.summary
    return text or (" ".join(plain_text(first.runs).split()) if first else "")
