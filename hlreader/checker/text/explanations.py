"""Find out whether a passage explains a word, with ``glossary.words.explained``."""

from bisect import bisect_left

from hlreader.checker.text.passage import Passage


def use_is_explained(passage: Passage, start: int, end: int, meaning: str = "") -> bool:
    """Return whether the passage explains ``text[start:end]``. The glossary gives ``meaning``."""
    sentences = passage.sentences
    number = bisect_left(
        sentences, end, key=lambda sentence: sentence.in_passage + len(sentence.text)
    )
    whole = (0, len(passage.text))
    if number < len(sentences):
        sentence = sentences[number]
        whole = (sentence.in_passage, sentence.in_passage + len(sentence.text))
    run = passage.run_at(start)
    is_label = run is not None and run.strong
    return passage.explanations.explains(start, end, whole, meaning=meaning, is_label=is_label)
