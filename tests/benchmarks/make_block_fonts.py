"""Make the fonts of the block letters, ``hlreader/textsize/fonts/``, from BDF files.

    python -m tests.benchmarks.make_block_fonts FOLDER

FOLDER holds spleen-5x8.bdf and spleen-8x16.bdf (Debian's fonts-spleen; BSD 2-clause) and 5x8.bdf,
6x12.bdf, 7x13.bdf (xfonts-base: the public-domain "Misc Fixed"), made with pcf2bdf. Spleen is
easier to read in blocks. Misc Fixed has more letters, so it fills the gaps. Spleen 5x8 has no
accented letters, so this module builds them from its letters and our own marks.
"""

import sys
import unicodedata
from pathlib import Path
from typing import NamedTuple

from hlreader.textsize import bitmap_font

RANGES = (
    (0x21, 0x7E), (0xA1, 0xAC), (0xAE, 0x17F),  # Latin-1, Latin Extended-A
    (0x218, 0x21B),  # Romanian
    (0x37E, 0x3CE), (0x400, 0x45F), (0x490, 0x491),  # Greek, Cyrillic
    (0x1E9E, 0x1E9E), (0x2010, 0x2027), (0x2030, 0x203A), (0x2044, 0x2044),  # punctuation
    (0x2070, 0x208E), (0x20AC, 0x20AC), (0x2116, 0x2116), (0x2122, 0x2122),
    (0x2153, 0x215E), (0x2190, 0x2195), (0x2206, 0x2206), (0x2212, 0x221E), (0x2248, 0x2265),
    (0x2500, 0x257F), (0x2580, 0x25FF), (0x2605, 0x2606), (0x2610, 0x2612), (0x2713, 0x2717),
    (0xFFFD, 0xFFFD),
)  # fmt: skip

BITS = {ord("."): "0", ord("#"): "1"}

# The two rows above a letter, 5 pixels wide.
MARKS = {
    "\u0300": (".#...", "..#.."), "\u0301": ("..#..", ".#..."), "\u0302": (".##..", "#..#."),
    "\u0303": ("####.", "....."), "\u0304": (".....", "####."), "\u0306": ("#..#.", ".##.."),
    "\u0307": (".#...", "....."), "\u0308": ("#..#.", "....."), "\u030a": (".##..", ".##.."),
    "\u030b": (".#.#.", "#.#.."), "\u030c": ("#..#.", ".##.."),
}  # fmt: skip
# Spleen draws these letters in four columns, so m looks like H. Here they have five of six.
OWN = {
    "m": "......  ......  ##.#..  #.#.#.  #.#.#.  #.#.#.  #.#.#.  ......",
    "w": "......  ......  #.#.#.  #.#.#.  #.#.#.  #.#.#.  .#.#..  ......",
    "M": "......  #...#.  ##.##.  #.#.#.  #.#.#.  #...#.  #...#.  ......",
    "W": "......  #...#.  #...#.  #.#.#.  #.#.#.  ##.##.  #...#.  ......",
}
BELOW = {"\u0327": ".#...", "\u0328": "..##."}


class Source(NamedTuple):
    """Glyphs by letter, each a tuple of rows, and the row of the base line, counted from 0."""

    width: int
    base_line: int
    glyphs: dict[str, tuple[int, ...]]


def read_bdf(path: Path) -> Source:
    """Return a BDF font (Glyph Bitmap Distribution Format, Adobe 1993)."""
    width = height = below = 0
    letter = ""
    box = (0, 0, 0, 0)
    rows: list[str] | None = None
    glyphs = {}
    for line in path.read_text("latin-1").splitlines():
        key, *values = line.split() or [""]
        if key == "FONTBOUNDINGBOX":
            width, height, _, below = map(int, values)
        elif key == "ENCODING":
            letter = chr(max(0, int(values[0])))
        elif key == "BBX":
            box = tuple(map(int, values))  # type: ignore[assignment]
        elif key == "BITMAP":
            rows = []
        elif key == "ENDCHAR" and rows is not None:
            glyphs[letter] = _placed(rows, box, width, height, below)
            rows = None
        elif rows is not None:
            rows.append(key)
    return Source(width, height + below - 1, glyphs)


def _placed(
    rows: list[str], box: tuple[int, int, int, int], width: int, height: int, below: int
) -> tuple[int, ...]:
    """Return a glyph's rows in the font's box."""
    wide, high, left, bottom = box
    glyph = [0] * height
    top = height + below - (high + bottom)
    for number, row in enumerate(rows):
        bits = int(row, 16) >> (len(row) * 4 - wide)
        shift = width - left - wide
        if 0 <= top + number < height:
            glyph[top + number] = bits << shift if shift >= 0 else bits >> -shift
    return tuple(glyph)


def accented(letter: str, spleen: Source) -> tuple[int, ...] | None:
    """Return a letter with a mark over or under it, built from Spleen 5x8's letter, or None."""
    base, *marks = list(unicodedata.normalize("NFD", letter))
    if len(marks) != 1 or base not in spleen.glyphs:
        return None
    rows = list(spleen.glyphs[base])
    if marks[0] in BELOW:
        rows[7] |= int(BELOW[marks[0]].translate(BITS), 2)
        return tuple(rows)
    if marks[0] not in MARKS:
        return None
    upper, lower = (int(row.translate(BITS), 2) for row in MARKS[marks[0]])
    if base in "ij":  # the mark replaces the dot
        rows[:2] = [0, 0]
    elif rows[1] and base.isupper():  # move a capital down, or Ó would look like ó
        rows = [0, *rows[:7]]
    elif rows[1]:  # a tall small letter keeps its stem
        return None
    rows[0] |= upper
    rows[1] |= lower
    return tuple(rows)


def fitted(
    letter: str, width: int, height: int, base_line: int, sources: list[Source]
) -> tuple[int, ...] | None:
    """Return the first source's glyph for a letter in a box of this size, or None."""
    for source in sources:
        glyph = source.glyphs.get(letter)
        if glyph is None or not any(glyph):
            continue
        up = source.base_line - base_line
        rows = [0] * height
        for number, bits in enumerate(glyph):
            row = number - up
            if 0 <= row < height:
                shift = width - source.width
                rows[row] = bits << shift if shift >= 0 else bits >> -shift
            elif bits:  # it would be cut off: move it by a row
                inner = min(max(row, 0), height - 1)
                rows[inner] |= bits << (width - source.width)
        return tuple(rows)
    return None


def main(folder: Path) -> None:
    """Write the fonts."""
    spleen_5x8, spleen_8x16 = (read_bdf(folder / f"spleen-{size}.bdf") for size in ("5x8", "8x16"))
    fixed_5x8, fixed_6x12, fixed_7x13 = (
        read_bdf(folder / f"{size}.bdf") for size in ("5x8", "6x12", "7x13")
    )
    own = {letter: tuple(int(row.translate(BITS), 2) for row in rows.split())
           for letter, rows in OWN.items()}  # fmt: skip
    ours = Source(6, spleen_5x8.base_line, own)
    for quote in "“”‘’":
        del spleen_8x16.glyphs[quote]  # its quotes are straight
    built = Source(5, spleen_5x8.base_line, {})
    letters = [chr(code) for first, last in RANGES for code in range(first, last + 1)]
    for letter in letters:
        if rows := accented(letter, spleen_5x8):
            built.glyphs[letter] = rows
    plans = {
        "6x8": (6, 8, 6, [ours, spleen_5x8, built, fixed_5x8]),
        "6x12": (6, 12, 9, [fixed_6x12]),
        "8x12": (8, 12, 9, [fixed_7x13]),
        "8x16": (8, 16, 11, [spleen_8x16, fixed_7x13]),
    }
    for name, (width, height, base_line, sources) in plans.items():
        lines = []
        for letter in letters:
            rows = fitted(letter, width, height, base_line, sources)
            if rows:
                lines.append(f"{ord(letter):04X} {bytes(rows).hex()}")
        path = bitmap_font.FOLDER / f"{name}.txt"
        path.write_text("\n".join(lines) + "\n", "utf-8")
        print(path, len(lines))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
