"""The sheets of a spreadsheet file as one table."""

from collections.abc import Iterator
from itertools import chain, islice
from typing import NamedTuple

from chronology.formats.dataset.record import Refused
from chronology.formats.errors import FileFormatError
from chronology.formats.tabular.header import check_names, counts_rows, is_tags, names_of
from chronology.formats.tabular.sheet_limits import SheetBounds
from chronology.formats.tabular.table import Row, Table

_ROWS_LOOKED_AT = 20


class Sheet(NamedTuple):
    """One sheet: its name, and its rows with their numbers, of any width."""

    name: str
    rows: Iterator[Row]


def first_rows(sheets: Iterator[Sheet]) -> list[list[str]]:
    """Return the first rows of the first sheet that is not empty."""
    found = _begun(sheets)
    return [cells for _, cells in found[1]] if found is not None else []


def read_sheets(sheets: Iterator[Sheet]) -> Table:
    """Return the table of the first sheet that is not empty.

    Later sheets that begin with the same header go on with it, as where a
    table has more rows than a sheet holds; others are left out, and said.

    Raises:
        FileFormatError: no sheet holds anything, or a column is named twice.
    """
    found = _begun(sheets)
    if found is None:
        raise FileFormatError("The file is empty.", "Its first line must name the columns.")
    sheet, first = found
    drops = counts_rows(first[0][1], [cells for _, cells in first[1:]])
    table = Table(names_of(first[0][1][drops:]), iter(()), neutralised=False)
    check_names(table.header, first[0][0])
    rows = chain(first[1:], _filled(sheet.rows))
    table.lines = _lines(table, rows, sheets, drops=drops)
    return table


def _begun(sheets: Iterator[Sheet]) -> tuple[Sheet, list[Row]] | None:
    for sheet in sheets:
        first = list(islice(_filled(sheet.rows), _ROWS_LOOKED_AT))
        if first:
            return sheet, first
    return None


def _filled(rows: Iterator[Row]) -> Iterator[Row]:
    """Yield the rows that are not blank, without the blank cells at their ends."""
    bounds = SheetBounds()
    for line, cells in rows:
        bounds.check(line, cells)
        while cells and not cells[-1].strip():
            cells.pop()
        if cells:
            yield line, cells


def _lines(
    table: Table, rows: Iterator[Row], sheets: Iterator[Sheet], *, drops: bool
) -> Iterator[Row | Refused]:
    first = next(rows, None)
    if first is not None and not is_tags(first[1][drops:]):
        rows = chain([first], rows)
    yield from _fitted(table, rows, drops=drops)
    for sheet in sheets:
        more = _filled(sheet.rows)
        header = next(more, None)
        if header is None:
            continue
        if names_of(header[1][drops:]) == table.header:
            yield from _fitted(table, more, drops=drops)
        else:
            table.noticed.append(("sheets", f"“{sheet.name}” has other columns and was not read"))


def _fitted(table: Table, rows: Iterator[Row], *, drops: bool) -> Iterator[Row | Refused]:
    """Yield rows as wide as the header; those that are wider are refused."""
    width = len(table.header)
    for line, cells in rows:
        kept = cells[drops:]
        if len(kept) > width:
            why = f"the row has {len(kept)} cells and the header {width}: too many."
            yield Refused(line, "", why, tuple(kept))
        elif kept:
            kept += [""] * (width - len(kept))
            yield line, kept
