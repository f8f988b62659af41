"""Excel: the columns of the CSV export as a workbook of text cells.

A spreadsheet's own dates begin in 1900, end in 9999 and are always one exact
moment, so dates go out as text. XlsxWriter writes a row and forgets it, so memory
stays flat however many there are.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import chain, islice
from tempfile import TemporaryDirectory
from typing import Any

from chronology.errors import BadInputError
from chronology.formats.base import ExportJob, Format, ImportJob, never
from chronology.formats.losses import HIDDEN, Losses
from chronology.formats.output import export_bytes
from chronology.formats.report import ExportReport, ImportReport
from chronology.formats.table.columns import EventRow, EventRows, cells_of
from chronology.formats.table.extras import Extras, find_extras
from chronology.formats.table.header import COLUMNS
from chronology.formats.table.lost import LOST
from chronology.query.filters import Filter
from chronology.text import visible

#: The limits of the format ("Excel specifications and limits", Microsoft): rows of
#: a sheet without its header, and characters of a cell.
ROWS = 1_048_576 - 1
LONGEST = 32_767
#: Said where a text was longer than a cell.
CUT = "texts longer than a cell of 32,767 characters, which are cut there"

#: Columns that are numbers to a spreadsheet too.
_NUMBERS = frozenset({"id", "latitude", "longitude"})
_WIDTHS = {"title": 50, "when": 28, "description": 60, "place": 24, "actors": 30}
#: The moment that a workbook says it was made at, the same for each: two exports of
#: the same events are the same bytes.
_MADE = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)


def _dump(job: ExportJob) -> ExportReport:
    workbook = _library()
    wanted = job.wanted or Filter()
    extras = find_extras(job.reader, wanted, job.extra) or Extras(job.reader, ())
    report = ExportReport(0, job.path)
    losses = Losses((*LOST, HIDDEN))
    with TemporaryDirectory() as folder, export_bytes(job, losses) as out:
        book = workbook(out, {"constant_memory": True, "tmpdir": folder})
        book.set_properties({"created": _MADE})
        try:
            _write(book, EventRows(job.reader).of(wanted), extras, report, losses)
            _close(book)
        finally:
            for sheet in book.worksheets():
                sheet._opt_close()  # noqa: SLF001 - the library closes its files only with the book
    report.losses = losses.counts
    return report


def _library() -> Any:
    """Return what makes a workbook."""
    try:
        from xlsxwriter import Workbook  # noqa: PLC0415 - an optional extra, loaded where needed
    except ImportError:
        raise BadInputError(
            "Excel files need the package XlsxWriter, which is not installed.",
            "Install it with `pip install 'chronology[xlsx]'`, or export to .csv.",
        ) from None
    return Workbook


def _close(book: Any) -> None:
    """Put the sheets together into the file.

    Raises:
        OSError: the disk is full, or another of the system's refusals.
        BadInputError: a sheet is too large for the format.
    """
    from xlsxwriter.exceptions import (  # noqa: PLC0415 - an optional extra
        FileCreateError,
        FileSizeError,
    )

    try:
        book.close()
    except FileCreateError as wrapped:
        raise wrapped.args[0] from None
    except FileSizeError:
        raise BadInputError(
            "The events take more than 4 GB, which no Excel file may hold.",
            "Export to .csv, or export fewer with --in, --where and the like.",
        ) from None


def _write(
    book: Any, events: Iterator[EventRow], extras: Extras, report: ExportReport, losses: Losses
) -> None:
    """Write the events on as many sheets as they need."""
    text = book.add_format({"num_format": "@"})
    head = book.add_format({"num_format": "@", "bold": True})
    columns = [*COLUMNS, *extras.headers]
    for number, part in enumerate(_parts(events), 1):
        sheet = book.add_worksheet("Events" if number == 1 else f"Events {number}")
        _begin(sheet, columns, text, head)
        for line, event in enumerate(part, 1):
            _write_event(sheet, line, event, text, losses, extras=extras)
            report.events += 1


def _parts(events: Iterator[EventRow]) -> Iterator[Iterator[EventRow]]:
    """Yield the events a sheet at a time; at least one sheet, be it empty."""
    yield islice(events, ROWS)
    for first in events:
        yield islice(chain([first], events), ROWS)


def _begin(sheet: Any, columns: Sequence[str], text: Any, head: Any) -> None:
    """Write the header, which stays in sight, and format the columns as text."""
    for column, name in enumerate(columns):
        form = None if name in _NUMBERS else text
        sheet.set_column(column, column, _WIDTHS.get(name, 14), form)
    sheet.freeze_panes(1, 0)
    for column, name in enumerate(columns):
        sheet.write_string(0, column, name, head)


def _write_event(
    sheet: Any, line: int, event: EventRow, text: Any, losses: Losses, *, extras: Extras
) -> None:
    kept = event.row["extra"]
    more = zip(extras.headers, extras.cells(kept), strict=True)
    cut = False
    for column, (name, cell) in enumerate([*cells_of(event).items(), *more]):
        if not cell:
            continue
        if name in _NUMBERS and _is_kept(cell):
            sheet.write_number(line, column, float(cell))
            continue
        shown = _shown(cell)
        cut = cut or len(shown) > LONGEST
        # As a string, whatever it begins with: no cell is ever a formula or a link.
        sheet.write_string(line, column, shown[:LONGEST], text)
    losses.look(replace(event.told, extra=event.told.extra and not extras.are_all(kept)))
    if cut:
        losses.note(CUT)


def _is_kept(number: str) -> bool:
    """Return whether a number survives the 16 digits that a workbook holds."""
    value = float(number)
    return float(f"{value:.16G}") == value


def _shown(cell: str) -> str:
    """Return a cell with hidden characters spelt out, line ends and tabs as they are."""
    if cell.isprintable():
        return cell
    return "".join(char if char in "\n\t" else visible(char) for char in cell)


def _load(job: ImportJob) -> ImportReport:
    from chronology.formats.table.load import load_table  # noqa: PLC0415 - brings what writes

    return load_table(job)


XLSX = Format(
    name="xlsx",
    suffixes=(".xlsx",),
    about="The table as an Excel workbook, its dates as text.",
    recognises=never,
    takes_mapping=True,
    generic=True,
    load=_load,
    dump=_dump,
)
