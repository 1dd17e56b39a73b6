"""Use the reader in tests: open an article on a context, press keys by name, and look at rows."""

from collections.abc import Iterable

from hlreader.documents.chunks import chunks
from hlreader.glossary import Glossary
from hlreader.header_and_footer import Related
from hlreader.library.article import article_from
from hlreader.models import Article, Term
from hlreader.reader.screen.frame import Frame, compose
from hlreader.reader.screen.keys import Key
from hlreader.reader.session import key_actions as session
from hlreader.reader.session.context import ReaderContext
from hlreader.reader.session.size_steps import nearest, steps_of
from hlreader.reader.session.state import Look, State
from hlreader.reader.text.book import Book
from hlreader.reader.wording import ENGLISH, ReaderWording
from hlreader.textsize.available_sizes import letterings
from hlreader.textsize.capabilities import Capabilities
from hlreader.textsize.sizes import parse as parse_size
from tests.parsing import parse

KITTY = Capabilities("kitty", (0, 48), osc66=True, octants=True, quadrants=True)
XTERM = Capabilities("XTerm", (390,), dec=True, quadrants=True)
TMUX = Capabilities("tmux", (3, 4), quadrants=True)
VTE = Capabilities("VTE", (8400,), octants=True, quadrants=True)

WORDS = Glossary(
    [
        Term(
            "scintigraphy",
            "A scan that uses a little of something radioactive.",
            pronunciation="sin-TIG-ruh-fee",
            aliases=("gamma scan",),
            see_also=("bone scan", "tracer"),
        ),
        Term("bone scan", "A test that shows where bone is changing.", see_also=("tracer",)),
        Term(
            "tracer", "A small dose that gives off rays.", more="Most of it soon leaves the body."
        ),
        Term("biopsy", "A test of a small piece of tissue.", abbreviations=("bx",)),
        Term("biopsia", "Una prueba de un trozo de tejido.", language="es"),
        *(Term(f"tracer number {number}", "One of many doses.") for number in range(1, 41)),
    ]
)

FRONT = """title: Your scan
topic: Tests
related: [fever, rest]
sources:
  - {title: Bone health, publisher: NIH, url: "https://example.org/bones"}
"""

TEXT = """\
You may need a biopsy before you start. It does not hurt much.

## Which scans may I have?

Your doctor may ask for scintigraphy. Nobody will mind if you ask why. It takes an hour.

| Test | What happens |
|---|---|
| Bone scan | You get a tracer by a shot, and later a camera takes pictures of you. |
| CT | You lie on a table. |

- Drink *water*.
- Wear loose clothes, and read [about rest](rest.md) or <https://example.org/rest>.

## What comes after?

After the scan you can go home, eat what you like, and do what you always do.

> "I slept all day," says a man of fifty. "It was a good day."

1. Call if you feel ill.
2. Ask about the biopsy.

Your team will tell you what the pictures show. That takes two or three days.
"""

RELATED = (
    Related("fever", "Fever", "When to call."),
    Related("rest", "How to rest", "Sleep helps you heal."),
)


def article(text: str = TEXT, front: str = FRONT, slug: str = "your-scan") -> Article:
    """Return the article of a Markdown text."""
    return article_from(parse(f"---\n{front}---\n\n{text}", f"{slug}.md", "markdown"), slug)


def book(text: str = TEXT, front: str = FRONT, related: tuple[Related, ...] = RELATED) -> Book:
    """Return an open article."""
    read = article(text, front)
    return Book(read, chunks(read.document.blocks), WORDS, related)


def context(
    text: str = TEXT,
    front: str = FRONT,
    terminal: Capabilities = TMUX,
    words: ReaderWording = ENGLISH,
    related: tuple[Related, ...] = RELATED,
) -> ReaderContext:
    """Return a context with the article open on a terminal with these capabilities."""
    return ReaderContext([book(text, front, related)], steps_of(letterings(terminal)), words)


def opened(
    on: ReaderContext, columns: int = 80, rows: int = 24, size: str = "normal", keys: str = ""
) -> State:
    """Return the state after opening the article and pressing keys."""
    look = Look(size=nearest(on.steps, parse_size(size).scale))
    return press(session.start(on, columns, rows, look), on, keys)


def press(state: State, on: ReaderContext, keys: str | Iterable[Key]) -> State:
    """Return the state after pressing keys, whose names have spaces between them."""
    for key in [Key(name) for name in keys.split()] if isinstance(keys, str) else keys:
        state = session.press(state, key, on)
        for _ in range(10_000):
            if not session.wants_more(state, on):
                break
            state = session.advance(state, on)
    return state


def typed(text: str) -> list[Key]:
    """Return the keys that type a text."""
    return [Key("space" if letter == " " else letter) for letter in text]


def lines(state: State, on: ReaderContext) -> list[str]:
    """Return the text of the window, with a string for each line of letters."""
    return texts(compose(state, on))


def texts(frame: Frame) -> list[str]:
    """Return the text of each strip of a frame."""
    return ["".join(span.text for span in strip.spans).rstrip() for strip in frame.strips]


def shown(state: State, on: ReaderContext) -> str:
    """Return the whole text of the window with single spaces."""
    return " ".join(" ".join(lines(state, on)).split())


def keys_line(state: State, on: ReaderContext) -> str:
    """Return the keys that the window names, in one line also where they take two."""
    frame = compose(state, on)
    rows = on.areas(state).bar
    below: list[str] = []
    for strip, text in zip(reversed(frame.strips), reversed(texts(frame)), strict=True):
        if rows <= 0:
            break
        rows -= strip.height
        below.insert(0, text.strip())
    return ("  " if on.bar_letters(state).lettering.height > 1 else " · ").join(filter(None, below))
