"""HL401 person-first."""

from collections.abc import Iterator

from hlreader.checker.rule import Found
from hlreader.checker.text.checked_text import CheckedText
from hlreader.checker.words.biased_words import find_biased_words

CODE = "HL401"
NAME = "person-first"

FAILS = """\
Diabetics need an eye test every year. A diabetic who smokes needs one sooner.
"""
PASSES = """\
People with diabetes need an eye test every year. Ask about a diabetic diet. Autistic people and
deaf people can ask for more time. Say "person with asthma", not "asthmatic".
"""


def check(text: CheckedText) -> Iterator[Found]:
    """Find words that name people by their illness: "diabetics", "stroke victims".

    Why: people are more than an illness. The American Psychological Association and most patient
    groups ask writers to put the person first. The rule never finds words that people have chosen
    for themselves, such as "autistic" and "deaf", or words that the text quotes.

    Instead: write "people with diabetes".
    """
    return find_biased_words(text, "person_first", "names people by an illness")
