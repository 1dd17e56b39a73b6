"""Find out whether a text explains a word where it uses it, for ``glossary find`` and the rules.

A use of a word explains it if, in the same sentence,

- it is defined: "A biopsy is a test", "Metastatic means", "a biopsy, which takes", "a test called a
  biopsy", "This is a biopsy"; or the sentence begins with it and says what it does:
  "Chemotherapy uses drugs";
- it leads its paragraph or list item, or is a label in bold: "Chemotherapy. These drugs kill",
  "**Chemotherapy** gets rid of cells";
- plain words in brackets follow it, or it is in brackets after them: "biopsy (taking a bit of
  tissue)", "taking a bit of tissue (biopsy)". Another name of the entry alone explains nothing:
  "magnetic resonance imaging (MRI)", and neither does how it is said;
- a dash and words follow it that tell nobody what to do, or "a", "an" or "the" after a comma:
  "nausea – a sick feeling", "a biopsy, a test of tissue". In a row ("a biopsy, a scan of the chest,
  or rest") they do not;
- a plain name is next to it with "or": "myocardial infarction, or heart attack".

It is also explained if the next sentence begins with "It is a", "This means" or "These drugs help",
or if at least half of the words of its meaning in the glossary are near it.

This knows English and Spanish. In other languages, only brackets, dashes and words nearby count.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Collection
from functools import cached_property, lru_cache

from hlreader.glossary.words.keys import key, tokens
from hlreader.models import Match, Term
from hlreader.readability.sentences import split_sentences

_SPANISH_LETTERS = "a-záéíóúñü"
_PLAIN_WORDS = re.compile(
    r"\b(?!(?:daily|weekly|monthly|yearly|only|optional|rarely|left|right|both|once|twice|see|new|"
    r"diari\w+|semanal\w*|anual\w*|sólo|solo|opcional|véase|ver)\b)"
    r"(?=[^\W\d_]*[^\W\dA-Z_]{2})[^\W\d_]{3,}\b"
)
_REST_OF_WORD = re.compile(r"[\w'’]{0,100}")
_BRACKETS = re.compile(r"[\"”’*_]?(?:\s(?:(?:and|or|y|o)\s)?[\w-]+)?\s*\(([^()]*)\)")
_ENDS_PHRASE = re.compile(r"[.!?()]")
_NO_WORD = re.compile(r"\A\W+")

_LEAD_IN = r"\s*[\"“*]*(?:(?:an?|the|your|un|una|el|la|los|las)\s+)?[\"“*]*\Z"
_OPENS_TEXT = re.compile(_LEAD_IN, re.IGNORECASE)
_OPENS_SENTENCE = re.compile(rf"(?:[.!?:]|[.!?][\"”)]){_LEAD_IN}", re.IGNORECASE)
_IS = re.compile(
    r"[\"”*]*\s+(?:is|are|was|es|son)\s+(?:(?:also|often|usually|simply|just|también)\s+)?"
    r"(?!(?:an?|the|una?|el|la)\s+(?:good|bad|first|next|last|best|only|main|same|big|key|"
    r"common(?!(?:\s+[a-z-]+){1,3}\s+(?:that|which|where|in\s+which|when|of|caused))|"
    r"long|hard|way\s+forward|buena?|mala?|primer\w*|mejor|mismo|misma)\b)"
    r"(?:(?:an?|the|when|where|how|what|any|one|another|medicines?|drugs?|tests?|treatments?|doctors?|"
    r"cells?|made(?:\s+up)?\s+of|"
    r"una?|unos|unas|el|la|los|las|cuando|lo|cualquier\w*|medicamentos?|células?)\s+[^\W\d]|"
    r"(?:[a-z-]+\s+){0,3}[a-z-]*[^\Ws]s\s+(?:of|for)\s|"
    r"(?!not\s|\w+ed\s)(?:[a-z-]+,?\s+){1,8}(?:that|which|who|where|que)\b)",
    re.IGNORECASE,
)
_DOES = re.compile(
    r"[\"”*]*\s+(?:uses?|shows?|blocks?|kills?|removes?|checks?|measures?|looks?\s+(?:at|for|inside)|"
    r"records?|controls?|prevents?|lowers?|relieves?|eases?|stores?|filters?|makes?\s+(?:your|the)|"
    r"takes?\s+(?:out|a|an|away|pictures)|acts?|happens?\s+when|occurs?\s+when|comes?\s+from|"
    r"carry|carries|trains?|helps?\s+(?:(?:your|the)\s+(?:own|body)|cells?|doctors?)|treats?|"
    r"usan?|muestran?|bloquean?|matan?|miden?|quitan?|tratan?|toman?|ocurren?\s+cuando)\s+\w+",
    re.IGNORECASE,
)
_MEANS = re.compile(
    r"[\"”*]*(?:\s+(?:breast\s+)?(?:cancer|disease|tumou?rs?|cells?))?,?\s+(?:means?(?!\s+(?:a\s+lot|so\s+much|nothing|you)\b)|meant|describes?|"
    r"happens?\s+when|refers?\s+to|stands?\s+for|is\s+when|are\s+when|is\s+short\s+for|"
    r"quiere\w*\s+decir|significan?|se\s+refieren?\s+a)\s+\w+",
    re.IGNORECASE,
)
_THAT_IS = re.compile(
    r"[\"”*]*,\s+(?:which\s+\w+|who\s+\w+|that\s+is|meaning|in\s+other\s+words|i\.e\.|"
    r"(?:(?:also|sometimes|often)\s+)?called|(?:such\s+as|like|where|when)\s+\w+|"
    r"(?!and\b|or\b)[a-z]+s\s+(?:that|which|who)\s+\w+|"
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
_OR_BEFORE = re.compile(r",\s+(?:or|o)\s+(?:\w+[\s-])?[\"“‘*]?\Z", re.IGNORECASE)
_MORE_OF_A_ROW = re.compile(r"\s*(?:and|or|y|o)\b", re.IGNORECASE)
_NEXT = re.compile(
    r"\s*(?:It|They|Both|Each|(?:This|That|These|Those|Est[eao]s?)(?:\s[a-zñ]+)?)"
    rf"(?:{_IS.pattern}|{_MEANS.pattern}|\s(?:uses?|helps?|lets?|keeps?|happens?|shows?|tells?|"
    r"looks?|makes?|slows?|blocks?|kills?|eases?|prevents?|lowers?|treats?|stops?|usan?|ayudan?|muestran?)\s)",
    re.IGNORECASE,
)
_ROW = re.compile(r"\s*(?:or|and|an?|the|o|y|e|una?|el|la)", re.IGNORECASE)
_PLURAL_APPOSITION = re.compile(
    rf"[\"”*]*,\s+(?:[{_SPANISH_LETTERS}-]+\s+){{0,3}}[{_SPANISH_LETTERS}-]*[^\Ws]s\s+"
    r"(?:of|that|which|in|on|de|que|en)\s",
    re.IGNORECASE,
)
"""After a plural, as in "calcifications, tiny specks of calcium"."""
_FEWEST_IN_APPOSITION = 4
_LONGEST_IN_ROW = 3
"""How many words an item of a row may have."""


_SMALL = frozenset(
    "a an and are as at be body by can for from has have how in into is it its may not of on one "
    "or some such than that the their them they this to used very what when where which who with "
    "you your doctor doctors person people part parts test treatment disease cancer "
    "con cuando cuerpo de del el en es la las lo los más no o para parte persona por puede que se "
    "ser son su sus tipo un una uno y".split()
)
_NEAR_WORDS = 2
_BEFORE, _AFTER = 100, 120
"""How many letters before and after a sentence count as near."""
_REACH = 300
"""How many letters before a word to look at, even in a longer sentence."""
_MOST_BRACKETS = 10
"""How many brackets in a row after a word to look at."""


class Explanations:
    """Finds the words that a text explains.

    Facts about the whole text and about each sentence are computed only once.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._places: dict[str, list[int]] = {}
        self._around: dict[tuple[int, int], _Around] = {}

    def explains(
        self,
        start: int,
        end: int,
        sentence: tuple[int, int],
        *,
        meaning: str = "",
        names: Collection[str] = (),
        is_label: bool = False,
    ) -> bool:
        """Return whether the text explains the word ``text[start:end]``.

        ``sentence`` is the start and end of its sentence. If it has an entry, ``meaning`` is its
        meaning, and ``names`` are the keys that do not explain it (see ``names_of``). ``is_label``
        says that the word is bold.
        """
        text = self.text
        begin, stop = sentence
        rest = _REST_OF_WORD.match(text, end)
        end = rest.end() if rest else end
        if _leads(text, start, end, is_label=is_label):
            return True
        after = end
        for _ in range(_MOST_BRACKETS):
            bracket = _BRACKETS.match(text, after, stop)
            if not bracket:
                break
            if _PLAIN_WORDS.search(bracket[1]) and key(bracket[1]) not in names:
                return True
            after = bracket.end()
        opened = self._last("()", begin, start)
        if opened >= 0 and text[opened] == "(":
            outside = text[max(begin, opened - _REACH) : opened]
            closed = self._first("()", after, stop)
            if _ends_with_words(outside) and closed >= 0 and text[closed] == ")":
                said = key(outside)
                return not any(said.endswith(name) for name in names)
        around = self._around.get(sentence)
        if around is None:
            around = self._around[sentence] = _Around(text, begin, stop)
        return (
            self._is_defined(begin, start, after, stop)
            or around.goes_on
            or (bool(meaning) and _is_near(meaning, text[start:end], around.stems))
        )

    def _is_defined(self, begin: int, start: int, end: int, stop: int) -> bool:
        """Return whether the words before or after a word in its sentence define it."""
        text = self.text
        before = text[max(begin, start - _REACH) : start]
        if (
            _OPENS_SENTENCE.search(before)
            or (start - begin <= _REACH and _OPENS_TEXT.match(before))
        ) and (_IS.match(text, end, stop) or _DOES.match(text, end, stop)):
            return True
        if any(pattern.match(text, end, stop) for pattern in (_MEANS, _THAT_IS, _DASH)):
            return True
        if _OR.match(text, end, stop):
            mark = self._last(",.!?", begin, start)
            row = text[mark + 1 : start].split() if mark >= 0 and text[mark] == "," else None
            if row is None or len(row) > _LONGEST_IN_ROW:  # else it is the last of a row
                return True
        other_name = _OR_BEFORE.search(before)
        if other_name and not _MORE_OF_A_ROW.match(text, end, stop):
            comma = start - len(before) + other_name.start()
            if begin < comma == self._first(",", begin, start):
                return True
        return bool(_CALLED.search(before)) or _is_apposition(text, end, stop)

    def _first(self, signs: str, begin: int, stop: int) -> int:
        """Return the first place of any of the signs from ``begin`` to ``stop``, or -1."""
        places = self._places_of(signs)
        number = bisect_left(places, begin)
        return places[number] if number < len(places) and places[number] < stop else -1

    def _last(self, signs: str, begin: int, stop: int) -> int:
        """Return the last place of any of the signs from ``begin`` to ``stop``, or -1."""
        places = self._places_of(signs)
        number = bisect_left(places, stop) - 1
        return places[number] if number >= 0 and places[number] >= begin else -1

    def _places_of(self, signs: str) -> list[int]:
        places = self._places.get(signs)
        if places is None:
            found = re.finditer(f"[{signs}]", self.text)
            places = self._places[signs] = [match.start() for match in found]
        return places


def explainer(text: str) -> Callable[[Match], bool]:
    """Return a function that says whether the text explains a term at one of its uses."""
    explanations = Explanations(text)
    sentences = split_sentences(text)
    ends = [sentence.end for sentence in sentences]

    def explains(match: Match) -> bool:
        number = bisect_left(ends, match.end)
        sentence = sentences[number][1:] if number < len(ends) else (0, len(text))
        term = match.term
        return explanations.explains(
            match.start, match.end, sentence, meaning=term.plain, names=names_of(term)
        )

    return explains


class _Around:
    """What may explain any word of a sentence, ``text[begin:stop]``."""

    def __init__(self, text: str, begin: int, stop: int) -> None:
        self._text = text
        self._begin = begin
        self._stop = stop

    @cached_property
    def goes_on(self) -> bool:
        """Whether the next sentence begins like an explanation."""
        return _NEXT.match(self._text, self._stop) is not None

    @cached_property
    def stems(self) -> frozenset[str]:
        """The first letters of the content words in and near the sentence."""
        return _stems(self._text[max(0, self._begin - _BEFORE) : self._stop + _AFTER])


@lru_cache(1 << 10)
def names_of(term: Term) -> frozenset[str]:
    """Return the keys of an entry's names and its pronunciation."""
    names = (term.term, *term.aliases, *term.abbreviations, *term.forms, term.pronunciation)
    return frozenset(key(name) for name in names if name)


def _leads(text: str, start: int, end: int, *, is_label: bool) -> bool:
    """Return whether a word is a label before its explanation."""
    if start <= _REACH and not text[:start].strip(_QUOTES_AND_SPACE) and _LEADS.match(text, end):
        return True
    opens = start <= _REACH and not text[:start].strip(_QUOTES_AND_SPACE)
    return is_label and (opens or (text[end : end + 1] or text[end - 1]) in ".:")


def _ends_with_words(before: str) -> bool:
    """Return whether a text ends with two or more words of one phrase."""
    words = _NO_WORD.sub("", _ENDS_PHRASE.split(before)[-1]).split()
    return len(words) > 1 and (words[-1][-1].isalnum() or words[-1][-1] == "_")


def _is_apposition(text: str, end: int, stop: int) -> bool:
    if text[end - 1] == "s" and _PLURAL_APPOSITION.match(text, end, stop):
        return True
    found = _APPOSITION.match(text, end, stop)
    if not found:
        return False
    words = found[1].split()
    if len(words) < _FEWEST_IN_APPOSITION and not {"and", "or", "y", "o"}.isdisjoint(words):
        return False
    following = (found[3] or "").strip()
    if len(words) >= _FEWEST_IN_APPOSITION and following in ("the", "la", "el"):
        return True  # "In leukemia, a cancer of the blood, the marrow makes"
    return found[2] != "," or not _ROW.fullmatch(found[3] or "")


def _is_near(meaning: str, word: str, stems: Collection[str]) -> bool:
    """Return whether at least half of the content words of a meaning are in a text.

    Words of the explained word itself do not count.
    """
    wanted = _stems_of_meaning(meaning) - _stems(word)
    return len(wanted.intersection(stems)) >= max(
        min(_NEAR_WORDS, len(wanted) or 1), len(wanted) / 2
    )


@lru_cache(1 << 10)
def _stems_of_meaning(meaning: str) -> frozenset[str]:
    return _stems(meaning)


def _stems(text: str) -> frozenset[str]:
    """Return the first letters of the content words of a text."""
    return frozenset(word.lower()[:5] for word in tokens(text) if word.lower() not in _SMALL)
