"""OpenDocument texts: ``document`` reads the blocks, ``text`` the words, ``styles`` the looks."""
