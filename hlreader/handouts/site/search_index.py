"""What a site can search: a script with its articles and its words.

Browsers do not let a page that was opened as a file read other files, except scripts.

The index is short. Each line is an article or a word, with fields between bars. Of the other names
of a word, it has only what the word itself does not say. Of the texts of the articles, it has each
word once, with the numbers of the articles that have it. Words in most articles are left out.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from hlreader import header_and_footer
from hlreader.handouts.site.layout import Shelf, file_name
from hlreader.models import Article, Heading, Term, plain_text, running_texts

_WORD = re.compile(r"[^\W_]{3,}")
_BAR = re.compile(r"[|\n\r]+")
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_FEW = 4
"""In a library with fewer articles, no word is left out because most of them have it."""


def search_index(shelf: Shelf) -> bytes:
    """Return the script that sets ``hlreaderIndex``."""
    articles = shelf.volume.articles
    index = {
        "articles": "\n".join(map(_article, articles)),
        "texts": "\n".join(_texts(articles)),
        "words": "\n".join(_words(shelf)),
    }
    # JSON is a script, but for these, which could end it in an old browser or in a page.
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    for sign in "<\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return f"window.hlreaderIndex = {text};\n".encode()


def _line(*fields: str) -> str:
    """Return fields as a line, without bars at its end."""
    return "|".join(_BAR.sub(" ", one).strip() for one in fields).rstrip("|")


def _article(article: Article) -> str:
    """Return the slug, the title, one line about the article, and its keywords and headings."""
    blocks = article.document.blocks
    headings = [plain_text(one.runs) for one in blocks if isinstance(one, Heading)]
    more = " ".join(_new_words(article.title, (article.topic, *article.keywords, *headings)))
    return _line(article.slug, article.title, header_and_footer.opening(article), more)


def _texts(articles: Iterable[Article]) -> Iterator[str]:
    """Yield each word of the articles, with the numbers of those that have it, in base 36."""
    having: defaultdict[str, list[int]] = defaultdict(list)
    count = 0
    for number, article in enumerate(articles):
        count += 1
        texts = running_texts(article.document.blocks)
        for word in set(_WORD.findall(" ".join(plain_text(one.runs) for one in texts).lower())):
            having[word].append(number)
    for word, numbers in sorted(having.items()):
        if count < _FEW or len(numbers) <= count / 2:
            yield f"{word}|{','.join(map(_base_36, numbers))}"


def _base_36(number: int) -> str:
    rest, digit = divmod(number, len(_DIGITS))
    return (_base_36(rest) if rest else "") + _DIGITS[digit]


def _words(shelf: Shelf) -> Iterator[str]:
    """Yield each entry, the words of its other names, and its file if that has another name."""
    for term in sorted(shelf.volume.terms, key=_key):
        more = " ".join(_new_words(term.term, (*term.aliases, *term.abbreviations)))
        file = shelf.words[term.term]
        yield _line(term.term, more, "" if file == file_name(term.term) else file)


def _key(term: Term) -> tuple[str, str]:
    return file_name(term.term), term.term


def _new_words(said: str, more: Iterable[str]) -> Iterator[str]:
    """Yield the words of texts that have not been said."""
    seen = set(said.lower().split())
    for text in more:
        for word in text.split():
            if word.lower() not in seen:
                seen.add(word.lower())
                yield word
