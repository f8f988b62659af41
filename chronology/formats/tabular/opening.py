"""Opening a table whatever kind of file holds it."""

import csv
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from chronology.formats.base import Readable
from chronology.formats.errors import FileFormatError
from chronology.formats.tabular.archive import OLD_EXCEL, ZIP, kind_of, opened
from chronology.formats.tabular.delimited import look_at, read_delimited
from chronology.formats.tabular.header import counts_rows, names_of
from chronology.formats.tabular.spreadsheet import Sheet, first_rows, read_sheets
from chronology.formats.tabular.table import Table
from chronology.formats.text.input import Input

if TYPE_CHECKING:
    from chronology.formats.tabular.dialect import Quoting


def open_table(
    job: Readable,
    *,
    names: Sequence[str] | None = None,
    delimiter: str | None = None,
    quoted: bool = True,
) -> Table:
    """Return the table that a file holds; its rows are read as they are taken.

    Args:
        job: the file, and the encoding that the user named.
        names: the names of its columns, for a layout without a header.
        delimiter: what separates its cells; None to tell from the first rows.
        quoted: whether a quote begins a cell in which delimiters mean nothing.

    Raises:
        FileFormatError: the file is no table: empty, no text, its header broken.
        BadInputError: there is no such encoding, or a package is missing.
    """
    sheets = _sheets(job.input)
    if sheets is not None:
        return read_sheets(sheets)
    quoting: Quoting = csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE
    dialect = look_at(job.input, job.encoding, delimiter, quoting)
    return read_delimited(job.input, dialect, names)


def peek_header(job: Readable) -> tuple[str, ...] | None:
    """Return the names on a table's first row, None for a file without any.

    An unnamed column that counts the rows is left out, and names are stripped, as
    ``open_table`` does it; of a layout without a header this is its first row.

    Raises:
        FileFormatError: the file is no table.
        BadInputError: there is no such encoding, or a package is missing.
    """
    sheets = _sheets(job.input)
    first = first_rows(sheets) if sheets else look_at(job.input, job.encoding).first
    if not first:
        return None
    return names_of(first[0][counts_rows(first[0], first[1:]) :])


def _sheets(source: Input) -> Iterator[Sheet] | None:
    """Return the sheets of a spreadsheet file; None for any other file.

    Raises:
        FileFormatError: it is a packed archive of another kind, or an old workbook.
    """
    beginning = source.beginning(len(OLD_EXCEL))
    if beginning == OLD_EXCEL:
        raise FileFormatError(
            "The file is a workbook of Excel 97 to 2003 (.xls), which is not read.",
            "Save it as .xlsx or as CSV.",
        )
    if not beginning.startswith(ZIP):
        return None
    with source.open() as stream, opened(stream) as archive:
        kind = kind_of(archive)
    # Loaded where needed: what reads XML is slow to load.
    if kind == "xlsx":
        from chronology.formats.tabular.workbook import (  # noqa: PLC0415 - see above
            sheets_of_workbook,
        )

        return sheets_of_workbook(source)
    from chronology.formats.tabular.opendocument import (  # noqa: PLC0415 - see above
        sheets_of_opendocument,
    )

    return sheets_of_opendocument(source)
