"""The glossary: entries, looked up by any of their names and found in running text.

In ``words``, ``keys``, ``inflect`` and ``suggest`` find names; in ``store``, ``index`` reads the
compiled index of a glossary file (a ``database`` with its ``names`` and ``records``), ``cache``
keeps it, and ``compile`` makes it (from ``load``, with ``entry_texts``, ``build`` and ``update``).
``match`` and ``annotate`` find terms in texts.

Names are imported on first use, since a look-up must cost little more than starting Python.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from hlreader.glossary.glossary import Glossary as Glossary
    from hlreader.glossary.glossary import Hit as Hit
    from hlreader.models import Match as Match
    from hlreader.models import Term as Term

__all__ = ["Glossary", "Hit", "Match", "Term"]


def __getattr__(name: str) -> object:
    """Import a public name on first use (PEP 562)."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from hlreader.glossary import glossary

    return getattr(glossary, name)
