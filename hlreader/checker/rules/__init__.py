"""The rules. To add one, add a module with CODE, NAME, ``check``, FAILS and PASSES.

SEVERITY, EXAMPLE, DEFAULT, SCOPE, YIELDS_TO and ONCE are optional: see ``Rule``.
"""

from functools import cache
from importlib import import_module
from pathlib import Path

from hlreader.checker.rule import Rule, Scope, Severity


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return every rule, sorted by code."""
    # Importing pkgutil would take a twentieth of the time of a check.
    names = (path.stem for path in Path(__file__).parent.glob("[!_]*.py"))
    modules = (import_module(f"{__name__}.{name}") for name in names)
    rules = (
        Rule(
            module.CODE,
            module.NAME,
            getattr(module, "SEVERITY", Severity.WARNING),
            module.check,
            module.FAILS,
            module.PASSES,
            getattr(module, "EXAMPLE", "leaflet.md"),
            getattr(module, "DEFAULT", True),
            getattr(module, "SCOPE", Scope.TEXT),
            getattr(module, "YIELDS_TO", ()),
            getattr(module, "ONCE", False),
        )
        for module in modules
    )
    return tuple(sorted(rules))
