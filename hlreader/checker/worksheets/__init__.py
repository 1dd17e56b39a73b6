"""Worksheets of health bodies, filled in as far as a program can judge. One module a worksheet.

Such a module has ``TITLE``, ``SOURCE``, ``ANSWERS`` (its words for yes, no and not applicable) and
``ITEMS``. Adding a line here adds one that ``--worksheet`` knows.
"""

WORKSHEETS = ("cci", "pemat")
