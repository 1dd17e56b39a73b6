"""The tags that site generators add to Markdown. Readers of the site do not see them.

Hugo has ``{{< note >}}``, Jekyll ``{% include a.html %}``, ``{{ page.title }}`` and ``{: .note}``,
MDX ``import Note from "./note"`` and ``{/* a remark */}``. The text between two tags is text.
"""

import re

from hlreader.patterns import lazy

__all__ = ["without_tags"]

_TAGS = lazy(
    r"""
      ^(?:[ \t>]|[-+*][ ]|\d{1,9}[.)][ ]){0,40}+            # code stays as it is, also in lists
        (?P<fence>```+|~~~+) .*? (?:^[ \t>]*+(?P=fence)|\Z)
    | \\[`{\\]                                            # an escaped sign is text
    | (?<!`)(?P<ticks>`+)(?!`) [^\n]+? (?<!`)(?P=ticks)(?!`)
    | (?P<tag>
          \{\{ [<%]?[^{}]{0,2000}? [>%]?\}\}             # Hugo, Liquid
        | \{% [^{}]{0,2000}? %\}                         # Jekyll, Liquid
        | \{/\* .{0,2000}? \*/\}                         # a remark in MDX
        | (?<=\S)[ \t]{0,9}\{[:#][ \w.#:="'-]{0,200}\}[ \t]*$   # the name or class of a heading
        | ^[ \t]{0,9}\{:[ \w.#:="'-]{0,200}\}[ \t]*$
      )
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
_QUOTED = lazy(r"""\b(?:alt|caption|content|title|text)=(["'])(?P<text>.*?)\1""", re.DOTALL)
_MODULES = lazy(r"^(?:import|export)\b[^\n]*(?:\n(?!\n)[^\n]*)*", re.MULTILINE)
_VISIBLE = re.compile(r"\S")


def without_tags(text: str, name: str) -> str:
    """Return a text without its tags but with the same length, so that offsets stay valid.

    Text that a tag shows, such as the caption of a picture, stays.
    """
    if "{" in text:
        text = _TAGS.sub(_masked, text)
    if name.lower().endswith(".mdx"):
        text = _MODULES.sub(lambda module: _blank(module[0]), text)
    return text


def _masked(found: re.Match[str]) -> str:
    tag = found["tag"]
    if tag is None:
        return found[0]
    begins = found.start() == 0 or found.string[found.start() - 1] == "\n"
    ends = found.string[found.end() : found.end() + 1] in ("", "\n")
    shown = _shown(tag)
    if (
        begins and "\n" not in tag and (shown.strip() or not ends)
    ):  # spaces at the start of a line make it code
        room = len(shown) - len(shown.lstrip())
        return f"<u{' ' * (room - 3)}>{shown[room:]}"
    return shown


def _shown(tag: str) -> str:
    """Return a tag with spaces instead of everything except the text that it shows."""
    kept, end = "", 0
    for quoted in _QUOTED.finditer(tag):
        start = quoted.start("text")
        kept += _blank(tag[end:start]) + quoted["text"]
        end = quoted.end("text")
    return kept + _blank(tag[end:])


def _blank(text: str) -> str:
    return _VISIBLE.sub(" ", text)
