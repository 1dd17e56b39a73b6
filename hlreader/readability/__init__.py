"""Reading level: count sentences, words and syllables, and apply the published formulas."""

from hlreader.readability.counting_rules import CountingRules
from hlreader.readability.counts import Counts
from hlreader.readability.difficulty import Difficulty, difficulty, word_difficulty
from hlreader.readability.scores import Score, score
from hlreader.readability.sentence_scores import ScoredSentence
from hlreader.readability.sentences import Sentence, split_sentences
from hlreader.readability.syllables import count_syllables

__all__ = [
    "CountingRules",
    "Counts",
    "Difficulty",
    "Score",
    "ScoredSentence",
    "Sentence",
    "count_syllables",
    "difficulty",
    "score",
    "split_sentences",
    "word_difficulty",
]
