"""What a word without an entry likely means, from the parts that it is made of.

``table`` holds the parts and ``analysis`` takes a word apart with them; ``store`` finds the
compiled table, which ``load`` makes from ``glossary/parts.yaml``.
"""
