"""Read sources, and the page that an article is based on, from YAML fields."""

from hlreader.messages import Message
from hlreader.models import Origin, Source
from hlreader.strict_yaml import Fields

SOURCE_FIELDS = Source._fields
ORIGIN_FIELDS = Origin._fields


def read_source(fields: Fields) -> Source:
    """Return a source. Raises ContentError if it has no title."""
    if not fields.text("title"):
        raise fields.fail(
            fields.fields, Message("this source has no title."), Message("Write `title: its name`.")
        )
    return Source(
        fields.text("title"), fields.text("publisher"), fields.text("year"), fields.text("url")
    )


def read_origin(fields: Fields) -> Origin:
    """Return the page that an article is based on. Raises ContentError if a date is wrong."""
    return Origin(
        fields.text("title"),
        fields.text("publisher"),
        fields.text("reviewed_by"),
        fields.date("reviewed_on"),
        fields.text("author"),
        fields.text("url"),
    )
