"""Find the danger signs that a text lists: what needs help at once."""

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import NamedTuple

from hlreader.models import (
    Block,
    DangerSigns,
    Heading,
    ItemList,
    Paragraph,
    Quotation,
    one_line,
    prose_text,
)
from hlreader.patterns import lazy

NAMES_OF_SIGNS = lazy(
    r"\b(?:(?:warning|danger|alarm|emergency)\s+(?:signs?|symptoms?)|red\s+flags?"
    r"|(?:serious|severe|life-threatening)\s+(?:side\s+effects?|allergic\s+reactions?)"
    r"|signs\s+of\s+(?:an?\s+)?(?:infection|stroke|heart\s+attack|(?:serious\s+)?allergic\s+reaction|"
    r"blood\s+clots?|overdose|emergency))\b",
    re.IGNORECASE,
)
"""What English texts call danger signs."""

_HELP_AT_ONCE = lazy(
    r"""\b(?:
        (?:call|dial|phone|ring) \s+ (?:911|999|112|000|an\s+ambulance)
      | (?:call|contact|see|phone|tell) \s+ (?:your|a|the) \s+ [^.:]{1,60}?
            (?:right\s+away|at\s+once|immediately|straight\s+away|urgently)
      | when \s+ (?:should\s+I|should\s+you|to|do\s+I) \s+ (?:call|get|seek) \s+
            (?:for\s+)? (?:help|911|999|(?:emergency|urgent|medical)\s+\w+)
      | (?:get|seek) \s+ (?:emergency|urgent|immediate|medical|help) \s* [^.:]{0,40}?
            (?:right\s+away|at\s+once|immediately|straight\s+away|now|help|care|attention)
      | go \s+ to \s+ (?:the\s+)? (?:nearest\s+)? (?:emergency|A&E|ER\b)
      | (?:señales|signos|síntomas) \s+ de \s+ (?:alarma|alerta|peligro|emergencia|advertencia)
      | (?:llame|marque) \s+ (?:al|a\s+su|al\s+número) \s+ [^.:]{0,60}?
            (?:911|112|emergencias?|de\s+inmediato|enseguida|inmediatamente)
      | (?:cuándo|cuando) \s+ (?:debo\s+|debe\s+|hay\s+que\s+)?
            (?:pedir|buscar|llamar|acudir) \b [^.:]{0,40}? (?:ayuda|911|112|urgencias|emergencias?)
      | (?:vaya|acuda) \s+ (?:a|al) \s+ [^.:]{0,40}? (?:urgencias|emergencias?)
      | (?:busque|pida) \s+ (?:ayuda|atención) \s+ [^.:]{0,40}?
            (?:de\s+inmediato|ya\b|enseguida|urgente|inmediata(?:mente)?|médica)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
"""What texts say before a list of them, in English and in Spanish."""

_AT_END = re.compile(r"(?:[\s,;.:]+(?:and|or|y|o)?)?[\s,;.:]*\Z")
_FEWEST = 2


class FoundSigns(NamedTuple):
    """A list of danger signs, and the offset of its block."""

    signs: DangerSigns
    offset: int


def find_danger_signs(blocks: Iterable[Block]) -> Iterator[FoundSigns]:
    """Yield the lists of danger signs of a text: a heading or the lead-in says what they are.

    The section is the heading above the list. It is empty if there is none.
    """
    heading, lead = "", ""
    for block in _flat(blocks):
        if isinstance(block, Heading):
            heading, lead = one_line(block.runs), ""
        elif isinstance(block, Paragraph):
            lead = " ".join(prose_text(block.runs).split())
        elif isinstance(block, ItemList):
            signs = tuple(filter(None, map(_sign, (item.blocks for item in block.items))))
            if len(signs) >= _FEWEST and _announces(heading, lead):
                yield FoundSigns(DangerSigns(heading, signs), block.offset)
            lead = ""


def _flat(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks, and those in quotations, which boxes of warnings are."""
    for block in blocks:
        if isinstance(block, Quotation):
            yield from _flat(block.blocks)
        else:
            yield block


def _announces(heading: str, lead: str) -> bool:
    """Return whether a heading or the lead-in of a list says that help is needed at once.

    A lead-in ends in a colon. Another paragraph before the list has a subject of its own.
    """
    texts = [heading, lead] if lead.endswith(":") or not lead else [heading]
    return any(NAMES_OF_SIGNS.search(text) or _HELP_AT_ONCE.search(text) for text in texts)


def _sign(blocks: tuple[Block, ...]) -> str:
    """Return the sign in an item: its paragraphs up to a list, without the stop at their end."""
    first = takewhile(lambda block: isinstance(block, Paragraph), blocks)
    texts = [one_line(block.runs) for block in first if isinstance(block, Paragraph)]
    return _AT_END.sub("", " ".join(texts))
