"""A table of events brought into a chronology: good rows written, bad ones handed back."""

from collections.abc import Iterator
from itertools import islice
from pathlib import PurePath

from chronology.errors import ChronologyError
from chronology.formats.base import ImportJob
from chronology.formats.dataset.record import Refused
from chronology.formats.report import ImportReport, Refusal
from chronology.formats.seed.reading import DateWords
from chronology.formats.table.adding import Added, Adder
from chronology.formats.table.changing import Changer
from chronology.formats.table.clashing import Clashes
from chronology.formats.table.columns import EventRow, EventRows, cells_of
from chronology.formats.table.comparing import changed_cells
from chronology.formats.table.draft import RowReader
from chronology.formats.table.errors import CellError, CellRefusal
from chronology.formats.table.extras import with_cells
from chronology.formats.table.header import read_header
from chronology.formats.table.identify import Identified, Known, LineReader
from chronology.formats.table.marks import MARK
from chronology.formats.table.names import Names
from chronology.formats.table.refused import RefusedRows
from chronology.formats.table.sheet import Line
from chronology.formats.tabular import Table, open_table
from chronology.store.settings import DATE_ORDER, ZONE

_BATCH = 2000


def load_table(job: ImportJob) -> ImportReport:
    """Import the rows of a table, and write those that are refused to another.

    Raises:
        FileFormatError: the file is no table at all.
        BadInputError: its columns cannot be told.
    """
    table = open_table(job)
    load = TableLoad(job, table)
    try:
        while batch := list(islice(table.lines, _BATCH)):
            load.take(batch)
            if job.tell is not None:
                job.tell(load.report.read)
        return load.finish()
    except BaseException as error:
        load.give_up(error)
        raise


class TableLoad:
    """The import of one table, a batch of rows at a time.

    Args:
        job: the import.
        table: its rows.
    """

    def __init__(self, job: ImportJob, table: Table) -> None:
        self._job = job
        self._table = table
        self._header = read_header(list(table.header), job.mapping)
        reader = job.unit.reader
        dataset = job.dataset or dataset_name(job)
        self._lines = LineReader(self._header, dataset, neutralised=table.neutralised)
        words = DateWords(str(reader.setting(ZONE, "UTC")), job.order or reader.setting(DATE_ORDER))
        self._names = Names(job.unit)
        self._rows = RowReader(words, self._names)
        self._known = Known(reader)
        self._events = EventRows(reader)
        self._adder = Adder(job, dataset)
        self._clashes = Clashes(reader, theirs=job.theirs)
        self._changer = Changer(job.unit, self._rows, self._names)
        self._refused: list[tuple[int, str, str, tuple[str, ...]]] = []
        self._refused_rows = RefusedRows(job, table)
        self.report = ImportReport()

    def take(self, batch: list[tuple[int, list[str]] | Refused]) -> None:
        """Import one batch of rows."""
        self.report.read += len(batch)
        rows = list(self._identified(batch))
        new = [row for row in rows if row.event is None]
        there = [row for row in rows if row.event is not None]
        self._add(new)
        self._change(there)
        self._hand_back()
        for kind, example in self._table.noticed:
            self.report.warn(kind, example)
        self._table.noticed.clear()

    def _identified(self, batch: list[tuple[int, list[str]] | Refused]) -> Iterator[Identified]:
        rows = []
        for each in batch:
            if isinstance(each, Refused):
                self._refused.append((each.line, each.where, each.why, tuple(each.cells or ())))
                continue
            line = Line(*each)
            try:
                rows.append(self._lines.read(line))
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
            self._names.begin_row()
            try:
                draft = self._rows.read(row.texts, new=True)
                draft.extra = with_cells(row.others, row.extras) | draft.extra
            except CellRefusal as refusal:
                self._take_back()
                self._refuse(row.line, refusal.column, refusal.why)
                continue
            added.append((Added(draft, row.number, row.uuid, row.own_uuid), row.line.number))
        self._names.make()
        self._adder.add([event for event, _ in added])
        for event, line in added:
            self._known.added(event.id, line)
        self.report.added += len(added)

    def _change(self, rows: list[Identified]) -> None:
        wanted = {row.event: row for row in rows if not row.made and row.event is not None}
        # A row known by its content alone says nothing new by saying it again.
        self.report.unchanged += len(rows) - len(wanted)
        for event in list(self._events.of_ids(wanted)):
            row = wanted[event.view.id]
            self._change_one(row, event)

    def _change_one(self, row: Identified, event: EventRow) -> None:
        held = cells_of(event)
        try:
            changed = changed_cells(row, event, held)
            changed = self._clashes.settle(event.view.id, row.texts, held, changed)
            extra = self._changer.new_extra(row, event)
        except CellRefusal as refusal:
            self._refuse(row.line, refusal.column, refusal.why)
            return
        except CellError as error:
            self._refuse(row.line, MARK, str(error))
            return
        if not changed and extra is None:
            self.report.unchanged += 1
            return
        self._names.begin_row()
        try:
            with self._job.unit.savepoint():
                corrects_place = self._changer.change(row, event, changed)
                done = corrects_place or self._differs(event, held)
        except CellRefusal as refusal:
            self._take_back()
            self._refuse(row.line, refusal.column, refusal.why)
        except ChronologyError as error:
            self._take_back()
            self._refuse(row.line, "", str(error))
        else:
            self.report.updated += done
            self.report.unchanged += not done

    def _take_back(self) -> None:
        """Forget the names that a refused row would have made."""
        if self._names.take_back():
            self._rows.forget()

    def _differs(self, event: EventRow, held: dict[str, str]) -> bool:
        """Return whether the event is no longer as it was: an alias changes nothing."""
        now = next(self._events.of_ids([event.view.id]))
        return cells_of(now) != held or now.row["extra"] != event.row["extra"]

    def _refuse(self, line: Line, column: str, why: str) -> None:
        self._refused.append((line.number, column, why, tuple(line.cells)))

    def _hand_back(self) -> None:
        """Report the refused rows of one batch, in the order of the file."""
        for line, column, why, cells in sorted(self._refused, key=lambda each: each[0]):
            self.report.refuse(Refusal(line, self._theirs(column), why))
            if not self._job.dry_run:
                self._refused_rows.add(cells, f"{column}: {why}" if column else why)
        self._refused.clear()

    def _theirs(self, column: str) -> str:
        """Return what the file itself calls one of our columns."""
        position = self._header.ours.get(column)
        return column if position is None else self._table.header[position]

    def finish(self) -> ImportReport:
        """Write what is left to write, and return the report."""
        self._changer.finish()
        self.report.created = {kind: count for kind, count in self._names.made.items() if count}
        self.report.refused_path = self._refused_rows.finish()
        return self.report

    def give_up(self, error: BaseException) -> None:
        """Leave no file of refused rows: the import failed."""
        self._refused_rows.give_up(error)


def dataset_name(job: ImportJob) -> str:
    """Return what the dataset of a file is called: a file of refused rows is of the same."""
    if job.path == "-":
        return "standard-input"
    stem = PurePath(job.input.name).stem
    return stem.partition(".refused")[0] or stem
