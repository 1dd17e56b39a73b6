"""A text as lines, for the reader and for printed pages alike.

``flow`` turns the blocks of a document into flows, ``lines`` and ``table`` turn flows into lines at
a size and a width, ``wrap`` finds where lines break, and ``styles`` says how each role looks. All
of it is pure.
"""
