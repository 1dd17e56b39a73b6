"""Put SGR control sequences for a style around text (ECMA-48, 8.3.117)."""

from functools import lru_cache

BOLD = "1"
_UNDERLINE = "4"
_DOUBLE_UNDERLINE = "21"
_COLOURS = ("38", "48", "58")


def paint(text: str, style: str) -> str:
    """Return a text in a style, with the end of the style after it."""
    return f"\x1b[{style}m{text}\x1b[m" if style and text else text


def parameters(style: str) -> list[str]:
    """Return the parameters of a style. A colour with all its numbers is one parameter."""
    found: list[str] = []
    words = iter(style.split(";")) if style else iter(())
    for word in words:
        if word in _COLOURS:
            kind = next(words, "")
            numbers = [next(words, "") for _ in range({"5": 1, "2": 3}.get(kind, 0))]
            found.append(";".join([word, kind, *numbers]))
        else:
            found.append(word)
    return found


def is_bold(style: str) -> bool:
    """Return whether a style is bold."""
    return BOLD in parameters(style)


def _is_underline(parameter: str) -> bool:
    return parameter.partition(":")[0] in (_UNDERLINE, _DOUBLE_UNDERLINE)


@lru_cache
def without_underline(style: str) -> str:
    """Return a style for every row of a large letter, with bold in place of underline."""
    kept = [word for word in parameters(underline_as_bold(style)) if not _is_underline(word)]
    return ";".join(kept)


@lru_cache
def underline_as_bold(style: str) -> str:
    """Return a style with bold added to underline, for terminals that do not draw underline."""
    found = parameters(style)
    if BOLD not in found and any(map(_is_underline, found)):
        found.insert(0, BOLD)
    return ";".join(found)
