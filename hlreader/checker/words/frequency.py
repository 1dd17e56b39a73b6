"""How common a word is, however it is spelled."""

from hlreader.readability.lexicon.rarity import zipf

_AMERICAN = (("our", "or"), ("ae", "e"), ("oe", "e"), ("is", "iz"), ("ys", "yz"), ("tre", "ter"))


def commonest(word: str) -> float:
    """Return the Zipf frequency of the commonest of a word's spellings and its plural or singular.

    The table of frequencies has one spelling of many words: "tumor", not "tumour".
    """
    american = word
    for british, other in _AMERICAN:
        american = american.replace(british, other)
    forms = {word, american, word + "s", word.removesuffix("s"), american.removesuffix("s")}
    return max(map(zipf, filter(None, forms)))
