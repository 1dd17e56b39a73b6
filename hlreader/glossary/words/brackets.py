"""A definition as it looks in brackets after its word in a text.

It agrees with the word: after "lymph nodes" comes "small, bean-shaped parts of the body", after
"lymph node" comes "a small, bean-shaped part". Where a sentence cannot safely be put into the
plural, it says "each is a small part". No definition ever loses or gains a fact.
"""

import re

from hlreader.glossary.words.explanations import names_of
from hlreader.glossary.words.keys import key, plural_keys
from hlreader.language import DEFAULT
from hlreader.models import Match, Term

_ARTICLE = re.compile(r"(?:An?|Una?) ")
_PHRASE = re.compile(
    r"An? (?P<noun>[a-z]+(?:[ -][a-z]+|, [a-z]+){0,4}?)"
    r"(?P<rest>,? (?:that|which|who|whose|where|of|in|on|for|from|with|to|at|near|by|under|between|"
    r"inside|around|made|used|taken|given|put|caused|called|sold|kept|brought|done|found|spread|such)"
    r"\b.*)?\.?"
)
"""A definition: a noun with words before it, and what says more about it."""
_DOES = re.compile(r"(?P<lead>,? (?:that|which|who) )(?P<verb>[a-z]+s)\b(?P<rest>.*)")
_VERBS = frozenset(
    "acts adds affects blocks breaks brings builds calms carries causes checks clears comes "
    "connects controls covers cuts does eases fights finds gives grows guards guides harms "
    "has helps holds joins keeps kills lets listens looks lowers makes measures moves needs "
    "opens pumps puts relaxes removes runs sends shows slows spreads starts stays stops "
    "studies takes tells tests traps treats turns uses was widens works is".split()
)
_REFERS_BACK = re.compile(r"\b(?:it|its|itself|him|her|his)\b|\b(?:that|which|who) [a-z]+ly ")
"""What may stand for the one thing that the noun names, or goes with a verb further on."""
_MORE_VERBS = re.compile(r"(?:\b(?:and|or|but|then)|,) (?:also |then |often )?([a-z]+s)\b")
_NO_NOUN = re.compile(
    r"\b(?:or|and|you|your|we|they|whom|a|an|the|not|can|may|often|once|then|more|most)\b|"
    r"(?:ed|ly|[^s]s)\Z"
)
"""What a plain noun with words before it does not have, or does not end with."""
_OF_THE_BODY = re.compile(r"(?: (?:of|in) (?:the|your) body)?")
"""What may be between a noun and the verb that belongs to it."""
_IRREGULAR_VERBS = {"is": "are", "was": "were", "has": "have", "does": "do"}
_IRREGULAR_NOUNS = {
    "man": "men", "woman": "women", "person": "people", "child": "children", "foot": "feet",
    "tooth": "teeth", "half": "halves", "loss": "losses",
}  # fmt: skip
_HISSES = ("s", "x", "z", "ch", "sh")
_VOWELS = "aeiou"


def inline_definition(plain: str) -> str:
    """Return a definition as it looks in brackets in the middle of a sentence.

    Remove its full stop, and make its first letter small, except in names such as "X-ray" and
    "MRI".
    """
    ordinary = plain.startswith("A ") or plain[1:2].islower()
    return (plain[:1].lower() if ordinary else plain[:1]) + plain[1:].rstrip(".")


def in_brackets(match: Match) -> str:
    """Return the definition of a word that is in a text, in its number."""
    term = match.term
    if term.senses or not (_ARTICLE.match(term.plain) and is_plural(match.text, term)):
        return definition(term)
    if term.language != DEFAULT:
        return f"{term.term}: {definition(term)}"
    return plural_definition(term.plain) or f"each is {definition(term)}"


def definition(term: Term) -> str:
    """Return the definition of a term for the middle of a sentence, with all its senses."""
    if not term.senses:
        return inline_definition(term.plain)
    return "; ".join(f"{sense.field}: {inline_definition(sense.plain)}" for sense in term.senses)


def is_plural(text: str, term: Term) -> bool:
    """Return whether a text is the plural of a name of a term."""
    names = names_of(term._replace(forms=()))
    if key(text) in names:
        return False
    plurals = {key(form) for form in term.forms}
    return key(text) in plurals or not names.isdisjoint(plural_keys(text))


def plural_definition(plain: str) -> str:
    """Return a definition that begins with "A" or "An" in the plural; "" if that is not safe.

    >>> plural_definition("A small part of the body that traps germs.")
    'small parts of the body that trap germs'
    """
    found = _PHRASE.fullmatch(plain)
    if not found or _NO_NOUN.search(found["noun"]):
        return ""
    rest = (found["rest"] or "").rstrip(".")
    does = _DOES.search(rest)
    if does:
        after = does["rest"]
        more = any(verb in _VERBS for verb in _MORE_VERBS.findall(after))
        near = _OF_THE_BODY.fullmatch(rest[: does.start()])
        if not near or does["verb"] not in _VERBS or more or _DOES.search(after):
            return ""
        rest = f"{rest[: does.start()]}{does['lead']}{_for_many(does['verb'])}{after}"
    if _REFERS_BACK.search(rest):
        return ""
    return f"{_many(found['noun'])}{rest}"


def _many(noun: str) -> str:
    """Return the plural of a noun with words before it."""
    before, space, last = noun.rpartition(" ")
    return f"{before}{space}{_IRREGULAR_NOUNS.get(last) or _with_s(last)}"


def _with_s(noun: str) -> str:
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(_HISSES) else f"{noun}s"


def _for_many(verb: str) -> str:
    """Return the form of a verb that goes with several: "traps" becomes "trap"."""
    if verb in _IRREGULAR_VERBS:
        return _IRREGULAR_VERBS[verb]
    if verb.endswith("ies"):
        return f"{verb[:-3]}y"
    if verb.endswith("es") and verb[:-2].endswith(("ss", "x", "z", "ch", "sh")):
        return verb[:-2]
    return verb[:-1]
