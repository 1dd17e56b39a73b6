"""Read a file of facts, or report the line that is wrong."""

from hlreader.errors import ContentError
from hlreader.library.facts import Fact, FactWording
from hlreader.provenance import SOURCE_FIELDS, read_source
from hlreader.strict_yaml import Fields, Mapping, Node, Sequence, load

_FIELDS = ("fact", "checked", "sources", "used_in", "wordings")
_WORDING_FIELDS = FactWording._fields


def read_facts(text: str, file: str) -> tuple[Fact, ...]:
    """Return the facts in a text, or nothing if it is not a list of facts. Raises ContentError."""
    try:
        root = load(text, file)
    except ContentError:
        if not text.lstrip().startswith("- fact:"):
            return ()
        raise
    if not isinstance(root, Sequence) or not any(
        isinstance(x, Mapping) and "fact" in x for x in root
    ):
        return ()
    facts: dict[str, Fact] = {}
    for node in root:
        fact = _read_fact(node, file)
        if fact.name in facts:
            message = f"there are two facts named `{fact.name}`."
            raise ContentError(file, node.line, message, hint="Rename one of them.")
        facts[fact.name] = fact
    return tuple(facts.values())


def _is_fact(node: Node) -> bool:
    return isinstance(node, Mapping) and "fact" in node


def _read_fact(node: Node, file: str) -> Fact:
    fields = Fields(node, file, "a fact", _FIELDS)
    if not fields.text("fact"):
        raise fields.fail(node, "this fact has no name.", "Begin it with `- fact: its name`.")
    if not fields.date("checked"):
        raise fields.fail(node, "this fact has no date.", "Write `checked: 2026-01-31`.")
    wordings = {
        language: FactWording(part.texts("about"), part.texts("says"), part.texts("signs"))
        for language, part in fields.named_parts("wordings", _WORDING_FIELDS)
    }
    return Fact(
        fields.text("fact"),
        fields.date("checked"),
        tuple(map(read_source, fields.parts("sources", SOURCE_FIELDS))),
        fields.texts("used_in"),
        wordings,
    )
