"""Imports go one way: from each layer only to those below it, over all packages."""

import ast
from collections import defaultdict
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.slow

PACKAGE = ROOT / "hlreader"

LAYERS = (
    {"__main__"},
    {"cli", "quick"},
    {"commands"},
    {"actions", "lsp"},
    {"audit"},
    {"reader", "pages", "checker", "handouts"},
    {"importing", "speech"},
    {"linear"},
    {"header_and_footer"},
    {"library"},
    {"glossary"},
    {"readability"},
    {"documents"},
    {"settings", "layout"},
    {"textsize"},
    {"themes", "terminal", "wording", "provenance", "error_handler", "json_text", "time_limit"},
    {"strict_yaml", "strict_toml", "files", "locations", "code_units"},
    {"errors"},
    {"messages"},
    {"signals", "trust", "digests", "language", "dates"},
    {"garbage", "sanitize", "models", "exits", "limits", "__init__"},
    {"patterns"},
)
"""From the top. What shares a layer does not import each other, except as ``BESIDE`` says."""

BESIDE = {("lsp", "checker"), ("lsp", "pages"), ("actions", "reader"), ("files", "trust")}


def imports_of(path: Path) -> set[str]:
    """Return the modules of hlreader that a file imports, also inside its functions.

    What only type checkers see does not count.
    """
    tree = ast.parse(path.read_text("utf-8"))
    for_types = {
        id(inside)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inside in ast.walk(node)
    }
    found: set[str] = set()
    for node in ast.walk(tree):
        if not isinstance(node, ast.ImportFrom) or id(node) in for_types:
            continue
        module = node.module or ""
        found |= {module} | {f"{module}.{name.name}" for name in node.names}
    return {name for name in found if name.startswith("hlreader.")}


def place_of(module: str) -> str:
    """Return the package or top module that a module belongs to."""
    return module.split(".")[1]


MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.rglob("*.py"))
    if path.parent != PACKAGE or path.name != "__init__.py"
}


def test_every_package_and_module_has_a_layer() -> None:
    places = {place_of(module) for module in MODULES}

    assert places - set().union(*LAYERS) == set()


def test_imports_go_down_the_layers() -> None:
    height = {place: -number for number, layer in enumerate(LAYERS) for place in layer}

    wrong = {
        f"{module} imports {imported}"
        for module, path in MODULES.items()
        for imported in imports_of(path) & MODULES.keys()
        if place_of(module) != place_of(imported)
        and height[place_of(imported)] >= height[place_of(module)]
        and (place_of(module), place_of(imported)) not in BESIDE
    }

    assert wrong == set()


@pytest.mark.parametrize(
    "package", sorted(p.name for p in PACKAGE.iterdir() if (p / "__init__.py").exists())
)
def test_no_package_has_a_circle_of_imports(package: str) -> None:
    graph: defaultdict[str, set[str]] = defaultdict(set)
    for module, path in MODULES.items():
        if place_of(module) == package:
            graph[module] = imports_of(path) & MODULES.keys()
            graph[module] = {name for name in graph[module] if place_of(name) == package}
            graph[module].discard(module)
            graph[module] -= {f"hlreader.{package}"}  # the package itself only gathers names

    assert len([*TopologicalSorter(graph).static_order()]) == len(graph)
