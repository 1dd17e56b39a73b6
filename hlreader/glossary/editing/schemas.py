"""hlreader's JSON Schemas: for a glossary file, and for the record of a look-up."""

from pathlib import Path

_DATA = Path(__file__).parents[1] / "data"

ENTRY_FILE = "glossary.schema.json"
LOOKUP_RECORD = "record.schema.json"


def read_schema(name: str) -> str:
    """Return a schema as JSON text."""
    return (_DATA / name).read_text("utf-8")
