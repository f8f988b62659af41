"""Events written as CSV (RFC 4180)."""

from collections.abc import Iterable, Sequence
from functools import partial

from chronology.formats.base import ExportJob
from chronology.formats.in_two import Put, may_write_in_two, write_in_two
from chronology.formats.losses import Losses
from chronology.formats.output import export_text
from chronology.formats.report import ExportReport
from chronology.formats.table.cells import csv_line
from chronology.formats.table.extras import Extras, find_extras
from chronology.formats.table.header import COLUMNS
from chronology.formats.table.lines import Lines
from chronology.formats.table.lost import LOST, LostCount
from chronology.query.filters import Filter
from chronology.query.halves import ALL, Half, halves, takes_all
from chronology.query.packed import KEPT_MORE, PackedRow, packed_events
from chronology.store.reader import Reader


def dump_table(job: ExportJob) -> ExportReport:
    """Write the chosen events, one a row, in the filter's order."""
    report = ExportReport(0, job.path)
    losses = Losses(LOST)
    wanted = job.wanted or Filter()
    extras = find_extras(job.reader, wanted, job.extra)
    parts = halves(job.reader, wanted) if may_write_in_two(job.reader) else (ALL,)
    with export_text(job, losses) as out:
        if job.excel:
            out.write("\ufeff")
        out.write(csv_line([*COLUMNS, *(extras.headers if extras else ())]) + "\r\n")
        write = partial(_write_rows, wanted, extras)
        for events, lost in write_in_two(job, out, parts, write):
            report.events += events
            for what, count in lost.items():
                losses.note(what, count)
    report.losses = losses.counts
    return report


def _write_rows(
    wanted: Filter, extras: Extras | None, reader: Reader, half: Half, put: Put
) -> tuple[int, dict[str, int]]:
    """Write some of the events; return how many, and how many of them lost what."""
    losses = Losses(LOST)
    lines = Lines(reader)
    lost = LostCount(reader, losses, whole=takes_all(wanted), numbers=half.numbers)
    events = 0
    for batch in packed_events(reader, wanted, half):
        rows: Sequence[PackedRow] = batch
        written: Iterable[str] = lines.of(batch)
        if extras is not None:
            rows, written = _with_extras(extras.read_by(reader), batch, written)
        put("".join([line + "\r\n" for line in written]))
        events += len(rows)
        lost.look(rows)
    lost.finish()
    return events, losses.counts


def _with_extras(
    extras: Extras, batch: Sequence[PackedRow], lines: Iterable[str]
) -> tuple[list[PackedRow], list[str]]:
    """Return events that are flagged only for what no column holds, and their whole lines."""
    held = extras.of([row[0] for row in batch])
    rows = [
        (*row[:17], row[17] & ~KEPT_MORE) if extras.are_all(extra) else row
        for row, extra in zip(batch, held, strict=True)
    ]
    if not extras.headers:
        return rows, list(lines)
    more = [csv_line(extras.cells(extra)) for extra in held]
    return rows, [f"{line},{rest}" for line, rest in zip(lines, more, strict=True)]
