"""A hand-out as a web page in one file."""

from hlreader.handouts.html.addresses import NoPages, Pages, places
from hlreader.handouts.html.blocks import Surroundings, drawn
from hlreader.handouts.html.elements import NOTHING, Markup, element, joined
from hlreader.handouts.html.frame import Assets, Page, framed, inlined
from hlreader.handouts.html.language import tongue_in, tongue_of
from hlreader.handouts.html.sections import Added, clinic_line, closing, facts, opening
from hlreader.handouts.html.wording import page_wording
from hlreader.handouts.html.words import pop_outs
from hlreader.handouts.leaflet import Leaflet
from hlreader.models import Article, prose_text, running_texts


def written(leaflet: Leaflet) -> bytes:
    """Return a hand-out as an HTML file."""
    return article_page(leaflet, inlined(), NoPages())


def article_page(leaflet: Leaflet, assets: Assets, pages: Pages, links: Markup = NOTHING) -> bytes:
    """Return the page of an article. ``links`` come at its top, after the name of the clinic."""
    article, language = leaflet.article, page_language(leaflet.article)
    wording = page_wording(language)
    names = places(article.document.blocks)
    added = Added(leaflet, wording, names, pages, language)
    numbers = {term.term: number for number, term in enumerate(leaflet.terms, 1)}
    around = Surroundings(language, leaflet.annotations, numbers, names, pages, wording)
    text = element(
        "article", *opening(added), *drawn(article.document.blocks, around), *closing(added)
    )
    tongue = tongue_of(wording.language, language)
    top = joined((clinic_line(leaflet.clinic, wording, tongue), links))
    page = Page(
        title=article.title,
        language=language,
        main=text,
        wording=wording,
        tongue=tongue,
        summary=article.summary,
        facts=facts(article),
        top=top,
        bottom=pop_outs(leaflet.terms, wording, pages),
        large_print=leaflet.paper.large_print,
    )
    return framed(page, assets)


def page_language(article: Article) -> str:
    """Return the language of an article's page.

    An article that does not say it may be in a script that its supposed language does not use.
    Then it is that script's unknown language, such as ``und-Arab``.
    """
    first = next((text for text in running_texts(article.document.blocks) if text.is_prose), None)
    sample = prose_text(first.runs) if first else article.title
    found = tongue_in(sample, article.language).lang
    return found if found.startswith("und-") else article.language
