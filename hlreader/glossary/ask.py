"""Answer a query: a term, a question, or several words, some of which have an entry."""

from collections.abc import Sequence
from typing import NamedTuple

from hlreader.glossary.glossary import Glossary, Hit
from hlreader.glossary.parts.explain import by_parts
from hlreader.glossary.words.question import Question, Span, around, longest, without_articles
from hlreader.language import DEFAULT, primary
from hlreader.limits import SUGGESTIONS
from hlreader.readability.lexicon.familiar import is_familiar

_SHORT = 3
"""A word with no more letters than this is like many others by chance."""


class Phrase(NamedTuple):
    """Words of a question that have an entry."""

    text: str
    hit: Hit


class Answer(NamedTuple):
    """A cleaned query with its entry, or with what may help instead."""

    query: str
    hit: Hit | None
    suggestions: Sequence[str]
    """Terms that the reader may have meant, in the reader's language."""
    phrases: Sequence[Phrase] = ()
    """The phrases of a question. A question about only one phrase has a ``hit`` too."""
    unknown: Sequence[str] = ()
    """Words of a question that are not everyday words and have no entry."""
    nearest: Hit | None = None
    """The entry of the first suggestion, if it differs from the query only by a slip."""


class _Parsed(NamedTuple):
    """A question in the language that fits it best."""

    question: Question
    language: str
    found: dict[Span, Hit]
    """Its phrases, in order."""

    @property
    def left_over(self) -> list[int]:
        return self.question.left_over(self.found)

    @property
    def misfit(self) -> tuple[int, int, int]:
        """How many words are left over, phrases are misspelled, and phrases there are."""
        spelled = sum(hit.match == "spelling" for hit in self.found.values())
        return len(self.left_over), spelled, len(self.found)


def ask(words: Glossary, query: str, language: str, most: int = SUGGESTIONS) -> Answer:
    """Return the answer to a query that may be a question, with up to ``most`` suggestions."""
    hit = words.lookup(query, language) or by_parts(query, language)
    return Answer(query, hit, ()) if hit else _take_apart(words, query, primary(language), most)


def ask_in_words(
    words: Glossary, asked: Sequence[str], language: str, most: int = SUGGESTIONS
) -> list[Answer]:
    """Return one answer if the words are one question, or else an answer for each word.

    They are one question if they have a question word, or if some of them are a phrase that has an
    entry, perhaps mistyped.
    """
    whole = ask(words, " ".join(asked), language, most)
    if whole.hit or whole.nearest or _belong_together(asked, whole, primary(language)):
        return [whole]
    return [ask(words, each, language, most) for each in asked]


def _belong_together(asked: Sequence[str], whole: Answer, language: str) -> bool:
    """Return whether words are a question, or some of them are a phrase."""
    if len(asked) == 1 or any(phrase.text not in asked for phrase in whole.phrases):
        return True
    return any(Question(word, language).is_little == [True] for word in asked)


def _take_apart(words: Glossary, query: str, language: str, most: int) -> Answer:
    """Return an answer to a query that has no entry: its phrases, or suggestions."""
    meant = Question(query, language)
    core = meant.text(meant.core) or query
    if len(meant.words) < 2:  # noqa: PLR2004
        return _guessed(words, query, core, language, most)
    parsed = _parse(words, query, language)
    left = parsed.left_over
    if left or not parsed.found:
        guessed = _guessed(words, query, core, language, most)
        if guessed.nearest or (guessed.suggestions and not parsed.found):
            return guessed
    phrases = [Phrase(parsed.question.text(span), hit) for span, hit in parsed.found.items()]
    if len(phrases) == 1 and not left:
        return Answer(query, phrases[0].hit._replace(match="phrase"), (), phrases)
    unknown, suggested = _unknown(words, parsed, most)
    return Answer(query, None, suggested, phrases, unknown)


def _guessed(words: Glossary, query: str, core: str, language: str, most: int) -> Answer:
    """Return a miss with suggestions."""
    suggested = words.suggest(core, most, language) if most else []
    slips = words.suggest(core, 1, language, slip=True) if suggested and len(core) > _SHORT else []
    nearest = words.lookup(slips[0], language) if slips else None
    return Answer(query, None, suggested, nearest=nearest)


def _parse(words: Glossary, query: str, language: str) -> _Parsed:
    """Return a question in the language that fits it best. The first one wins a tie."""
    best: _Parsed | None = None
    for spoken in words.languages_in_turn(language):
        for text in dict.fromkeys((query, without_articles(query, spoken))):
            parsed = _parse_in(words, Question(text, spoken), spoken)
            if best is None or (parsed.found and parsed.misfit < best.misfit):
                best = parsed
    return _with_parts(best) if best else _Parsed(Question(query), DEFAULT, {})


def _with_parts(parsed: _Parsed) -> _Parsed:
    """Return a question with the words that only have an explanation by their parts."""
    found = dict(parsed.found)
    for number in parsed.left_over:
        hit = by_parts(parsed.question.words[number], parsed.language)
        if hit:
            found[Span(number, number + 1)] = hit
    return parsed._replace(found=dict(sorted(found.items())))


def _parse_in(words: Glossary, question: Question, language: str) -> _Parsed:
    spans = question.spans
    texts = [question.text(span) for span in spans]
    hits = {
        span: hit
        for span, hit in zip(spans, words.lookup_all(texts, language, alone=True), strict=True)
        if hit and not (hit.match == "spelling" and question.begins_or_ends_little(span))
    }
    return _Parsed(question, language, {span: hits[span] for span in longest(hits)})


def _unknown(words: Glossary, parsed: _Parsed, most: int) -> tuple[list[str], list[str]]:
    """Return the words left over that are not everyday words, and terms that they may mean."""
    question = parsed.question
    unknown = [
        number
        for number in parsed.left_over
        if not any(map(str.isdigit, question.words[number]))
        and not (parsed.language == DEFAULT and is_familiar(question.words[number].lower()))
    ]
    meant: dict[str, None] = {}
    for number in unknown:
        for span in around(number, question.words):
            if len(question.text(span)) <= _SHORT:
                continue
            near = words.suggest(question.text(span), 1, parsed.language, slip=True) if most else []
            if near:
                meant[near[0]] = None
                break
    return [question.words[number] for number in unknown], list(meant)[:most]
