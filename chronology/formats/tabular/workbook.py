"""Excel workbooks (.xlsx), their cells as text."""

import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any

from chronology import limits
from chronology.errors import BadInputError
from chronology.formats.errors import FileFormatError
from chronology.formats.tabular.archive import check_sizes, opened
from chronology.formats.tabular.numbers import number_text
from chronology.formats.tabular.sheet_limits import beyond
from chronology.formats.tabular.spreadsheet import Sheet
from chronology.formats.tabular.table import Row
from chronology.formats.text.input import Input

_BATCH = 500
#: What the library raises over a file that is not what it should be.
_BROKEN = (
    ArithmeticError, AttributeError, EOFError, LookupError, NotImplementedError, RuntimeError,
    SyntaxError, TypeError, ValueError, zlib.error,
)  # fmt: skip


def sheets_of_workbook(source: Input) -> Iterator[Sheet]:
    """Yield the sheets of a workbook, whose rows are read as they are taken.

    Raises:
        BadInputError: openpyxl is not installed.
        FileFormatError: the workbook is damaged or too large.
    """
    load = _library()
    with source.open() as stream, opened(stream) as archive:
        check_sizes(archive, "xl/worksheets/")
        with _explained():
            book = load(stream, read_only=True, data_only=True, keep_links=False)
        for sheet in book.worksheets:
            # What a sheet says of its extent may be far from what it holds.
            sheet.reset_dimensions()
            yield Sheet(sheet.title, _rows(sheet))


def _library() -> Any:
    """Return what loads a workbook."""
    try:
        import defusedxml  # noqa: F401, PLC0415 - openpyxl uses it where it is there
        from openpyxl import load_workbook  # noqa: PLC0415 - an optional extra, slow to load
    except ImportError:
        raise BadInputError(
            "Reading Excel files needs the packages openpyxl and defusedxml,"
            " which are not installed.",
            "Install them with `pip install 'chronology[xlsx]'`, or save the table as CSV.",
        ) from None
    return load_workbook


@contextmanager
def _explained() -> Iterator[None]:
    """Tell what the library raises over a damaged workbook in the user's terms."""
    with warnings.catch_warnings():
        # It warns of what it leaves out of the look of a sheet, which nobody reads here.
        warnings.simplefilter("ignore")
        try:
            yield
        except (BadInputError, zipfile.BadZipFile):
            raise
        except OSError as error:
            # The library raises it without a number where the file is no workbook.
            if error.errno is not None:
                raise
            raise _damaged(error) from error
        except _BROKEN as error:
            raise _damaged(error) from error


def _damaged(error: Exception) -> FileFormatError:
    said = " ".join(str(error).split())[:200].rstrip(".")
    return FileFormatError(
        f"The workbook cannot be read: {said or type(error).__name__}.",
        "Save it anew, or save the table as CSV.",
    )


def _rows(sheet: Any) -> Iterator[Row]:
    rows = enumerate(sheet.iter_rows(values_only=True), 1)
    tallest = limits.ROWS.value
    while True:
        with _explained():
            batch = list(islice(rows, _BATCH))
        if not batch:
            return
        for line, values in batch:
            # The library makes up the rows that a file passes over, however many.
            if values:
                yield line, [_text(value) for value in values]
        if batch[-1][0] > tallest:
            raise beyond(limits.ROWS, "the sheet has", batch[-1][0])


def _text(value: object) -> str:
    """Return a cell as plain text: 3 for 3.0, 2016-04-05 for a date."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return number_text(value)
    return _moment(value)


def _moment(value: object) -> str:
    if isinstance(value, datetime):
        # Excel keeps days as midnights; a midnight that was meant is shown as its day.
        return value.date().isoformat() if value.time() == time() else value.isoformat()
    if isinstance(value, timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    return value.isoformat() if isinstance(value, date | time) else str(value)
