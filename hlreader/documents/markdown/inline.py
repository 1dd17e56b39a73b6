"""Running text of Markdown as runs, each with its place in the source.

markdown-it gives the lines of a block, but not the places of its words. ``Aligner`` finds each
piece of text in the source again, in order, so that every run has an offset.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from markdown_it.helpers import parseLinkDestination, parseLinkTitle
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from hlreader.documents.lines import line_starts
from hlreader.documents.superscripts import raised
from hlreader.models import Run, picture_text
from hlreader.patterns import lazy
from hlreader.sanitize import clean_line, is_invisible, neutralise

__all__ = ["Aligner", "Helpers", "HtmlTags", "note_mark"]

_NOTE_MARK = lazy(r"\[\^([\w-]{1,60})\]")
_TAG_NAME = lazy(r"<(/?)(\w+)")
_LINE_BREAK_TAG = lazy(r"<br\s*/?>", re.IGNORECASE)
_REST_OF_LINK = lazy(
    r"""  # an address in parentheses, perhaps with a title
      \]\(\s*+ (?: <[^<>\n]*> | (?: \\. | [^\s()\\] | \( (?: \\. | [^\s()\\] )*+ \) )*+ )
        (?: \s++ (?: "(?:\\.|[^"\\])*+" | '(?:\\.|[^'\\])*+' | \((?:\\.|[^()\\])*+\) ) )? \s*+\)
    | \]\[[^\]]*\]  # to a definition elsewhere
    | \]            # to a definition of the same name
    | >             # an address in angle brackets
    """,
    re.VERBOSE,
)


_MOST_OPEN = 10
"""How many brackets may be open at once in a link's text."""


class Helpers:
    """The helpers of the parser's link rules, with a limit on their work.

    For each bracket that is never closed, the parser's own helper reads to the end of the text.
    This one stops as soon as no later bracket closes, or if too many are open.
    """

    parseLinkDestination = staticmethod(parseLinkDestination)  # noqa: N815 - the parser's names
    parseLinkTitle = staticmethod(parseLinkTitle)  # noqa: N815

    def __init__(self) -> None:
        self._text = ""
        self._last = -1
        """The place of the last closing bracket in that text."""

    def parseLinkLabel(  # noqa: N802
        self,
        state: StateInline,
        start: int,
        disableNested: bool = False,  # noqa: FBT001, N803
    ) -> int:
        """Return the place of the bracket that closes the one at ``start``, or -1."""
        if state.src is not self._text:
            self._text, self._last = state.src, state.src.rfind("]")
        if start > self._last:
            return -1
        before, known, still_open = state.pos, state.cache, 1
        at, end = start + 1, -1
        while at < state.posMax and still_open <= _MOST_OPEN:
            sign = state.src[at]
            still_open -= sign == "]"
            if not still_open:
                end = at
                break
            after = known.get(at)
            if after is None:
                state.pos = at
                state.md.inline.skipToken(state)
                after = state.pos
            if sign == "[":
                if after == at + 1:  # it does not open a link
                    still_open += 1
                elif disableNested:
                    break
            at = after
        state.pos = before
        return end


def note_mark(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser's form
    """Read the mark of a footnote, ``[^1]``. This is a rule for the parser."""
    found = _NOTE_MARK.match(state.src, state.pos)
    if found and not silent:
        state.push("note_mark", "", 0).content = found[0]
    state.pos = found.end() if found else state.pos
    return found is not None


_TAGS = ("sup", "del", "s", "strike", "rt", "rp", "b", "strong", "i", "em")


class HtmlTags:
    """The HTML tags in a text that change the meaning or the style of words."""

    def __init__(self) -> None:
        self._open = dict.fromkeys(_TAGS, 0)

    def read(self, tag: str) -> None:
        """Record a tag."""
        found = _TAG_NAME.match(tag)
        if found and (name := found[2].lower()) in self._open:
            self._open[name] = max(0, self._open[name] + (-1 if found[1] else 1))

    def runs(self, before: str, run: Run) -> Iterator[Run]:
        """Yield a run with the effect of its tags, unless they hide it.

        ``before`` is the text before.
        """
        tags = self._open
        if tags["del"] or tags["s"] or tags["strike"] or tags["rp"]:
            return
        if tags["b"] or tags["strong"]:
            run = run._replace(strong=True)
        if tags["i"] or tags["em"]:
            run = run._replace(emphasis=True)
        if tags["rt"]:
            run = run._replace(text=f" ({run.text})")
        elif tags["sup"]:
            text, aside = raised(before, run.text)
            run = run._replace(text=text, aside=aside)
        yield run


def _description(image: Token) -> str:
    """Return the description of a picture, without its markup."""
    return "".join(
        " " if child.type.endswith("break") else _description(child) or child.content
        for child in image.children or ()
    )


class Aligner:
    """Finds the text of an inline token in the source."""

    def __init__(self, token: Token, content_lines: list[int]) -> None:
        self.token = token
        self.content = token.content
        self.content_lines = content_lines
        self.breaks = line_starts(token.content)
        self.position = 0  # in the content; everything before it is done

    def source_offset(self, position: int) -> int:
        """Return the source offset of a position in the token's content."""
        line = bisect_right(self.breaks, position) - 1
        return self.content_lines[line] + position - self.breaks[line]

    def take(self, literal: str) -> int:
        """Move past the next ``literal``. Return its source offset."""
        found = self.content.find(literal, self.position)
        if found < 0:  # the parser changed it; the current place is the closest
            return self.source_offset(self.position)
        self.position = found + len(literal)
        return self.source_offset(found)

    def code(self, text: str, marks: str) -> int:
        """Move past code and its backticks. Return its source offset.

        The parser turns line ends into spaces, and may remove a space at both ends.
        """
        self.take(marks)
        start = self.position
        spaced = not self.content.startswith(marks, start + len(text))
        self.position = start + len(text) + 2 * spaced
        self.take(marks)
        return self.source_offset(start + spaced)

    def skip_link(self) -> None:
        """Move past the closing bracket of a link and the address after it."""
        rest = _REST_OF_LINK.search(self.content, self.position)
        if rest:
            self.position = rest.end()

    def runs(self) -> Iterator[Run]:
        """Yield the runs of the inline token, without deleted text."""
        strong = emphasis = struck = 0
        links: list[str] = []
        tags = HtmlTags()
        before = ""
        for child in self.token.children or ():
            if child.type in ("strong_open", "strong_close"):
                strong += child.nesting
            elif child.type in ("em_open", "em_close"):
                emphasis += child.nesting
            elif child.type in ("s_open", "s_close"):
                struck += child.nesting
            elif child.type == "link_open":
                links.append(clean_line(str(child.attrGet("href") or "")))
            elif child.type == "link_close":
                links.pop()
                self.skip_link()
            else:
                tags.read(child.content if child.type == "html_inline" else "")
                text, at = self.text(child)
                if is_invisible(text) or struck:
                    continue
                code, aside = child.type == "code_inline", child.type in ("image", "note_mark")
                link = links[-1] if links else ""
                run = Run(neutralise(text), at, strong > 0, emphasis > 0, code, link, aside)
                for one in tags.runs(before, run):
                    before = one.text
                    yield one

    def text(self, child: Token) -> tuple[str, int]:
        """Return the text of a token that is not markup, and its source offset."""
        if child.type == "text":
            return child.content, self.take(child.content)
        if child.type == "text_special":  # an entity or an escape
            return child.content, self.take(child.markup)
        if child.type == "softbreak":
            return " ", self.take("\n")
        if child.type == "hardbreak":
            return "\n", self.take("\n")
        if child.type == "code_inline":
            return child.content, self.code(child.content, child.markup)
        if child.type == "note_mark":
            return child.content.replace("^", ""), self.take(child.content)
        if child.type == "image":
            at = self.take("![")
            self.position += len(child.content)
            self.skip_link()
            return picture_text(_description(child)), at
        at = self.take(child.content)  # html_inline: only a line break counts
        return "\n" if _LINE_BREAK_TAG.fullmatch(child.content) else "", at
