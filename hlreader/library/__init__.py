"""Articles: find them in a library, read and search them, and keep compiled copies."""

from hlreader.library.find import Library as Library
from hlreader.library.find import load_article as load_article
