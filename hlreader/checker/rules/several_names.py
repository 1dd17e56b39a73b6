"""HL209 several-names."""

from collections.abc import Iterator

from hlreader.checker.rule import Found, Severity, found_at
from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.text.passage import Passage

CODE = "HL209"
NAME = "several-names"
SEVERITY = Severity.ADVICE

FAILS = """\
The test takes an hour. You can eat after the procedure. This investigation is safe.
"""
PASSES = """\
The test takes an hour. You can eat after the test. This test is safe. A new procedure may help, and
an investigation was made.
"""

_GROUPS = (
    frozenset("test procedure examination exam investigation operation".split()),
    frozenset("medicine medication drug remedy".split()),
    frozenset("doctor physician clinician practitioner provider".split()),
)
_NAMES = frozenset().union(*_GROUPS)
_POINTING = frozenset("the this your that".split())
_FEWEST = 3


def check(text: CheckedText) -> Iterator[Found]:
    """Find texts that call one thing by three names: "the test", "the procedure", "the exam".

    Why: readers take a new name for a new thing, and wonder how many tests they will have. The
    Federal Plain Language Guidelines ask for the same word for the same thing. The rule counts
    only names after "the", "this" or "your".

    Instead: choose one name, and use it all through the text.
    """
    seen: dict[str, tuple[Passage, int]] = {}
    for passage, index in text.english_words.uses(_NAMES):
        word = passage.words[index]
        if word not in seen and index and passage.words[index - 1] in _POINTING:
            seen[word] = passage, index
    for group in _GROUPS:
        names = [name for name in seen if name in group]
        if len(names) < _FEWEST:
            continue
        passage, index = seen[names[_FEWEST - 1]]
        listed = ", ".join(f'"{name}"' for name in names[:-1]) + f' and "{names[-1]}"'
        yield found_at(
            passage,
            *passage.word_span(index),
            f"The text says {listed}.",
            "If these are one thing, use one name.",
        )
