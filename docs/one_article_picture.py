"""Make the picture of docs/handouts.md with one article in a browser, on paper and in a terminal.

    python docs/one_article_picture.py

Run it after ``pictures.sh``, which makes the picture of the terminal. It needs Debian's packages
chromium, poppler-utils and imagemagick, and what `.[dev]` brings.
"""

import subprocess
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
PROGRAM = HERE.parent / ".venv" / "bin" / "hlreader"
WORD = "scintigraphy"


def main() -> None:
    """Write docs/one-article.png."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        pictures = [in_browser(folder), on_paper(folder), HERE / "reader.png"]
        run(
            "convert", *pictures, "-resize", "x640", "-bordercolor", "#888", "-border", "8",
            "+append", "-strip", "+dither", "-colors", "64", f"PNG8:{HERE / 'one-article.png'}",
        )  # fmt: skip


def in_browser(folder: Path) -> Path:
    """Return a picture of the web page, with the meaning of a word open."""
    page_file, picture = folder / "page.html", folder / "browser.png"
    run(PROGRAM, "handout", "metastatic", "-o", page_file)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=which("chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page(viewport={"width": 640, "height": 800})
        page.goto(page_file.as_uri())
        word = page.locator(".word", has_text=WORD)
        word.evaluate("(one) => one.scrollIntoView({ block: 'center' })")
        word.click()
        page.screenshot(path=picture)
        browser.close()
    return picture


def on_paper(folder: Path) -> Path:
    """Return a picture of the page of the PDF that explains the word."""
    file = folder / "page.pdf"
    run(PROGRAM, "handout", "metastatic", "-o", file)
    pages = 1
    while WORD not in run("pdftotext", "-f", f"{pages}", "-l", f"{pages}", file, "-"):
        pages += 1
    run("pdftoppm", "-r", "80", "-png", "-singlefile", "-f", f"{pages}", file, folder / "paper")
    return folder / "paper.png"


def run(*command: str | Path) -> str:
    """Run a program and return what it prints."""
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603


if __name__ == "__main__":
    main()
