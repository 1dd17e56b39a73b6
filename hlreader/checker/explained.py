"""Whether a text says what a word means, where it uses it.

What counts, in the sentence of the word or at the beginning of the next:

- a bracket behind it that holds words, or a bracket around it: "edema (swelling)", "high blood
  pressure (hypertension)"; a bracket that holds only an abbreviation says nothing
- a dash, a colon, or a comma with "a", "or", "which", "also called" … behind it
- "is a", "are the", "means", "happens when" … behind it, or, where it opens the sentence, what it
  does: "uses …", "kills …", "are small parts …"
- "called", "known as", "or", "means" before it
- the next sentence begins with "It is", "They are", "This means", "These drugs help" …
- it is set in bold and ends with a full stop or a colon, as in a list of words
- two or more of the words that the glossary explains it with stand near it
"""

import re

from hlreader.checker.text import Passage
from hlreader.glossary.keys import TOKEN
from hlreader.patterns import lazy

_BRACKET_BEHIND = lazy(r"[\w'’]*[\"”’]?(?:\s\w+)?\s*\((?P<inside>[^()]+)\)")
_WORDS_INSIDE = lazy(r"(?<![\w])[a-z][a-z'’-]{2,}")
_BEHIND = lazy(
    r"""[\w'’]*["”’*_]?\s*(?:\([^()]*\)\s*)?(?:
        [–—:] | \s-\s | ;\s+(?:that|this)\s
      | ,\s*(?:or|a|an|the|which|that|also|called|meaning|where|when|in\s+which|such\s+as|one|known
              |as|like|another|your|two|small|tiny|drugs?|medicines?|parts?|tests?|i\.e)\b
      | \s+or\s
      | \s+(?:is|are|was)\s+(?:an?|the|one|when|where|how|what|also|called|like|your|another
              |(?:\w+\s+){0,2}(?:words?|names?|terms?)\s+for)\b
      | \s+(?:means?|meant|refers?\s+to|describes?|stands?\s+for|happens?\s+when)\b
      | \s+(?:that\s+is|such\s+as)\b
    )""",
    re.VERBOSE,
)
_SUBJECT_BEHIND = lazy(
    r"[\w'’]*[\"”’*_]?\s*(?:\([^()]*\)\s*)?\s(?:"
    r"(?:is|are)\s+(?:\w+[\s-]){0,4}(?:parts?|drugs?|medicines?|tests?|cells?|growths?|lumps?|"
    r"organs?|tubes?|glands?|germs?|signs?|problems?|illness(?:es)?|pictures?|people|doctors?|"
    r"nurses?|things?|areas?)"
    r"|(?:uses?|helps?|lets?|shows?|checks?|kills?|blocks?|carr(?:y|ies)|joins?|looks?\s+at"
    r"|works?\s+by|gives?\s+off|(?:slows?|stops?|eases?|treats?)\s+the)\s+\w+)\b"
)
_BEFORE = lazy(
    r"(?:\b(?:called|named|known\s+as|termed|means?|meaning|or|name\s+is|word\s+is|say|said)|[:=–—])"
    r"\s+[\"“‘*_]?(?:an?\s+|the\s+|your\s+)?(?:\w+[\s-]){0,1}$",
    re.IGNORECASE,
)
_OPENS = lazy(r"[\"“*_]*(?:(?:An?|The|Your|This|These|Some|Most)\s+)?(?:\w+[\s-])?", re.IGNORECASE)
_NEXT = lazy(
    r"\s*(?:It|They|This|That|These|Those|Both|Each|(?:This|That|These|Those)\s[a-z]+)\s"
    r"(?:is|are|means?|uses?|helps?|lets?|keeps?|happens?|shows?|tells?|looks?|makes?)\b"
)
_SMALL = frozenset(
    "a an and are as at be body by can for from has have how in into is it its may not of on one "
    "or some such than that the their them they this to used very what when where which who with "
    "you your doctor doctors person people part parts test treatment disease cancer".split()
)
_NEAR_WORDS = 2


def is_explained(passage: Passage, start: int, end: int, meaning: str = "") -> bool:
    """Tell whether the passage explains ``text[start:end]``; ``meaning`` is the glossary's."""
    text = passage.text
    sentence = next((s for s in passage.sentences if s.in_passage + len(s.text) >= end), None)
    begin = sentence.in_passage if sentence else 0
    stop = begin + len(sentence.text) if sentence else len(text)
    before, behind = text[begin:start], text[end:stop]
    bracket = _BRACKET_BEHIND.match(behind)
    if bracket and _WORDS_INSIDE.search(bracket["inside"]):
        return True
    if before.rfind("(") > before.rfind(")") and ")" in behind:
        return len(before[: before.rfind("(")].strip()) > 0
    if _BEHIND.match(behind) or _BEFORE.search(before):
        return True
    if _OPENS.fullmatch(before) and _SUBJECT_BEHIND.match(behind):
        return True
    if _NEXT.match(text, stop) or _is_bold_label(passage, start, end):
        return True
    return bool(meaning) and _is_near(meaning, text, begin, stop)


def _is_bold_label(passage: Passage, start: int, end: int) -> bool:
    run = passage.run_at(start)
    sign = passage.text[end : end + 1] or passage.text[end - 1]
    return run is not None and run.strong and sign in ".:"


def _is_near(meaning: str, text: str, begin: int, stop: int) -> bool:
    """Tell whether words of a meaning stand in a sentence or in the one next to it."""
    wanted = _stems(meaning)
    near = _stems(text[max(0, begin - 100) : stop + 120])
    return len(wanted & near) >= min(_NEAR_WORDS, len(wanted))


def _stems(text: str) -> set[str]:
    """Return the first letters of the words that carry a meaning."""
    return {word.lower()[:5] for word in TOKEN.findall(text) if word.lower() not in _SMALL}
