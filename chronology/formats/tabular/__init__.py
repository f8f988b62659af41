"""Tables as rows of text: CSV and TSV, Excel workbooks, OpenDocument spreadsheets.

A format that reads a publisher's table asks ``open_table`` for it and gives each
row to ``Table.items``; it meets neither delimiters nor encodings nor cells that
are dates. ``peek_header`` gives the column names alone, to tell whose table it is.
"""

from chronology.formats.tabular.opening import open_table, peek_header
from chronology.formats.tabular.table import RowError, Table

__all__ = ["RowError", "Table", "open_table", "peek_header"]
