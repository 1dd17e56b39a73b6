"""``hlreader list``: all articles."""

import builtins
import os

from hlreader.commands.options import JsonOption, LanguageOption, LibraryOption
from hlreader.errors import UnreadableError
from hlreader.exits import Exit


def list(  # noqa: A001
    json: JsonOption = False, lang: LanguageOption = "", library: LibraryOption = None
) -> Exit:
    """List the articles by topic, with reading level and reading time."""
    from hlreader.actions.languages import tell_other_language
    from hlreader.actions.output import write_errors, write_json, write_text
    from hlreader.language import preferred
    from hlreader.library.find import Library
    from hlreader.pages.listing import article_list, article_record
    from hlreader.wording import wording_for

    language = lang or preferred(os.environ)
    broken: builtins.list[UnreadableError] = []
    articles = [*Library(library, language).articles(broken.append)]
    if json:
        write_json({"schema": 1, "articles": [article_record(article) for article in articles]})
    else:
        write_text(article_list(articles, wording_for(language)))
    tell_other_language(lang, (article.language for article in articles))
    write_errors(broken)
    return Exit.UNREADABLE if broken else Exit.OK
