"""Whether the words next to a Spanish term explain it."""

import re

from hlreader.checker.text.passage import Passage
from hlreader.patterns import lazy

_AFTER = lazy(
    r"\W{0,3}(?:\(|[—–:]|,?\s*(?:o sea|es decir|que (?:es|son|significa)|también (?:se )?llamad"
    r"|o )|(?:se llama|(?:es|son) (?:una?s?|el|l[ao]s?|cuando|como)|significan?|quiere decir"
    r"|consisten? en|sirven?|usan?|muestran?"
    r"|ayudan?|toman?|sacan?|miran?)\b)",
    re.IGNORECASE,
)
_BEFORE = lazy(
    r"(?:\(|[—–]|\b(?:llamad[oa]s?|se llaman?|llamamos|conocid[oa]s? como|nombre de|dicen?|o)\s+"
    r"(?:el |la |los |las |un |una )?[\"«“*]?)\Z",
    re.IGNORECASE,
)
_NEXT = lazy(r"\s*[.!]\s*(?:Es|Son|Eso|Esto|Así|Significa|Quiere|Este|Esta|Se)\b")
_REACH = 40


def is_explained(passage: Passage, start: int, end: int) -> bool:
    """Return whether words next to a term explain it."""
    text = passage.text
    run = passage.run_at(start)
    return bool(
        _AFTER.match(text, end)
        or _NEXT.match(text, end)
        or _BEFORE.search(text, max(0, start - _REACH), start)
        or (run is not None and run.strong)
    )
