"""Articles as files to give to people: a web page, a PDF, a Word file, or plain text.

``leaflet.py`` says what a hand-out holds. Each format draws it in its own way (``formats.py``).
"""
