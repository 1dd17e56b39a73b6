"""What must never be in any output: signs and commands that drive what it is shown on."""

import re

HOSTILE = (
    "\x1b[31mred\x1b[0m",
    "\x1b]0;title\x07",
    "\x1bP1$r\x1b\\",
    "\x9b31m",
    "\x9d0;title\x9c",
    "\u202etxet",
    "\u2066isolated\u2069",
    "zero\u200bwidth",
    "line\u2028separator",
    "nul\x00byte",
    "carriage\rreturn",
    "##[error]stop",
    "##[add-mask]a",
    "##vso[task.setvariable variable=a]b",
    "##teamcity[buildStop]",
    "::error file=a::stop",
    "  ::add-mask::a",
    "=1+1",
    "+1+1",
    "@SUM(A1)",
    "-2+3",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "]]>&amp;",
    "![x](https://example.org/x.png)",
    "[run](command:workbench.action.quit)",
    "{term} %s %n $HOME `id`",
)
"""Each is harmless to read and harmful to obey."""

DRIVING = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)
"""A sign that drives a terminal, or hides text."""

COMMAND = re.compile(r"##(?:vso|teamcity)?\[|^[ \t]*::", re.MULTILINE)
"""A command to a CI server."""


def assert_harmless(*printed: str, given: object = "") -> None:
    """Fail if any of the printed texts drives a terminal or a CI server's log."""
    for text in printed:
        assert not DRIVING.search(text), given
        assert not COMMAND.search(text), given
