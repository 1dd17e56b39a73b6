"""Put the compiled index of the shipped glossary and the compiled word parts into the wheel.

The hash of the glossary's content, not its time, shows that the index belongs to it. An editable
install reads the glossary of the checkout and keeps its index in the user's cache. Its modules are
compiled here, as those of any other install are: where Python may not write bytecode, they would
be compiled anew at every start.
"""

import compileall
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class IndexHook(BuildHookInterface[Any]):
    """Makes ``hlreader/data/glossary.sqlite`` and ``hlreader/data/parts.txt``."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the glossary and the word parts, and add both to the files of the wheel."""
        if version == "editable":
            compileall.compile_dir(Path(self.root, "hlreader"), quiet=1)
            return
        sys.path.insert(0, self.root)
        try:
            from hlreader.glossary.parts.store import compiled
            from hlreader.glossary.store.compile import write_shipped_index
        finally:
            sys.path.remove(self.root)
        self._folder = tempfile.TemporaryDirectory()
        index = Path(self._folder.name, "glossary.sqlite")
        write_shipped_index(Path(self.root, "glossary.yaml"), index)
        build_data["force_include"][str(index)] = "hlreader/data/glossary.sqlite"
        parts = Path(self._folder.name, "parts.txt")
        parts.write_text(compiled(str(Path(self.root, "glossary", "parts.yaml"))), "ascii")
        build_data["force_include"][str(parts)] = "hlreader/data/parts.txt"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Remove what was made for the wheel."""
        if version != "editable":
            self._folder.cleanup()
