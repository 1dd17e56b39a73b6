"""Articles: found in a library, read, searched, and kept as compiled copies."""

from hlreader.library.find import Library as Library
from hlreader.library.find import load_article as load_article
