"""How many words of PDFs does hlreader read, and how fast, compared with other libraries?

    pip install pdfminer.six pypdf
    python -m tests.benchmarks.pdf_words FOLDER_OR_FILE...

Recall is the share of pdfminer.six's words, with repetitions, that hlreader shows too. Hyphens at
the ends of lines are removed in both, and so is what pdfminer.six writes for a sign without a
letter: "(cid:21)".

- "all" counts each word.
- "body" leaves out the margins: running headers, footers and page numbers, which hlreader shows
  once. The line has their number of words.
- "agreed" counts only the words of the body that PDFium finds too, since pdfminer.six splits some
  words and joins others. The words of these that hlreader loses are listed.

The times are CPU seconds for PDFium's text, its text with the box of each letter, hlreader's whole
reading, and pypdf's text.
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
from hlreader.documents.pdf.letters import read
from hlreader.documents.pdf.lines import lines_of
from hlreader.documents.pdf.margins import parts_of
from hlreader.errors import UnreadableError
from hlreader.models import ItemList, marks_of, plain_text, running_texts, walk

_WORD = re.compile(r"[\u3040-\u9fff]|[^\W_\u3040-\u9fff]+")
_HYPHEN = re.compile(r"[-\u2010\xad]\s*\n\s*(?=[a-z])")

_NO_LETTER = re.compile(r"\(cid:\d+\)")
_MOST_LISTED = 12


def words_of(text: str) -> Counter[str]:
    """Count each word of a text."""
    whole = _HYPHEN.sub("", unicodedata.normalize("NFKC", text))
    return Counter(_WORD.findall(whole.casefold()))


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
    """Return the text that hlreader shows, with the numbers of lists."""
    try:
        blocks = parse(data, "").blocks
    except UnreadableError as error:
        print(f"  hlreader: {error}")
        return ""
    marks = [mark for one in walk(blocks) if isinstance(one, ItemList) for mark in marks_of(one)]
    return "\n".join([*marks, *(plain_text(text.runs) for text in running_texts(blocks))])


def margins(data: bytes) -> str:
    """Return the lines that hlreader takes for running headers, footers and page numbers."""
    _, printed = read(data, "")
    pages = [lines_of(page.frames[0] if page.frames else [], page.dots) for page in printed]
    found = []
    for lines, body in zip(pages, parts_of(pages).bodies, strict=True):
        kept = {id(line) for line in body}
        found += [f"{line.label} {line.text}" for line in lines if id(line) not in kept]
    return "\n".join(found)


def pdfminer(data: bytes) -> str:
    """Return pdfminer.six's text."""
    from pdfminer.high_level import extract_text

    return _NO_LETTER.sub(" ", str(extract_text(io.BytesIO(data))))


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
        apart = words_of(margins(data)) if ours else Counter()
        body = expected - apart
        agreed = body & words_of(plain)
        if not agreed:
            continue
        recalls.append((recall(mine, expected), recall(mine, body), recall(mine, agreed)))
        every, inner, both = recalls[-1]
        print(
            f"{path.name[-40:]:40} words {expected.total():6}, of margins {apart.total():4}; "
            f"recall: all {every:.3f}, body {inner:.3f}, agreed {both:.4f}; "
            f"CPU: PDFium {alone:.2f}, with boxes {boxed:.2f}, hlreader {seconds:.2f}, "
            f"pypdf {slow:.2f}, pdfminer {miner:.2f}"
        )
        if lost := (agreed - mine).most_common(_MOST_LISTED):
            print("  lost:", ", ".join(f"{word} ({times})" for word, times in lost))
    for name, values in zip(("all", "body", "agreed"), zip(*recalls, strict=True), strict=True):
        print(f"recall, {name}: {sum(values) / len(values):.4f} on average of {len(values)}")


def recall(found: Counter[str], expected: Counter[str]) -> float:
    """Return the share of the expected words that were found."""
    return (found & expected).total() / max(1, expected.total())


if __name__ == "__main__":
    main()
