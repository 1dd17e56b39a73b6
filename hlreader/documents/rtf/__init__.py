"""Rich Text: ``tokens`` splits a file, ``reader`` reads paragraphs, ``document`` makes blocks."""
