"""Whether a text itself explains a term where it uses it.

A use explains its term if, in the same sentence,

- it is defined: "A biopsy is a test", "Metastatic means", "a biopsy, which takes", "a test called a
  biopsy", "This is a biopsy"; or the sentence begins with it and says what it does:
  "Chemotherapy uses drugs";
- it leads its paragraph or list item on its own: "Chemotherapy. These drugs kill cancer cells";
- plain words in brackets follow it, or it stands in brackets after them: "biopsy (taking a bit of
  tissue)", "taking a bit of tissue (biopsy)". Another name of the entry alone explains nothing:
  "magnetic resonance imaging (MRI)", and neither does how it is said;
- a dash and words follow it, or "a", "an" or "the" with at least four words after a comma: "nausea
  – a sick feeling", "a biopsy, a test of a small bit of tissue". In a row ("a biopsy, a scan of the
  chest, or rest") they do not;
- a plain name follows after a comma and "or": "myocardial infarction, or heart attack".

A term that heads the row of a table is explained by the row.

English and Spanish are known. Elsewhere brackets and dashes count alone.
"""

import re

from hlreader.glossary.keys import key
from hlreader.models import Match, Term

_SPANISH_LETTERS = "a-záéíóúñü"
_PLAIN_WORDS = re.compile(
    r"\b(?!(?:daily|weekly|monthly|yearly|only|optional|rarely|left|right|both|once|twice|see|new|"
    r"diari\w+|semanal\w*|anual\w*|sólo|solo|opcional|véase|ver)\b)"
    r"(?=[^\W\d_]*[^\W\dA-Z_]{2})[^\W\d_]{3,}"
)
_BRACKETS = re.compile(r"\s*\(([^()]*)\)")
_END_OF_SENTENCE = re.compile(r"[.!?](?=\s|$)")
_IN_BRACKETS_AFTER_WORDS = re.compile(r"\w[^.!?()]*\s[^.!?()]*\w\s*\((?:an?\s|the\s)?[\"“*]*\Z")
_CLOSES = re.compile(r"[\"”*]*\)")

_OPENS_SENTENCE = re.compile(
    r"(?:\A|[.!?:]|[.!?][\"”)])\s*(?:[\"“*]*)(?:(?:an?|the|your|un|una|el|la|los|las)\s+)?[\"“*]*\Z",
    re.IGNORECASE,
)
_IS = re.compile(
    r"[\"”*]*\s+(?:is|are|was|es|son)\s+(?:(?:also|often|usually|simply|just|también)\s+)?"
    r"(?!(?:an?|the|una?|el|la)\s+(?:good|bad|first|next|last|best|only|main|same|big|common|key|"
    r"long|hard|way\s+forward|buena?|mala?|primer\w*|mejor|mismo|misma)\b)"
    r"(?:(?:an?|the|when|where|how|what|any|one|another|medicines?|drugs?|tests?|treatments?|doctors?|"
    r"cells?|una?|unos|unas|el|la|los|las|cuando|lo|cualquier\w*|medicamentos?|células?)\s+\w+|"
    r"(?!not\s|\w+ed\s)(?:[a-z-]+,?\s+){1,8}(?:that|which|who|where|que)\b)",
    re.IGNORECASE,
)
_DOES = re.compile(
    r"[\"”*]*\s+(?:uses?|shows?|blocks?|kills?|removes?|checks?|measures?|looks?\s+(?:at|for|inside)|"
    r"takes?\s+(?:out|a|an|away|pictures)|acts?|happens?\s+when|occurs?\s+when|comes?\s+from|"
    r"carry|carries|trains?|helps?\s+(?:your|the)\s+(?:own|body)|treats?|"
    r"usan?|muestran?|bloquean?|matan?|miden?|quitan?|tratan?|toman?|ocurren?\s+cuando)\s+\w+",
    re.IGNORECASE,
)
_MEANS = re.compile(
    r"[\"”*]*,?\s+(?:means?|meant|refers?\s+to|stands?\s+for|is\s+when|are\s+when|is\s+short\s+for|"
    r"quiere\w*\s+decir|significan?|se\s+refieren?\s+a)\s+\w+",
    re.IGNORECASE,
)
_THAT_IS = re.compile(
    r"[\"”*]*,\s+(?:which\s+\w+|who\s+\w+|that\s+is|meaning|in\s+other\s+words|i\.e\.|"
    r"(?:also|sometimes|often)\s+called|es\s+decir|o\s+sea|que\s+\w+|quienes?\s+\w+)\b",
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
_LEADS = re.compile(r"[\"”*]*[.:]\s+\w+\s+\w+")
_DASH = re.compile(r"[\"”*]*(?:\s+[–—-]\s+|\s*—\s*|:\s+)(?=\w+\s+\w+)")
_APPOSITION = re.compile(
    rf"[\"”*]*,\s+(?:an?|the|una?|el|la)\s+((?:[{_SPANISH_LETTERS}'’-]+\s*)+)(.?)(\s+\w+)?",
    re.IGNORECASE,
)
_OR = re.compile(
    rf"[\"”*]*,\s+(?:or|o)\s+(?!(?:an?|the|your?|if|to|any|not|una?|el|la|si)\b)"
    rf"[{_SPANISH_LETTERS}'’-]+(?:\s+[{_SPANISH_LETTERS}'’-]+)?[,.;)–—]",
    re.IGNORECASE,
)
_ROW_BEFORE = re.compile(r",[^.!?]*\Z")
_ROW = re.compile(r"\s*(?:or|and|an?|the|o|y|e|una?|el|la)", re.IGNORECASE)
_FEWEST_IN_APPOSITION = 4


def explains(text: str, match: Match) -> bool:
    """Tell whether the use of a term in a stretch of text explains it."""
    names = _names(match.term)
    before, after = text[: match.start], text[match.end :]
    if not before.strip(_QUOTES_AND_SPACE) and _LEADS.match(after):
        return True
    stop = _END_OF_SENTENCE.search(after)
    after = after[: stop.end()] if stop else after
    while bracket := _BRACKETS.match(after):
        if _PLAIN_WORDS.search(bracket[1]) and key(bracket[1]) not in names:
            return True
        after = after[bracket.end() :]
    if _IN_BRACKETS_AFTER_WORDS.search(before) and _CLOSES.match(after):
        said = key(before.rpartition("(")[0])
        return not any(said.endswith(name) for name in names)
    if _OPENS_SENTENCE.search(before) and (_IS.match(after) or _DOES.match(after)):
        return True
    if any(pattern.match(after) for pattern in (_MEANS, _THAT_IS, _DASH)):
        return True
    if _OR.match(after) and not _ROW_BEFORE.search(before):
        return True
    return bool(_CALLED.search(before)) or _is_apposition(after)


def _names(term: Term) -> set[str]:
    """Return the keys of an entry's names, and of how it is said."""
    names = (term.term, *term.aliases, *term.abbreviations, *term.forms, term.pronunciation)
    return {key(name) for name in names if name}


def _is_apposition(after: str) -> bool:
    found = _APPOSITION.match(after)
    if not found or len(found[1].split()) < _FEWEST_IN_APPOSITION:
        return False
    return found[2] != "," or not _ROW.fullmatch(found[3] or "")
