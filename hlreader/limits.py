"""The limits of what hlreader reads and shows, which SECURITY.md lists. Imports nothing.

Look them up as ``limits.LARGEST_FILE``, so that a test can change one for all who use it.
"""

NARROWEST, WIDEST = 20, 200
"""The shortest and the longest line that a user can set, in letters."""

SUGGESTIONS = 5
"""How many similar names to suggest if nothing is found, unless an option sets another number."""

MEGABYTE = 1024 * 1024

LARGEST_FILE = 20 * MEGABYTE
"""The largest text, in bytes. A book is 1 MB; more than this is a mistake or an attack."""

LARGEST_GLOSSARY = 256 * MEGABYTE
"""The largest glossary, and the largest table to import, in bytes: far over 100,000 entries."""

LARGEST_SETTINGS = MEGABYTE
"""The largest file of the user's settings, in bytes."""

LARGEST_FACTS = MEGABYTE
"""The largest ``facts.yaml`` next to a text, in bytes."""

LONGEST_CHECKED = 2_000_000
"""The longest text that all rules check, in characters. A long book has half of that."""

LARGEST_UNPACKED = 200 * MEGABYTE
"""The most bytes that an archive may unpack to. More is a mistake or an attack (a ZIP bomb)."""

LARGEST_XML = 40 * MEGABYTE
"""The most bytes of XML in an archive. This is more than the text of a hundred books."""

MOST_PARAGRAPHS = 100_000
"""The most paragraphs in an archive, including those in table cells. 3,000 pages have fewer."""

MOST_TAGS = 2_000_000
"""The most tags in an archive. Each costs time and memory, even in a small file."""

MOST_COLUMNS = 1000
"""The most columns that a cell of a web page may span, as in the HTML standard."""

MOST_CELLS_ADDED = 1 << 16
"""The most empty cells that may be added to short rows of a table, and the most repeated ones.

Markdown parsers have the same limit.
"""

DEEPEST_HTML = 100
"""How deep the elements of a web page can be nested. Deeper ones come after the one around them."""

DEEPEST_LISTS = 20
"""How deep lists and quotations of a web page can be nested. Deeper ones are flattened."""

DEEPEST_MARKDOWN = 40
"""How deep lists and quotations in Markdown can be nested. Deeper ones are one paragraph."""

DEEPEST_RTF = 10_000
"""How deep groups of a Rich Text file can be nested."""

DEEPEST_YAML = 20
"""How deep YAML can be nested, in front matter, glossaries and settings."""


def is_width(text: str) -> bool:
    """Return whether a text is a whole number within the limits for a line."""
    short = len(text) <= len(str(WIDEST))  # int() refuses thousands of digits
    return short and text.isdecimal() and NARROWEST <= int(text) <= WIDEST


SLOWEST, FASTEST = 80, 400
"""Words that a voice reads in a minute."""
