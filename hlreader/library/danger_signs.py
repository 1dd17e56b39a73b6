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
        (?:call|dial|phone|ring|text) \s+ (?:911|999|112|111|000|an\s+ambulance)\b
      | emergency \s+ (?:number|services?|room|department) | (?:to|in) \s+ A&E\b
      | (?:call|phone|ring|contact|see|tell|get|seek|go|help) \b [^.:?]{0,80}? \b
            (?:right\s+away|straight\s+away|at\s+once|immediately|urgent(?:ly)?|now|fast
              |day\s+or\s+night|emergency)\b
      | when \s+ (?:should\s+(?:I|you)|do\s+(?:I|you)|to) \s+ (?:call|get|seek) \s+
            (?:for\s+)? (?:medical\s+)? (?:help|care|attention)
      | (?:do|should\s+(?:I|you)) \s+ not \s+ wait
      | (?:señales|signos|síntomas) \s+ de \s+ (?:alarma|alerta|peligro|emergencia|advertencia)
      | número \s+ (?:local\s+)? de \s+ emergencias? | al \s+ (?:911|112)\b
      | (?:a|de|en|sala\s+de) \s+ (?:urgencias|emergencias)\b
      | (?:llam|acud|vay|v[ae]n|ir|busc|busque|pid|ped|consult)\w* \b [^.:?]{0,80}? \b
            (?:de\s+inmediato|inmediatamente|enseguida|ya|urgente(?:mente)?|rápido
              |día\s+o\s+de\s+noche|inmediata)\b
      | (?:cuándo|cuando) \s+ (?:debo|debe|hay\s+que) \s+ (?:pedir|buscar) \s+ ayuda
      | no \s+ (?:debo|debe|hay\s+que) \s+ esperar | no \s+ espere
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

    A lead-in is a paragraph that ends in a colon.
    """
    texts = (heading, lead if lead.endswith(":") else "")
    return any(NAMES_OF_SIGNS.search(text) or _HELP_AT_ONCE.search(text) for text in texts)


def _sign(blocks: tuple[Block, ...]) -> str:
    """Return the sign in an item: its paragraphs up to a list, without the stop at their end."""
    first = takewhile(lambda block: isinstance(block, Paragraph), blocks)
    texts = [one_line(block.runs) for block in first if isinstance(block, Paragraph)]
    return _AT_END.sub("", " ".join(texts))
