"""Split text into sentences.

A sentence ends at a full stop, question mark, exclamation mark or ellipsis, unless the mark belongs
to an abbreviation, an initial, a number or a quotation that goes on. A blank line or a new list
item always ends a sentence. The rules are in ``_ends_sentence``.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from hlreader.patterns import lazy
from hlreader.readability.words import reference_marks, without_marks

# A name, number or example always follows these.
_BOUND = frozenset(
    "dr drs mr mrs ms mx prof rev hon gen col capt lt sgt sen rep gov pres st mt ft "
    "e.g i.e eg ie vs v cf viz approx fig figs tab eq eqs sec ch vol pp ed eds "
    "dept univ assn nr n° incl excl al "
    # Spanish: "la Dra. Paz", "p. ej. Manzanas", "EE. UU."
    "dra dras dres sra sras srta sres ud uds vd vds sta sto dña avda avd av dpto depto lic ing "
    "lcdo lcda ldo lda mons excmo excma ilmo ilma gral ej ee aprox".split()
)
# Only before a number: "No. 5" but "No. I can't."
_BOUND_BEFORE_NUMBER = frozenset(
    "no nos p pp par art arts sect ca q x gr "
    "hab tel telf tfno tlf núm núms pág págs párr cap caps".split()
)
# These may end a sentence. Before a capital they do if a common first word of a sentence follows.
_MAY_END = frozenset("co corp inc ltd jr sr bros esq messrs".split())
# These may end a sentence. Before any capital they do.
_ENDS_BEFORE_CAPITAL = frozenset(
    "etc mg mcg g kg ml cl dl l oz lb lbs tsp tbsp in cm mm hr hrs min mins wk wks yr yrs mo mos "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun "
    "ave blvd rd "
    "q.d b.i.d t.i.d q.i.d q.h.s h.s p.r.n p.o i.v i.m s.c s.q "
    "abd acc adm alb amt ant approx appt avg bilat bili bx calc cap caps cerv chol chole conc "
    "cont creat cx decr deg derm diam diff dil disch dist dx elev equiv est ext freq fx gastro "
    "gen gluc gyn haem hem hgb hosp ht hx immun incr inf inj insp lap lat leuk lig lt max med "
    "meds mod musc neg neph neuro neut norm obs occ onc ophth ortho osm periph phos plt plts pos "
    "poss preop prev prob prot prox psych pt pts pulm qty rad resid resp rt rx sev sib sibs sig "
    "sl staph strep succ sup supp surg sx symp syst tab tabs temp thor tox trig trop tx urol vasc "
    "vit wt yd yds "
    "comp comps máx mín uu izq izda izdo dcha dcho cta cda cdta cc gtt admón atte farm".split()
)
# These do not end a sentence before a name in capitals: "vit. K", "mod. MR".
_BOUND_BEFORE_CAPITALS = frozenset("mod poss prev prob sev sig trop vit".split())
# A short word alone before a small letter is shortened ("Path. report"), except these.
_WHOLE_SENTENCES = frozenset("yes no ok okay well fine good done none stop wait true one".split())
# In hasty notes, a small letter may begin a sentence ("slept well. no fever."), but not these
# words.
_GOES_ON_WORDS = frozenset("and or but nor of with w by de del y con por para".split())
_FIRST_WORDS = frozenset(
    "a after all also although an and another any are as ask at be because before both but by "
    "call can check could did do does during each even every first for from get give go had has "
    "have he her here his how however i if in instead is it its just keep last let look make "
    "many may maybe more most mr mrs ms dr my never next no not now of often on once one only "
    "or other our people please researchers she should since so some sometimes soon such take "
    "talk tell than that the their then there these they this those though through to today "
    "together two until use was we were what when where whether which while who why will with "
    "would yes yet you your".split()
)
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday weekdays daily eastern central "
    "january february march april may june july august september october november december".split()
)
# A letter after one of these names a kind, such as "vitamin D". It is not a person's initial.
_BEFORE_A_LETTER = frozenset(
    "vitamin vitamins hepatitis type group grade stage class plan part influenza step option "
    "appendix and or rayos vitamina tipo grupo etapa grado".split()
)

_MARK = re.compile(
    r"[.!?…。！？।॥؟۔።။។]"  # a set of letters first makes the search fast
    r"(?:[.!?…。！？।॥؟۔።။។]|\s\.(?=\s|$|[\"'”’»)\]]))*"
    r"(?P<closers>[\"'”’»)\]*_]*(?:\[\d+\]|[¹²³⁰⁴-⁹])*)"  # and the numbers of footnotes
    r"(?=(?P<space>\s+)|$|(?P<next>\S))"
)
# Most ends are clear: only two abbreviations have five letters or more.
_PLAIN_END = re.compile(r"(?<=[a-z]{5})(?<![Aa]pprox|[Mm]essrs)\.\s+[A-Z]")
_BLANK_LINE = lazy(r"\n[ \t]*\n\s*")
_BULLET_LINE = lazy(r"\n[ \t]*(?=[•◦▪‣⁃·*–-]\s|\d{1,3}[.)]\s)")
_MARKER = lazy(
    r"(?:(?<=\s)|^)(?:[•⁃]\s*)?(?P<label>\d{1,3}|[ivx]{1,5}|[a-z])(?:\.\)|[.)])\s+"
    r"(?=[A-Z]|\d+ [a-z])"
)
_MAY_BE_MARKER = re.compile(r"[.)](?:(?<=\d[.)])|(?<=\b[a-z][.)]))\)?\s")  # a quick test
_ROMAN = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split()
_NUMBERED_LINE = lazy(r"^[ \t]*(?P<label>\d{1,3})[.)]\s", re.MULTILINE)
_LABEL = lazy(r"[A-Z][\w/&'’-]*(?: [\w/&'’()-]+){0,4}:(?:\s|$)")  # "Past medical history: none"
_FEWEST_LINES = 3
_CITATION = lazy(r"\([A-Z][\w.,& -]*\d\)\s*\.")  # "…" (Smith 55).
_WORD_BREAK = re.compile(r"[\s(\[\"“‘'/—]")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_FIRST_WORD = re.compile(r"[^\W_]+")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\s+\S*\Z")
_NUMBER_BEFORE = lazy(r"\d[°º]?\s*[A-Z]\Z")
_SHORT_FIRST = lazy(r"\s*[A-Z][a-z]{1,3}")
_CAPITALS = lazy(r"(?!I\b)[A-Z][A-Z.\d]*(?![a-z])")
_INITIAL = re.compile(r"[A-Z]\.")
_VALUE = re.compile(r":\s*[A-Z]\Z")
_INITIALISM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_DEGREE = lazy(r"(?:m|d|o|r|b|ph|pharm|psy|ed|dr|ms)\.(?:d|o|n|s|a|sc|p\.h)", re.IGNORECASE)
_GLUED_NEXT = lazy(r"[A-Z][a-z]+(?:[\s,;:]|\Z)")
# Sentences rarely begin with figures. In "for 4. 5 months", software has put a space into a
# decimal. This does not apply after a year, in a short instruction ("Take 2."), or before an item
# ("2. Rest").
_SPACED_DECIMAL = re.compile(r"\d{1,3}(?!\d|[.)]\s+[A-Z]|\s+[A-Z])")
_WHOLE_PART = re.compile(r"(?<!\d)\d{1,3}\Z")
_SHORT_INSTRUCTION_WORDS = 3
_GOES_ON = ",;:)]=%&"
_CLEAR_MARKS = "。！？।॥؟۔።။។"
"""Marks that do nothing but end sentences, in scripts from Arabic to Chinese."""
_WHOLE_WORD = re.compile(r"[^\W\d_]{3,}|[A-Z]{2,}|x\d+")
_OPENERS = "\"'“‘«([*_"
_LONGEST_ABBREVIATION = 24
_LONGEST_PARENTHESIS = 400
_TIME_PHRASE_WORDS = 3
_LOOK_AHEAD = 40
_LOOK_BACK = 500  # characters: enough for all rules, and a limit on the work for odd input


class Sentence(NamedTuple):
    """A sentence and where it is in the text: ``text[start:end]``."""

    text: str
    start: int
    end: int


def split_sentences(text: str) -> list[Sentence]:
    """Return the sentences of a text in order, with offsets and without the space around them.

    A note's mark after a sentence ("It helps.1", "It helps. [2, 3]") belongs to that sentence.
    """
    sentences = []
    start = previous = 0
    marks = reference_marks(text)
    ends = _boundaries(without_marks(text, marks) if marks else text)
    if marks:
        ends = [_after_mark(text, end, marks) for end in ends]
    for end in [*ends, len(text)]:
        if _LETTER_OR_DIGIT.search(text, previous, end):  # if not, it is part of the next
            piece = text[start:end]
            begin = start + len(piece) - len(piece.lstrip())
            stripped = piece.strip()
            sentences.append(Sentence(stripped, begin, begin + len(stripped)))
            start = end
        previous = end
    return sentences


def _after_mark(text: str, end: int, marks: list["re.Match[str]"]) -> int:
    """Return the end of a sentence, including the marks right after it."""
    number = bisect_left(marks, end, key=lambda mark: mark.end())
    while number < len(marks) and not text[end : marks[number].start()].strip():
        end = max(end, marks[number].end())
        number += 1
    return end


def _boundaries(text: str) -> list[int]:
    """Return the offsets at which a sentence ends."""
    markers = list(_list_markers(text)) if _MAY_BE_MARKER.search(text) else []
    forced = [match.start() for match in markers]
    inside_markers = {match.end("label") for match in markers}
    if "\n" in text:
        forced += (match.start() for match in _BLANK_LINE.finditer(text))
        forced += (match.start() for match in _BULLET_LINE.finditer(text))
        forced += _line_ends(text)
        inside_markers |= {match.end("label") for match in _NUMBERED_LINE.finditer(text)}
    forced.sort()
    ends = []
    start = upcoming = 0
    for mark in _MARK.finditer(text):
        while upcoming < len(forced) and forced[upcoming] <= mark.start():
            start = forced[upcoming]
            upcoming += 1
        if mark.start() not in inside_markers and _ends_sentence(text, start, mark):
            start = mark.end()
            ends.append(start)
    return sorted({*ends, *forced}) if forced else ends


def _line_ends(text: str) -> Iterator[int]:
    """Yield the offsets of deliberate line breaks, as in notes.

    A break is deliberate before a line with a label ("Lungs: clear") and after a line that ends
    with a colon. All breaks are if there are several lines that all begin with a capital letter or
    a figure, and half of them had room for the first word of the next line.
    """
    start = 0
    for paragraph in _BLANK_LINE.split(text):
        lines = paragraph.split("\n")
        width = max(map(len, lines))
        breaks = list(pairwise(lines))
        roomy = sum(len(line) + len(after.split(" ", 1)[0]) < width for line, after in breaks)
        capitals = [line.lstrip()[:1].isupper() or line.lstrip()[:1].isdigit() for line in lines]
        listed = len(lines) >= _FEWEST_LINES and all(capitals) and 2 * roomy >= len(breaks)
        at = text.index(paragraph, start)
        for (line, after), capital in zip(breaks, capitals[1:], strict=True):
            at += len(line)
            if listed or _LABEL.match(after) or (capital and line.rstrip().endswith(":")):
                yield at
            at += 1
        start = at


def _list_markers(text: str) -> Iterator["re.Match[str]"]:
    """Yield the markers of lists that run on in one line: "1. … 2. …" or "a. … b. …".

    A list begins where the text does, or after a colon, and has two items or more.
    """
    first: re.Match[str] | None = None
    expected: tuple[str, ...] = ()
    found = list(_MARKER.finditer(text))
    for match in found:
        label = match["label"]
        if label in expected:
            if first:
                yield first
            yield match
            first = None
        elif text[match.end()].isdigit():
            continue
        elif match.start() == 0 and len(found) > 1:
            yield match
        elif text[max(0, match.start() - 3) : match.start()].rstrip().endswith(":"):
            first = match
        else:
            continue
        expected = _next_labels(label)


def _next_labels(label: str) -> tuple[str, ...]:
    """Return the possible labels of the next item. "i" is a letter and a number, so it has two."""
    if label.isdigit():
        return (str(int(label) + 1),)
    after = (chr(ord(label) + 1),) if len(label) == 1 else ()
    roman = _ROMAN[_ROMAN.index(label) + 1 :][:1] if label in _ROMAN else ()
    return (*after, *roman)


def _ends_sentence(text: str, start: int, mark: "re.Match[str]") -> bool:
    """Return whether the mark ends the sentence that began at ``start``."""
    signs = text[mark.start() : mark.start("closers")]
    if mark.end() == len(text) or signs[-1] in _CLEAR_MARKS:
        return True
    start = max(start, mark.start() - _LOOK_BACK)
    if _PLAIN_END.match(text, mark.start()):
        return not _in_parenthesis(text, start, mark)
    word = _WORD_BREAK.split(text[max(start, mark.start() - _LONGEST_ABBREVIATION) : mark.start()])[
        -1
    ]
    resumed = mark.end("space") if mark["space"] else mark.end()
    after = text[resumed : resumed + _LOOK_AHEAD].lstrip(_OPENERS)
    if mark["next"]:
        return signs == "." and not mark["closers"] and _is_glued(word, after)
    if not after:
        return True
    if _CITATION.match(text, resumed):
        return False
    if _in_parenthesis(text, start, mark):
        return False
    if "…" in signs or signs.replace(" ", "").count(".") > 1:
        four_dots = signs.count(".") > 3  # noqa: PLR2004
        return after[0].isupper() and (four_dots or not re.match(r"I\b", after))
    if "!" in signs or "?" in signs:
        return not after[0].islower()
    if signs != ".":
        return True
    return _full_stop_ends_sentence(text[start : mark.start()], word, after, bool(mark["closers"]))


def _is_glued(word: str, after: str) -> bool:
    """Return whether a full stop without a space after it ends a sentence: "here.Then"."""
    is_word = len(word) > 2 and word.isalpha() and word[-1].islower()  # noqa: PLR2004
    return is_word and _GLUED_NEXT.match(after) is not None


def _in_parenthesis(text: str, start: int, mark: "re.Match[str]") -> bool:
    """Return whether the mark is in a parenthesis that opened in the middle of the sentence."""
    opened = text.rfind("(", start, mark.end())
    if opened <= start or ")" in text[opened : mark.end()]:
        return False
    before = text[start:opened].strip()
    return bool(before) and ")" in text[mark.end() : mark.end() + _LONGEST_PARENTHESIS]


def _full_stop_ends_sentence(  # noqa: C901, PLR0912 - a rule a line
    sentence: str,
    word: str,
    after: str,
    closed: bool,  # noqa: FBT001
) -> bool:
    """Return whether a full stop between ``word`` and ``after`` ends the sentence."""
    known = word.lower().strip("“‘«")
    first = _FIRST_WORD.match(after)
    next_word = first[0].lower() if first else ""
    if closed:
        return not after[0].islower()
    if len(word) == 1 and sentence[-2:-1] == "/":
        return not after[0].islower()  # "no N/V. She slept", "w/ fever. w/o pain"
    if known in _BOUND:  # but not "trace MR. No effusion"
        return len(word) > 1 and word.isalpha() and word.isupper() and next_word in _FIRST_WORDS
    if known in _BOUND_BEFORE_NUMBER and after[0].isdigit():
        return False
    if after[0] in _GOES_ON:
        return False
    if (
        _WHOLE_PART.search(word) and _SPACED_DECIMAL.match(after)
        and len(sentence.split()) > _SHORT_INSTRUCTION_WORDS
    ):  # fmt: skip
        return False
    if after[0].islower():
        if _SHORT_FIRST.fullmatch(sentence) and known not in _WHOLE_SENTENCES:
            return False
        whole = _WHOLE_WORD.fullmatch(word.strip("'\"’”"))
        clipped = known in _MAY_END or known in _ENDS_BEFORE_CAPITAL
        return bool(whole) and not clipped and next_word not in _GOES_ON_WORDS
    if after[0].isdigit() and _INITIALISM.fullmatch(word):
        return False
    if not after[0].isupper():
        return known not in _ENDS_BEFORE_CAPITAL or not after[0].isdigit()
    if known in ("a.m", "p.m"):
        return len(sentence.split()) > _TIME_PHRASE_WORDS and next_word not in _DAYS
    if len(word) == 1 and word.isalpha() and word.isupper():
        if _NUMBER_BEFORE.search(sentence):
            return True  # "over 101 F. Rest"
        earlier = _WORD_BEFORE.search(sentence)
        if earlier and earlier[1].lower() in _BEFORE_A_LETTER:
            return not _INITIAL.match(after)  # "vitamin D. It helps", but "and J. R. Jones"
        if _VALUE.search(sentence):
            return next_word in _FIRST_WORDS or _LABEL.match(after) is not None  # "Sex: F. Age: 7"
        return bool(earlier) and earlier[1].islower() and next_word in _FIRST_WORDS  # type: ignore[index]
    if known in _ENDS_BEFORE_CAPITAL:
        return known not in _BOUND_BEFORE_CAPITALS or not _CAPITALS.match(after)
    if known in _MAY_END or _INITIALISM.fullmatch(word) or _DEGREE.fullmatch(word):
        return next_word in _FIRST_WORDS or _LABEL.match(after) is not None
    return True
