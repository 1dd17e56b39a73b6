"""Questions for teach-back: where the text answers them, and the key words of an answer."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from hlreader.errors import NotFoundError
from hlreader.glossary.words.keys import fold_token, tokens
from hlreader.language import DEFAULT, primary
from hlreader.messages import Message
from hlreader.models import (
    Article,
    Block,
    Heading,
    ItemList,
    Paragraph,
    Question,
    RunningText,
    Table,
    heading_named,
    one_line,
    prose_text,
    run_ends,
    running_texts,
    source_offset,
)

FEWEST_QUESTIONS = 3
"""So many questions cover the message of an article."""

_SHORTEST_KEY_WORD = 4
_SHORTEST_STEM, _LONGEST_STEM = 4, 5
"""How many letters tell a word. "Swollen" and "swells" differ, "llama" and "llame" do not."""
_SMALL_WORDS = {
    DEFAULT: (
        "also another because been before being cannot comes could does doing done down each even "
        "every first from give gives goes have having here into just less make makes many means "
        "more most much must need needs none only other others over same says should some such "
        "than that their them then there these they thing things this those very want well were "
        "what when where which while will with without would your"
    ),
    "es": (
        "algo algun alguna algunas alguno algunos antes aqui asi aunque cada como cual cuando "
        "cuanto debe deben desde despues donde ella ellas ellos entre esa esas ese esos esta "
        "estas este esto estos hace hacen hacer hacia hasta mas menos mientras mismo mucha "
        "mucho muchos nada nadie otra otras otro otros para pero poco porque primero puede "
        "pueden quien sino sobre solo suele tambien tanto tiene tienen toda todas todo todos "
        "usted ustedes"
    ),
}
"""Words that say nothing about an answer."""


class AnswerPlace(NamedTuple):
    """The place in the text that answers a question."""

    heading: int
    """The offset of the heading of its section."""
    start: int
    """The offset of the sentence that answers it best."""
    end: int
    """The offset after that sentence."""
    sentence: str
    """The sentence. A row of a table is one, with each cell after the header of its column."""
    blocks: tuple[Block, ...]
    """The block with the sentence. A list or a table has the paragraph that leads it in with it.

    So a sentence such as "Call for any of these:" never comes without its list.
    """


class _Sentence(NamedTuple):
    """A sentence of a section, and the number of its block in the section."""

    text: str
    start: int
    end: int
    block: int


def require_questions(article: Article) -> None:
    """Raise NotFoundError if an article has no questions."""
    if not article.teach_back:
        raise NotFoundError(
            Message("{name} has no questions for teach-back.", name=article.document.name),
            hint=Message(
                "Write `teach_back:` in the front matter of its Markdown file. "
                "`hlreader rules HL608` shows how."
            ),
        )


def section_of(blocks: Iterable[Block], title: str) -> tuple[Block, ...]:
    """Return the blocks below the first heading with a text, without the heading.

    They end before the next heading of its level or above. There are none if no heading has it.
    """
    rest = iter(blocks)
    heading = heading_named(rest, title)
    found: list[Block] = []
    for block in rest if heading else ():
        if heading and isinstance(block, Heading) and block.level <= heading.level:
            break
        found.append(block)
    return tuple(found)


def place_of_answer(
    blocks: Sequence[Block], question: Question, language: str
) -> AnswerPlace | None:
    """Return where a text answers a question, or None if it lacks the section or its text.

    The sentence is the one that has most key words of the answer. Those of its first sentence come
    before all others, then the first of them, then words that are next to each other in both.
    """
    from hlreader.readability.sentences import split_sentences

    heading = heading_named(blocks, question.section)
    section = section_of(blocks, question.section)
    sentences = list(_sentences(section))
    if not heading or not sentences:
        return None
    answer = question.look_for
    first_sentence = split_sentences(answer)[0].text
    first_words, all_words = key_words(first_sentence, language), key_words(answer, language)
    pairs = _pairs(answer)

    def fit(one: _Sentence) -> tuple[int, ...]:
        lacks = _missing(all_words, [one.text])
        has = [number for number, word in enumerate(all_words) if word not in lacks]
        told = [number for number in has if number < len(first_words)]
        alike = len(pairs & _pairs(one.text))
        return len(told), len(has), -min(has, default=len(all_words)), alike

    best = max(sentences, key=fit)
    first = last = best.block
    if first and isinstance(section[first], ItemList | Table):
        first -= isinstance(section[first - 1], Paragraph)
    elif _leads_in(section[first:]):
        last += 1
    found = section[first : last + 1]
    return AnswerPlace(heading.offset, best.start, best.end, best.text, found)


def _leads_in(blocks: Sequence[Block]) -> bool:
    """Return whether the first block is a paragraph that leads in the list or table after it."""
    match blocks:
        case (Paragraph() as paragraph, ItemList() | Table(), *_):
            return one_line(paragraph.runs).endswith((":", "："))
    return False


def key_words(answer: str, language: str) -> list[str]:
    """Return the words of an answer that its section must have: long words and numbers.

    Each comes once, in small letters without accents.
    """
    small = _small_words(primary(language))
    words = dict.fromkeys(_words(answer))
    return [
        word
        for word in words
        if word.isdecimal() or (len(word) >= _SHORTEST_KEY_WORD and word not in small)
    ]


def missing_words(blocks: Iterable[Block], question: Question, language: str) -> list[str]:
    """Return the key words of an answer that the text of its section does not have."""
    texts = running_texts(section_of(blocks, question.section))
    wanted = key_words(question.look_for, language)
    return _missing(wanted, (prose_text(text.runs) for text in texts))


def _missing(wanted: Sequence[str], texts: Iterable[str]) -> list[str]:
    """Return the words that do not begin like a word of the texts."""
    said = "".join(f" {word}" for text in texts for word in _words(text))
    return [word for word in wanted if f" {_stem(word)}" not in said]


@cache
def _small_words(language: str) -> frozenset[str]:
    return frozenset(_SMALL_WORDS.get(language, "").split())


def _pairs(text: str) -> set[tuple[str, str]]:
    """Return the pairs of words that are next to each other."""
    return set(pairwise(_words(text)))


def _words(text: str) -> list[str]:
    return list(map(fold_token, tokens(text)))


def _stem(word: str) -> str:
    """Return the letters that other forms of a word begin with, too."""
    if not word.isalpha():
        return word
    return word[: min(max(len(word) - 1, _SHORTEST_STEM), _LONGEST_STEM)]


def _sentences(section: Sequence[Block]) -> Iterator[_Sentence]:
    """Yield the sentences of a section, and the rows of its tables."""
    from hlreader.readability.sentences import split_sentences

    for number, block in enumerate(section):
        if isinstance(block, Heading):
            continue
        texts = list(running_texts((block,), code=True))
        if isinstance(block, Table):
            yield from _rows(texts, number)
            continue
        for text in texts:
            said, ends = prose_text(text.runs), run_ends(text.runs)
            for words, start, end in split_sentences(said):
                first = source_offset(text.runs, start, ends)
                last = source_offset(text.runs, end - 1, ends)
                yield _Sentence(" ".join(words.split()), first, last + 1, number)


def _rows(cells: Sequence[RunningText], number: int) -> Iterator[_Sentence]:
    """Yield the rows of a table below its header, each cell after the header of its column."""
    headers = {cell.column: one_line(cell.runs) for cell in cells if not cell.row}
    for row in sorted({cell.row for cell in cells if cell.row}):
        written = [cell for cell in cells if cell.row == row]
        parts = (_labelled(headers.get(cell.column, ""), one_line(cell.runs)) for cell in written)
        end = written[-1].runs[-1]
        yield _Sentence(" ".join(parts), written[0].offset, end.offset + len(end.text), number)


def _labelled(header: str, cell: str) -> str:
    colon = "" if not header or header.endswith((":", "?")) else ":"
    stop = "" if cell.endswith((".", "?", "!")) else "."
    return f"{header}{colon} {cell}{stop}".strip()
