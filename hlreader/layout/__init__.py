"""Lay out text as lines, for the reader and for printed pages.

``flow`` turns the blocks of a document into flows. ``lines`` and ``table`` turn flows into lines
for a size and a width. ``wrap`` finds line breaks, and ``styles`` gives the look of each role. All
functions are pure.
"""
