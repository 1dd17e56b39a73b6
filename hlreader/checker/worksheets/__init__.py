"""Worksheets of health bodies, filled in as far as a program can judge. One module per worksheet.

Such a module has ``TITLE``, ``SOURCE``, ``ANSWERS`` (its words for yes, no and not applicable) and
``ITEMS``. A new worksheet needs a line here.
"""

WORKSHEETS = ("cci", "pemat")
