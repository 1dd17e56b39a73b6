"""OpenDocument texts: ``document`` reads the blocks, ``text`` the words, ``styles`` how they look."""
