"""``hlreader list``: the articles there are."""

import os

from hlreader.commands.options import JsonOption, LanguageOption, LibraryOption


def list(  # noqa: A001
    json: JsonOption = False, lang: LanguageOption = "", library: LibraryOption = None
) -> None:
    """List the articles by topic, with reading level and minutes."""
    from hlreader.commands.output import write_json, write_text
    from hlreader.language import preferred
    from hlreader.library import Library
    from hlreader.pages.listing import article_list, article_record
    from hlreader.pages.wording import wording_for

    language = lang or preferred(os.environ)
    articles = [*Library(library, language).articles()]
    if json:
        write_json({"schema": 1, "articles": [article_record(article) for article in articles]})
    else:
        write_text(article_list(articles, wording_for(language)))
