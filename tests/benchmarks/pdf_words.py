"""How many words of PDFs does hlreader read, and how fast, compared with other libraries?

    pip install pdfminer.six pypdf
    python -m tests.benchmarks.pdf_words FOLDER_OR_FILE...

Recall is the share of pdfminer.six's words, with repetitions, that hlreader also finds. Hyphens at
the ends of lines are removed in both. "Agreed" counts only words that PDFium finds too, because
pdfminer.six splits some words and joins others. "Once" counts each of these words once, since
hlreader leaves out running headers and footers. The times are CPU seconds for PDFium's text, its
text with the box of each letter, hlreader's whole reading, and pypdf's text.
"""

import io
import logging
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from time import process_time

from hlreader.documents.pdf.document import parse
from hlreader.errors import UnreadableError

_WORD = re.compile(r"[\u3040-\u9fff]|[^\W_\u3040-\u9fff]+")
_HYPHEN = re.compile(r"[-\u2010\xad]\s*\n\s*(?=[a-z])")


def words_of(text: str) -> Counter[str]:
    """Count each word of a text."""
    return Counter(_WORD.findall(unicodedata.normalize("NFKC", _HYPHEN.sub("", text)).casefold()))


def timed(make: Callable[[bytes], str], data: bytes) -> tuple[str, float]:
    """Return the text of a PDF, empty if it cannot be read, and the CPU seconds for it."""
    start = process_time()
    try:
        text = make(data)
    except Exception as error:
        text = ""
        print(f"  {make.__name__}: {type(error).__name__} {error}"[:120])
    return text, process_time() - start


def hlreader(data: bytes) -> str:
    """Return hlreader's text."""
    try:
        return parse(data, "").source
    except UnreadableError as error:
        print(f"  hlreader: {error}")
        return ""


def pdfminer(data: bytes) -> str:
    """Return pdfminer.six's text."""
    from pdfminer.high_level import extract_text

    return str(extract_text(io.BytesIO(data)))


def pypdf(data: bytes) -> str:
    """Return pypdf's text."""
    from pypdf import PdfReader

    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


def pdfium(data: bytes) -> str:
    """Return PDFium's text."""
    import pypdfium2

    with pypdfium2.PdfDocument(data) as pdf:
        return "\n".join(page.get_textpage().get_text_range() for page in pdf)


def boxes(data: bytes) -> str:
    """Return PDFium's text, and also get the box of each letter."""
    import pypdfium2

    with pypdfium2.PdfDocument(data) as pdf:
        for page in pdf:
            text = page.get_textpage()
            text.get_text_range()
            for number in range(text.count_chars()):
                text.get_charbox(number)
    return ""


def files(paths: list[str]) -> Iterator[Path]:
    """Yield the PDFs that paths name."""
    for path in map(Path, paths):
        yield from sorted(path.rglob("*.pdf")) if path.is_dir() else [path]


def main() -> None:
    """Print a line for each file, and the averages."""
    logging.disable(logging.CRITICAL)
    sys.setrecursionlimit(10_000)
    recalls: list[tuple[float, float, float]] = []
    for path in files(sys.argv[1:]):
        data = path.read_bytes()
        ours, seconds = timed(hlreader, data)
        theirs, miner = timed(pdfminer, data)
        plain, alone = timed(pdfium, data)
        _, boxed = timed(boxes, data)
        _, slow = timed(pypdf, data)
        mine, expected = words_of(ours), words_of(theirs)
        agreed = expected & words_of(plain)
        if not ours or not agreed:
            continue
        recall = (mine & expected).total() / expected.total()
        both = (mine & agreed).total() / agreed.total()
        once = len(mine.keys() & agreed.keys()) / len(agreed)
        recalls.append((recall, both, once))
        print(
            f"{path.name[-40:]:40} words {expected.total():6} recall {recall:.3f} "
            f"agreed {both:.3f} once {once:.3f} "
            f"CPU: PDFium {alone:.2f}, with boxes {boxed:.2f}, hlreader {seconds:.2f}, "
            f"pypdf {slow:.2f}, pdfminer {miner:.2f}"
        )
    for name, values in zip(("all", "agreed", "once"), zip(*recalls, strict=True), strict=True):
        print(f"recall, {name}: {sum(values) / len(values):.4f} on average of {len(values)}")


if __name__ == "__main__":
    main()
