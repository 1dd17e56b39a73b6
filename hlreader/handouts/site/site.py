"""All files of a site."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from hlreader import header_and_footer
from hlreader.glossary import Glossary
from hlreader.handouts.html.elements import Markup, element, filled, joined
from hlreader.handouts.html.frame import Assets, Page, asset, framed, linked
from hlreader.handouts.html.language import tongue_of
from hlreader.handouts.html.page import article_page
from hlreader.handouts.html.sections import clinic_line, source_line
from hlreader.handouts.html.wording import page_wording
from hlreader.handouts.leaflet import Clinic, leaflet
from hlreader.handouts.paper import Paper
from hlreader.handouts.site.layout import OTHER_LETTER, Links, Shelf, Volume, shelf
from hlreader.handouts.site.search_index import search_index
from hlreader.handouts.site.wording import own_name, site_wording
from hlreader.header_and_footer import ended, meanings
from hlreader.models import Article, Term
from hlreader.wording import wording_for

ASSETS = "assets"
"""The folder with the styles and scripts of a site."""


_FOLDER = Path(__file__).parent


class SiteFile(NamedTuple):
    """A file of a site, with its path from the top of the site."""

    path: str
    content: bytes


def site_files(
    volumes: Sequence[Volume], glossary: Glossary, clinic: Clinic, paper: Paper
) -> Iterator[SiteFile]:
    """Yield all files of a site. The first volume is at its top, the others in folders."""
    shelves = [
        shelf(volume, f"{volume.language}/" if number else "")
        for number, volume in enumerate(volumes)
    ]
    style = f"{asset('page.css')}\n{asset('site.css', _FOLDER)}"
    yield SiteFile(f"{ASSETS}/page.css", style.encode())
    yield SiteFile(f"{ASSETS}/page.js", asset("page.js").encode())
    yield SiteFile(f"{ASSETS}/search.js", asset("search.js", _FOLDER).encode())
    for own in shelves:
        others = [one for one in shelves if one is not own]
        yield from _Volume(own, others, glossary, clinic, paper).files()


class _Volume:
    """Draws the pages of one language."""

    def __init__(
        self, own: Shelf, others: Sequence[Shelf], glossary: Glossary, clinic: Clinic, paper: Paper
    ) -> None:
        self.own, self.others, self.shelves = own, others, (own, *others)
        self.glossary, self.clinic, self.paper = glossary, clinic, paper
        self.language = own.volume.language
        self.wording = site_wording(self.language)
        self.page_wording = page_wording(self.language)
        self.tongue = tongue_of(self.wording.language, self.language)

    def files(self) -> Iterator[SiteFile]:
        used: defaultdict[str, list[Article]] = defaultdict(list)
        for article in self.own.volume.articles:
            made = leaflet(article, self.related(article), self.glossary, self.clinic, self.paper)
            for term in made.terms:
                used[term.term].append(article)
            path = self.own.article(article.slug)
            links, top = Links(path, self.shelves), self.top(path, article.slug)
            yield SiteFile(path, article_page(made, self.assets(path), links, top))
        yield self.home()
        index = search_index(self.own)
        yield SiteFile(f"{ASSETS}/search-{self.language}.js", index)
        letters = self.own.by_letter()
        yield self.words_home(letters)
        for letter, terms in letters.items():
            yield self.letter(letter, terms, letters)
        for term in self.own.volume.terms:
            yield self.word(term, used.get(term.term, ()))

    def related(self, article: Article) -> tuple[Article, ...]:
        """Return the articles to read next, in another language if this one lacks them."""
        found = (
            next((one.articles[slug] for one in self.shelves if slug in one.articles), None)
            for slug in article.related
        )
        return tuple(one for one in found if one and one.slug != article.slug)

    def assets(self, path: str, *, searched: bool = False) -> Assets:
        links = Links(path, self.shelves)
        scripts = ["page.js"]
        if searched:
            scripts += [f"search-{self.language}.js", "search.js"]
        return linked(
            [links.to(f"{ASSETS}/page.css")], [links.to(f"{ASSETS}/{one}") for one in scripts]
        )

    def top(self, path: str, slug: str = "") -> Markup:
        """Return the links at the top of a page."""
        links, own, wording = Links(path, self.shelves), self.own, self.wording
        items = [
            element("li", element("a", wording.home, href=links.to(own.home))),
            element("li", element("a", wording.words, href=links.to(own.words_home))),
        ]
        for other in self.others:
            language = other.volume.language
            lang, way = tongue_of(language, self.language)
            address = links.to(other.article(slug) or other.home)
            name = own_name(language)
            link = element("a", name, href=address, hreflang=language, lang=lang, dir=way)
            items.append(element("li", link))
        lang, way = self.tongue
        return element(
            "nav",
            element("ul", *items),
            class_="site",
            aria_label=wording.site_links,
            lang=lang,
            dir=way,
        )

    def page(
        self, path: str, title: str, *main: str, summary: str = "", searched: bool = False
    ) -> SiteFile:
        clinic = clinic_line(self.clinic, self.page_wording, self.tongue)
        page = Page(
            title=title,
            language=self.language,
            main=joined(main),
            wording=self.page_wording,
            tongue=self.tongue,
            summary=summary,
            top=joined((clinic, self.top(path))),
            large_print=self.paper.large_print,
        )
        return SiteFile(path, framed(page, self.assets(path, searched=searched)))

    def home(self) -> SiteFile:
        """Return the page with all articles by topic, and the search."""
        wording, links = self.wording, Links(self.own.home, self.shelves)
        topics: defaultdict[str, list[Article]] = defaultdict(list)
        for article in self.own.volume.articles:
            topics[article.topic].append(article)
        sections, jumps = [], []
        for number, topic in enumerate(sorted(topics, key=lambda one: (not one, one)), 1):
            items = (self.entry(one, links) for one in topics[topic])
            name = topic or wording.other_topics
            title = element("h2", name, id=f"topic_{number}")
            jumps.append(element("li", element("a", name, href=f"#topic_{number}")))
            listed = element("ul", *items, class_="topics")
            sections.append(element("section", title, listed, aria_labelledby=f"topic_{number}"))
        return self.page(
            self.own.home,
            wording.title,
            element("h1", wording.title),
            element("p", wording.welcome),
            self.search(),
            element("nav", element("ul", *jumps), class_="jumps", aria_label=wording.topics),
            *sections,
            element("p", wording_for(self.language).care_team, class_="closing"),
            searched=True,
        )

    def entry(self, article: Article, links: Links) -> Markup:
        """Return an article in a list."""
        link = element("a", article.title, href=links.article(article.slug))
        about = ended(header_and_footer.opening(article))
        time = header_and_footer.reading_time(article, wording_for(self.language))
        rest = " ".join(filter(None, (about, f"{time}." if article.words else "")))
        return element("li", link, element("br"), rest)

    def search(self) -> Markup:
        """Return the search. The script shows it."""
        wording = self.wording
        label = element("label", wording.search, for_="search_box")
        field = element(
            "input",
            type="search",
            id="search_box",
            placeholder=wording.search_hint,
            autocomplete="off",
            spellcheck="false",
        )
        parts = (
            element("div", element("h2", title), element("ul", class_=kind), hidden=True)
            for title, kind in ((wording.articles, "articles"), (wording.words, "words"))
        )
        lang, way = self.tongue
        return element(
            "div",
            label,
            field,
            element("p", class_="said", role="status"),
            *parts,
            class_="search",
            role="search",
            hidden=True,
            lang=lang,
            dir=way,
            data_found=wording.found,
            data_one=wording.found_one,
            data_none=wording.found_none,
            data_similar=wording.similar,
        )

    def words_home(self, letters: Mapping[str, Sequence[Term]]) -> SiteFile:
        path, wording = self.own.words_home, self.wording
        return self.page(
            path,
            wording.words_title,
            element("h1", wording.words_title),
            element("p", wording.words_intro),
            self.letters(path, letters),
        )

    def letters(self, path: str, letters: Iterable[str]) -> Markup:
        """Return links to the words of each letter. The letter of the page is marked."""
        links = Links(path, self.shelves)
        items = []
        for letter in letters:
            there = self.own.letter(letter)
            current = "page" if there == path else ""
            link = element("a", letter.upper(), href=links.to(there), aria_current=current)
            items.append(element("li", link))
        return element(
            "nav", element("ul", *items, class_="letters"), aria_label=self.wording.letters
        )

    def letter(self, letter: str, terms: Iterable[Term], letters: Iterable[str]) -> SiteFile:
        """Return the page with the words that begin with a letter, and what they mean."""
        path, wording = self.own.letter(letter), self.wording
        links = Links(path, self.shelves)
        rows = (
            element(
                "div",
                element("dt", element("a", term.term, href=links.word(term.term))),
                element("dd", term.plain),
            )
            for term in terms
        )
        other = wording.other_letter
        title = other if letter == OTHER_LETTER else wording.letter.format(letter=letter.upper())
        return self.page(
            path,
            title,
            element("h1", title),
            self.letters(path, letters),
            element("dl", *rows),
        )

    def word(self, term: Term, used: Iterable[Article]) -> SiteFile:
        """Return the page of a word."""
        path, words = self.own.word(term.term), wording_for(self.language)
        links = Links(path, self.shelves)
        names = ", ".join((*term.aliases, *term.abbreviations))
        see = joined((self.other_word(name, links) for name in term.see_also), ", ")
        spoken = self.page_wording.say.format(pronunciation=term.pronunciation)
        articles = [self.entry(one, links) for one in used]
        title = element("h2", self.wording.used_in, id="used_in")
        listed = element("ul", *articles, class_="topics")
        main = (
            element("h1", term.term),
            element("p", spoken, class_="say") if term.pronunciation else "",
            *(element("p", part) for part in meanings(term)),
            element("p", term.technical) if term.technical else "",
            element("p", words.other_names.format(names=names)) if names else "",
            element("p", filled(words.see_also, names=see)) if see else "",
            element("p", filled(words.source, source=source_line(term.source)))
            if term.source
            else "",
            element("p", words.entry_reviewed.format(when=term.reviewed)) if term.reviewed else "",
            element("section", title, listed, aria_labelledby="used_in") if articles else "",
        )
        title_text = self.wording.of_word.format(term=term.term)
        return self.page(path, title_text, *main, summary=term.plain)

    def other_word(self, name: str, links: Links) -> Markup:
        address = links.word(name)
        return element("a", name, href=address) if address else element("span", name)
