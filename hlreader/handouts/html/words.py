"""The hard words of a page: a button at the first use, its meaning, and the list at the end.

The button opens the meaning beside the word, also without JavaScript. In a browser that is too old
for this, and on paper, the number after the word leads to the list.
"""

from collections.abc import Iterator, Sequence

from hlreader.handouts.html.addresses import Pages
from hlreader.handouts.html.elements import Markup, element, joined
from hlreader.handouts.html.wording import PageWording
from hlreader.header_and_footer import meanings
from hlreader.models import Term

MARK = "words"
"""The value of ``data-hlreader`` for what these functions add to an article."""


def word_button(number: int, text: str) -> Markup:
    """Return the button for a hard word, with the number of its meaning after it."""
    button = element(
        "button", text, type="button", class_="word", popovertarget=f"meaning_{number}"
    )
    mark = element("a", f"[{number}]", href=f"#word_{number}")
    return joined((button, element("span", mark, class_="mark", data_hlreader=MARK)))


def pop_outs(terms: Sequence[Term], wording: PageWording, pages: Pages) -> Markup:
    """Return the meanings that the buttons open. They are hidden until then."""
    return joined(_pop_out(number, term, wording, pages) for number, term in enumerate(terms, 1))


def _pop_out(number: int, term: Term, wording: PageWording, pages: Pages) -> Markup:
    name = f"meaning_{number}"
    close = element(
        "button",
        wording.close,
        type="button",
        class_="close",
        popovertarget=name,
        popovertargetaction="hide",
    )
    address = pages.word(term.term)
    more = element("p", element("a", wording.more_about_word, href=address)) if address else ""
    return element(
        "div",
        element("p", element("strong", term.term), id=f"name_{number}"),
        element(
            "div", *_meaning(term, wording), id=f"text_{number}", tabindex="-1", autofocus=True
        ),
        more,
        close,
        id=name,
        class_="meaning",
        popover="auto",
        role="dialog",
        aria_labelledby=f"name_{number}",
        aria_describedby=f"text_{number}",
        data_hlreader=MARK,
    )


def word_list(terms: Sequence[Term], wording: PageWording) -> Iterator[Markup]:
    """Yield the hard words with their meanings, as the rows of a ``dl``."""
    for number, term in enumerate(terms, 1):
        mark = element("span", f"[{number}] ", class_="number")
        yield element(
            "div",
            element("dt", mark, term.term, id=f"word_{number}"),
            element("dd", _said(term, wording), class_="say") if term.pronunciation else "",
            *(element("dd", part) for part in meanings(term)),
        )


def _meaning(term: Term, wording: PageWording) -> Iterator[Markup]:
    """Yield how to say a term, and what it means."""
    if term.pronunciation:
        yield element("p", _said(term, wording))
    for part in meanings(term):
        yield element("p", part)


def _said(term: Term, wording: PageWording) -> str:
    return wording.say.format(pronunciation=term.pronunciation)
