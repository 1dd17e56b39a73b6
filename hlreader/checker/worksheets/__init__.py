"""Worksheets of health bodies, with the items that a program can judge filled in.

Each worksheet has a module with ``TITLE``, ``SOURCE``, ``ANSWERS`` (its words for yes, no and not
applicable) and ``ITEMS``. ``commands/check.py`` lists their names.
"""
