"""Whether a text says what a word means, where it uses it: for ``glossary find`` and the rules.

A use explains its word if, in the same sentence,

- it is defined: "A biopsy is a test", "Metastatic means", "a biopsy, which takes", "a test called a
  biopsy", "This is a biopsy"; or the sentence begins with it and says what it does:
  "Chemotherapy uses drugs";
- it leads its paragraph or list item, or is a label in bold: "Chemotherapy. These drugs kill";
- plain words in brackets follow it, or it stands in brackets after them: "biopsy (taking a bit of
  tissue)", "taking a bit of tissue (biopsy)". Another name of the entry alone explains nothing:
  "magnetic resonance imaging (MRI)", and neither does how it is said;
- a dash and words follow it that tell nobody what to do, or "a", "an" or "the" after a comma:
  "nausea – a sick feeling", "a biopsy, a test of tissue". In a row ("a biopsy, a scan of the chest,
  or rest") they do not;
- a plain name stands beside it with "or": "myocardial infarction, or heart attack".

So it does if the next sentence begins with "It is a", "This means", "These drugs help", or if two
or more of the words that its entry explains it with stand near it.

English and Spanish are known. Elsewhere brackets, dashes and nearness count alone.
"""

import re
from collections.abc import Collection

from hlreader.glossary.keys import key, tokens
from hlreader.models import Term

_SPANISH_LETTERS = "a-záéíóúñü"
_PLAIN_WORDS = re.compile(
    r"\b(?!(?:daily|weekly|monthly|yearly|only|optional|rarely|left|right|both|once|twice|see|new|"
    r"diari\w+|semanal\w*|anual\w*|sólo|solo|opcional|véase|ver)\b)"
    r"(?=[^\W\d_]*[^\W\dA-Z_]{2})[^\W\d_]{3,}\b"
)
_REST_OF_WORD = re.compile(r"[\w'’]*")
_BRACKETS = re.compile(r"[\"”’*_]?(?:\s\w+)?\s*\(([^()]*)\)")
_ENDS_PHRASE = re.compile(r"[.!?()]")
_NO_WORD = re.compile(r"\A\W+")
_CLOSES = re.compile(r"[^()]*\)")

_OPENS_SENTENCE = re.compile(
    r"(?:\A|[.!?:]|[.!?][\"”)])\s*(?:[\"“*]*)(?:(?:an?|the|your|un|una|el|la|los|las)\s+)?[\"“*]*\Z",
    re.IGNORECASE,
)
_IS = re.compile(
    r"[\"”*]*\s+(?:is|are|was|es|son)\s+(?:(?:also|often|usually|simply|just|también)\s+)?"
    r"(?!(?:an?|the|una?|el|la)\s+(?:good|bad|first|next|last|best|only|main|same|big|common|key|"
    r"long|hard|way\s+forward|buena?|mala?|primer\w*|mejor|mismo|misma)\b)"
    r"(?:(?:an?|the|when|where|how|what|any|one|another|medicines?|drugs?|tests?|treatments?|doctors?|"
    r"cells?|una?|unos|unas|el|la|los|las|cuando|lo|cualquier\w*|medicamentos?|células?)\s+[^\W\d]|"
    r"(?!not\s|\w+ed\s)(?:[a-z-]+,?\s+){1,8}(?:that|which|who|where|que)\b)",
    re.IGNORECASE,
)
_DOES = re.compile(
    r"[\"”*]*\s+(?:uses?|shows?|blocks?|kills?|removes?|checks?|measures?|looks?\s+(?:at|for|inside)|"
    r"takes?\s+(?:out|a|an|away|pictures)|acts?|happens?\s+when|occurs?\s+when|comes?\s+from|"
    r"carry|carries|trains?|helps?\s+(?:(?:your|the)\s+(?:own|body)|cells?|doctors?)|treats?|"
    r"usan?|muestran?|bloquean?|matan?|miden?|quitan?|tratan?|toman?|ocurren?\s+cuando)\s+\w+",
    re.IGNORECASE,
)
_MEANS = re.compile(
    r"[\"”*]*,?\s+(?:means?(?!\s+(?:a\s+lot|so\s+much|nothing|you)\b)|meant|describes?|"
    r"happens?\s+when|refers?\s+to|stands?\s+for|is\s+when|are\s+when|is\s+short\s+for|"
    r"quiere\w*\s+decir|significan?|se\s+refieren?\s+a)\s+\w+",
    re.IGNORECASE,
)
_THAT_IS = re.compile(
    r"[\"”*]*,\s+(?:which\s+\w+|who\s+\w+|that\s+is|meaning|in\s+other\s+words|i\.e\.|"
    r"(?:(?:also|sometimes|often)\s+)?called|(?:such\s+as|like|where|when)\s+\w+|"
    r"es\s+decir|o\s+sea|que\s+\w+|quienes?\s+\w+)\b",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\b(?:called|named|termed|known\s+as|called\s+it|calls?\s+(?:it|this|them|these)|"
    r"(?:word|name|term)\s+for\s+(?:this|it|that)\s+is|(?:this|that|it)\s+is(?:\s+called)?|"
    r"(?:these|those|they)\s+are(?:\s+called)?|"
    r"llamad[oa]s?|se\s+llaman?|(?:lo|la|los|las)\s+llaman|conocid[oa]s?\s+como|"
    r"se\s+conocen?\s+como|esto\s+es)\s+(?:(?:an?|the|your|una?|el|la)\s+)?[\"“*]*\Z",
    re.IGNORECASE,
)
_QUOTES_AND_SPACE = ' \n\t"“*'
_NO_ADVICE = (
    r"(?!(?:ask|avoid|book|bring|call|check|contact|do|don['’]t|drink|eat|follow|get|go|if|keep|"
    r"never|please|see|seek|stop|take|talk|tell|try|wear|your|"
    r"acuda|avise|beba|coma|consulte|evite|hable|lea|llame|no|pida|pregunte|si|siga|su|tome|vaya)\b)"
)
_LEADS = re.compile(rf"[\"”*]*[.:]\s+{_NO_ADVICE}\w+\s+\w+", re.IGNORECASE)
_DASH = re.compile(rf"[\"”*]*(?:\s+[–—-]\s+|\s*—\s*|:\s+){_NO_ADVICE}(?=\w+\s+\w+)", re.IGNORECASE)
_APPOSITION = re.compile(
    rf"[\"”*]*,\s+(?:an?|the|una?|el|la)\s+((?:[{_SPANISH_LETTERS}'’-]+\s*)+)(.?)(\s+\w+)?",
    re.IGNORECASE,
)
_OR = re.compile(
    rf"[\"”*]*,\s+(?:or|o)\s+(?!(?:an?|the|your?|if|to|any|not|una?|el|la|si)\b)"
    rf"[{_SPANISH_LETTERS}'’-]+(?:\s+[{_SPANISH_LETTERS}'’-]+){{0,2}}(?:[,.;)–—]|\Z)",
    re.IGNORECASE,
)
_OR_BEFORE = re.compile(r"\A[^,]+,\s+(?:or|o)\s+(?:\w+[\s-])?[\"“‘*]?\Z", re.IGNORECASE)
_MORE_OF_A_ROW = re.compile(r"\s*(?:and|or|y|o)\b", re.IGNORECASE)
_NEXT = re.compile(
    r"\s*(?:It|They|Both|Each|(?:This|That|These|Those|Est[eao]s?)(?:\s[a-zñ]+)?)"
    rf"(?:{_IS.pattern}|{_MEANS.pattern}|\s(?:uses?|helps?|lets?|keeps?|happens?|shows?|tells?|"
    r"looks?|makes?|usan?|ayudan?|muestran?)\s)",
    re.IGNORECASE,
)
_ROW_BEFORE = re.compile(r",[^.!?]*\Z")
_ROW = re.compile(r"\s*(?:or|and|an?|the|o|y|e|una?|el|la)", re.IGNORECASE)
_FEWEST_IN_APPOSITION = 4


_SMALL = frozenset(
    "a an and are as at be body by can for from has have how in into is it its may not of on one "
    "or some such than that the their them they this to used very what when where which who with "
    "you your doctor doctors person people part parts test treatment disease cancer "
    "con cuando cuerpo de del el en es la las lo los más no o para parte persona por puede que se "
    "ser son su sus tipo un una uno y".split()
)
_NEAR_WORDS = 2
_BEFORE, _BEHIND = 100, 120
"""So many letters around a sentence are near."""


def is_explained(
    text: str,
    start: int,
    end: int,
    sentence: tuple[int, int],
    *,
    meaning: str = "",
    names: Collection[str] = (),
    is_label: bool = False,
) -> bool:
    """Tell whether a text explains the word ``text[start:end]``.

    ``sentence`` is from where to where its sentence goes. Of its entry, if it has one, ``meaning``
    is what the glossary says, and ``names`` are the keys that explain nothing (``names_of``).
    ``is_label`` is for a word in bold.
    """
    begin, stop = sentence
    rest = _REST_OF_WORD.match(text, end)
    end = rest.end() if rest else end
    if _leads(text, start, end, is_label=is_label):
        return True
    before, after = text[begin:start], text[end:stop]
    while bracket := _BRACKETS.match(after):
        if _PLAIN_WORDS.search(bracket[1]) and key(bracket[1]) not in names:
            return True
        after = after[bracket.end() :]
    if _stands_in_brackets_after_words(before) and _CLOSES.match(after):
        said = key(before.rpartition("(")[0])
        return not any(said.endswith(name) for name in names)
    return (
        _is_defined(before, after)
        or bool(_NEXT.match(text, stop))
        or (bool(meaning) and _is_near(meaning, text[max(0, begin - _BEFORE) : stop + _BEHIND]))
    )


def names_of(term: Term) -> frozenset[str]:
    """Return the keys of an entry's names, and of how it is said."""
    names = (term.term, *term.aliases, *term.abbreviations, *term.forms, term.pronunciation)
    return frozenset(key(name) for name in names if name)


def _leads(text: str, start: int, end: int, *, is_label: bool) -> bool:
    """Tell whether a word stands before its explanation as a label does."""
    if not text[:start].strip(_QUOTES_AND_SPACE) and _LEADS.match(text, end):
        return True
    return is_label and (text[end : end + 1] or text[end - 1]) in ".:"


def _stands_in_brackets_after_words(before: str) -> bool:
    """Tell whether the words before a word open a bracket, with two words or more before that."""
    outside, opened, inside = before.rpartition("(")
    if not opened or ")" in inside:
        return False
    words = _NO_WORD.sub("", _ENDS_PHRASE.split(outside)[-1]).split()
    return len(words) > 1 and (words[-1][-1].isalnum() or words[-1][-1] == "_")


def _is_defined(before: str, after: str) -> bool:
    """Tell whether the words of a sentence before and after a word say what it means."""
    if _OPENS_SENTENCE.search(before) and (_IS.match(after) or _DOES.match(after)):
        return True
    if any(pattern.match(after) for pattern in (_MEANS, _THAT_IS, _DASH)):
        return True
    if _OR.match(after) and not _ROW_BEFORE.search(before):
        return True
    if _OR_BEFORE.search(before) and not _MORE_OF_A_ROW.match(after):
        return True
    return bool(_CALLED.search(before)) or _is_apposition(after)


def _is_apposition(after: str) -> bool:
    found = _APPOSITION.match(after)
    if not found:
        return False
    words = found[1].split()
    if len(words) < _FEWEST_IN_APPOSITION and not {"and", "or", "y", "o"}.isdisjoint(words):
        return False
    return found[2] != "," or not _ROW.fullmatch(found[3] or "")


def _is_near(meaning: str, text: str) -> bool:
    """Tell whether words that carry a meaning stand in a text."""
    wanted = _stems(meaning)
    return len(wanted & _stems(text)) >= min(_NEAR_WORDS, len(wanted) or 1)


def _stems(text: str) -> set[str]:
    """Return the first letters of the words that carry a meaning."""
    return {word.lower()[:5] for word in tokens(text) if word.lower() not in _SMALL}
