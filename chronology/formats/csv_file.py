"""CSV: one event a row, as spreadsheets hold them."""

from chronology.formats.base import Format
from chronology.formats.table.dump import dump_table
from chronology.formats.table.load import load_table
from chronology.formats.tabular.dialect import DELIMITERS


def _recognises(beginning: str) -> bool:
    first = next((line for line in beginning.splitlines() if line.strip()), "")
    return any(delimiter in first for delimiter in DELIMITERS)


CSV = Format(
    name="csv",
    suffixes=(".csv", ".tsv"),
    about="Events as a table, for spreadsheets and other people's data.",
    recognises=_recognises,
    load=load_table,
    dump=dump_table,
    generic=True,
)
