"""Events written as CSV (RFC 4180)."""

from dataclasses import replace

from chronology.formats.base import ExportJob
from chronology.formats.losses import Losses
from chronology.formats.output import export_text
from chronology.formats.report import ExportReport
from chronology.formats.table.cells import csv_line
from chronology.formats.table.header import COLUMNS
from chronology.formats.table.lines import Lines
from chronology.formats.table.lost import LOST, LostCount
from chronology.query.filters import Filter
from chronology.query.packed import packed_events


def dump_table(job: ExportJob) -> ExportReport:
    """Write the chosen events, one a row, in the filter's order."""
    report = ExportReport(0, job.path)
    losses = Losses(LOST)
    wanted = job.wanted or Filter()
    lines = Lines(job.reader)
    lost = LostCount(job.reader, losses, whole=replace(wanted, sort="when") == Filter())
    with export_text(job, losses) as out:
        if job.excel:
            out.write("\ufeff")
        out.write(csv_line(COLUMNS) + "\r\n")
        for batch in packed_events(job.reader, wanted):
            out.write("".join([line + "\r\n" for line in lines.of(batch)]))
            report.events += len(batch)
            lost.look(batch)
        lost.finish()
    report.losses = losses.counts
    return report
