"""The reading level of a text without the words that it teaches.

A health text has to name things. An editor wants to know how hard it is beside its medical words,
which readers can open in the glossary: so the same formulas, with those words left out.
"""

from hlreader.glossary import Glossary
from hlreader.readability import Score
from hlreader.readability.languages import language_of
from hlreader.readability.rules import DEFAULT_RULES, CountingRules
from hlreader.readability.scores import formula_scores, sum_counts, warnings


def score_without(
    glossary: Glossary, whole: Score, language: str, rules: CountingRules = DEFAULT_RULES
) -> Score:
    """Return the score of a text whose glossary words are left out of every count.

    A sentence that has no other word is left out too. Entries with ``no_autolink``, everyday
    words, still count.
    """
    spoken = language_of(language)
    matcher = glossary.matcher(language)
    sentences = []
    for sentence in whole.sentences:
        text = sentence.text
        rest, position = "", 0
        for match in matcher.find(text):
            rest += text[position : match.start]
            position = match.end
        if position:
            counts = spoken.measure(rest + text[position:], rules.numbers)
            sentence = sentence._replace(counts=counts)  # noqa: PLW2901
        sentences.append(sentence)
    counts = sum_counts(sentence.counts for sentence in sentences)
    scores = formula_scores(counts, spoken)
    return Score(counts, scores, tuple(sentences), warnings(counts, spoken))
