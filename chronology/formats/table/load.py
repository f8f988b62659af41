"""A table of events brought into a chronology: good rows written, bad ones handed back."""

from collections.abc import Iterator
from pathlib import PurePath

from chronology.errors import ChronologyError
from chronology.formats.base import ImportJob
from chronology.formats.report import ImportReport, Refusal
from chronology.formats.seed.reading import DateWords
from chronology.formats.table.adding import Added, Adder
from chronology.formats.table.changing import Changer
from chronology.formats.table.columns import EventRow, EventRows, cells_of
from chronology.formats.table.comparing import changed_cells
from chronology.formats.table.draft import CellRefusal, RowReader
from chronology.formats.table.errors import CellError
from chronology.formats.table.header import Header, read_header
from chronology.formats.table.identify import Identified, Known, read_line
from chronology.formats.table.names import Names
from chronology.formats.table.refused import write_refused
from chronology.formats.table.sheet import Line, Sheet, read_sheet
from chronology.formats.text.files import decode
from chronology.store.settings import DATE_ORDER, ZONE

_BATCH = 2000


def load_table(job: ImportJob) -> ImportReport:
    """Import the rows of a CSV file, and write those that are refused to another.

    Raises:
        FileFormatError: the file is no table at all.
        BadInputError: its columns cannot be told.
    """
    sheet = read_sheet(decode(job.data, job.encoding))
    load = TableLoad(job, sheet)
    for start in range(0, len(sheet.lines), _BATCH):
        load.take(sheet.lines[start : start + _BATCH])
    return load.finish()


class TableLoad:
    """The import of one table, a batch of rows at a time.

    Args:
        job: the import.
        sheet: its rows.
    """

    def __init__(self, job: ImportJob, sheet: Sheet) -> None:
        self._job = job
        self._sheet = sheet
        self._header: Header = read_header(sheet.header, job.mapping)
        reader = job.unit.reader
        self._dataset = dataset_name(job.path)
        self._words = DateWords(
            str(reader.setting(ZONE, "UTC")), job.order or reader.setting(DATE_ORDER)
        )
        self._names = Names(job.unit)
        self._rows = RowReader(self._words, self._names)
        self._known = Known(reader)
        self._events = EventRows(reader)
        self._adder = Adder(job.unit, self._dataset, PurePath(job.path).name, job.data)
        self._changer = Changer(job.unit, self._rows, self._names)
        self._report = ImportReport(read=len(sheet.lines))
        self._refused: list[tuple[Line, str]] = []

    def take(self, lines: list[Line]) -> None:
        """Import one batch of rows."""
        rows = list(self._identified(lines))
        new = [row for row in rows if row.event is None]
        there = [row for row in rows if row.event is not None]
        self._add(new)
        self._change(there)

    def _identified(self, lines: list[Line]) -> Iterator[Identified]:
        rows = []
        for line in lines:
            try:
                rows.append(read_line(self._header, line, self._dataset))
            except CellError as error:
                self._refuse(line, "", str(error))
        bad = set()
        for row, why in self._known.settle(rows):
            self._refuse(row.line, "id", str(why))
            bad.add(id(row))
        return (row for row in rows if id(row) not in bad)

    def _add(self, rows: list[Identified]) -> None:
        added = []
        for row in rows:
            marks = self._names.marks()
            try:
                draft = self._rows.read(row.texts, new=True)
            except CellRefusal as refusal:
                self._names.rewind(marks)
                self._refuse(row.line, refusal.column, refusal.why)
                continue
            draft.extra = row.others | draft.extra
            added.append(Added(draft, row.number, row.uuid))
        self._names.make()
        self._adder.add(added)
        self._report.added += len(added)

    def _change(self, rows: list[Identified]) -> None:
        wanted = {row.event: row for row in rows if not row.made and row.event is not None}
        # A row known by its content alone says nothing new by saying it again.
        self._report.unchanged += len(rows) - len(wanted)
        for event in list(self._events.of_ids(wanted)):
            row = wanted[event.view.id]
            self._change_one(row, event)

    def _change_one(self, row: Identified, event: EventRow) -> None:
        held = cells_of(event)
        changed = changed_cells(row, event, held)
        if not changed and not self._changer.new_extra(row, event):
            self._report.unchanged += 1
            return
        marks = self._names.marks()
        try:
            with self._job.unit.savepoint():
                corrects_place = self._changer.change(row, event, changed)
                done = corrects_place or self._differs(event, held)
        except CellRefusal as refusal:
            self._names.rewind(marks)
            self._refuse(row.line, refusal.column, refusal.why)
        except ChronologyError as error:
            self._names.rewind(marks)
            self._refuse(row.line, "", str(error))
        else:
            self._report.updated += done
            self._report.unchanged += not done

    def _differs(self, event: EventRow, held: dict[str, str]) -> bool:
        """Return whether the event is no longer as it was: an alias changes nothing."""
        now = next(self._events.of_ids([event.view.id]))
        return cells_of(now) != held or now.row["extra"] != event.row["extra"]

    def _refuse(self, line: Line, column: str, why: str) -> None:
        self._report.refused.append(Refusal(line.number, self._theirs(column), why))
        self._refused.append((line, f"{column}: {why}" if column else why))

    def _theirs(self, column: str) -> str:
        """Return what the file itself calls one of our columns."""
        position = self._header.ours.get(column)
        return column if position is None else self._sheet.header[position]

    def finish(self) -> ImportReport:
        """Write what is left to write, and return the report."""
        report = self._report
        self._changer.finish()
        report.refused.sort(key=lambda refusal: refusal.line or 0)
        report.created = {kind: count for kind, count in self._names.made.items() if count}
        if self._refused and not self._job.dry_run:
            self._refused.sort(key=lambda pair: pair[0].number)
            report.refused_path = write_refused(self._job, self._sheet, self._refused)
        return report


def dataset_name(path: str) -> str:
    """Return what the dataset of a file is called: a file of refused rows is of the same."""
    if path == "-":
        return "standard-input"
    stem = PurePath(path).stem
    return stem.partition(".refused")[0] or stem
