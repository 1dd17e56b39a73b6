"""Pages and files from elsewhere become drafts of articles: Markdown with front matter.

``markdown`` writes blocks, with ``inline`` for running text and ``escapes`` for its letters.
Everything here is pure. ``actions/import_article.py`` reads and writes the files.
"""
