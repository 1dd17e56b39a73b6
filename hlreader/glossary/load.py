"""Read a glossary file into entries, or say in which line it is wrong."""

from pathlib import Path

from hlreader.documents.source import read_text
from hlreader.errors import ContentError
from hlreader.models import Term
from hlreader.provenance import SOURCE_FIELDS, read_source
from hlreader.strict_yaml import Fields, Sequence, load

FIELDS = tuple(field for field in Term._fields if field != "line")


def read_glossary(path: Path) -> tuple[Term, ...]:
    """Return the entries of a glossary file in its order.

    Raises NotFoundError, UnreadableError, or ContentError with file and line.
    """
    name = str(path)
    root = load(read_text(path), name)
    if root is None:
        return ()
    if not isinstance(root, Sequence):
        hint = "Begin each entry with `- term: word`."
        raise ContentError(name, root.line, "a glossary is a list of entries.", hint=hint)
    entries = []
    names: dict[str, int] = {}
    for node in root:
        entry = _read_entry(Fields(node, name, "an entry", FIELDS))
        for word in (entry.term, *entry.aliases, *entry.abbreviations, *entry.forms):
            first = names.setdefault(word, entry.line)
            if first != entry.line:
                raise ContentError(
                    name,
                    entry.line,
                    f"`{word}` already stands in the entry of line {first}.",
                    hint="Keep one of the two.",
                )
        entries.append(entry)
    return tuple(entries)


def _read_entry(fields: Fields) -> Term:
    node = fields.fields
    if not fields.text("term"):
        raise fields.fail(node, "this entry has no term.", "Write `term: the word`.")
    if not fields.text("plain"):
        key = next((key for key in node if key == "term"), node)
        raise fields.fail(
            key,
            f"`{fields.text('term')}` has no plain meaning.",
            "Write `plain: a short sentence.`",
        )
    source = fields.part("source", SOURCE_FIELDS)
    return Term(
        term=fields.text("term"),
        plain=fields.text("plain"),
        aliases=fields.texts("aliases"),
        abbreviations=fields.texts("abbreviations"),
        forms=fields.texts("forms"),
        case_sensitive=fields.flag("case_sensitive"),
        no_autolink=fields.flag("no_autolink"),
        pronunciation=fields.text("pronunciation"),
        more=fields.text("more"),
        technical=fields.text("technical"),
        see_also=fields.texts("see_also"),
        source=read_source(source) if source else None,
        reviewed=fields.date("reviewed"),
        audience=fields.text("audience"),
        language=fields.text("language") or "en",
        line=node.line,
    )
