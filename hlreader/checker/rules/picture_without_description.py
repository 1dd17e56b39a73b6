"""HL507 picture-without-description."""

import re
from collections.abc import Iterator

from hlreader.checker.rule import Found, found_at
from hlreader.checker.text.checked_text import CheckedText
from hlreader.documents.formats import suffixes_of
from hlreader.patterns import TAG_ATTRIBUTES, lazy

CODE = "HL507"
NAME = "picture-without-description"

FAILS = """\
Sit up straight.

![](posture.png) ![IMG_2041.jpg](two.png)
"""
PASSES = """\
Sit up straight.

![A woman sits with a straight back and both feet on the floor.](posture.png)
"""

_PICTURE = lazy(r"\[picture(?::\s*+(?P<description>.*))?\]", re.DOTALL)
_ADVICE = ("This picture has no description.", "Say in one sentence what it shows.")
_PICTURE_IN_HTML = lazy(rf"<img\b {TAG_ATTRIBUTES} >", re.VERBOSE | re.IGNORECASE)
_DESCRIBED = lazy(
    r"\salt\s*=|\saria-label\s*=|\srole\s*=\s*[\"']?(?:presentation|none)\b", re.IGNORECASE
)
_NO_DESCRIPTION = lazy(
    r"\s*+(?:[\w\s-]*\.(?:png|jpe?g|gif|svg|webp|bmp|tiff?)|(?:img|dsc|image|picture|photo|figure|fig|"
    r"screenshot|graphic|icon|logo|alt|untitled)[\s._-]*+\d*)\s*",
    re.IGNORECASE,
)


def check(text: CheckedText) -> Iterator[Found]:
    """Find pictures without a description, or with a file name as the description.

    Why: people who cannot see the picture get nothing from it. Neither do people who read in a
    terminal or on a slow line (WCAG 1.1.1).

    Instead: say what the picture shows in one sentence: "A woman sits with a straight back."
    """
    yield from _without_description_in_html(text)
    for passage in text.passages:
        position = 0
        for run in passage.runs:
            found = _PICTURE.fullmatch(run.text) if run.aside else None
            if found and _NO_DESCRIPTION.fullmatch(found["description"] or "image"):
                yield found_at(
                    passage,
                    position,
                    position + len(run.text),
                    *_ADVICE,
                )
            position += len(run.text)


def _without_description_in_html(text: CheckedText) -> Iterator[Found]:
    """Yield the pictures without a description in the article of a web page.

    An empty description, ``alt=""``, marks a picture as decoration.
    """
    if not text.document.name.lower().endswith(suffixes_of("html")) or not text.passages:
        return
    first, last = (text.passages[number].source(0) for number in (0, -1))
    for match in _PICTURE_IN_HTML.finditer(text.document.source, first):
        if match.start() <= last and not _DESCRIBED.search(match[0]):
            yield Found(*match.span(), *_ADVICE)
