"""Find the fields of entries in a glossary file, for messages."""

from hlreader.models import Place, Term
from hlreader.sanitize import Shown
from hlreader.strict_yaml import Mapping, Node, Scalar, Sequence, load


def _is_named(part: Node, name: str) -> bool:
    """Return whether a part of a list is this text, or a sense with this field."""
    if isinstance(part, Mapping):
        return part.get(Scalar("field")) == name
    return part == name


class FieldPlaces:
    """The places of the fields in the text of one file.

    Entries on the same line are told apart by their terms.
    """

    def __init__(self, text: str, file: Shown) -> None:
        root = load(text, file)
        self._entries: dict[tuple[int, str], Mapping] = {}
        for node in root if isinstance(root, Sequence) else ():
            self._keep(node)

    def _keep(self, node: Node) -> None:
        if not isinstance(node, Mapping):
            return
        self._entries[node.line, str(node.get(Scalar("term"), ""))] = node
        translations = node.get(Scalar("translations"))
        if isinstance(translations, Mapping):
            for part in translations.values():
                self._keep(part)

    def of(self, term: Term, field: str = "", item: str = "") -> Place:
        """Return the place of a field's value, or of an item of its list.

        If there is none, return the place of the entry.
        """
        entry = self._entries.get((term.line, term.term))
        node: Node | None = entry.get(Scalar(field)) if entry is not None and field else entry
        if isinstance(node, Sequence):
            node = next((part for part in node if _is_named(part, item)), node)
            if isinstance(node, Mapping):  # a sense: its meaning
                node = node.get(Scalar("plain"))
        node = entry if node is None else node
        return Place(node.line, node.column) if node is not None else Place(term.line, 1)
