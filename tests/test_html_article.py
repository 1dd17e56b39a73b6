"""Which part of a web page is its article, whatever its parts are called."""

import pytest

from tests.test_documents import all_runs, outline
from tests.test_html import html, read

HOME = "You can go home on the day of your test. Your family can come with you."
REST = "Rest in bed for two days and drink a lot of water. Most people feel well in a week."
CALL = "Call us if you have a fever. A nurse will ask you how you feel."
PROSE = f"<p>{HOME}</p><p>{REST}</p>"


def text(page: str) -> str:
    """Return all the text that is read of a page."""
    return " ".join(run.text for run in all_runs(html(page)))


# --- Names are hints ----------------------------------------------------------------------------


def test_a_short_section_with_some_links_is_read_beside_a_long_one() -> None:
    more = (
        f"<section><h2>More help</h2><p>See <a href='a'>our page on fever</a>. {CALL}</p></section>"
    )

    assert CALL in text(f"<body><section><h1>Heart</h1>{PROSE * 4}</section>{more}</body>")


def test_a_card_for_another_page_in_the_article_is_not_read() -> None:
    card = (
        "<a href='/pets'><div><img src='a.png'></div><span>Pets and your mind</span> "
        "<span>Here is what a large study says about how pets help people at home.</span></a>"
    )

    found = text(f"<article><h1>Heart</h1>{PROSE}<div>{card}</div><p>{CALL}</p></article>")

    assert "Pets" not in found
    assert CALL in found


def test_a_teaser_of_another_page_is_not_read_beside_the_article() -> None:
    teaser = f"<div><h3><a href='a'>Ten foods that a good heart needs</a></h3><p>{CALL}</p></div>"

    assert CALL not in text(f"<body><div><h1>Heart</h1>{PROSE * 4}</div>{teaser}</body>")


@pytest.mark.parametrize(
    "aside",
    [
        "<aside class='footnote' role='note'><p>See <a href='a'>a study</a>. {}</p></aside>",
        "<aside role='doc-footnote'><p>{}</p></aside>",
    ],
)
def test_a_note_in_an_aside_is_read(aside: str) -> None:
    page = f"<body><div><h1>Heart</h1>{PROSE * 2}{aside.format(CALL)}</div></body>"

    assert CALL in text(page)


@pytest.mark.parametrize(
    "opening",
    [
        f"<h1>Heart</h1><p>{CALL}</p>", f"<div><h1>Heart</h1><p>{CALL}</p></div>",
        "<h1>Heart</h1><p>Call us if you have a fever</p>",
    ],
)  # fmt: skip
def test_the_first_words_before_a_long_section_are_read(opening: str) -> None:
    page = f"<body><div>{opening}<div><h2>At home</h2>{PROSE * 12}</div></div></body>"

    assert "Call us if you have a fever" in text(page)


def test_a_heading_stays_before_a_list_of_its_sections() -> None:
    sections = "<ul><li><a href='#a'>Eat well</a></li><li><a href='#b'>Rest</a></li></ul>"
    parts = f"<h3 id='a'>Eat well</h3><p>{HOME}</p><h3 id='b'>Rest</h3><p>{REST}</p>"

    found = read(f"<main><h1>Heart</h1><h2>At home</h2>{sections}{parts}<h2>More</h2></main>")

    assert [one for one in found if str(one).startswith("h")] == [
        "h1 Heart", "h2 At home", "h3 Eat well", "h3 Rest",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "anchor", ['<a id="the_pager"/>', '<a name="menu"></a>', '<a id="related">']
)
def test_the_name_of_a_place_in_the_page_hides_nothing(anchor: str) -> None:
    # Given anchors as DocBook and old editors write them, some of which stay open in HTML
    page = f"<body><h1>Heart</h1>{PROSE}<div><h2>{anchor}Rest</h2><p>{CALL}</p></div></body>"
    before = f"<body><h1>Heart</h1>{PROSE}<div>{anchor}<h2>Rest</h2><p>{CALL}</p></div></body>"

    assert CALL in text(page)
    assert CALL in text(before)


def test_the_words_under_the_title_are_read_though_a_row_of_links_is_there_too() -> None:
    links = " | ".join(f"<a href='{one}'>{one} version of this page</a>" for one in ("es", "fr"))
    page = (
        f"<body><div><h1>Heart</h1><p>{links}</p><p>{HOME}</p></div>"
        f"<div><h2>At home</h2>{PROSE * 4}<p>{CALL}</p></div></body>"
    )

    assert HOME in text(page.replace(PROSE, f"<p>{REST}</p>"))


@pytest.mark.parametrize(
    "word",
    [
        '<a class="popup" href="#">two tablets</a>', '<span class="ad-term">two tablets</span>',
        '<abbr class="comment">two tablets</abbr>', '<b id="consent">two tablets</b>',
    ],
)  # fmt: skip
def test_a_part_of_a_sentence_is_read_whatever_its_name(word: str) -> None:
    page = f"<body><h1>Pain</h1>{PROSE}<p>Take {word} at night, and drink water.</p></body>"

    assert "Take two tablets at night, and drink water." in " ".join(text(page).split())


@pytest.mark.parametrize(
    "name",
    [
        "recommended-dose", "social-support", "informed-consent", "getting-consent",
        "related-problems", "skip-a-dose", "sharing-needles", "sponsor", "feedback", "legal",
        "menu", "survey", "comments", "banner", "disclaimer", "share-your-feelings",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "section",
    [
        "<section id='{name}'>{inside}</section>",
        "<section class='level2 {name}'>{inside}</section>",
        "<div class='section' id='{name}'>{inside}</div>",
        "<h2 id='{name}'>About it</h2>{inside}",
    ],
)
def test_a_section_with_a_topic_in_its_name_is_read(section: str, name: str) -> None:
    # Given a section as pandoc, Sphinx and docutils write it: named after its heading
    inside = f"<h2>More about it</h2><p>{CALL}</p>"

    # When the page is read
    found = text(f"<main><h1>Heart</h1>{PROSE}{section.format(name=name, inside=inside)}</main>")

    # Then the section is
    assert "More about it" in found
    assert CALL in found


@pytest.mark.parametrize(
    "name",
    ["o-section--no-ads", "has-sidebar", "with-comments", "no-share", "social-support",
     "recommended-dose", "accordion-collapse", "content"],
)  # fmt: skip
@pytest.mark.parametrize("around", ["<main>{}</main>", "<div>{}</div>"])
def test_a_part_is_read_whose_name_says_something_else(around: str, name: str) -> None:
    # Given prose without a heading, in a part whose name has a word of boilerplate in it
    part = f"<div class='{name}'><p>{CALL}</p></div>"

    assert CALL in text(around.format(f"<h1>Heart</h1>{PROSE}{part}"))


@pytest.mark.parametrize(
    "boilerplate",
    [
        "<div class='social-links'><p>Follow our clinic on all of these pages.</p></div>",
        "<div class='related-articles'><h3>Related</h3><p><a href=/a>A cold.</a></p></div>",
        "<div class='nhsuk-related-nav'><h2>Related</h2><p><a href=/a>Colds</a></p></div>",
        "<div class='newsletter'><h3>Our news</h3><p>Get it each week.</p><form></form></div>",
        "<div id='cookie-consent'><p>We use cookies on this site.</p></div>",
        "<div id='comments'><h2>Two comments</h2><p>It helped me.</p><form></form></div>",
        "<div class='sharedaddy'><h3>Share this:</h3><ul><li><a href=x>Facebook</a></ul></div>",
        "<div class=cards><a class=card href=/a><h3>Pulse</h3><p>How to take it.</p></a></div>",
        "<aside class='sidebar'><p>Buy our new book about the heart.</p></aside>",
        "<div class=breadcrumb><p>You are here.</p></div>",
        "<p>© 2024 City Clinic</p>",
    ],
)  # fmt: skip
def test_furniture_in_the_main_part_is_not_read(boilerplate: str) -> None:
    page = f"<main><h1>Heart</h1>{PROSE}{boilerplate}</main>"

    assert outline(html(page).blocks) == ["h1 Heart", HOME, REST]


@pytest.mark.parametrize(
    "sentence",
    [
        "We use cookies and juice to raise your blood sugar.",
        "Do not accept cookies from people who do not know that you have diabetes.",
        "Using cookies as a snack is fine now and then.",
        "Our website uses cookies to remember the size of your text.",
        "Copyright law lets you copy this page for your own use.",
        "Copy the plan. All rights of patients are on page two.",
    ],
)
def test_a_sentence_that_sounds_like_small_print_is_read(sentence: str) -> None:
    assert sentence in text(f"<main><h1>Sugar</h1>{PROSE}<div>{sentence}</div></main>")


@pytest.mark.parametrize("tag", ["aside", "footer"])
def test_a_remark_in_the_article_is_read(tag: str) -> None:
    page = f"<article><h1>Heart</h1>{PROSE}<{tag}><p>{CALL}</p></{tag}></article>"

    assert CALL in text(page)


# --- Pages that do not mark their article -------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "title", "paragraphs"),
    [
        ("zh", "感冒", ["感冒是一种常见的病。你会流鼻涕，也会咳嗽。",
                       "多喝水，多休息。如果发烧三天不退，请打电话给医生。"]),
        ("ja", "かぜ", ["かぜはよくある病気です。鼻水やせきが出ます。",
                       "水をたくさん飲んで、休んでください。熱が下がらないときは、医師に電話してください。"]),
        ("th", "ไข้หวัด", ["ไข้หวัดเป็นโรคที่พบบ่อย คุณจะมีน้ำมูกและไอ",
                       "ดื่มน้ำมาก ๆ และพักผ่อน ถ้าไข้ไม่ลดในสามวันให้โทรหาหมอ"]),
        ("hi", "सर्दी", ["सर्दी एक आम बीमारी है। आपकी नाक बहती है और खांसी होती है।",
                      "खूब पानी पिएं और आराम करें। बुखार न उतरे तो डॉक्टर को फोन करें।"]),
        ("ko", "감기", ["감기는 흔한 병입니다. 콧물이 나고 기침을 합니다.",
                      "물을 많이 마시고 쉬세요. 열이 내리지 않으면 의사에게 전화하세요."]),
        ("ar", "الزكام", ["الزكام مرض شائع. يسيل أنفك وتسعل.",
                       "اشرب الكثير من الماء واسترح. اتصل بالطبيب إذا لم تنخفض الحرارة."]),
        ("en", "A cold", [HOME, REST]),
    ],
)  # fmt: skip
def test_the_article_is_found_in_any_script(
    language: str, title: str, paragraphs: list[str]
) -> None:
    # Given a page of plain divs, with a menu before the article and a line after it
    inside = "".join(f"<p>{one}</p>" for one in paragraphs)
    page = (
        f"<html lang={language}><body><div class=top><ul><li><a href=/0>Home</a></li>"
        f"<li><a href=/1>Health</a></li></ul></div><div class=box><h1>{title}</h1>{inside}</div>"
        "<div class=low><p>Tel: 555 0100. Open each day.</p></div></body></html>"
    )

    assert outline(html(page).blocks) == [f"h1 {title}", *paragraphs]


def test_text_next_to_a_block_is_read() -> None:
    # Given an old blog: paragraphs are text in one div, parted by line breaks and a picture
    page = (
        "<div class=top><div>Home page</div><div class=share>Share this.</div></div>"
        f"<div class='post-body'>{HOME}<br><br>{CALL}<div class=pic><img src=a alt='A bed'></div>"
        f"{REST}<br> <br>{HOME}</div><div class=low><p>Call us at 555 0100.</p></div>"
    )

    assert read(page) == [HOME, CALL, "[picture: A bed]", REST, HOME]


def test_a_column_of_links_beside_the_article_is_not_read() -> None:
    teaser = "<div><a href=/a>Ten ways to keep well</a><div>Read what a nurse says.</div></div>"

    assert read(f"<div><div>{PROSE * 3}</div><div>{teaser * 5}</div></div>") == [HOME, REST] * 3


def test_a_warning_before_the_article_is_read() -> None:
    warning = "<div class=alert>Call 911 if you have chest pain.</div>"

    assert read(f"{warning}<div><h1>Heart</h1>{PROSE * 3}</div>")[0] == (
        "Call 911 if you have chest pain."
    )


@pytest.mark.parametrize(
    "page",
    [
        "<div><div>{prose}</div><div>Take one pill at night.</div></div>",
        "<div><h1>Pill</h1><div>{prose}{prose}</div><div>Take one pill at night.</div></div>",
        "<div><div><p>{home} {home}</p></div><div>Take one pill at night.</div></div>",
        "<main><div>{prose}{prose}</div><div>Take one pill at night.</div></main>",
        "<table><tr><th>Pill<th>Time<tr><td>Red pill, with food<td>Take one pill at night.</table>",
    ],
)
def test_a_short_part_of_the_article_is_no_edge_of_the_page(page: str) -> None:
    assert "Take one pill at night." in text(page.format(prose=PROSE, home=HOME))


def test_where_nothing_looks_like_an_article_all_but_the_menus_is_read() -> None:
    page = (
        "<nav><a href=/>Home</a></nav><div><div>Fever</div><div>Rest now</div></div>"
        "<div><ul><li><a href=/a>Colds</a><li><a href=/b>Coughs</a></ul></div>"
    )

    assert read(page) == ["Fever", "Rest now"]


def test_two_main_parts_are_both_read() -> None:
    assert read(f"<main><h1>Heart</h1><p>{HOME}</p></main><div>Menu</div><main><p>{CALL}</p>") == [
        "h1 Heart", HOME, CALL,
    ]  # fmt: skip


def test_a_short_page_is_read() -> None:
    page = (
        "<header><a href=/>Clinic</a></header><main><h1>Closed</h1><p>We are closed.</p>"
        "<p>Call 911.</p><p>Stay safe.</p></main><footer><p>These are the terms of use of this "
        "page, which we say here at far more length than the news itself.</p></footer>"
    )

    assert read(page) == ["h1 Closed", "We are closed.", "Call 911.", "Stay safe."]


def test_comments_that_are_longer_than_the_article_are_not_read() -> None:
    comments = f"<h3>Comments</h3>{PROSE * 6}"

    page = f"<div><h1>Heart</h1>{PROSE * 2}</div><div id=comments>{comments}</div>"

    assert read(page) == ["h1 Heart", *[HOME, REST] * 2]


@pytest.mark.parametrize("part", ["Take one pill at night", "Do not drive a car", "No alcohol"])
@pytest.mark.parametrize("tag", ["div", "span", "section"])
def test_a_short_line_is_read(tag: str, part: str) -> None:
    page = f"<main><h1>Pill</h1><p>{HOME}</p><{tag}>{part}</{tag}><p>{REST}</p></main>"

    assert part in str(read(page))


@pytest.mark.parametrize("control", ["Print", "Share", "Font size", "Loading ...", "Facebook"])
def test_the_name_of_a_control_is_not_read(control: str) -> None:
    assert read(f"<main><p>{HOME}</p><div>{control}</div></main>") == [HOME]


# --- What opens ---------------------------------------------------------------------------------


def test_an_accordion_of_bootstrap_is_read() -> None:
    # Given one item with a heading and one without, as Bootstrap shows them in its manual
    page = (
        f"<main><h1>Scan</h1><p>{HOME}</p><div class=accordion id=faq>"
        "<div class=accordion-item><h2 class=accordion-header><button class=accordion-button "
        "data-bs-toggle=collapse data-bs-target='#one'>Can I eat?</button></h2>"
        "<div id=one class='accordion-collapse collapse show'><div>You can eat as usual.</div>"
        "</div></div>"
        "<div class=accordion-item><button data-bs-toggle=collapse aria-expanded=false "
        "data-bs-target='#two'>Can I drive?</button><div id=two class=collapse hidden>"
        "<div>You can drive home.</div></div></div></div></main>"
    )

    assert read(page)[2:] == [
        "h2 Can I eat?", "You can eat as usual.", "Can I drive?", "You can drive home.",
    ]  # fmt: skip


def test_what_a_tab_opens_is_read_under_its_name() -> None:
    # Given two doses that only the names of their tabs tell apart
    page = (
        f"<main><h1>Pill</h1><p>{HOME}</p><ul role=tablist><li><button role=tab id=a "
        "data-bs-toggle=tab>Adults</button><li><button role=tab id=c>Children</button></ul>"
        "<div role=tabpanel aria-labelledby=a>Take two pills.</div>"
        "<div role=tabpanel aria-labelledby=c hidden>Take half a pill.</div></main>"
    )

    assert read(page)[2:] == [
        "h3 Adults", "Take two pills.", "h3 Children", "Take half a pill.",
    ]  # fmt: skip


def test_a_list_of_tabs_around_its_panels_is_read() -> None:
    page = (
        "<div id=accordion role=tablist><div><div role=tab id=h><h5><a data-toggle=collapse "
        f"href='#p'>Who needs it?</a></h5></div><div id=p role=tabpanel aria-labelledby=h>{CALL}"
        "</div></div></div>"
    )

    assert read(page) == ["h5 Who needs it?", CALL]


def test_a_menu_that_a_button_opens_is_not_read() -> None:
    menu = "<div id=m hidden><div><a href=/a>Wards</a> <a href=/b>Visits.</a></div></div>"

    page = f"<div><button aria-expanded=false aria-controls=m>Menu</button>{menu}</div>{PROSE}"

    assert read(page) == [HOME, REST]


# --- Markup that is broken, or mixes standards --------------------------------------------------


@pytest.mark.parametrize("empty", ["<svg class=icon/>", "<svg/>", "<svg><path/></svg>", "<math/>"])
def test_an_element_of_another_language_that_closes_itself_is_empty(empty: str) -> None:
    assert read(f"<main><h1>Test</h1>{empty}<p>{HOME}</p></main>") == ["h1 Test", HOME]


@pytest.mark.parametrize("piece", ["<!foo>", "<?php echo 1 ?>", "<![CDATA[x]]>", "</i x>", "</>"])
def test_markup_without_effect_is_no_text(piece: str) -> None:
    assert read(f"<p>Rest {piece}now.</p>") == ["Rest now."]


def test_a_page_with_bold_text_that_never_ends_is_read() -> None:
    # Given tags that the standard tells a parser to open again in each later paragraph
    page = "".join(f"<p><b id=b{number}>Rest for {number} days.</p>" for number in range(2000))

    assert len(read(page)) == 2000
