"""HL210 research-word."""

from collections.abc import Iterator

from hlreader.checker.rule import Found, Severity, found_at
from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.words.wordlists import word_list

CODE = "HL210"
NAME = "research-word"
SEVERITY = Severity.ADVICE

FAILS = """\
We found moderate-certainty evidence. The trials had a high risk of bias and were not blinded.
"""
PASSES = """\
We are fairly sure of this. The trials were not done well enough: people knew which drug they got.
"""


def check(text: CheckedText) -> Iterator[Found]:
    """Find words of researchers: "bias", "blinded", "moderate-certainty evidence".

    Why: to most readers, bias is prejudice, and the blind cannot see. What they need to know is how
    sure the result is. Cochrane's guide for plain language summaries asks for everyday words. The
    rule leaves alone words that the text explains, and those in the glossary (see HL204).

    Instead: say what it means: "We are fairly sure".
    """
    for hit in word_list("research_words").find(text.english_words):
        if (
            hit.is_in_name
            or text.is_in_term(hit.passage, hit.start)
            or hit.passage.is_quoted(hit.start, hit.end)
            or hit.passage.explains(hit.start, hit.end)
        ):
            continue
        yield found_at(
            hit.passage,
            *hit.span,
            f'"{hit.written}" is a word of researchers.',
            hit.instead or "Say what it means.",
        )
