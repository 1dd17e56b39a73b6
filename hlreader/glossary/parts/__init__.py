"""The likely meaning of a word without an entry, from its parts.

``table`` has the parts, and ``analysis`` splits a word into them. ``load`` compiles the table from
``glossary/parts.yaml``, and ``store`` finds the compiled table.
"""
