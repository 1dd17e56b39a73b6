"""``hlreader list``: the articles there are."""

from hlreader.commands.options import JsonOption, LibraryOption


def list(json: JsonOption = False, library: LibraryOption = None) -> None:  # noqa: A001
    """List the articles by topic, with reading level and minutes."""
    from hlreader.commands.output import write_json, write_text
    from hlreader.library import Library
    from hlreader.pages.listing import article_list, article_record

    articles = [*Library(library).articles()]
    if json:
        write_json({"schema": 1, "articles": [article_record(article) for article in articles]})
    else:
        write_text(article_list(articles))
