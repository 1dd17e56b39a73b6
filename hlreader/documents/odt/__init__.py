"""OpenDocument texts: ``document`` reads blocks, ``text`` reads words, ``styles`` reads styles."""
