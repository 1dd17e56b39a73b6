"""Make the picture of docs/handouts.md: a page in a window and on a telephone.

    python docs/handout_picture.py

It needs Debian's packages chromium and imagemagick, and Playwright, which `.[dev]` brings.
"""

import subprocess
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
WINDOWS = ((820, 620, "0"), (360, 620, "1"))
"""Width, height, and font size."""


def main() -> None:
    """Write docs/handout.png."""
    with TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        page_file = folder / "page.html"
        program = HERE.parent / ".venv" / "bin" / "hlreader"
        subprocess.run(  # noqa: S603 - our own program
            [program, "handout", "metastatic", "-o", page_file,
             "--brand", "Hill Street Clinic", "--phone", "555 0100"],
            check=True,
        )  # fmt: skip
        browser = playwright.chromium.launch(
            executable_path=which("chromium"), args=["--no-sandbox"]
        )
        shots = []
        for number, (width, height, size) in enumerate(WINDOWS):
            page = browser.new_page(viewport={"width": width, "height": height})
            page.goto(page_file.as_uri())
            page.locator(f"[data-set=size][data-value='{size}']").click()
            if not number:
                word = page.locator(".word", has_text="chronic")
                word.evaluate("(one) => one.scrollIntoView({ block: 'center' })")
                word.click()
            shots.append(folder / f"{number}.png")
            page.screenshot(path=shots[-1])
        browser.close()
        subprocess.run(  # noqa: S603
            ["montage", *shots, "-geometry", "+8+8", "-background", "#888", "-tile", "x1",  # noqa: S607
             "-strip", "+dither", "-colors", "64", HERE / "handout.png"],
            check=True,
        )  # fmt: skip


if __name__ == "__main__":
    main()
