"""Make the picture of docs/handouts.md with pages of a PDF: two in 12 points, and one in 18.

    python docs/paper_picture.py

It needs Debian's packages poppler-utils and imagemagick, and Typst, which `.[dev]` brings.
"""

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).parent
PROGRAM = HERE.parent / ".venv" / "bin" / "hlreader"


def main() -> None:
    """Write docs/handout-paper.png."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        pages = [
            *pictures_of(folder / "usual", "1", "3"),
            *pictures_of(folder / "large", "1", "1", "--large-print"),
        ]
        subprocess.run(  # noqa: S603 - our own files
            ["montage", pages[0], pages[2], pages[3], "-geometry", "+8+8", "-background", "#888",  # noqa: S607
             "-tile", "x1", "-strip", "+dither", "-colors", "16", HERE / "handout-paper.png"],
            check=True,
        )  # fmt: skip


def pictures_of(file: Path, first: str, last: str, *options: str) -> list[Path]:
    """Return pictures of some pages of a hand-out."""
    pdf = file.with_suffix(".pdf")
    team = ["--brand", "Hill Street Clinic", "--phone", "555 0100", "--paper", "a4"]
    subprocess.run(  # noqa: S603
        [PROGRAM, "handout", "metastatic", "-o", pdf, *team, *options], check=True
    )
    subprocess.run(  # noqa: S603
        ["pdftoppm", "-r", "60", "-png", "-f", first, "-l", last, pdf, file],  # noqa: S607
        check=True,
    )
    return sorted(file.parent.glob(f"{file.name}-*.png"))


if __name__ == "__main__":
    main()
