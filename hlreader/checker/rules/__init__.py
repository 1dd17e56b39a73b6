"""The rules. Adding a module with CODE, NAME, ``check``, FAILS and PASSES here adds a rule."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from hlreader.checker.rule import Rule, Severity


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return every rule, sorted by code."""
    modules = (import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))
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
        )
        for module in modules
    )
    return tuple(sorted(rules))
