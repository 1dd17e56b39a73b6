"""The reader, as it is used: given the article, when these keys are pressed, then it shows this."""

import re
from itertools import pairwise

import pytest

from hlreader.documents.chunks import chunks
from hlreader.glossary import Glossary
from hlreader.models import Term
from hlreader.readability.sentences import split_sentences
from hlreader.reader.screen.frame import compose
from hlreader.reader.screen.keys import Key
from hlreader.reader.screen.popup import box
from hlreader.reader.session import key_actions as session
from hlreader.reader.session.context import ReaderContext
from hlreader.reader.session.size_steps import steps_of
from hlreader.reader.session.state import Look, State
from hlreader.reader.text.book import FRONT, Book
from hlreader.reader.wording import ENGLISH, SPANISH
from hlreader.textsize.available_sizes import letterings
from hlreader.textsize.capabilities import Capabilities
from tests.reader_harness import (
    KITTY,
    TMUX,
    VTE,
    XTERM,
    article,
    book,
    context,
    keys_line,
    lines,
    opened,
    press,
    shown,
    typed,
)  # fmt: skip

LONG = "\n\n".join(
    f"## Part {number}\n\n"
    f"This is the first sentence of part {number}. The tracer number {number} goes into your arm. "
    f"You feel a small sting, and then nothing. Someone stays for all {number} minutes.\n\n"
    f"Then you wait in room {number}. Bring a book, or a friend who talks."
    for number in range(1, 41)
)

LONG_WITH_SIGNS = f"{LONG}\n\n## What comes after?\n\nCall for a rash.\n\n{LONG}"


# The page


@pytest.mark.parametrize("columns", [80, 100, 161])
def test_the_text_is_in_the_middle_of_the_window(columns: int) -> None:
    on = context(LONG)

    page = [line for line in lines(opened(on, columns, 30), on)[2:-2] if line.strip()]

    left = min(len(line) - len(line.lstrip()) for line in page)
    assert left == (columns - 66) // 2


@pytest.mark.parametrize("terminal", [KITTY, TMUX])
def test_the_first_page_in_large_letters_begins_with_the_text(terminal: Capabilities) -> None:
    on = context(terminal=terminal)

    state = opened(on, 80, 24, "3")

    assert on.step(state).lettering.scale == 3
    title = on.areas(state).title
    assert lines(state, on)[title].strip().startswith("You may need a")
    assert lines(press(state, on, "home"), on)[title].strip() == "Tests"
    assert lines(press(opened(on, 80, 24), on, "+ + +"), on)[title].strip() != "Tests"


def test_how_far_one_has_read_goes_from_0_to_100_percent() -> None:
    on = context(LONG)
    state = opened(on)
    shares = []
    for _ in range(200):
        shares.append(int(re.findall(r"(\d+) %", lines(state, on)[0])[0]))
        if shares[-1] == 100:
            break
        state = press(state, on, "space")

    assert shares[0] == 0
    assert shares[-1] == 100
    assert shares == sorted(shares)
    assert max(after - before for before, after in pairwise(shares)) < 20


# Help first

SIGNS = """title: Your scan
danger_signs:
  section: What comes after?
  signs: [a rash, trouble breathing]
"""


def test_one_key_leads_to_the_danger_signs_and_backspace_back() -> None:
    on = context(LONG_WITH_SIGNS, SIGNS)
    state = opened(on)

    there = press(state, on, "!")
    back = press(there, on, "backspace")

    assert "! When to get help now" in keys_line(state, on)
    assert "What comes after?" in lines(there, on)[2]
    assert back.place == state.place


def test_the_key_for_help_works_in_a_pop_out_too() -> None:
    on = context(LONG_WITH_SIGNS, SIGNS)

    state = opened(on, keys="tab enter !")

    assert not state.popups
    assert "What comes after?" in lines(state, on)[2]


@pytest.mark.parametrize(("columns", "rows"), [(40, 12), (60, 20), (80, 24), (100, 30)])
def test_the_key_for_help_is_in_the_bar_at_every_size(columns: int, rows: int) -> None:
    on = context(front=SIGNS)

    assert "! " in keys_line(opened(on, columns, rows), on)


def test_an_article_without_danger_signs_shows_no_key_for_them() -> None:
    on = context()

    state = opened(on, keys="!")

    assert ENGLISH.no_danger in keys_line(state, on)
    assert "get help" not in keys_line(press(state, on, "down"), on)


# Words


def test_tab_tab_enter_explains_the_second_word() -> None:
    on = context()

    state = opened(on, keys="tab tab enter")

    page = shown(state, on)
    assert "scintigraphy Say it: sin-TIG-ruh-fee" in page
    assert "A scan that uses a little of something radioactive." in page
    assert "Other names: gamma scan" in page
    assert "See also: bone scan, tracer" in page


def test_see_also_is_followed_and_backspace_returns() -> None:
    on = context()
    state = opened(on, keys="tab tab enter")

    followed = press(state, on, "tab tab enter")
    back = press(followed, on, "backspace")

    assert "tracer A small dose that gives off rays. Most of it soon leaves" in shown(followed, on)
    assert "Backspace" in keys_line(followed, on)
    assert back.popups[-1].subject == "scintigraphy"
    assert back.popups[-1].chosen == 1


@pytest.mark.parametrize("closing", ["escape", "q", "enter", "backspace"])
def test_a_pop_out_closes_and_the_page_is_where_it_was(closing: str) -> None:
    on = context(LONG)
    state = opened(on, keys="space space tab")

    closed = press(state, on, f"enter {closing}")

    assert lines(closed, on) == lines(state, on)
    assert closed.request.kind == ""


def test_a_hard_word_in_a_meaning_can_be_explained_too() -> None:
    # Given an entry whose meaning has a hard word, which no "see also" names
    glossary = Glossary([
        Term("scan", "A picture that shows where a tracer goes.", see_also=("camera",)),
        Term("tracer", "A small dose that gives off rays."),
        Term("camera", "A device that takes pictures."),
    ])  # fmt: skip
    read = article("You have a scan today.")
    on = ReaderContext([Book(read, chunks(read.document.blocks), glossary)],
                       steps_of(letterings(TMUX)), ENGLISH)  # fmt: skip

    state = press(session.start(on, 80, 24), on, "tab enter")

    assert "gives off rays" in shown(press(state, on, "tab enter"), on)
    assert "takes pictures" in shown(press(state, on, "tab tab enter"), on)
    assert "See also: camera" in shown(state, on)


def test_each_word_is_marked_once_in_an_article_and_in_tables_too() -> None:
    on = context()
    read = on.books[0]
    words = [word.text for part in range(20) if read.has(part) for word in read.words(part)]

    assert words == ["biopsy", "scintigraphy", "Bone scan", "tracer"]


def test_tab_goes_round_the_words_and_says_so() -> None:
    on = context()

    state = opened(on, keys=" ".join(["tab"] * 5))

    assert state.chosen == opened(on, keys="tab").chosen
    assert "first" in keys_line(state, on)
    assert (
        press(opened(on, keys="tab"), on, "shift-tab").chosen
        == opened(on, keys="tab tab tab tab").chosen
    )


def test_tab_begins_with_the_first_word_in_view() -> None:
    on = context(LONG)

    state = opened(on, keys="space space space tab")
    chosen = on.books[0].word_at(state.chosen)

    assert chosen
    assert any(chosen.text in line for line in lines(state, on))
    assert state.top == opened(on, keys="space space space").top


def test_a_word_out_of_view_is_scrolled_to() -> None:
    on = context(LONG)
    state = opened(on, rows=12)
    for _ in range(60):
        state = press(state, on, "tab")
        frame = compose(state, on)
        marked = [target for strip in frame.strips for target in strip.targets if target >= 0]

        assert state.chosen in marked


SPARSE = (
    "You may need a biopsy.\n\n" + "A long walk does you good.\n\n" * 60 + "A tracer is given.\n"
)


@pytest.mark.parametrize("key", ["escape", "backspace"])
def test_tab_on_a_page_without_a_hard_word_says_so_and_leads_back(key: str) -> None:
    # Given a page in the middle of a text, without a hard word
    on = context(SPARSE)
    page = opened(on, keys="space space")

    # When someone presses Tab, and has the word explained
    away = press(page, on, "tab")
    assert "tracer" in shown(away, on)
    assert "No hard words on this page. Here is the next one." in keys_line(away, on)
    explained = press(away, on, "enter")
    assert "A small dose" in shown(explained, on)

    # Then the way back to the page is named, and leads there
    closed = press(explained, on, "escape")
    assert "Esc go back" in keys_line(closed, on)
    back = press(closed, on, key)
    assert (back.place, back.top, back.chosen) == (page.place, page.top, -1)
    assert not back.history


def test_a_walk_over_many_words_leads_back_to_where_it_began() -> None:
    on = context()
    first = opened(on, rows=12)

    away = press(first, on, "tab tab tab tab")

    assert away.place != first.place
    assert press(away, on, "escape").place == first.place


def test_who_turned_the_page_after_a_walk_is_not_taken_back_by_escape() -> None:
    on = context(SPARSE)
    away = press(opened(on, keys="space space"), on, "tab page-up page-down")

    assert press(away, on, "escape").place == away.place


def test_tab_takes_a_word_on_the_page_without_moving_it() -> None:
    on = context()
    page = opened(on)

    chosen = press(page, on, "tab")

    assert chosen.top == page.top
    assert chosen.chosen >= 0
    assert not chosen.notice
    assert "Esc go back" not in keys_line(chosen, on)


def test_shift_tab_walks_back_over_the_same_words() -> None:
    on = context(LONG)
    there = [opened(on, rows=12, keys="tab")]
    for _ in range(15):
        there.append(press(there[-1], on, "tab"))
    state = there[-1]
    for before in reversed(there[:-1]):
        state = press(state, on, "shift-tab")
        assert state.chosen == before.chosen


def test_without_a_word_enter_says_what_to_do() -> None:
    on = context()

    assert "Tab" in keys_line(opened(on, keys="enter"), on)
    assert "No hard words" in keys_line(opened(context("Rest."), keys="tab"), context("Rest."))


def test_a_click_chooses_a_word_and_a_second_one_explains_it() -> None:
    on = context()
    state = opened(on)
    row = next(number for number, line in enumerate(lines(state, on)) if "biopsy" in line)
    click = Key("click", "", lines(state, on)[row].index("biopsy") + 2, row)

    once = press(state, on, [click])
    twice = press(once, on, [click])

    assert on.books[0].word_at(once.chosen)
    assert "A test of a small piece of tissue." in shown(twice, on)
    assert press(twice, on, [Key("click", "", 1, 0)]).popups == ()


def test_a_click_on_see_also_follows_it() -> None:
    on = context()
    state = opened(on, keys="tab tab enter")
    row = next(number for number, line in enumerate(lines(state, on)) if "See also" in line)
    column = lines(state, on)[row].index("tracer")

    assert "gives off rays" in shown(press(state, on, [Key("click", "", column, row)]), on)


def test_all_words_of_the_article_are_listed_and_opened() -> None:
    on = context()
    state = opened(on, keys="g")

    assert re.search(r"biopsy.*bone scan.*scintigraphy.*tracer", shown(state, on))
    assert "gives off rays" in shown(press(state, on, "end enter"), on)
    assert "Hard words" in shown(press(state, on, "down enter backspace"), on)
    assert press(state, on, "escape")._replace(notice="") == opened(on)


def test_a_pop_out_too_long_for_the_window_scrolls() -> None:
    on = context()
    state = opened(on, 30, 8, keys="tab tab enter")
    seen = shown(state, on)
    for _ in range(12):
        state = press(state, on, "down")
        seen += shown(state, on)

    assert "Say it: sin-TIG-ruh-fee" in seen
    assert "See also" in seen
    assert "more" in keys_line(opened(on, 40, 8, keys="tab tab enter"), on)


@pytest.mark.parametrize("rows", [12, 24, 40])
def test_the_chosen_word_stays_in_view_above_or_below_its_pop_out(rows: int) -> None:
    on = context(LONG)
    state = opened(on, 80, rows)
    for _ in range(8):
        state = press(state, on, "tab")
        frame = compose(press(state, on, "enter"), on)
        if rows > 12:
            assert any(state.chosen in strip.targets for strip in frame.strips)


# Moving


def test_pages_follow_each_other_without_a_gap_and_back() -> None:
    on = context(LONG)
    tops = [opened(on)]
    seen: list[str] = []
    for _ in range(60):
        seen += [line.strip() for line in lines(tops[-1], on)[2:-2]]
        tops.append(press(tops[-1], on, "space"))
    whole = "\n".join(seen)
    for number in range(1, 41):
        assert f"Then you wait in room {number}. Bring" in whole
    assert "end" in keys_line(tops[-1], on)


def test_one_line_down_and_up_is_where_it_was() -> None:
    on = context(LONG)
    state = opened(on, keys="space")

    assert press(state, on, "down down up up").top == state.top
    assert press(state, on, "j k wheel-down wheel-up").top == state.top


def test_home_and_end_go_to_the_ends_and_no_further() -> None:
    on = context(LONG)
    end = opened(on, keys="end")

    assert press(end, on, "space down space")._replace(notice="") == end
    assert "room 40" in shown(end, on)
    assert press(end, on, "home").top == opened(on).top
    assert "beginning" in keys_line(opened(on, keys="up"), on)


def test_c_skips_what_is_before_the_text() -> None:
    on = context(LONG)

    assert lines(opened(on, keys="c"), on)[2].strip() == "Part 1"


def test_a_text_that_fits_does_not_move() -> None:
    on = context("Rest well.")

    assert opened(on, keys="space").top == opened(on).top
    assert opened(on, keys="end").top == opened(on).top


# Place


def first_sentence(state: State, on: ReaderContext) -> str:
    """Return the sentence of the source in which the page begins."""
    source = on.books[0].article.document.source
    for sentence in split_sentences(source):
        if sentence.start <= state.place < sentence.end:
            return " ".join(sentence.text.split())
    return ""


CHANGES = ["+", "+ +", "+ + +", "[ [ [ [", "] ]", "s", "s s", "t", "- -", "+ + [ s t"]


@pytest.mark.parametrize("changes", CHANGES)
@pytest.mark.parametrize("pages", [1, 3, 7])
def test_another_look_keeps_the_place_to_the_sentence(changes: str, pages: int) -> None:
    on = context(LONG, terminal=XTERM)
    state = opened(on, 100, 30, keys=" ".join(["space"] * pages))

    changed = press(state, on, changes)

    top = on.view(changed).line(changed.top)
    following = on.view(changed).after(changed.top)
    assert top.start <= state.place
    assert following is None or on.view(changed).line(following).start >= top.start
    begins = "".join(piece.text for piece in top.pieces)
    source = on.books[0].article.document.source
    assert state.place - top.start <= len(begins) + 4
    assert source[state.place : state.place + 5].split()[0] in source
    assert changed.place == state.place


def test_a_window_made_small_and_large_again_shows_the_same_page() -> None:
    on = context(LONG)
    state = opened(on, keys="space space")

    small = session.resized(state, on, 33, 9)
    again = session.resized(session.resized(small, on, 1, 1), on, 80, 24)

    assert lines(again, on) == lines(state, on)


def test_a_chosen_word_in_view_stays_in_view_when_letters_grow() -> None:
    on = context(LONG, terminal=TMUX)
    state = opened(on, 100, 30, keys="space tab tab tab")

    for _ in range(5):
        state = press(state, on, "+")
        frame = compose(state, on)
        assert any(state.chosen in strip.targets for strip in frame.strips)


def test_a_pop_out_grows_with_the_letters() -> None:
    on = context(terminal=XTERM)

    state = opened(on, 100, 30, keys="tab enter + + +")

    assert on.step(state).scale >= 2
    assert "A test of a small piece of tissue." in shown(state, on)


def test_a_place_to_begin_with_is_at_the_top() -> None:
    on = context(LONG)
    place = on.books[0].article.document.source.index("Then you wait in room 20.")

    state = session.start(on, 80, 24, Look(size=on.normal), place)

    assert lines(state, on)[2].strip().startswith("Then you wait in room 20.")


# Looks


def test_plus_and_minus_walk_the_sizes_and_zero_returns() -> None:
    on = context(terminal=XTERM)
    state = opened(on, 120, 40)
    sizes = []
    for _ in range(6):
        state = press(state, on, "+")
        sizes.append(on.step(state).name)

    assert sizes == ["2", "3", "4", "4", "4", "4"]
    assert "larger" in keys_line(state, on)
    assert on.step(press(state, on, "0")).name == "normal"
    assert on.step(press(state, on, "-")).name == "3"


@pytest.mark.parametrize("terminal", [KITTY, XTERM, TMUX, VTE])
@pytest.mark.parametrize(("columns", "rows"), [(40, 12), (80, 24), (200, 60)])
def test_the_first_plus_makes_letters_larger_or_says_that_it_cannot(
    terminal: Capabilities, columns: int, rows: int
) -> None:
    on = context(terminal=terminal)
    state = opened(on, columns, rows)

    after = press(state, on, "+")

    grown = on.step(after).lettering.scale > on.step(state).lettering.scale
    assert grown != (ENGLISH.too_small in keys_line(after, on))


@pytest.mark.parametrize("terminal", [KITTY, XTERM, TMUX])
def test_minus_returns_by_the_sizes_that_plus_went(terminal: Capabilities) -> None:
    on = context(terminal=terminal)
    state = opened(on, 200, 60)
    up = [on.step(state).name]
    while on.larger(state) is not None:
        state = press(state, on, "+")
        up.append(on.step(state).name)

    down = [on.step(state).name]
    for _ in up[1:]:
        state = press(state, on, "-")
        down.append(on.step(state).name)

    assert down == up[::-1]


def test_where_letters_cannot_grow_plus_says_so_and_then_gives_space() -> None:
    on = context(terminal=Capabilities("console"))
    state = opened(on)

    said = press(state, on, "+")
    spaced = press(said, on, "+")
    most = press(spaced, on, "+ +")

    assert "cannot grow in this terminal" in keys_line(said, on)
    assert on.step(said) == on.step(state)
    assert "Letter size 1, with more space" in keys_line(spaced, on)
    assert on.step(most).name == "x-large"
    assert "No larger size" in keys_line(press(most, on, "+"), on)


def test_another_key_takes_the_offer_of_space_back() -> None:
    on = context(terminal=Capabilities("console"))

    state = opened(on, keys="+ down +")

    assert "cannot grow" in keys_line(state, on)


def test_kitty_has_every_size() -> None:
    on = context(terminal=KITTY)

    assert [step.name for step in on.steps] == ["small", "normal", "1.5", *"234567"]


def test_a_size_that_leaves_too_few_letters_gives_way_until_the_window_grows() -> None:
    on = context(terminal=KITTY)
    state = opened(on, 200, 60, size="7")

    narrow = session.resized(state, on, 60, 30)

    assert on.step(state).name == "7"
    assert on.step(narrow).name == "5"
    assert on.step(session.resized(narrow, on, 200, 60)).name == "7"


def test_brackets_change_the_width_and_say_so() -> None:
    on = context(LONG)
    state = opened(on, keys="[ [")

    assert on.measure(state) == 60
    assert "60" in keys_line(state, on)
    assert max(len(line.strip()) for line in lines(state, on)[2:-2]) <= 60
    assert on.measure(press(state, on, " ".join(["]"] * 30))) == 76  # the window, less margins
    assert on.measure(press(state, on, " ".join(["["] * 30))) == 20


def test_s_puts_space_between_lines_and_takes_it_out_again() -> None:
    on = context(LONG)
    state = opened(on)

    wide = press(state, on, "s")

    assert len([line for line in lines(wide, on) if line]) < len(
        [line for line in lines(state, on) if line]
    )
    assert lines(press(wide, on, "s s"), on)[:-1] == lines(state, on)[:-1]


def test_t_walks_the_themes() -> None:
    on = context()
    state = opened(on)

    pages = []
    for _ in range(4):
        state = press(state, on, "t")
        pages.append(compose(state, on).page)

    assert len(set(pages)) == 4
    assert pages[-1] == ""


# Search


def test_search_finds_in_any_case_counts_and_goes_round() -> None:
    on = context(LONG)
    state = press(press(opened(on), on, "/"), on, [*typed("TRACER number"), Key("enter")])

    assert "“TRACER number”: 1 of 40" in keys_line(state, on)
    assert "2 of 40" in keys_line(press(state, on, "n"), on)
    assert "40 of 40" in keys_line(press(state, on, "N"), on)
    assert "1 of 40" in keys_line(press(state, on, "N n"), on)
    assert "tracer number 31" in shown(press(state, on, " ".join(["n"] * 30)), on)


def test_matches_are_marked_the_current_one_by_reverse() -> None:
    on = context()
    state = press(opened(on), on, [Key("/"), *typed("you"), Key("enter")])

    spans = [span for strip in compose(state, on).strips for span in strip.spans]
    marked = [span.text for span in spans if span.text.lower() == "you"]
    reverse = [span for span in spans if "7" in span.style.split(";")]

    assert len(marked) > 3
    assert [span.text.lower() for span in reverse] == ["you"]


def test_a_match_may_cross_styles_and_lines() -> None:
    on = context("Please drink *water* and\nrest a while.")

    state = press(opened(on), on, [Key("/"), *typed("drink water and rest"), Key("enter")])

    assert "1 of 1" in keys_line(state, on)


def test_a_hard_word_that_was_searched_for_is_explained_at_once() -> None:
    on = context()
    state = press(opened(on), on, [Key("/"), *typed("scintig"), Key("enter")])

    assert "sin-TIG-ruh-fee" in shown(press(state, on, "enter"), on)
    assert "sin-TIG-ruh-fee" in shown(press(state, on, "tab enter"), on)
    assert "“scintigraphy”" in keys_line(press(state, on, "tab"), on)


def test_accents_do_not_matter() -> None:
    on = context("Una gammagrafía y un tumor.", "title: A\nlanguage: es\n")

    state = press(opened(on), on, [Key("/"), *typed("GAMMAGRAFIA"), Key("enter")])

    assert "1 of 1" in keys_line(state, on)


def test_what_is_not_there_is_said_and_the_page_stays() -> None:
    on = context(LONG)
    before = opened(on, keys="space")

    state = press(before, on, [Key("/"), *typed("zebra"), Key("enter")])

    assert "zebra" in keys_line(state, on)
    assert state.top == before.top


def test_the_prompt_shows_what_is_typed_and_can_be_left() -> None:
    on = context()
    state = press(opened(on), on, [Key("/"), *typed("bone sq"), Key("backspace")])

    assert "Search for: bone s" in keys_line(state, on)
    assert press(state, on, "escape")._replace(notice="") == opened(on)
    assert press(press(opened(on), on, "/"), on, "backspace").typed is None


def test_a_paste_is_text_at_the_prompt_and_nothing_elsewhere() -> None:
    on = context()
    paste = Key("paste", "bone\x1b[31m scan\nq")

    prompt = press(opened(on), on, [Key("/"), paste])

    assert prompt.typed == "bone scan q"
    assert press(opened(on), on, [paste]) == opened(on)


@pytest.mark.parametrize(("columns", "terminal"), [(80, XTERM), (40, TMUX)])
def test_the_keys_say_how_to_have_a_word_explained_that_was_searched_for(
    columns: int, terminal: Capabilities
) -> None:
    on = context(terminal=terminal)

    state = press(opened(on, columns, 24, "3", "/"), on, [*typed("scintigraphy"), Key("enter")])

    assert "1 of 1" in keys_line(state, on)
    assert "Enter meaning" in keys_line(state, on)
    assert "n next" not in keys_line(state, on)


def test_escape_ends_the_search_and_then_says_how_to_leave() -> None:
    on = context()
    state = press(opened(on), on, [Key("/"), *typed("you"), Key("enter"), Key("escape")])

    assert state.search.query == ""
    assert "press q" in keys_line(press(state, on, "escape"), on)


# Jumps


def test_the_outline_jumps_to_a_heading_and_backspace_returns() -> None:
    on = context(LONG)
    state = opened(on, keys="space")

    there = press(state, on, "o end enter")
    back = press(there, on, "backspace")

    assert "Part 40" in shown(there, on)
    assert lines(back, on)[:-1] == lines(state, on)[:-1]


def test_a_list_scrolls_with_what_is_chosen() -> None:
    on = context(LONG)
    state = opened(on, 60, 14, keys="o")
    for number in range(1, 40):
        state = press(state, on, "down")
        assert f"Part {number + 1}" in shown(state, on)
    assert "Part 1" in lines(press(state, on, "down"), on)[3]


LISTED = """\
Ask about a biopsy, a bone scan, scintigraphy and the tracer.

## Sleep

## Tea and toast

## Élan

## The next day
"""


@pytest.mark.parametrize(
    ("keys", "title"),
    [
        ("t", "Tea and toast"), ("t t", "The next day"), ("t t t", "Tea and toast"),
        ("t h", "The next day"), ("s", "Sleep"), ("e", "Élan"), ("T", "Tea and toast"),
        ("t down t", "Tea and toast"), ("x", "Sleep"), ("t h x", "The next day"),
    ],
)  # fmt: skip
def test_a_letter_typed_in_a_list_goes_to_what_begins_so(keys: str, title: str) -> None:
    on = context(LISTED)
    state = opened(on, keys="o")

    there = press(state, on, keys)

    assert there.look == state.look  # t and s are letters here
    assert there.popups[-1].chosen == ["Sleep", "Tea and toast", "Élan", "The next day"].index(
        title
    )


def test_in_the_list_of_words_a_letter_chooses_and_enter_explains() -> None:
    on = context(LISTED)

    assert "gives off rays" in shown(opened(on, keys="g t enter"), on)
    assert "gives off rays" not in shown(opened(on, keys="g s enter"), on)
    assert opened(on, keys="g q").popups == ()


def test_a_related_article_can_be_opened_and_left_again() -> None:
    on = context(LONG)
    state = press(opened(on, keys="space space"), on, "r")

    asked = press(state, on, "down enter")
    on.books.append(book("Sleep well.", "title: How to rest\n"))
    there = session.opened(asked, on, 1)
    back = press(there, on, "backspace")

    assert (asked.request.kind, asked.request.subject) == ("open", "rest")
    assert "How to rest" in shown(there, on)
    assert lines(back, on)[2:-1] == lines(opened(on, keys="space space"), on)[2:-1]


def test_links_are_listed_an_address_is_shown_and_an_article_opened() -> None:
    on = context()
    state = opened(on, keys="l")

    assert "about rest rest.md" in shown(state, on)
    assert press(state, on, "enter").request[:2] == ("open", "rest")
    address = shown(press(state, on, "down enter"), on)
    assert "https://example.org/rest" in address
    assert "never goes online" in address


@pytest.mark.parametrize("key", ["r", "l", "o", "g"])
def test_an_empty_list_says_so(key: str) -> None:
    on = context("Rest.", "title: A\n", related=())

    assert re.search(r"no |No ", shown(opened(on, keys=key), on))


def test_backspace_with_nowhere_to_go_leads_home() -> None:
    on = context()

    assert ENGLISH.home_title in shown(opened(on, keys="backspace"), on)


# Leaving, and help


def test_q_leaves_and_escape_does_not() -> None:
    on = context()

    assert opened(on, keys="q").request.kind == "quit"
    assert opened(on, keys="escape escape escape").request.kind == ""


def test_help_names_every_key_and_scrolls_on_a_small_window() -> None:
    on = context()
    state = opened(on, 40, 12, keys="?")
    seen = ""
    for _ in range(30):
        seen += shown(state, on)
        state = press(state, on, "down")

    for word in ("Space", "Tab", "Enter", "Esc", "Backspace", "+ - 0", "[ ]", "headings",
                 "search", "quit"):  # fmt: skip
        assert word in seen


def test_spanish_readers_are_spoken_to_in_spanish() -> None:
    on = context("Pida una biopsia.", "title: Su cita\nlanguage: es\n", words=SPANISH)

    state = opened(on, keys="tab enter")

    assert "volver al texto" in keys_line(state, on)
    assert "Una prueba de un trozo de tejido." in shown(state, on)
    assert "salir" in keys_line(opened(on), on)


def test_no_word_of_the_reader_is_missing_in_spanish() -> None:
    assert len(SPANISH.help_lines) == len(context().words.help_lines)
    for mine, other in zip(SPANISH, context().words, strict=True):
        assert type(mine) is type(other)
        if isinstance(mine, str) and isinstance(other, str):
            assert re.findall(r"\{\w+\}", mine) == re.findall(r"\{\w+\}", other)


def test_a_word_is_no_longer_chosen_when_it_is_out_of_view() -> None:
    on = context(LONG)
    state = opened(on, keys="tab")
    assert "Enter what" in keys_line(state, on)

    # While it is in view it stays chosen, and no longer
    assert press(state, on, "down").chosen == state.chosen
    for keys in ("space space", "end", "down " * 30):
        left = press(state, on, keys)
        assert left.chosen == -1
        assert "Enter what" not in keys_line(left, on)
        assert press(left, on, "enter").notice == ENGLISH.choose_first


def test_the_size_keys_are_explained_in_spanish_too() -> None:
    on = context(words=SPANISH)

    line = keys_line(opened(on, 80, 24), on)

    assert "página siguiente" in line
    assert "+ - tamaño" in line


@pytest.mark.parametrize("key", ["o", "g", "r", "l"])
@pytest.mark.parametrize(("columns", "rows", "size"), [(80, 24, "4"), (40, 12, "3"), (20, 5, "1")])
def test_the_first_entry_of_a_list_is_in_view_however_large_its_title(
    key: str, columns: int, rows: int, size: str
) -> None:
    on = context()

    state = opened(on, columns, rows, size, key)

    laid = box(state, on)
    assert any(piece.target == 0 for line in laid.shown for piece in line.pieces)


def test_a_notice_that_does_not_fit_loses_whole_sentences() -> None:
    on = context()

    state = opened(on, 40, 12, "normal")._replace(notice=ENGLISH.largest)

    assert keys_line(state, on).startswith("No larger size fits here.")
    assert "Ctrl" not in keys_line(state, on)


class TestALongTextWithoutHardWords:
    """Tab looks for one a little at a time, so that the window never stands still."""

    @staticmethod
    def on_desk(end: str = "", count: int = 3000) -> ReaderContext:
        return context("Nothing hard stands here.\n\n" * count + end)

    def test_tab_says_that_it_looks_and_escape_ends_it(self) -> None:
        on = self.on_desk()
        state = session.press(opened(on), Key("tab"), on)

        assert session.wants_more(state, on)
        assert "Looking for a hard word" in keys_line(state, on)
        assert "Esc cancel" in keys_line(state, on)
        assert not session.wants_more(session.press(state, Key("escape"), on), on)

    def test_any_other_key_ends_it_too(self) -> None:
        on = self.on_desk()
        state = session.press(opened(on), Key("tab"), on)

        state = session.press(state, Key("space"), on)

        assert not session.wants_more(state, on)
        assert state.chosen == -1

    @pytest.mark.parametrize("key", ["tab", "shift-tab"])
    def test_it_ends_when_there_is_none(self, key: str) -> None:
        on = self.on_desk()

        state = press(opened(on), on, key)

        assert state.notice == ENGLISH.no_words
        assert state.place == FRONT

    @pytest.mark.parametrize("key", ["tab", "shift-tab"])
    def test_it_finds_the_only_one_far_away(self, key: str) -> None:
        on = self.on_desk("Ask about the biopsy.\n")
        state = opened(on, keys="end home") if key == "shift-tab" else opened(on)

        state = press(state, on, key)

        assert on.book(state).word_at(state.chosen) is not None
        assert "biopsy" in shown(state, on)
