"""Audit many pages: sources become pages, pages become rows, and rows become a Parquet data set.

``plan`` cuts the sources into parts. Workers of a Dask cluster check the pages of a part
(``part``), each in a process of its own that can be killed (``page_process``). The rows of a part
become one Parquet file (``run``). Then ``duplicates``, ``summary`` and ``report`` look at all rows.

Nothing here is imported at the start of other commands. Dask, PyArrow and the other packages come
with the extra ``hlreader[audit]``.
"""
