"""The whole library as a small web site in a folder, which needs no server and no network.

``site.py`` yields its files. ``layout.py`` says where each is, and ``search_index.py`` what can be
searched. The pages are framed like the hand-outs of single articles (``html/``).
"""
