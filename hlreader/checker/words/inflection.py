"""Forms of English words: hard words to find, and plain words to write instead.

The spelling gives the regular forms. The irregular ones cover the plain words in the lists in
``data/``.
"""

import re
from typing import NamedTuple

_IRREGULAR = {
    "be": ("is", "was", "been", "being"),
    "bear": ("bears", "bore", "borne", "bearing"),
    "become": ("becomes", "became", "become", "becoming"),
    "begin": ("begins", "began", "begun", "beginning"),
    "bleed": ("bleeds", "bled", "bled", "bleeding"),
    "breathe": ("breathes", "breathed", "breathed", "breathing"),
    "bring": ("brings", "brought", "brought", "bringing"),
    "build": ("builds", "built", "built", "building"),
    "burst": ("bursts", "burst", "burst", "bursting"),
    "buy": ("buys", "bought", "bought", "buying"),
    "can": ("can", "could", "been able to", "being able to"),
    "choose": ("chooses", "chose", "chosen", "choosing"),
    "come": ("comes", "came", "come", "coming"),
    "cut": ("cuts", "cut", "cut", "cutting"),
    "die": ("dies", "died", "died", "dying"),
    "do": ("does", "did", "done", "doing"),
    "draw": ("draws", "drew", "drawn", "drawing"),
    "drink": ("drinks", "drank", "drunk", "drinking"),
    "eat": ("eats", "ate", "eaten", "eating"),
    "fall": ("falls", "fell", "fallen", "falling"),
    "feel": ("feels", "felt", "felt", "feeling"),
    "find": ("finds", "found", "found", "finding"),
    "fit": ("fits", "fit", "fit", "fitting"),
    "forbid": ("forbids", "forbade", "forbidden", "forbidding"),
    "get": ("gets", "got", "got", "getting"),
    "give": ("gives", "gave", "given", "giving"),
    "go": ("goes", "went", "gone", "going"),
    "grow": ("grows", "grew", "grown", "growing"),
    "have": ("has", "had", "had", "having"),
    "hold": ("holds", "held", "held", "holding"),
    "keep": ("keeps", "kept", "kept", "keeping"),
    "lead": ("leads", "led", "led", "leading"),
    "let": ("lets", "let", "let", "letting"),
    "make": ("makes", "made", "made", "making"),
    "mean": ("means", "meant", "meant", "meaning"),
    "meet": ("meets", "met", "met", "meeting"),
    "pay": ("pays", "paid", "paid", "paying"),
    "partake": ("partakes", "partook", "partaken", "partaking"),
    "put": ("puts", "put", "put", "putting"),
    "rise": ("rises", "rose", "risen", "rising"),
    "say": ("says", "said", "said", "saying"),
    "see": ("sees", "saw", "seen", "seeing"),
    "send": ("sends", "sent", "sent", "sending"),
    "set": ("sets", "set", "set", "setting"),
    "show": ("shows", "showed", "shown", "showing"),
    "speak": ("speaks", "spoke", "spoken", "speaking"),
    "speed": ("speeds", "sped", "sped", "speeding"),
    "spread": ("spreads", "spread", "spread", "spreading"),
    "stand": ("stands", "stood", "stood", "standing"),
    "take": ("takes", "took", "taken", "taking"),
    "tear": ("tears", "tore", "torn", "tearing"),
    "tell": ("tells", "told", "told", "telling"),
    "think": ("thinks", "thought", "thought", "thinking"),
    "throw": ("throws", "threw", "thrown", "throwing"),
    "undergo": ("undergoes", "underwent", "undergone", "undergoing"),
    "undertake": ("undertakes", "undertook", "undertaken", "undertaking"),
    "wear": ("wears", "wore", "worn", "wearing"),
    "withhold": ("withholds", "withheld", "withheld", "withholding"),
    "withstand": ("withstands", "withstood", "withstood", "withstanding"),
    "write": ("writes", "wrote", "written", "writing"),
}
# Longer verbs that double their last letter, because the stress is on the last syllable.
_DOUBLED = frozenset(
    "abet abut admit commit compel confer control defer deter emit expel impel incur infer occur "
    "omit outfit permit prefer propel recur refer regret submit transfer transmit".split()
)
_ONE_SYLLABLE = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]|qu[aeiou][^aeiouwxy]")
_HISSING = ("s", "x", "z", "ch", "sh")
_IRREGULAR_PLURALS = {"child": "children", "person": "people", "man": "men", "woman": "women"}


class VerbForms(NamedTuple):
    """The forms of a verb."""

    base: str
    third: str
    past: str
    participle: str
    ing: str


def verb_forms(phrase: str) -> VerbForms:
    """Return the forms of a verb or of a phrase that begins with one.

    >>> verb_forms("carry out").past, verb_forms("stop").ing, verb_forms("give").participle
    ('carried out', 'stopping', 'given')
    """
    if phrase.startswith("not "):
        verb = phrase.removeprefix("not ")
        forms = verb_forms(verb)
        return VerbForms(
            phrase,
            f"does not {verb}",
            f"did not {verb}",
            f"not {forms.participle}",
            f"not {forms.ing}",
        )
    verb, space, rest = phrase.partition(" ")
    third, past, participle, ing = _IRREGULAR.get(verb) or _regular(verb)
    tail = space + rest
    return VerbForms(phrase, third + tail, past + tail, participle + tail, ing + tail)


def _regular(verb: str) -> tuple[str, str, str, str]:
    if verb.endswith("e") and not verb.endswith(("ee", "ye")):
        return verb + "s", verb + "d", verb + "d", verb[:-1] + "ing"
    if verb.endswith("e"):
        return verb + "s", verb + "d", verb + "d", verb + "ing"
    if re.search("[^aeiou]y$", verb):
        stem = verb[:-1]
        return stem + "ies", stem + "ied", stem + "ied", verb + "ing"
    if _ONE_SYLLABLE.fullmatch(verb) or verb in _DOUBLED:
        stem = verb + verb[-1]
        return verb + "s", stem + "ed", stem + "ed", stem + "ing"
    ending = "es" if verb.endswith(_HISSING) else "s"
    return verb + ending, verb + "ed", verb + "ed", verb + "ing"


def plural(noun: str) -> str:
    """Return the plural of a noun, or of the noun that a phrase names.

    That noun is its last word, or the word before "of", "in", "to" or "for".

    >>> plural("biopsy"), plural("loss of weight"), plural("medical diagnosis")
    ('biopsies', 'losses of weight', 'medical diagnoses')
    """
    found = re.match(r"(.+?)( (?:of|in|to|for|that|with)(?: .+)?)?$", noun)
    head, tail = (found[1], found[2] or "") if found else (noun, "")
    first, space, word = head.rpartition(" ")
    return first + space + _plural_word(word) + tail


def _plural_word(word: str) -> str:
    if word in _IRREGULAR_PLURALS:
        return _IRREGULAR_PLURALS[word]
    if word.endswith("sis"):
        return word[:-2] + "es"
    if re.search("[^aeiou]y$", word):
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(_HISSING) else "s")
