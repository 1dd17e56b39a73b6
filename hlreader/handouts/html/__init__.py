"""Hand-outs as web pages, each one file that loads nothing.

``page.py`` puts the parts together: ``blocks.py`` draws the article, ``words.py`` its hard words,
``sections.py`` what comes before and after it, and ``frame.py`` the page around it.
"""
