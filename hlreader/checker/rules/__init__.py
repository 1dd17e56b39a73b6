"""The rules. Adding a module with a ``check`` function here adds a rule."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from hlreader.checker.rule import Rule


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return every rule, sorted by module name."""
    names = sorted(module.name for module in iter_modules(__path__))
    return tuple(import_module(f"{__name__}.{name}").check for name in names)
