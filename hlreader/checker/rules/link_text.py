"""HL506 link-text-unhelpful."""

import re
from collections.abc import Iterator

from hlreader.checker.rule import Found, found_at
from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.text.links import links
from hlreader.checker.text.passage import Passage
from hlreader.documents.formats import suffixes_of
from hlreader.patterns import lazy

CODE = "HL506"
NAME = "link-text-unhelpful"

FAILS = """\
For help to quit, [click here](https://example.org/quit). See https://example.org/quit too.
[More](tips.md)
"""
PASSES = """\
You can [get help to quit](https://example.org/quit). You can find us at [example.org](tips.md).
"""

_UNHELPFUL = frozenset(
    " ".join(phrase.split())
    for phrase in """
    click, click here, click this, click this link, here, this, this link, this page, this
    site, this website, this article, link, links, more, more info, more information, read
    more, read this, read on, learn more, find out more, see more, view more, show more, see
    here, go, go here, go to, go there, page, website, web site, details, more details,
    continue, continue reading, info, information, download, download here, tap here, press
    here, follow this link, visit, visit here, visit this page, see, read, check here, check
    it out, url, source, start, next
    """.split(",")
)
_VERBS = frozenset({"click", "tap", "press"})
_CLICK = lazy(
    r"(?:click|tap|press)\s+(?:here\b|this\s+link\b|(?:on|the)\s+(?:(?:this|the|following)\s+)?link\b)",
    re.IGNORECASE,
)
_WITH_LINKS = suffixes_of("markdown", "html", "docx", "odt", "rtf", "pptx", "epub")
_ADDRESS = lazy(r"(?:https?://|www\.)[^\s<>()\[\]\"“”]+[^\s<>()\[\]\"“”.,;:!?'’]")
_SHORT_ADDRESS = 24
"""Readers can say, and type from paper, an address of up to this many letters:
"www.example.org"."""


def check(text: CheckedText) -> Iterator[Found]:
    """Find links whose words do not say where they lead: "click here", "more", a bare address.

    Why: many readers jump from link to link, and so do people who use a screen reader. "Here" tells
    them nothing, and nobody can click on paper (WCAG 2.4.4).

    Instead: say what the link leads to: "get help to quit". The rule leaves addresses in plain text
    alone, because plain text has no links.
    """
    has_links = text.document.name.lower().endswith(_WITH_LINKS)
    for passage, index in text.english_words.uses(_VERBS):
        yield from _clicks(passage, passage.word_start(index))
    for passage in text.passages:
        if has_links and ("www." in passage.text or "://" in passage.text):
            yield from _bare_addresses(passage)
        if not any(run.link for run in passage.runs):
            continue
        for start, end, address in links(passage):
            words = " ".join(passage.text[start:end].lower().split()).strip(" .:!?>»→…*_")
            is_address = words.startswith(("http://", "https://", "www."))
            if is_address and len(words) <= _SHORT_ADDRESS:
                continue
            if is_address or not words or (text.is_english and words in _UNHELPFUL):
                yield found_at(
                    passage,
                    start,
                    end,
                    f'"{passage.text[start:end].strip()}" does not say where the link leads.',
                    f"Say what is {'at the address' if address else 'there'}.",
                )


def _clicks(passage: Passage, start: int) -> Iterator[Found]:
    """Yield "click here" at a place of a text if it is not a link."""
    match = _CLICK.match(passage.text, start)
    run = passage.run_at(start)
    if match and run and not (run.link or run.code) and not passage.is_quoted(*match.span()):
        yield found_at(
            passage,
            *match.span(),
            f'"{match[0]}" does not say where it leads.',
            "Name the page, or link words that say where.",
        )


def _bare_addresses(passage: Passage) -> Iterator[Found]:
    """Yield long addresses in a text that are not links."""
    for match in _ADDRESS.finditer(passage.text):
        run = passage.run_at(match.start())
        if run and not (run.link or run.code) and len(match[0]) > _SHORT_ADDRESS:
            yield found_at(
                passage,
                *match.span(),
                f'"{match[0]}" does not say where it leads.',
                "Link words that say where.",
            )
