"""The page around an article: its head, its settings, its style and its script.

The page may run one script and use one style: those whose digests its Content-Security-Policy
names. It may load nothing, send nothing, and no text in it can run.
"""

from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from hlreader.handouts.html.addresses import MAIN
from hlreader.handouts.html.elements import NOTHING, Markup, element, joined, verbatim
from hlreader.handouts.html.language import Tongue, direction
from hlreader.handouts.html.wording import PageWording

_FOLDER = Path(__file__).parent
_CLOSED = "default-src 'none'; base-uri 'none'; form-action 'none'"


class Assets(NamedTuple):
    """The style and the script of a page, and the policy that allows them and nothing else."""

    policy: str
    style: Markup
    script: Markup


@cache
def inlined() -> Assets:
    """Return the assets of a page that is one file."""
    style, script = asset("page.css"), asset("page.js")
    policy = f"{_CLOSED}; style-src {_digest(style)}; script-src {_digest(script)}"
    return Assets(policy, verbatim("style", style), verbatim("script", script))


def linked(styles: Iterable[str], scripts: Iterable[str]) -> Assets:
    """Return the assets of a page that shares files with the other pages of its site."""
    policy = f"{_CLOSED}; style-src 'self'; script-src 'self'"
    style = joined(element("link", rel="stylesheet", href=one) for one in styles)
    return Assets(policy, style, joined(element("script", src=one) for one in scripts))


def asset(name: str, folder: Path = _FOLDER) -> str:
    """Return a style or a script of hlreader's own."""
    return (folder / name).read_text("utf-8")


def _digest(text: str) -> str:
    """Return the digest of an inline style or script for a Content-Security-Policy."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


class Page(NamedTuple):
    """A page to be framed."""

    title: str
    language: str
    main: Markup
    """Its content, with an ``h1``."""
    wording: PageWording
    tongue: Tongue
    """The language of hlreader's own words, where it is not that of the page."""
    summary: str = ""
    facts: Iterable[Markup] = ()
    """More elements for its head."""
    top: Markup = NOTHING
    """What comes before the settings, such as the name of a clinic and the links of a site."""
    bottom: Markup = NOTHING
    """What comes after the content, such as the meanings of hard words."""
    large_print: bool = False
    """Whether all font sizes are larger, on paper 18 points or more."""


def framed(page: Page, assets: Assets) -> bytes:
    """Return a page as the bytes of an HTML file."""
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=assets.policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="generator", content="hlreader"),
        element("title", page.title),
        element("meta", name="description", content=page.summary) if page.summary else "",
        *page.facts,
        assets.style,
        assets.script,
    )
    lang, way = page.tongue
    skip = element("a", page.wording.skip, href=f"#{MAIN}", class_="skip", lang=lang, dir=way)
    header = element("header", page.top, settings(page.wording, page.tongue))
    main = element("main", page.main, id=MAIN, tabindex="-1")
    body = element("body", skip, header, main, page.bottom)
    html = element(
        "html",
        head,
        body,
        lang=page.language,
        dir=direction(page.language),
        class_="large" if page.large_print else "",
    )
    return f"<!doctype html>\n{html}\n".encode()


@cache
def settings(wording: PageWording, tongue: Tongue) -> Markup:
    """Return the buttons for font size, spacing and colours. The script shows them."""
    more = element(
        "details",
        element("summary", wording.more_settings),
        _choices("spacing", wording.spacing, wording.spacings),
        _choices("colours", wording.colours, wording.colour_schemes),
        element("button", wording.print, type="button", class_="print"),
    )
    lang, way = tongue
    return element(
        "section",
        _choices("size", wording.font_size, wording.sizes, letters=True),
        more,
        class_="settings",
        aria_label=wording.settings,
        hidden=True,
        lang=lang,
        dir=way,
        data_hlreader="settings",
    )


def _choices(setting: str, title: str, names: Iterable[str], *, letters: bool = False) -> Markup:
    """Return buttons of which one is pressed. Buttons for sizes show a letter in that size."""
    buttons = (
        element(
            "button",
            joined(("A", element("span", f" {name}", class_="unseen"))) if letters else name,
            type="button",
            data_set=setting,
            data_value=str(number),
            aria_pressed="false" if number else "true",
        )
        for number, name in enumerate(names)
    )
    name = element("span", title, id=f"set_{setting}")
    return element("div", name, *buttons, role="group", aria_labelledby=f"set_{setting}")
