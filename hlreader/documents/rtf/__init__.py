"""Rich Text: ``tokens`` cuts a file, ``reader`` reads its paragraphs, ``document`` makes blocks."""
