"""Whether a passage explains a word: what ``glossary.explained`` asks of a text, of a passage."""

from hlreader.checker.passage import Passage
from hlreader.glossary.explained import is_explained


def use_is_explained(passage: Passage, start: int, end: int, meaning: str = "") -> bool:
    """Tell whether the passage explains ``text[start:end]``; ``meaning`` is the glossary's."""
    text = passage.text
    sentence = next((s for s in passage.sentences if s.in_passage + len(s.text) >= end), None)
    begin = sentence.in_passage if sentence else 0
    stop = begin + len(sentence.text) if sentence else len(text)
    run = passage.run_at(start)
    is_label = run is not None and run.strong
    return is_explained(text, start, end, (begin, stop), meaning=meaning, is_label=is_label)
