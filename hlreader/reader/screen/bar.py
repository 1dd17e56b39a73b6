"""The line of keys at the bottom. It says what the reader can do now, as far as it fits."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from hlreader.layout.wrap import Piece, Width, text_of
from hlreader.reader.screen.popup import Box, box, chooses, content, grows
from hlreader.reader.session.context import ReaderContext
from hlreader.reader.session.search import cut_short, found_word
from hlreader.reader.session.state import LISTS, PopupKind, State


class Item(NamedTuple):
    """A key and what it does, in long and short words. Lower ranks are more important."""

    key: str
    what: tuple[str, str]
    rank: int


_JOINT = " · "
_ASCII_JOINT = " | "
_LARGE_JOINT = "  "
"""The separator of items in large letters, which leave little room."""


Row = tuple[Piece, ...]


def bar(state: State, context: ReaderContext, percent: str) -> list[Row]:
    """Return the lines of keys, which begin with a message if there is one."""
    lettering, lines = context.bar_letters(state)
    margin = lettering.width(" ") if context.areas(state).margin else 0
    joint = _ASCII_JOINT if context.ascii_only else _JOINT
    if lettering.height > 1:
        joint = _LARGE_JOINT
    room = Room(lettering.width, state.columns - margin, lines, joint)
    if state.typed is not None:
        return _prompt(state, context, room)
    notice = room.wrapped(_sentences(message(state, context), room.width, room.limit * lines))
    rows: list[Row] = [(Piece(line, "strong"),) for line in notice]
    keys = fit(_items(state, context), room, notice)
    if rows and keys and keys[0]:
        rows[-1] = (*rows[-1], Piece(joint), *keys[0])
    rows += keys[1:] if rows else keys
    if percent and rows and room.has(text_of(rows[-1]), percent):
        rows[-1] = (*rows[-1], Piece(joint + percent))
    return rows


class Room(NamedTuple):
    """The room for keys: how wide a text is, and how wide and how many the lines are."""

    width: Width
    limit: int
    lines: int = 1
    joint: str = _JOINT

    def has(self, line: str, more: str) -> bool:
        """Return whether a line has room for more, with a joint between them."""
        return self.width(f"{line}{self.joint}{more}" if line else more) <= self.limit

    def wrapped(self, text: str) -> list[str]:
        """Return a text on as many lines as there are. What does not fit is on the last."""
        rows: list[str] = []
        for word in text.split(" ") if text else ():
            longer = f"{rows[-1]} {word}" if rows else word
            if rows and (self.width(longer) <= self.limit or len(rows) == self.lines):
                rows[-1] = longer
            else:
                rows.append(word)
        return rows


def _prompt(state: State, context: ReaderContext, room: Room) -> list[Row]:
    words = context.words
    text = state.typed or ""
    labels = {"find": words.search_all_for, "word": words.look_up_word}
    label = labels.get(state.prompt, words.search_for)
    below = room.lines > 1
    keys = fit(
        [Item(words.enter, words.find, 0), Item("Esc", words.cancel, 1)],
        room._replace(lines=1, limit=room.limit if below else room.limit // 2), (),
    )  # fmt: skip
    while text and room.width(f"{label}{text} {room.joint}") > room.limit:
        text = text[1:]
    line = (Piece(label, "strong"), Piece(text), Piece(" ", "reverse"))
    if below:
        return [line, *keys]
    if keys and room.has(text_of(line), text_of(keys[0])):
        return [(*line, Piece(room.joint), *keys[0])]
    return [line]


def _sentences(text: str, width: Width, limit: int) -> str:
    """Return as many sentences of a notice as fit, but at least one."""
    while width(text) > limit and ". " in text:
        text = text[: text.rindex(". ") + 1]
    return text


def message(state: State, context: ReaderContext) -> str:
    """Return a notice, or the progress of a search or a long move."""
    words, book, search = context.words, context.book(state), state.search
    percent = round(100 * book.share_read)
    if state.notice:
        return state.notice
    if grows(state, context):
        return words.looking.format(percent=round(100 * book.share_gathered))
    if state.pending == "end":
        return words.reading_on.format(percent=percent)
    if state.pending == "word":
        return words.walking.format(percent=percent)
    if search.current >= 0 and state.chosen < 0 and not state.popups:
        form = words.matches_so_far if state.pending else words.matches
        number, count = search.current + 1, len(search.found)
        return form.format(query=cut_short(search.query, context), number=number, count=count)
    if state.pending == "search":
        return words.searching.format(percent=percent)
    return ""


def fit(items: Sequence[Item], room: Room, before: Sequence[str] = ()) -> list[Row]:
    """Return as many items as fit, in long words if enough of them fit, the most important first.

    ``before`` has the lines of a text before them. They begin on the last of these.
    """
    wanted = sorted(items, key=lambda item: item.rank)
    needed = [item for item in wanted if item.rank <= _NEEDED]
    best: dict[Item, int] = {}
    most = -1
    for count in range(len(wanted), -1, -1):
        chosen = dict.fromkeys(wanted[:count], 0)
        if _rows(items, chosen, room, before) is None:
            continue
        for item in wanted[count:]:
            tried = {**chosen, item: 1}
            if _rows(items, tried, room, before) is not None:
                chosen = tried
        named = sum(item in chosen for item in needed)
        enough = count >= min(_LEAST_IN_LONG, len(wanted)) or not count or named == len(needed)
        if enough and named > most:
            best, most = chosen, named
    return _rows(items, best, room, before) or []


_LEAST_IN_LONG = 4
"""Use long words only if this many keys fit with them."""
_NEEDED = 3
"""Rather than leave out a key of this rank or a smaller one, use short words."""


def _rows(
    items: Sequence[Item], chosen: Mapping[Item, int], room: Room, before: Sequence[str]
) -> list[Row] | None:
    """Return the chosen items, each in long words (0) or in short words (1), None if too many.

    The first row continues the last line of the text before, and may be empty.
    """
    rows: list[Row] = [()]
    lines = [*before[:-1], before[-1]] if before else [""]
    for item in items:
        if item not in chosen:
            continue
        signs = item.key == "!"
        what = Piece(f" {item.what[chosen[item]]}", "danger" if signs else "")
        pieces = (Piece(item.key, "danger" if signs else "strong"), what)
        text = text_of(pieces)
        if room.has(lines[-1], text):
            rows[-1] += (Piece(room.joint), *pieces) if rows[-1] else pieces
            lines[-1] += room.joint + text if lines[-1] else text
        elif len(lines) < room.lines and room.has("", text):
            rows.append(pieces)
            lines.append(text)
        else:
            return None
    return rows if rows != [()] else []


def _items(state: State, context: ReaderContext) -> list[Item]:
    """Return the keys that work now, and what they do."""
    words = context.words
    if state.pending:
        return [Item("Esc", words.cancel, 0)]
    if state.popups:
        is_question = state.popups[-1].kind is PopupKind.TEACH
        items_of = _teach_back_items if is_question else _popup_items
        return items_of(state, context, box(state, context))
    return _voice_items(state, context) if state.voice else _text_items(state, context)


def _text_items(state: State, context: ReaderContext) -> list[Item]:
    """Return the keys that work while the text is read."""
    words = context.words
    word = context.book(state).word_at(state.chosen) if state.chosen >= 0 else None
    if word:
        away = (words.go_back, 2) if state.walked else (words.let_go, 6)
        meaning = (words.meaning_of.format(word=word.text), words.meaning[1])
        return [
            Item(words.enter, meaning, 0), Item("Tab", words.next_word, 1),
            Item(words.space, words.next_page, 5), Item("Esc", *away),
            Item("+ -", words.bigger, 4), Item("?", words.help, 3), Item("q", words.quit, 2),
            *_danger(state, context, 5),
        ]  # fmt: skip
    if state.search.query:
        explain = [Item(words.enter, words.meaning, 0)] if found_word(state, context) >= 0 else []
        others = [Item("n", words.next_match, 1), Item("N", words.previous_match, 3)]
        return [
            *explain, *(others if len(state.search.found) > 1 else ()),
            Item("Esc", words.let_go, 2), Item("?", words.help, 4), Item("q", words.quit, 5),
            *_danger(state, context, 5),
        ]  # fmt: skip
    view = context.view(state)
    shown = view.visible(state.top, context.areas(state).text)
    items = [
        Item(words.space, words.next_page, 2), Item("Tab", words.next_word, 3),
        Item("+ -", words.bigger, 3), Item("a", words.aloud, 5), Item("/", words.find, 6),
        Item("?", words.help, 0), Item("q", words.quit, 1),
    ]  # fmt: skip
    if view.after(shown[-1][0]) is None:
        related = [Item("r", words.read_next, 3)] if context.book(state).related else []
        before = [Item("b", words.page_before, 3)] if view.before(state.top) is not None else []
        items = [*before, *related, *items[1:]]
    if shown[-1][1].start >= context.book(state).end:
        items = [*_questions(state, context), *items]
    if state.reread:
        items.insert(0, Item(words.enter, words.ask_again, -1))
    elif state.history:
        items.insert(0, Item(words.back, words.go_back, 4))
    # The line of the title has it, if there is one.
    home = [] if context.areas(state).title else [Item("h", words.home, 4)]
    return [*_danger(state, context, 0), *items, *home]


def _voice_items(state: State, context: ReaderContext) -> list[Item]:
    """Return the keys that work while the article is read aloud."""
    words = context.words
    paused = state.voice and state.voice.paused
    return [
        Item(words.space, words.go_on_aloud if paused else words.pause, 0),
        Item(words.left, words.sentence_back, 2), Item("< >", words.speed, 3),
        Item("Esc", words.stop, 1), Item("?", words.help, 4), Item("q", words.quit, 5),
        *_danger(state, context, 5),
    ]  # fmt: skip


def _danger(state: State, context: ReaderContext, rank: int) -> list[Item]:
    has_signs = context.book(state).article.danger_signs
    return [Item("!", context.words.danger, rank)] if has_signs else []


def _questions(state: State, context: ReaderContext) -> list[Item]:
    has_questions = context.book(state).article.teach_back and not state.reread
    return [Item("i", context.words.own_words, 0)] if has_questions else []


def _teach_back_items(state: State, context: ReaderContext, laid: Box) -> list[Item]:
    words = context.words
    choices = content(state.popups[-1], state, context).choices
    items = [Item(words.enter, words.go_on_asking, 0)]
    if any(choice.kind == "reread" for choice in choices):
        items.append(Item("2", words.not_yet, 1))
    if laid.more_below or laid.more_above:
        more = words.more_below if laid.more_below else words.more_above
        items.append(Item(words.space if laid.more_below else "b", more, 2))
    items += [Item("Esc", words.close, 3), Item("+ -", words.bigger, 6)]
    return [*items, Item("q", words.quit, 4)] if state.only_teach else items


def _popup_items(state: State, context: ReaderContext, laid: Box) -> list[Item]:
    words, popup = context.words, state.popups[-1]
    choices = content(popup, state, context).choices
    items = []
    if choices and not chooses(popup, state, context):
        items.append(Item("Tab", words.see_also_next, 2))
    elif choices:
        items.append(Item(words.arrows, words.choose, 2))
    if choices and popup.chosen >= 0:
        items.append(Item(words.enter, words.open, 1))
    if laid.more_below or laid.more_above:
        more = words.more_below if laid.more_below else words.more_above
        key = words.space if laid.more_below else "b"
        items.append(Item(key, more, 5 if popup.kind in LISTS else 1))
    if popup.kind is PopupKind.HOME:
        signs = Item("!", words.danger, 2)
        help_and_quit = [Item("?", words.help, 3), Item("q", words.quit, 0)]
        return [signs, *items, Item("+ -", words.bigger, 3), *help_and_quit]
    if len(state.popups) > 1 + state.at_home:
        items.append(Item(words.back, words.go_back, 4))
    leave = words.home if state.at_home else words.close
    return [*items, Item("Esc", leave, 0), Item("+ -", words.bigger, 6)]
