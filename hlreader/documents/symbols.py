"""Symbol fonts: convert letters in such a font to the signs that they show.

In the font Symbol, "³" is ≥ and "m" is μ. Some programs write U+F0B3 for the first.
"""

_PRIVATE = range(0xF020, 0xF100)

_SYMBOL = dict(
    zip(
        [*range(0x20, 0x7F), *range(0xA0, 0xF0), *range(0xF1, 0xFF)],
        " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"
        "‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵"
        "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭",
        strict=True,
    )
)
_WINGDINGS = {
    0x21: "✏", 0x22: "✂", 0x28: "☎", 0x29: "✆", 0x2A: "✉", 0x36: "⌛", 0x46: "☞", 0x4A: "☺",
    0x4B: "😐", 0x4C: "☹", 0x6C: "●", 0x6E: "■", 0x6F: "☐", 0x71: "❑", 0x72: "❒", 0x75: "◆",
    0x76: "❖", 0x77: "◆", 0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "☐", 0xD8: "➢", 0xDF: "←",
    0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xEF: "⇦", 0xF0: "⇨", 0xF1: "⇧", 0xF2: "⇩",
    0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x98: "●", 0xA3: "☐",
}  # fmt: skip
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2}
_UNKNOWN = "\N{REPLACEMENT CHARACTER}"


def from_font(text: str, font: str) -> str:
    r"""Return the signs of a text in a symbol font. In any other font, return the text itself.

    >>> from_font("\uf0b3", "Symbol"), from_font("m", "Symbol"), from_font("m", "Arial")
    ('≥', 'μ', 'm')
    """
    signs = _FONTS.get(font.lower())
    if signs is None:
        return text
    return "".join([_sign(ord(letter), signs) for letter in text])


def _sign(letter: int, signs: dict[int, str]) -> str:
    code = letter - 0xF000 if letter in _PRIVATE else letter
    if code > 0xFF or (code <= 0x20):  # noqa: PLR2004 - no letter of such a font
        return chr(code)
    return signs.get(code, _UNKNOWN)
