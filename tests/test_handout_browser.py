"""A hand-out in a real browser: it can be used by all, and nothing of an article runs in it.

Needs Debian's package chromium.
"""

import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeAlias

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from hlreader.actions.make_site import make_site
from hlreader.glossary import Glossary
from hlreader.handouts.leaflet import Clinic
from hlreader.handouts.paper import Paper
from tests.html_pages import ARABIC, HOSTILE, page_from, page_of

CHROMIUM = shutil.which("chromium")

pytestmark = [
    pytest.mark.skipif(not CHROMIUM, reason="chromium is not installed: see the top of the file"),
    pytest.mark.slow,
]

AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
NARROW = {"width": 320, "height": 640}
"""1280 pixels at a zoom of 400 % (WCAG 2.2, 1.4.10)."""

SPACED = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }
"""
"""The text spacing that a page must bear (WCAG 2.2, 1.4.12)."""

LOST = """() => {
  const room = document.documentElement.clientWidth;
  const shown = (one) => one.checkVisibility({ visibilityProperty: true });
  const lost = [...document.querySelectorAll("body *")].filter((one) => {
    if (one.closest(".unseen, .skip, thead") || !shown(one)) return false;
    const box = one.getBoundingClientRect();
    const style = getComputedStyle(one);
    const clipped = style.overflow !== "visible" && one.matches(":not(textarea, input)") &&
      (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1);
    return clipped || box.right > room + 1 || box.left < -1;
  });
  return lost.map((one) => `${one.tagName} ${one.textContent.slice(0, 40)}`);
}"""
"""What is cut off, or leads out of the window to the side."""

Open: TypeAlias = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


def faults_in(message: str) -> list[str]:
    """Return the message of the console if it is a fault.

    A test may press a key before the page is ready. Then Chromium tells that it leaves the focus.
    """
    return [] if message.startswith("Autofocus processing was blocked") else [message]


@pytest.fixture
def opened(browser: Browser) -> Iterator[Open]:
    """Return what opens a page. In the end, the page must have asked for nothing but itself."""
    contexts = []
    asked: list[str] = []
    failed: list[str] = []

    def opened(path: Path, before: str = "", **options: Any) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1000, "height": 700}} | options)
        context.set_default_timeout(10_000)
        contexts.append(context)
        if before:
            context.add_init_script(before)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: failed.append(str(error)))
        page.on("console", lambda message: failed.extend(faults_in(message.text)))
        page.on("dialog", lambda dialog: failed.append(f"dialog: {dialog.message}"))
        page.goto(path.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()
    own = re.compile(r"file:.*(\.html|/assets/[a-z-]+\.(css|js))(#.*)?")
    assert [url for url in asked if not own.fullmatch(url)] == []
    assert failed == []


@pytest.fixture(scope="session")
def pages(compiled: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return hand-outs as files: of the library, in other scripts, of the user's own, hostile."""
    folder = tmp_path_factory.mktemp("pages")
    own = (
        "# Your heart\n\n#### Deep\n\n1. One\n   - two\n\n> Rest.\n\n```\n"
        + "x" * 200
        + "\n```\n\n[a](https://a.example)"
    )
    made = {
        "English": page_of("metastatic", clinic=Clinic("Hill Street Clinic", "555 0100")),
        "Spanish": page_of("metastatic", "es"),
        "tables": page_of("taking-medicines-safely"),
        "Arabic": page_from(ARABIC, folder),
        "own": page_from(own, folder),
        "hostile": page_from(HOSTILE, folder),
    }
    found = {}
    for name, page in made.items():
        found[name] = folder / f"{name}.html"
        found[name].write_text(page.source, "utf-8")
    return found


PAGES = ("English", "Spanish", "tables", "Arabic", "own", "hostile")


def wrongs_of(page: Page, rules: Sequence[str] = RULES) -> list[str]:
    """Return what axe-core finds on a page."""
    page.evaluate(AXE)
    kind = "tag" if rules is RULES else "rule"
    found = page.evaluate(
        "async (only) => (await axe.run(document, { runOnly: only, preload: false })).violations",
        {"type": kind, "values": rules},
    )
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found]


def spaced(page: Page) -> None:
    page.evaluate(
        "(css) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css);"
        " document.adoptedStyleSheets.push(sheet); }",
        SPACED,
    )


def set_to(page: Page, setting: str, value: int) -> None:
    """Press the button for a setting."""
    details = page.locator(".settings details")
    if setting != "size" and details.get_attribute("open") is None:
        details.locator("summary").click()
    page.locator(f"[data-set={setting}][data-value='{value}']").click()


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id || document.activeElement.textContent"))


# ── For all ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(name: str, pages: dict[str, Path], opened: Open) -> None:
    page = opened(pages[name], viewport=NARROW)
    if page.locator(".word").count():
        page.locator(".word").first.click()

    assert wrongs_of(page) == []


@pytest.mark.parametrize(
    ("colours", "scheme"), [(0, "light"), (0, "dark"), (1, "dark"), (2, "light")]
)
def test_all_colours_have_enough_contrast(
    colours: int, scheme: str, pages: dict[str, Path], opened: Open
) -> None:
    page = opened(pages["hostile"], color_scheme=scheme)

    set_to(page, "colours", colours)

    ink = {1: "rgb(0, 0, 0)", 2: "rgb(255, 255, 255)"}.get(colours)
    assert ink in (None, page.locator("h1").evaluate("(one) => getComputedStyle(one).color"))
    assert wrongs_of(page, ["color-contrast-enhanced"]) == []


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_lost_at_400_percent_in_any_font_size_or_spacing(
    name: str, pages: dict[str, Path], opened: Open
) -> None:
    page = opened(pages[name], viewport=NARROW)
    lost = [page.evaluate(LOST)]
    for size in (1, 3):
        set_to(page, "size", size)
        lost.append(page.evaluate(LOST))
    set_to(page, "spacing", 1)
    lost.append(page.evaluate(LOST))
    spaced(page)
    lost.append(page.evaluate(LOST))

    assert lost == [[]] * 5
    assert page.evaluate("document.documentElement.scrollWidth") == NARROW["width"]


@pytest.mark.parametrize("width", [640, 1280])
def test_nothing_is_lost_at_200_percent_and_with_wide_spacing(
    width: int, pages: dict[str, Path], opened: Open
) -> None:
    page = opened(pages["tables"], viewport={"width": width, "height": 500})
    lost = [page.evaluate(LOST)]
    spaced(page)
    lost.append(page.evaluate(LOST))

    assert lost == [[], []]


def test_each_font_size_is_larger_and_is_kept(pages: dict[str, Path], opened: Open) -> None:
    page = opened(pages["English"])
    heights = []
    for size in range(4):
        set_to(page, "size", size)
        heights.append(
            page.locator("article > p").last.evaluate(
                "(one) => parseFloat(getComputedStyle(one).fontSize)"
            )
        )
        pressed = page.locator("[data-set=size][aria-pressed=true]")
        assert pressed.get_attribute("data-value") == str(size)

    page.reload()

    assert heights == sorted(set(heights))
    assert heights[0] >= 18
    assert heights[3] >= 2 * heights[0]
    assert page.locator("[data-set=size][aria-pressed=true]").get_attribute("data-value") == "3"
    assert page.locator("html").get_attribute("data-size") == "3"


@pytest.mark.parametrize(
    "broken",
    [
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no') } })",
        'try { localStorage.setItem(\'hlreader\', \'{"size": "9 x", "colours": 1\') } catch {}',
        "try { localStorage.setItem('hlreader', '{\"size\": \"9\"}') } catch {}",
    ],
    ids=["refused", "not ours", "too large"],
)
def test_settings_work_where_none_can_be_kept(
    broken: str, pages: dict[str, Path], opened: Open
) -> None:
    page = opened(pages["English"], before=broken)
    before = page.locator("html").get_attribute("data-size")

    set_to(page, "size", 2)

    assert before is None
    assert page.locator("html").get_attribute("data-size") == "2"


def test_in_forced_colours_a_pressed_button_and_a_meaning_have_edges(
    pages: dict[str, Path], opened: Open
) -> None:
    page = opened(pages["English"], forced_colors="active")
    page.locator(".word").first.click()

    def edge(what: str) -> float:
        script = "(one) => parseFloat(getComputedStyle(one).borderTopWidth)"
        return float(page.locator(what).first.evaluate(script))

    assert edge("[data-set=size][aria-pressed=true]") > edge("[data-set=size][aria-pressed=false]")
    assert edge(".meaning:popover-open") >= 1
    assert edge(".danger") >= 1


def test_nothing_moves(pages: dict[str, Path], opened: Open) -> None:
    page = opened(pages["English"])

    moving = page.evaluate(
        "[...document.querySelectorAll('*')].filter((one) => { const s = getComputedStyle(one);"
        " return s.animationName !== 'none' || parseFloat(s.transitionDuration) > 0; }).length"
    )

    assert moving == 0


# ── With the keyboard ──────────────────────────────────────────────────────────────────────


def test_the_first_key_skips_to_the_content(pages: dict[str, Path], opened: Open) -> None:
    page = opened(pages["English"])

    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    in_view = skip.evaluate("(one) => one.getBoundingClientRect().top >= 0")
    page.keyboard.press("Enter")

    assert in_view
    assert focused(page) == "main_text"


NO_POPOVER = "delete HTMLElement.prototype.popover;"
"""Makes the page's script believe that the browser is old."""
NO_ANCHORS = (
    "const real = CSS.supports; CSS.supports = (...what) => !String(what).includes('position-area')"
    " && real.apply(CSS, what);"
)


@pytest.mark.parametrize(
    ("before", "javascript"),
    [("", True), ("", False), (NO_ANCHORS, True), (NO_POPOVER, True)],
    ids=["native", "no JavaScript", "no anchors", "no Popover API"],
)
def test_a_word_opens_beside_it_with_enter_and_escape_goes_back(
    *, before: str, javascript: bool, pages: dict[str, Path], opened: Open
) -> None:
    page = opened(pages["English"], before, java_script_enabled=javascript)
    word = page.locator(".word").nth(1)
    meaning = page.locator("#meaning_2")
    word.focus()
    hidden = meaning.is_hidden()

    page.keyboard.press("Enter")
    meaning.wait_for(state="visible")
    at, box = word.bounding_box(), meaning.bounding_box()
    inside = page.locator("#meaning_2 :focus").count()
    page.keyboard.press("Tab")
    on_close = page.locator("#meaning_2 .close:focus").count()
    page.keyboard.press("Escape")

    assert hidden
    assert at
    assert box
    assert 0 <= box["y"] - (at["y"] + at["height"]) < 30  # right below the word
    assert box["x"] <= at["x"] + at["width"]
    assert (inside, on_close) == (1, 1)
    assert meaning.is_hidden()
    assert page.locator(".word:focus").text_content() == "lymph nodes"


@pytest.mark.parametrize("before", ["", NO_POPOVER], ids=["native", "no Popover API"])
def test_a_meaning_closes_with_its_button_with_another_word_and_with_a_click_elsewhere(
    before: str, pages: dict[str, Path], opened: Open
) -> None:
    page = opened(pages["English"], before)
    first, second = page.locator("#meaning_1"), page.locator("#meaning_2")

    page.locator(".word").nth(0).click()
    first.locator(".close").click()
    by_button = first.is_hidden()
    back = page.locator(".word:focus").text_content()
    page.locator(".word").nth(0).click()
    page.locator(".word").nth(1).click()
    by_other = first.is_hidden() and second.is_visible()
    page.locator("h1").click()

    assert (by_button, by_other, second.is_hidden()) == (True, True, True)
    assert back == "Metastatic"


def test_a_meaning_fits_in_a_small_window_with_the_largest_letters(
    pages: dict[str, Path], opened: Open
) -> None:
    page = opened(pages["English"], viewport=NARROW)
    set_to(page, "size", 3)

    page.locator(".word").nth(2).click()
    box = page.locator("#meaning_3").bounding_box()

    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= NARROW["width"]
    assert box["height"] <= NARROW["height"]


def test_without_javascript_no_dead_buttons_are_shown_and_the_words_are_listed(
    pages: dict[str, Path], opened: Open
) -> None:
    page = opened(pages["English"], java_script_enabled=False)

    assert page.locator(".settings").is_hidden()
    assert page.locator("#word_1").is_visible()
    page.locator(".questions summary").first.click()
    assert page.locator(".questions details p").first.is_visible()


# ── On paper ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("javascript", [True, False])
def test_on_paper_there_are_words_and_answers_and_no_buttons(
    *, javascript: bool, pages: dict[str, Path], opened: Open, tmp_path: Path
) -> None:
    page = opened(pages["English"], java_script_enabled=javascript, color_scheme="dark")
    page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)

    paper = pypdfium2.PdfDocument(tmp_path / "page.pdf")
    text = " ".join(one.get_textpage().get_text_bounded() for one in paper)
    text = " ".join(text.split())
    paper.close()

    assert "lymph nodes[2]" in text
    assert "[2] lymph node" in text
    assert "The cancer has spread past the breast" in text  # an answer
    assert "(https://www.cancer.gov/types/metastatic-cancer)" in text
    assert "Hill Street Clinic" in text
    assert "Font size" not in text
    assert "Skip to content" not in text
    assert "Close" not in text


def test_large_print_has_18_points_on_paper_and_larger_letters_on_the_screen(
    tmp_path: Path, opened: Open
) -> None:
    sizes = []
    for large in (False, True):
        path = tmp_path / f"{large}.html"
        path.write_text(page_of("asthma", paper=Paper(large_print=large)).source, "utf-8")
        page = opened(path)
        size = "(one) => parseFloat(getComputedStyle(one).fontSize)"
        screen = page.locator("article > p").last.evaluate(size)
        page.emulate_media(media="print")
        sizes.append((screen, page.locator("article > p").last.evaluate(size) * 3 / 4))

    [(screen, points), (large_screen, large_points)] = sizes
    assert large_screen > screen
    assert points >= 12
    assert round(large_points, 1) >= 18


# ── Hostile articles ───────────────────────────────────────────────────────────────────────


def test_nothing_of_a_hostile_article_runs_or_loads(pages: dict[str, Path], opened: Open) -> None:
    page = opened(pages["hostile"])
    for one in page.locator("article a[href^='#'], article button, summary").all():
        one.dispatch_event("click")
        one.dispatch_event("mouseover")

    assert page.evaluate("window.hit") is None
    assert page.evaluate("document.scripts.length") == 1
    assert page.locator("h1").is_visible()


def test_even_a_script_in_the_page_would_not_run(pages: dict[str, Path], browser: Browser) -> None:
    # Given a page that someone has put code into
    page = browser.new_page()
    page.goto(pages["own"].as_uri())

    page.evaluate(
        "() => { const one = document.createElement('div');"
        " one.innerHTML = '<details open ontoggle=\"window.hit=1\">a</details>';"
        " const two = document.createElement('script'); two.textContent = 'window.hit=2';"
        " window.blocked = 0;"
        " document.addEventListener('securitypolicyviolation', () => window.blocked++);"
        " document.body.append(one, two); }"
    )
    page.wait_for_function("window.blocked >= 2")
    hit = page.evaluate("window.hit")
    page.close()

    assert hit is None


# ── The site ───────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="session")
def site(
    compiled: Path, part_of_the_glossary: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Return the site of the shipped articles with some of the words."""
    folder = tmp_path_factory.mktemp("site") / "site"
    make_site(folder, None, [part_of_the_glossary], Clinic("Hill Street Clinic", "555 0100"))
    return folder


@pytest.mark.parametrize(
    "path", ["index.html", "es/index.html", "letters/a.html", "words/index.html", "words/aids.html"]
)
def test_axe_finds_nothing_on_the_pages_of_a_site(path: str, site: Path, opened: Open) -> None:
    page = opened(site / path, viewport=NARROW)
    if "index.html" in path and "words" not in path:
        page.fill("#search_box", "pain" if path == "index.html" else "dolor")
        assert page.locator(".search a").count() > 1

    assert page.evaluate(LOST) == []
    assert wrongs_of(page) == []


def test_the_search_of_a_site_needs_no_server(
    site: Path, part_of_the_glossary: Path, opened: Open
) -> None:
    page = opened(site / "index.html")

    terms = Glossary.load(part_of_the_glossary).terms
    word = next(one.term for one in terms if one.term.isalpha() and len(one.term) > 11)
    said = page.locator(".said")

    def found(question: str) -> list[str]:
        page.fill("#search_box", question)
        return page.locator(".search li a").all_text_contents()

    assert found("metastatic")[0] == "When breast cancer spreads"
    assert "Imaging tests: what each scan is like" in found("BONE SCÁN")
    assert found(word)[-1] == word
    assert found(f"{word[:5]}{word[4:]}") == [word]  # a slip of the finger
    assert "Did you mean one of these?" in (said.text_content() or "")
    assert found("qqqqqqqqq") == []
    assert "Check the spelling" in (said.text_content() or "")
    assert found("") == []

    found(word)
    page.locator(".search .words a").first.click()
    assert page.locator("h1").text_content() == word


def test_each_word_of_the_search_has_its_page(site: Path, opened: Open) -> None:
    page = opened(site / "index.html")

    names = page.evaluate(
        """() => {
          const input = document.querySelector("#search_box");
          const found = new Set();
          for (const letter of "abcdefghijklmnopqrstuvwxyz0123456789") {
            for (const next of "aeiouhrlty0123456789") {
              input.value = letter + next;
              input.dispatchEvent(new Event("input"));
              for (const link of document.querySelectorAll(".search li a")) {
                found.add(link.getAttribute("href"));
              }
            }
          }
          return [...found];
        }"""
    )

    assert len(names) > 300
    assert [name for name in names if not (site / name).is_file()] == []


def test_without_javascript_a_site_has_no_dead_search(site: Path, opened: Open) -> None:
    page = opened(site / "index.html", java_script_enabled=False)

    assert page.locator(".search").is_hidden()
    page.locator("main a").first.click()
    assert page.locator("h1").is_visible()


def test_settings_hold_for_all_pages_of_a_site(site: Path, opened: Open) -> None:
    page = opened(site / "index.html")
    set_to(page, "size", 2)

    page.locator(".topics a").first.click()

    assert page.locator("html").get_attribute("data-size") == "2"
