"""Hand-outs as Word files, for those who edit them.

The standard library writes them, as it reads them (``documents/package.py``). python-docx has no
footnotes, no lists with their own numbers, and no custom properties. All of these would be XML of
our own there too.
"""
