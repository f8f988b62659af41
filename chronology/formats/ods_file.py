"""OpenDocument spreadsheets, which LibreOffice writes: tables to be read."""

from chronology.formats.base import Format, never
from chronology.formats.table.load import load_table

ODS = Format(
    name="ods",
    suffixes=(".ods",),
    about="A table in an OpenDocument spreadsheet.",
    recognises=never,
    load=load_table,
    dump=None,
    generic=True,
)
